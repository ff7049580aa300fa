"""Recognised text: which lines are tables, which are prose, and that none is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from model.errors import UnreadableDocument
from parsers.page import Page, RawGrid, TextLine
from parsers.sources.text import read_text
from tests.corpus import SEED, needs_seed

PIECES = (
    *("序号", "栏次", "1", "2", "11", "7.50", "单位:万", '"', "绩效目标"),
    *("一级指标", "二级指标", "三级指标", "一级指标\t二级指标\t三级指标\t指标值", "数量指标"),
)


def page_of(folder: Path, text: str, encoding: str = "utf-8") -> Page:
    """The page read from a file with this text."""
    file = folder / "text.txt"
    file.write_bytes(text.encode(encoding))
    return next(read_text(file))


def texts(page: Page) -> list[list[list[str]] | str]:
    """The blocks as plain lists and strings."""
    return [
        block.text
        if isinstance(block, TextLine)
        else [[cell.text if cell else "" for cell in row] for row in block.rows]
        for block in page.blocks
    ]


class TestBlocks:
    """Runs of tab-separated lines are tables, everything else is text."""

    def test_prose_and_table_in_reading_order(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, "某表\n\n项目\t金额\n甲\t1.00\n\n说明。\n")
        assert texts(page) == ["某表", [["项目", "金额"], ["甲", "1.00"]], "说明。"]
        assert page.number is None

    def test_places_are_input_lines(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, "某表\n\n项目\t金额\n甲\t1.00\n")
        title, grid = page.blocks
        assert isinstance(grid, RawGrid)
        assert (title.line, grid.line, grid.lines) == (1, 3, (3, 4))
        assert [cell.line for cell in grid.rows[1] if cell] == [4, 4]

    def test_short_rows_are_padded(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, "项目\t金额\t备注\n甲\t1.00\n")
        assert texts(page) == [[["项目", "金额", "备注"], ["甲", "1.00", ""]]]

    def test_a_lone_indented_field_is_prose(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, "前文。\n\t(十四) 负责档案工作。\n后文。\n")
        assert texts(page) == ["前文。", "(十四) 负责档案工作。", "后文。"]

    def test_a_line_of_labels_is_no_table(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, "编制单位：某局\t\t\t单位：元\n\n项目\t金额\n甲\t1.00\n")
        assert texts(page) == ["编制单位：某局   单位：元", [["项目", "金额"], ["甲", "1.00"]]]

    def test_a_total_row_alone_on_its_page_is_a_row(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, "前文。\n合计\t\t\n")
        assert isinstance(page.blocks[1], RawGrid)

    def test_a_table_of_pipes(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, "| 项目 | 金额 |\n|---|---|\n| 甲 | 1.00 |\n")
        assert texts(page) == [[["项目", "金额"], ["甲", "1.00"]]]
        assert page.blocks[0].lines == (1, 2, 3)

    def test_the_dashes_of_a_page_number_are_no_list_mark(self, tmp_path: Path) -> None:
        assert texts(page_of(tmp_path, "- 6 -\n")) == ["- 6 -"]

    def test_list_and_emphasis_marks_are_not_text(self, tmp_path: Path) -> None:
        page = page_of(tmp_path, "## 名词解释\n- 1、**其他收入**：指其他。\n")
        assert texts(page) == ["名词解释", "1、其他收入：指其他。"]


class TestBytes:
    """Text arrives in several encodings, and sometimes is none."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        assert texts(page_of(tmp_path, "单位预算收支总表\n", encoding)) == ["单位预算收支总表"]

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "空"),
            (b" \n\t\n", "没有文字"),
            (b"\x00\x01\x02PK\x03\x04", "不是文本"),
            (b"\xff\xfe\xfd\x80\x81", "不是文本"),
        ],
    )
    def test_what_is_no_text_is_refused_in_one_sentence(self, tmp_path: Path, data: bytes, reason: str) -> None:
        file = tmp_path / "broken.txt"
        file.write_bytes(data)
        with pytest.raises(UnreadableDocument) as caught:
            next(read_text(file))
        assert str(caught.value).startswith("broken.txt：")
        assert reason in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_progress_is_told_once(self, tmp_path: Path) -> None:
        file = tmp_path / "text.txt"
        file.write_text("甲\n", encoding="utf-8")
        told: list[tuple[str, int, int]] = []
        list(read_text(file, progress=lambda name, done, total: told.append((name, done, total))))
        assert told == [("text.txt", 1, 1)]


class TestNothingIsLost:
    """Every line that is not blank stands in some block, whatever was mended."""

    def test_random_fragments(self, tmp_path: Path) -> None:
        dice = random.Random(20230215)
        for _ in range(200):
            lines = [dice.choice(["", "\t"]).join(dice.choices(PIECES, k=dice.randint(1, 6))) for _ in range(12)]
            text = "\n".join(["表", *lines])
            used = {number for block in page_of(tmp_path, text).blocks for number in block.lines}
            assert used == {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}, text

    @needs_seed
    def test_the_reference_text(self) -> None:
        used = {number for block in next(read_text(SEED)).blocks for number in block.lines}
        lines = SEED.read_text(encoding="utf-8").splitlines()
        assert used == {number for number, line in enumerate(lines, 1) if line.strip()}
