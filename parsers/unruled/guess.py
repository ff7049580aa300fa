"""Rows that may be the rest of a table without rules: a guess, which the page before bears out or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.disclosure import Box
from parsers.bands import Band, Stroke
from parsers.page import RawGrid


def head_alone(bands: Sequence[Band], strokes: Sequence[Stroke]) -> RawGrid:
    """The head of a table at the end of a page: its rows stand on the next one, or it has none."""
    inner = tuple(stroke for stroke in strokes if bands[0].top < stroke.at)
    return replace(guess(bands), strokes=inner, is_head=True)


def guess(bands: Sequence[Band]) -> RawGrid:
    """Rows that are a table only if they go on the one of the page before: some names, a figure or two."""
    words = [word for band in bands for word in band.words]
    box = Box(min(word.x0 for word in words), bands[0].top, max(word.x1 for word in words), bands[-1].bottom)
    return RawGrid((), page=bands[0].page, box=box, bands=tuple(bands), is_guess=True)
