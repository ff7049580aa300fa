"""Which unit, which year, what kind of document: told from the content, the file name only as a last resort."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from model.disclosure import Kind, Notice, Phase, Source
from parsers.around.heading import Heading, code_of, compact, in_digits
from parsers.identity.cover import cover_of, first_page, runs
from parsers.identity.names import disagreeing, full_brackets, named_alone, readings, unit_of_tables
from parsers.identity.years import year_told
from parsers.page import TextLine

_KINDS = re.compile(
    r"(?:所属|预算|本级|级)?单位(?:年度|调整|财务)?(?:预算|决算|整体)|部门(?:年度|综合|调整|财务)?(?:预算(?!支出经济)|决算|整体)"
    r"|单位收支|预算单位|部门(?:财务)?(?:收支|收入|支出(?!经济|功能))"
)

_FUNDS = re.compile(r"(?:公共|政府性?基金|国有资本经营|财政拨款)预算|预算单位")
"""Words with 预算 in them that final accounts print, too."""

_HEADING = r"第?[一二三四五六七八九十\d]{1,3}(?:部分|章|[、.．])|[（(][一二三四五六七八九十]"


class Identity(NamedTuple):
    """Unit, its code, year, kind and phase; ``notices`` say what was not printed and had to be inferred."""

    unit: str = ""
    code: str = ""
    year: int | None = None
    kind: Kind = "unit"
    phase: Phase = "budget"
    notices: tuple[Notice, ...] = ()


def identify(
    headings: Sequence[Heading],
    titles: Sequence[str],
    lines: Sequence[TextLine],
    file: str,
    owner: str = "",
    outer: Sequence[TextLine] = (),
    near: Sequence[TextLine] = (),
    first: int = 1,
) -> Identity:
    """Settle who and when from the tables' heads and titles, the cover, and the text, in this order.

    ``owner`` and ``outer`` are the name and the common cover of one unit among several of a document; ``near`` is what
    stands above its tables besides their titles. ``first`` is the page on which it begins.
    """
    cover = cover_of(lines, first=first) if not owner else cover_of(lines, first=first_page(lines))
    unit, code = unit_of_tables(headings, cover, titles)
    if not owner:
        code = code or next((said for line in cover if (said := code_of(line.text))), "")
    unit = owner or unit or named_alone(lines)
    around = [*titles, *(line.text for line in near)]
    phase = _phase(cover, around if owner else titles)
    year, notices = year_told(headings, titles, cover, (*lines, *near, *outer), file, phase)
    if not owner:
        notices += disagreeing(readings(headings, cover), file)
    if not unit:
        notices.append(
            Notice(kind="unit-unknown", rule="F01", message="文件里没有印单位名称", source=Source(file=file))
        )
    return Identity(unit, code, year, _kind(unit, cover, around, headings), phase, tuple(notices))


def _kind(unit: str, cover: Sequence[TextLine], titles: Sequence[str], headings: Sequence[Heading]) -> Kind:
    """部门 or 单位: as the cover says, else as most titles and lines at tables, else as the unit lines (编制单位：…).

    What stands in the name of the unit itself (某县部门预算编审中心) does not count.
    """
    texts = [full_brackets(compact(line.text)).replace(unit, "") if unit else compact(line.text) for line in cover]
    for text in (*texts, *runs(texts, 2)):
        found = _KINDS.search(text)
        if found:
            return "unit" if "单位" in found[0] else "department"
    words = [found[0] for title in titles for found in _KINDS.finditer(compact(title))]
    words = words or [heading.label for heading in headings if ("部门" in heading.label) != ("单位" in heading.label)]
    units = sum("单位" in word for word in words)
    return "unit" if units * 2 >= len(words) else "department"


def _phase(cover: Sequence[TextLine], titles: Sequence[str]) -> Phase:
    texts = [_FUNDS.sub("", compact(text)) for text in (*(line.text for line in cover), *titles)]
    final = sum("决算" in text and "预决算" not in text and "预算" not in text for text in texts)
    if final > sum("预算" in text for text in texts):
        return "final"
    lines = [text for line in cover if not re.match(_HEADING, text := in_digits(compact(line.text)))]
    adjusted = any(re.search("调整预算|预算调整", title) for title in titles)
    return "adjusted" if adjusted or any(map(_names_adjusted, (*lines, *runs(lines, 2)))) else "budget"


def _names_adjusted(text: str) -> bool:
    """Whether a line of a cover is the name of an adjusted budget, and no sentence."""
    named = re.search(r"20\d{2}.*预算.*调整|20\d{2}.*调整.*预算", text)
    return named is not None and not re.search("[,，。;；]", text)
