"""Codes of scans in three columns: a part that is lost or read in two ways takes no row below it along."""

from __future__ import annotations

from model.amount import Unit
from parsers.page import Cell, Slots
from parsers.recognition.labels import borne_out
from parsers.statements.accounts import read_accounts
from parsers.statements.columns import columns_of
from parsers.statements.table import Context, Harvest
from parsers.statements.unborne import without_unborne
from parsers.tables.grid import Grid

SCAN = 0.99

PENSIONS = ("208", "05", "", "行政事业单位养老支出")
LEAF = ("", "", "05", "机关事业单位基本养老保险缴费支出")


def row(*texts: str | tuple[str, str], confidence: float | None = SCAN) -> Slots:
    """类, 款, 项, name and 1.00; a pair are two readings of one cell."""
    cells = []
    for column, said in enumerate((*texts, "1.00")):
        text, others = (said, ()) if isinstance(said, str) else (f"{said[0]} / {said[1]}", said)
        cells.append(Cell(text, page=1, column=column, confidence=confidence if text else None, others=others))
    return tuple(cells)


def read(*body: Slots) -> Harvest:
    """What 支出总表 with these rows yields."""
    head = ("类", "款", "项", "科目名称", "合计")
    header = tuple(Cell(text, page=1, column=at) for at, text in enumerate(head))
    (grid,), _ = borne_out([Grid((header,), body, "支出总表", pages=(1,))])
    context = Context("scan.pdf", "expenditure", grid.title, Unit.TEN_THOUSAND, 2025)
    part = read_accounts(grid, columns_of(grid, "expenditure", 2025), context)
    without_unborne(part, grid)
    return part


def codes(part: Harvest) -> list[str]:
    """The keys of its facts."""
    return [fact.code for fact in part.facts]


class TestTwoColumns:
    """款 and 项 run together in one column, and names behind the digits."""

    def test_a_class_beside_the_rest(self) -> None:
        """Each row complete, or the 类 printed once."""
        head = tuple(Cell(text, page=1, column=at) for at, text in enumerate(("类", "款项", "科目名称", "合计")))
        said = (
            ("205", "", "教育支出"),
            ("205", "02", "普通教育"),
            ("205", "0203", "初中教育"),
            ("", "0204", "高中教育"),
        )
        body = tuple(tuple(Cell(text, page=1, column=at) for at, text in enumerate((*one, "1.00"))) for one in said)
        grid = Grid((head,), body, "支出总表", pages=(1,))
        context = Context("a.pdf", "expenditure", grid.title, Unit.TEN_THOUSAND, 2025)
        part = read_accounts(grid, columns_of(grid, "expenditure", 2025), context)
        assert codes(part) == ["205", "20502", "2050203", "2050204"]

    def test_what_sets_a_name_off_its_digits_is_no_part_of_it(self) -> None:
        head = tuple(Cell(text, page=1, column=at) for at, text in enumerate(("类", "款", "预算数")))
        said = (("301-工资福利支出", ""), ("", "01-基本工资"))
        body = tuple(tuple(Cell(text, page=1, column=at) for at, text in enumerate((*one, "1.00"))) for one in said)
        grid = Grid((head,), body, "一般公共预算基本支出表", pages=(1,))
        context = Context("a.pdf", "basic_economic", grid.title, Unit.TEN_THOUSAND, 2025)
        part = read_accounts(grid, columns_of(grid, "basic_economic", 2025), context)
        assert [(fact.code, fact.name) for fact in part.facts] == [("301", "工资福利支出"), ("30101", "基本工资")]


class TestParts:
    """Each row prints its own level."""

    def test_the_name_tells_which_reading_is_right(self) -> None:
        """And the rows below have it, too."""
        part = read(row("208", "", "", "社会保障和就业支出"), row("", ("06", "05"), "", PENSIONS[3]), row(*LEAF))
        assert codes(part) == ["208", "20805", "2080505"]

    def test_two_readings_and_an_unknown_name_are_no_key(self) -> None:
        """The rows that carry the part are none either; the next sure part ends that."""
        body = (row("208", ("06", "08"), "", "某某事务"), row("", "", "71", "某某项目"), row(*PENSIONS), row(*LEAF))
        part = read(*body)
        assert codes(part) == ["20805", "2080505"]
        assert len(part.gaps) == 2
        assert [notice.kind for notice in part.notices] == ["unsure-name"] * 2

    def test_a_part_that_could_not_be_read(self) -> None:
        """What was carried before it is not carried on."""
        body = (row(*PENSIONS), row("", "?", "", "某某事务"), row("", "", "71", "某某项目"), row(*PENSIONS))
        assert codes(read(*body))[:1] == ["20805"]
        assert "2080571" not in codes(read(*body))

    def test_a_row_that_lost_its_part_takes_none_along(self) -> None:
        """20805 and not 20811 would be carried down."""
        part = read(row(*PENSIONS), row("", "", "", "残疾人事业"), row("", "", "99", "某某项目"))
        assert codes(part) == ["20805"]

    def test_a_code_that_the_catalogue_calls_otherwise(self) -> None:
        """The name is that of another account: one of both was misread."""
        assert codes(read(row(*PENSIONS), row("", "", "05", "住房公积金"))) == ["20805"]

    def test_a_text_layer_is_taken_as_printed(self) -> None:
        """A wrong code there is the document's own, and a finding."""
        part = read(row(*PENSIONS, confidence=None), row("", "", "05", "住房公积金", confidence=None))
        assert codes(part) == ["20805", "2080505"]
