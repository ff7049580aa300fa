"""The unit of money where it is named once for many tables: on the cover, in a sentence, at the head of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from model.amount import Unit
from parsers.around.heading import MONEY_UNITS, compact, money_of
from parsers.page import TextLine

_NAMES = "|".join(sorted((name for name in MONEY_UNITS if name.endswith("元")), key=len, reverse=True))
_STATED = re.compile(
    rf"单位(?:均|都|统一|一律|全部)*(?:为|是|[:：])(?:人民币)?[（(]?({_NAMES})(?!\w)"
    rf"|以(?:人民币)?[“\"]?({_NAMES})[”\"]?为(?:金额|计量|货币|记账|统一)?的?(?:金额|计量|货币)?单位"
)
_OF_ALL = re.compile(r"均|都为|统一|一律|全部|所有|各表|各项|以下|报表|表格|公开表|附表|本套|本册|[如若]无|除.{0,20}外")
_OF_ONE = r"[本此该](?:表|附表)(?!格)"
COVER_PAGE = 1


class Said(NamedTuple):
    """The unit of money of every table of the document, and of those on single pages; None and empty where silent."""

    everywhere: Unit | None = None
    pages: Mapping[int, Unit] = {}

    def of(self, page: int | None) -> Unit | None:
        """The unit of a table that names none itself."""
        return self.pages.get(page or 0) or self.everywhere


SILENT = Said()


def said_money(lines: Sequence[TextLine]) -> Said:
    """What the lines outside of tables say of the unit of money; where they disagree, nothing."""
    texts = [(line, compact(line.text)) for line in lines]
    wrapped = [(line, one + two) for (line, one), (_, two) in pairwise(texts)]
    wide = {_of_all(line, text) for line, text in (*texts, *wrapped)}
    pages: dict[int, set[Unit]] = defaultdict(set)
    for line in lines:
        unit = money_of(line.text)
        if unit is not None and line.page is not None:
            pages[line.page].add(unit)
    return Said(_only(wide - {None}), {page: unit for page, units in pages.items() if (unit := _only(units))})


def noted_money(notes: Iterable[TextLine]) -> Unit | None:
    """The unit of money that a note below a table names for it (注：本表金额单位为元)."""
    texts = [compact(line.text) for line in notes]
    return _only({_stated(text) for text in texts if re.search(_OF_ONE, text)} - {None})


def _of_all(line: TextLine, text: str) -> Unit | None:
    """The unit a line states for more than one table: it says so, or it stands on the cover."""
    if "元" not in text or (line.page != COVER_PAGE and not _OF_ALL.search(text)):
        return None
    return _stated(text)


def _stated(text: str) -> Unit | None:
    found = _STATED.search(text)
    return MONEY_UNITS[found[1] or found[2]] if found else None


def _only(units: Iterable[Unit | None]) -> Unit | None:
    """The one unit there is; None where there are none or several."""
    one, *others = list(units) or [None]
    return None if others else one
