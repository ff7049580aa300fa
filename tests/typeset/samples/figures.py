"""The figures of the two sample years, leaves only: every total on the pages is summed from these."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

NIL = Decimal(0)


def yuan(text: str) -> Decimal:
    """Read one amount as written below; an empty text is nil."""
    return Decimal(text or "0")


@dataclass(frozen=True)
class Line:
    """One account with its two amounts in 万元: 基本 and 项目 of a function, 人员 and 公用 of an economic class."""

    code: str
    name: str
    first: Decimal
    second: Decimal

    @property
    def total(self) -> Decimal:
        return self.first + self.second


@dataclass(frozen=True)
class ThreePublic:
    """The parts of 三公 in 万元."""

    abroad: Decimal
    purchase: Decimal
    running: Decimal
    reception: Decimal

    @property
    def vehicles(self) -> Decimal:
        return self.purchase + self.running

    @property
    def total(self) -> Decimal:
        return self.abroad + self.vehicles + self.reception


@dataclass(frozen=True)
class Changes:
    """What the explanation says about the year before, in 万元; below zero is a fall."""

    total: Decimal
    basic: Decimal
    project: Decimal
    operating: Decimal
    three_public: Decimal
    abroad: Decimal
    vehicles: Decimal
    reception: Decimal


@dataclass(frozen=True)
class Purchase:
    """One item of the procurement table; `price` is in 万元 a piece."""

    project: str
    item: str
    category: str
    measure: str
    count: int
    price: Decimal
    small_firms: Decimal

    @property
    def amount(self) -> Decimal:
        return self.count * self.price


@dataclass(frozen=True)
class Asset:
    """One row of the table of fixed assets; `value` is in 元. A part (其中) does not count towards the total."""

    name: str
    count: int
    value: Decimal
    part: bool = False


@dataclass(frozen=True)
class Year:
    """Everything a sample prints for one year. `misprints` are the cells printed otherwise, on purpose."""

    year: int
    functions: tuple[Line, ...]
    economics: tuple[Line, ...]
    three_public: ThreePublic
    changes: Changes
    purchases: tuple[Purchase, ...]
    assets: tuple[Asset, ...]
    misprints: tuple[tuple[str, str, str, str], ...] = ()  # table, code, column, text

    @property
    def total(self) -> Line:
        return summed(self.functions)

    @property
    def basic(self) -> Line:
        return summed(self.economics)

    def printed(self, table: str, code: str, column: str, amount: Decimal) -> str:
        """Return the text of one cell: the amount, nothing for nil, or what is misprinted there."""
        found = (text for *place, text in self.misprints if place == [table, code, column])
        return next(found, money(amount))


def money(amount: Decimal) -> str:
    """Return an amount with two decimals; nil prints nothing."""
    return f"{amount:.2f}" if amount else ""


def summed(lines: Sequence[Line]) -> Line:
    """Return the 合计 of leaves."""
    return Line("", "合计", sum((line.first for line in lines), NIL), sum((line.second for line in lines), NIL))


def tree(leaves: Sequence[Line]) -> tuple[Line, ...]:
    """Return every line of the tree in the order of codes, each parent summed from its leaves."""
    codes = sorted({code for leaf in leaves for code in _ancestry(leaf.code)})
    own = {leaf.code: leaf.name for leaf in leaves}
    return tuple(_branch(code, own.get(code) or PARENTS[code], leaves) for code in codes)


def _branch(code: str, name: str, leaves: Sequence[Line]) -> Line:
    return replace(summed([leaf for leaf in leaves if leaf.code.startswith(code)]), code=code, name=name)


def _ancestry(code: str) -> Iterator[str]:
    return (code[:length] for length in (3, 5, 7) if length <= len(code))


def lines(text: str) -> tuple[Line, ...]:
    """Read `code name first second` per row; `-` is nil."""
    rows = (row.split() for row in text.strip().splitlines())
    return tuple(Line(code, name, yuan(a.strip("-")), yuan(b.strip("-"))) for code, name, a, b in rows)


PARENTS = {
    "201": "一般公共服务支出",
    "20131": "党委办公厅（室）及相关机构事务",
    "20199": "其他一般公共服务支出",
    "202": "外交支出",
    "20299": "其他外交支出",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "301": "工资福利支出",
    "302": "商品和服务支出",
    "303": "对个人和家庭的补助",
}
