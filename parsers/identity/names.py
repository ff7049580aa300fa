"""The name of a unit: beside tables, in their titles, on covers and in headings; what is a name, and what prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from model.disclosure import Notice, Source
from parsers.around.heading import Heading, compact, in_digits, names_body, unit_of
from parsers.characters import is_han
from parsers.identity.cover import runs
from parsers.page import TextLine

HEAD_OF_PAGE = 80.0
"""Points from the upper edge of the paper within which running heads stand."""

MISREAD = 4
"""One character in so many may differ in readings of one name."""

_COVER_NAME = (
    r"^(?:关于)?(?:公开|公布)?(?:20\d{2}年?度?)?(?P<name>[一-鿿（）]{4,40}?)(?:20\d{2}年?度?)?(?:区级|市级|县级|省级|镇级|乡级|年度)?"
    r"(?:部门|单位|所属单位|财政)?(?:预算|决算)(?:信息)?(?:公开)?的?(?:编制|公开)?(?:说明|报告|情况说明|目录|草案|报?表|表格)?$"
)

_COVER_BEGINNING = r"^([一-鿿（）]{4,40}?)(?:关于)?20\d{2}年?度?(?:部门|单位)?(?:预算|决算)"

_TITLE_NAME = (
    r"^(?:20\d{2}年?度?)?((?![年度])[一-鿿（）]{4,40}?)(?:20\d{2}年?度?)?(?:部门|单位)?"
    r"(?:收支|收入|支出|财政|财务|综合|一般公共|政府性|国有资本|[“\"三]|预算|项目)"
)
"""Only documents whose tables name no unit need the two: compiled when asked for, they cost the others nothing."""

_NOT_OF_UNITS = ("目录", "预算", "决算", "公开", "说明", "年度")

_OF_BUDGETS = r"(?:省|市|县|区|州|盟|旗|镇|乡)[一-鿿]*(?:预算|决算|公开)[一-鿿]{0,6}(?:中心|局|办公室|站)$"
"""A body whose business is budgets (某县部门预算编审中心): named after its place, and by a line of its own.

Compiled for the few documents whose cover names nobody else; that takes a millisecond.
"""

_HALF_NAME = r"[一-鿿]{2,20}(?:省|市|县|区|州|盟|旗|大会|协商会议|委员会)"
"""What a cover prints on a line of its own above the rest of a name (某县人民代表大会 / 常务委员会办公室)."""

_PLACES = "省市县区州盟旗"

_OF_PLACES = rf"[一-鿿]*[{_PLACES}](?:本)?级"

_CHAPTER = r"^(?:第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]+、|\d{1,2}[、.．])[:：]?(.+)"

_ATTACHED = r"^附(?:[件表][\d一二三四五六七八九十]*[:：]?|[:：])"

_MARKS = frozenset(",，、;；:：。的")
"""What stands in prose, also in that which ends like the name of a body, and in no such name."""


def unit_of_tables(headings: Sequence[Heading], cover: Sequence[TextLine], titles: Sequence[str]) -> tuple[str, str]:
    """Name and code of the unit: as most tables print them, else as the cover or the titles do; blank if none does."""
    codes = Counter(heading.unit_code for heading in headings if heading.unit_code)
    code = max(codes, key=codes.__getitem__, default="")
    if told := readings(headings, cover):
        return told[0], code
    labelled = next((name for line in cover if (name := unit_of(line.text)[0])), "")
    bare = _named_without_label(headings) or _named_on_cover(cover)
    return labelled or bare or _named_in_titles(titles) or _named_in_contents(cover), code


def readings(headings: Sequence[Heading], cover: Sequence[TextLine]) -> list[str]:
    """The name that most tables print, and other readings of it there and on the cover: by how many places say them."""
    names = Counter(heading.unit_name for heading in headings if heading.unit_name)
    if not names:
        return []
    first = max(names, key=names.__getitem__)
    texts = (*names.elements(), *(compact(line.text) for line in cover))
    return [text for text, _ in Counter(text for text in texts if _is_like(text, first)).most_common()]


def _is_like(text: str, name: str) -> bool:
    """Whether two texts may be one name, but for a character or two."""
    pairs = zip(full_brackets(text), full_brackets(name), strict=False)
    return len(text) == len(name) and sum(one != other for one, other in pairs) <= len(name) // MISREAD


def disagreeing(told: Sequence[str], file: str) -> Iterator[Notice]:
    """A remark where one name is read in several ways."""
    others = [text for text in told[1:] if full_brackets(text) != full_brackets(told[0])]
    if others:
        message = f"单位名称各处不一致，取最多处的「{told[0]}」，另有「{'」「'.join(others)}」，请核对"
        yield Notice(kind="unit-unsure", rule="F01", message=message, source=Source(file=file))


def _named_without_label(headings: Sequence[Heading]) -> str:
    """The body that stands beside the unit of money of most tables, without a label."""
    names = Counter(heading.bare for heading in headings if heading.bare)
    usual = max(names, key=names.__getitem__, default="")
    return usual if names[usual] * 2 > len(headings) else ""


def _named_in_titles(titles: Sequence[str]) -> str:
    """The unit that most titles of tables begin with (某局2026年部门收支总表)."""
    names = Counter(name for title in titles if (name := unit_in_title(title)))
    return max(names, key=names.__getitem__, default="")


def _named_in_contents(cover: Sequence[TextLine]) -> str:
    """The unit in a list of contents (二、某局2024年部门预算表), of a document that says it nowhere else."""
    chapters = (re.match(_CHAPTER, _plain(line.text)) for line in cover)
    return next((name for found in chapters if found and (name := unit_in_heading(found[1], whole=True))), "")


def unit_in_title(title: str) -> str:
    """The unit that the title of a table begins with, blank where it does not."""
    found = re.match(_TITLE_NAME, full_brackets(compact(title)))
    return found[1] if found and names_body(found[1]) else ""


def unit_in_heading(text: str, *, whole: bool = False) -> str:
    """The unit in a heading that announces its budget (某中心2026年单位预算), or is its name unless ``whole``."""
    plain = _plain(text)
    found = re.match(_COVER_NAME, plain)
    name = found["name"] if found else "" if whole else plain
    return name if _is_unit(name) else ""


def _plain(text: str) -> str:
    """A line without blanks and the word that it is attached (附件1：), its brackets and figures in one form.

    关于 before a name is a part of what a cover is called.
    """
    plain = in_digits(full_brackets(compact(text))).removeprefix("关于")
    return re.sub(_ATTACHED, "", plain) if plain.startswith("附") else plain


def _is_unit(name: str) -> bool:
    """Whether a text is the name of a body, and no title."""
    if not 4 <= len(name) <= 40 or not is_han(name[0]) or not names_body(name) or name.endswith(("单位", "部门")):
        return False
    if any(word in name for word in _NOT_OF_UNITS) or not _MARKS.isdisjoint(name):
        return False
    return not re.fullmatch(_OF_PLACES, name)


def _named_on_cover(cover: Sequence[TextLine]) -> str:
    """The unit in a cover title (2026年某市统计局部门预算), or alone on a line that ends like the name of a body."""
    lines = [line for line, _ in groupby(_plain(line.text) for line in cover)]
    texts = [*runs(lines, 2), *lines]
    for at, text in enumerate(runs(lines, 2)):
        if name := unit_in_heading(text, whole=True):
            return _of_two(lines, at, name)
    for at, text in (*enumerate(lines), *enumerate(runs(lines, 3))):
        if name := unit_in_heading(text, whole=True):
            return _with_beginning(lines, at, name)
    begun = (found[1] for text in texts if (found := re.match(_COVER_BEGINNING, text)) and _is_unit(found[1]))
    if name := next(begun, ""):
        return name
    plain = (re.sub(r"^20\d{2}年?度?|年度(?:部门|单位).*$", "", text) for text in (*texts, *map(_bare, lines)))
    named = filter(_is_unit, plain)
    return next(chain(named, (line for line in lines if re.search(_OF_BUDGETS, line))), "")


def _of_two(lines: Sequence[str], at: int, name: str) -> str:
    """The name in two lines together: of the lower one alone, where the upper one is a body or a place by itself."""
    above, own = lines[at], unit_in_heading(lines[at + 1], whole=True)
    apart = bool(own) and name == f"{above}{own}" and not _is_begun(above, own)
    alone = apart and (_is_unit(above) or re.fullmatch(_HALF_NAME, above) is not None)
    return own if alone else _with_beginning(lines, at, name)


def _with_beginning(lines: Sequence[str], at: int, name: str) -> str:
    return f"{lines[at - 1]}{name}" if at and _is_begun(lines[at - 1], name) else name


def _is_begun(above: str, name: str) -> bool:
    """Whether a line above begins a name: a place, or a body of which the rest says no place of its own."""
    said_again = any(name.startswith(above[at:]) for at in range(len(above) - 1))
    if said_again or not re.fullmatch(_HALF_NAME, above):
        return False
    return above[-1] in _PLACES or not re.match(rf"[一-鿿]{{1,8}}?[{_PLACES}镇乡]", name)


def named_alone(lines: Sequence[TextLine]) -> str:
    """The only body that lines name and nothing else, at the heads of pages: inside of a text it may be any other."""
    heads = [line for line in lines if line.box is None or line.box.top < HEAD_OF_PAGE]
    names = {name for line in heads if _is_unit(name := _plain(line.text))}
    return names.pop() if len(names) == 1 else ""


def _bare(text: str) -> str:
    """A text without brackets around the whole of it."""
    found = re.fullmatch(r"（([^（）]+)）", text)
    return found[1] if found else text


def full_brackets(text: str) -> str:
    """A text with the brackets that Chinese names are written with."""
    return text.replace("(", "（").replace(")", "）")
