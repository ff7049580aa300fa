"""Rows that the edge of the paper cut: no rule closes them, and still they belong to their table."""

from __future__ import annotations

from model.disclosure import Box
from parsers.letters import Letter, is_tangled, pieces_of, words_of
from parsers.page import Cell, OpenRow, RawGrid
from parsers.ruled.ajar import open_rooms, open_rows, texts_in_open
from parsers.ruled.edges import Edge
from parsers.ruled.open_rows import in_one

TABLE = Box(50, 100, 250, 160)
SIDES = [Edge(50, 100, 160), Edge(150, 100, 160), Edge(250, 100, 160)]


def levels(*heights: float) -> list[Edge]:
    return [Edge(height, 50, 250) for height in heights]


def letters(text: str, x: float, y: float = 110, em: float = 10) -> list[Letter]:
    return [Letter(char, x + em * at, y, x + em * (at + 1), y + 10, y + 9) for at, char in enumerate(text)]


def grid(top: float, texts: tuple[str | None, ...], ajar: tuple[OpenRow, ...] = ()) -> RawGrid:
    """One row of cells 100 wide; None is a place that no cell covers."""
    boxes = [Box(50 + 100 * at, top, 150 + 100 * at, top + 20) for at in range(len(texts))]
    row = tuple(Cell(text, box=box) if text is not None else None for text, box in zip(texts, boxes, strict=True))
    edges = tuple(50.0 + 100 * at for at in range(len(texts) + 1))
    return RawGrid((row,), page=1, box=Box(50, top, edges[-1], top + 20), edges=edges, ajar=ajar)


class TestOpenRows:
    """Rules as wide as the table above it, without a rule at a side."""

    def test_a_rule_inside_is_kept(self) -> None:
        found = open_rows(TABLE, [*SIDES, Edge(150, 80, 100)], levels(80, 100, 160))
        assert found == (OpenRow(80, 100, (150,)),)

    def test_a_row_closed_at_both_sides_is_no_open_one(self) -> None:
        closed = [*SIDES, Edge(50, 80, 100), Edge(250, 80, 100)]
        assert open_rows(TABLE, closed, levels(80, 100, 160)) == ()

    def test_a_rule_far_above_belongs_to_something_else(self) -> None:
        assert open_rows(TABLE, SIDES, levels(20, 100, 160)) == ()


class TestTextsInOpen:
    """Words that begin in the outline of a table, in no cell of it, and go on beyond it."""

    def test_in_one_piece_with_what_stands_beyond(self) -> None:
        table = grid(100, ("合计", None))
        word = letters("基本支出", 230)
        outside = [letter for letter in word if letter.x0 >= 250]
        assert open_rooms(table) == [Box(150, 100, 250, 120)]
        assert [words_of(text) for text in texts_in_open(table, outside, word)] == ["基本支出"]


class TestInOne:
    """Grids with nothing but an open row between them are one table."""

    def test_over_an_open_row(self) -> None:
        whole = in_one([grid(100, ("科目编码", "科目名称")), grid(140, ("201", "教育"), (OpenRow(120, 140),))])
        assert whole is not None
        assert whole.box == Box(50, 100, 250, 160)
        assert [[cell and cell.text for cell in row] for row in whole.rows] == [
            ["科目编码", "科目名称"],
            [None, None],
            ["201", "教育"],
        ]

    def test_two_tables_stay_two(self) -> None:
        assert in_one([grid(100, ("科目编码", "科目名称")), grid(140, ("201", "教育"))]) is None


class TestPieces:
    """Texts of one line that stand apart, and those printed over each other."""

    def test_wide_gaps_part(self) -> None:
        line = [*letters("预算数", 0), *letters("决算数", 80)]
        assert [words_of(piece) for piece in pieces_of(line)] == ["预算数", "决算数"]

    def test_letters_over_each_other(self) -> None:
        line = sorted([*letters("支出总表", 0), *letters("收入预算", 3)], key=lambda letter: letter.x0)
        assert is_tangled(line)
        assert not is_tangled(letters("支出总表", 0))

    def test_punctuation_set_close(self) -> None:
        """A word processor sets the next character over the blank half of a comma or a bracket."""
        places = (0, 10, 15, 25, 30, 40, 45)
        line = [Letter(text, x, 0, x + 10, 10, 8.6) for text, x in zip("元，占，年，月", places, strict=True)]
        assert not is_tangled(line)
        assert is_tangled([letter._replace(text=text) for letter, text in zip(line, "元甲占乙年丙月", strict=True)])
