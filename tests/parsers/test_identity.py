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
