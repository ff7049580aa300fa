"""Columns without rules: where the white between two characters of a recognised line is that between two columns."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from parsers.recognition.words import HAN
from parsers.sources.scans.cells import PAD
from parsers.sources.scans.engine import Said
from parsers.sources.scans.image import Grey

CHANGE, SAME = 0.4, 1.1
"""White between a figure and a word, and between their likes, as a share of the line's height, that parts them."""

LOOSE = 1.5
"""And beside a stop or a bracket, which stands in a place much wider than its ink."""

DARK = 0.5
"""How far from the paper to the ink a column's darkest pixel is that is not white."""


def parted(said: Said, line: Grey) -> Said:
    """A line with a blank at every wide white between characters that the recogniser read as one text."""
    if len(said.text) < 2 or min(line.shape) <= 2 * PAD:
        return said
    height, width = line.shape[0] - 2 * PAD, line.shape[1]
    white = _white(line)
    text, places, certainty = [said.text[0]], [said.places[0]], [said.certainty[0]]
    for at, (first, second) in enumerate(pairwise(said.places), start=1):
        before, char = said.text[at - 1], said.text[at]
        gap = _widest(white[round(first * width) : round(second * width)])
        if not (before + char).count(" ") and gap > _least(before, char) * height:
            text.append(" ")
            places.append((first + second) / 2)
            certainty.append(1.0)
        text.append(char)
        places.append(second)
        certainty.append(said.certainty[at])
    return Said("".join(text), tuple(places), tuple(certainty))


def _least(before: str, char: str) -> float:
    words = bool(HAN.match(before)), bool(HAN.match(char))
    if any(words) and (before.isdigit() or char.isdigit()):
        return CHANGE
    return SAME if all(words) or (before.isalnum() and char.isalnum()) else LOOSE


def _white(line: Grey) -> list[bool]:
    """Whether each column of pixels shows nothing but paper, looking at the middle of the line's height."""
    inside = line[PAD // 2 : -PAD // 2]
    paper, black = float(np.median(inside)), float(inside.min())
    return list((inside.min(axis=0) > paper - DARK * (paper - black)).tolist())


def _widest(white: list[bool]) -> int:
    longest = run = 0
    for is_white in white:
        run = run + 1 if is_white else 0
        longest = max(longest, run)
    return longest
