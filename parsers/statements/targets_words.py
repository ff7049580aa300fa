"""The words of performance-target tables beside their heads: titles, levels run together, values.

Everything here goes by words, never by position.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from model.amount import Amount, Unit
from model.disclosure import Indicator
from parsers.statements.targets_heads import is_long_term

MONEY_LABEL = re.compile(
    r"资金|拨款|金额|总额|预算数|支出|上年结转|万元|（元）|[(]元[)]|财政安排|收入预算|(?:人员|公用|项目)经费$"
)
"""Labels and heads whose numbers are money."""

_TITLE = re.compile(
    r"(?:\d{1,2}[、.．]|[（(][一二三四五六七八九十\d]+[）)])?(?:(?:预算|附|公开)*\d{1,2}表|表\d{1,2}(?!\d))?"
    r"(?P<name>.*?)(?:项目)?(?:预算|支出)?绩效目标(?:申报)?表"
)
_GENERIC = re.compile(
    r"(?:部门|单位|预算|政策和|其他|一级"
    r"|专项资金|年度|\d{4}年度?|的|表|及|支出|公开|项目|说明|第?[\d一二三四五六七八九十]+[、.：:]?)*"
)


def project_of(title: str) -> str:
    """The project a title names (``1、报刊征订费绩效目标表``); blank for a form's title (``项目支出绩效目标表``)."""
    found = _TITLE.search("".join(title.split()))
    if not found:
        return ""
    if "整体" in found["name"]:
        whole = re.sub(r"^20\d{2}年?度?", "", found["name"])
        return whole if whole.endswith("支出") else f"{whole}支出"
    return "" if _GENERIC.fullmatch(found["name"]) else found["name"]


def project_above(lines: Sequence[str], title: str) -> str:
    """The project that the lines above a table name, the nearest first; a title may break over two lines."""
    labelled = next((found["name"] for text in lines if (found := _NAMED_ABOVE.search(text))), "")
    if labelled:
        return "".join(labelled.split())
    pairs = [above + below for above, below in pairwise(lines)]
    named = (project_of(text) for text in [*reversed(lines), *reversed(pairs), title] if len(text) <= 80)
    return next((name for name in named if name), "")


_NAMED_ABOVE = re.compile(r"(?:项目|政策)名称\s*[：:]\s*(?P<name>.+?)(?=\s+[^\s：:]{2,10}[：:]|$)")
_AMOUNT_ABOVE = re.compile(
    r"(?:金额|资金总额|资金|预算)\s*[：:]\s*(?P<number>[\d,]+(?:\.\d+)?)"
    r"\s*(?P<unit>亿元|万元|千元|元)"
)


def amount_above(lines: Sequence[str]) -> Amount | None:
    """The money of the project where the lines above the table state it."""
    found = next((found for line in lines if (found := _AMOUNT_ABOVE.search(line))), None)
    return Amount.printed(found["number"].replace(",", ""), Unit(found["unit"])) if found else None


def unit_in(text: str) -> Unit | None:
    """The unit of money a head or a line says; None where it says none."""
    found = re.search(r"单位\s*[:：]?\s*(亿元|百万元|万元|千元|百元|元)|[（(](万元|元)[）)]", text)
    return Unit(found[1] or found[2]) if found else None


_FIRST = ("产出指标", "效益指标", "满意度指标", "成本指标")
_SECOND = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "成本指标": "产出指标",
    "经济效益指标": "效益指标",
    "社会效益指标": "效益指标",
    "生态效益指标": "效益指标",
    "可持续影响指标": "效益指标",
    "服务对象满意度指标": "满意度指标",
    "满意度指标": "满意度指标",
    "经济成本指标": "成本指标",
    "社会成本指标": "成本指标",
    "生态环境成本指标": "成本指标",
}


def first_level_of(second: str) -> str:
    """The first level a second level stands under in the national form; blank where it is not one of it."""
    return _SECOND.get(second, "")


_LONGEST_SECOND = "|".join(sorted(_SECOND, key=len, reverse=True))
_RUN_TOGETHER = re.compile(rf"(?P<first>{'|'.join(_FIRST)})(?P<second>{_LONGEST_SECOND})(?P<name>.+)")
_NUMBERED = re.compile(r"(?:^|(?<=[。；;]))\d{1,2}、(?=\d+-)")
_LISTED_LEVEL = re.compile(r"\d+-(?P<word>.+)")
_LISTED_VALUE = re.compile(r"(?P<kind>.*?(?:指标值|目标值))[：:](?P<value>.*)")


def split_levels(text: str) -> tuple[str, str, str]:
    """The levels and name of ``产出指标数量指标完成项目数量``; the whole text as name where they are not told apart."""
    found = _RUN_TOGETHER.fullmatch(text)
    return (found["first"], found["second"], found["name"]) if found else ("", "", text)


def split_kind(text: str) -> tuple[str, str]:
    """Both levels of ``产出指标-数量指标``; blank and the text where it does not begin with a first level."""
    found = re.fullmatch(rf"({'|'.join(_FIRST)})[-－—–/](.+)", text)
    return (found[1], found[2]) if found else ("", text)


def split_list(text: str) -> tuple[Indicator, ...]:
    """The indicators of a cell that numbers them: ``1、1-产出指标；11-数量指标；次数；年度指标值:≥20场。2、…``.

    A text that does not fit is one indicator with the text as its description.
    """
    joined = "".join(text.split())
    items = [item for item in _NUMBERED.split(joined) if item]
    read = [_listed(item) for item in items]
    if not read or any(indicator is None for indicator in read):
        return (Indicator(description=joined),) if joined else ()
    return tuple(indicator for indicator in read if indicator)


def _listed(item: str) -> Indicator | None:
    parts = [part for part in re.split(r"[；;]", item.rstrip("。")) if part]
    levels = [found["word"] for part in parts[:2] if (found := _LISTED_LEVEL.fullmatch(part))]
    values = [found for part in parts[2:] if (found := _LISTED_VALUE.fullmatch(part))]
    names = [part for part in parts[len(levels) :] if not _LISTED_VALUE.fullmatch(part)]
    if len(levels) != 2 or not values or not names:
        return None
    year = next((found for found in values if not is_long_term(found["kind"])), values[-1])
    return with_value(Indicator(level1=levels[0], level2=levels[1], level3="；".join(names)), year["value"])


_OPERATORS = {"＝": "=", "≧": "≥", "≦": "≤", "不少于": "≥", "不低于": "≥", "不超过": "≤", "不高于": "≤"}
_VALUE = re.compile(
    r"(?P<operator>≥|≤|≧|≦|=|＝|>|<|＞|＜|不少于|不低于|不超过|不高于)?"
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<unit>[^\d≥≤]{0,12}?)[.。]?"
)


def with_value(indicator: Indicator, value: str, operator: str = "", unit: str = "") -> Indicator:
    """``indicator`` with its value as printed (no white space), joined of its columns, and split where it can be."""
    sign = "" if operator in ("定性", "定量", "") else operator
    text = f"{sign}{value}{unit if not value.endswith(unit) or not unit else ''}"
    found = _VALUE.fullmatch(text)
    if not found:
        return indicator.model_copy(update={"value": text})
    known = found["operator"] or ""
    return indicator.model_copy(
        update={
            "value": text,
            "operator": _OPERATORS.get(known, known),
            "number": found["number"].replace(",", ""),
            "unit": found["unit"].strip("()（）"),
        }
    )
