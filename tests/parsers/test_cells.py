"""Codes and names, as cells hold them."""

from __future__ import annotations

import pytest

from parsers.amounts import CellKind
from parsers.cells import cell_kind, clean_name, digits_in, read_code, split_code_name


class TestCodes:
    """Codes come with gaps, in brackets, glued to names; years and sums are not codes."""

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("201", "201"),
            ("2010507", "2010507"),
            ("201 05 07", "2010507"),
            ("20805 05", "2080505"),
            ("301 2", "30102"),
            ("301 07", "30107"),
            ("２０１", "201"),
            ("2080\n505", "2080505"),
            ("202001", "202001"),
            ("201.05.07", "2010507"),
            ("201-05-07", "2010507"),
            ("201-05", "20105"),
            ("'2010507", "2010507"),
            ("‘201 05", "20105"),
        ],
    )
    def test_digits_run_together(self, text: str, code: str) -> None:
        assert read_code(text) == code

    @pytest.mark.parametrize(
        "text", ["", "20", "7.50", "201.05", "201.05-07", "1,234", "201 202", "EE 1E", "行政运行", "-201"]
    )
    def test_no_code(self, text: str) -> None:
        assert read_code(text) is None

    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("[2010301]行政运行", ("2010301", "行政运行")),
            ("【2010301】 行政运行", ("2010301", "行政运行")),
            ("2080505-机关事业单位基本养老保险缴费支出", ("2080505", "机关事业单位基本养老保险缴费支出")),
            ("30101 基本工资", ("30101", "基本工资")),
            ("30101基本工资", ("30101", "基本工资")),
            ("2019999 其他一般公共服务支出", ("2019999", "其他一般公共服务支出")),
            ("201\n一般公共服务支出", ("201", "一般公共服务支出")),
            ("202001 某某局本级", ("202001", "某某局本级")),
            ("202001某某大学", ("202001", "某某大学")),
            ("202401万元", ("", "202401万元")),
            ("2010301", ("2010301", "")),
            ("行政运行", ("", "行政运行")),
            ("行政运行（2010301）", ("2010301", "行政运行")),
            ("301.01 基本工资", ("30101", "基本工资")),
            ("201.03.01-行政运行", ("2010301", "行政运行")),
            ("301.01 一、基本支出", ("", "301.01 一、基本支出")),
            ("301.01万元", ("", "301.01万元")),
            ("教育支出 [205]", ("205", "教育支出")),
            ("教育支出\n205", ("205", "教育支出")),
            ("某某学校（205）", ("", "某某学校（205）")),
            ("某某学校 205", ("", "某某学校 205")),
            ("机关商品和服务支出（一）", ("", "机关商品和服务支出（一）")),
            ("2024年部门预算", ("", "2024年部门预算")),
            ("2023 年预算", ("", "2023 年预算")),
            ("300万元以上设备", ("", "300万元以上设备")),
            ("", ("", "")),
        ],
    )
    def test_code_and_name_in_one_cell(self, text: str, parts: tuple[str, str]) -> None:
        assert split_code_name(text) == parts

    @pytest.mark.parametrize("name", ["个人农业生产补贴", "日常经济运行调节", "天然林保护"])
    def test_names_that_begin_like_a_count(self, name: str) -> None:
        assert split_code_name(f"[30310]{name}") == ("30310", name)
        assert split_code_name(f"2110501{name}") == ("2110501", name)

    @pytest.mark.parametrize(
        ("text", "kind"),
        [("20131", CellKind.CODE), ("573.60", CellKind.AMOUNT), ("EE 1E", CellKind.GARBLED), ("", CellKind.BLANK)],
    )
    def test_kind_of_a_cell_of_unknown_column(self, text: str, kind: CellKind) -> None:
        assert cell_kind(text) is kind


class TestNames:
    """A name is the words of the account, without numbering, white space and half-width brackets."""

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("一、一般公共服务支出", "一般公共服务支出"),
            ("十四、交通运输支出", "交通运输支出"),
            ("二十一、粮油物资储备\n支出", "粮油物资储备支出"),
            ("（一）本年收入", "本年收入"),
            ("(1)基本支出", "基本支出"),
            ("1.工资福利支出", "工资福利支出"),
            ("1．工资福利支出", "工资福利支出"),
            ("1、房屋 (平方米)", "房屋（平方米）"),
            ("其中: 办公用房 (平方米)", "办公用房（平方米）"),
            ("其中:教学科研人员因公出国 (境)费", "教学科研人员因公出国（境）费"),
            ("一、其中：（1）购置费", "购置费"),
            ("党委办公厅(室)及相关机构事务", "党委办公厅（室）及相关机构事务"),
            ("合 计", "合计"),
            ("说明:见附件", "说明：见附件"),
        ],
    )
    def test_cleaned(self, text: str, name: str) -> None:
        assert clean_name(text) == name

    @pytest.mark.parametrize(
        "text",
        [
            "一般公共服务支出",
            "三公经费",
            "“三公”经费小计",
            "2024年预算数",
            "1.5吨以上车辆",
            "十四五规划项目",
            "（境）外费用",
            "其中",
            "一、",
        ],
    )
    def test_words_that_only_look_numbered_stay(self, text: str) -> None:
        assert clean_name(text) == text


class TestDigitsIn:
    """What of a part of a code is the code."""

    @pytest.mark.parametrize(
        ("text", "digits"), [("０５", "05"), (" 05 ", "05"), ("05①", "05"), ("05²", "05"), ("款", "")]
    )
    def test_digits(self, text: str, digits: str) -> None:
        assert digits_in(text) == digits
