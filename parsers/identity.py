"""Which unit, which year, what kind of document: told from the content, the file name only as a last resort."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from model.disclosure import Kind, Notice, Phase, Source
from parsers.around.heading import Heading, code_of, compact, in_digits, names_body, unit_of, year_of, year_titled
from parsers.characters import is_han
from parsers.page import TextLine

COVER_LINES = 14
COVER_PAGES = 2
_TITLE_LINES = 3

HEAD_OF_PAGE = 80.0
"""Points from the upper edge of the paper within which running heads stand."""

MISREAD = 4
"""One character in so many may differ in readings of one name."""

_KINDS = re.compile(
    r"(?:所属|预算|本级|级)?单位(?:年度|调整|财务)?(?:预算|决算|整体)|部门(?:年度|综合|调整|财务)?(?:预算|决算|整体)"
    r"|单位收支|预算单位|部门收支"
)
_COVER_NAME = (
    r"^(?:关于)?(?:公开|公布)?(?:20\d{2}年?度?)?(?P<name>[一-鿿（）]{4,40}?)(?:20\d{2}年?度?)?(?:区级|市级|县级|省级|镇级|乡级|年度)?"
    r"(?:部门|单位|所属单位|财政)?(?:预算|决算)(?:信息)?(?:公开)?的?(?:编制)?(?:说明|报告|情况说明|目录|草案|报?表|表格)?$"
)
_COVER_BEGINNING = r"^([一-鿿（）]{4,40}?)(?:关于)?20\d{2}年?度?(?:部门|单位)?(?:预算|决算)"
_TITLE_NAME = (
    r"^(?:20\d{2}年?度?)?((?![年度])[一-鿿（）]{4,40}?)(?:20\d{2}年?度?)?(?:部门|单位)?"
    r"(?:收支|收入|支出|财政|财务|综合|一般公共|政府性|国有资本|[“\"三]|预算|项目)"
)
"""Only documents whose tables name no unit need the two: compiled when asked for, they cost the others nothing."""

_FUNDS = re.compile(r"(?:公共|政府性?基金|国有资本经营|财政拨款)预算|预算单位")
"""Words with 预算 in them that final accounts print, too."""

_NOT_OF_UNITS = ("目录", "预算", "决算", "公开", "说明", "年度")
_OF_BUDGETS = r"(?:省|市|县|区|州|盟|旗|镇|乡)[一-鿿]*(?:预算|决算|公开)[一-鿿]{0,6}(?:中心|局|办公室|站)$"
"""A body whose business is budgets (某县部门预算编审中心): named after its place, and by a line of its own.

Compiled for the few documents whose cover names nobody else; that takes a millisecond.
"""

_NAMED_BUDGET = r"(20\d{2})年?度?(?:(?!20\d{2}|预算|决算)[^,，。;；》])*(预算(?!执行)|决算)"
_HALF_NAME = r"[一-鿿]{2,20}(?:省|市|县|区|州|盟|旗|大会|协商会议|委员会)"
"""What a cover prints on a line of its own above the rest of a name (某县人民代表大会 / 常务委员会办公室)."""

_PLACES = "省市县区州盟旗"
_OF_PLACES = rf"[一-鿿]*[{_PLACES}](?:本)?级"
_YEAR_BEHIND = r"(?:^[（(]?|(?:预算|决算)[^,，。;；》\d]{0,6}[（(])(20\d{2})年?度?[)）]?$"
_HEADING = r"第?[一二三四五六七八九十\d]{1,3}(?:部分|章|[、.．])|[（(][一二三四五六七八九十]"
_ATTACHED = r"^附(?:[件表][\d一二三四五六七八九十]*[:：]?|[:：])"
_STOPS = frozenset("，。；")
_MARKS = frozenset(",，、;；:：。的")
"""What stands in prose, also in that which ends like the name of a body, and in no such name."""


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
    cover = cover_of(lines, first=first) if not owner else cover_of(lines, first=_first_page(lines))
    unit, code = _unit(headings, cover, titles)
    if not owner:
        code = code or next((said for line in cover if (said := code_of(line.text))), "")
    unit = owner or unit or _named_alone(lines)
    around = [*titles, *(line.text for line in near)]
    phase = _phase(cover, around if owner else titles)
    year, notices = _year(headings, titles, cover, (*lines, *near, *outer), file, phase)
    if not owner:
        notices += _disagreeing(_readings(headings, cover), file)
    if not unit:
        notices.append(
            Notice(kind="unit-unknown", rule="F01", message="文件里没有印单位名称", source=Source(file=file))
        )
    return Identity(unit, code, year, _kind(unit, cover, around, headings), phase, tuple(notices))


def cover_of(lines: Sequence[TextLine], *, first: int = 1) -> tuple[TextLine, ...]:
    """The lines a reader sees first: of the ``first`` page and the next, or the first of a text without pages."""
    front = [line for line in lines if line.page is None or line.page < first + COVER_PAGES]
    return tuple(front[:COVER_LINES])


def _first_page(lines: Sequence[TextLine]) -> int:
    return min((line.page for line in lines if line.page is not None), default=1)


def is_cover(texts: Sequence[str]) -> bool:
    """Whether the lines of a page, from top to bottom, name a budget or final accounts of a year, and say little else.

    Below the title there may be a list of contents.
    """
    front = texts[:COVER_LINES]
    if any(not _STOPS.isdisjoint(text) for text in front):
        return False
    said = front if len(texts) <= COVER_LINES else front[:_TITLE_LINES]
    return any(re.search(_NAMED_BUDGET, text) for text in (*said, *_runs(said, 2), *_runs(said, 3)))


def _unit(headings: Sequence[Heading], cover: Sequence[TextLine], titles: Sequence[str]) -> tuple[str, str]:
    codes = Counter(heading.unit_code for heading in headings if heading.unit_code)
    code = max(codes, key=codes.__getitem__, default="")
    if readings := _readings(headings, cover):
        return readings[0], code
    labelled = next((name for line in cover if (name := unit_of(line.text)[0])), "")
    return labelled or _named_without_label(headings) or _named_on_cover(cover) or _named_in_titles(titles), code


def _readings(headings: Sequence[Heading], cover: Sequence[TextLine]) -> list[str]:
    """The name that most tables print, and other readings of it there and on the cover: by how many places say them."""
    names = Counter(heading.unit_name for heading in headings if heading.unit_name)
    if not names:
        return []
    first = max(names, key=names.__getitem__)
    texts = (*names.elements(), *(compact(line.text) for line in cover))
    return [text for text, _ in Counter(text for text in texts if _is_like(text, first)).most_common()]


def _is_like(text: str, name: str) -> bool:
    """Whether two texts may be one name, but for a character or two."""
    pairs = zip(_full_brackets(text), _full_brackets(name), strict=False)
    return len(text) == len(name) and sum(one != other for one, other in pairs) <= len(name) // MISREAD


def _disagreeing(readings: Sequence[str], file: str) -> Iterator[Notice]:
    """A remark where one name is read in several ways."""
    others = [text for text in readings[1:] if _full_brackets(text) != _full_brackets(readings[0])]
    if others:
        message = f"单位名称各处不一致，取最多处的「{readings[0]}」，另有「{'」「'.join(others)}」，请核对"
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


def unit_in_title(title: str) -> str:
    """The unit that the title of a table begins with, blank where it does not."""
    found = re.match(_TITLE_NAME, _full_brackets(compact(title)))
    return found[1] if found and names_body(found[1]) else ""


def unit_in_heading(text: str, *, whole: bool = False) -> str:
    """The unit in a heading that announces its budget (某中心2026年单位预算), or is its name unless ``whole``."""
    plain = _plain(text)
    found = re.match(_COVER_NAME, plain)
    name = found["name"] if found else "" if whole else plain
    return name if _is_unit(name) else ""


def _plain(text: str) -> str:
    """A line without blanks and the word that it is attached (附件1：), its brackets and figures in one form."""
    plain = in_digits(_full_brackets(compact(text)))
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
    texts = [*_runs(lines, 2), *lines]
    for at, text in enumerate(_runs(lines, 2)):
        if name := unit_in_heading(text, whole=True):
            return _of_two(lines, at, name)
    for at, text in (*enumerate(lines), *enumerate(_runs(lines, 3))):
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


def _named_alone(lines: Sequence[TextLine]) -> str:
    """The only body that lines name and nothing else, at the heads of pages: inside of a text it may be any other."""
    heads = [line for line in lines if line.box is None or line.box.top < HEAD_OF_PAGE]
    names = {name for line in heads if _is_unit(name := _plain(line.text))}
    return names.pop() if len(names) == 1 else ""


def _bare(text: str) -> str:
    """A text without brackets around the whole of it."""
    found = re.fullmatch(r"（([^（）]+)）", text)
    return found[1] if found else text


def _runs(lines: Sequence[str], count: int) -> list[str]:
    """Lines put together with those that follow: a cover breaks its title where it likes."""
    return ["".join(lines[at : at + count]) for at in range(len(lines) - count + 1)]


def _full_brackets(text: str) -> str:
    return text.replace("(", "（").replace(")", "）")


def _year(
    headings: Sequence[Heading],
    titles: Sequence[str],
    cover: Sequence[TextLine],
    lines: Sequence[TextLine],
    file: str,
    phase: Phase,
) -> tuple[int | None, list[Notice]]:
    votes = Counter(heading.year for heading in headings if heading.year)
    votes.update(year for title in titles if (year := year_titled(title)))
    year = _most(votes.elements()) or _by_columns(headings, cover, phase)
    year = year or _most(_named_years((line.text for line in lines), phase))
    year = year or _most(heading.noted_year for heading in headings if heading.noted_year)
    if year is not None:
        return year, []
    year = year_of(file)
    words = f"文件里没有印年度，按文件名记作 {year} 年" if year else "文件里没有印年度"
    return year, [Notice(kind="year-inferred", rule="F02", message=words, source=Source(file=file))]


def _most(votes: Iterable[int]) -> int | None:
    """The year named most often, the latest of several."""
    counts = Counter(votes)
    return max((year for year, count in counts.items() if count == max(counts.values())), default=None)


def _by_columns(headings: Sequence[Heading], cover: Sequence[TextLine], phase: Phase) -> int | None:
    """The year that column heads name, or the cover where they date last year's figures only or nothing."""
    heads = _most(heading.columns_year for heading in headings if heading.columns_year)
    named = _most(_cover_years(cover, phase))
    return named if heads is None or named == heads + 1 else heads


def _cover_years(cover: Sequence[TextLine], phase: Phase) -> list[int]:
    """The years that the lines of a cover name; what sentences behind it speak of counts only where no line does."""
    texts = [line.text for line in cover]
    texts += [*_runs(texts, 2), *_runs(texts, 3)]
    said = [text for text in texts if not _STOPS.isdisjoint(text)]
    return _named_years((text for text in texts if text not in said), phase) or _named_years(said, phase)


def _named_years(texts: Iterable[str], phase: Phase) -> list[int]:
    return [year for text in texts if (year := _budget_year(text, phase))]


def _budget_year(text: str, phase: Phase) -> int | None:
    """The year a line speaks of when it names one budget (2026年…预算), also with the year on a line of its own.

    Of several the latest: a budget is told beside those before it, and beside rules that are named after their year.
    """
    plain = in_digits(compact(text))
    named = re.findall(_NAMED_BUDGET, plain)
    own = [year for year, word in named if (word == "决算") == (phase == "final")] or [year for year, _ in named]
    own = own or re.findall(_YEAR_BEHIND, plain)
    return max(map(int, own), default=None)


def _kind(unit: str, cover: Sequence[TextLine], titles: Sequence[str], headings: Sequence[Heading]) -> Kind:
    """部门 or 单位: as the cover says, else as most titles and lines at tables, else as the unit lines (编制单位：…).

    What stands in the name of the unit itself (某县部门预算编审中心) does not count.
    """
    texts = [_full_brackets(compact(line.text)).replace(unit, "") if unit else compact(line.text) for line in cover]
    for text in (*texts, *_runs(texts, 2)):
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
    return "adjusted" if adjusted or any(map(_names_adjusted, (*lines, *_runs(lines, 2)))) else "budget"


def _names_adjusted(text: str) -> bool:
    """Whether a line of a cover is the name of an adjusted budget, and no sentence."""
    named = re.search(r"20\d{2}.*预算.*调整|20\d{2}.*调整.*预算", text)
    return named is not None and not re.search("[,，。;；]", text)
