"""A table of performance targets that recognition flattened into one paragraph is made a table again.

The words come line by line of the lost table, so a value may stand before or after its label, and a label that wrapped
has its second half behind the rest of its row. What holds: every indicator names one second level, has one value and
one basis. Where that cannot be met the paragraph stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from parsers.page import Cell, RawGrid, Remark, Slots, TextLine
from parsers.recognition.targets import GROUPS, SECOND, goal_row

_HEADS = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
_HEAD = re.compile(r"(?:绩效目标\s*)?" + r"\s+".join(_HEADS))
_VALUE = re.compile(r"[≥≤＞＜><=＝]?\s*\d+(?:\.\d+)?\s*(?:%|％|[㐀-鿿]{1,2})?[.。]?")
_UNIT = re.compile(r"[份次个台套人天年月家项场件条辆]|万元?|元|项目")


@dataclass(frozen=True)
class _Row:
    """The words of one indicator in the order they were read."""

    words: tuple[str, ...]
    basis: str

    @property
    def second(self) -> int:
        """Where the second level stands."""
        return next(at for at, word in enumerate(self.words) if word in SECOND)

    @property
    def value(self) -> str:
        """The value; blank where none was read."""
        return next((word for word in self.words if _VALUE.fullmatch(word)), "")

    def texts(self, low: int, high: int) -> list[str]:
        """The label words between two places."""
        return [word for word in self.words[low:high] if _is_label(word) and word != self.basis]

    @property
    def labels(self) -> tuple[str, str] | None:
        """Third level and description; words before the second level go on with those behind the basis."""
        end = self.words.index(self.basis) if self.basis in self.words else len(self.words)
        before, tail = self.texts(0, self.second), self.texts(end, len(self.words))
        middle = self.texts(self.second, end)
        if len(before) == len(tail):
            whole = [*(a + b for a, b in zip(before, tail, strict=True)), *middle]
        else:
            whole = [*before, *middle, *tail]
        return (whole[0], whole[1]) if len(whole) == 2 else None

    @property
    def cost(self) -> float:
        """How far the words are from one clean indicator; a description mostly repeats the third level."""
        values = sum(bool(_VALUE.fullmatch(word)) for word in self.words)
        bases = self.words.count(self.basis)
        labels = self.labels
        apart = 10.0 * (abs(values - 1) + abs(bases - 1))
        if labels is None:
            return apart + 4.0
        return apart + (0.0 if labels[0] == labels[1] else 1.0)


def _is_label(word: str) -> bool:
    return word not in SECOND and word not in GROUPS and not _VALUE.fullmatch(word)


def unflattened(line: TextLine) -> tuple[RawGrid | None, Remark | None]:
    """The table a paragraph was, with a remark; (None, remark) where it cannot be told, (None, None) for prose."""
    head = _HEAD.search(line.text)
    if head is None:
        return None, None
    rows = _rows(_words(line.text[head.end() :]))
    if rows is None:
        message = f"第 {line.line} 行：绩效目标表被识别成一段文字，无法还原为表格，按原文保留"
        return None, Remark("flattened-table", message, "O10", line.line, line.text)
    goal = goal_row(line.text[: head.start()].strip(), len(_HEADS), line.line)
    header = tuple(Cell(word, line=line.line) for word in _HEADS)
    grid = RawGrid((goal, header, *(_slots(row, line.line) for row in rows)), line=line.line, lines=line.lines)
    message = f"第 {line.line} 行：绩效目标表被识别成一段文字，已还原为 {len(rows)} 项指标，请核对"
    return grid, Remark("flattened-table", message, "O10", line.line, line.text)


def _slots(row: _Row, line: int | None) -> Slots:
    first = next((word for word in row.words if word in GROUPS), "")
    third, description = row.labels or ("", "")
    texts = (first, row.words[row.second], third, description, row.value, row.basis)
    return tuple(Cell(text, line=line) for text in texts)


def _words(text: str) -> tuple[str, ...]:
    """The words of the paragraph; a number and the unit behind a blank are one value."""
    found: list[str] = []
    for word in text.split():
        if found and _UNIT.fullmatch(word) and re.fullmatch(r"[≥≤＞＜><=＝]?\d+(?:\.\d+)?", found[-1]):
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def _rows(words: tuple[str, ...]) -> tuple[_Row, ...] | None:
    """The words cut into indicators with the least cost; None where some indicator has no two labels."""
    seconds = [at for at, word in enumerate(words) if word in SECOND]
    basis = _basis(words, len(seconds))
    if len(seconds) < 2 or not basis:
        return None
    rows = tuple(_Row(words[a:b], basis) for a, b in _cuts(words, seconds, basis))
    return rows if all(row.labels for row in rows) else None


def _basis(words: Sequence[str], rows: int) -> str:
    """The word that recurs about once an indicator: what the value is based on."""
    counts = Counter(word for word in words if _is_label(word))
    word, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return word if 2 * count > rows else ""


def _cuts(words: tuple[str, ...], seconds: Sequence[int], basis: str) -> tuple[tuple[int, int], ...]:
    """Where to cut so that the indicators together cost least, one second level each."""

    @cache
    def best(row: int, start: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if row == len(seconds) - 1:
            return _Row(words[start:], basis).cost, ((start, len(words)),)
        options = []
        for end in range(seconds[row] + 1, seconds[row + 1] + 1):
            cost, later = best(row + 1, end)
            options.append((cost + _Row(words[start:end], basis).cost, ((start, end), *later)))
        return min(options)

    return best(0, 0)[1]
