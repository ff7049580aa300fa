"""Seals without a colour: rings of ink on a scanned page. Paler ones than the print are bleached, as coloured ones are.

What a ring draws is taken for no rule of a table: its sides look like short upright ones, which would part columns.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from parsers.sources.pdfium import Rule
from parsers.sources.scans.image import POINTS, Grey, Picture
from parsers.sources.scans.rules import Mask, Ruled, ruled

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

PALER = 0.25
"""How much paler than print a seal must be to be bleached, as a share of the way from print to paper."""

PALE = 0.2
"""And how much darker than paper its line is."""

LINE = 3
"""Pixels to both sides of a ring at which its line is looked for."""

SIDE = 1.5
"""The side of a ring looks like a straight stroke over so many times its radius, at most."""

SAME = 5
"""Pixels by which pieces of one rule may stand beside each other."""

WHITE = 255

_ANGLES = np.linspace(0, 2 * math.pi, 360, endpoint=False)


def unringed(page: Picture, found: Ruled) -> tuple[Picture, Ruled]:
    """The page without what its rings draw: bleached where they are paler than print, and no rules of theirs.

    All that is inside of a ring lies below a seal.
    """
    rings = rings_in(found.ink)
    if not rings:
        return page, found
    sealed = np.zeros_like(page.grey) if page.sealed is None else page.sealed
    within = _within(rings, page.grey.shape)
    grey, bare = _cleared(page.grey, rings, found.ink)
    found = ruled(bare)
    own = tuple(rule for rule in found.rules if not _is_of_a_ring(rule, rings, found.rules))
    return page._replace(grey=grey, sealed=np.maximum(sealed, within)), replace(found, rules=own)


def _cleared(grey: Grey, rings: Sequence[Ring], ink: Mask) -> tuple[Grey, Grey]:
    """The page to be read, and the page on which rules and lines of text are looked for: that one without black rings.

    What a ring crosses is read better with it than with a gap in its place.
    """
    bare = grey
    for ring in rings:
        paler = _bleached(grey, ring, ink)
        bare = _undrawn(bare, ring, ink) if paler is grey else _bleached(bare, ring, ink)
        grey = paler
    return grey, bare


class Ring(NamedTuple):
    """A circle in pixels."""

    x: float
    y: float
    radius: float


def rings_in(ink: Mask) -> list[Ring]:
    """The rings drawn on a page, most of each to be seen."""
    import cv2

    thick = cv2.dilate(ink.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    likely = sorted(_likely(thick), reverse=True)[:FEW]
    best = (max(_near(ring), key=lambda near: _share(thick, near)) for _, ring in likely)
    found: list[Ring] = []
    for ring in best:
        if _is_drawn(thick, ring) and not any(math.dist(ring[:2], other[:2]) < other.radius for other in found):
            found.append(ring)
    return found


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


def _within(rings: Sequence[Ring], shape: tuple[int, ...]) -> Grey:
    """The discs of the rings, lit."""
    import cv2

    lit = np.zeros(shape[:2], dtype=np.uint8)
    for ring in rings:
        cv2.circle(lit, (round(ring.x), round(ring.y)), round(ring.radius) + ASIDE, WHITE, -1)
    return lit


def _bleached(grey: Grey, ring: Ring, ink: Mask) -> Grey:
    """The page with the disc of a ring made so much brighter that its line is paper; as it is where that is black."""
    inside = _within([ring], grey.shape) > 0
    print_ = grey[ink & ~inside]
    if not len(print_):
        return grey
    paper, black = float(np.median(grey)), float(np.percentile(print_, 10))
    level = _level(grey, ring, paper - PALE * (paper - black))
    if level - black < PALER * (paper - black):
        return grey
    made = grey.copy()
    made[inside] = np.minimum(grey[inside] * (paper / level), paper).astype(np.uint8)
    return made


def _undrawn(grey: Grey, ring: Ring, ink: Mask) -> Grey:
    """The page with paper where the line of a ring is: beside a rule it makes a blot of it, that is none."""
    import cv2

    beside = range(-ASIDE, ASIDE + 1)
    drawn = [off for off in beside if _share(ink, ring._replace(radius=ring.radius + off)) > DRAWN / 2]
    if not drawn:
        return grey
    made = grey.copy()
    radius, wide = round(ring.radius + (drawn[0] + drawn[-1]) / 2), drawn[-1] - drawn[0] + 2 * LINE
    cv2.circle(made, (round(ring.x), round(ring.y)), radius, float(np.median(grey)), wide)
    return made


def _level(grey: Grey, ring: Ring, most: float) -> float:
    """How bright the line of a ring is, where it is darker than ``most``; print that it crosses is the lesser part."""
    reach = ring.radius + np.arange(-LINE, LINE + 1)[:, np.newaxis]
    x = np.clip(np.round(ring.x + reach * np.cos(_ANGLES)).astype(int), 0, grey.shape[1] - 1)
    y = np.clip(np.round(ring.y + reach * np.sin(_ANGLES)).astype(int), 0, grey.shape[0] - 1)
    darkest = grey[y, x].min(axis=0)
    drawn = darkest[darkest < most]
    return max(1.0, float(np.median(drawn))) if len(drawn) else 1.0


def _is_of_a_ring(rule: Rule, rings: Sequence[Ring], rules: Sequence[Rule]) -> bool:
    """Whether a rule stands inside a ring, and no other one goes on with it outside."""
    ring = next((ring for ring in rings if _holds(ring, rule)), None)
    return ring is not None and not any(_goes_on(rule, other) for other in rules if not _holds(ring, other))


def _holds(ring: Ring, rule: Rule) -> bool:
    """Whether a rule is about as long as the side of a ring looks, and stands in it."""
    x, y = (rule.x0 + rule.x1) / 2 / POINTS, (rule.top + rule.bottom) / 2 / POINTS
    long = math.hypot(rule.x1 - rule.x0, rule.bottom - rule.top) / POINTS
    return long <= SIDE * ring.radius and math.hypot(x - ring.x, y - ring.y) <= ring.radius + ASIDE


def _goes_on(rule: Rule, other: Rule) -> bool:
    """Whether two rules lie on one line."""
    aside = SAME * POINTS
    if rule.x1 - rule.x0 > rule.bottom - rule.top:
        return other.bottom - other.top <= aside and abs(rule.top - other.top) <= aside
    return other.x1 - other.x0 <= aside and abs(rule.x0 - other.x0) <= aside
