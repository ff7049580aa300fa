"""The same drawing of a page by pdfplumber: slower, used where pdfium's glyphs carry no meaning, and as the reference."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from parsers.ruling import Letter
from parsers.sources.pdfium import Drawing, Rule


def draw(path: Path, index: int, password: str | None = None) -> Drawing:
    """Read one page (0-based) of a file; imported only here because pdfplumber takes 0.1 s to import."""
    import pdfplumber

    with pdfplumber.open(path, password=password or "") as document:
        page = document.pages[index]
        letters = tuple(_letter(char, page.height) for char in page.chars if char["upright"])
        rules = tuple(Rule(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in page.edges)
        return Drawing(
            float(page.width),
            float(page.height),
            letters,
            rules,
            images=len(page.images),
            unmapped=sum("(cid:" in letter.text or letter.text == "\ufffd" for letter in letters),
        )


def _letter(char: dict[str, Any], height: float) -> Letter:
    baseline = height - char["matrix"][5]
    return Letter(char["text"], char["x0"], char["top"], char["x1"], char["bottom"], baseline)
