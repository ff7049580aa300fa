"""Coloured seals on a scanned page are bleached, and wherever any seal lies, what is read below it is in doubt.

An electronic seal hides the print under its strokes, and the seal on a copy in black and white runs into it: what is
left of ``805.82`` is read as ``805.80`` without hesitation. A figure that a seal touches needs an identity to prove it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from model.disclosure import Box
from parsers.recognition.words import HAN
from parsers.sources.scans.image import POINTS, Grey, Pixels
from parsers.sources.scans.words import NO_READING, Words

WHITE = 255
COLOURED, LEAST_SEAL = 45, 0.0005
"""How far a pixel's colours must differ, and the share of the page that must be coloured for a seal to be on it."""

SEAL = (50.0, 190.0)
"""The sides of seals in points."""

SEAL_GAP = 25
LIT = 127
UNSURE = 0.5
"""How sure a word below a seal is, at most."""


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
