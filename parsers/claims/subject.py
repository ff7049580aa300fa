"""What a claim speaks of: the noun in front of a figure, and the figure of the tables it names for certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from parsers.cells import read_code
from parsers.narrative.lines import MARKER
from parsers.narrative.words import Figure, words

NOTHING = Figure()
"""The figure of a noun that names none for certain."""


class Topic(NamedTuple):
    """What a sentence is about: its noun as printed, and the figure it names."""

    text: str = ""
    figure: Figure = NOTHING


class Place(NamedTuple):
    """Where a sentence stands: the kind of its section and the headings above it, the nearest last."""

    kind: str = "other"
    titles: tuple[str, ...] = ()


_YEAR = r"(?:(?:19|20)\d{2}(?:年度?|(?!\d)))"
_LEAD = re.compile(
    rf"[，,：:；;、“”\"‘’）)]*(?:{_YEAR}，?|了|其中[，,：:]?|包括|主要包括|具体包括|主要是|分别为|以及|和|及|此外[，,]?|涉及|相应|安排"
    r"|我(?:单位|部门|局|院|校|厅|委|办|中心)|本(?:单位|部门)|当年|按照|共有)"
)
_TAIL = re.compile(
    rf"(?:{_YEAR}(?:年初)?预算(?:数|安排)?|预算安排|(?<=预算)数|安排|总额|金额|共计|共|为|是|约|达到|达|各|了|的|拨付)$"
)
_EMPTY = re.compile(
    r"(?:年初|当年)?预算?(?:数|安排|总额|金额|资金)?|支出|收入|等|其中|全年|预计|(?:当年)?(?:预算)?执行数?|决算数?"
)


def noun_of(text: str) -> str:
    """The noun in the words before a figure: without ordinals, year, ``其中`` and the verbs around it."""
    noun = MARKER.sub("", text.strip(), count=1)
    while lead := _LEAD.match(noun):
        noun = noun[lead.end() :]
    while tail := _TAIL.search(noun):
        noun = noun[: tail.start()]
    noun = noun.strip("，,：:；;、 ")
    noun = noun if set("）)") & set(noun) else noun.lstrip("（(")
    return "" if _EMPTY.fullmatch(noun) else noun


def topic_of(noun: str, place: Place) -> Topic:
    """The topic a noun stands for in its place."""
    account = _account(noun, place)
    if account:
        return account
    return _known(noun, place.kind) or Topic(noun)


_QUOTES = str.maketrans(dict.fromkeys("“”\"‘’'＂「」 "))
_FULL_BRACKETS = str.maketrans("()", "（）")


def _plain(noun: str) -> str:
    return noun.translate(_QUOTES).translate(_FULL_BRACKETS)


def _known(noun: str, kind: str) -> Topic | None:
    """The topic of a noun that ends in the name of a figure, if only the unit or the year stands before it."""
    core = _plain(noun)
    forms = dict.fromkeys((core, *(core.removesuffix(tail) for tail in _BUDGET_WORDS)))
    for form in forms:
        if not form.endswith(_known_nouns()):
            continue
        for known, figure in words().nouns:
            if not form.endswith(known) or (figure.kinds and kind not in figure.kinds):
                continue
            prefix = form.removesuffix(known)
            if _is_neutral(prefix, figure):
                return Topic(core.removeprefix(prefix), figure)
    return None


@cache
def _known_nouns() -> tuple[str, ...]:
    """The names of figures: asked for all at once, for most nouns end in none of them."""
    return tuple(known for known, _ in words().nouns)


_BUDGET_WORDS = ("财政拨款预算", "预算支出", "支出预算", "预算", "支出")
_NEUTRAL = re.compile(rf"{_YEAR}|当年|全年|本年度|年末|上年末|年初|安排|使用|通过|的")
_NEUTRAL_OF_APPROPRIATION = re.compile(r"一般公共预算|(?:财政)?拨款")
_BRACKETS = re.compile(r"（[^（）]*）$")


def _is_neutral(prefix: str, figure: Figure) -> bool:
    """Whether the words before a known noun only name the unit or the year."""
    rest = _NEUTRAL.sub("", prefix)
    if figure.statement == "three_public":
        rest = _NEUTRAL_OF_APPROPRIATION.sub("", rest)
    rest = _BRACKETS.sub("", rest)
    return not rest or rest.endswith(words().organisations)


_LEVEL_MARK = re.compile(r"（(?:类|款|项)）")
_QUOTED = re.compile(r"[“\"「](?P<path>[^”\"」]+)[”\"」](?P<word>科目)?")
_CODED = re.compile(r"(?P<code>\d{7}|\d{5}|\d{3})[-－—–]?(?P<name>[^\d\W].+)")


def _account(noun: str, place: Place) -> Topic | None:
    """An account named by its path (``X（类）Y（款）Z（项）``, ``“X-Y-Z”科目``) or its code (``2040101-名称``)."""
    quoted = _QUOTED.search(noun)
    inner = (quoted["path"] if quoted else noun).translate(_FULL_BRACKETS)
    statement = _statement_of(place)
    if _LEVEL_MARK.search(inner):
        return _of_path(_marked(inner), statement)
    if quoted and quoted["word"]:
        return _of_path(re.split(r"[-－—–]+", inner), statement)
    coded = _CODED.fullmatch(inner)
    if coded and read_code(coded["code"]):
        return Topic(noun, Figure(statement=statement, code=coded["code"], name=_plain(coded["name"]), measure="total"))
    return None


def _marked(text: str) -> list[str]:
    """The names between 类, 款 and 项; ``教育（类）支出`` is one name."""
    parts = _LEVEL_MARK.split(text)
    tail = parts.pop()
    if tail == "支出" and len(parts) == 1 and not parts[-1].endswith("支出"):
        parts[-1] += tail
    return parts


def _of_path(parts: Sequence[str], statement: str) -> Topic | None:
    names = [_plain(part).strip("-－—") for part in parts if part.strip()]
    if not names:
        return None
    return Topic("/".join(names), Figure(statement=statement, name=names[-1], measure="total"))


FUND_WORDS = (
    ("general_public", "一般公共预算"),
    ("government_fund", "政府性基金"),
    ("state_capital", "国有资本经营"),
)


def _statement_of(place: Place) -> str:
    """The statement whose accounts a section goes through, by the nearest heading that says so."""
    for title in reversed(place.titles):
        named = [statement for statement, word in FUND_WORDS if word in title]
        if len(named) == 1:
            return named[0]
    return "expenditure"


_DENIED_WHOLE = (
    "(?:财政|预算|拨款|资金|安排|使用|的|收入|支出|收支|经费|计划|任务|情况|数据|数字|内容|发生额|金额)*"
    "(?:[和及与或、（(]|$)"
)  # fmt: skip
"""What may stand behind a noun that is denied as a whole, and not for what it pays (政府性基金安排的“三公”经费)."""


def denied_topic(sentence: str, place: Place) -> Topic | None:
    """The topic of a sentence that says there is no such money (``无政府性基金预算财政拨款安排的预算``), or None."""
    denied = re.search(r"(?:无|没有|未安排|未使用|不涉及)(?:使用|安排)?(?P<what>[^，,。；;]*)", sentence)
    if not denied:
        return None
    what = _plain(denied["what"])
    for known, figure in words().nouns:
        if what.startswith(known) and not figure.kinds and re.match(_DENIED_WHOLE, what.removeprefix(known)):
            return Topic(known, figure)
    return topic_of(noun_of(what), place) if _account(what, place) else None
