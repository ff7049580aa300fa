"""The nine tables of the sample, in the form of Hebei's counties: 序号 in front, 栏次 under the headings."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest

from tests.typeset.samples.figures import NIL, Line, ThreePublic, Year, money, tree
from tests.typeset.table import LEFT, UP, Row, Table

CLASSES = (
    "一般公共服务支出",
    "外交支出",
    "国防支出",
    "公共安全支出",
    "教育支出",
    "科学技术支出",
    "文化旅游体育与传媒支出",
    "社会保障和就业支出",
    "社会保险基金支出",
    "卫生健康支出",
    "节能环保支出",
    "城乡社区支出",
    "农林水支出",
    "交通运输支出",
    "资源勘探工业信息等支出",
    "商业服务业等支出",
    "金融支出",
    "援助其他地区支出",
    "自然资源海洋气象等支出",
    "住房保障支出",
    "粮油物资储备支出",
    "国有资本经营预算支出",
    "灾害防治及应急管理支出",
    "预备费",
    "其他支出",
    "转移性支出",
    "债务还本支出",
    "债务付息支出",
    "债务发行费用支出",
    "抗疫特别国债安排的支出",
)
SOURCES = (
    "一般公共预算拨款收入",
    "政府性基金预算拨款收入",
    "国有资本经营预算拨款收入",
    "财政专户管理资金收入",
    "事业收入",
    "事业单位经营收入",
    "上级补助收入",
    "附属单位上缴收入",
    "其他收入",
)
FUNDS = ("一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款")
FUND_HEADINGS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
ACCOUNT = ("科目编码", "科目名称")


def ordinal(number: int) -> str:
    """Return 1 to 99 in Chinese figures."""
    tens, units = divmod(number, 10)
    digits = " 一二三四五六七八九"
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[units]}".replace(" ", "")


def balance(year: Year) -> Table:
    """单位预算收支总表: sources left, the thirty classes right."""
    total = money(year.total.total)
    left = [(f"{ordinal(n)}、{name}", total if n == 1 else "") for n, name in enumerate(SOURCES, 1)]
    right = [(label, money(amount)) for label, amount in _classes(year)]
    rows = [(*a, *b) for a, b in zip_longest(left, right, fillvalue=("", ""))]
    rows += [
        ("本年收入合计", total, "本年支出合计", total),
        ("上年结转结余", "", "年终结转结余", ""),
        ("收入总计", total, "支出总计", total),
    ]
    header = (("序号", "收入", LEFT, "支出", LEFT), (UP, "项目", "预算数", "项目", "预算数"))
    return _form(header, rows, (1, 5, 2.2, 5, 2.2), "clrlr")


def revenue(year: Year) -> Table:
    """单位预算收入总表: all of it is this year's appropriation."""
    sources = ("财政拨款收入", "财政专户收入", "事业收入", "经营收入", "上级补助收入", "附属单位上缴收入", "其他收入")
    header = (
        ("序号", "功能分类科目", LEFT, "合计", "本年收入", *[LEFT] * 7, "上年结转"),
        (UP, *ACCOUNT, UP, "小计", *sources, UP),
    )
    rows = [(line.code, line.name, *[money(line.total)] * 3, *[""] * 7) for line in _functions(year)]
    return _form(header, rows, (1, 1.7, 5, *[1.7] * 10), "cll" + "r" * 10)


def expenditure(year: Year) -> Table:
    """单位预算支出总表."""
    columns = ("合计", "基本支出", "项目支出", "经营支出", "上解上级支出", "对附属单位补助支出")
    rows = [(*row, "", "", "") for row in _accounts(year, "expenditure", _functions(year))]
    header = (("序号", "功能分类科目", LEFT, *columns), (UP, *ACCOUNT, *[UP] * 6))
    return _form(header, rows, (1, 1.7, 5, *[2] * 6), "cllrrrrrr")


def appropriation_balance(year: Year) -> Table:
    """单位预算财政拨款收支总表: the classes by fund, the three funds carried over below the total."""
    total = money(year.total.total)
    left = [(f"{ordinal(n)}、{fund}", total if n == 1 else "") for n, fund in enumerate(FUNDS, 1)]
    right = [(label, money(amount), money(amount), "", "") for label, amount in _classes(year)]
    empty = ("", "", "", "", "")
    rows = [(*a, *b) for a, b in zip_longest(left, right, fillvalue=("", ""))]
    rows.append(("本年收入合计", total, "本年支出合计", total, total, "", ""))
    rows.append(("年初财政拨款结转和结余", "", "年末财政拨款结转和结余", "", "", "", ""))
    rows += [(f"{ordinal(n)}、{fund}", "", *empty) for n, fund in enumerate(FUNDS, 1)]
    rows.append(("收入总计", total, "支出总计", total, total, "", ""))
    header = (
        ("序号", "收入", LEFT, "支出", *[LEFT] * 4),
        (UP, "项目", "金额", "项目", "合计", *FUND_HEADINGS),
    )
    return _form(header, rows, (1, 5, 2.2, 5, 2.2, 2.2, 2.2, 2.2), "clrlrrrr")


def general_public(year: Year) -> Table:
    """单位预算一般公共预算财政拨款支出表."""
    return _by_function(_accounts(year, "general_public", _functions(year)))


def basic_economic(year: Year) -> Table:
    """单位预算一般公共预算财政拨款基本支出表, by the department's economic classes."""
    rows = _accounts(year, "basic_economic", (year.basic, *tree(year.economics)))
    header = (
        ("序号", "支出部门经济分类科目", LEFT, "一般公共预算基本支出", LEFT, LEFT),
        (UP, *ACCOUNT, "合计", "人员经费", "公用经费"),
    )
    return _form(header, rows, (1, 1.7, 5, 2.2, 2.2, 2.2), "cllrrr")


def empty_fund() -> Table:
    """A table of a fund the unit has no money from: headings only."""
    return _by_function(())


def three_public(year: Year) -> Table:
    """单位预算财政拨款“三公”经费支出表; unlike the other tables it prints nil as 0.00."""
    rows = [(label, f"{amount:.2f}", f"{amount:.2f}", "", "") for label, amount in _three_public(year.three_public)]
    header = (("序号", "项目", "资金性质", LEFT, LEFT, LEFT), (UP, UP, "合计", *FUND_HEADINGS))
    return _form(header, rows, (1, 5.4, 2.2, 2.2, 2.2, 2.2), "clrrrr")


def _three_public(costs: ThreePublic) -> Iterator[tuple[str, Decimal]]:
    yield "合计", costs.total
    yield "“三公”经费小计", costs.total
    yield "一、因公出国（境）费", costs.abroad
    yield "其中：教学科研人员因公出国（境）费", NIL
    yield "其他因公出国（境）费", costs.abroad
    yield "二、公务用车购置及运维费", costs.vehicles
    yield "其中：公务用车购置费", costs.purchase
    yield "公务用车运行维护费", costs.running
    yield "三、公务接待费", costs.reception


def _classes(year: Year) -> Iterator[tuple[str, Decimal]]:
    amounts = {line.name: line.total for line in tree(year.functions) if len(line.code) == 3}
    return ((f"{ordinal(n)}、{name}", amounts.get(name, NIL)) for n, name in enumerate(CLASSES, 1))


def _functions(year: Year) -> tuple[Line, ...]:
    return (year.total, *tree(year.functions))


def _accounts(year: Year, table: str, lines: Sequence[Line]) -> tuple[Row, ...]:
    return tuple(
        (
            line.code,
            line.name,
            year.printed(table, line.code, "total", line.total),
            year.printed(table, line.code, "first", line.first),
            year.printed(table, line.code, "second", line.second),
        )
        for line in lines
    )


def _by_function(rows: Sequence[Row]) -> Table:
    header = (("序号", "功能分类科目", LEFT, "合计", "基本支出", "项目支出"), (UP, *ACCOUNT, UP, UP, UP))
    return _form(header, rows, (1, 1.7, 5, 2.2, 2.2, 2.2), "cllrrr")


def _form(header: tuple[Row, ...], rows: Sequence[Row], widths: tuple[float, ...], align: str) -> Table:
    """Number the rows and the columns as the form does."""
    numbers = ("栏次", *map(str, range(1, len(widths))))
    body = tuple((str(n), *row) for n, row in enumerate(rows, 1))
    return Table((*header, numbers), body, widths, align)
