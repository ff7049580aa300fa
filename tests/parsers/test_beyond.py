"""Who asks for facts alone gets the same facts, and waits for nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.disclosure import UnitBudget
from parsers import read
from parsers.cache.folder import Cache
from tests.typeset.samples import FOLDER
from tests.typeset.sheet import Sheet
from tests.typeset.table import LEFT, Rules, Table

SAMPLES = (FOLDER / "sample-2022.pdf", FOLDER / "sample-2023.pdf")
BEYOND = ("targets", "claims", "sections", "glossary")


def only(*paths: Path, cache: Cache | None = None) -> UnitBudget:
    """The unit-year of files of which only the facts are asked for."""
    (budget,) = read(paths, whole=False, cache=cache).units
    return budget


def has_more(budget: UnitBudget) -> bool:
    return any(getattr(budget, name) for name in BEYOND)


def a_document(path: Path, amount: str) -> Path:
    """A statement and a sentence about it."""
    sheet = Sheet()
    sheet.title("2024年单位支出预算总表")
    sheet.unit_line("编制单位：某区档案馆", "单位：万元")
    rows = (("2012601", "行政运行", amount), ("2012604", "档案馆", "20.00"), ("合计", LEFT, "100.00"))
    sheet.table(Table(header=(("科目编码", "科目名称", "合计"),), rows=rows, widths=(2, 4, 2), align="llr"))
    sheet.paragraph("2024年支出预算100.00万元，比上年增加10.00万元，主要原因是人员增加。")
    path.write_bytes(sheet.finish())
    return path


class TestFactsAlone:
    """The rest of a document is left where it is."""

    @pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
    def test_the_facts_are_the_same(self, path: Path) -> None:
        (whole,) = read([path]).units
        part = only(path)
        assert (part.facts, part.others, part.tables) == (whole.facts, whole.others, whole.tables)
        assert has_more(whole)
        assert not has_more(part)


class TestTheWholeAllTheSame:
    """Some ask for facts alone and need everything, or others will."""

    def test_where_a_figure_is_in_doubt(self, tmp_path: Path) -> None:
        """What sentences say is a witness of it."""
        budget = only(a_document(tmp_path / "doubt.pdf", "8O.O0"))
        assert budget.gaps
        assert budget.claims

    def test_where_there_are_no_facts(self, tmp_path: Path) -> None:
        """Whether a document without a table is a disclosure at all, only its sentences tell."""
        sheet = Sheet()
        sheet.title("2024年单位预算情况说明")
        sheet.paragraph("2024年收入预算1,200.50万元，比上年增加10.00万元，主要原因是人员增加。")
        (tmp_path / "prose.pdf").write_bytes(sheet.finish())
        assert only(tmp_path / "prose.pdf").claims

    def test_where_the_cache_is_to_keep_it(self, tmp_path: Path) -> None:
        """The app will ask for the rest."""
        path, cache = a_document(tmp_path / "kept.pdf", "80.00"), Cache(tmp_path / "cache")
        assert only(path, cache=cache) == read([path], cache=cache).units[0]
        assert only(path, cache=cache).claims

    def test_where_several_files_are_one_disclosure(self) -> None:
        """One of them may be in doubt, and the sentences of another be its witness."""
        assert any(has_more(budget) for budget in read(SAMPLES, whole=False).units)


class TestTargetsWithoutRules:
    """Performance targets that no rules part into cells."""

    @pytest.mark.parametrize(("rules", "said"), [("all", 0), ("none", 1), ("horizontal", 1)])
    def test_are_told_not_to_be_read(self, rules: Rules, said: int, tmp_path: Path) -> None:
        """Nothing of them is lost in silence."""
        sheet = Sheet()
        sheet.title("支出总表")
        sheet.unit_line("编制单位：某区档案馆", "单位：万元")
        account = (("2012604", "档案馆", "20.00"), ("合计", LEFT, "20.00"))
        sheet.table(Table(header=(("科目编码", "科目名称", "合计"),), rows=account, widths=(2, 4, 2), align="llr"))
        sheet.page()
        sheet.title("项目绩效目标表")
        header = (("项目名称", "一级指标", "二级指标", "三级指标", "指标值"),)
        rows = (
            ("会议费", "产出指标", "数量指标", "会议次数", "≥10场"),
            ("会议费", "产出指标", "质量指标", "出席率", "≥95%"),
        )
        sheet.table(Table(header=header, rows=rows, widths=(2, 2, 2, 3, 2), align="lllll", rules=rules))
        path = tmp_path / "targets.pdf"
        path.write_bytes(sheet.finish())
        (budget,) = read([path]).units
        found = [notice.message for notice in budget.notices if "绩效目标表的表头" in notice.message]
        assert (len(found), bool(budget.targets)) == (said, not said)
