"""Who a document is about, where its places disagree."""

from __future__ import annotations

import pytest

from model.disclosure import Box
from parsers.around.heading import Heading, read_heading, unit_of
from parsers.identity.identify import Identity, identify
from parsers.page import TextLine

NAME, MISREAD = "示例市青禾区委办公室", "示例市青乐区委办公室"


def read(*names: str, cover: str = "2025年单位预算") -> Identity:
    """The identity of a document whose tables name it so."""
    return identify([Heading(unit_name=name) for name in names], [], [TextLine(cover, page=1)], "a.pdf")


class TestReadings:
    """One name, read in several ways on a scan."""

    def test_the_reading_of_most_places_is_taken(self) -> None:
        """And the other one is told."""
        identity = read(MISREAD, NAME, NAME)
        assert identity.unit == NAME
        (said,) = [notice.message for notice in identity.notices if notice.kind == "unit-unsure"]
        assert MISREAD in said

    def test_the_cover_is_a_place_too(self) -> None:
        """Of two tables each says something else."""
        assert read(MISREAD, NAME, cover=NAME).unit == NAME

    def test_another_unit_is_no_reading(self) -> None:
        """Its name differs in more than a character or two, or in its length."""
        identity = read(NAME, NAME, "示例市青禾区人民检察院", f"{NAME}机关")
        assert identity.unit == NAME
        assert "unit-unsure" not in [notice.kind for notice in identity.notices]

    def test_brackets_of_another_width_are_the_same_name(self) -> None:
        """Nothing is unsure."""
        identity = read(f"{NAME}（本级）", f"{NAME}(本级)")
        assert "unit-unsure" not in [notice.kind for notice in identity.notices]


class TestCover:
    """Documents whose tables name no unit."""

    @pytest.mark.parametrize(
        "lines",
        [
            ("高新区科技创新局", "高新区科技创新局"),
            ("高新区科技创新局2022年部门预算编制说明", "一、基本情况"),
        ],
    )
    def test_a_name_on_the_cover(self, lines: tuple[str, ...]) -> None:
        """It stands above every table and is one name then, or in front of 编制说明."""
        cover = [TextLine(text, page=1) for text in lines]
        assert identify([Heading()], [], cover, "a.pdf").unit == "高新区科技创新局"

    def test_a_code_under_a_label_of_its_own(self) -> None:
        """It stands on the cover, above the name."""
        cover = [
            TextLine(text, page=1) for text in ("2026年度单位预算", "单位编码：101003", "单位名称：示例市第二中学")
        ]
        identity = identify([Heading()], [], cover, "a.pdf")
        assert (identity.unit, identity.code) == ("示例市第二中学", "101003")


class TestYears:
    """Which of several years is that of the document."""

    @pytest.mark.parametrize(
        ("lines", "year"),
        [
            (("根据《关于2023年预算编制的通知》，结合2024年决算和2025年预算执行情况，编制2026年部门预算。",), 2026),
            (("按照2023年政府收支分类科目，", "结合2025年预算执行", "情况，编制2026年部门预算。"), 2026),
            (("2026年中国共产党示例镇委员会", "（示例镇人民政府）", "部门预算"), 2026),
            (("现将2024年度部门决算公开如下，2025年预算另行公开。", "2024年度部门决算"), 2024),
        ],
    )
    def test_the_latest_that_a_budget_is_named_of(self, lines: tuple[str, ...], year: int) -> None:
        """Rules, final accounts and the spending of earlier years are named beside it."""
        cover = [TextLine(text, page=1) for text in lines]
        assert identify([Heading()], [], cover, "a.pdf").year == year


class TestNames:
    """Which of several names on a page is that of the unit."""

    @pytest.mark.parametrize(
        ("lines", "unit"),
        [
            (("某县人民代表大会", "常务委员会办公室", "2026年部门预算"), "某县人民代表大会常务委员会办公室"),
            (("示例省示例市", "示例区某街道办事处", "2026年部门预算"), "示例省示例市示例区某街道办事处"),
            (("示例县", "示例县财政局2026年部门预算"), "示例县财政局"),
            (("示例县卫生健康委员会", "示例县人民医院2026年单位预算"), "示例县人民医院"),
            (("示例县卫生健康委员会", "城关镇卫生院2026年单位预算"), "城关镇卫生院"),
            (("2026年某县本级部门预算", "某县商务局"), "某县商务局"),
            (("2026年单位预算信息公开", "- 1 -", "某县融媒体中心"), "某县融媒体中心"),
            (("某县2026年度部门预算公开", "（某县科学技术协会）"), "某县科学技术协会"),
            (("某镇人民政府2026年部门预算及“三公”经费预算公开",), "某镇人民政府"),
            (("某县审计局2025年部门预算执行情况和2026年部门预算（草案）",), "某县审计局"),
            (("某县医疗保障局关于2026年部门预算公开的说明",), "某县医疗保障局"),
            (("示例县一中2026年单位预算",), "示例县一中"),
            (("关于示例县公路段2026年单位预算的公开说明",), "示例县公路段"),
            (("2026年单位预算", "目录", "一、单位概况", "二、示例县苗圃2026年单位预算表"), "示例县苗圃"),
        ],
    )
    def test_on_the_cover(self, lines: tuple[str, ...], unit: str) -> None:
        """A name may break over two lines; a place is none, and 本级 of it neither."""
        cover = [TextLine(text, page=1) for text in lines]
        assert identify([Heading()], [], cover, "a.pdf").unit == unit

    def test_alone_on_a_later_page(self) -> None:
        """The only body that a running head names; of two neither, and none of those inside a text."""
        lines = [TextLine("2026年单位预算", page=1), TextLine("某县融媒体中心", page=3, box=Box(90, 40, 300, 52))]
        assert identify([Heading()], [], lines, "a.pdf").unit == "某县融媒体中心"
        inside = [lines[0], lines[1]._replace(box=Box(90, 400, 300, 412))]
        assert identify([Heading()], [], inside, "a.pdf").unit == ""
        assert identify([Heading()], [], [*lines, TextLine("某县图书馆", page=4)], "a.pdf").unit == ""

    def test_a_unit_below_its_superior(self) -> None:
        """主管部门 and 单位名称 on one line."""
        assert unit_of("主管部门：某县农业农村局    单位名称：某县畜牧中心") == ("某县畜牧中心", "")
        assert unit_of("单位名称：[302004]某县畜牧中心  主管部门：某县农业农村局") == ("某县畜牧中心", "302004")
        assert unit_of("主管部门：某县农业农村局") == ("某县农业农村局", "")


class TestKinds:
    """部门 or 单位, of whatever budget."""

    def test_a_superior_beside_the_unit(self) -> None:
        """主管部门 says nothing of the kind."""
        heading = read_heading("收支总表", [TextLine("主管部门：某县农业农村局    单位名称：某县畜牧中心", page=1)])
        assert (heading.label, identify([heading], [], [], "a.pdf").kind) == ("单位名称", "unit")

    @pytest.mark.parametrize(
        ("title", "kind"), [("某局2026年部门调整预算", "department"), ("某局2026年单位调整预算", "unit")]
    )
    def test_adjusted(self, title: str, kind: str) -> None:
        assert identify([Heading()], [], [TextLine(title, page=1)], "a.pdf").kind == kind

    @pytest.mark.parametrize(
        ("titles", "kind"),
        [
            (("收支预算总表", "部门收入总表", "部门支出总表"), "department"),
            (("部门财务收支预算总表", "部门收入预算表"), "department"),
            (("收支总表", "一般公共预算基本支出表（部门支出经济分类科目）"), "unit"),
            (("一般公共预算基本支出表（部门预算支出经济分类科目）",), "unit"),
        ],
    )
    def test_titles_of_tables_before_the_labels_of_units(self, titles: tuple[str, ...], kind: str) -> None:
        """填报单位：… stands on the forms of departments, too; 部门支出经济分类 on those of units."""
        assert identify([Heading(unit_name="某县某局", label="填报单位")], titles, [], "a.pdf").kind == kind


class TestPhases:
    """Budget, adjusted budget, final accounts."""

    @pytest.mark.parametrize(
        ("lines", "phase"),
        [
            (("某局2025年部门预算（调整后）",), "adjusted"),
            (("某局", "2025年调整后部门预算"), "adjusted"),
            (("某局2025年部门预算追加调整公开",), "adjusted"),
            (("某局", "2025年部门", "预算调整公开"), "adjusted"),
            (("某局2026年单位预算公开目录", "一、单位概况", "二、预算调整情况说明"), "budget"),
            (("某局2026年部门预算", "三、2025年预算调整情况"), "budget"),
            (("某局2026年部门预算", "结合2025年预算调整，编制2026年预算。"), "budget"),
        ],
    )
    def test_an_adjusted_budget_is_named_by_its_cover(self, lines: tuple[str, ...], phase: str) -> None:
        """Headings and sentences tell of changes in a budget, too."""
        cover = [TextLine(text, page=1) for text in lines]
        assert identify([Heading()], ["收支总表"], cover, "a.pdf").phase == phase

    def test_or_by_the_titles_of_its_tables(self) -> None:
        assert identify([Heading()], ["2025年部门调整预算收支总表"], [], "a.pdf").phase == "adjusted"
