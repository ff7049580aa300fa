"""Seals on a scanned page: coloured ones are bleached, and wherever one lies, what is read below it is in doubt.

An electronic seal hides the print under its strokes, and the seal on a copy in black and white runs into it: what is
left of ``805.82`` is read as ``805.80`` without hesitation. A figure that a seal touches needs an identity to prove it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.disclosure import Box
from parsers.recognition.words import HAN
from parsers.sources.scans.image import POINTS, Grey, Pixels
from parsers.sources.scans.rules import Mask
from parsers.sources.scans.words import NO_READING, Words

WHITE = 255
COLOURED, LEAST_SEAL = 45, 0.0005
"""How far a pixel's colours must differ, and the share of the page that must be coloured for a seal to be on it."""

SEAL = (50.0, 190.0)
"""The sides of seals in points."""

SEAL_GAP = 25
LIT = 127
COARSE = 8
"""Pixels to a side of a pixel of the copy on which rings are looked for."""

RADII = (96, 268)
"""Pixels from the middle of a ring to its line, at least and at most."""

FEW = 6
"""Places at which the ink looks most like a ring that are looked at closely."""

DRAWN, CLEAR = 0.45, 0.38
"""Share of a ring that is drawn, and by how much more it is than the circles inside and outside of it."""

ASIDE = 12
JITTER = (-6, -3, 0, 3, 6)
"""Pixels from a ring to those circles, and by which its place on the copy may be off."""

UNSURE = 0.5
"""How sure a word below a seal is, at most."""

_ANGLES = np.linspace(0, 2 * math.pi, 360, endpoint=False)


def unsealed(pixels: npt.NDArray[np.uint8]) -> tuple[Grey, Grey | None]:
    """Pixels (blue, green, red) as grey ones without seals, large coloured figures over the print, and where those lie.

    None where no seal lies on the page.
    """
    import cv2

    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.array(pixels.reshape(pixels.shape[:2])), None
    colours = np.ascontiguousarray(pixels[:, :, :3])
    grey: Grey = cv2.cvtColor(colours, cv2.COLOR_BGR2GRAY)
    strongest = colours.max(axis=2)
    coloured = strongest.astype(np.int16) - colours.min(axis=2) > COLOURED
    seals = _seals(coloured) if coloured.mean() >= LEAST_SEAL else []
    sealed: Grey = np.zeros_like(grey)
    for left, top, right, bottom in seals:
        stamped, strong = coloured[top:bottom, left:right], strongest[top:bottom, left:right]
        level = max(1.0, float(np.median(strong[stamped])))
        near = cv2.dilate(stamped.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
        bleached = np.minimum(strong * (WHITE / level), WHITE).astype(np.uint8)
        grey[top:bottom, left:right] = np.where(near, bleached, grey[top:bottom, left:right])
        sealed[top:bottom, left:right][near] = WHITE
    return grey, sealed if seals else None


def _seals(coloured: npt.NDArray[np.bool_]) -> list[Pixels]:
    """Where coloured figures stand that are as large as a seal, and no larger."""
    import cv2

    closed = cv2.morphologyEx(coloured.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((SEAL_GAP, SEAL_GAP), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(closed)
    least, most = (side / POINTS for side in SEAL)
    boxes = ((x, y, x + w, y + h) for x, y, w, h, _ in found[1:].tolist() if min(w, h) >= least and max(w, h) <= most)
    return list(boxes)


# ---- seals without a colour --------------------------------------------------------------------------------------


class Ring(NamedTuple):
    """A circle in pixels."""

    x: float
    y: float
    radius: float


def with_rings(sealed: Grey | None, ink: Mask) -> Grey | None:
    """Where seals lie, those included of which the ink shows the ring: all that is inside of it."""
    import cv2

    for ring in rings_in(ink):
        sealed = np.zeros(ink.shape, dtype=np.uint8) if sealed is None else sealed
        cv2.circle(sealed, (round(ring.x), round(ring.y)), round(ring.radius) + ASIDE, WHITE, -1)
    return sealed


def rings_in(ink: Mask) -> list[Ring]:
    """The rings drawn on a page, most of each to be seen."""
    import cv2

    thick = cv2.dilate(ink.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    likely = sorted(_likely(thick), reverse=True)[:FEW]
    best = (max(_near(ring), key=lambda near: _share(thick, near)) for _, ring in likely)
    return [ring for ring in best if _is_drawn(thick, ring)]


def _likely(ink: Mask) -> Iterator[tuple[float, Ring]]:
    """For each radius the place at which a coarse copy of the ink is most like a ring, and how much."""
    import cv2

    height, width = (side // COARSE for side in ink.shape)
    parts = ink[: height * COARSE, : width * COARSE].reshape(height, COARSE, width, COARSE)
    copy = parts.any(axis=(1, 3)).astype(np.float32)
    for radius in range(RADII[0] // COARSE, RADII[1] // COARSE + 1):
        alike = cv2.filter2D(copy, -1, _kernel(radius), borderType=cv2.BORDER_CONSTANT)
        _, most, _, (x, y) = cv2.minMaxLoc(alike)
        yield most, Ring((x + 0.5) * COARSE, (y + 0.5) * COARSE, radius * COARSE)


def _kernel(radius: int) -> npt.NDArray[np.float32]:
    """What is more on a ring than around it."""
    reach = np.arange(-radius - 3, radius + 4)
    off = np.abs(np.hypot(reach, reach[:, np.newaxis]) - radius)
    on, beside = off < 0.5, (off > 1.5) & (off <= 2.5)
    kernel: npt.NDArray[np.float32] = (on / on.sum() - beside / beside.sum()).astype(np.float32)
    return kernel


def _near(ring: Ring) -> Iterator[Ring]:
    for across, down, wider in product(JITTER, JITTER, JITTER):
        yield Ring(ring.x + across, ring.y + down, ring.radius + wider)


def _share(ink: Mask, ring: Ring) -> float:
    """The share of a ring that is ink; what lies outside the page is none."""
    x = np.round(ring.x + ring.radius * np.cos(_ANGLES)).astype(int)
    y = np.round(ring.y + ring.radius * np.sin(_ANGLES)).astype(int)
    on = (x >= 0) & (y >= 0) & (x < ink.shape[1]) & (y < ink.shape[0])
    return float(ink[y[on], x[on]].sum()) / len(_ANGLES)


def _is_drawn(ink: Mask, ring: Ring) -> bool:
    share = _share(ink, ring)
    beside = [_share(ink, ring._replace(radius=ring.radius + aside)) for aside in (-ASIDE, ASIDE)]
    return share >= DRAWN and share - sum(beside) / 2 >= CLEAR


# ---- what lies below ---------------------------------------------------------------------------------------------


def doubted_below(words: Sequence[Words], sealed: Grey | None) -> list[Words]:
    """The lines of a page with doubt about every one that a seal touches."""
    if sealed is None:
        return list(words)
    return [_in_doubt(line) if _is_touched(line.box, sealed) else line for line in words]


def _in_doubt(line: Words) -> Words:
    """A figure that needs a witness, a word that is not sure; a stroke may be one of the seal's own."""
    confidence = min(line.confidence, UNSURE)
    if any(char.isdigit() for char in line.text):
        return replace(line, other=line.other or NO_READING, confidence=confidence, below=True)
    if HAN.search(line.text):
        return replace(line, confidence=confidence, below=True)
    return replace(line, text=NO_READING, middles=(sum(line.middles) / len(line.middles),), confidence=0.0, below=True)


def _is_touched(box: Box, sealed: Grey) -> bool:
    """Whether a seal lies on a line, or right beside it, where it may hide a character."""
    left, top, right, bottom = (round(side / POINTS) for side in box)
    beside = bottom - top
    return bool((sealed[top:bottom, max(0, left - beside) : right + beside] > LIT).any())
