"""The recogniser: the two models that the wheel of rapidocr brings, run by onnxruntime (extra ``[ocr]``).

One model finds lines of text on a picture, the other reads a line. Nothing is fetched from anywhere. They are run here
and not by rapidocr's own front because each character's certainty is needed, and its place, which that averages away.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from parsers.sources.scans.image import Grey, Pixels

THREADS = 2
LINE_HEIGHT = 48
STEP = 32
"""Sides of what the models see are multiples of this."""

NARROWEST = 96
BATCH_WIDTH = 1280
"""Columns of pixels that are read in one go: many short lines, or few long ones."""

LONGEST_SIDE = 1600
"""Pixels to which a picture is reduced before lines are looked for."""

TEXT, TEXT_MEAN = 0.3, 0.5
"""How sure the finder must be of a pixel, and on the mean of a line."""

SPREAD = 0.8
"""The finder sees the core of a line: by this share of its height a box is widened on each side, but for the ends."""

SMALLEST_LINE = 4

Floats = npt.NDArray[np.float32]


class Said(NamedTuple):
    """What a line was read as: text, the place of each character as a share of the width, each one's certainty."""

    text: str
    places: tuple[float, ...]
    certainty: tuple[float, ...]


def _model(kind: str) -> Path | None:
    spec = find_spec("rapidocr")
    folders = (spec.submodule_search_locations if spec is not None else None) or ()
    return next((path for folder in folders for path in sorted(Path(folder).glob(f"models/*_{kind}_*.onnx"))), None)


class Recogniser:
    """Both models in memory; each is loaded when it is first needed."""

    def __init__(self) -> None:
        self._sessions: dict[str, Any] = {}
        self._alphabet: list[str] = []

    def read(self, lines: Sequence[Grey]) -> list[Said]:
        """Read pictures of single lines of text."""
        said: dict[int, Said] = {}
        for batch in _batches([_line_width(line) for line in lines]):
            width = max(NARROWEST, *(_line_width(lines[at]) for at in batch))
            seen = np.stack([_line_seen(lines[at], width) for at in batch])
            for at, steps in zip(batch, self._run("rec", seen), strict=True):
                said[at] = decoded(steps, self._characters(), _line_width(lines[at]) / width)
        return [said[at] for at in range(len(lines))]

    def find(self, grey: Grey) -> list[Pixels]:
        """The lines of text on a picture, set straight, as boxes."""
        import cv2

        height, width = grey.shape
        scale = min(1.0, LONGEST_SIDE / max(height, width))
        size = tuple(max(STEP, _rounded(side * scale)) for side in (width, height))
        seen = _normal(cv2.resize(grey, size, interpolation=cv2.INTER_AREA))
        chance: Floats = self._run("det", np.repeat(seen[np.newaxis, np.newaxis], 3, axis=1))[0, 0]
        return [_stretched(box, width / size[0], height / size[1], width, height) for box in _boxes(chance)]

    def _run(self, kind: str, seen: Floats) -> Floats:
        if kind not in self._sessions:
            self._sessions[kind] = _session(_model(kind))
        session = self._sessions[kind]
        made: Floats = session.run(None, {session.get_inputs()[0].name: seen})[0]
        return made

    def _characters(self) -> list[str]:
        if not self._alphabet:
            known = self._sessions["rec"].get_modelmeta().custom_metadata_map["character"]
            self._alphabet = ["", *known.splitlines(), " "]
        return self._alphabet


def _session(path: Path | None) -> Any:
    """A model with two threads that wait for work asleep: a spinning one takes a whole core from its neighbours."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False
    options.intra_op_num_threads = THREADS
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


# ---- reading a line ----------------------------------------------------------------------------------------------


def _rounded(side: float) -> int:
    return math.ceil(side / STEP) * STEP


def _line_width(line: Grey) -> int:
    """The width of a line made as high as the model sees lines."""
    share = float(line.shape[1] / line.shape[0])
    return max(1, math.ceil(LINE_HEIGHT * share))


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Lines of about equal width together."""
    batch: list[int] = []
    for at in sorted(range(len(widths)), key=lambda at: widths[at]):
        if batch and (len(batch) + 1) * max(NARROWEST, widths[at]) > BATCH_WIDTH:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _normal(grey: Grey) -> Floats:
    return np.asarray(grey, dtype=np.float32) / 127.5 - 1.0


def _line_seen(line: Grey, width: int) -> Floats:
    import cv2

    seen = np.zeros((3, LINE_HEIGHT, width), dtype=np.float32)
    own = _line_width(line)
    seen[:, :, :own] = _normal(cv2.resize(line, (own, LINE_HEIGHT)))
    return seen


def decoded(steps: Floats, alphabet: Sequence[str], share: float) -> Said:
    """The characters of a line: each run of one symbol over the steps is one, as certain as its best step."""
    symbols, chances = steps.argmax(axis=1), steps.max(axis=1)
    starts = np.flatnonzero(np.concatenate(([True], symbols[1:] != symbols[:-1])))
    ends = np.append(starts[1:], len(symbols))
    runs = [(int(a), int(b), alphabet[int(symbols[a])]) for a, b in zip(starts, ends, strict=True) if symbols[a]]
    length = len(symbols) * share
    places = tuple(min(1.0, (a + b) / 2 / length) for a, b, _ in runs)
    certainty = tuple(round(float(chances[a:b].max()), 4) for a, b, _ in runs)
    return Said("".join(char for _, _, char in runs), places, certainty)


# ---- finding lines -----------------------------------------------------------------------------------------------


def _boxes(chance: Floats) -> list[tuple[float, float, float, float]]:
    """The connected stretches that are text, widened to the whole of its glyphs, in reading order."""
    import cv2

    core = (chance > TEXT).astype(np.uint8)
    _, labels, found, _ = cv2.connectedComponentsWithStats(core, connectivity=8)
    boxes = []
    for number, (x, y, width, height, _) in enumerate(found.tolist()):
        if not number or min(width, height) < SMALLEST_LINE:
            continue
        part = labels[y : y + height, x : x + width] == number
        if chance[y : y + height, x : x + width][part].mean() >= TEXT_MEAN:
            more = SPREAD * min(width, height)
            boxes.append((x - more, y - more, x + width + more, y + height + more))
    return sorted(boxes, key=lambda box: (box[1], box[0]))


def _stretched(box: tuple[float, float, float, float], across: float, down: float, width: int, height: int) -> Pixels:
    left, top, right, bottom = box
    return (
        max(0, math.floor(left * across)),
        max(0, math.floor(top * down)),
        min(width, math.ceil(right * across)),
        min(height, math.ceil(bottom * down)),
    )
