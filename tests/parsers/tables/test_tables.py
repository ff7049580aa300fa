"""Blocks of pages become tables: titles, units, heads, pages joined, notes below."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.disclosure import Box
from parsers.around.header import split_header
from parsers.around.lead import is_page_number, is_table_lead
from parsers.page import Block, Cell, Page, RawGrid, TextLine
from parsers.tables.layout import Layout, lay_out

ROW = 20.0


STAMPS = (
    "打印日期：2025-03-01  第3页",
    "2025/3/1 10:23  某局2025年预算公开_某县人民政府",
    "3/1/25, 10:23 AM",
    "https://www.example.gov.cn/zwgk/t20250301_1.html   2/7",
)
"""What programs print at the edges of pages."""


class Paper:
    """A page being written: lines and grids one below the other."""

    def __init__(self, number: int) -> None:
        self.number, self.y, self.blocks = number, 40.0, list[Block]()

    def line(self, *texts: str) -> Paper:
        for text in texts:
            self.blocks.append(TextLine(text, page=self.number, box=Box(50, self.y, 500, self.y + 12)))
            self.y += ROW
        return self

    def grid(self, *rows: Sequence[str], edges: Sequence[float] | None = None) -> Paper:
        """A ruled grid; `<` is covered from the left, `^` from above."""
        edges = tuple(edges or (50 + 100 * i for i in range(len(rows[0]) + 1)))
        slots: list[tuple[Cell | None, ...]] = []
        for r, row in enumerate(rows):
            cells: list[Cell | None] = []
            for c, text in enumerate(row):
                box = Box(edges[c], self.y, edges[c + 1], self.y + ROW)
                new = Cell(text, page=self.number, box=box, row=r, column=c)
                cells.append(cells[-1] if text == "<" else slots[-1][c] if text == "^" else new)
            slots.append(tuple(cells))
            self.y += ROW
        box = Box(edges[0], self.y - ROW * len(rows), edges[-1], self.y)
        self.blocks.append(RawGrid(tuple(slots), page=self.number, box=box, edges=edges))
        return self

    def page(self) -> Page:
        return Page(self.number, 600, 800, tuple(self.blocks))


def laid_out(*papers: Paper) -> Layout:
    return lay_out(paper.page() for paper in papers)


HEAD = ("科目编码", "科目名称", "合计")
BODY = (("201", "一般公共服务支出", "10.00"), ("20101", "人大事务", "10.00"))


class TestTitles:
    """A title stands above its grid, with its number and its unit, or in the first merged rows of it."""

    @pytest.mark.parametrize(
        "lead",
        [
            ("2024年单位支出预算总表", "编制单位：某局  单位：万元"),
            ("表3", "支出总表", "单位：万元"),
            ("公开03表", "2024年单位支出预算总表", "部门：某局  单位：万元"),
            ("单位支出预算总表（预算表3）", "单位：万元"),
        ],
    )
    def test_lines_above(self, lead: tuple[str, ...]) -> None:
        (grid,) = laid_out(Paper(1).line("上面一段文字说的是别的事情。", *lead).grid(HEAD, *BODY)).grids
        assert "支出" in grid.title
        assert [line.text for line in grid.lead] == list(lead)

    def test_first_merged_rows(self) -> None:
        rows = (("支出预算总表\n部门：某局  单位：万元", "<", "<"), HEAD, *BODY)
        (grid,) = laid_out(Paper(1).grid(*rows)).grids
        assert grid.title == "支出预算总表"
        assert len(grid.header) == 1

    def test_title_at_the_foot_of_the_page_before(self) -> None:
        (grid,) = laid_out(Paper(1).line("支出预算总表", "单位：万元", "- 1 -"), Paper(2).grid(HEAD, *BODY)).grids
        assert grid.title == "支出预算总表"

    def test_a_title_broken_before_its_last_characters(self) -> None:
        (grid,) = laid_out(
            Paper(1).line("公安办案业务经费项目绩效目", "标表").grid(("项目名称", "办案"), ("a", "b"))
        ).grids
        assert grid.title == "公安办案业务经费项目绩效目标表"

    def test_prose_before_a_table_stays_prose(self) -> None:
        layout = laid_out(Paper(1).line("具体情况见支出预算总表。", "支出预算总表").grid(HEAD, *BODY))
        assert [line.text for line in layout.lines] == ["具体情况见支出预算总表。"]

    @pytest.mark.parametrize(
        "text", ["单位：万元", "编制单位：某局", "202001 某区委办公室本级", "支出总表", "公开 01 表"]
    )
    def test_what_heads_a_table(self, text: str) -> None:
        assert is_table_lead(text)

    @pytest.mark.parametrize(
        "text",
        [
            "2025年预算数",
            "合计",
            "一般公共服务支出",
            "比上年增加10万元。",
            "31012 拆迁补偿 1,052 — 1,052",
            "30201 办公用品费 —",
        ],
    )
    def test_what_does_not(self, text: str) -> None:
        assert not is_table_lead(text)


class TestPages:
    """Pages are joined by the edges of their columns; a new title, or a form filled in anew, is a new table."""

    def test_over_a_blank_page(self) -> None:
        """Between landscape and portrait, printers eject a page with nothing but its number."""
        first, last = Paper(1).line("支出预算总表").grid(HEAD, *BODY), Paper(3).grid(HEAD, *BODY[1:])
        (grid,) = laid_out(first, Paper(2).line("- 2 -"), last).grids
        assert len(grid.body) == 3

    def test_not_over_a_page_that_was_not_read(self) -> None:
        unread = Page(2, 600, 800, remarks=("这一页是图像，没有读出",))
        first, last = Paper(1).line("支出预算总表").grid(HEAD, *BODY), Paper(3).grid(HEAD, *BODY[1:])
        assert len(lay_out((first.page(), unread, last.page())).grids) == 2

    def test_the_same_head_over_other_widths(self) -> None:
        """The paper was turned: the columns are wider, and say the same."""
        turned = Paper(2).grid(HEAD, *BODY[1:], edges=(50, 180, 420, 700))
        (grid,) = laid_out(Paper(1).line("支出预算总表").grid(HEAD, *BODY), turned).grids
        assert [cell.text for cell in grid.body[-1] if cell is not None] == [*BODY[1]]

    def test_another_head_over_other_widths(self) -> None:
        other = Paper(2).grid(("科目编码", "科目名称", "基本支出"), *BODY[1:], edges=(50, 180, 420, 700))
        assert len(laid_out(Paper(1).line("支出预算总表").grid(HEAD, *BODY), other).grids) == 2

    @pytest.mark.parametrize("rows", [BODY[1:], (HEAD, *BODY[1:])], ids=["rows alone", "head again"])
    def test_the_whole_table_stands_aside(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Sheets printed on both sides have other margins on every second page."""
        aside = Paper(2).grid(*rows, edges=(81, 181, 281, 381))
        (grid,) = laid_out(Paper(1).line("支出预算总表").grid(HEAD, *BODY), aside).grids
        assert [[cell.text for cell in row if cell] for row in grid.body[2:]] == [[*BODY[1]]]

    def test_another_head_that_stands_aside(self) -> None:
        """Columns as wide tell nothing where the head is another one."""
        other = Paper(2).grid(("单位编码", "采购项目名称", "采购金额"), *BODY[1:], edges=(81, 181, 281, 381))
        assert len(laid_out(Paper(1).line("支出预算总表").grid(HEAD, *BODY), other).grids) == 2

    @pytest.mark.parametrize("edges", [(50, 156, 247, 350), (40, 152, 245, 360)])
    def test_columns_drawn_a_little_wider(self, edges: tuple[float, ...]) -> None:
        """A program that sets the columns of each page by what it holds; the head is not said again."""
        wider = Paper(2).grid(*BODY, edges=edges)
        (grid,) = laid_out(Paper(1).line("支出预算总表").grid(HEAD, *BODY), wider).grids
        assert [[cell.text for cell in row if cell] for row in grid.body] == [[*row] for row in (*BODY, *BODY)]

    @pytest.mark.parametrize(
        ("rows", "edges"),
        [
            (BODY, (50, 100, 290, 350)),
            ((("某局", "201", "10.00"), ("某站", "202", "2.00")), (50, 156, 247, 350)),
            ((("201", "外交支出", "办公室"), ("20101", "人大事务", "会议室")), (50, 156, 247, 350)),
        ],
        ids=["other widths", "codes in another column", "no figures"],
    )
    def test_columns_of_another_table(self, rows: tuple[tuple[str, ...], ...], edges: tuple[float, ...]) -> None:
        other = Paper(2).grid(*rows, edges=edges)
        assert len(laid_out(Paper(1).line("支出预算总表").grid(HEAD, *BODY), other).grids) == 2

    def test_rows_simply_go_on(self) -> None:
        (grid,) = laid_out(Paper(1).line("支出预算总表").grid(HEAD, *BODY).line("1"), Paper(2).grid(*BODY)).grids
        assert len(grid.body) == 4
        assert grid.pages == (1, 2)

    def test_a_repeated_head_is_no_row(self) -> None:
        (grid,) = laid_out(Paper(1).line("支出预算总表").grid(HEAD, *BODY), Paper(2).grid(HEAD, *BODY)).grids
        assert len(grid.body) == 4

    def test_title_and_head_repeated(self) -> None:
        one, two = (Paper(n).line("支出预算总表", "单位：万元").grid(HEAD, *BODY) for n in (1, 2))
        (grid,) = laid_out(one, two).grids
        assert len(grid.body) == 4

    def test_a_title_on_every_page_is_no_running_head(self) -> None:
        papers = [Paper(n).line("支出预算总表（附表3）", "单位：万元").grid(HEAD, *BODY) for n in (1, 2, 3)]
        (grid,) = laid_out(*papers).grids
        assert (len(grid.body), grid.title) == (6, "支出预算总表（附表3）")

    def test_running_heads_stand_between_pages(self) -> None:
        papers = [Paper(n).line("某局2024年部门预算") for n in (1, 2, 3)]
        papers[0].line("支出预算总表", "单位：万元")
        (grid,) = laid_out(*(paper.grid(*BODY).line(f"第 {paper.number} 页，共 3 页") for paper in papers)).grids
        assert (len(grid.body), grid.title) == (6, "支出预算总表")

    @pytest.mark.parametrize("place", ["第 {} 页", "页码：{}"])
    def test_what_a_program_prints_over_each_page(self, place: str) -> None:
        """The number of the page beside that of the report, the day and the unit of money, below the system's name."""
        words = "报表编号：甲-3　　打印日期：2025-02-18　　金额单位：元　　" + place
        papers = [Paper(n).line("某市预算管理系统").line(words.format(n)) for n in (1, 2, 3)]
        papers[0].line("支出预算总表")
        (grid,) = laid_out(*(paper.grid(*BODY) for paper in papers)).grids
        assert (len(grid.body), grid.title) == (6, "支出预算总表")

    def test_crumbs_stand_between_pages(self) -> None:
        """Single characters of a column that the edge of the paper cuts off."""
        one = Paper(1).line("支出预算总表", "单位：万元").grid(HEAD, *BODY).line("年", "转")
        (grid,) = laid_out(one, Paper(2).grid(HEAD, *BODY)).grids
        assert len(grid.body) == 4

    def test_a_running_head_like_a_title(self) -> None:
        papers = [Paper(n).line(f"某局{n}月部门预算公开表") for n in (1, 2, 3)]
        papers[0].line("支出预算总表", "单位：万元")
        (grid,) = laid_out(*(paper.grid(*BODY) for paper in papers)).grids
        assert (len(grid.body), grid.title) == (6, "支出预算总表")

    def test_a_title_of_its_own_on_every_page_is_none(self) -> None:
        papers = [Paper(n).line("重点项目一览表").grid(("项目名称", f"项目{n}"), ("目标", "做好")) for n in (1, 2, 3)]
        assert {grid.title for grid in laid_out(*papers).grids} == {"重点项目一览表"}

    @pytest.mark.parametrize(
        "again", ["支出预算总表（续）", "支出预算总表（续表）", "续表", "（接上表）", "续表1", "表3（续）"]
    )
    def test_marked_as_continued(self, again: str) -> None:
        one, two = Paper(1).line("支出预算总表").grid(HEAD, *BODY), Paper(2).line(again, "单位：万元").grid(*BODY)
        (grid,) = laid_out(one, two).grids
        assert len(grid.body) == 4

    def test_title_repeated_without_the_head(self) -> None:
        one, two = (Paper(n).line("支出预算总表", "单位：万元") for n in (1, 2))
        assert len(laid_out(one.grid(HEAD, *BODY), two.grid(*BODY)).grids) == 1

    def test_a_lone_merged_total_row_is_mapped_by_position(self) -> None:
        edges = (50.0, 150.0, 250.0, 350.0)
        one = Paper(1).line("支出预算总表").grid(HEAD, *BODY, edges=edges)
        (grid,) = laid_out(one, Paper(2).grid(("合计", "20.00"), edges=(50.0, 250.0, 350.0))).grids
        last = grid.body[-1]
        assert last[0] is last[1]
        assert last[2] is not None
        assert last[2].text == "20.00"

    @pytest.mark.parametrize(("title", "count"), [("特定目标类项目支出表", 2), ("特定目标类项目支出表附注", 1)])
    def test_a_title_over_all_columns_inside_a_grid(self, title: str, count: int) -> None:
        """Two tables typed one right below the other, the second one none of the statements."""
        above = (
            ("国有资本经营预算支出表", "<", "<", "<"),
            ("科目编码", "科目名称", "基本支出", "项目支出"),
            ("", "", "", ""),
        )
        below = ((title, "<", "<", "<"), ("序号", "项目单位", "项目名称", "合计"), ("1", "甲局", "设备购置", "5.00"))
        layout = laid_out(Paper(1).grid(*above, *below))
        assert len(layout.grids) == count

    def test_another_title_is_another_table(self) -> None:
        one, two = Paper(1).line("支出预算总表").grid(HEAD, *BODY), Paper(2).line("收入预算总表").grid(HEAD, *BODY)
        assert [grid.title for grid in laid_out(one, two).grids] == ["支出预算总表", "收入预算总表"]

    def test_other_columns_are_another_table(self) -> None:
        other = Paper(2).grid(("甲", "乙"), ("1", "2"), edges=(70.0, 333.0, 480.0))
        assert len(laid_out(Paper(1).line("支出预算总表").grid(HEAD, *BODY), other).grids) == 2

    def test_a_form_filled_in_anew(self) -> None:
        forms = [Paper(n).line("绩效目标表").grid(("项目名称", f"项目{n}"), ("目标", "做好")) for n in (1, 2)]
        assert len(laid_out(*forms).grids) == 2

    def test_head_and_body_on_two_pages(self) -> None:
        head = Paper(1).line("收支预算总表").grid(("收入", "支出"), edges=(50.0, 250.0, 450.0))
        body = Paper(2).grid(
            ("项目", "预算数", "项目", "预算数"),
            ("一、财政拨款", "1.00", "一、教育支出", "1.00"),
            edges=(50.0, 150.0, 250.0, 350.0, 450.0),
        )
        (grid,) = laid_out(head, body).grids
        assert len(grid.header) == 2
        assert len(grid.body) == 1


class TestNotes:
    """Notes right below a table are its own; what follows them is text."""

    def test_note_and_heading(self) -> None:
        paper = (
            Paper(1).line("支出预算总表").grid(HEAD).line("注：本单位无此项支出，故本表为空表。", "七、国有资产信息")
        )
        layout = laid_out(paper)
        assert [line.text for line in layout.grids[0].trail] == ["注：本单位无此项支出，故本表为空表。"]
        assert [line.text for line in layout.lines] == ["七、国有资产信息"]

    @pytest.mark.parametrize("note", ["本单位无此项支出，故本表无数据。", "本单位2024年没有使用政府性基金安排的支出。"])
    def test_a_note_without_a_label(self, note: str) -> None:
        (grid,) = laid_out(Paper(1).line("支出预算总表").grid(HEAD, ("", "合计", "")).line(note)).grids
        assert [line.text for line in grid.trail] == [note]

    def test_a_sentence_below_figures_is_text(self) -> None:
        said = "本单位2024年没有使用政府性基金安排的支出。"
        layout = laid_out(Paper(1).line("支出预算总表").grid(HEAD, *BODY).line(said))
        assert [line.text for line in layout.lines] == [said]

    def test_a_note_as_the_last_row(self) -> None:
        paper = Paper(1).line("支出预算总表").grid(HEAD, *BODY, ("注：不含上年结转。", "<", "<"))
        (grid,) = laid_out(paper).grids
        assert (len(grid.body), [line.text for line in grid.trail]) == (2, ["注：不含上年结转。"])

    @pytest.mark.parametrize("text", ["- 6 -", "第 3 页", "12", "— 5 —", *STAMPS])
    def test_page_numbers(self, text: str) -> None:
        assert is_page_number(text)


class TestHeads:
    """The head ends after the row of column numbers, or before the first row of data."""

    @pytest.mark.parametrize(
        ("rows", "length"),
        [
            ((("序号", "收入", "<"), ("^", "项目", "预算数"), ("栏次", "1", "2"), ("1", "一、事业收入", "2.00")), 3),
            ((("项目", "<", "合计"), ("类", "款", "^"), ("201", "", "3,296,600")), 2),
            ((("**", "**", "1"), ("201", "一般公共服务支出", "1")), 1),
            ((("合计", "“三公”经费", "<"), ("^", "小计", "公务接待费"), ("5.00", "5.00", "5.00")), 2),
            ((("科目编码", "科目名称", "合计"), ("", "", ""), ("合计", "<", "")), 1),
            ((("科目编码", "科目名称", "合计"), ("合计", "<", "")), 1),
            ((("采购类别", "2023年预留份额"), ("A-货物", "238.78")), 1),
            ((("采购类别", "金额"), ("A-货物", ""), ("C-服务", "4,749.95")), 1),
            ((("项目", "预算数"), ("", "万元"), ("A-货物", "238.78")), 2),
            ((("收入", "<"), ("项目", "\n".join("202预4算年数比增2减0%23年")), ("一、事业收入", "5.00")), 2),
        ],
        ids=[
            *("numbers", "levels", "stars", "no labels", "blank rows", "empty total", "a year is no code"),
            *("a first row without a figure", "a line of units", "upright"),
        ],
    )
    def test_length(self, rows: tuple[tuple[str, ...], ...], length: int) -> None:
        (raw,) = [block for block in Paper(1).grid(*rows).blocks if isinstance(block, RawGrid)]
        header, _ = split_header(raw.rows)
        assert len(header) == length
