"""Running heads that are like lines of tables: 某局2024年部门预算公开表 on every page, above the titles proper.

Programs that print reports set the number of the page beside what they say of a table (报表编号：… 单位：元 第 3 页).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from parsers import lexicon
from parsers.around.heading import unit_of
from parsers.around.lead import is_title, names_money
from parsers.page import TextLine

FEWEST_PAGES = 3
"""Pages that a line heads before it is a running head."""


_NUMBERED = re.compile(r"第\s*\d{1,4}\s*页|页码?\s*[:：]\s*\d{1,4}(?!\d)")


def numbered(lines: Iterable[TextLine]) -> tuple[TextLine, ...]:
    """The lines with the number of their page among other words, page after page, which name no unit.

    Those of a unit head its tables on each page: they are no words between them.
    """
    heads: dict[str, list[TextLine]] = defaultdict(list)
    for line in lines:
        if "页" in line.text and _NUMBERED.search(line.text) and not unit_of(line.text)[0]:
            heads[re.sub(r"[\s\d]+", "", line.text)].append(line)
    several = (found for found in heads.values() if len({line.page for line in found}) >= FEWEST_PAGES)
    return tuple(line for found in several for line in found)


def banners(lines: Iterable[TextLine]) -> tuple[TextLine, ...]:
    """The first lines of pages that name no statement, recur page after page, and stand above the title of one."""
    heads: dict[str, list[TextLine]] = defaultdict(list)
    above_title: set[str] = set()
    for page, group in groupby(lines, key=lambda line: line.page):
        first, *rest = sorted(group, key=lambda line: line.box.top if line.box is not None else 0.0)
        if page is None or not _can_head(first.text):
            continue
        words = re.sub(r"\d+", "", lexicon.key(first.text))
        heads[words].append(first)
        if any(is_title(line.text) and lexicon.statement_of(line.text) for line in rest):
            above_title.add(words)
    return tuple(line for words in above_title if len(heads[words]) >= FEWEST_PAGES for line in heads[words])


def _can_head(text: str) -> bool:
    """Whether a line is like a title of no table, or names the unit of money and no unit: neither belongs to a page."""
    return (is_title(text) or (names_money(text) and not unit_of(text)[0])) and lexicon.statement_of(text) is None
