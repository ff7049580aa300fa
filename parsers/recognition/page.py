"""What recognition did to a page, undone: pure functions from Page to Page, every mend with its remark.

The result looks like a page with a text layer: one grid per table, a head of at most two rows, the 栏次 row, one row
per printed row. What is printed stays in ``Cell.text``, further readings in ``Cell.others``; no line of the input is
lost (``RawGrid.lines`` and ``TextLine.lines`` name them all). Rules O01…O17 of the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.around.lead import is_page_number
from parsers.cells import ordinal_of, read_code, split_code_name
from parsers.page import Block, Cell, Page, RawGrid, Remark, Slots, TextLine
from parsers.recognition.codes import mend_codes
from parsers.recognition.flat import unflattened
from parsers.recognition.headers import head_depth, mend_head, same_head
from parsers.recognition.ordinals import join_by_ordinal, ordinal_column
from parsers.recognition.prose import mend_prose
from parsers.recognition.rows import Rows, compact_row, first_line, fitted, place, raw_of, text_of, trimmed
from parsers.recognition.targets import goal_row, head_row, is_stray, mend_indicators
from parsers.recognition.twins import join_twins
from parsers.recognition.words import Vocabulary, compact


class Mended(NamedTuple):
    """Blocks after a mend, and what there is to say about it."""

    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()


def mend(page: Page) -> Page:
    """The page with prose lines, heads, rows and target tables put right, in that order."""
    words = Vocabulary.of(_texts(page.blocks))
    blocks, remarks = mend_prose(page.blocks)
    said: list[str | Remark] = [*page.remarks, *remarks]
    for step in (_unflatten, _take_goals, _join_pages):
        blocks, remarks = step(blocks)
        said += remarks
    whole = [_mend_grid(block, words) if isinstance(block, RawGrid) else (block, ()) for block in blocks]
    said += [remark for _, remarks in whole for remark in remarks]
    return page._replace(blocks=tuple(block for block, _ in whole), remarks=tuple(said))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, TextLine):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row if cell)


def _unflatten(blocks: Sequence[Block]) -> Mended:
    """Paragraphs that are flattened target tables become grids."""
    found: list[Block] = []
    remarks: list[Remark] = []
    for block in blocks:
        grid, remark = unflattened(block) if isinstance(block, TextLine) else (None, None)
        found.append(grid or block)
        remarks += [remark] if remark else []
    return Mended(tuple(found), tuple(remarks))


def _take_goals(blocks: Sequence[Block]) -> Mended:
    """The lines 绩效目标 and the goal above a target table become its first row, as they are in the form."""
    found: list[Block] = []
    remarks: list[Remark] = []
    for block in blocks:
        start = _goal_start(found) if isinstance(block, RawGrid) and head_row(block.rows) == 0 else None
        if start is None or not isinstance(block, RawGrid):
            found.append(block)
            continue
        lines = [line for line in found[start:] if isinstance(line, TextLine)]
        grid, stray = _with_goal(block, lines)
        found[start:] = [grid]
        remarks += [_stray_remark(line) for line in stray]
    return Mended(tuple(found), tuple(remarks))


def _goal_start(blocks: Sequence[Block]) -> int | None:
    """Where the line 绩效目标 stands among the lines right above."""
    for at in range(len(blocks) - 1, max(len(blocks) - 12, -1), -1):
        block = blocks[at]
        if not isinstance(block, TextLine):
            return None
        if compact(block.text).rstrip("：:") == "绩效目标":
            return at
    return None


def _with_goal(grid: RawGrid, lines: Sequence[TextLine]) -> tuple[RawGrid, list[TextLine]]:
    said = [line for line in lines[1:] if not is_stray(line.text)]
    stray = [line for line in lines[1:] if is_stray(line.text)]
    goal = goal_row(" ".join(line.text for line in said), len(grid.rows[0]), lines[0].line)
    used = tuple(number for line in lines for number in line.lines)
    return replace(grid, rows=(goal, *grid.rows), line=lines[0].line, lines=used + grid.lines), stray


def _stray_remark(line: TextLine) -> Remark:
    message = f"第 {line.line} 行：多余的符号 {line.text.strip()}，已略去"
    return Remark("stray-marks", message, "O12", line.line, line.text)


def _join_pages(blocks: Sequence[Block]) -> Mended:
    """A grid below another that repeats its head or goes on with its numbers is the table's next page."""
    found: list[Block] = []
    remarks: list[Remark] = []
    for block in blocks:
        at, last = _open_grid(found)
        rest = _continuation(last, block) if last is not None and isinstance(block, RawGrid) else None
        if rest is None or last is None or not isinstance(block, RawGrid):
            found.append(block)
            continue
        found[at] = replace(last, rows=last.rows + rest, lines=last.lines + block.lines)
        remarks += _page_remarks(last, block, block.rows[: len(block.rows) - len(rest)])
    return Mended(tuple(found), tuple(remarks))


def _open_grid(blocks: Sequence[Block]) -> tuple[int, RawGrid | None]:
    """The last grid and its place, if nothing but page numbers stands below it."""
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if isinstance(block, RawGrid):
            return at, block
        if not is_page_number(block.text):
            break
    return -1, None


def _continuation(last: RawGrid, grid: RawGrid) -> Rows | None:
    """The rows by which a grid goes on the table above, as wide as it; None where it is a table of its own."""
    above, below = trimmed(last.rows), trimmed(grid.rows)
    width = len(last.rows[0])
    indicators = head_row(below)
    if indicators is not None:
        return fitted(below[1:], width) if indicators == 0 and head_row(above) is not None else None
    depth = head_depth(below)
    if depth:
        alike = same_head(above, below) or same_head(mend_head(above)[0], mend_head(below)[0])
        return fitted(below[depth + 1 :], width) if alike else None
    return fitted(below, width) if _goes_on(above, below) else None


def _goes_on(above: Rows, below: Rows) -> bool:
    """Whether the running numbers of a headless grid follow those above."""
    column = ordinal_column(above[head_depth(above) + 1 :])
    if column is None:
        return False
    last, first = (ordinal_of(compact(text_of(row, column))) for row in (above[-1], below[0]))
    return last is not None and first == last + 1


def _page_remarks(last: RawGrid, grid: RawGrid, head: Rows) -> tuple[Remark, ...]:
    how = f"重复的表头（{place(head)}）已略去" if head else "没有表头，按序号接续"
    joined = Remark("page-joined", f"第 {grid.line} 行：下一页的表格接到上一页，{how}", "O11", grid.line, raw_of(head))
    columns, wanted = len(grid.rows[0]), len(last.rows[0])
    if columns == wanted:
        return (joined,)
    message = f"第 {grid.line} 行起的一页有 {columns} 列，表头有 {wanted} 列，差的是右边的空列"
    return joined, Remark("surplus-columns", message, "O08", grid.line)


def _mend_grid(grid: RawGrid, words: Vocabulary) -> tuple[RawGrid, tuple[Remark, ...]]:
    rows, lost = _without_edge(grid.rows)
    rows, head = mend_head(rows)
    depth = head_depth(rows)
    rows, split = _without_doubled_codes(rows)
    rows, codes = mend_codes(rows)
    start = depth + 1 if depth else 0
    if head_row(rows) is not None:
        rows, body = mend_indicators(rows, words)
    elif ordinal_column(rows[start:]) is not None:
        whole, body = join_by_ordinal(rows[start:], words)
        rows = rows[:start] + whole
    else:
        rows, body = join_twins(rows, words)
    rows, _ = mend_codes(rows)
    return replace(grid, rows=_numbered(rows)), (*lost, *head, *split, *codes, *body)


def _without_edge(rows: Rows) -> tuple[Rows, tuple[Remark, ...]]:
    """The rows without blank columns at the right edge."""
    whole = trimmed(rows)
    surplus = len(rows[0]) - len(whole[0])
    if not surplus:
        return whole, ()
    line = first_line(rows[0])
    return whole, (Remark("surplus-columns", f"第 {line} 行起的表格右边多出 {surplus} 个空列，已略去", "O08", line),)


def _without_doubled_codes(rows: Rows) -> tuple[Rows, tuple[Remark, ...]]:
    """Rows without the code that a name cell repeats from the cell before it (``2019999 | 2019999 其他…``)."""
    whole = tuple(tuple(_undoubled(row, at) for at in range(len(row))) for row in rows)
    changed = [old for old, new in zip(rows, whole, strict=True) if compact_row(old) != compact_row(new)]
    return whole, tuple(
        Remark("doubled-code", f"{place([row])}：编码在名称格内又出现一次", "O07", first_line(row), raw_of([row]))
        for row in changed
    )


def _undoubled(row: Slots, at: int) -> Cell | None:
    cell = row[at]
    code = read_code(text_of(row, at - 1)) if at else None
    if cell is None or not code:
        return cell
    again, name = split_code_name(cell.text)
    return replace(cell, text=name) if again == code and name else cell


def _numbered(rows: Rows) -> Rows:
    """The rows with every cell's first slot; a spanning cell stays one object."""
    made: dict[int, Cell] = {}
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None and id(cell) not in made:
                made[id(cell)] = replace(cell, row=at, column=column, line=cell.line or first_line(row))
    return tuple(tuple(made[id(cell)] if cell else None for cell in row) for row in rows)
