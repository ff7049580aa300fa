"""Labels of a scan that recognition was not sure of: borne out by the document, or no key."""

from __future__ import annotations

import pytest

from model.amount import Unit
from model.disclosure import Fact
from parsers.page import Cell, Slots
from parsers.recognition.labels import borne_out, changes, is_sure
from parsers.statements.accounts import read_accounts
from parsers.statements.columns import columns_of
from parsers.statements.table import Context, Harvest
from parsers.statements.unborne import without_unborne
from parsers.tables.grid import Grid

SURE, FAINT = 0.99, 0.55

Said = tuple[str, float, tuple[str, ...]]


def row(number: int, code: Said | str, name: Said | str, amount: str = "60.00") -> Slots:
    """A row of codes, names and one column of money as a scan has it; plain text is sure."""
    cells = []
    for column, said in enumerate((code, name, amount)):
        text, confidence, others = (said, SURE, ()) if isinstance(said, str) else said
        cells.append(Cell(text, page=2, row=number, column=column, confidence=confidence, others=others))
    return tuple(cells)


def grid(*body: Slots) -> Grid:
    """支出总表 with these rows."""
    head = tuple(
        Cell(text, page=2, column=at, confidence=SURE) for at, text in enumerate(("科目编码", "科目名称", "合计"))
    )
    return Grid((head,), body, "支出总表", pages=(2,))


def faint(text: str) -> Said:
    """A label of which recognition was not sure."""
    return text, FAINT, ()


def names(grid: Grid) -> list[str]:
    """The labels of its rows, those that nothing bears out with a question mark."""
    cells = [slots[1] for slots in grid.body if slots[1]]
    return [cell.text + "？" * cell.unsure for cell in cells]


def read(grid: Grid) -> Harvest:
    """What the table yields."""
    context = Context("scan.pdf", "expenditure", grid.title, Unit.TEN_THOUSAND, 2025)
    part = read_accounts(grid, columns_of(grid, "expenditure", 2025), context)
    without_unborne(part, grid)
    return part


class TestSure:
    """What is taken as it was read."""

    @pytest.mark.parametrize(
        ("text", "confidence", "expected"),
        [
            ("社会保障和就业支出", FAINT, True),
            ("人员经费合计", FAINT, True),
            ("某某经费合计", FAINT, False),
            ("某某资料汇编", SURE, True),
            ("某某资料汇编", None, True),
            ("某某资料汇编", FAINT, False),
            ("普通教育 206,667.26", SURE, False),
        ],
    )
    def test_known_words_and_certain_ones(self, text: str, confidence: float | None, expected: bool) -> None:
        """A label that ends with an amount is two columns that ran together."""
        assert is_sure(Cell(text, confidence=confidence)) == expected


class TestBorneOut:
    """What sets a doubtful label right."""

    def test_its_code_names_it(self) -> None:
        """Whatever was left of it below a seal."""
        (made,), _ = borne_out([grid(row(1, "2080505", faint("险缴关事业单位")))])
        assert names(made) == ["机关事业单位基本养老保险缴费支出"]

    def test_the_document_says_it_elsewhere(self) -> None:
        """Letter by letter, or but for a character that was lost."""
        other = grid(row(1, "", "示例区水务管理中心"))
        made, said = borne_out(
            [grid(row(1, "", faint("示例区水务管理中心")), row(2, "", faint("示例区务管理中心"))), other]
        )
        assert names(made[0]) == ["示例区水务管理中心", "示例区水务管理中心"]
        assert [page.number for page in said] == [2]

    def test_a_character_of_a_known_word_was_lost(self) -> None:
        """社会保障 below the ring of a seal."""
        (made,), _ = borne_out([grid(row(1, "", faint("会保障和就业支出")))])
        assert names(made) == ["社会保障和就业支出"]

    def test_the_same_characters_in_another_order_are_another_label(self) -> None:
        """结余、结转 is not 结转、结余 misread."""
        (made,), _ = borne_out([grid(row(1, "", faint("财政拨款结余、结转")))])
        assert names(made) == ["财政拨款结余、结转？"]

    def test_nothing_does(self) -> None:
        """It is marked."""
        (made,), said = borne_out([grid(row(1, "", faint("刻本年文出")))])
        assert names(made) == ["刻本年文出？"]
        assert not said

    def test_text_stays_as_it_is(self) -> None:
        """Nothing was recognised there."""
        plain = Grid((), ((Cell("某某资料汇编"), Cell("1.00")),))
        assert borne_out([plain]) == ((plain,), ())

    def test_a_code_of_two_readings_takes_that_of_its_name(self) -> None:
        """And is marked where no reading has that name."""
        known = row(1, "2080505", "机关事业单位基本养老保险缴费支出")
        read_twice = row(2, ("2080606", 0.8, ("2080506",)), "机关事业单位职业年金缴费支出")
        lost = row(3, ("2080909", 0.8, ("2080900",)), "机关事业单位职业年金缴费支出")
        (made,), _ = borne_out([grid(known, read_twice, lost)])
        codes = [slots[0] for slots in made.body if slots[0]]
        assert [(cell.text, cell.unsure) for cell in codes] == [
            ("2080505", False),
            ("2080506", False),
            ("2080909", True),
        ]

    @pytest.mark.parametrize(
        ("one", "two", "count"), [("公用经费", "公用经费", 0), ("公用", "公用经费", 2), ("人员", "公用", 2)]
    )
    def test_changes_are_counted(self, one: str, two: str, count: int) -> None:
        """Characters misread, lost, or too many."""
        assert changes(one, two) == count


class TestUnborne:
    """A row without a label that stands is no fact."""

    def test_its_figures_are_gaps(self) -> None:
        """One Notice for the row; the others stay."""
        (made,), _ = borne_out(
            [grid(row(1, "201", "一般公共服务支出"), row(2, "", faint("刻本年文出")), row(3, "", "?"))]
        )
        part = read(made)
        kept: list[Fact] = part.facts
        assert [fact.code for fact in kept] == ["201"]
        assert [gap.name for gap in part.gaps] == ["刻本年文出", "?"]
        assert [notice.kind for notice in part.notices if notice.kind == "unsure-name"] == ["unsure-name"] * 2

    def test_a_label_that_it_may_be_is_none_either(self) -> None:
        """Of two equal ones the second is called after its heading: which of them stands there is not known."""
        (made,), _ = borne_out(
            [
                grid(
                    row(1, "", faint("一般公共预要财政技敦")),
                    row(2, "", "一般公共预算财政拨款"),
                    row(3, "", "教育支出"),
                )
            ]
        )
        assert [fact.name for fact in read(made).facts] == ["教育支出"]

    def test_a_code_that_is_sure_is_key_enough(self) -> None:
        """Of an account that no catalogue knows."""
        (made,), _ = borne_out([grid(row(1, "201", "一般公共服务支出"), row(2, "2019876", faint("某某事务")))])
        assert [fact.code for fact in read(made).facts] == ["201", "2019876"]

    def test_a_code_of_two_readings_is_none(self) -> None:
        """Nothing tells which it is."""
        doubtful = row(2, ("2019876", 0.8, ("2019870",)), "某某事务")
        (made,), _ = borne_out([grid(row(1, "201", "一般公共服务支出"), doubtful)])
        assert [fact.code for fact in read(made).facts] == ["201"]
