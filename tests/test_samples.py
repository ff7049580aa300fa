"""The shipped pair: what it says about itself, and that its figures are what the program is to find in them."""

from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pypdfium2
import pytest

from tests.typeset.samples import FOLDER, pair
from tests.typeset.samples.figures import Line, Year, tree
from tests.typeset.samples.projects import PROJECTS
from tests.typeset.samples.years import actual_changes, newer, older

NAMES = ("sample-2022.pdf", "sample-2023.pdf")
BOTH = pytest.mark.parametrize("year", [older(), newer()], ids=lambda year: str(year.year))


def page_texts(pdf: bytes | Path) -> list[str]:
    """Return the text layer of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def parts_by_parent(lines: tuple[Line, ...]) -> dict[str, list[Line]]:
    """Group 款 under their 类 and 项 under their 款 by code."""
    below = sorted((line for line in lines if len(line.code) > 3), key=lambda line: line.code[:-2])
    return {code: list(parts) for code, parts in groupby(below, key=lambda line: line.code[:-2])}


@pytest.mark.parametrize("name", NAMES)
class TestShippedFiles:
    """Both files as they lie in the package."""

    def test_is_small(self, name: str) -> None:
        """A sample is package data and stays under 300 KB."""
        assert (FOLDER / name).stat().st_size < 300_000

    def test_says_on_its_cover_that_it_is_a_sample(self, name: str) -> None:
        """Nobody takes the first page for a real unit's budget."""
        cover = page_texts(FOLDER / name)[0]
        assert "样例文件（SAMPLE）" in cover
        assert "非真实单位预算" in cover

    def test_every_page_has_a_text_layer(self, name: str) -> None:
        """No page is a picture: each gives at least its number."""
        assert all(f"第 {n} 页" in text for n, text in enumerate(page_texts(FOLDER / name), 1))

    def test_is_what_the_script_makes(self, name: str) -> None:
        """Figures or sentences changed in the script are in the files, too: `make samples` was run."""
        assert page_texts(pair()[name]) == page_texts(FOLDER / name)


class TestTypesetting:
    """The script itself."""

    def test_gives_the_same_bytes_twice(self) -> None:
        """No clock and no random name gets into a sample."""
        assert pair() == pair()

    def test_only_the_newer_cover_announces_faults(self) -> None:
        """The faults are deliberate and the reader is told so."""
        covers = {name: page_texts(pdf)[0] for name, pdf in pair().items()}
        assert "有意写错三处" in covers["sample-2023.pdf"]
        assert "有意写错三处" not in covers["sample-2022.pdf"]


@BOTH
class TestFigures:
    """The figures before they are printed close in both years."""

    def test_parents_are_their_parts(self, year: Year) -> None:
        """类=Σ款=Σ项, in both columns."""
        for leaves in (year.functions, year.economics):
            lines = {line.code: line for line in tree(leaves)}
            for code, parts in parts_by_parent(tuple(lines.values())).items():
                assert lines[code].first == sum(part.first for part in parts)
                assert lines[code].second == sum(part.second for part in parts)

    def test_basic_expenditure_is_the_same_in_both_classifications(self, year: Year) -> None:
        """基本支出 by function is 人员经费 and 公用经费 together."""
        assert year.total.first == year.basic.total

    def test_accounts_that_print_the_same_money_agree(self, year: Year) -> None:
        """养老保险, 住房公积金 and 医疗 stand in the functional and in the economic table."""
        function = {line.code: line.total for line in year.functions}
        economic = {line.code: line.total for line in year.economics}
        assert function["2080505"] == economic["30108"]
        assert function["2210201"] == economic["30113"]
        assert function["2101101"] == economic["30110"] + economic["30111"]

    def test_projects_cost_the_project_expenditure(self, year: Year) -> None:
        """The limits in the performance targets add up to 项目支出."""
        assert sum(project.cost for project in PROJECTS[year.year]) == year.total.second

    def test_vehicles_cost_the_same_in_both_tables(self, year: Year) -> None:
        """公务用车运行维护费 of 三公 is the economic account 30231."""
        running = next(line.total for line in year.economics if line.code == "30231")
        assert running == year.three_public.running

    def test_office_space_is_part_of_the_buildings(self, year: Year) -> None:
        """其中 never exceeds what it is part of."""
        buildings, offices, *_ = year.assets
        assert offices.part
        assert offices.count <= buildings.count
        assert offices.value <= buildings.value


class TestPair:
    """Both years together."""

    def test_totals_are_those_of_the_reference_and_what_it_implies(self) -> None:
        """2023 as published, 2022 as its comparisons say."""
        assert [str(amount) for amount in _totals(newer())] == ["966.57", "748.97", "217.60"]
        assert [str(amount) for amount in _totals(older())] == ["972.09", "706.42", "265.67"]

    def test_one_comparison_is_wrong_on_purpose(self) -> None:
        """Every change 2023 claims is the actual one but 公务接待费."""
        claimed, actual = vars(newer().changes), vars(actual_changes(newer(), older()))
        assert [name for name in claimed if claimed[name] != actual[name]] == ["reception"]

    def test_misprints_are_in_the_newer_year_only(self) -> None:
        """One amount is off for the user to find; 301 differs by the cent of rounding its source has."""
        assert older().misprints == ()
        assert [(table, code, text) for table, code, _, text in newer().misprints] == [
            ("expenditure", "2080501", "25.61"),
            ("basic_economic", "301", "582.28"),
            ("basic_economic", "301", "582.28"),
        ]

    def test_shows_added_removed_and_renamed_accounts(self) -> None:
        """A comparison of the pair has something of each kind to show."""
        new, old = ({line.code: line.name for line in year.functions} for year in (newer(), older()))
        assert "2029999" in new.keys() - old.keys()
        assert "2080506" in old.keys() - new.keys()
        assert [code for code in new.keys() & old.keys() if new[code] != old[code]] == ["2080501"]


def _totals(year: Year) -> tuple[Decimal, Decimal, Decimal]:
    return year.total.total, year.total.first, year.total.second
