"""The area that an object of a PDF page is clipped to, through pdfium."""

from __future__ import annotations

from typing import Any

from parsers.sources.glyphs import Rect
from parsers.sources.native import Handle, Slot, bare

_clip_of, _count_paths = bare("FPDFPageObj_GetClipPath"), bare("FPDFClipPath_CountPaths")
_count_segments, _segment_of = bare("FPDFClipPath_CountPathSegments"), bare("FPDFClipPath_GetPathSegment")
_point = bare("FPDFPathSegment_GetPoint")


class Clips:
    """Reads clip paths as the upright rectangles around them, cut with each other."""

    def __init__(self) -> None:
        self._place = Slot("ff")

    def of(self, item: Any) -> Rect | None:
        """The area in the space of the object's holder (left, bottom, right, top); None where nothing is clipped."""
        clip = Handle(_clip_of(item))
        whole: Rect | None = None
        for index in range(max(0, _count_paths(clip)) if clip else 0):
            box = self._box(clip, index)
            if box is not None:
                whole = box if whole is None else cut(whole, box)
        return whole

    def _box(self, clip: Any, index: int) -> Rect | None:
        read, places = self._place.read, self._place.places
        points = []
        for number in range(max(0, _count_segments(clip, index))):
            _point(Handle(_segment_of(clip, index, number)), *places)
            points.append(read())
        if not points:
            return None
        across, along = zip(*points, strict=True)
        return min(across), min(along), max(across), max(along)


def cut(box: Rect, other: Rect) -> Rect:
    """What two areas have in common; its sides are the wrong way round where that is nothing."""
    return max(box[0], other[0]), max(box[1], other[1]), min(box[2], other[2]), min(box[3], other[3])


def area(box: Rect) -> float:
    """Square points, 0 for what lies nowhere."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
