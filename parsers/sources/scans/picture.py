"""From a page of a PDF to its picture: rendered, coloured seals bleached, set straight."""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium

from parsers.sources.scans.image import POINTS, Picture, picture, straightened
from parsers.sources.scans.seals import unsealed

LONGEST_PAGE = 1300.0
A4_LENGTH = 842.0
"""A page far larger than A3 is one whose images were stored without a size, and is taken for A4."""


def picture_of(page: pdfium.PdfPage) -> Picture:
    """Render a page and set it straight."""
    long = max(page.get_width(), page.get_height())
    scale = (A4_LENGTH / long if long > LONGEST_PAGE else 1.0) / POINTS
    bitmap = page.render(scale=scale)
    try:
        grey, sealed = unsealed(bitmap.to_numpy())
    finally:
        bitmap.close()
    return straightened(picture(grey, sealed))


def turned(page: Picture, quarters: int) -> Picture:
    """A picture turned left by so many quarters, and set straight again."""
    grey = np.ascontiguousarray(np.rot90(page.grey, quarters))
    sealed = None if page.sealed is None else np.ascontiguousarray(np.rot90(page.sealed, quarters))
    return straightened(picture(grey, sealed))
