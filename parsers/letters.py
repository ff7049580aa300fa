"""Letters become lines and words: glyphs with their places, in the order a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

TOLERANCE = 3.0
"""Points within which edges are one edge, gaps are closed and letters stand together; pdfplumber's default."""

SAME_LINE = 0.2
"""Share of the type size by which baselines of one line may differ: fonts mixed in a heading do."""

WIDE_GAP = 2.0
"""Heights of a letter between two texts on one line."""

OVERLAID = 0.3
"""Share of a letter that another one covers where two texts are printed at one place."""

FEW_OVERLAID = 3

_BLANK_AFTER, _BLANK_BEFORE = frozenset("，。；：、！？）》〉】」”’"), frozenset("（《〈【「“‘")
"""Punctuation whose right or left half is blank: word processors set the next character over it."""

SAME_STROKE = 0.6
SQUEEZED = 0.5
"""Points by which glyphs beside each other may overlap."""

OVERPRINTED = "\ufffd"
"""Stands between two figures printed one over the other: together they are no number."""


RAISED = 0.8
"""Points from which on the last letter of a line is looked at, whether it is the mark of a footnote."""

HIGHER, SMALLER = 0.12, 0.85
"""Shares of the type size: by which such a mark stands higher at least, and which its own is at most."""

MOST_RAISED = 3
"""Characters of such a mark that stands so high that it is a line of its own."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Letter(NamedTuple):
    """A glyph as cells need it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float


said_by, _left, _baseline = itemgetter(0), itemgetter(1), itemgetter(5)


def text_of(letters: Iterable[Letter]) -> str:
    """The text of some letters: lines by baseline, words parted by gaps, a character drawn twice taken once."""
    return "\n".join(words_of(line) for line in lines_of(letters))


def lines_of(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Letters grouped by baseline, top to bottom, each group from left to right.

    Baselines, not tops: fonts of one sentence differ in height, and digits would leave their sentence.
    """
    ordered = sorted(letters, key=_baseline)
    if ordered and ordered[-1].baseline <= ordered[0].baseline + TOLERANCE:
        return [sorted(ordered, key=_left)]
    lines: list[list[Letter]] = []
    last = float("-inf")
    for letter in ordered:
        _, _, top, _, bottom, baseline = letter
        if lines and (baseline <= last + TOLERANCE or baseline <= last + SAME_LINE * (bottom - top)):
            lines[-1].append(letter)
        else:
            lines.append([letter])
        last = baseline
    return [sorted(line, key=_left) for line in lines]


def words_of(line: Sequence[Letter]) -> str:
    """One line of letters as text with a blank at each gap wider than the tolerance."""
    text: list[str] = []
    end = float("inf")
    last: Letter | None = None
    if line and line[0].baseline > line[-1].baseline + RAISED:
        line = _with_marks(line)
    if solid := _set_solid(line):
        return solid
    for letter in line:
        said, x0, _, x1, _, _ = letter
        if last is not None and x0 < end - SQUEEZED and _is_over(letter, last):
            if said == last.text:
                continue
            if said.isdigit() and last.text.isdigit():
                text.append(OVERPRINTED)
        if said.isspace():
            text.append(" ")
            end, last = x1, None
            continue
        if x0 > end + TOLERANCE:
            text.append(" ")
        text.append(said)
        end, last = x1, letter
    return _single_blanks("".join(text))


def _set_solid(line: Sequence[Letter]) -> str:
    """The text of a line whose letters follow each other without gap, blank or overlap, as in most; else blank."""
    end = line[0][1] if line else 0.0
    for _, x0, _, x1, _, _ in line:
        if x0 > end + TOLERANCE or x0 < end - SQUEEZED:
            return ""
        end = x1
    text = "".join([letter[0] for letter in line])
    return text if text.split() == [text] else ""


def _with_marks(line: Sequence[Letter]) -> list[Letter]:
    """A line whose last digits are small and raised, the number of a footnote, with digits that belong to no figure."""
    first, marked = line[0], list(line)
    tall = first.bottom - first.top
    for index in range(len(line) - 1, 0, -1):
        letter = line[index]
        if letter.bottom - letter.top >= SMALLER * tall or letter.baseline > first.baseline - HIGHER * tall:
            break
        marked[index] = letter._replace(text=letter.text.translate(_RAISED))
    return marked


def _is_mark(line: Sequence[Letter], below: Sequence[Letter]) -> bool:
    """Whether a line is the mark of a footnote behind the line below it."""
    base = below[-1]
    small = all(letter.bottom - letter.top < SMALLER * (base.bottom - base.top) for letter in line)
    return small and line[0].x0 >= base.x1 - SQUEEZED and line[0].baseline > base.top


def pieces_of(line: Sequence[Letter]) -> list[list[Letter]]:
    """A line of letters cut where a gap is wider than any between the words of one text."""
    pieces: list[list[Letter]] = []
    end = float("-inf")
    for letter in line:
        said, x0, top, x1, bottom, _ = letter
        if said.isspace():
            continue
        if x0 > end + WIDE_GAP * (bottom - top):
            pieces.append([])
        pieces[-1].append(letter)
        end = x1
    return pieces


def is_tangled(line: Sequence[Letter]) -> bool:
    """Whether letters of several texts stand over each other in a line, beyond fake bold and close setting."""
    seen = [(said, x0, x1) for said, x0, _, x1, _, _ in line if not said.isspace()]
    close = [(one, two) for (one, x0, x1), (two, at, _) in pairwise(seen) if at < x1 - OVERLAID * (x1 - x0)]
    inked = (one != two for one, two in close if one not in _BLANK_AFTER and two not in _BLANK_BEFORE)
    return sum(inked) >= FEW_OVERLAID


def _single_blanks(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def _is_over(letter: Letter, other: Letter) -> bool:
    """Whether a glyph is printed over another one: the second stroke of fake bold, or a figure over a figure."""
    reach = max(SAME_STROKE, (other.x1 - other.x0) / 2)
    return abs(letter.x0 - other.x0) < reach and abs(letter.baseline - other.baseline) < reach


def read_lines(letters: Sequence[Letter], left: float) -> tuple[str, float]:
    """The text of some letters, and how far its first line stands off ``left``; wrapped lines begin further left."""
    said: list[str] = []
    indent: float | None = None
    lines = [letters] if _are_in_line(letters) else lines_of(letters)
    if len(lines) > 1 and len(lines[0]) <= MOST_RAISED and _is_mark(lines[0], lines[1]):
        lines = [[*lines[1], *lines[0]], *lines[2:]]
    for line in lines:
        words = words_of(line)
        said.append(words)
        if indent is None and words:
            indent = next(letter.x0 - left for letter in line if not letter.text.isspace())
    return "\n".join(said), indent or 0.0


def _are_in_line(letters: Sequence[Letter]) -> bool:
    """Whether letters come as they are read, along one line: those of most cells do, and need not be sorted."""
    line, last = letters[0].baseline, float("-inf")
    for _, x0, _, _, _, baseline in letters:
        if baseline != line or x0 < last:
            return False
        last = x0
    return True
