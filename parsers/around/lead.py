"""The lines above a table: its title, number, unit and unit of money."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from parsers import lexicon
from parsers.amounts import REMEMBERED
from parsers.around.heading import announced_by
from parsers.characters import is_han
from parsers.narrative.furniture import is_stamp
from parsers.page import RawGrid, TextLine

WRAPPED_END = 4
"""Characters of a title's end that can stand on a line of their own."""

SAME_SIZE = 0.1
FULL = 1.2
"""Letters that a line may lack to the right side of the text and still be full."""

LEAD_LINES = 8
"""How many lines above a grid can belong to it: number, title in two lines, unit, year, unit of money."""

_NUMBER_LINE = re.compile(
    r"^(?:附表|附件|部门|单位)?(?:公开|预算|表|附|批复)*\s*表?\s*[\d一二三四五六七八九十]{1,3}(?:-\d+)?\s*表?$"
)
_MONEY = re.compile(r"(?:单位|币种)[:：]?\s*(?:人民币)?\s*[（(]?\s*(?:亿|百万|万|千|百)?\s*元?[)）]?\s*$")
_UNIT_LINE = re.compile(r"^[\[［]?(?:\d{3}|\d{5,12})(?!\d)[\]］]?\s*[-_]?\s*(?!年)(?P<name>\D{4})")
_STATED = re.compile(r"\s[-—–]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|[-—–])$")
"""A figure or a dash at the end of a line: rows of a table begin with a code and a name, as the line of a unit does."""

_CUT_MONEY = re.compile(r"单位[:：]\s*(?:人民币)?[（(]?(?:亿|百万|万|千|百)?\s*$")
_REST_OF_MONEY = r"^\s*(?:亿|百万|万|千|百)?元\s*[)）]?\s*$"
_PAGE_NUMBER = re.compile(r"^[-—–\s第]*\d[\d\s]{0,4}[-—–\s页/共]*(?:\d{1,4}\s*页?)?[-—–\s]*$")
_STOPS = frozenset("。；！？")
_DOTS = re.compile(r"[.…·．]{4,}|(?:\. ){4,}")
HEADING = re.compile(
    r"^(?:第[一二三四五六七八九十]+[部章节]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d{1,2}[、.．])"
)
_PLAIN_TITLES = ("institutions", "assets")
"""Tables inside the text part, often titled without 表 or 预算."""

_ASIDE = re.compile(r"[（(][^（）()]*[)）]$")


def split_lead(
    lines: list[TextLine], raw: RawGrid, running: Collection[int] = ()
) -> tuple[list[TextLine], tuple[TextLine, ...]]:
    """Split the lines before a grid into text and the lead of the grid: from its title, or its unit line, on.

    ``running`` are the identities of running heads and page numbers, which are never part of a lead.
    """
    lines = _unwrapped(lines, raw, running)
    start = max(0, len(lines) - LEAD_LINES)
    for index in range(len(lines) - 1, start - 1, -1):
        if id(lines[index]) in running:
            continue
        if ends_lead(lines[index].text) or not _is_near(lines, index, raw, running):
            start = index + 1
            break
    aside = [line for line in lines[start:] if id(line) in running]
    tail = [line for line in lines[start:] if id(line) not in running]
    first = next((i for i, line in enumerate(tail) if is_title(line.text) or _is_label_line(line.text)), None)
    if first is None:
        return lines, ()
    if first > 1 and _is_name_below(tail[first - 2].text, tail[first - 1].text):
        first -= 1
    if first > 0 and _NUMBER_LINE.match(lexicon.key(tail[first - 1].text)):
        first -= 1
    return [*lines[:start], *aside, *tail[:first]], tuple(tail[first:])


def _unwrapped(lines: list[TextLine], raw: RawGrid, running: Collection[int]) -> list[TextLine]:
    """Lines with what was broken in two among the last of them, which can head a table, in one piece."""
    start = max(0, len(lines) - LEAD_LINES - 1)
    joined: list[TextLine] = []
    for line in lines[start:]:
        before = joined[-1] if joined else None
        if before is None or id(line) in running or id(before) in running:
            joined.append(line)
        elif _carries_on(before, line) or (_fills_width(before, lines, raw) and _ends_title(before, line)):
            joined[-1] = before._replace(text=before.text + line.text, box=line.box)
        else:
            joined.append(line)
    return [*lines[:start], *joined]


def _fills_width(before: TextLine, lines: Sequence[TextLine], raw: RawGrid) -> bool:
    """Whether one more character would not fit on a line, as wide as the others of its page or the grid below it."""
    ends = [line.box.x1 for line in lines if line.box and line is not before and line.page == before.page]
    ends += [raw.box.x1] if raw.box is not None and raw.page == before.page else []
    return before.box is not None and bool(ends) and before.box.x1 + FULL * before.size > max(ends)


def _ends_title(before: TextLine, line: TextLine) -> bool:
    """Whether a line is the rest of a title that has not said 表, or not closed its brackets, where the line ended."""
    text = before.text.strip()
    if text.endswith(("表", "）", ")")) or is_sentence(text) or not _is_as_set(before, line):
        return False
    return is_title(text + line.text.strip())


def _carries_on(before: TextLine, line: TextLine) -> bool:
    """Whether a line is the rest of the one above: of the unit of money, or of a title."""
    if is_cut_money(before.text) and is_rest_of_money(line.text):
        return True
    if is_table_lead(before.text):
        return False
    end = lexicon.key(line.text)
    broken = len(end) <= WRAPPED_END and end.endswith("表") and not is_title(line.text)
    return broken or (_is_as_set(before, line) and _changes_title(before.text, line.text))


def _is_as_set(before: TextLine, line: TextLine) -> bool:
    """Whether a line is set right below another one in the same size, both centred or both from the left."""
    if before.box is None or line.box is None or before.page != line.page:
        return False
    size = line.size or 1.0
    level = line.box.top - before.box.bottom <= size and abs(before.size - size) <= SAME_SIZE * size
    centres = abs(before.box.x0 + before.box.x1 - line.box.x0 - line.box.x1)
    return level and min(centres / 2, abs(before.box.x0 - line.box.x0)) <= size


def _changes_title(before: str, text: str) -> bool:
    """Whether a title names another table with the line above it (…一般公共预算财政拨款 / 支出总表)."""
    if not is_title(text) or not is_title(before + text) or HEADING.match(before.strip()):
        return False
    return lexicon.statement_of(before + text) not in (None, lexicon.statement_of(text))


def _is_near(lines: list[TextLine], index: int, raw: RawGrid, running: Collection[int]) -> bool:
    """On the page of the grid; or at the end of the page before, when nothing but more of its lead stands between."""
    line = lines[index]
    if line.page == raw.page:
        return True
    between = [later for later in lines[index + 1 :] if not is_furniture(later) and id(later) not in running]
    leads = all(is_table_lead(later.text) for later in between)
    after = between[0].page if between else raw.page
    follows = line.page is not None and after is not None and line.page >= after - 1
    return follows and leads and (is_table_lead(line.text) or is_furniture(line))


def is_sentence(text: str) -> bool:
    """Whether a text has the stop of a sentence."""
    return not _STOPS.isdisjoint(text)


def ends_lead(text: str) -> bool:
    """A sentence, a table of contents or a note is not part of what heads the next table."""
    return is_sentence(text) or bool(_DOTS.search(text)) or len(text) > 80


@cache
def is_title(text: str) -> bool:
    """Whether a line can be the title of a table: short, no sentence, and it says 表 or names a known one."""
    words = _without_aside(text)
    if not 3 <= len(words) <= 60 or ends_lead(text) or text.rstrip().endswith(("：", ":")):
        return False
    if says_table(text):
        return bool(first_title(text)) and not _NUMBER_LINE.match(first_title(text))
    known = lexicon.statement_of(text)
    return bool(known) and not HEADING.match(text.strip()) and ("预算" in words or known in _PLAIN_TITLES)


def says_table(text: str) -> bool:
    """Whether a line calls itself a table: 表 stands near its end, behind which only an aside in brackets may be."""
    return "表" in _without_aside(text)[-6:]


def _without_aside(text: str) -> str:
    return lexicon.key(_ASIDE.sub("", text.strip()))


def _is_label_line(text: str) -> bool:
    """A line such as 编制单位：…, 202001 某办公室, or 单位：万元."""
    plain = text.strip()
    if is_sentence(plain):
        return False
    coded = None if _STATED.search(plain) else _UNIT_LINE.match(plain)
    return bool(_MONEY.search(plain)) or bool(coded and is_han(coded["name"])) or label_of(plain) is not None


def label_of(text: str) -> str | None:
    """Which label a line opens with (编制单位：…), or None."""
    head, colon, _ = unicodedata.normalize("NFKC", text).partition(":")
    if not colon:
        return None
    return announced_by(head)


def is_furniture(line: TextLine) -> bool:
    """Page numbers, the day of printing, the number of a table, and 续表 may stand between two pages of one table."""
    text = line.text.strip()
    words = lexicon.key(text)
    number = _NUMBER_LINE.match(words) or _NUMBER_LINE.match(first_title(text))
    return bool(number or is_page_number(text) or _CONTINUED.fullmatch(words))


def first_title(title: str) -> str:
    """A title as it stands on the first page of its table, normalised: without （续）, （续表1） or 续."""
    return _CONTINUED.sub("", lexicon.key(title))


_CONTINUED = re.compile(r"(?:(?:[续接]上?|上?续)[表页]?(?:之?[一二三四五六七八九十\d]{1,2})?)$|^续表?(?=.*表)")


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number (`- 6 -`, `第 3 页`), or says when the page was printed."""
    return bool(_PAGE_NUMBER.match(text.strip())) or is_stamp(text)


def title_of(lead: Sequence[TextLine]) -> str:
    """The title among the lead lines: the last one that names a known table, else the last that says 表."""
    titles = [line.text for line in lead if is_title(line.text)]
    if not titles:
        titles = [below.text for above, below in pairwise(lead) if _is_name_below(above.text, below.text)]
    if not titles:
        return ""
    known = [title for title in titles if lexicon.statement_of(title) is not None]
    return " ".join((known or titles)[-1].split())


def _is_name_below(above: str, text: str) -> bool:
    """Whether a line below the number of a table names it without 表 (附表8 / 一般公共预算机关运行经费)."""
    if not numbers_table(above) or is_sentence(text) or HEADING.match(text.strip()) or is_table_lead(text):
        return False
    return lexicon.statement_of(text) is not None


@lru_cache(maxsize=REMEMBERED)
def is_table_lead(text: str) -> bool:
    """Whether a line belongs above a table: its title, number, unit or unit of money."""
    words = lexicon.key(text)
    return is_title(text) or _is_label_line(text) or bool(_NUMBER_LINE.match(words))


def numbers_table(text: str) -> bool:
    """Whether a line is nothing but the number of a table (附表2, 预算02表)."""
    words = lexicon.key(text)
    return "表" in words and bool(_NUMBER_LINE.match(words))


def names_money(text: str) -> bool:
    """Whether a line ends in a unit of money (编制单位：… 单位：万元), or in the label of one."""
    return bool(_MONEY.search(text))


def is_cut_money(text: str) -> bool:
    """Whether a line ends before its unit of money does (单位：万)."""
    return bool(_CUT_MONEY.search(text))


def is_rest_of_money(text: str) -> bool:
    """Whether a line is what a cut unit of money lacks (元, 万元)."""
    return bool(re.match(_REST_OF_MONEY, text))
