"""Lines of recognised text outside tables: list and emphasis marks, cut unit lines, text read letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from parsers.page import Block, Remark, TextLine
from parsers.recognition.words import compact

_MARKUP = re.compile(r"^\s*(?:[-*+]\s+(?!\d+\s*-\s*$)|#{1,6}\s+)|\*\*|</?(?:u|i|b|br|sub|sup)\s*/?>")
_CUT_UNIT = re.compile(r"((?:金额)?单位\s*[:：]\s*)([万千亿])")
_MONEY_UNIT = re.compile(r"(?:金额)?单位[:：](?:亿|百万|万|千)?元")
_CODE_THEN_NAME = re.compile(r"(\d{3,})(?=[㐀-鿿])")
_SHORT, _MANY = 5, 5
_LISTED = re.compile(r"[一二三四五六七八九十\d]+[、．.]|[（(]")


def mend_prose(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """The blocks with their text lines mended, and a remark for each line that was more than tidied."""
    found: list[Block] = []
    remarks: list[Remark] = []
    for shredded, run in groupby(blocks, key=_is_shred):
        group = list(run)
        if shredded and len(group) >= _MANY:
            lines, remark = _joined([block for block in group if isinstance(block, TextLine)])
            found += lines
            remarks.append(remark)
            continue
        for block in group:
            mended, remark_or_none = _mended(block) if isinstance(block, TextLine) else (block, None)
            found.append(mended)
            remarks += [remark_or_none] if remark_or_none else []
    return tuple(found), tuple(remarks)


def _is_shred(block: Block) -> bool:
    """Whether a block is a line of a few letters that begins no list item."""
    if not isinstance(block, TextLine):
        return False
    text = compact(block.text)
    return len(text) <= _SHORT and not _LISTED.match(text) and any(char.isalnum() for char in text)


def _joined(lines: Sequence[TextLine]) -> tuple[list[TextLine], Remark]:
    """Text that was read in shreds, whole again: the unit of money on a line of its own."""
    text = "".join(compact(line.text) for line in lines)
    unit = _MONEY_UNIT.match(text)
    cut = unit.end() if unit else 0
    first, rest = _shared(lines, cut)
    whole = [
        part[0]._replace(text=_CODE_THEN_NAME.sub(r"\1 ", said, count=1), lines=_lines(part))
        for part, said in ((first, text[:cut]), (rest, text[cut:]))
        if part
    ]
    place = f"第 {lines[0].line}–{lines[-1].line} 行"
    raw = "\n".join(line.text for line in lines)
    return whole, Remark("shredded-text", f"{place}：被拆成碎行的文字已接成“{text}”", "O09", lines[0].line, raw)


def _shared(lines: Sequence[TextLine], cut: int) -> tuple[list[TextLine], list[TextLine]]:
    """The lines that make up the first ``cut`` letters, and the others."""
    first: list[TextLine] = []
    for line in lines:
        if cut <= 0:
            break
        first.append(line)
        cut -= len(compact(line.text))
    return first, list(lines[len(first) :])


def _lines(parts: Sequence[TextLine]) -> tuple[int, ...]:
    return tuple(number for part in parts for number in part.lines)


def _mended(line: TextLine) -> tuple[TextLine, Remark | None]:
    text = _MARKUP.sub("", line.text).strip()
    unit = _CUT_UNIT.fullmatch(text)
    if unit is None:
        return line._replace(text=text or line.text), None
    message = f"第 {line.line} 行：金额单位只认出“{unit[2]}”，按“{unit[2]}元”处理"
    return line._replace(text=f"{text}元"), Remark("cut-unit-line", message, "O17", line.line, line.text)
