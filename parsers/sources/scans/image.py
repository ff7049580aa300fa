"""The picture of a scanned page, and how to set it straight.

Measures are given in points of the page, 72 to the inch.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Pixels = tuple[int, int, int, int]
"""A box in pixels: left, top, right, bottom."""

DPI = 200
POINTS = 72 / DPI
"""Points in one pixel of a rendered page."""

COARSE_SIDE = 1000
"""Pixels of the longer side of the copy on which the skew is measured."""

SKEW, MOST_SKEW = 3.0, 12.0
"""Degrees by which sheets lie aslant, and by which the most careless do."""

SHARPER, FEW = 1.5, 20_000
"""How much more sharply rows must part at an angle beyond the usual, and the dark points on which that is tried."""

LEAST_SKEW = 0.04
DARK = 0.75
"""How dark, as a share of the paper's brightness, a pixel must be to count as ink when the skew is measured."""


class Picture(NamedTuple):
    """A page as grey pixels, upright, with its size in points; ``sealed`` is lit where a seal lies over the print."""

    grey: Grey
    width: float
    height: float
    sealed: Grey | None = None


def picture(grey: Grey, sealed: Grey | None = None) -> Picture:
    """Pixels with their size in points."""
    height, width = grey.shape
    return Picture(grey, width * POINTS, height * POINTS, sealed)


# ---- skew --------------------------------------------------------------------------------------------------------


def straightened(page: Picture) -> Picture:
    """The picture turned so that lines of text and level rules are level."""
    angle = skew_of(page.grey)
    if abs(angle) < LEAST_SKEW:
        return page
    sealed = None if page.sealed is None else _rotated(page.sealed, angle, 0.0)
    return page._replace(grey=_rotated(page.grey, angle, float(np.median(page.grey))), sealed=sealed)


def _rotated(grey: Grey, angle: float, around: float) -> Grey:
    """Pixels turned left by some degrees; ``around`` is what comes in at the corners."""
    import cv2

    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned: Grey = cv2.warpAffine(grey, turn, (width, height), borderValue=around, flags=cv2.INTER_CUBIC)
    return turned


def skew_of(grey: Grey) -> float:
    """By how many degrees the lines of a picture fall to the right: the angle at which its rows part most sharply."""
    rows, columns = _dark_points(grey)
    if not len(rows):
        return 0.0

    def sharpness(angle: float, every: int = 1) -> float:
        sheared = rows[::every] - columns[::every] * np.tan(np.radians(angle))
        profile = np.bincount((sheared - sheared.min()).astype(np.int64))
        return float((np.diff(profile.astype(np.float64)) ** 2).sum())

    fewer = len(rows) // FEW + 1
    best = max(_angles(0.0, SKEW, 0.25), key=sharpness)
    far = max(_angles(0.0, MOST_SKEW, 0.5), key=lambda angle: sharpness(angle, fewer))
    if abs(far) > SKEW and sharpness(far) > SHARPER * sharpness(best):
        return max(_angles(far, 0.5, 0.05), key=sharpness)
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
