"""The smaller tables of the sample: organisation, performance targets, procurement, fixed assets."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tests.typeset.samples.figures import NIL, Asset, Purchase, Year, money
from tests.typeset.samples.words import UNIT
from tests.typeset.table import LEFT, UP, Row, Table

_BOUGHT = ("采购物品名称", "政府采购目录序号", "计量单位", "数量", "单价")
_PAID_FROM = (
    "一般公共预算拨款",
    "基金预算拨款",
    "国有资本经营预算拨款",
    "财政专户核拨",
    "单位资金",
    "财政拨款结转",
    "非财政拨款结转结余",
)

Indicator = tuple[str, str, str]  # second level, third level, value


@dataclass(frozen=True)
class Project:
    """One project: its goal in a sentence, its money in 万元 and its indicators under the three first levels."""

    name: str
    goal: str
    cost: Decimal
    output: tuple[Indicator, ...]
    benefit: tuple[Indicator, ...]
    satisfaction: tuple[Indicator, ...]
    basis: str = "年度工作计划"


def organisation() -> Table:
    """单位机构设置情况."""
    header = (("单位名称", "单位性质", "单位规格", "经费保障形式"),)
    return Table(header, ((UNIT, "行政", "正处级", "财政拨款"),), (4, 2, 2, 2), "lccc", size=8)


def targets(project: Project) -> Table:
    """绩效目标表: the goal above, first and second levels merged over their indicators."""
    goal: Row = ("绩效目标", project.goal, *[LEFT] * 4)
    heading = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")
    cost = ("成本指标", f"{project.name}成本", f"≤{project.cost.normalize():f}万元")
    rows = (
        *_level("产出指标", (*project.output, cost), project.basis),
        *_level("效益指标", project.benefit, project.basis),
        *_level("满意度指标", project.satisfaction, project.basis),
    )
    return Table((goal, heading), rows, (1.5, 1.9, 3, 3, 1.6, 1.8), "cclllc")


def _level(name: str, indicators: Sequence[Indicator], basis: str) -> tuple[Row, ...]:
    kinds = [kind for kind, _, _ in indicators]
    return tuple(
        (name if n == 0 else UP, UP if kind in kinds[max(0, n - 1) : n] else kind, what, f"本年度{what}", value, basis)
        for n, (kind, what, value) in enumerate(indicators)
    )


def procurement(year: Year) -> Table:
    """单位政府采购预算: three rows of headings; only headings where nothing is bought."""
    share = f"{year.year}年预留中小微企业份额"
    header = (
        ("政府采购项目来源", LEFT, *_BOUGHT, "政府采购金额", *[LEFT] * 7, share),
        ("项目名称", "预算资金", *[UP] * 5, "合计", "当年部门预算安排资金", *[LEFT] * 4, "其他渠道资金", LEFT, UP),
        (*[UP] * 8, *_PAID_FROM, UP),
    )
    rows = tuple(map(_purchase, year.purchases))
    total = (_purchases_total(year.purchases),) if rows else ()
    return Table(header, (*total, *rows), (3, 1.6, 2.6, 2, 1.2, 1.2, 1.5, *[1.7] * 9), "lrlccrr" + "r" * 9, size=7)


def _purchase(item: Purchase) -> Row:
    paid = money(item.amount)
    what = (item.item, item.category, item.measure, str(item.count), money(item.price))
    return (item.project, paid, *what, paid, paid, *[""] * 6, money(item.small_firms))


def _purchases_total(items: Sequence[Purchase]) -> Row:
    paid = money(sum((item.amount for item in items), NIL))
    return ("合计", paid, *[""] * 5, paid, paid, *[""] * 6, money(sum((item.small_firms for item in items), NIL)))


def assets(year: Year) -> Table:
    """单位固定资产占用情况表, in 元."""
    total = Asset("资产总额", 0, sum((asset.value for asset in year.assets if not asset.part), NIL))
    rows = tuple((asset.name, str(asset.count or ""), money(asset.value)) for asset in (total, *year.assets))
    return Table((("项目", "数量", "价值（金额单位：元）"),), rows, (4, 2, 3), "lrr", size=8)
