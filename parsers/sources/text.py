"""Recognised text (.txt, .md): prose in lines, tables as runs of tab-separated lines.

A file is one Page without a number; places are 1-based input lines. What recognition did to the tables is mended by
``parsers.recognition.page`` before the page is handed on.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from model.errors import UnreadableDocument
from parsers.characters import plain, unified
from parsers.lexicon import is_total
from parsers.page import Block, Cell, Page, RawGrid, Slots, TextLine
from parsers.progress import Progress, silent
from parsers.recognition.page import mend

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LABEL = re.compile(r"\s*[㐀-鿿（）()]{2,10}\s*[:：]")
_PIPE_ROW = re.compile(r"\s*\|.*\|\s*")
_PIPE_RULE = re.compile(r"\s*\|[\s:|-]+\|\s*")

Numbered = tuple[int, str]


def read_text(path: Path, progress: Progress = silent) -> Iterator[Page]:
    """Yield the one page of a recognised text.

    Raises UnreadableDocument for an empty file and for bytes that are no text in UTF-8, UTF-16 or GB18030.
    """
    lines = _decoded(path).splitlines()
    if not any(line.strip() for line in lines):
        raise UnreadableDocument(path.name, "文件里没有文字")
    page = mend(Page(None, blocks=tuple(blocks_of(lines))))
    progress(path.name, 1, 1)
    yield page


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    if not data:
        raise UnreadableDocument(path.name, "文件是空的")
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return unified(plain(text))
    raise UnreadableDocument(path.name, "不是文本文件，或编码不是 UTF-8 / GB18030")


def blocks_of(lines: Sequence[str]) -> Iterator[Block]:
    """The lines as blocks in reading order; blank lines only part them."""
    numbered = list(enumerate(lines, start=1))
    for tabular, run in groupby(numbered, key=lambda item: _is_tabular(item[1])):
        group = list(run)
        if tabular and any(_is_row(line) for _, line in group):
            yield _grid(group)
            continue
        for number, line in group:
            if line.strip():
                yield TextLine(" ".join(line.split("\t")).strip(), line=number, lines=(number,))


def _is_tabular(line: str) -> bool:
    return bool(line.strip()) and ("\t" in line or bool(_PIPE_ROW.fullmatch(line)))


def _is_row(line: str) -> bool:
    """Whether a line with tabs is a row of a table; a lone indented field and a line of labels (单位：…) are prose."""
    said = [field for field in _fields(line) if field.strip()]
    if len(said) < 2:
        return is_total(said[0])
    return not all(_LABEL.match(field) for field in said)


def _fields(line: str) -> list[str]:
    if "\t" not in line and _PIPE_ROW.fullmatch(line):
        return [field.strip() for field in line.strip().strip("|").split("|")]
    return line.split("\t")


def _grid(run: Sequence[Numbered]) -> RawGrid:
    """A run of tab-separated lines, rows padded to equal length."""
    fields = [(number, _fields(line)) for number, line in run if not _PIPE_RULE.fullmatch(line)]
    width = max(len(row) for _, row in fields)
    rows = tuple(_cells(row + [""] * (width - len(row)), number, at) for at, (number, row) in enumerate(fields))
    return RawGrid(rows, line=run[0][0], lines=tuple(number for number, _ in run))


def _cells(fields: Sequence[str], line: int, row: int) -> Slots:
    return tuple(Cell(text, line=line, row=row, column=column) for column, text in enumerate(fields))
