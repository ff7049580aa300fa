"""Text that a cell too small for it cut off: it is set closer, so that all of it stands in the cell it is clipped to.

A spreadsheet prints all lines of a wrapped text at their distance, and all digits of a figure kept as text, clipped to
the cell: in part they stand where the cells around it are. Which cell they are of only the clipping tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from parsers.sources.clips import Clips
from parsers.sources.glyphs import Rect
from parsers.sources.native import Handle, bare
from parsers.sources.places import Matrix, bounds_of, holds, middle_of, moved

TALLEST, WIDEST = 60.0, 200.0
"""Points of a cell whose text is set closer; what is clipped to more is a page or a picture."""

SLACK = 1.0
"""Points by which lines reach beyond their cell above or below without being cut."""

TIGHT = 0.2
"""Points by which letters reach beyond its sides."""

LEAST_SEEN = 0.25
"""Share of the width of a text that is seen at least; of what is hidden nobody knows where it belongs."""

_object_of = bare("FPDFText_GetTextObject")


class Move(NamedTuple):
    """Where a character goes, in page space: its places across times ``share`` plus ``across``, and ``up``."""

    share: float = 1.0
    across: float = 0.0
    up: float = 0.0


def moves(
    texts: Sequence[tuple[int, Matrix | None]], text: Any, count: int, unseen: Collection[int]
) -> dict[int, Move]:
    """How to move characters, by their index, so that they stand in the cell they are clipped to.

    What is seen beyond the cell is another text's character, printed where one of this text is hidden.
    """
    pieces = {piece: (move, clip) for piece, move, clip in _moved_pieces(texts)}
    if not pieces:
        return {}
    of_each = ((index, pieces.get(_object_of(text, index) or 0)) for index in range(count))
    told = ((index, *found) for index, found in of_each if found is not None)
    return {index: move for index, move, clip in told if index in unseen or holds(clip, middle_of(text, index))}


def _moved_pieces(texts: Sequence[tuple[int, Matrix | None]]) -> Iterator[tuple[int, Move, Rect]]:
    """How to move pieces of text, by their objects, and the cells they are clipped to."""
    clips, item = Clips(), Handle()
    cells: dict[Rect, dict[int, Rect]] = defaultdict(dict)
    for piece, outer in texts:
        item.value = piece
        clip, box = clips.of(item), bounds_of(item)
        if clip is not None:
            clip, box = (clip, box) if outer is None else (moved(clip, outer), moved(box, outer))
            if _is_cell(clip) and _seen(clip, box) >= LEAST_SEEN:
                cells[clip][piece] = box
    for clip, boxes in cells.items():
        if not all(_is_within(box, clip) for box in boxes.values()):
            yield from ((piece, move, clip) for piece, move in _set_closer(clip, boxes))


def _is_cell(clip: Rect) -> bool:
    return 0 < clip[3] - clip[1] <= TALLEST and 0 < clip[2] - clip[0] <= WIDEST


def _seen(clip: Rect, box: Rect) -> float:
    """The share of the width of a text that its clipping leaves."""
    return (min(box[2], clip[2]) - max(box[0], clip[0])) / max(box[2] - box[0], SLACK)


def _is_within(box: Rect, clip: Rect) -> bool:
    return _is_between(box, clip) and clip[1] - SLACK <= box[1] and box[3] <= clip[3] + SLACK


def _is_between(box: Rect, clip: Rect) -> bool:
    """Whether a text reaches beyond its cell at neither side."""
    return clip[0] - TIGHT <= box[0] and box[2] <= clip[2] + TIGHT


def _set_closer(clip: Rect, boxes: Mapping[int, Rect]) -> Iterator[tuple[int, Move]]:
    """How to move the lines of one cell, by their objects."""
    middles = {piece: (box[1] + box[3]) / 2 for piece, box in boxes.items()}
    low, high = min(middles.values()), max(middles.values())
    tall = max(box[3] for box in boxes.values()) - min(box[1] for box in boxes.values())
    closer = min(1.0, (clip[3] - clip[1] - SLACK) / max(high - low, SLACK))
    for piece, box in boxes.items():
        up = (clip[1] + clip[3] - low - high) / 2 + (closer - 1) * (middles[piece] - (low + high) / 2)
        share, across = _across(clip, box)
        yield piece, Move(share, across, up if tall > clip[3] - clip[1] + SLACK else 0.0)


def _across(clip: Rect, box: Rect) -> tuple[float, float]:
    """The share and the distance that bring a line into its cell along it."""
    if _is_between(box, clip):
        return 1.0, 0.0
    left, right = clip[0] + SLACK, clip[2] - SLACK
    share = min(1.0, (right - left) / max(box[2] - box[0], SLACK))
    start = max(left, min(box[0], right - share * (box[2] - box[0])))
    return share, start - share * box[0]
