"""Several files of one unit are one disclosure; several units in one file are several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from model.disclosure import UnitBudget
from parsers import read
from tests.typeset.sheet import Sheet
from tests.typeset.table import LEFT, Table

STATEMENTS = ("收支预算总表", "收入预算总表", "支出预算总表")


def tables(
    sheet: Sheet, unit: str, amount: str, year: int = 2024, *,
    beside: bool = True, before: str = "", titles: Sequence[str] = (), money: str = "万元",
) -> None:  # fmt: skip
    """Three small statements of one unit, each on a page of its own; the unit beside them, or ``before`` each title."""
    for title in titles or STATEMENTS:
        sheet.title(title if titles else f"{before}{year}年单位{title}")
        sheet.unit_line(f"编制单位：{unit}" if beside else "", f"单位：{money}")
        if title.startswith("收支"):
            header = (("收入", LEFT, "支出", LEFT), ("项目", "预算数", "项目", "预算数"))
            rows = (("一、财政拨款收入", amount, "一、教育支出", amount), ("收入总计", amount, "支出总计", amount))
            sheet.table(Table(header=header, rows=rows, widths=(4, 2, 4, 2), align="lrlr"))
        else:
            rows3 = (("205", "教育支出", amount), ("合计", LEFT, amount))
            sheet.table(Table(header=(("科目编码", "科目名称", "合计"),), rows=rows3, widths=(2, 4, 2), align="llr"))
        sheet.page()


def _three_public(sheet: Sheet, title: str) -> None:
    sheet.title(title)
    sheet.unit_line("", "单位：万元")
    rows = (("合计", "1.00"), ("因公出国（境）费", ""), ("公务接待费", "1.00"))
    sheet.table(Table(header=(("项目", "预算数"),), rows=rows, widths=(4, 2), align="lr"))
    sheet.page()


def write(path: Path, sheet: Sheet) -> Path:
    path.write_bytes(sheet.finish())
    return path


def total(budget: UnitBudget) -> str:
    fact = budget.get("expenditure", "合计", "total")
    assert fact is not None
    return str(fact.value.figure)


class TestCoverLikeATitle:
    """A cover of one line that ends like the title of a table, on the page before the first one."""

    def test_says_the_year_and_the_kind(self, tmp_path: Path) -> None:
        sheet = Sheet()
        sheet.title("某区科学技术局2023年部门预算公开表")
        sheet.page()
        sheet.title("支出总表")
        sheet.unit_line("", "单位：万元")
        rows = (("206", "科学技术支出", "5.00"), ("合计", LEFT, "5.00"))
        sheet.table(Table(header=(("科目编码", "科目名称", "合计"),), rows=rows, widths=(2, 4, 2), align="llr"))
        (unit,) = read([write(tmp_path / "a.pdf", sheet)]).units
        assert (unit.unit, unit.year, unit.kind) == ("某区科学技术局", 2023, "department")


class TestSeveralUnitsInOneFile:
    """Each unit with statements of its own is a budget of its own, with its own text."""

    def test_two_units(self, tmp_path: Path) -> None:
        sheet = Sheet()
        for unit, amount in (("某区第一中学", "10.00"), ("某区第二中学", "20.00")):
            tables(sheet, unit, amount)
            sheet.paragraph(f"{unit}2024年收入预算{amount}万元，比上年增加1.00万元，主要原因是人员增加。")
            sheet.page()
        units = read([write(tmp_path / "both.pdf", sheet)]).units
        assert [(unit.unit, total(unit)) for unit in units] == [("某区第一中学", "10.00"), ("某区第二中学", "20.00")]
        assert all(unit.unit in unit.sections[0].paragraphs[0].text for unit in units)

    UNITS = (("某区第一中学", "10.00"), ("某区第二中学", "20.00"))

    def test_named_by_a_heading_in_front_of_its_tables(self, tmp_path: Path) -> None:
        """The year stands on the common cover only, the text below each heading is the unit's own."""
        sheet = Sheet()
        sheet.title("某区教育局所属单位2024年预算公开")
        for number, (unit, amount) in zip("一二", self.UNITS, strict=True):
            sheet.page()
            sheet.title(f"{number}、{unit}")
            sheet.paragraph(f"{unit}收入预算{amount}万元，比上年增加1.00万元，主要原因是人员增加。")
            sheet.page()
            tables(sheet, unit, amount, beside=False)
        units = read([write(tmp_path / "chapters.pdf", sheet)]).units
        assert [(unit.unit, unit.year, total(unit)) for unit in units] == [
            (name, 2024, amount) for name, amount in self.UNITS
        ]
        assert all(unit.unit in unit.sections[-1].paragraphs[0].text for unit in units)

    def test_named_in_the_titles_of_its_tables(self, tmp_path: Path) -> None:
        sheet = Sheet()
        for unit, amount in self.UNITS:
            tables(sheet, unit, amount, beside=False, before=unit)
        units = read([write(tmp_path / "titles.pdf", sheet)]).units
        assert [(unit.unit, total(unit)) for unit in units] == list(self.UNITS)

    def test_named_in_some_titles_of_whole_sets(self, tmp_path: Path) -> None:
        """A table whose title never has the name belongs to the set before it; without further sets, names are none."""
        sheet = Sheet()
        for unit, amount in self.UNITS:
            tables(sheet, unit, amount, beside=False, before=unit)
            _three_public(sheet, "“三公”经费支出表")
        units = read([write(tmp_path / "titles.pdf", sheet)]).units
        assert [unit.unit for unit in units] == [name for name, _ in self.UNITS]
        assert [unit.get("three_public", "公务接待费", "total") is not None for unit in units] == [True, True]

    @pytest.mark.parametrize("heads", [("某区第一中学部门预算", "某区第二中学单位预算")])
    def test_each_part_has_a_cover_of_its_own(self, heads: tuple[str, str], tmp_path: Path) -> None:
        """Behind the first pages of the file, too, its title says kind and year, and above its first table."""
        sheet = Sheet()
        for head, (unit, amount) in zip(heads, self.UNITS, strict=True):
            sheet.title(f"{head}（2024年）")
            sheet.page()
            tables(sheet, unit, amount, beside=True, titles=("收支总表", "收入总表", "支出总表"))
        units = read([write(tmp_path / "covers.pdf", sheet)]).units
        assert [(unit.kind, unit.year) for unit in units] == [("department", 2024), ("unit", 2024)]

    @pytest.mark.parametrize("named", [1, 2])
    def test_the_set_of_the_department_names_nobody(self, named: int, tmp_path: Path) -> None:
        """It comes first, and the cover names it: its figures are not those of the first school."""
        sheet = Sheet()
        sheet.title("某区教育局")
        sheet.title("2024年部门预算")
        sheet.page()
        tables(sheet, "", "30.00", beside=False)
        for unit, amount in self.UNITS[:named]:
            tables(sheet, unit, amount)
        units = read([write(tmp_path / "department.pdf", sheet)]).units
        assert [(unit.unit, total(unit)) for unit in units] == [("某区教育局", "30.00"), *self.UNITS[:named]]

    @pytest.mark.parametrize("digest", ["20.00", "200000.00"])
    def test_a_digest_in_the_text_is_no_set(self, digest: str, tmp_path: Path) -> None:
        """It says the figures of the tables behind it, in whatever unit of money."""
        sheet = Sheet()
        sheet.title("某区教育局2024年部门预算")
        sheet.page()
        tables(sheet, "", digest, beside=False, money="元" if len(digest) > 5 else "万元")
        tables(sheet, "某区教育局机关", "20.00")
        assert [unit.unit for unit in read([write(tmp_path / "digest.pdf", sheet)]).units] == ["某区教育局机关"]

    def test_bodies_named_in_the_text_part_nothing(self, tmp_path: Path) -> None:
        """One unit's tables, after a list of those below it."""
        sheet = Sheet()
        sheet.title("某区教育局2024年部门预算")
        for unit, _ in self.UNITS:
            sheet.paragraph(f"1.{unit}")
        sheet.page()
        tables(sheet, "某区教育局", "10.00", beside=False)
        assert [unit.unit for unit in read([write(tmp_path / "one.pdf", sheet)]).units] == ["某区教育局"]

    def test_a_name_on_one_table_makes_no_unit(self, tmp_path: Path) -> None:
        sheet = Sheet()
        tables(sheet, "某区第一中学", "10.00")
        sheet.title("2024年单位项目支出表")
        sheet.unit_line("编制单位：某区第二中学", "单位：万元")
        sheet.table(Table(header=(("项目名称", "合计"),), rows=(("校舍维修", "3.00"),), widths=(4, 2), align="lr"))
        assert len(read([write(tmp_path / "one.pdf", sheet)]).units) == 1


class TestWholeSets:
    """Budgets bound together, one set of tables after the other, whose tables do not say whose they are."""

    UNITS = (("某区第一中学", "10.00"), ("某区第二中学", "20.00"))

    @staticmethod
    def bound(sheet: Sheet, cover: str, amount: str, *, unit: str = "", text: str = "") -> None:
        """A cover, a text and a set of tables."""
        if cover:
            sheet.title(cover)
            sheet.page()
        if text:
            sheet.paragraph(text)
            sheet.page()
        tables(sheet, unit, amount, beside=bool(unit), titles=("收支总表", "收入总表", "支出总表"))

    def test_two_covers(self, tmp_path: Path) -> None:
        """Each has the text in front of its tables, and that is its own."""
        sheet = Sheet()
        for unit, amount in self.UNITS:
            said = f"2024年收入预算{amount}万元，比上年增加1.00万元，主要原因是人员增加。"
            self.bound(sheet, f"{unit}2024年单位预算", amount, text=said)
        units = read([write(tmp_path / "covers.pdf", sheet)]).units
        assert [(unit.unit, total(unit)) for unit in units] == list(self.UNITS)
        assert [
            unit.claims[0].source.raw.count(amount) for unit, (_, amount) in zip(units, self.UNITS, strict=True)
        ] == [1, 1]

    def test_one_of_three_named_on_its_cover_only(self, tmp_path: Path) -> None:
        """The tables of the others name their units; it is not the first set of the unit behind it."""
        sheet = Sheet()
        for unit, amount, named in ((*self.UNITS[0], True), ("某区幼儿园", "30.00", False), (*self.UNITS[1], True)):
            self.bound(sheet, f"{unit}2024年单位预算", amount, unit=unit if named else "")
        units = read([write(tmp_path / "three.pdf", sheet)]).units
        assert [(unit.unit, total(unit)) for unit in units] == [self.UNITS[0], ("某区幼儿园", "30.00"), self.UNITS[1]]

    def test_a_set_with_statements_that_the_one_before_lacks(self, tmp_path: Path) -> None:
        """It begins where the one before begins, not where the others of that come again."""
        sheet = Sheet()
        small, large = (
            ("收支总表", "支出总表", "一般公共预算支出表"),
            ("收支总表", "收入总表", "支出总表", "一般公共预算支出表"),
        )
        for (unit, amount), titles in zip(self.UNITS, (small, large), strict=True):
            sheet.title(f"{unit}2024年单位预算")
            sheet.page()
            tables(sheet, "", amount, beside=False, titles=titles)
        units = read([write(tmp_path / "more.pdf", sheet)]).units
        assert [(unit.unit, len({fact.statement for fact in unit.facts})) for unit in units] == [
            ("某区第一中学", 3), ("某区第二中学", 4),
        ]  # fmt: skip

    def test_a_list_of_contents_on_the_cover(self, tmp_path: Path) -> None:
        sheet = Sheet()
        for unit, amount in self.UNITS:
            sheet.title(f"{unit}2024年单位预算公开")
            for number in range(1, 16):
                sheet.paragraph(f"{number}、收支总表")
            sheet.page()
            self.bound(sheet, "", amount)
        units = read([write(tmp_path / "contents.pdf", sheet)]).units
        assert [(unit.unit, total(unit)) for unit in units] == list(self.UNITS)

    def test_one_that_says_nowhere_whose_it_is(self, tmp_path: Path) -> None:
        """Its figures are others: they are nobody's, and not those of the unit behind it."""
        sheet = Sheet()
        self.bound(sheet, "2024年单位预算", "30.00")
        self.bound(sheet, "某区第一中学2024年单位预算", "10.00")
        units = read([write(tmp_path / "nobody.pdf", sheet)]).units
        assert [(unit.unit, total(unit)) for unit in units] == [("", "30.00"), ("某区第一中学", "10.00")]

    def test_two_years_of_one_unit(self, tmp_path: Path) -> None:
        """The name stands beside the tables, and is the same."""
        sheet = Sheet()
        for year, amount in ((2023, "10.00"), (2024, "20.00")):
            self.bound(sheet, f"{year}年单位预算", amount, unit="某区第一中学")
        units = read([write(tmp_path / "years.pdf", sheet)]).units
        assert [(unit.unit, unit.year, total(unit)) for unit in units] == [
            ("某区第一中学", 2023, "10.00"), ("某区第一中学", 2024, "20.00"),
        ]  # fmt: skip

    def test_one_printed_twice(self, tmp_path: Path) -> None:
        """Neither unit nor year tells the sets apart: they are one budget."""
        sheet = Sheet()
        for _ in range(2):
            self.bound(sheet, "某区第一中学2024年单位预算", "10.00")
        assert [unit.unit for unit in read([write(tmp_path / "twice.pdf", sheet)]).units] == ["某区第一中学"]

    def test_prose_that_ends_like_a_name_names_nobody(self, tmp_path: Path) -> None:
        sheet = Sheet()
        for unit, amount in self.UNITS:
            said = f"{amount[:2]}年来全面提升党的建设科学化水平，建设特色鲜明的世界一流大学"
            self.bound(sheet, f"{unit}2024年单位预算", amount, text=said)
        units = read([write(tmp_path / "prose.pdf", sheet)]).units
        assert [unit.unit for unit in units] == [name for name, _ in self.UNITS]

    def test_a_text_behind_the_cover_of_a_unit_named_beside_its_tables(self, tmp_path: Path) -> None:
        sheet = Sheet()
        for unit, amount in self.UNITS:
            said = f"2024年收入预算{amount}万元，比上年增加1.00万元，主要原因是人员增加。"
            self.bound(sheet, f"{unit}2024年单位预算", amount, unit=unit, text=said)
        units = read([write(tmp_path / "beside.pdf", sheet)]).units
        assert [
            unit.claims[0].source.raw.count(amount) for unit, (_, amount) in zip(units, self.UNITS, strict=True)
        ] == [1, 1]

    def test_tables_compete_with_those_of_their_own_unit(self, tmp_path: Path) -> None:
        """Only the first has a table of 一般公共预算基本支出: 基本支出表 of the second is its basic expenditure."""
        sheet = Sheet()
        for (unit, amount), title in zip(self.UNITS, ("一般公共预算基本支出表", "基本支出表"), strict=True):
            self.bound(sheet, f"{unit}2024年单位预算", amount, unit=unit)
            sheet.title(title)
            sheet.unit_line(f"编制单位：{unit}", "单位：万元")
            rows = (("301", "工资福利支出", amount), ("合计", LEFT, amount))
            sheet.table(Table(header=(("科目编码", "科目名称", "合计"),), rows=rows, widths=(2, 4, 2), align="llr"))
            sheet.page()
        units = read([write(tmp_path / "rivals.pdf", sheet)]).units
        assert [len(unit.facts_of("basic_economic")) for unit in units] == [2, 2]


class TestSeveralFilesOfOneUnit:
    """说明 and 报表 belong together; two years do not."""

    def test_text_and_tables(self, tmp_path: Path) -> None:
        text, figures = Sheet(), Sheet()
        text.title("某区第一中学2024年单位预算说明")
        text.paragraph("2024年收入预算10.00万元，比上年增加1.00万元，主要原因是人员增加。")
        tables(figures, "某区第一中学", "10.00")
        paths = [write(tmp_path / "说明.pdf", text), write(tmp_path / "报表.pdf", figures)]
        (budget,) = read(paths).units
        assert budget.files == ("说明.pdf", "报表.pdf")
        assert budget.facts
        assert budget.claims

    @staticmethod
    def digest(path: Path, unit: str) -> Path:
        """An explanation that prints one statement in short."""
        sheet = Sheet()
        sheet.title(f"{unit}2024年单位预算说明")
        sheet.paragraph("2024年收入预算10.00万元，比上年增加1.00万元，主要原因是人员增加。")
        sheet.title("2024年单位支出预算总表")
        sheet.unit_line("", "单位：万元")
        sheet.table(Table(header=(("项目", "合计"),), rows=(("合计", "10.00"),), widths=(4, 2), align="lr"))
        return write(path, sheet)

    def test_a_text_with_a_digest_of_a_table(self, tmp_path: Path) -> None:
        """The fuller table is the statement, whichever file is named first; the digest is in --all only."""
        figures = Sheet()
        tables(figures, "某区第一中学", "10.00")
        paths = [self.digest(tmp_path / "说明.pdf", "某区第一中学"), write(tmp_path / "报表.pdf", figures)]
        for order in (paths, paths[::-1]):
            (budget,) = read(order).units
            assert {fact.source.file for fact in budget.facts} == {"报表.pdf"}
            assert [fact.source.file for fact in budget.others] == ["说明.pdf"]
            assert "second-table" in {notice.kind for notice in budget.notices}

    def test_a_digest_of_another_unit_stays_apart(self, tmp_path: Path) -> None:
        figures = Sheet()
        tables(figures, "某区第一中学", "10.00")
        paths = [self.digest(tmp_path / "说明.pdf", "某区第一中学分校"), write(tmp_path / "报表.pdf", figures)]
        assert len(read(paths).units) == 2

    def test_two_years_stay_two(self, tmp_path: Path) -> None:
        paths = []
        for year in (2023, 2024):
            sheet = Sheet()
            tables(sheet, "某区第一中学", "10.00", year)
            paths.append(write(tmp_path / f"{year}.pdf", sheet))
        assert [unit.year for unit in read(paths).units] == [2023, 2024]


class TestTwoTablesOfOneName:
    """A small table in the text under the name of a statement is a digest of the fuller one behind it."""

    def test_the_fuller_one_is_the_statement(self, tmp_path: Path) -> None:
        sheet = Sheet()
        sheet.title("2024年部门支出预算情况表")
        rows = (("基本支出", "6.00", "60%"), ("项目支出", "4.00", "40%"))
        sheet.table(Table(header=(("类别", "金额", "占比"),), rows=rows, widths=(4, 2, 2), align="lrr"))
        sheet.page()
        tables(sheet, "某区第一中学", "10.00")
        accounts = [("205", "教育支出", "10.00"), *((f"205{n:02}", f"第{n}款", "1.00") for n in range(1, 11))]
        sheet.title("2024年部门支出预算总表")
        sheet.table(Table(header=(("编码", "名称", "合计"),), rows=tuple(accounts), widths=(2, 4, 2), align="llr"))
        (budget,) = read([write(tmp_path / "two.pdf", sheet)]).units
        facts = budget.facts_of("expenditure")
        assert len(facts) == len(accounts)
        assert any(notice.kind == "second-table" for notice in budget.notices)


class TestTargetsAlone:
    """A file of performance targets and nothing else still says whose they are."""

    def test_the_body_beside_the_unit_of_money(self, tmp_path: Path) -> None:
        """部门名称 stands over the only table, which is no statement."""
        sheet = Sheet(landscape=True)
        sheet.title("项目支出绩效目标表")
        sheet.unit_line("部门名称：某市数据管理局", "单位：万元")
        header = (("项目名称", "金额", "一级指标", "二级指标", "三级指标", "指标值"),)
        rows = (
            ("热线运行", "12.00", "产出指标", "数量指标", "接听电话", "≥100次"),
            ("网站维护", "8.00", "产出指标", "质量指标", "网站可用率", "≥99%"),
        )
        sheet.table(Table(header=header, rows=rows, widths=(3, 2, 2, 2, 3, 2), align="lrllll"))
        (budget,) = read([write(tmp_path / "targets.pdf", sheet)]).units
        assert (budget.unit, budget.kind) == ("某市数据管理局", "department")
        assert len(budget.targets) == 2
