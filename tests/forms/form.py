"""A form: every choice a province makes when it prints a budget (after layouts.md), as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Codes = Literal["one", "full", "own", "bracket", "dash", "blank", "indent", "leaves"]
"""One column, three columns complete or with the row's own level, in front of the name, none, the lowest rows alone."""


@dataclass(frozen=True)
class Money:
    """How amounts are printed."""

    unit: Literal["元", "万元"]
    decimals: Literal[0, 2, 6]
    separators: bool
    zero: Literal["", "0", "0.00", "-", "—", "--", "/"]
    trimmed: bool
    """Whether trailing zeros are left off, so that one column mixes decimals."""

    @property
    def digits(self) -> int:
        """Decimals printed: 元 are known to the 分 at best."""
        return min(self.decimals, 2) if self.unit == "元" else self.decimals

    @property
    def step(self) -> Decimal:
        """Yuan in one unit of the last printed digit."""
        return (Decimal(10_000) if self.unit == "万元" else Decimal(1)).scaleb(-self.digits)

    @property
    def least(self) -> int:
        """The smallest amount drawn, in steps."""
        return 100 if self.digits == 0 else 1

    def printed(self, steps: int) -> str:
        """The text of an amount."""
        if not steps:
            return self.zero
        number = Decimal(steps).scaleb(-self.digits)
        text = f"{number:,.{self.digits}f}" if self.separators else f"{number:.{self.digits}f}"
        return text.rstrip("0").rstrip(".") if self.trimmed and "." in text else text


@dataclass(frozen=True)
class Head:
    """What stands around a table."""

    wording: Literal[0, 1, 2, 3, 4, 5]
    word: Literal["部门", "单位", ""]
    year: Literal["title", "title_long", "line", "cover"]
    number: Literal["", "表{n}", "表0{n}", "公开0{n}表", "部门公开表{n}", "预算0{n}表", "附表{n}"]
    number_place: Literal["above", "before", "beside", "below"]
    inside: bool
    """Whether title and unit line are the first merged rows of the grid."""
    label: Literal[
        "编制单位：{unit}",
        "部门名称：{unit}",
        "部门（单位）：{unit}",
        "单位名称：{unit}",
        "{code} {unit}",
        "{code}-{unit}",
        "单位名称：[{code}]{unit}",
        "",
    ]
    money: Literal["单位：{money}", "金额单位：{money}", "单位:{money}", "（单位：{money}）", "单位：人民币{money}"]
    cover: bool


@dataclass(frozen=True)
class Accounts:
    """How a table keyed by account names and orders its rows."""

    codes: Codes
    grouped: bool
    """Whether code and name stand under a common head."""
    total: Literal["first", "last", "none"]
    total_name: Literal["合计", "总计", "合  计", "{unit}"]
    serial: bool
    index_row: Literal["", "numbers", "栏次", "**"]
    extra: Literal["", "remark", "units", "prior"]
    split: Literal["basic", "natures", "nested"]


@dataclass(frozen=True)
class Balance:
    """How the two balance statements are printed."""

    lanes: Literal[2, 3, 4]
    split: Literal["", "basic", "natures"]
    all_classes: bool
    ordinals: bool
    carry: Literal["上年结转", "上年结转结余", "年初结转和结余"]
    headed: Literal["two", "one"]
    funds: Literal["", "total", "headings"]


@dataclass(frozen=True)
class Revenue:
    """How 收入总表 is printed."""

    rows: Literal["accounts", "units", "single", "list"]
    columns: Literal["flat", "nested", "carried"]


@dataclass(frozen=True)
class Economic:
    """How the basic expenditure by economic class is printed."""

    columns: Literal["natures", "single", "total_last"]
    pairs: Literal["", "names", "codes"]


@dataclass(frozen=True)
class ThreePublic:
    """How 三公 is printed."""

    lies: Literal["across", "down"]
    order: Literal["abroad", "reception_first", "running_first"]
    extra: Literal["", "meetings", "office"]
    prior: bool
    units: bool


@dataclass(frozen=True)
class Paper:
    """How tables lie on pages."""

    landscape: bool
    narrow: bool
    rows_per_page: Literal[8, 16]
    again: Literal["all", "header", "nothing"]


@dataclass(frozen=True)
class Form:
    """All choices of one document."""

    money: Money
    head: Head
    accounts: Accounts
    balance: Balance
    revenue: Revenue
    economic: Economic
    three_public: ThreePublic
    paper: Paper
    funds: bool
    seed: int
