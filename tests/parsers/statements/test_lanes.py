"""How deep the labels of a lane stand: by their indentation, which centred names do not have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parsers.page import Cell
from parsers.statements.lanes import levels_by_indent
from tests.parsers.statements.grids import a_grid

NAMES = ("教育支出", "住房保障支出", "卫生健康支出", "社会保障和就业支出", "教育支出")
LETTER = 5.0


def labels(*indents: float, names: Sequence[str] = NAMES) -> list[Cell]:
    """The names in a column of 60 points, each so many points from its left side."""
    cells = [row[0] for row in a_grid(*((name,) for name in names), header=0).body]
    return [replace(cell, indent=indent) for cell, indent in zip(cells, indents, strict=True) if cell is not None]


class TestIndents:
    """Few distances from the left are levels, unless they leave the same room on both sides of every name."""

    def test_levels(self) -> None:
        cells = labels(2, 12, 12, 2, 12)
        assert list((levels_by_indent(cells) or {}).values()) == [0, 1, 1, 0, 1]

    @pytest.mark.parametrize(("scale", "size"), [(0.3, 2.7), (0.5, 4.5), (1.0, 9.0), (2.0, 18.0)])
    def test_printed_at_any_scale(self, scale: float, size: float) -> None:
        """One letter is a level, a third of one is none."""
        deep = [replace(cell, size=size) for cell in labels(*(scale * indent for indent in (2, 11, 11, 2, 11)))]
        flat = [replace(cell, size=size) for cell in labels(*(scale * indent for indent in (2, 5, 2, 2, 5)))]
        assert list((levels_by_indent(deep) or {}).values()) == [0, 1, 1, 0, 1]
        assert levels_by_indent(flat) is None

    def test_ordinals_of_a_scan_have_lost_strokes(self) -> None:
        """二十 begins where 十 does, but for a list of ordinals in a text."""
        names = ("十九、教育支出", "十、住房保障支出", "二十一、卫生健康支出", "其他支出", "二十三、债务付息支出")
        cells = labels(2, 2, 2, 8, 2, names=names)
        assert levels_by_indent(cells) is not None
        assert levels_by_indent([replace(cell, confidence=0.9) for cell in cells]) is None

    def test_ordinals_of_one_kind_are_one_level(self) -> None:
        """Short names that a program spreads over their cells begin further right than long ones."""
        names = ("一、一般公共服务支出", "二、教育支出", "三、社会保障和就业支出", "四、卫生健康支出", "五、其他支出")
        assert levels_by_indent(labels(2, 12, 2, 12, 12, names=names)) is None

    def test_centred(self) -> None:
        assert levels_by_indent(labels(*((60 - LETTER * len(name)) / 2 for name in NAMES))) is None

    def test_names_that_fill_their_column(self) -> None:
        """Long names leave as little room right as left; they are in line, and not in the middle."""
        names = ("社会保障和就业支出", "国有资本经营预算支出", "其他国有资本经营\n预算支出")
        assert list((levels_by_indent(labels(3, 3, 8, names=names)) or {}).values()) == [0, 0, 1]

    def test_centred_but_for_one(self) -> None:
        centred = [(60 - LETTER * len(name)) / 2 for name in NAMES]
        assert levels_by_indent(labels(2, *centred[1:])) is not None
