"""Sheets wider than their paper: the columns at the right stand on pages of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from model.disclosure import Box, UnitBudget
from parsers.page import Block, Cell, Page, RawGrid, TextLine
from parsers.wide.pages import widened
from parsers.wide.sums import bears_out
from tests.parsers.sheets import BODY, HEAD, MEASURES, Order, Rows, Sheet
from tests.typeset import LEFT, UP


def facts(unit: UnitBudget) -> dict[tuple[str, str], tuple[str, int | None]]:
    """What is read of the statement: the amount as printed and its page, by account and measure."""
    return {(f.code or f.name, f.measure): (f.source.raw, f.source.page) for f in unit.facts}


def amounts(unit: UnitBudget) -> dict[tuple[str, str], str]:
    return {key: raw for key, (raw, _) in facts(unit).items()}


def printed(measures: Sequence[str] = MEASURES) -> dict[tuple[str, str], str]:
    return {
        (code or name, measure): amount
        for code, name, *figures in BODY
        for measure, amount in zip(MEASURES, figures, strict=True)
        if amount and measure in measures
    }


def left_out(unit: UnitBudget) -> list[int | None]:
    """The pages of which a notice says that their table was not read."""
    return [notice.source.page for notice in unit.notices if "没有读" in notice.message]


class TestJoined:
    """The columns of a right page stand in the table again, each figure with its own page."""

    @pytest.mark.parametrize("cuts", [(3,), (2,), (2, 6), (6,)])
    def test_on_one_row_of_pages(self, cuts: tuple[int, ...], tmp_path: Path) -> None:
        unit = Sheet(cuts=cuts).read(tmp_path)
        assert amounts(unit) == printed()
        assert facts(unit)["201", "project"][1] == len(cuts) + 1
        assert not left_out(unit)

    @pytest.mark.parametrize("order", ["down", "over"])
    def test_on_pages_below_each_other(self, order: Order, tmp_path: Path) -> None:
        unit = Sheet(breaks=(4,), order=order).read(tmp_path)
        assert amounts(unit) == printed()
        assert facts(unit)["221", "basic"] == ("20.00", 4)

    def test_without_a_title_on_the_right(self, tmp_path: Path) -> None:
        """A short title in the middle of the left page says nothing there."""
        head = tuple(row[:5] for row in HEAD)
        unit = Sheet(head=head, body=tuple(row[:5] for row in BODY), cuts=(4,)).read(tmp_path)
        assert amounts(unit)["2010501", "personnel"] == "30.00"


class TestBlocksBesideEachOther:
    """Basic expenditure in three blocks of code, name and figure, cut inside of them."""

    HEAD: Rows = (
        ("人员经费", LEFT, LEFT, "公用经费", *(LEFT,) * 5),
        ("科目编码", "科目名称", "决算数") * 3,
    )
    ROWS: Rows = (
        ("301", "工资福利支出", "30.00", "302", "商品和服务支出", "9.00", "30207", "邮电费", "2.00"),
        ("30101", "基本工资", "20.00", "30201", "办公费", "4.00", "310", "资本性支出", "5.00"),
        ("30102", "津贴补贴", "10.00", "30202", "印刷费", "3.00", "31002", "办公设备购置", "5.00"),
        ("人员经费合计", LEFT, "30.00", "公用经费合计", *(LEFT,) * 4, "14.00"),
    )
    TITLE = "2024年一般公共预算财政拨款基本支出决算明细表"

    @pytest.mark.parametrize("cuts", [(4, 8), (4,), (3, 8)])
    def test_the_last_row_has_no_rules_on_the_page_in_the_middle(self, cuts: tuple[int, ...], tmp_path: Path) -> None:
        """公用经费合计 is merged over both cuts; the parts of 302 stand in two blocks, and close with it."""
        unit = Sheet(self.HEAD, self.ROWS, cuts, title=self.TITLE).read(tmp_path)
        cells = [row[at : at + 3] for row in self.ROWS[:3] for at in (0, 3, 6)]
        assert {code: raw for (code, _), raw in amounts(unit).items()} == {
            **{code: raw for code, _, raw in cells},
            "人员经费合计": "30.00",
            "公用经费合计": "14.00",
        }

    def test_figures_of_other_rows(self, tmp_path: Path) -> None:
        """Rows that stand level and do not close are not put together, and no name loses its code."""
        others = (*self.ROWS[1:3], self.ROWS[0])
        moved = [(*row[:5], *other[5:]) for row, other in zip(self.ROWS[:3], others, strict=True)]
        unit = Sheet(self.HEAD, (*moved, self.ROWS[3]), (4, 8), title=self.TITLE).read(tmp_path)
        assert {name for name, _ in amounts(unit)} <= {"301", "30101", "30102", "人员经费合计"}
        assert left_out(unit)


class TestPagesOfASheet:
    """What a spreadsheet leaves out on further pages, or says again there."""

    def test_a_title_on_the_right_only(self, tmp_path: Path) -> None:
        """Narrow pages: the title in the middle of the sheet begins on the second one."""
        unit = Sheet(cuts=(2, 4, 5), is_clipped=True).read(tmp_path)
        assert amounts(unit) == printed()
        assert not left_out(unit)

    @pytest.mark.parametrize("order", ["down", "over"])
    def test_heads_on_the_first_pages_only(self, order: Order, tmp_path: Path) -> None:
        unit = Sheet(breaks=(4,), order=order, is_head_once=True).read(tmp_path)
        assert amounts(unit) == printed()

    @pytest.mark.parametrize("breaks", [(), (4,)])
    def test_columns_repeated_on_each_page(self, breaks: tuple[int, ...], tmp_path: Path) -> None:
        """Codes and names stand on every page, and what stands above them, too."""
        unit = Sheet(cuts=(3, 5), breaks=breaks, repeated=2).read(tmp_path)
        assert amounts(unit) == printed()
        assert not left_out(unit)

    def test_sums_over_pages_below_each_other(self, tmp_path: Path) -> None:
        """Printed over first, a page may end between a parent and its children: all pages together close."""
        unit = Sheet(breaks=(2,), order="over").read(tmp_path)
        assert amounts(unit) == printed()

    def test_a_page_of_blank_columns(self, tmp_path: Path) -> None:
        body = tuple((*row[:5], "", *row[5:]) for row in BODY)
        head = tuple((*row[:5], more, *row[5:]) for row, more in zip(HEAD, (LEFT, "其他"), strict=True))
        unit = Sheet(head, body, cuts=(3, 5, 6)).read(tmp_path)
        assert amounts(unit) == printed()

    def test_two_heads_open_at_both_sides(self, tmp_path: Path) -> None:
        """Both cells of a row of heads on the middle page go on over an edge: a rule between parts their words."""
        years = ("2023年预算数", LEFT, LEFT, "2024年预算数", LEFT, LEFT)
        head = (("科目编码", "科目名称", *years), (UP, UP, *("合计", "基本支出", "项目支出") * 2))
        body = tuple((*row[:2], "9.00", "6.00", "3.00", *row[2:4], row[6]) for row in BODY)
        unit = Sheet(head, body, cuts=(3, 7)).read(tmp_path)
        assert amounts(unit)["201", "total"] == "70.00"
        assert amounts(unit)["201", "prior_basic"] == "6.00"


class TestSums:
    """Whether the figures of pages that were put together bear that out."""

    @pytest.mark.parametrize(("figure", "holds"), [("7.00", True), ("8.00", False)])
    def test_accounts_of_several_units(self, figure: str, *, holds: bool) -> None:
        """Each unit has accounts of its own below the same class; they are parts of its row, not of another unit's."""
        said = (
            ("201", "5.00"),
            ("20103", "5.00"),
            ("201", "7.00"),
            ("20136", figure),
            ("208", "2.00"),
            ("20805", "2.00"),
        )
        rows = tuple(tuple(Cell(text, 1) for text in row) for row in said)
        assert bears_out([RawGrid(rows, page=1)], 1) is holds


class TestLeftOut:
    """What cannot be joined with certainty is no table: no figure of it, and a notice with its page."""

    def test_figures_of_other_rows(self, tmp_path: Path) -> None:
        """The rows stand level, but no parent is the sum of its children."""
        moved = tuple((*row[:3], *other[3:]) for row, other in zip(BODY, (*BODY[2:], *BODY[:2]), strict=True))
        unit = Sheet(body=moved).read(tmp_path)
        assert amounts(unit) == printed(["total"])
        assert left_out(unit) == [2]

    def test_how_many_figures_are_not_read(self, tmp_path: Path) -> None:
        """The notice counts them; a page with codes of its own is not said to be without accounts."""
        moved = tuple((*row[:3], *other[3:]) for row, other in zip(BODY, (*BODY[2:], *BODY[:2]), strict=True))
        count = sum("." in figure for row in moved for figure in row[3:])
        (said,) = (notice.message for notice in Sheet(body=moved).read(tmp_path).notices if "没有读" in notice.message)
        assert said.endswith(f"像是前面一张表右边的几栏，没有科目，接不上原表，其中 {count} 个数字没有读")

    def test_a_head_whose_words_are_lost(self, tmp_path: Path) -> None:
        """The edge of the paper runs through the words of 基本支出: what 小计 is of is not known."""
        head = (("科目编码", "科目名称", "合计", "", LEFT, LEFT, "项目支出"), HEAD[1])
        unit = Sheet(head=head, cuts=(4,)).read(tmp_path)
        assert amounts(unit) == printed(["total"])
        assert left_out(unit) == [1, 2]

    def test_the_unit_of_money_stays(self, tmp_path: Path) -> None:
        """It is printed over the right page alone: the left one must not take that of another table."""
        moved = tuple((*row[:5], *other[5:]) for row, other in zip(BODY, (*BODY[2:], *BODY[:2]), strict=True))
        unit = Sheet(body=moved, cuts=(5,), is_clipped=True, money="单位：元").read(tmp_path)
        assert left_out(unit)[-1] == 2
        (total,) = (fact for fact in unit.facts if (fact.code, fact.measure) == ("201", "total"))
        assert total.value.yuan == 70

    def test_one_column_alone(self, tmp_path: Path) -> None:
        """Figures below a head without any label, with other rows than the table before."""
        unit = Sheet(body=(*BODY[:5], ("", "", "", "", "", "", "1.00")), cuts=(6,), breaks=(5,)).read(tmp_path)
        assert ("合计", "project") in amounts(unit)
        assert "1.00" not in amounts(unit).values()


class TestThreePublic:
    """A table that is one row of figures has no label anywhere: its title over the cut says what belongs to it."""

    HEAD: Rows = (("“三公”经费合计", "因公出国（境）费", "公务用车购置及运行费", LEFT, LEFT, "公务接待费"),)
    PARTS: Rows = ((UP, UP, "小计", "公务用车购置费", "公务用车运行费", UP),)
    ROW: Rows = (("36.01", "1.00", "30.34", "18.00", "12.34", "4.67"),)
    TITLE = "2024年一般公共预算“三公”经费支出表"

    def three_public(self, cut: int, folder: Path) -> UnitBudget:
        return Sheet((*self.HEAD, *self.PARTS), self.ROW, (cut,), title=self.TITLE).read(folder)

    @pytest.mark.parametrize("cut", [2, 3, 4, 5])
    def test_joined(self, cut: int, tmp_path: Path) -> None:
        found = [(name, raw) for (name, _), raw in amounts(self.three_public(cut, tmp_path)).items()]
        assert [raw for _, raw in found] == [*self.ROW[0]]
        assert found[0] == ("合计", "36.01")

    def test_nothing_is_made_of_a_part(self, tmp_path: Path) -> None:
        """The words over the vehicles are lost: their 小计 must not be taken for that of the whole."""
        head = (tuple("" if word.startswith("公务用车") else word for word in self.HEAD[0]),)
        unit = Sheet((*head, *self.PARTS), self.ROW, (4,), title=self.TITLE).read(tmp_path)
        assert {name: raw for (name, _), raw in amounts(unit).items()} == {"合计": "36.01", "因公出国（境）费": "1.00"}
        assert left_out(unit) == [1, 2]


class TestOrdinaryPages:
    """Pages that only look alike stay tables of their own."""

    def test_a_title_of_its_own(self) -> None:
        """A form without labels below its own title, its rows level with those of the table before."""
        pages = [Page(number, 842, 595, _page(number)) for number in (1, 2)]
        assert widened(pages) == pages

    def test_two_pages_of_one_form(self) -> None:
        pages = [Page(number, 842, 595, _page(1)) for number in (1, 2)]
        assert widened(pages) == pages

    @pytest.mark.parametrize("title", ["一般公共预算支出表", "支出总表（按功能科目）"])
    @pytest.mark.parametrize("column", ["项目支出", "经营支出"])
    def test_a_title_inside_each_grid(self, title: str, column: str) -> None:
        """The same accounts at the same places under another title, or under the same one and the same heads."""
        pages = [_accounts_page(1, "支出总表（按功能科目）", "项目支出"), _accounts_page(2, title, column)]
        ours = title != "支出总表（按功能科目）" or column == "项目支出"
        assert (widened(pages) == pages) is ours

    def test_one_form_of_indicators_filled_in_for_two_projects(self) -> None:
        """The levels are those of the form, and no columns that a sheet repeats."""
        head = ("一级指标", "二级指标", "三级指标", "指标值")
        forms = (("法治宣传", "活动场次", "≥12场"), ("人民调解", "调解件数", "≥300件"))
        pages = [
            _page_of(number, (("项目名称", "项目", name, "延续"), head, ("产出指标", "数量指标", indicator, value)))
            for number, (name, indicator, value) in enumerate(forms, 1)
        ]
        assert widened(pages) == pages

    def test_ordinals_alone(self) -> None:
        """The last pages of two tables, whose rows begin with the same ordinals and go on with other accounts."""
        heads = (("序号", "科目名称", "基本支出", "项目支出"), ("序号", "科目名称", "人员经费", "公用经费"))
        names = ("行政运行", "办公费")
        pages = [
            _page_of(at, (head, *((str(n), name, "3.00", f"{n}.00") for n in (9, 10))))
            for at, (head, name) in enumerate(zip(heads, names, strict=True), 1)
        ]
        assert widened(pages) == pages


class TestReports:
    """Programs that print reports head each page of a sheet with the title, and close the heads at the cut."""

    LEFT_ROWS = (("205", "教育支出", "9.00", "1.00"), ("20502", "普通教育", "9.00", "1.00"))
    HEADS = ("科目编码", "科目名称", "合计", "一般公共预算"), ("基金预算", "事业收入", "其他收入", "上年结转")

    def pages(self, *titles: str, right: Sequence[Sequence[str]]) -> list[Page]:
        left = _page_of(1, (self.HEADS[0], *self.LEFT_ROWS))
        return [
            _titled(page, title)
            for page, title in zip((left, _page_of(2, (self.HEADS[1], *right))), titles, strict=True)
        ]

    def test_the_title_again(self) -> None:
        joined = widened(self.pages("收入总表", "收入总表", right=[("6.00", "2.00", "", "")] * 2))
        assert _widths(joined) == [8]
        lines = [block.text for page in joined for block in page.blocks if isinstance(block, TextLine)]
        assert lines == ["收入总表"]

    def test_another_title(self) -> None:
        pages = self.pages("收入总表", "支出总表", right=[("6.00", "2.00", "", "")] * 2)
        assert widened(pages) == pages

    def test_figures_of_other_rows(self) -> None:
        """The same title over rows that do not close."""
        joined = widened(
            self.pages("收入总表", "收入总表", right=[("6.00", "2.00", "", ""), ("1.00", "7.00", "", "3.00")])
        )
        assert _widths(joined) != [8]


class TestSheetsOneAfterAnother:
    """The left page of a further sheet, whose title stands in its middle and so on its right page only."""

    def test_the_same_accounts_again(self) -> None:
        """Codes and names are those of the table before, but a page without any stands at their right."""
        labels = (("205", "教育支出"), ("20502", "普通教育"))
        left = [("科目编码", "科目名称", "总计", "上年"), *((*label, "9.00", "1.00") for label in labels)]
        other = [("科目编码", "科目名称", "合计", "小计"), *((*label, "9.00", "6.00") for label in labels)]
        right = [("一般公共预算", "基金", "事业收入", "其他"), *[("8.00", "", "", "")] * 2]
        far = [("人员经费", "公用经费", "项目支出", "其他"), *[("6.00", "", "3.00", "")] * 2]
        pages = [
            _titled(_page_of(1, left), "收入预算总表"),
            _page_of(2, right),
            _page_of(3, other),
            _titled(_page_of(4, far), "支出预算总表"),
        ]
        assert _widths(widened(pages)) == [8, 8]

    @pytest.mark.parametrize(("side", "joined"), [("支出", [8]), ("收入", [4, 4])])
    def test_income_and_spending_on_a_page_each(self, side: str, joined: list[int]) -> None:
        """Both pages have labels: the heads say that one is the other side of the other."""
        left = [("收入",) * 4, ("项目", "合计", "本年", "上年"), ("一、财政拨款", "9.00", "9.00", "")]
        right = [(side,) * 4, ("项目", "合计", "基本", "项目"), ("一、教育支出", "9.00", "6.00", "3.00")]
        pages = [_page_of(1, left), _titled(_page_of(2, right), "财政拨款收支预算总表")]
        assert _widths(widened(pages)) == joined


def _titled(page: Page, title: str) -> Page:
    """A page with a title over its table."""
    return page._replace(blocks=(TextLine(title, page=page.number, box=Box(100, 60, 300, 75)), *page.blocks))


def _widths(pages: Sequence[Page]) -> list[int]:
    """How many columns the tables have."""
    return [len(block.edges) - 1 for page in pages for block in page.blocks if isinstance(block, RawGrid)]


def _accounts_page(number: int, title: str, column: str) -> Page:
    """A page of one grid with its title in the first row."""
    accounts = (("201", "一般公共服务支出", f"{number}.00", "1.00"), ("20101", "人大事务", f"{number}.00", "1.00"))
    return _page_of(number, ((title,) * 4, ("科目编码", "科目名称", "基本支出", column), *accounts))


def _page_of(number: int, texts: Sequence[Sequence[str]]) -> Page:
    """A page of one grid; a text that is repeated along a row is one merged cell."""
    rows = []
    for r, row in enumerate(texts):
        top, wide = 100 + 20 * r, 100 * len(row)
        whole = Cell(row[0], page=number, box=Box(0, top, wide, top + 20))
        cells = (Cell(text, page=number, box=Box(100 * c, top, 100 * c + 100, top + 20)) for c, text in enumerate(row))
        rows.append((whole,) * len(row) if len(set(row)) == 1 else tuple(cells))
    box = Box(0, 100, 400, 100 + 20 * len(rows))
    return Page(number, 842, 595, (RawGrid(tuple(rows), page=number, box=box, edges=(0, 100, 200, 300, 400)),))


def _page(number: int) -> tuple[Block, ...]:
    """A title and a table of two columns: names and figures, or (page 2) figures only."""
    texts = (("名称", "合计"), ("教育支出", "1.00")) if number == 1 else (("小计", "合计"), ("1.00", "1.00"))
    rows = tuple(
        tuple(Cell(text, page=number, box=Box(100 * c, 100 + 20 * r, 100 * c + 100, 120 + 20 * r)) for c, text in row)
        for r, row in enumerate(map(enumerate, texts))
    )
    title = TextLine(f"支出总表{number}", page=number, box=Box(60, 50, 140, 60))
    return title, RawGrid(rows, page=number, box=Box(0, 100, 200, 140), edges=(0, 100, 200))
