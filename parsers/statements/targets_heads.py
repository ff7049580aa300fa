"""The heads of performance-target tables: which word means which column, which label means which row.

The forms differ in the order and number of columns; everything here goes by words, never by position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

from parsers.page import Cell, Slots


class Role(StrEnum):
    """What a column of a target table holds."""

    LEVEL1 = "level1"
    LEVEL2 = "level2"
    LEVEL3 = "level3"
    INDICATOR = "indicator"
    """Levels and name of an indicator, or all indicators, run together in one cell."""
    DESCRIPTION = "description"
    VALUE = "value"
    OPERATOR = "operator"
    UNIT = "unit"
    BASIS = "basis"
    PROJECT = "project"
    AMOUNT = "amount"
    GOAL = "goal"


_ROLES = (
    (re.compile(r"一级(?:绩效)?指标"), Role.LEVEL1),
    (re.compile(r"二级(?:绩效)?指标"), Role.LEVEL2),
    (re.compile(r"三级(?:绩效)?指标|指标名称|绩效指标名称"), Role.LEVEL3),
    (re.compile(r".*(?:依据|备注|来源)"), Role.BASIS),
    (re.compile(r".*指标(?:值)?(?:描述|解释|内容|说明)"), Role.DESCRIPTION),
    (re.compile(r".*(?:性质|符号|运算|比较关系|指标方向)"), Role.OPERATOR),
    (re.compile(r"(?:本年|年度|全年|当年)?.*(?:指标值|目标值)(?:及(?:计量|度量)?单位)?"), Role.VALUE),
    (re.compile(r".*量单位|单位"), Role.UNIT),
    (re.compile(r"绩效指标"), Role.INDICATOR),
    (re.compile(r"项目名称.*|(?:支出)?项目|政策名称|单位[（(](?:专项|项目)[）)]名称"), Role.PROJECT),
    (re.compile(r"项目总额|项目金额|总计|预算数.*|预算金额.*|资金总额.*"), Role.AMOUNT),
    (re.compile(r"(?:年度|总体|年度总体|项目)?绩效目标|总体目标|年度(?:总体)?目标|项目(?:总体|年度)?目标"), Role.GOAL),
)
_KIND = re.compile(r"(?:绩效)?指标(?:类型|类别|分类)")
_CONTENT = re.compile(r"(?:绩效)?指标内容")
_LONG_TERM = re.compile(r"实施期|实施周期|中长期|中期|三年")


@lru_cache(maxsize=1 << 14)
def role_of(words: str) -> Role | None:
    """The role of a column by its head; None where the head is none of a target table's."""
    return next((role for pattern, role in _ROLES if pattern.fullmatch(words)), None)


def is_long_term(words: str) -> bool:
    """Whether a value column is for the whole life of the project, not for the year."""
    return bool(_LONG_TERM.search(words))


def roles_of(heads: Mapping[int, str]) -> dict[Role, int] | None:
    """The roles of a head row by column, or None for a row that is no head of indicators.

    The year's value stands before the long-term one; a 绩效指标 beside level columns only labels the block; where no
    column is of a level, the kinds of indicators (指标类型) are the second one.
    """
    found: dict[Role, int] = {}
    for column, words in heads.items():
        role = role_of(words)
        if role and (role not in found or (role is Role.VALUE and is_long_term(heads[found[role]]))):
            found[role] = column
    if Role.LEVEL1 in found:
        found.pop(Role.INDICATOR, None)
    elif Role.LEVEL2 not in found:
        found |= [(Role.LEVEL2, column) for column, words in heads.items() if _KIND.fullmatch(words)]
    if Role.DESCRIPTION in found and not found.keys() & {Role.LEVEL3, Role.INDICATOR}:
        found |= [(Role.LEVEL3, column) for column, words in heads.items() if _CONTENT.fullmatch(words)]
        found = {
            role: column
            for role, column in found.items()
            if role is not Role.DESCRIPTION or column != found.get(Role.LEVEL3)
        }
    return found if _is_head(found) else None


def _is_head(found: Mapping[Role, int]) -> bool:
    levels = Role.LEVEL1 in found and (Role.LEVEL2 in found or Role.LEVEL3 in found)
    named = (Role.INDICATOR in found or Role.LEVEL3 in found) and Role.VALUE in found
    listed = Role.PROJECT in found and (Role.INDICATOR in found or Role.GOAL in found)
    return levels or named or listed


NAME_LABEL = re.compile(r"项目名称|政策名称")
GOAL_LABEL = re.compile(
    r"(?:年度|总体|整体|项目|总|年度总体|项目实施期|实施期|中长期|三年|部门|单位|履职|工作)*(?:绩效)?(?:总体)?目标(?:[（(].*[）)])?|目标"
)
GOAL_BEGUN = re.compile(r"(?:年度|项目)?(?:总体|整体|绩效|总体绩效)目?|年度目")
GOAL_ENDED = re.compile(r"[体效]?目?标")
"""The two pieces of such a label that a page break tears: 年度总体目 and 标."""

EXPECTED_LABEL = re.compile(r"(?:年初)?(?:预期|设定|预定)(?:总体|绩效)?目标")
OUTCOME_LABEL = re.compile(r"(?:全年|年度|总体)?(?:目标|绩效)?(?:实际)?完成情况|实际完成值?")
"""What a self-evaluation says beside its goals; no part of them."""

AMOUNT_LABEL = re.compile(
    r"(?:年度|其中：)?(?:预算)?(?:项目)?资金(?:总额|总计)[：:]?|预算支出总额|项目总额|年度金额[：:]?"
)
_LABELS = (NAME_LABEL, GOAL_LABEL, AMOUNT_LABEL)
_MONEY_HEADS = re.compile(r"财政拨款|一般公共预算|政府性基金|国有资本经营")


def has_head(rows: Sequence[Slots]) -> bool:
    """Whether the first rows of a table head targets: a head of indicators, a list of goals, the head of one project.

    The head of one project (项目名称, 资金, 总体目标) may stand on the page before its indicators.
    """
    labels = set()
    for row in rows:
        roles = roles_of(heads_of(row))
        if roles and _tells_indicators(roles, row):
            return True
        labels |= {label for cell in distinct(row)[:-1] for label in _LABELS if label.fullmatch(cell.words)}
    return len(labels) > 1 and NAME_LABEL in labels


def _tells_indicators(roles: dict[Role, int], row: Slots) -> bool:
    """A list of projects with their goals is one only if it is not a money table with a remark."""
    if Role.LEVEL1 in roles or Role.INDICATOR in roles or Role.VALUE in roles:
        return True
    return not any(cell and _MONEY_HEADS.search(cell.words) for cell in row)


def heads_of(row: Slots) -> dict[int, str]:
    """The words of a row by the first column of each cell."""
    return {index: cell.words for index, cell in _firsts(row) if cell.words}


def _firsts(row: Slots) -> Iterator[tuple[int, Cell]]:
    for index, cell in enumerate(row):
        if cell is not None and (index == 0 or row[index - 1] is not cell):
            yield index, cell


def distinct(row: Slots) -> list[Cell]:
    """The cells of a row that say something, each once."""
    return [cell for _, cell in _firsts(row) if cell.words]
