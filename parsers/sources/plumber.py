"""The same drawing of a page by pdfplumber: slower, used where pdfium cannot tell glyphs, and as the reference."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from parsers.characters import plain_line, unified
from parsers.letters import Letter
from parsers.sources.codes import UNTOLD_TEXT
from parsers.sources.glyphs import FAR
from parsers.sources.pdfium import Drawing, Rule, count_untold


class Plumber:
    """A file as pdfplumber reads it, opened at the first page asked for: most files never need it."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        self.path, self.password = path, password
        self.document: Any = None

    def draw(self, index: int) -> Drawing | None:
        """Read one page (0-based); None where pdfplumber, too, cannot: it raises what a damaged file makes it raise."""
        try:
            if self.document is None:
                import pdfplumber  # takes 0.1 s to import

                self.document = pdfplumber.open(self.path, password=self.password or "")
            page = self.document.pages[index]
            drawing = _drawing(page)
            page.close()
        except Exception:
            return None
        return drawing

    def close(self) -> None:
        """Let go of the file; pdfplumber walks all pages to close them, which a damaged file can make fail."""
        if self.document is not None:
            with suppress(Exception):
                self.document.close()


def _drawing(page: Any) -> Drawing:
    letters = tuple(_letter(char, page.height) for char in page.chars if char["upright"])
    rules = tuple(Rule(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in page.edges if _is_visible(edge))
    near = tuple(letter for letter in letters if _is_near(letter[1:]))
    return Drawing(
        float(page.width),
        float(page.height),
        near,
        tuple(filter(_is_near, rules)),
        images=len(page.images),
        outside=len(letters) - len(near),
        unmapped=count_untold([letter.text for letter in near]),
    )


def _is_near(places: Iterable[float]) -> bool:
    """Whether something stands anywhere near the page; numbers that are none do not."""
    return all(-FAR < place < FAR for place in places)


def _is_visible(edge: dict[str, Any]) -> bool:
    """White fills without a stroke are backgrounds of cells, not rules."""
    colour = edge.get("non_stroking_color")
    values = colour if isinstance(colour, (tuple, list)) else (colour,)
    white = bool(values) and all(value == 1 for value in values) and len(values) in (1, 3)
    return bool(edge.get("stroke")) or not (edge.get("fill") and white)


def _letter(char: dict[str, Any], height: float) -> Letter:
    baseline = height - char["matrix"][5]
    text = UNTOLD_TEXT if "(cid:" in char["text"] else unified(plain_line(char["text"]))
    return Letter(text, char["x0"], char["top"], char["x1"], char["bottom"], baseline)
