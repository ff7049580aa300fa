"""Figures of which clipping hides a part: what is left of them is a number, and none that anybody wrote.

A cell too narrow for its figure shows only its first digits, or its last ones. What is seen of it is no figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, MutableSequence, Sequence
from typing import Any

from parsers.sources.clips import Clips
from parsers.sources.glyphs import Rect
from parsers.sources.native import Handle, bare
from parsers.sources.places import Matrix, moved

UNKNOWN = ord("?")
"""What is told in place of the last digit that is seen."""

_FIGURE = frozenset(map(ord, "0123456789.,"))

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
