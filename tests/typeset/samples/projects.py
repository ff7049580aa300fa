"""The performance targets of both years; the costs of a year's projects add up to its 项目支出."""

from tests.typeset.samples.figures import yuan
from tests.typeset.samples.records import Project


def _network(cost: str, sites: int, hours: int) -> Project:
    return Project(
        name="电子政务内网运行维护",
        goal=f"维护{sites}个接入单位的电子政务内网，故障及时排除，网络全年畅通。",
        cost=yuan(cost),
        output=(
            ("数量指标", "接入单位数量", f"≥{sites}个"),
            ("质量指标", "网络畅通率", "≥99%"),
            ("时效指标", "故障排除时间", f"≤{hours}小时"),
        ),
        benefit=(("可持续影响指标", "系统正常使用年限", "≥5年"),),
        satisfaction=(("服务对象满意度指标", "接入单位满意度", "≥95%"),),
    )


def _research(cost: str, promised: int, visits: int) -> Project:
    """`promised` visits stand in the goal, `visits` in the indicator."""
    return Project(
        name="信息报送与督查调研",
        goal=f"组织专题调研{promised}次，编报信息并督促决定事项落实。",
        cost=yuan(cost),
        output=(
            ("数量指标", "专题调研次数", f"≥{visits}次"),
            ("数量指标", "编报信息数量", "≥120篇"),
            ("质量指标", "信息采用率", "≥60%"),
            ("时效指标", "督查反馈按时率", "100%"),
        ),
        benefit=(("社会效益指标", "决定事项落实率", "≥95%"),),
        satisfaction=(("服务对象满意度指标", "镇街和部门满意度", "≥90%"),),
    )


def _press(cost: str, copies: int) -> Project:
    return Project(
        name="报刊征订",
        goal=f"为机关和镇街订阅报刊{copies}份，按期送达。",
        cost=yuan(cost),
        output=(
            ("数量指标", "订阅报刊数量", f"≥{copies}份"),
            ("质量指标", "报刊完好率", "≥98%"),
            ("时效指标", "按期送达率", "≥98%"),
        ),
        benefit=(("社会效益指标", "阅读覆盖单位比例", "≥90%"),),
        satisfaction=(("服务对象满意度指标", "读者满意度", "≥90%"),),
    )


def _meetings() -> Project:
    return Project(
        name="会议服务保障",
        goal="保障全区性会议12次，会务安排准确有序。",
        cost=yuan("70.00"),
        output=(
            ("数量指标", "保障会议次数", "≥12次"),
            ("质量指标", "会务差错率", "≤1%"),
            ("时效指标", "会议按期召开率", "100%"),
        ),
        benefit=(("社会效益指标", "会议决定传达率", "100%"),),
        satisfaction=(("服务对象满意度指标", "参会人员满意度", "≥95%"),),
    )


def _video() -> Project:
    return Project(
        name="视频会议系统建设",
        goal="建成视频会议系统1套，配备终端10台，减少到现场参会的次数。",
        cost=yuan("60.00"),
        output=(
            ("数量指标", "建成视频会议系统数量", "1套"),
            ("数量指标", "配备终端数量", "10台"),
            ("质量指标", "设备验收合格率", "100%"),
            ("时效指标", "建成时间", "6月底前"),
        ),
        benefit=(("经济效益指标", "会议支出下降比例", "≥10%"),),
        satisfaction=(("服务对象满意度指标", "参会人员满意度", "≥95%"),),
    )


def _abroad() -> Project:
    return Project(
        name="因公出国（境）",
        goal="组织1个团组2人赴外招商学习，走访企业4家。",
        cost=yuan("7.50"),
        output=(
            ("数量指标", "团组人数", "2人"),
            ("数量指标", "走访企业数量", "≥4家"),
            ("质量指标", "任务完成率", "100%"),
            ("时效指标", "在外天数", "≤8天"),
        ),
        benefit=(("经济效益指标", "达成合作意向", "≥1项"),),
        satisfaction=(("服务对象满意度指标", "走访企业满意度", "≥90%"),),
    )


PROJECTS = {
    2022: (_network("141.67", 46, 4), _meetings(), _press("30.00", 210), _research("24.00", 6, 6)),
    # The goal of 信息报送与督查调研 promises more visits than its indicator counts: the third fault of the sample.
    2023: (_network("96.10", 52, 2), _video(), _press("28.00", 200), _research("26.00", 8, 6), _abroad()),
}
