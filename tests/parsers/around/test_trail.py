"""Notes inside of tables: rows of one sentence at the end, and rows that say 无."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.around.trail import split_inner_trail
from tests.parsers.statements.grids import a_grid

TOTAL = ("合计", "", "", "")


def split(*rows: Sequence[str]) -> tuple[int, list[str]]:
    """How many rows are left, and what the others say."""
    kept, notes = split_inner_trail(a_grid(*rows, header=0).body)
    return len(kept), [note.text for note in notes]


class TestRowsOfNone:
    """无 alone in a row says that there is nothing to list."""

    @pytest.mark.parametrize(
        "rows", [(("无", "", "", ""), TOTAL), (TOTAL, ("", "无", "", "")), (TOTAL, ("无", "无", "无", "无"))]
    )
    def test_it_is_a_note(self, rows: Sequence[Sequence[str]]) -> None:
        assert split(*rows) == (1, ["无"])

    def test_beside_a_note(self) -> None:
        rows = (("无", "", "", ""), TOTAL, ("注：本单位无政府性基金预算支出。", "<", "<", "<"))
        assert split(*rows) == (1, ["无", "注：本单位无政府性基金预算支出。"])

    @pytest.mark.parametrize("row", [("合计", "无", "无", "无"), ("无", "", "", "5.00")])
    def test_with_a_name_or_a_figure_it_is_a_row(self, row: Sequence[str]) -> None:
        assert split(row, ("201", "", "", "5.00")) == (2, [])
        assert split(row, TOTAL)[0] == 2
