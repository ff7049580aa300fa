"""The ruled lines of a scanned page, and the ink that is left when they are taken off.

Measures are given in points of the page, 72 to the inch, or in pixels where they are of the grain of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from parsers.sources.pdfium import Rule
from parsers.sources.scans.image import POINTS, Grey, Pixels
from parsers.sources.scans.strokes import SAME, Stroke, drawn_on, joined

Mask = npt.NDArray[np.bool_]

LEVEL_LENGTH = 40.0
UPRIGHT_LENGTH = 10.8
"""Shortest rules looked for; strokes of letters are shorter, or do not reach from one level rule to another."""

THICKEST = 9.0
TOUCH = 4
"""Pixels within which a rule that comes to another touches it."""

TALL = 60
"""Pixels from which on an upright run is no stroke of a letter, whatever stands beside it."""

WORD, STRUCK = 300, (0.18, 0.3)
"""Share of a level run at which other strokes begin, from which on it is text that ran together: up to this length in
pixels, and beyond."""

LETTER = 110
"""Pixels up to which a run from one level rule to the next may be a stroke of large type that fills its row."""

STREAK, STREAK_ENDS = 0.8, 40
"""A streak of the feeder: its share of the page's height, and the pixels by which it leaves the tables."""

SIDES = 2
"""Level rules that a stroke between two of them meets."""

FLANK = (2, 6)
CROSSED = 0.15
"""A stroke has others crossing it: how far to its sides they are looked for, and the share of its length they take."""

WINDOW, OFFSET = 25, 12
"""Side of the neighbourhood a pixel is compared with, and how much darker ink is than its mean."""

HOLLOW, LINE = 15, 26
"""Pixels that a line is thinner than, and how much darker than what is beside it, of 255."""

GHOST = 0.2
"""Share of the usual darkness of a page's rules below which a stroke is one of its other side."""

DASH = 7
"""Pixels of the shortest thin stroke that is a character."""

SPECK_AREA, SPECK_SIDE = 12, 5
"""What is smaller in pixels is dust."""

FAINT, PALE = 0.4, 0.25
"""What is nowhere darker than this share of the page's ink is grain; pixels paler than that are of the other side."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What is drawn on a picture: its rules in points, and the ink that is neither rule nor dust."""

    rules: tuple[Rule, ...]
    ink: Mask


def ruled(grey: Grey) -> Ruled:
    """Find the rules of a picture: long straight runs of ink, upright ones only where they join level ones."""
    import cv2

    dark, hollow = _threshold(cv2, grey), _hollow(cv2, grey)
    drawn = dark | (hollow > LINE)
    level_mask, lying = _runs(cv2, drawn, (round(LEVEL_LENGTH / POINTS), 1))
    upright_mask, standing = _runs(cv2, drawn, (1, round(UPRIGHT_LENGTH / POINTS)))
    level = _strong(joined([_lying(box) for box in lying], drawn), hollow)
    level = [piece for piece in level if _branched(piece, dark) < STRUCK[piece.length > WORD]]
    standing = [box for box in standing if _stands_free(dark, box)]
    whole = _strong(joined([_standing(box) for box in standing], drawn.T), hollow.T)
    upright = [piece for piece in whole if _joins(piece, level) and not _is_of_a_letter(piece, level, dark)]
    kept = _without(level_mask, lying, level) | _only(upright_mask, standing, upright)
    upright = [piece for piece in upright if not _is_streak(piece, level, len(grey))]
    level = drawn_on(level, upright, drawn, TOUCH)
    upright = drawn_on(upright, level, drawn.T, TOUCH)
    return Ruled((*map(_level_rule, level), *map(_upright_rule, upright)), _ink(cv2, grey, kept))


def drawn_in(grey: Grey) -> Mask:
    """All that may be part of a rule, letters included."""
    import cv2

    drawn: Mask = _threshold(cv2, grey) | (_hollow(cv2, grey) > LINE)
    return drawn


def _lying(box: Pixels) -> Stroke:
    return Stroke((box[1] + box[3]) / 2, box[0], box[2])


def _standing(box: Pixels) -> Stroke:
    return Stroke((box[0] + box[2]) / 2, box[1], box[3])


def _joins(upright: Stroke, level: Sequence[Stroke]) -> bool:
    """Whether an upright stroke reaches from one level rule to another."""
    return _met(upright, level) > 1


def _met(upright: Stroke, level: Sequence[Stroke]) -> int:
    return sum(_meet(upright, other) for other in level)


def _is_of_a_letter(upright: Stroke, level: Sequence[Stroke], dark: Mask) -> bool:
    """Whether a stroke no longer than a row is high has others that begin at it: its row is filled by large type."""
    return upright.length < LETTER and _met(upright, level) <= SIDES and _branched(upright, dark.T) >= CROSSED


def _branched(stroke: Stroke, dark: Mask) -> float:
    """The share of a stroke's length at which others begin on one of its sides; rows of ``dark`` lie across."""
    at, reach, trim = round(stroke.at), FLANK[1], 2 * TOUCH
    along = dark[:, stroke.start + trim : stroke.end - trim]
    before, behind = along[max(0, at - reach) : at].all(axis=0), along[at + 1 : at + 1 + reach].all(axis=0)
    return float((before | behind).mean()) if before.size else 0.0


def _is_streak(upright: Stroke, level: Sequence[Stroke], height: int) -> bool:
    """Whether an upright stroke goes on far above and below all rules, and over nearly all of the page: dirt."""
    first, last = (end(rule.at for rule in level) for end in (min, max))
    beyond = first - upright.start > STREAK_ENDS and upright.end - last > STREAK_ENDS
    return beyond and upright.length > STREAK * height


def _meet(upright: Stroke, level: Stroke) -> bool:
    return (
        level.start - TOUCH <= upright.at <= level.end + TOUCH
        and upright.start - TOUCH <= level.at <= upright.end + TOUCH
    )


def _ink(cv2: Any, grey: Grey, rules: Mask) -> Mask:
    """What is neither rule nor dust: dark areas of the smoothed picture, and thin strokes that smoothing takes (一)."""
    thick = cv2.dilate(rules.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    soft = cv2.medianBlur(grey, 3)
    hard, smooth = _threshold(cv2, grey) & ~thick, _threshold(cv2, soft) & ~thick
    high = cv2.dilate(hard.astype(np.uint8), np.ones((3, 1), np.uint8))
    dashes = cv2.morphologyEx(high, cv2.MORPH_OPEN, np.ones((1, DASH), np.uint8)) > 0
    kept: Mask = _without_specks(cv2, smooth | dashes, cv2.GaussianBlur(grey, (3, 3), 0)) & (smooth | hard)
    return kept


def _hollow(cv2: Any, grey: Grey) -> Grey:
    """How much darker each pixel is than the paper on both sides of a line, whatever letters stand close to it."""
    soft = cv2.GaussianBlur(grey, (3, 3), 0)
    hollow: Grey = cv2.morphologyEx(soft, cv2.MORPH_BLACKHAT, np.ones((HOLLOW, HOLLOW), np.uint8))
    return hollow


def _strong(strokes: Sequence[Stroke], hollow: Grey) -> list[Stroke]:
    """The strokes without those much fainter than the others: rules of the other side of the paper."""
    if not strokes:
        return []
    depth = [_depth(stroke, hollow) for stroke in strokes]
    usual = float(np.percentile(depth, 90))
    return [stroke for stroke, deep in zip(strokes, depth, strict=True) if deep >= GHOST * usual]


def _depth(stroke: Stroke, hollow: Grey) -> float:
    at = round(stroke.at)
    strip = hollow[max(0, at - TOUCH) : at + TOUCH + 1, stroke.start : stroke.end]
    return float(np.median(strip.max(axis=0))) if strip.size else 0.0


def _threshold(cv2: Any, grey: Grey) -> Mask:
    kind = (cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV)
    dark: Mask = cv2.adaptiveThreshold(grey, 255, *kind, WINDOW, OFFSET) > 0
    return dark


def _runs(cv2: Any, dark: Mask, kernel: tuple[int, int]) -> tuple[Mask, list[Pixels]]:
    """The runs of ink at least as long as the kernel, which is one pixel wide: their pixels and their boxes.

    The ink is first made a pixel thicker, and runs longer, so that noise does not break them.
    """
    across = (1, 2) if kernel[0] == 1 else (2, 1)
    thick = cv2.dilate(dark.astype(np.uint8), np.ones(across, np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
    runs = cv2.dilate(runs, np.ones((5, 3) if kernel[0] == 1 else (3, 5), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(runs)
    boxes = [(x, y, x + w, y + h) for x, y, w, h, _ in found[1:].tolist()]
    thickest = THICKEST / POINTS
    short = [min(right - left, bottom - top) for left, top, right, bottom in boxes]
    return runs > 0, [box for box, side in zip(boxes, short, strict=True) if side < thickest]


def _stands_free(dark: Mask, upright: Pixels) -> bool:
    """Whether nothing crosses a short upright run, as strokes of the same letter would."""
    left, top, right, bottom = upright
    if bottom - top >= TALL:
        return True
    near, far = FLANK
    rows = dark[top + far : bottom - far]
    beside = rows[:, max(0, left - far) : max(0, left - near)].any(axis=1) | rows[:, right + near : right + far].any(
        axis=1
    )
    return bool(beside.mean() < CROSSED) if beside.size else False


def _without(mask: Mask, boxes: Sequence[Pixels], level: Sequence[Stroke]) -> Mask:
    """The pixels of level runs, but for those that turned out to be no rules: letters would be cut in two."""
    kept = mask.copy()
    for left, top, right, bottom in boxes:
        along = (rule for rule in level if rule.start <= left and right <= rule.end)
        if not any(top - SAME <= rule.at <= bottom + SAME for rule in along):
            kept[top:bottom, left:right] = False
    return kept


def _only(mask: Mask, boxes: Sequence[Pixels], upright: Sequence[Stroke]) -> Mask:
    """The pixels of those runs that are part of an upright rule."""
    kept = np.zeros_like(mask)
    for left, top, right, bottom in boxes:
        if any(left <= rule.at <= right and rule.start <= top and bottom <= rule.end for rule in upright):
            kept[top:bottom, left:right] = mask[top:bottom, left:right]
    return kept


def _level_rule(rule: Stroke) -> Rule:
    return Rule(rule.start * POINTS, rule.at * POINTS, rule.end * POINTS, rule.at * POINTS)


def _upright_rule(rule: Stroke) -> Rule:
    return Rule(rule.at * POINTS, rule.start * POINTS, rule.at * POINTS, rule.end * POINTS)


def _without_specks(cv2: Any, ink: Mask, grey: Grey) -> Mask:
    """The ink without what is too small, or nowhere dark enough, to be part of a letter."""
    count, labels, found, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    kept = np.zeros(count, dtype=bool)
    kept[1:] = (found[1:, 4] >= SPECK_AREA) & (found[1:, 2:4].max(axis=1) >= SPECK_SIDE)
    if ink.any():
        paper, black = float(np.median(grey)), float(np.percentile(grey[ink], 10))
        darkest = np.full(count, 255, dtype=np.uint8)
        np.minimum.at(darkest, labels[ink], grey[ink])
        kept &= darkest <= paper - FAINT * (paper - black)
        ink = ink & (grey <= paper - PALE * (paper - black))
    clean: Mask = kept[labels] & ink
    return clean
