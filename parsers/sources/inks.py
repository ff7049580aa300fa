"""Colours on a PDF page, and which of them are one to the eye."""

from __future__ import annotations

Colour = tuple[int, int, int, int]

PAPER: Colour = (255, 255, 255, 255)
INK: Colour = (0, 0, 0, 255)
SAME_COLOUR = 16
"""Steps of 255 by which the colour of text and that of its ground may differ and still be one to the eye."""

OPAQUE = 255


def on_paper(colour: Colour) -> Colour:
    """A colour that lets the paper through as it is seen."""
    red, green, blue, alpha = colour
    if alpha == OPAQUE:
        return colour
    red, green, blue = (OPAQUE - (OPAQUE - channel) * alpha // OPAQUE for channel in (red, green, blue))
    return red, green, blue, OPAQUE


def is_same(colour: Colour, other: Colour) -> bool:
    """Whether two colours cannot be told apart."""
    return all(abs(one - two) <= SAME_COLOUR for one, two in zip(colour[:3], other[:3], strict=True))
