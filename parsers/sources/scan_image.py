"""The picture of a scanned page: rendered, and set straight.

Measures are given in points of the page, 72 to the inch; a page far larger than A3 is one whose images were stored
without a size, and is taken for A4.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

Grey = npt.NDArray[np.uint8]
Pixels = tuple[int, int, int, int]
"""A box in pixels: left, top, right, bottom."""

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


WHITE = 255
COLOURED, LEAST_SEAL = 45, 0.0005
"""How far a pixel's colours must differ, and the share of the page that must be coloured for a seal to be on it."""

SEAL = (50.0, 190.0)
"""The sides of seals in points."""

SEAL_GAP = 25


class Picture(NamedTuple):
    """A page as grey pixels, upright, with its size in points."""

    grey: Grey
    width: float
    height: float


def picture_of(page: pdfium.PdfPage) -> Picture:
    """Render a page and set it straight."""
    long = max(page.get_width(), page.get_height())
    scale = (A4_LENGTH / long if long > LONGEST_PAGE else 1.0) / POINTS
    bitmap = page.render(scale=scale)
    try:
        grey = grey_of(bitmap.to_numpy())
    finally:
        bitmap.close()
    return picture(straightened(grey))


def grey_of(pixels: npt.NDArray[np.uint8]) -> Grey:
    """Pixels (blue, green, red) as grey ones, without seals: large coloured figures that lie over the print."""
    import cv2

    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.array(pixels.reshape(pixels.shape[:2]))
    colours = np.ascontiguousarray(pixels[:, :, :3])
    grey: Grey = cv2.cvtColor(colours, cv2.COLOR_BGR2GRAY)
    strongest = colours.max(axis=2)
    coloured = strongest.astype(np.int16) - colours.min(axis=2) > COLOURED
    if coloured.mean() < LEAST_SEAL:
        return grey
    for left, top, right, bottom in _seals(coloured):
        stamped, strong = coloured[top:bottom, left:right], strongest[top:bottom, left:right]
        level = max(1.0, float(np.median(strong[stamped])))
        near = cv2.dilate(stamped.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
        bleached = np.minimum(strong * (WHITE / level), WHITE).astype(np.uint8)
        grey[top:bottom, left:right] = np.where(near, bleached, grey[top:bottom, left:right])
    return grey


def _seals(coloured: npt.NDArray[np.bool_]) -> list[Pixels]:
    """Where coloured figures stand that are as large as a seal, and no larger."""
    import cv2

    closed = cv2.morphologyEx(coloured.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((SEAL_GAP, SEAL_GAP), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(closed)
    least, most = (side / POINTS for side in SEAL)
    boxes = ((x, y, x + w, y + h) for x, y, w, h, _ in found[1:].tolist() if min(w, h) >= least and max(w, h) <= most)
    return list(boxes)


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
    paper = float(np.median(grey))
    turned: Grey = cv2.warpAffine(grey, turn, (width, height), borderValue=paper, flags=cv2.INTER_CUBIC)
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
