"""Figures of which clipping or the edge of the paper hides a part: what is left is a number that nobody wrote.

A cell too narrow for its figure shows only its first digits, or its last ones. What is seen of it is no figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, MutableSequence, Sequence
from itertools import pairwise
from typing import Any

from parsers.letters import Letter
from parsers.sources.clips import Clips
from parsers.sources.glyphs import Rect
from parsers.sources.native import Handle, bare
from parsers.sources.places import Matrix, moved

UNKNOWN = ord("?")
"""What is told in place of the last digit that is seen."""

GAP = 0.25
"""Heights of a letter between two that belong to different words."""

_DIGITS = frozenset("0123456789.,")
_FIGURE = frozenset(map(ord, _DIGITS))

_object_of = bare("FPDFText_GetTextObject")


def mark_cuts(
    texts: Sequence[tuple[int, Matrix | None]], text: Any, codes: MutableSequence[int], unseen: Collection[int]
) -> None:
    """Put a mark for the digits that are seen beside others of their figure that their clipping hides.

    Of another text, cut off beside a figure, each has a clipping of its own; digits among words, as the year of a title
    that goes on over the edge of the paper, are no figure.
    """
    edges = [
        (index, beside)
        for index in unseen
        for beside in (index - 1, index + 1)
        if beside not in unseen and 0 <= beside < len(codes) and {codes[index], codes[beside]} <= _FIGURE
    ]
    if not edges:
        return
    outers, clips, marked = dict(texts), Clips(), list[int]()
    for index, beside in edges:
        clip = _clip_of(text, index, outers, clips)
        if clip is None or clip != _clip_of(text, beside, outers, clips):
            continue
        if not any(clip == _clip_of(text, word, outers, clips) for word in _words_at(codes, index)):
            marked.append(beside)
    for beside in marked:
        codes[beside] = UNKNOWN


def without_cut_figures(letters: Sequence[Letter], outside: Sequence[Letter]) -> list[Letter]:
    """The letters of a page, with a mark for the digits that are beside others of their figure ``outside`` of it.

    A figure that lacks no more than its last zeros behind the point is what it is without them.
    """
    lines: dict[float, list[tuple[Letter, int]]] = {letter.baseline: [] for letter in outside}
    for at, letter in enumerate((*letters, *outside)):
        if letter.baseline in lines and not letter.text.isspace():
            lines[letter.baseline].append((letter, at))
    marked = list(letters)
    for line in lines.values():
        for word in _words(sorted(line, key=_left)):
            if all(letter.text in _DIGITS for letter, _ in word) and not _lacks_zeros(word, len(letters)):
                for (_, at), (_, beside) in (*pairwise(word), *pairwise(reversed(word))):
                    if beside >= len(letters) > at:
                        marked[at] = letters[at]._replace(text=chr(UNKNOWN))
    return marked


def _lacks_zeros(word: Sequence[tuple[Letter, int]], count: int) -> bool:
    """Whether what is not among the first ``count`` letters is nothing but zeros behind the point, and that itself."""
    seen = [at < count for _, at in word]
    first = seen.index(False) if False in seen else len(seen)
    text = "".join(letter.text for letter, _ in word)
    return not any(seen[first:]) and "." in text[: first + 1] and not text[first:].strip(".0")


def _left(placed: tuple[Letter, int]) -> float:
    return placed[0].x0


def _words(line: Sequence[tuple[Letter, int]]) -> Iterator[list[tuple[Letter, int]]]:
    """The runs of letters of a line that no gap parts."""
    word: list[tuple[Letter, int]] = []
    for letter, at in line:
        if word and letter.x0 - word[-1][0].x1 > GAP * (letter.bottom - letter.top):
            yield word
            word = []
        word.append((letter, at))
    if word:
        yield word


def _words_at(codes: Sequence[int], index: int) -> Iterator[int]:
    """The letters that no blank parts from the figure of a digit, before it and after it."""
    for step in (-1, 1):
        at = index
        while 0 <= at < len(codes) and codes[at] in _FIGURE:
            at += step
        if 0 <= at < len(codes) and chr(codes[at]).isalpha():
            yield at


def _clip_of(text: Any, index: int, outers: dict[int, Matrix | None], clips: Clips) -> Rect | None:
    piece = _object_of(text, index)
    clip = clips.of(Handle(piece)) if piece else None
    outer = outers.get(piece)
    return clip if clip is None or outer is None else moved(clip, outer)
