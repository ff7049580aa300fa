"""Tables without rules, or with horizontal ones only, give the facts of their ruled twin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from model.disclosure import UnitBudget
from parsers import read
from parsers.letters import Letter
from parsers.unruled.lines import is_lead
from parsers.unruled.tables import begun, find_unruled
from parsers.unruled.words import word_of
from tests.parsers.unruled.test_unruled_columns import word
from tests.typeset.sheet import Sheet
from tests.typeset.table import LEFT, UP, Rules, Setting, Table

BALANCE = (
    ("一、财政拨款收入", "120.50", "一、一般公共服务支出", "100.00"),
    ("二、事业收入", "", "二、教育支出", ""),
    ("三、其他收入", "1.00", "三、社会保障和就业支出", "21.50"),
    ("收入总计", "121.50", "支出总计", "121.50"),
)
EXPENDITURE = (
    ("201", "一般公共服务支出", "100.00", "80.00", "20.00"),
    ("20126", "档案事务", "100.00", "80.00", "20.00"),
    ("2012601", "行政运行", "80.00", "80.00", ""),
    ("2012604", "档案馆", "20.00", "", "20.00"),
    ("208", "社会保障和就业支出", "21.50", "21.50", ""),
    ("20805", "行政事业单位养老支出", "21.50", "21.50", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "21.50", "21.50", ""),
    ("合计", LEFT, "121.50", "101.50", "20.00"),
)


def a_document(path: Path, rules: Rules, balance: tuple[tuple[str, ...], ...] = BALANCE) -> UnitBudget:
    """Two typeset tables with the given rules, read back."""
    sheet = Sheet()
    sheet.title("2024年单位收支预算总表")
    sheet.unit_line("编制单位：某区档案馆", "单位：万元")
    head = (("收入", LEFT, "支出", LEFT), ("项目", "预算数", "项目", "预算数"))
    sheet.table(Table(header=head, rows=balance, widths=(4, 2, 4, 2), align="lrlr", rules=rules))
    sheet.page()
    sheet.title("2024年单位支出预算总表")
    sheet.unit_line("编制单位：某区档案馆", "单位：万元")
    heads = (("功能分类科目", LEFT, "合计", "基本支出", "项目支出"), ("科目编码", "科目名称", UP, UP, UP))
    sheet.table(Table(header=heads, rows=EXPENDITURE, widths=(2, 3, 2, 2, 2), align="llrrr", rules=rules))
    path.write_bytes(sheet.finish())
    (budget,) = read([path]).units
    return budget


def facts(budget: UnitBudget) -> dict[object, object]:
    return {fact.key: (fact.name, fact.value.yuan, fact.source.page) for fact in budget.facts}


class TestTwins:
    """The same tables with all rules, with horizontal ones, with none, with a closed head over such rows."""

    @pytest.mark.parametrize("rules", ["horizontal", "none", "heads", "hung"])
    def test_same_facts(self, tmp_path: Path, rules: Rules) -> None:
        ruled = a_document(tmp_path / "ruled.pdf", "all")
        assert len(ruled.facts) == 25
        assert facts(a_document(tmp_path / "plain.pdf", rules)) == facts(ruled)

    @pytest.mark.parametrize("rules", ["horizontal", "none"])
    def test_totals_below_blank_rows(self, tmp_path: Path, rules: Rules) -> None:
        """Blank rows are white: the totals stand far below the last row, in its columns."""
        blank = (*BALANCE[:3], *[("", "", "", "")] * 9, BALANCE[3])
        assert facts(a_document(tmp_path / "plain.pdf", rules, blank)) == facts(a_document(tmp_path / "a.pdf", "all"))

    def test_a_row_without_money_that_might_be_a_title(self, tmp_path: Path) -> None:
        """一般公共预算补助 stands above the head of many tables, but beside no class of spending."""
        rows = (*BALANCE[:2], ("一般公共预算补助", "", "三、城乡社区支出", ""), *BALANCE[2:])
        ruled = a_document(tmp_path / "a.pdf", "all", rows)
        assert facts(a_document(tmp_path / "plain.pdf", "none", rows)) == facts(ruled)

    def test_prose_with_figures_is_no_table(self, tmp_path: Path) -> None:
        sheet = Sheet()
        sheet.title("2024年单位预算情况说明")
        for year in range(2018, 2024):
            sheet.paragraph(f"{year}年收入预算1,200.50万元，比上年增加10.00万元，主要原因是人员增加。")
        path = tmp_path / "prose.pdf"
        path.write_bytes(sheet.finish())
        (budget,) = read([path]).units
        assert not budget.tables
        assert budget.claims


class TestUnsure:
    """Where nothing says which head is whose, a table is named and not read."""

    def test_a_head_over_several_columns_of_figures(self, tmp_path: Path) -> None:
        sheet = Sheet()
        sheet.title("2024年支出总表")
        sheet.unit_line("示例单位", "单位：万元")
        rows = tuple((name, "9.00", "6.00", "3.00") for name in ("201一般公共服务支出", "205教育支出", "208社会保障"))
        header = (("科目", "合计基本支出项目支出", LEFT, LEFT),)
        sheet.table(Table(header=header, rows=rows, widths=(4, 2, 2, 2), align="lrrr", rules="none"))
        sheet.page()
        sheet.title("2024年收入总表")
        sheet.unit_line("示例单位", "单位：万元")
        sheet.table(Table(header=(("项目", "预算数"),), rows=(("一、财政拨款收入", "9.00"),), widths=(3, 1)))
        path = tmp_path / "a.pdf"
        path.write_bytes(sheet.finish())
        (budget,) = read([path]).units
        assert {fact.source.page for fact in budget.facts} == {2}
        assert any("支出总表没有表格线" in notice.message for notice in budget.notices)


class TestSides:
    """Heads at the side of what is below them, groups in the middle, as web pages and spreadsheets have them."""

    def test_the_sides_of_a_balance(self, tmp_path: Path) -> None:
        """Nothing is in the middle of its column; what stands in line with a head says where columns end."""
        sheet = Sheet()
        sheet.title("2024年收支总表")
        sheet.unit_line("示例单位", "单位：万元")
        header = (("收入", LEFT, "支出", LEFT), ("项目", "预算数", "项目", "预算数"))
        setting = Setting(heads="s", padding=1.0)
        sheet.table(Table(header, BALANCE, widths=(4, 1, 4, 3), align="lrlr", rules="none", setting=setting))
        path = tmp_path / "a.pdf"
        path.write_bytes(sheet.finish())
        (budget,) = read([path]).units
        said = {(fact.side, fact.name): str(fact.value.yuan) for fact in budget.facts}
        assert said == {
            ("revenue", "财政拨款收入"): "1205000.00",
            ("revenue", "其他收入"): "10000.00",
            ("revenue", "收入总计"): "1215000.00",
            ("expenditure", "一般公共服务支出"): "1000000.00",
            ("expenditure", "社会保障和就业支出"): "215000.00",
            ("expenditure", "支出总计"): "1215000.00",
        }


class TestBlocks:
    """Blocks of one kind side by side, each with the same words over its columns."""

    def test_words_like_a_title_over_each_block(self) -> None:
        """What stands twice on a line is no title, and what stands above it is of the head, too."""
        title = "一般公共预算拨款安排的“三公”经费预算"
        below = (word("接待费", 60, 120), word("接待费", 260, 120))
        assert is_lead([(word(title, 50, 100),), below], 0)
        assert not is_lead([(word(title, 50, 100), word(title, 250, 100)), below], 0)


class TestEndsOfHeads:
    """The second lines of heads are no title, however few they are."""

    def test_each_ends_a_head_begun_above(self) -> None:
        above = (word("一般公", 200, 100), word("政府性", 260, 100), word("国有资本", 320, 100))
        ends = (word("共预算", 200, 118), word("基金预算", 258, 118), word("经营预算", 320, 118))
        row = (word("教育支出", 50, 136), word("5.00", 210, 136))
        assert not is_lead([above, ends, row], 1)
        assert is_lead([(word("甲", 50, 100),), ends, row], 1)


class TestLargeTitle:
    """A title stands above the head of a table."""

    @pytest.mark.parametrize(("size", "baseline", "is_title"), [(1.0, 111, False), (2.0, 118, True)])
    def test_close_above_it_only_in_larger_type(self, size: float, baseline: float, *, is_title: bool) -> None:
        """Without a unit line between them; lines of one head are as close, in one type."""
        title = word("一般公共预算支出表", 50, 100)
        wide = [letter._replace(x1=letter.x0 + size * (letter.x1 - letter.x0)) for letter in title.letters]
        below = (word("功能分类科目", 60, baseline), word("合计", 200, baseline))
        assert is_lead([(word_of(wide),), below], 0) == is_title


class TestProse:
    """Lines with gaps and figures that are no rows."""

    def lines(self, *texts: tuple[tuple[str, float], ...]) -> list[list[Letter]]:
        """Lines of words, each at its place from the left."""
        found = []
        for number, words in enumerate(texts):
            baseline = 100.0 + 20 * number
            letters = [letter for text, x0 in words for letter in a_word(text, x0, baseline)]
            found.append(letters)
        return found

    def test_a_list_of_amounts_in_a_sentence(self) -> None:
        """Spaced by justification, below a line that could be a title."""
        lines = self.lines(
            (("政府性基金预算财政拨款收入 0.00 万元、国有资本经营预算", 90),),
            (("拨款收入0.00万元、财政专户管理资金收入", 90), ("0.00", 320), ("万元、事", 360)),
            (("业收入", 90), ("0.00", 320), ("万元、上级补助收", 360)),
        )
        assert find_unruled(lines, [], 1)[:2] == ([], lines)

    def test_the_year_a_sentence_begins_with(self) -> None:
        """Below the title of a chart."""
        title, share = (("财政支出情况构成表", 200),), (("90.36%", 250),)
        lines = self.lines(title, share, (("2023", 90), ("年支出预算与上年相比", 120)))
        grids, left, _ = find_unruled(lines, [], 1)
        assert (grids, len(left)) == ([], 3)

    def test_a_page_behind_no_table(self) -> None:
        """Its lines are hardly looked at, but it is not blank; that of a table before would have to look like it."""
        prose = self.lines((("根据区委、区政府的部署，", 90),), (("2024年安排支出9.60万元", 90),))
        assert find_unruled(prose, [], 2, may_go_on=False) == ([], prose, ())
        (guess,) = begun(prose, 2)
        assert guess.is_guess
        assert [len(found.bands) for found in (guess, *find_unruled(prose, [], 2).grids)] == [1, 2]

    @pytest.mark.parametrize("figures", [("9.60", "8.00"), ("无", "8.00"), ("—", "无")])
    @pytest.mark.parametrize("leader", ["", "。。。。。。"])
    def test_a_table_behind_no_table(self, figures: tuple[str, str], leader: str) -> None:
        """Whatever stands for its figures, and leads to them."""
        said = zip(("教育支出", "卫生支出", "合计"), (*figures, figures[0]), strict=True)
        rows = (((name + leader, 90), (figure, 300)) for name, figure in said)
        lines = self.lines((("支出总表", 200),), (("单位：万元", 280),), *rows)
        (grid,) = find_unruled(lines, [], 2, may_go_on=False).grids
        assert [cell.words for row in grid.rows for cell in row if cell] == [
            *("教育支出", figures[0], "卫生支出", figures[1], "合计", figures[0])
        ]


class TestBlanks:
    """Word processors leave blanks where a cell is empty: lines that say nothing."""

    def test_between_rows(self) -> None:
        lines = []
        for at in (100, 130, 160):
            lines += [[*a_word("教育支出", 90, at), *a_word("9.60", 300, at)], a_word(" ", 90, at + 15)]
        (grid,) = find_unruled(lines, [], 1).grids
        assert [[cell.words for cell in row if cell] for row in grid.rows] == [["教育支出", "9.60"]] * 3


class TestNotes:
    """A note stands close below the last row, and goes on no name of it."""

    def test_right_below_the_total(self) -> None:
        names = (("教育支出", 100), ("卫生支出", 116), ("合计", 132))
        rows = [[*a_word(name, 60, at), *a_word("9.60", 300, at)] for name, at in names]
        lines = [a_word("支出总表", 150, 70), *rows, a_word("注：根据部门预算编列。", 50, 144)]
        (grid,), left, _ = find_unruled(lines, [], 1)
        assert [cell.words for cell in grid.rows[-1] if cell] == ["合计", "9.60"]
        assert "".join(letter.text for letter in left[-1]).startswith("注")


class TestTitle:
    """The title of the next table stands as near to a row as the lines of a name do, and is set in larger type."""

    @pytest.mark.parametrize("title", ["单位支出预算总表", "“三公”经费支出表"])
    def test_right_below_the_last_row(self, title: str) -> None:
        head = [*a_word("项目", 90, 100), *a_word("预算数", 300, 100)]
        rows = ([*a_word(name, 90, 120 + 20 * at), *a_word("9,632.00", 300, 120 + 20 * at)] for at, name in ROWS)
        lines = [head, *rows, a_word(title, 120, 157, size=16)]
        (grid,), left, _ = find_unruled(lines, [], 1)
        assert len(grid.rows) == 3
        assert left == lines[3:]

    def test_between_two_tables(self) -> None:
        """Numbered as a row may be."""
        title = a_word("（二）收入预算表", 120, 157, size=16)
        first = [[*a_word(name, 90, 120 + 20 * at), *a_word("9,632.00", 300, 120 + 20 * at)] for at, name in ROWS]
        second = [[*a_word(name, 90, 210 + 20 * at), *a_word("9,632.00", 300, 210 + 20 * at)] for at, name in ROWS]
        heads = [[*a_word("项目", 90, y), *a_word("预算数", 300, y)] for y in (100, 190)]
        grids, left, _ = find_unruled([heads[0], *first, title, heads[1], *second], [], 1)
        assert [len(grid.rows) for grid in grids] == [3, 3]
        assert left == [title]


ROWS = ((0, "合计"), (1, "公务接待费"))


def a_word(text: str, x0: float, baseline: float, size: float = 10.0) -> list[Letter]:
    """Letters side by side, Chinese ones as wide as high."""
    placed = []
    for character in text:
        width = size if character >= "\u3400" else size / 2
        placed.append(Letter(character, x0, baseline - size, x0 + width, baseline + size / 5, baseline))
        x0 += width
    return placed


class TestHeadAtTheEndOfAPage:
    """Title and head are the last lines of a page, and the rows of the table stand on the next one without them."""

    HEADS = (("功能分类科目", LEFT, "合计", "基本支出", "项目支出"), ("科目编码", "科目名称", UP, UP, UP))

    def a_document(self, path: Path, rules: Rules, rows: tuple[tuple[str, ...], ...] = EXPENDITURE) -> UnitBudget:
        table = Table(header=self.HEADS, rows=(), widths=(2, 3, 2, 2, 2), align="llrrr", rules=rules)
        head = (("收入", LEFT, "支出", LEFT), ("项目", "预算数", "项目", "预算数"))
        sheet = Sheet()
        sheet.title("2024年单位收支预算总表")
        sheet.unit_line("编制单位：某区档案馆", "单位：万元")
        sheet.table(Table(header=head, rows=BALANCE, widths=(4, 2, 4, 2), align="lrlr", rules=rules))
        sheet.space(40)
        sheet.title("2024年单位支出预算总表")
        sheet.unit_line("编制单位：某区档案馆", "单位：万元")
        sheet.table(table)
        sheet.page()
        sheet.table(replace(table, header=(), rows=rows)) if rows else sheet.paragraph("本单位没有支出。")
        path.write_bytes(sheet.finish())
        (budget,) = read([path]).units
        return budget

    @pytest.mark.parametrize("rules", ["none", "horizontal"])
    def test_the_rows_are_those_of_the_head(self, tmp_path: Path, rules: Rules) -> None:
        found = facts(self.a_document(tmp_path / "a.pdf", rules))
        assert found == facts(self.a_document(tmp_path / "ruled.pdf", "all"))
        assert len(found) == 25

    def test_a_head_without_rows(self, tmp_path: Path) -> None:
        """What is printed on the next page is no row of it."""
        found = self.a_document(tmp_path / "a.pdf", "none", ())
        assert {fact.statement for fact in found.facts} == {"balance"}
