"""Who a document is about, where its places disagree."""

from __future__ import annotations

import pytest

from parsers.around.heading import Heading
from parsers.identity import Identity, identify
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
