"""Cells: measuring, cutting, padding, folding, cleaning."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui import width

CHINESE = st.text(alphabet="支出 abc019，。（）…", max_size=40)


class TestCutting:
    """Names may be cut, and then say so."""

    def test_a_wide_character_is_not_halved(self) -> None:
        """Five cells hold two Chinese characters and the ellipsis."""
        assert width.cut("一般公共服务", 5) == "一般…"

    def test_what_fits_is_left_alone(self) -> None:
        """No ellipsis where nothing is lost."""
        assert width.cut("一般", 4) == "一般"

    def test_a_path_keeps_its_end(self) -> None:
        """货物A/设备购置/台式机 and 货物A/设备购置/打印机 are told apart by what comes last."""
        assert width.cut_path("货物A/设备购置/台式机", 30) == "货物A/设备购置/台式机"
        assert width.cut_path("货物A/设备购置/台式机", 20) == "…/设备购置/台式机"
        assert width.cut_path("货物A/设备购置/台式机", 10) == "…/台式机"
        assert width.cut_path("货物A/设备购置/台式机", 5) == "台式…"

    @given(CHINESE, st.integers(1, 30))
    def test_left_fills_exactly(self, text: str, room: int) -> None:
        """Cut or padded, the cells are those asked for."""
        assert width.cells(width.left(text, room)) == room

    @given(st.text(alphabet="0123456789,.-", min_size=1, max_size=30), st.integers(1, 30))
    def test_right_never_loses_a_digit(self, figure: str, room: int) -> None:
        """An amount is whole however narrow the column is."""
        assert width.right(figure, room).lstrip(" ") == figure


class TestFolding:
    """Paragraphs in a narrow panel."""

    @given(CHINESE, st.integers(4, 30))
    def test_nothing_is_lost_but_blanks(self, text: str, room: int) -> None:
        """Every line fits, every character is there."""
        lines = width.fold(text, room)
        assert all(width.cells(line) <= room for line in lines)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")

    def test_a_number_stays_whole(self) -> None:
        """It goes to the next line."""
        assert width.fold("合计966.57万元", 8) == ["合计", "966.57万", "元"]

    def test_no_line_begins_with_a_comma(self) -> None:
        """The character before it comes along."""
        assert width.fold("收入支出，结余", 8) == ["收入支", "出，结余"]


class TestCleaning:
    """Text of a document is untrusted."""

    def test_escape_sequences_and_direction_marks_go(self) -> None:
        """What a terminal would obey is no text."""
        assert width.clean("支\x1b[31m出\u202e\u200b\x07") == "支[31m出"

    def test_line_breaks_become_blanks(self) -> None:
        """A name stays on its line."""
        assert width.clean("支\n出\t表") == "支 出 表"
