"""Units, years and names around tables; who and when of a document."""

from __future__ import annotations

import pytest

from model.amount import Unit
from parsers.around.heading import column_money, money_of, noted_year, read_heading, unit_of, year_of
from parsers.identity.identify import Identity, identify
from parsers.page import TextLine


def lines(*texts: str) -> list[TextLine]:
    return [TextLine(text, page=1) for text in texts]


class TestYear:
    """The year of a table: in its title, else the latest that a column head names a budget of."""

    def test_column_heads(self) -> None:
        heads = ("2023年预算数", "2024年预算数", "2024年比2023年增减")
        assert read_heading("部门收支总表", lines("单位：万元"), heads).dated(2023) == 2024

    def test_the_title_comes_first(self) -> None:
        assert read_heading("2023年部门收支总表", (), ("2024年预算数",)).dated(2024) == 2023

    def test_heads_may_date_last_years_figures_only(self) -> None:
        """上年 by its number, this year's columns without one: the table is of the document's year."""
        assert read_heading("部门支出总表", (), ("2023年预算数", "合计", "基本支出")).dated(2024) == 2024

    def test_heads_of_spending_name_the_year_where_no_budget_is_named(self) -> None:
        assert read_heading("基本支出表", (), ("2024年基本支出", "合计")).columns_year == 2024
        assert read_heading("支出表", (), ("2023年支出", "2024年预算数")).columns_year == 2024
        assert read_heading("支出表", (), ("2023年支出执行数", "2023年财政拨款结转")).columns_year is None

    @pytest.mark.parametrize(
        ("note", "year"),
        [
            ("注：本单位2025年没有使用政府性基金预算安排的支出。", 2025),
            ("说明：本部门 2025 年度无国有资本经营预算支出", 2025),
            ("注：2025年数据为预算数，上年无此项。", None),
        ],
    )
    def test_a_note_names_the_year_of_what_is_lacking(self, note: str, year: int | None) -> None:
        assert noted_year(lines(note)) == year

    def test_years_without_a_budget_do_not_count(self) -> None:
        assert read_heading("部门项目中期规划表", (), ("2026年", "2027年")).dated(None) is None


class TestMoney:
    """The unit of money belongs to the table; a cut one is still told."""

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("单位：万元", Unit.TEN_THOUSAND),
            ("单位:元", Unit.YUAN),
            ("金额单位：千元", Unit.THOUSAND),
            ("编制单位：某局 单位：元", Unit.YUAN),
            ("单位:万", Unit.TEN_THOUSAND),
            ("单位：人民币万元", Unit.TEN_THOUSAND),
            ("编制单位：万里街道", None),
            ("单位：个、辆、万元", Unit.TEN_THOUSAND),
            ("单位：个", None),
        ],
    )
    def test_lines(self, text: str, unit: Unit | None) -> None:
        assert money_of(text) == unit

    @pytest.mark.parametrize(
        ("head", "unit"),
        [
            ("价值（金额单位：万元）", Unit.TEN_THOUSAND),
            ("金额（人民币：万元）", Unit.TEN_THOUSAND),
            ("预算数（元）", Unit.YUAN),
            ("合计/元", Unit.YUAN),
            ("合计", None),
        ],
    )
    def test_heads(self, head: str, unit: Unit | None) -> None:
        assert column_money(head) == unit


class TestNames:
    """Names of units by their labels, their codes, or both."""

    @pytest.mark.parametrize(
        ("text", "name", "code"),
        [
            ("编制单位：某市某局 单位：元", "某市某局", ""),
            ("202001 某区委办公室本级 预算年度：2023 单位：万元", "某区委办公室本级", "202001"),
            ("部门（单位）：某市大数据局  单位：万元", "某市大数据局", ""),
            ("部门名称：341-某市财政局", "某市财政局", "341"),
            ("单位名称：某局(本级)", "某局（本级）", ""),
            ("单位：018003_某省水利中心  金额单位：万元", "某省水利中心", "018003"),
            ("编制单位（公章）：某市某局", "某市某局", ""),
            ("公开部门：某市某局 2026年 单位：万元", "某市某局", ""),
            ("单位名称：某县某局 公开01表 单位：万元", "某县某局", ""),
            ("单位名称：某县某局 预算01-1表", "某县某局", ""),
            ("部门：某县某局  附表3", "某县某局", ""),
            ("预算代码：224001　　预算单位：某县某局  单位：万元", "某县某局", "224001"),
            ("单位名称：某县某局 单位编码：[361301] 金额单位：元", "某县某局", "361301"),
            ("2026年预算数", "", ""),
            ("单位：万元", "", ""),
            ("221 住房保障支", "", ""),
            ("221 住房保障中心", "住房保障中心", "221"),
            ("305 某某站事务 1,342.50  1,342.50", "", ""),
        ],
    )
    def test_unit_of(self, text: str, name: str, code: str) -> None:
        assert unit_of(text) == (name, code)

    def test_year_with_a_blank_inside(self) -> None:
        assert year_of("202 6 年部门预算") == 2026

    def test_the_lead_of_a_table(self) -> None:
        heading = read_heading("收支总表", lines("收支总表", "部门：某局", "预算年度：2024  单位：万元"))
        assert (heading.unit, heading.unit_name, heading.year) == (Unit.TEN_THOUSAND, "某局", 2024)


class TestIdentity:
    """Content first, the file name last and marked."""

    def identified(
        self, *cover: str, titles: tuple[str, ...] = (), lead: tuple[str, ...] = (), file: str = "x.pdf"
    ) -> Identity:
        headings = [read_heading(title, lines(*lead)) for title in titles]
        return identify(headings, titles, lines(*cover), file)

    @pytest.mark.parametrize(
        ("cover", "unit", "year", "kind"),
        [
            (("2026年某市统计局部门预算",), "某市统计局", 2026, "department"),
            (("2026 年度", "某市公安局（本级）", "单位预算"), "某市公安局（本级）", 2026, "unit"),
            (("关于公开某市水利局2026年部门预算的说明",), "某市水利局", 2026, "department"),
            (("2018 年度某省高级", "人民法院预算公开"), "某省高级人民法院", 2018, "unit"),
            (("某某大学", "2023 年度部门预算"), "某某大学", 2023, "department"),
            (("关于某市某区教育局2026年部门预算的说明",), "某市某区教育局", 2026, "department"),
            (("某区人大常委会办公室2024年部门预算",), "某区人大常委会办公室", 2024, "department"),
            (("某省某市某区某某镇2025年镇级部门预算",), "某省某市某区某某镇", 2025, "department"),
            (("某市某区2025年区级单位预算", "预算单位：某区档案局"), "某区档案局", 2025, "unit"),
            (("附件2", "某县水利局2026年部门预算公开表"), "某县水利局", 2026, "department"),
            (("某县青年湖街道", "办事处2026年部门", "预算公开"), "某县青年湖街道办事处", 2026, "department"),
            (("某县部门预算编审中心", "2025年单位预算"), "某县部门预算编审中心", 2025, "unit"),
            (("某县水利局", "部门预算", "2026年3月1日印发", "（2025年度）"), "某县水利局", 2025, "department"),
            (("某县石桥镇2024年财政预算公开",), "某县石桥镇", 2024, "unit"),
        ],
    )
    def test_covers(self, cover: tuple[str, ...], unit: str, year: int, kind: str) -> None:
        found = self.identified(*cover)
        assert (found.unit, found.year, found.kind) == (unit, year, kind)

    def test_tables_are_believed_before_the_cover(self) -> None:
        found = self.identified("2020年旧封面部门预算", titles=("2024年单位收支预算总表",), lead=("编制单位：某局",))
        assert (found.unit, found.year) == ("某局", 2024)

    @pytest.mark.parametrize(("heads", "year"), [(("2024年预算数",), 2025), (("2023年预算数",), 2023)])
    def test_columns_of_last_year_only(self, heads: tuple[str, ...], year: int) -> None:
        """Heads one year behind the cover date last year's figures; an older cover is a wrong one."""
        found = identify([read_heading("支出总表", (), heads)], ("支出总表",), lines("2025年部门预算"), "x.pdf")
        assert found.year == year

    def test_a_short_name_behind_a_year_takes_none_of_it(self) -> None:
        assert self.identified(titles=("2024年石桥镇“三公”经费预算表",)).unit == ""

    def test_sentences_behind_the_cover_do_not_date_it(self) -> None:
        said = ("2024年度部门决算已于2025年9月公开。", "2024年度部门决算与预算的差异见附表。")
        assert self.identified("某县水利局", "2026年部门预算", *said).year == 2026

    def test_a_name_beside_the_unit_of_money(self) -> None:
        """A body named without a label above most tables; other words there are no name."""
        titles = ("收支总表", "支出总表")
        assert self.identified(titles=titles, lead=("某县林业草原局  单位：万元",)).unit == "某县林业草原局"
        assert self.identified(titles=titles, lead=("一般公共预算  单位：万元",)).unit == ""

    def test_notes_date_what_nothing_else_dates(self) -> None:
        """A note may be left over from last year's document: it counts last."""
        noted = [read_heading("收支总表", ())._replace(noted_year=2024)] * 3
        assert identify(noted, ("收支总表",), (), "x.pdf").year == 2024
        assert identify(noted, ("2025年收支总表",), (), "x.pdf").year == 2025

    def test_final_accounts(self) -> None:
        assert self.identified("某某大学2023年度部门决算").phase == "final"

    def test_funds_called_budgets_are_no_budget(self) -> None:
        titles = ("收入决算表", "一般公共预算财政拨款支出决算表", "政府性基金预算财政拨款支出决算表")
        assert self.identified(titles=titles, lead=("部门：某局",)).phase == "final"

    def test_a_year_only_in_the_file_name_is_marked(self) -> None:
        found = self.identified(titles=("收支总表",), lead=("部门：某局",), file="某局2019年预算.pdf")
        assert found.year == 2019
        assert [notice.kind for notice in found.notices] == ["year-inferred"]

    def test_the_comprehensive_budget_of_a_department(self) -> None:
        titles = ("部门综合预算收支总表", "部门综合预算收入总表")
        assert self.identified(titles=titles, lead=("编制单位：某局",)).kind == "department"

    def test_labels_tell_the_kind_where_nothing_else_does(self) -> None:
        assert self.identified(titles=("收支总表",), lead=("部门：某局",)).kind == "department"
        assert self.identified(titles=("收支总表",), lead=("编制单位：某局",)).kind == "unit"


class TestMoneyWithoutLabel:
    """The unit of money of a table where no 单位 stands before it, and what is none of it."""

    @pytest.mark.parametrize(
        ("line", "unit"),
        [
            ("元", Unit.YUAN),
            ("（万元）", Unit.TEN_THOUSAND),
            ("编制单位：示例市统计局  元", Unit.YUAN),
            ("币种：人民币 元", Unit.YUAN),
            ("金额单位：元角分", Unit.YUAN),
            ("单位：人民币千元", Unit.THOUSAND),
            ("本年预算 100 元", None),
            ("编制单位：示例市中元", None),
        ],
    )
    def test_lines(self, line: str, unit: Unit | None) -> None:
        assert read_heading("支出总表", lines(line)).unit is unit

    def test_the_price_of_one_thing(self) -> None:
        """单价（元） says nothing of the other columns."""
        assert read_heading("政府采购预算表", (), ("数量", "单价（元）", "金额")).unit is None
        assert read_heading("政府采购预算表", (), ("单价（元）", "金额（万元）")).unit is Unit.TEN_THOUSAND
