"""How a page lies: a few of its lines are read, as they stand and on their heads, before the whole page is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from parsers.sources.scans.image import Grey, Pixels
from parsers.sources.scans.rules import Mask
from parsers.sources.scans.words import Reads

FEW = 12
"""Lines that are read to tell the head of a page from its foot."""

WORD_GAP = 15
"""Pixels over which characters of one line are joined."""

HEIGHT, WIDTH = (12, 150), (60, 500)
"""Pixels of a line that is read for this, the title of a cover included, which may be wider."""

SLENDER, LONG = 3, 16
"""How many times wider than high it is, at least and at most."""

FAIR = 0.6
"""Mean certainty below which lines say nothing of how a page lies: strokes of letters that were taken for some."""

SURE = 0.9
"""Mean certainty of lines that stand upright."""

MARGIN = 4


def turns_of(engine: Reads, grey: Grey, ink: Mask) -> int:
    """How often a page must be turned left by a quarter to stand upright."""
    found: dict[int, float] = {}
    for side in (0, 1):
        seen, lines = np.rot90(grey, side), _chosen(_lines(np.rot90(ink, side)))
        for quarters, step in ((side, 1), (side + 2, -1)) if lines else ():
            found[quarters] = _certainty(engine, [_cut(seen, box)[::step, ::step] for box in lines])
            if found[quarters] >= SURE:
                return quarters
    best = max(found, key=lambda quarters: found[quarters], default=0)
    return best if found.get(best, 0.0) >= FAIR else 0


def _lines(ink: Mask) -> list[Pixels]:
    """Stretches of ink that look like a line of text, or a word of one."""
    import cv2

    joined = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, WORD_GAP), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(joined)
    return [(x, y, x + w, y + h) for x, y, w, h, _ in found[1:].tolist() if _is_line(w, h)]


def _is_line(width: int, height: int) -> bool:
    is_high = HEIGHT[0] <= height <= HEIGHT[1]
    return is_high and WIDTH[0] <= width <= max(WIDTH[1], LONG * height) and width >= SLENDER * height


def _chosen(lines: Sequence[Pixels]) -> list[Pixels]:
    """Some of the lines, from all over the page."""
    step = max(1, len(lines) // FEW)
    return list(lines[::step][:FEW])


def _cut(grey: Grey, box: Pixels) -> Grey:
    left, top, right, bottom = box
    return grey[max(0, top - MARGIN) : bottom + MARGIN, max(0, left - MARGIN) : right + MARGIN]


def _certainty(engine: Reads, lines: Sequence[Grey]) -> float:
    """How sure the engine is of each character of some lines; one alone counts for nothing."""
    said = engine.read([np.ascontiguousarray(line) for line in lines])
    sure = [sum(each.certainty) / len(each.certainty) if len(each.certainty) > 1 else 0.0 for each in said]
    return sum(sure) / len(sure)
