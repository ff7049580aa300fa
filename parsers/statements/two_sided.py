"""收支总表 and 财政拨款收支总表: blocks side by side, revenue and expenditure, by class, by use, by economic class."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence, Set

from model.disclosure import Row, Source
from parsers import lexicon
from parsers.cells import clean_name
from parsers.page import Cell, Slots
from parsers.statements.columns import Column, Role
from parsers.statements.headings import DEEPEST, HEADLINE, Headings, level_of
from parsers.statements.lanes import Lane, Path, grown, lanes_of, levels_by_indent, name_of
from parsers.statements.table import Context, Harvest, Key, as_other, nameless, page_sum, take
from parsers.tables.grid import Grid

_WHOLE = re.compile(rf"{HEADLINE.pattern}|^支出(?:预算)?$")
_COARSE = ("expenditure_use", "expenditure_economic", "expenditure_government")


def read_two_sided(grid: Grid, columns: Sequence[Column], context: Context, first: int = 1) -> Harvest:
    """All lanes of a two-sided table, row by row, in the order of the page; ``first`` numbers its first row."""
    lanes = [lane for lane in lanes_of(columns) if lane.labels]
    sides = _sides(grid, lanes)
    sided = list(zip(lanes, sides, strict=True))
    spent = {name for lane, side in sided if side == "expenditure" for name in _names(grid, lane)}
    readers = [_LaneReader(grid, context, lane, side, spent, lanes) for lane, side in sided]
    harvest = Harvest()
    for index, row in enumerate(grid.body, start=first):
        for reader in readers:
            reader.row(row, index, harvest)
    return harvest


def _sides(grid: Grid, lanes: Sequence[Lane]) -> list[str]:
    """The side of each lane, by its heads, by the names it lists, and by its place last of all."""
    sides: list[str] = []
    for index, lane in enumerate(lanes):
        said = _said_side(lane)
        listed = _listed_side(grid, lane)
        astray = listed == "expenditure" and said in _COARSE  # a head that reaches over the lane beside its own
        side = listed if listed and (said in (None, "expenditure") or astray) else said
        if side is None:
            side = "revenue" if index == 0 else "expenditure"
        sides.append(side)
    return sides


def _said_side(lane: Lane) -> str | None:
    heads = [head for column in (*lane.labels, *lane.amounts) for head in column.heads]
    said = [side for head in heads if (side := _side_word(head))]
    fine = [side for side in said if side not in ("revenue", "expenditure")]
    return next(iter(fine or said), None)


def _side_word(head: str) -> str | None:
    """The side one head names; a head over names of economic accounts is the block of that classification."""
    word = lexicon.key(head)
    role = lexicon.words("role").get(word)
    if role in ("economic", "government"):
        return f"expenditure_{role}"
    return lexicon.words("side").get(word) or lexicon.ending("side", re.sub(r"(?:科目)?(?:名称)?$", "", word))


def _listed_side(grid: Grid, lane: Lane) -> str | None:
    """What the names of a lane betray; two different names at least."""
    blocks = lexicon.words("block")
    seen = {
        lexicon.key(clean_name(cell.text))
        for row in grid.body
        if (cell := _label_cell(row, lane)) is not None and cell.words
    }
    if set(lexicon.word_list("block", "natures")) <= seen:
        return "expenditure_use"
    counts = Counter(blocks[name] for name in seen if name in blocks)
    side = max(counts, key=counts.__getitem__, default=None)
    return side if side is not None and counts[side] >= 2 else None


def _names(grid: Grid, lane: Lane) -> set[str]:
    return {clean_name(cell.text) for row in grid.body if (cell := _label_cell(row, lane)) is not None and cell.words}


def _label_cell(row: Slots, lane: Lane) -> Cell | None:
    """The cell that names the row: the last label cell with words (a code may stand before it)."""
    cells = [cell for column in lane.labels if column.role is not Role.CODE and (cell := row[column.index]) is not None]
    return next((cell for cell in reversed(cells) if cell.words), cells[-1] if cells else None)


class _LaneReader:
    """Reads one lane downwards, remembering names seen and the headings above."""

    def __init__(
        self, grid: Grid, context: Context, lane: Lane, side: str, spent: Set[str], lanes: Sequence[Lane]
    ) -> None:
        self.context, self.lane, self.side, self.spent = context, lane, side, spent
        self.amounts = {column.index: column for each in lanes for column in each.amounts}
        self.labels = {column.index for each in lanes for column in each.labels}
        self.names: set[tuple[str, str]] = set()
        self.headings = Headings()
        self.path: Path = []
        self.levels = levels_by_indent(_tree_labels(grid, lane)) if side == "expenditure" else None

    def row(self, row: Slots, index: int, harvest: Harvest) -> None:
        cell = _label_cell(row, self.lane)
        code, name = name_of(cell)
        if not name or cell is None:
            self._unlabelled(row, index, harvest)
            return
        merged = self._spans_lanes(row, cell)
        whole = merged or (self.side in _COARSE and bool(_WHOLE.search(name)) and name not in self.spent)
        side = "expenditure" if whole and self.side.startswith("expenditure") else self.side
        if merged and row.index(cell) != self.lane.labels[0].index:
            return  # it is read once, in the lane in which it begins
        if lexicon.is_page_sum(cell.text):
            key = Key("", name, side, cell.words, index)
            harvest.others += page_sum(self.context, row, key, self.lane.amounts)
            return
        key = Key(code, self._unique(name, cell, side), side, cell.words, index)
        harvest.rows.append(_row(self.context, key, cell))
        for column, amount in self._amounts(row, cell):
            measure = self._measure(column)
            if column.role is Role.DIFFERENCE or not measure:
                part = Harvest()
                take(part, self.context, amount, key, column, "")
                harvest.others += as_other(self.context, part.others)
            else:
                take(harvest, self.context, amount, key, column, measure)

    def _spans_lanes(self, row: Slots, cell: Cell) -> bool:
        """Whether a label is merged over more than its own lane's label columns."""
        covered = {index for index, other in enumerate(row) if other is cell}
        return bool(covered - {column.index for column in self.lane.labels})

    def _amounts(self, row: Slots, label: Cell) -> list[tuple[Column, Cell]]:
        """The amount cells of the row; where the label is merged over them, those of the lane right of it."""
        cells = [(column, row[column.index]) for column in self.lane.amounts]
        found = [(column, cell) for column, cell in cells if cell is not None and cell is not label and cell.words]
        if found or not self._spans_lanes(row, label):
            return found
        end = max(index for index, other in enumerate(row) if other is label)
        after = itertools.takewhile(lambda index: index not in self.labels, range(end + 1, len(row)))
        shown = [(index, row[index]) for index in after if index in self.amounts]
        return [(self.amounts[index], cell) for index, cell in shown if cell is not None and cell.words]

    def _measure(self, column: Column) -> str:
        if self.context.statement == "balance" or self.side == "revenue":
            return {"total": "budget", "prior_total": "prior_budget"}.get(column.measure, column.measure)
        return column.measure

    def _unique(self, name: str, cell: Cell, side: str) -> str:
        """The name; from the second time on, and for numbered parts of coarse blocks, with its heading as path."""
        if self.levels is not None:
            return self._in_tree(name, cell)
        level = level_of(cell)
        path = self.headings.path(level, name)
        repeated = (side, name) in self.names
        self.names.add((side, name))
        return path if repeated or (self.side in _COARSE and level == DEEPEST) else name

    def _in_tree(self, name: str, cell: Cell) -> str:
        """The path of a name in an indented tree of 类, 款 and 项; headlines stand outside of it."""
        level = (self.levels or {}).get(id(cell))
        if level is None:
            self.path = []
            return name
        self.path = grown(self.path, level, name)
        return "/".join(part for _, part in self.path)

    def _unlabelled(self, row: Slots, index: int, harvest: Harvest) -> None:
        cells = [cell for column in self.lane.amounts if (cell := row[column.index]) is not None and cell.words]
        figures = [cell for cell in cells if any(char.isdigit() for char in cell.words)]
        if figures and not any(self._belongs_to_merged(row, cell) for cell in figures):
            harvest.notices.append(nameless(self.context, figures, index))

    def _belongs_to_merged(self, row: Slots, cell: Cell) -> bool:
        """Whether an amount stands right of a label merged over the lanes before it."""
        start = row.index(cell)
        before = next((other for other in reversed(row[:start]) if other is not None and other.words), None)
        return before is not None and sum(other is before for other in row) > 1


def _tree_labels(grid: Grid, lane: Lane) -> list[Cell]:
    """The labels that can be part of a tree of accounts: all but headlines."""
    cells = (_label_cell(row, lane) for row in grid.body)
    return [cell for cell in cells if cell is not None and cell.words and not HEADLINE.search(clean_name(cell.words))]


def _row(context: Context, key: Key, cell: Cell) -> Row:
    source = Source(
        file=context.file, page=cell.page, line=cell.line, table=context.title, row=key.row, box=cell.box, raw=cell.text
    )
    return Row(side=key.side, code=key.code, name=key.name, label=cell.words, depth=level_of(cell), source=source)
