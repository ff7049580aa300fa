"""The picture of a scanned page: rendered, set straight, its ruled lines found and taken off the ink.

Measures are given in points of the page, 72 to the inch; a page far larger than A3 is one whose images were stored
without a size, and is taken for A4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from parsers.sources.pdfium import Rule

Grey = npt.NDArray[np.uint8]

DPI = 200
POINTS = 72 / DPI
"""Points in one pixel of a rendered page."""

LONGEST_PAGE = 1300.0
A4_LENGTH = 842.0
COARSE_SIDE = 1000
"""Pixels of the longer side of the copy on which the skew is measured."""

MOST_SKEW = 3.0
LEAST_SKEW = 0.04
DARK = 0.75
"""How dark, as a share of the paper's brightness, a pixel must be to count as ink when the skew is measured."""

LEVEL_LENGTH = 40.0
UPRIGHT_LENGTH = 10.8
"""Shortest rules looked for; strokes of letters are shorter, or do not reach from one level rule to another."""

THICKEST = 9.0
TOUCH = 4
"""Pixels within which a rule that comes to another touches it."""

TALL = 60
"""Pixels from which on an upright run is no stroke of a letter, whatever stands beside it."""

FLANK = (2, 6)
CROSSED = 0.15
"""A stroke has others crossing it: how far to its sides they are looked for, and the share of its length they take."""

WINDOW, OFFSET = 25, 12
"""Side of the neighbourhood a pixel is compared with, and how much darker ink is than its mean."""

SPECK_AREA, SPECK_SIDE = 9, 3
"""What is smaller in pixels is dust."""

FAINT = 0.4
"""What is less dark than this share of the page's ink is the grain of the paper."""


class Picture(NamedTuple):
    """A page as grey pixels, upright, with its size in points."""

    grey: Grey
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Ruled:
    """What is drawn on a picture: its rules in points, and the ink that is neither rule nor dust."""

    rules: tuple[Rule, ...]
    ink: npt.NDArray[np.bool_]


def picture_of(page: pdfium.PdfPage) -> Picture:
    """Render a page and set it straight."""
    long = max(page.get_width(), page.get_height())
    scale = (A4_LENGTH / long if long > LONGEST_PAGE else 1.0) / POINTS
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        pixels = bitmap.to_numpy()
        grey: Grey = pixels.reshape(pixels.shape[0], pixels.shape[1]).copy()
    finally:
        bitmap.close()
    return picture(straightened(grey))


def picture(grey: Grey) -> Picture:
    """Pixels with their size in points."""
    height, width = grey.shape
    return Picture(grey, width * POINTS, height * POINTS)


def turned(page: Picture, quarters: int) -> Picture:
    """A picture turned left by so many quarters, and set straight again."""
    return picture(straightened(np.ascontiguousarray(np.rot90(page.grey, quarters))))


# ---- skew --------------------------------------------------------------------------------------------------------


def straightened(grey: Grey) -> Grey:
    """The pixels turned so that lines of text and level rules are level."""
    angle = skew_of(grey)
    if abs(angle) < LEAST_SKEW:
        return grey
    import cv2

    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned: Grey = cv2.warpAffine(grey, turn, (width, height), borderValue=255, flags=cv2.INTER_CUBIC)
    return turned


def skew_of(grey: Grey) -> float:
    """By how many degrees the lines of a picture fall to the right: the angle at which its rows part most sharply."""
    rows, columns = _dark_points(grey)
    if not len(rows):
        return 0.0

    def sharpness(angle: float) -> float:
        sheared = rows - columns * np.tan(np.radians(angle))
        profile = np.bincount((sheared - sheared.min()).astype(np.int64))
        return float((np.diff(profile.astype(np.float64)) ** 2).sum())

    best = max(_angles(0.0, MOST_SKEW, 0.25), key=sharpness)
    return max(_angles(best, 0.25, 0.05), key=sharpness)


def _angles(middle: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [middle + step * number for number in range(-count, count + 1)]


def _dark_points(grey: Grey) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Where a coarse copy of the picture is dark."""
    block = max(1, max(grey.shape) // COARSE_SIDE)
    height, width = (side // block * block for side in grey.shape)
    coarse = grey[:height, :width].reshape(height // block, block, width // block, block).mean(axis=(1, 3))
    rows, columns = np.nonzero(coarse < DARK * np.median(coarse))
    return rows.astype(np.float64), columns.astype(np.float64)


# ---- rules -------------------------------------------------------------------------------------------------------


def ruled(grey: Grey) -> Ruled:
    """Find the rules of a picture: long straight runs of ink, upright ones only where they join level ones."""
    import cv2

    dark = _threshold(cv2, grey)
    level_mask, level = _runs(cv2, dark, (round(LEVEL_LENGTH / POINTS), 1))
    upright_mask, upright = _runs(cv2, dark, (1, round(UPRIGHT_LENGTH / POINTS)))
    upright = [box for box in upright if sum(_touch(box, other) for other in level) > 1 and _stands_free(dark, box)]
    kept = level_mask | _only(upright_mask, upright)
    thick = cv2.dilate(kept.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    soft = cv2.medianBlur(grey, 3)
    ink = _without_specks(cv2, _threshold(cv2, soft) & ~thick, soft)
    return Ruled(tuple(map(_level_rule, level)) + tuple(map(_upright_rule, upright)), ink)


Pixels = tuple[int, int, int, int]
"""A box in pixels: left, top, right, bottom."""


def _threshold(cv2: Any, grey: Grey) -> npt.NDArray[np.bool_]:
    kind = (cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV)
    dark: npt.NDArray[np.bool_] = cv2.adaptiveThreshold(grey, 255, *kind, WINDOW, OFFSET) > 0
    return dark


def _runs(cv2: Any, dark: npt.NDArray[np.bool_], kernel: tuple[int, int]) -> tuple[npt.NDArray[np.bool_], list[Pixels]]:
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


def _touch(upright: Pixels, level: Pixels) -> bool:
    return (
        upright[0] - TOUCH <= level[2]
        and level[0] <= upright[2] + TOUCH
        and upright[1] - TOUCH <= level[3]
        and level[1] <= upright[3] + TOUCH
    )


def _stands_free(dark: npt.NDArray[np.bool_], upright: Pixels) -> bool:
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


def _only(mask: npt.NDArray[np.bool_], boxes: Sequence[Pixels]) -> npt.NDArray[np.bool_]:
    kept = np.zeros_like(mask)
    for left, top, right, bottom in boxes:
        kept[top:bottom, left:right] = mask[top:bottom, left:right]
    return kept


def _level_rule(box: Pixels) -> Rule:
    left, top, right, bottom = (side * POINTS for side in box)
    return Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)


def _upright_rule(box: Pixels) -> Rule:
    left, top, right, bottom = (side * POINTS for side in box)
    return Rule((left + right) / 2, top, (left + right) / 2, bottom)


def _without_specks(cv2: Any, ink: npt.NDArray[np.bool_], grey: Grey) -> npt.NDArray[np.bool_]:
    """The ink without what is too small, or nowhere dark enough, to be part of a letter."""
    count, labels, found, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    kept = np.zeros(count, dtype=bool)
    kept[1:] = (found[1:, 4] >= SPECK_AREA) & (found[1:, 2:4].max(axis=1) >= SPECK_SIDE)
    if ink.any():
        paper, black = float(np.median(grey)), float(np.percentile(grey[ink], 10))
        darkest = np.full(count, 255, dtype=np.uint8)
        np.minimum.at(darkest, labels[ink], grey[ink])
        kept &= darkest <= paper - FAINT * (paper - black)
    clean: npt.NDArray[np.bool_] = kept[labels]
    return clean
