"""What stands around a table besides its title: the unit, its code, the year, the unit of money."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from model.accounts import CLASS_DIGITS, names_of
from model.amount import Unit
from parsers import lexicon
from parsers.characters import is_han
from parsers.dated import in_usual_words
from parsers.page import TextLine

_MONEY = re.compile(
    r"(?:(?:金额|货币|计量)?单位|币种)[:：]?(?:人民币)?[（(]?(?:[个人辆台套次批家]+[、,/])*(亿元|百万元|万元|千元|百元|元|亿|万|千)(?:角分)?[)）]?(?=$|[^\w元])"
)
_MONEY_BEFORE_MORE = re.compile(r"单位\s*[:：]\s*(?:人民币)?(亿元|百万元|万元|千元|百元|元)\s")
"""A unit of money with a blank and other words behind it (金额单位：元　第 3 页)."""

_BARE_MONEY = re.compile(r"\(?(?:人民币)?(亿元|百万元|万元|千元|百元|元)\)?")
"""A unit of money without a label, between the title of a table and its head."""

_UNIT_PRICE = re.compile(r"单价|均价|标准")
"""Heads of prices of single things, whose unit of money is their own (单价（元） in a table of 万元)."""

_COUNTERS = frozenset("个人辆台套次批家名件、,/")
_COLUMN_MONEY = re.compile(
    r"（(?:金额|货币)?(?:单位:?)?(?:人民币:?)?(亿元|百万元|万元|千元|百元|元)）|[/:](亿元|百万元|万元|千元|百元|元)$"
)
_CODED = re.compile(r"^[\[［]?(\d{3}|\d{5,12})[\]］]?[-_]?((?!年)\D.*)$")
_BODIES = (
    "委", "局", "厅", "办", "院", "会", "处", "中心", "大学", "中学", "小学", "政府", "部", "站", "所", "队", "馆",
    "社", "团", "署", "公司", "集团", "级", "组", "校", "园", "台", "库", "场", "室", "宫", "庭", "联", "协", "乡",
    "镇", "街道", "关", "狱", "基地", "人大", "政协", "军区", "公路段", "苗圃", "厂", "苏木",
    "一中", "二中", "三中", "四中", "五中", "六中", "七中", "八中",
)  # fmt: skip
_SEALED = re.compile(r"\(?(?:部门|单位)?(?:公章|盖章|签章)\)?$")
_YEAR_AFTER = re.compile(r"20\d{2}年?度?$")
_FIGURES_AFTER = r"[一-鿿](?!20\d\d(?!\d))-?\d[\d,.]{2,}$"
"""Compiled only for documents with lines that begin with a code; that takes a millisecond."""

_NUMBER_OF_TABLE = (
    r"(?:部门|单位)?(?:公开|预算|批复|附)*(?:表\s*[\d一二三四五六七八九十]{1,3}(?:-\d+)?|\d{1,2}(?:-\d+)?\s*表)"
)
"""What clerks print between the name of the unit and the unit of money: 公开01表, 附表3, 预算01-1表."""

_BEGINNING = 5
_YEAR = re.compile(r"(20\d{2})(?!\d)")
_NOTED_YEAR = re.compile(r"(20\d{2})年?度?[^\d，。；]{0,8}?(?:没有|未|无)")
_FIGURES = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_AS_OF = re.compile(r"20\d{2}年度?(?:[末底]|\d{1,2}月)")
_SPELLED_YEAR = r"二[〇零○][一二三四五六七八九〇零○]{2}(?=年)"
_SPELLED = ("二〇", "二零", "二○")
"""How a year begins that is spelled in Chinese figures; few documents have one."""

MONEY_UNITS = {
    "亿元": Unit.HUNDRED_MILLION, "亿": Unit.HUNDRED_MILLION, "百万元": Unit.MILLION, "万元": Unit.TEN_THOUSAND,
    "万": Unit.TEN_THOUSAND, "千元": Unit.THOUSAND, "千": Unit.THOUSAND, "百元": Unit.HUNDRED, "元": Unit.YUAN,
}  # fmt: skip


class Heading(NamedTuple):
    """What the lines around a table say, None and blank where silent; ``label`` is how the unit is announced.

    ``bare`` is the name of a body that stands there without any label.
    ``columns_year`` is the latest year its column heads name: this year's, or last year's where only those are dated.
    ``noted_year`` is the year that a note below speaks of, which may be a sentence of last year's document.
    """

    unit: Unit | None = None
    unit_name: str = ""
    unit_code: str = ""
    year: int | None = None
    label: str = ""
    bare: str = ""
    columns_year: int | None = None
    noted_year: int | None = None

    def dated(self, year: int | None) -> int | None:
        """The year of the table in a document of ``year``: its own, else the later of that and its heads'."""
        return self.year or max((given for given in (year, self.columns_year) if given), default=None)


def read_heading(title: str, lead: Sequence[TextLine], heads: Iterable[str] = ()) -> Heading:
    """Read the lead of a table; ``heads`` are column heads, which may name the unit of money, too."""
    heads = tuple(heads)
    unit: Unit | None = None
    name = code = label = ""
    year = year_titled(title)
    for line in lead:
        text = compact(line.text)
        money = money_of(line.text) or _bare_money(line.text)
        unit = (None if unit is Unit.COUNT else unit) or money or unit or _counted(text)
        if not name:
            name, code = unit_of(line.text)
            label = _without_superior(unicodedata.normalize("NFKC", line.text)).partition(":")[0] if name else ""
            label = compact(label)
        year = year or _labelled_year(text)
    heads = tuple(heads)
    said = (column_money(head) for head in heads if not _UNIT_PRICE.search(head))
    unit = unit or next((found for found in said if found is not None), None)
    unit = unit or column_money(title)
    bare = "" if name else next((body for line in lead if (body := bare_name(line.text))), "")
    return Heading(unit, name, code, year, label, bare, _budget_year(heads))


def _bare_money(line: str) -> Unit | None:
    """The unit of money that stands at the end of a line without a label (编制单位：某局　万元), behind no figure."""
    *before, last = unicodedata.normalize("NFKC", line).split() or [""]
    found = _BARE_MONEY.fullmatch(last)
    return MONEY_UNITS[found[1]] if found and not (before and before[-1][-1].isdigit()) else None


def _counted(text: str) -> Unit | None:
    """The unit of a table that says that it counts people or things and no money (单位：人)."""
    _, _, things = text.rpartition("单位:")
    return Unit.COUNT if "单位:" in text and things[:1].isalpha() and _COUNTERS.issuperset(things) else None


def _budget_year(heads: Iterable[str]) -> int | None:
    """The latest year that heads name a budget or final figures of (2024年预算数), else spending (2024年基本支出)."""
    texts = [in_usual_words(compact(head)) for head in heads if "比" not in head]
    for words in ("[^%％]*(?:预算|决算)", "(?!.*(?:结转|结余|执行|完成)).*(?:支出|收入|拨款)"):
        named = (re.search(rf"(20\d{{2}})年?度?{words}", text) for text in texts)
        if years := [int(found[1]) for found in named if found]:
            return max(years)
    return None


def noted_year(notes: Iterable[TextLine]) -> int | None:
    """The year of which notes below a table say that it has nothing to show (本单位2025年没有…)."""
    found = (_NOTED_YEAR.search(in_digits(compact(line.text))) for line in notes)
    years = {int(match[1]) for match in found if match}
    return years.pop() if len(years) == 1 else None


@lru_cache(maxsize=1 << 12)
def compact(text: str) -> str:
    """A line without white space, colons in one form."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def money_of(text: str) -> Unit | None:
    """The unit of money a line names (单位：万元; a cut 单位：万 is 万元), at its end or with other words behind it."""
    found = _MONEY.search(compact(text)) or ("位" in text and _MONEY_BEFORE_MORE.search(text))
    return MONEY_UNITS[found[1]] if found else None


def column_money(text: str) -> Unit | None:
    """The unit of money in a column head: 价值（金额单位：万元）, 预算数（元）, 金额/元."""
    found = _COLUMN_MONEY.search(compact(text).replace("(", "（").replace(")", "）"))
    return MONEY_UNITS[found[1] or found[2]] if found else money_of(text)


def year_of(text: str) -> int | None:
    """The first year a text names, blanks inside it closed (202 6 年), also in Chinese figures (二〇二六年)."""
    found = _YEAR.search(in_digits(compact(text)))
    return int(found[1]) if found else None


def year_titled(title: str) -> int | None:
    """The year that a title says its figures are of; a day that they are told as of (2024年末资产情况表) is none."""
    return year_of(_AS_OF.sub("", in_digits(compact(title))))


def in_digits(text: str) -> str:
    """A text with the years it spells in Chinese figures in digits."""
    if not any(year in text for year in _SPELLED):
        return text
    return re.sub(_SPELLED_YEAR, lambda found: found[0].translate(_FIGURES), text)


def _labelled_year(text: str) -> int | None:
    for label in lexicon.word_list("line", "year"):
        found = re.search(rf"{label}:?(20\d{{2}})", text)
        if found:
            return int(found[1])
    return None


def announced_by(head: str) -> str | None:
    """What the label of a lead line announces (编制单位（公章）), None for other words; 单位 is that of money, too."""
    label = lexicon.key(_SEALED.sub("", unicodedata.normalize("NFKC", head).strip()))
    return "unit_name" if label in _unit_labels() else lexicon.words("line").get(label)


@cache
def _unit_labels() -> frozenset[str]:
    return frozenset(map(lexicon.key, lexicon.word_list("line", "unit_name")))


def names_body(text: str) -> bool:
    """Whether a text ends like the name of a public body (局, 中心, 街道, …), with an aside behind it or without."""
    name, _, aside = text.removesuffix("）").rpartition("（")
    return text.endswith(_BODIES) or (text.endswith("）") and is_han(aside) and name.endswith(_BODIES))


def bare_name(text: str) -> str:
    """The body that a lead line names without a label, beside its unit of money or alone; blank where it does not."""
    plain = _without_other_labels(unicodedata.normalize("NFKC", text).strip())
    name = _full("".join(plain.split()))
    is_name = 4 <= len(name) <= 40 and names_body(name) and is_han(name.replace("（", "").replace("）", ""))
    return name if is_name else ""


def unit_of(text: str) -> tuple[str, str]:
    """Name and code of the unit a lead line names, both blank where it names none.

    编制单位：X, 部门：X, 202001 X, 单位名称：[341]X, 预算代码：341 预算单位：X; what follows on the line (预算年度：…,
    单位：万元) is cut off.
    """
    whole, said = _without_code(unicodedata.normalize("NFKC", text).strip())
    plain = _without_superior(_without_other_labels(whole))
    head, colon, rest = plain.partition(":")
    if colon and announced_by(head) == "unit_name":
        name, code = _name_and_code(rest)
        return name, code or (said if name else "")
    coded = _CODED.match("".join(plain.split())) if re.match(r"^[\[]?\d{3,12}", plain) else None
    if coded is None or not is_han(coded[2][0]) or len(coded[2]) < 4 or "表" in coded[2] or _is_row(*coded.groups()):
        return "", ""
    return _full(coded[2]), coded[1]


def code_of(text: str) -> str:
    """The code of a unit that a line states under a label of its own (单位编码：101003), blank where it does not."""
    return _without_code(unicodedata.normalize("NFKC", text).strip())[1]


def _is_row(code: str, name: str) -> bool:
    """Whether a line is a row of a table left among the lines, not a unit: its account, or figures after its name.

    Units have codes of three digits, too: such a one is that of a 类 only where its name begins like it.
    """
    known = (*names_of(code, "functional"), *names_of(code, "economic_department"))
    alike = any(entry.name[:_BEGINNING] == name[:_BEGINNING] for entry in known)
    return bool(re.search(_FIGURES_AFTER, name)) or bool(known and (len(code) > CLASS_DIGITS or alike))


def _without_code(text: str) -> tuple[str, str]:
    """The line without the code of the unit that it states under a label of its own (预算代码：341), and that code."""
    found = _labelled_code().search(text)
    return (f"{text[: found.start()]}{text[found.end() :]}".strip(), found[1]) if found else (text, "")


@cache
def _labelled_code() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, lexicon.word_list("line", "code")))
    return re.compile(rf"(?:^|(?<=\s))(?:{labels})\s*:\s*[\[(]?(\d{{3,12}})[\])]?(?:\s+|$)")


def _without_other_labels(text: str) -> str:
    """The line up to the next label, a bare year or date, or the number of the table: what follows is no name."""
    cut = _other_label().search(text)
    return text[: cut.start()] if cut and cut.start() > 0 else text


def _without_superior(text: str) -> str:
    """A line that names two bodies under labels (主管部门：X 单位名称：Y) from the one on that is no superior."""
    starts = [found.start() for found in _unit_label().finditer(text)]
    pieces = [text[at:end].strip() for at, end in pairwise([*starts, len(text)])]
    own = [piece for piece in pieces if not piece.startswith(_SUPERIORS)]
    return text if len(pieces) < 2 or starts[0] > 0 else (own or pieces)[0]


_SUPERIORS = ("主管部门", "预算主管部门", "一级预算单位")


@cache
def _unit_label() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in sorted(_unit_labels(), key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=\s))(?:{labels})\s*:")


@cache
def _other_label() -> re.Pattern[str]:
    labels = [label for name in ("money", "year", "date") for label in lexicon.word_list("line", name)]
    pattern = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    named = rf"\s+\(?(?:{pattern})\s*:|\(?(?:金额单位|预算年度)\s*:"
    return re.compile(rf"(?<=\S)(?:{named}|\s+20\d{{2}}\s*(?:年|[-./]\s*\d)|\s+{_NUMBER_OF_TABLE}(?=\s|$))")


def _name_and_code(text: str) -> tuple[str, str]:
    plain = _without_year("".join(text.split()))
    if not plain or money_of("单位:" + plain) is not None or not any(map(is_han, map("".join, pairwise(plain)))):
        return "", ""
    coded = _CODED.match(plain)
    return (_full(coded[2]), coded[1]) if coded and is_han(coded[2][0]) else (_full(plain), "")


def _without_year(name: str) -> str:
    """A name without the year right behind it, or behind its brackets."""
    found = _YEAR_AFTER.search(name)
    before = name[: found.start()] if found else ""
    return before if is_han(before[-1:]) or before.endswith((")", "）")) else name


def _full(name: str) -> str:
    """A name with full-width brackets, as names are written everywhere."""
    return name.replace("(", "（").replace(")", "）")
