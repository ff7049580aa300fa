"""A photographed page set square: its rules tell how level lines fall and upright ones lean, all over the page."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from parsers.sources.scans.image import Grey, Picture
from parsers.sources.scans.rules import Mask, drawn_in

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

LENGTH = 150
"""Pixels of the shortest rule whose slope is measured."""

THICK = 14
"""Pixels of the thickest."""

ENOUGH = 5
"""Rules of one direction that are needed."""

LEAST = 4.0
"""Pixels by which the corners of a page must be off for it to be set square."""

MOST = 0.06
"""The steepest slope of a rule."""

OUTLIER = 3.0


class Field(NamedTuple):
    """The slope of rules as a straight function of where they stand: ``base + growth * place``."""

    base: float
    growth: float


def squared(page: Picture) -> Picture:
    """The picture with level rules level and upright ones upright; unchanged where they are, or where none are."""
    places = _places(page.grey)
    if places is None:
        return page
    sealed = None if page.sealed is None else _moved(page.sealed, places, 0.0)
    return page._replace(grey=_moved(page.grey, places, float(np.median(page.grey))), sealed=sealed)


def _places(grey: Grey) -> tuple[Singles, Singles] | None:
    """Where each pixel of the square picture stands in this one, across and down; None where it is square."""
    drawn = drawn_in(grey)
    height, width = grey.shape
    fall, lean = _field(_slopes(drawn)), _field(_slopes(np.ascontiguousarray(drawn.T)))
    if _most(fall, height) * width / 2 < LEAST and _most(lean, width) * height / 2 < LEAST:
        return None
    x, y = np.meshgrid(np.arange(width, dtype=np.float64), np.arange(height, dtype=np.float64))
    down = (fall.base + fall.growth * y) * (x - width / 2)
    across = (lean.base + lean.growth * x) * (y - height / 2)
    return (x + across).astype(np.float32), (y + down).astype(np.float32)


def _moved(grey: Grey, places: tuple[Singles, Singles], around: float) -> Grey:
    import cv2

    made: Grey = cv2.remap(grey, *places, cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=around)
    return made


def _most(field: Field, side: int) -> float:
    return max(abs(field.base), abs(field.base + field.growth * side))


def _slopes(drawn: Mask) -> Floats:
    """Place across, slope and length of every long thin stroke that runs along the rows, or nearly."""
    import cv2

    thick = cv2.dilate(drawn.astype(np.uint8), np.ones((2, 3), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, LENGTH // 3), np.uint8))
    runs = cv2.dilate(runs, np.ones((3, 5), np.uint8))
    _, labels, found, _ = cv2.connectedComponentsWithStats(runs)
    measured = []
    for number, (left, top, width, height, area) in enumerate(found.tolist()):
        if number and width >= LENGTH and height <= MOST * width + THICK and area <= THICK * width:
            part = labels[top : top + height, left : left + width] == number
            slope = _slope(part)
            measured.append((top + height / 2, slope, float(width)))
    return np.array(measured, dtype=np.float64).reshape(-1, 3)


def _slope(part: Mask) -> float:
    """How far a stroke falls for every pixel to the right."""
    rows, columns = np.nonzero(part)
    middle, mean = columns.mean(), rows.mean()
    spread = float(((columns - middle) ** 2).sum())
    return float(((columns - middle) * (rows - mean)).sum()) / spread if spread else 0.0


def _field(measured: Floats) -> Field:
    """The straight function nearest to the slopes, those far from it left out."""
    if len(measured) < ENOUGH:
        return Field(0.0, 0.0)
    for _ in range(3):
        places, slopes, weights = measured.T
        growth, base = np.polyfit(places, slopes, 1, w=np.sqrt(weights)) if np.ptp(places) > LENGTH else (0.0, 0.0)
        off = np.abs(slopes - base - growth * places)
        near = off <= max(OUTLIER * float(np.median(off)), 1e-4)
        if near.all() or near.sum() < ENOUGH:
            break
        measured = measured[near]
    return Field(float(base), float(growth))
