"""Whether a grid is the next page of a table: where it stands, what its head says, and how wide its columns are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from parsers import lexicon
from parsers.amounts import read_amount
from parsers.around.header import distinct, header_length, looks_like_header, split_header, starts_with_header, words_in
from parsers.around.lead import first_title
from parsers.cells import read_code
from parsers.page import Cell, RawGrid, Slots
from parsers.tables.grid import Grid

EDGE_TOLERANCE = 4.0
"""Points by which the edges of one column differ from page to page."""

FEWEST_EDGES = 4
"""Edges of columns that tell a table that stands aside from another one."""

WIDER = 0.05
"""Share of the width of a table by which its columns may begin elsewhere on the next page."""

WIDEST_MARGIN = 90.0
"""Points by which the margins of two pages differ at most."""


def is_copy(rows: tuple[Slots, ...], grid: Grid) -> bool:
    """Whether rows say what a whole table with its total says, once more: a table printed twice."""
    rows = rows[header_length(rows, grid.header) :]
    has_total = any(lexicon.is_total(words) for row in _said(rows) for words in row)
    return has_total and len(rows) > 1 and _said(rows) == _said(grid.body)


def _said(rows: tuple[Slots, ...]) -> list[list[str]]:
    return [[cell.words for cell in distinct(row)] for row in rows]


def is_said_again(title: str, rows: tuple[Slots, ...], grid: Grid) -> bool:
    """Whether the title of the open table goes on with it: marked as continued, or above its head or plain rows."""
    return first_title(title) != lexicon.key(title) or _repeats(rows, grid.header) or not split_header(rows)[0]


def _repeats(rows: tuple[Slots, ...], header: tuple[Slots, ...]) -> bool:
    """Whether rows begin with the whole head of a table, word for word; a form filled in anew does not."""
    length = header_length(rows, header)
    return not header or (length > 0 and words_in(rows[:length]) <= words_in(header))


def opens_another(row: Slots, first: Slots) -> bool:
    """Whether a row fills in anew what the first row of the table says (项目名称 | another project)."""
    cells, others = [cell.words for cell in distinct(row)], [cell.words for cell in distinct(first)]
    return len(cells) == 2 == len(others) and cells[0] == others[0] != "" and cells[1] != others[1] != ""


def is_next(last: RawGrid, raw: RawGrid, blank: Collection[int]) -> bool:
    """Whether a grid stands on the page after another one; columns at its right and blank pages stand between."""
    if last.page is None or raw.page is None:
        return True
    if raw.page == last.page:
        return bool(raw.edges) and raw.edges == last.edges
    between = range(last.page + 1, raw.page)
    return raw.page > last.page and all(page in last.beside or page in blank for page in between)


def same_columns(grid: Grid, edges: Sequence[float], raw: RawGrid, rows: tuple[Slots, ...]) -> bool:
    """Columns fit where every edge meets one of the table's; without positions the head must repeat or rows go on."""
    if raw.edges and edges:
        if not grid.body and fits(edges, raw.edges):
            return True
        if fits(raw.edges, edges):
            return len(raw.edges) > 2 or len(rows) == 1
        return any(goes_on(grid, edges, raw, rows) for goes_on in (_is_set_anew, _is_set_aside, _is_drawn_wider))
    if starts_with_header(rows, grid.header):
        return True
    return not looks_like_header(rows[0]) and abs(len(rows[0]) - grid.width) <= 4


def _is_set_aside(grid: Grid, edges: Sequence[float], raw: RawGrid, rows: tuple[Slots, ...]) -> bool:
    """Whether all edges stand aside alike, as margins differ on sheets printed on both sides, and rows go on."""
    if len(raw.edges) != len(edges) or len(edges) < FEWEST_EDGES:
        return False
    aside = [edge - other for edge, other in zip(raw.edges, edges, strict=True)]
    if max(aside) - min(aside) > EDGE_TOLERANCE or max(map(abs, aside)) > WIDEST_MARGIN:
        return False
    return starts_with_header(rows, grid.header) or not split_header(rows)[0]


def _is_set_anew(grid: Grid, edges: Sequence[float], raw: RawGrid, rows: tuple[Slots, ...]) -> bool:
    """Whether a page says the whole head again over columns of other widths (the paper turned), column for column."""
    head = grid.header
    if not head or len(raw.edges) != len(edges) or len(rows) <= len(head):
        return False
    return _columns_said(rows[: len(head)]) == _columns_said(head)


def _is_drawn_wider(grid: Grid, edges: Sequence[float], raw: RawGrid, rows: tuple[Slots, ...]) -> bool:
    """Whether rows without a head go on in as many columns, each a little wider or narrower than on the page before.

    The columns hold what they held: words, codes of accounts, or figures.
    """
    if len(raw.edges) != len(edges) or len(edges) < FEWEST_EDGES or not grid.body or split_header(rows)[0]:
        return False
    aside = max(abs(one - two) for one, two in zip(_shares(raw.edges), _shares(edges), strict=True))
    return aside < WIDER and _hold_alike(_contents(grid.body), _contents(rows))


def _shares(edges: Sequence[float]) -> list[float]:
    """Where columns begin, in shares of the width of the table."""
    return [(edge - edges[0]) / max(edges[-1] - edges[0], 1.0) for edge in edges]


def _contents(rows: tuple[Slots, ...]) -> dict[int, set[str]]:
    """What kinds of text columns hold: codes, figures, other words; cells over several columns tell nothing."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        for column, cell in enumerate(row):
            if cell is not None and cell.words and row.count(cell) == 1:
                found[column].add(_kind_of(cell))
    return found


def _kind_of(cell: Cell) -> str:
    if read_code(cell.text) is not None:
        return "code"
    return "figure" if read_amount(cell.text).has_number else "words"


def _hold_alike(above: dict[int, set[str]], below: dict[int, set[str]]) -> bool:
    """Whether columns go on with what they held, and names or codes and figures do in one of them each."""
    shared = [kinds & below[column] for column, kinds in above.items() if column in below]
    alike = all(below[column] <= kinds for column, kinds in above.items() if column in below)
    return alike and {"figure"} in shared and any(kinds - {"figure"} for kinds in shared)


def _columns_said(rows: tuple[Slots, ...]) -> list[list[str]]:
    return [[lexicon.key(cell.text) if cell is not None else "" for cell in row] for row in rows]


def fits(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether every edge meets one of the others."""
    return all(any(abs(edge - other) <= EDGE_TOLERANCE for other in others) for edge in edges)


def mapped(row: Slots, edges: Sequence[float], onto: Sequence[float], width: int) -> Slots:
    """A row in the slots of other columns, each filled by the cell that stands over its middle."""
    if not edges or not onto:
        return (row + (None,) * width)[:width] if len(row) < width else row[:width]
    return tuple([None if at is None else row[at] for at in _columns_over(tuple(edges), tuple(onto))])


@lru_cache(maxsize=16)
def _columns_over(edges: tuple[float, ...], onto: tuple[float, ...]) -> tuple[int | None, ...]:
    """The column that stands over the middle of each other one: the same for all rows of a page."""
    columns = list(enumerate(pairwise(edges)))
    middles = ((left + right) / 2 for left, right in pairwise(onto))
    return tuple(next((at for at, (a, b) in columns if a <= middle < b), None) for middle in middles)
