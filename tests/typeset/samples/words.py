"""The sentences of the sample, written for it; the figures in them come from the year they speak of."""

from decimal import Decimal

from tests.typeset.samples.figures import Year

UNIT = "示例市青禾区委办公室（样例）"
UNIT_CODE = "000001"

WARNING = (
    "样例文件（SAMPLE）",
    "非真实单位预算：单位、人员、项目与说明文字均为虚构，仅用于演示和测试。",
)
MISPRINTED = "本年样例有意写错三处，供校验功能演示：支出总表一个科目的金额、一处与上年的比较、一个项目的次数。"
CLOSED = "本年样例各表数字相互一致，没有有意写错之处。"

DUTIES = (
    "承担区委日常值守、文件运转和会议服务，保证各项工作按时衔接。",
    "起草区委综合文稿，汇集各镇街和部门的情况，提出供决策参考的建议。",
    "跟踪区委决定事项的落实，定期通报进度，协调解决跨部门的问题。",
    "管理区委机要、保密和电子政务内网，培训各单位机要人员。",
    "负责机关资产、车辆和办公用房的日常管理，推进节约型机关建设。",
    "办理区委交办的其他事项。",
)

GLOSSARY = (
    ("一般公共预算拨款收入", "本级财政当年从一般公共预算中安排给单位的资金。"),
    ("基本支出", "单位维持正常运转和完成日常任务的支出，由人员经费和公用经费组成。"),
    ("项目支出", "基本支出以外，为完成特定任务安排的支出。"),
    ("“三公”经费", "财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。"),
    ("机关运行经费", "行政单位使用一般公共预算安排的公用经费，用于购买货物和服务。"),
    ("上年结转", "以前年度没有用完、按规定转到本年继续按原用途使用的资金。"),
)


def amount(value: Decimal) -> str:
    """Return an amount in a sentence; nil is 0万元."""
    return f"{value:.2f}万元" if value else "0万元"


def against(year: Year, change: Decimal) -> str:
    """Return how the year stands to the year before."""
    if not change:
        return f"与{year.year - 1}年持平"
    return f"比{year.year - 1}年{'增加' if change > 0 else '减少'}{amount(abs(change))}"


def step(change: Decimal) -> str:
    """Return a rise or fall without the year."""
    return f"{'增加' if change > 0 else '减少'}{amount(abs(change))}"


def introduction(year: Year) -> str:
    """Return the sentence the explanation begins with."""
    return f"按照预算公开的要求，现将本单位{year.year}年预算和有关情况说明如下。"


def overview(year: Year) -> tuple[str, ...]:
    """Return the paragraphs on revenue, expenditure and the year before."""
    total, basic = year.total, year.basic
    return (
        f"（一）收入预算。{year.year}年收入预算{amount(total.total)}，其中：一般公共预算拨款收入{amount(total.total)}，"
        "事业收入0万元，其他收入0万元。",
        f"（二）支出预算。{year.year}年支出预算{amount(total.total)}。其中：基本支出{amount(total.first)}，"
        f"包括人员经费{amount(basic.first)}和公用经费{amount(basic.second)}；项目支出{amount(total.second)}。",
        f"（三）与上年相比。{year.year}年收支预算{amount(total.total)}，{against(year, year.changes.total)}。其中："
        f"基本支出{step(year.changes.basic)}，主要原因是{_REASONS[year.year]['basic']}；"
        f"项目支出{step(year.changes.project)}，主要原因是{_REASONS[year.year]['project']}。",
    )


def running_costs(year: Year) -> str:
    """Return the paragraph on 机关运行经费."""
    office = next(line for line in year.economics if line.code == "30201")
    return (
        f"{year.year}年机关运行经费安排{amount(year.basic.second)}，{against(year, year.changes.operating)}，"
        f"其中：办公费{amount(office.total)}，公务用车运行维护费{amount(year.three_public.running)}。"
    )


def three_public(year: Year) -> tuple[str, ...]:
    """Return the paragraphs on 三公 and its changes."""
    costs, changes, reasons = year.three_public, year.changes, _REASONS[year.year]
    return (
        f"{year.year}年“三公”经费预算{amount(costs.total)}，{against(year, changes.three_public)}。具体情况：",
        f"1、因公出国（境）费{amount(costs.abroad)}，{against(year, changes.abroad)}，{reasons['abroad']}。",
        f"2、公务用车购置及运行维护费{amount(costs.vehicles)}（其中：公务用车购置费{amount(costs.purchase)}，"
        f"公务用车运行维护费{amount(costs.running)}），{against(year, changes.vehicles)}，{reasons['vehicles']}。",
        f"3、公务接待费{amount(costs.reception)}，{against(year, changes.reception)}，{reasons['reception']}。",
    )


def procurement(year: Year) -> str:
    """Return the sentence above the procurement table."""
    total = sum((item.amount for item in year.purchases), Decimal(0))
    return f"{year.year}年安排政府采购预算{total:.2f}万元，具体内容见下表。"


def assets(year: Year) -> str:
    """Return the sentence above the table of fixed assets."""
    held = sum((asset.value for asset in year.assets if not asset.part), Decimal(0))
    bought = sum((item.amount for item in year.purchases), Decimal(0))
    return (
        f"截至{year.year - 1}年12月31日，本单位固定资产总额为{held:.2f}元（详见下表）。"
        f"{year.year}年拟购置固定资产{bought:.2f}万元，全部列入政府采购预算。"
    )


_REASONS = {
    2022: {
        "basic": "人员工资正常调整",
        "project": "压减了一般性会议",
        "abroad": "两年均未安排出国任务",
        "vehicles": "车辆数量没有变化",
        "reception": "严格执行接待标准",
    },
    2023: {
        "basic": "人员经费按政策调整、养老保险缴费基数提高",
        "project": "电子政务内网建设完成，本年只安排运行维护",
        "abroad": "新增一个赴外招商学习团组",
        "vehicles": "报废一辆公务用车",
        "reception": "本年不再安排接待",
    },
}
