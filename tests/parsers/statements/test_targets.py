"""Performance targets: projects and indicators out of every layout of the form."""

from __future__ import annotations

import csv

import pytest

from model.amount import Unit
from model.disclosure import Indicator
from parsers.statements.targets_front import is_targets, read_targets
from parsers.statements.targets_words import project_of, split_list, with_value
from tests.corpus import CORPUS
from tests.parsers.statements.grids import ABOVE, LEFT, a_grid

HEAD = ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")


def brief(indicators: tuple[Indicator, ...]) -> list[tuple[str, str, str, str]]:
    """Levels, name and value of indicators."""
    return [(found.level1, found.level2, found.level3, found.value) for found in indicators]


class TestATablePerProject:
    """A goal row, a head, one indicator a row; the project stands in the line above."""

    def test_levels_are_carried_over_their_group(self) -> None:
        """A spanning first level holds for all rows of its group."""
        grid = a_grid(
            ("绩效目标", "1.保障会议召开。", LEFT, LEFT, LEFT, LEFT),
            HEAD,
            ("产出指标", "数量指标", "会议次数", "召开会议次数", "≥10场", "工作计划"),
            (ABOVE, "成本指标", "会议成本", "会议成本", "≤10万", "工作计划"),
            ("满意度指标", "服务对象\n满意度指标", "满意度", "满意度", "≥98%", "工作安排"),
            lead=("4、会议接待费绩效目标表",),
        )
        (project,) = read_targets([grid], file="某单位.pdf")
        assert (project.name, project.goal) == ("会议接待费", "1.保障会议召开。")
        assert brief(project.indicators) == [
            ("产出指标", "数量指标", "会议次数", "≥10场"),
            ("产出指标", "成本指标", "会议成本", "≤10万"),
            ("满意度指标", "服务对象满意度指标", "满意度", "≥98%"),
        ]
        assert [found.basis for found in project.indicators] == ["工作计划", "工作计划", "工作安排"]

    def test_the_sum_of_the_scores_is_no_indicator(self) -> None:
        """总分 spans the three levels of a self-evaluation."""
        grid = a_grid(
            ("一级指标", "二级指标", "三级指标", "指标值", "得分"),
            ("产出指标", "数量指标", "会议次数", "≥10场", "30"),
            ("总分", LEFT, LEFT, LEFT, "98.5"),
            title="会议费绩效自评表",
        )
        (project,) = read_targets([grid], file="某单位.pdf")
        assert brief(project.indicators) == [("产出指标", "数量指标", "会议次数", "≥10场")]

    @pytest.mark.parametrize(
        "rows",
        [
            (("年度总体目标", "预期目标", "实际完成情况", LEFT), ("", "办好会议。", "已经办好。", LEFT)),
            (("年度总体目标", "预期目标", "实际完成情况", LEFT), (ABOVE, "办好会议。", "已经办好。", LEFT)),
            (("年度总体目标", "办好会议。", "实际完成情况", "已经办好。"),),
        ],
    )
    def test_what_came_of_a_goal_is_none(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """A self-evaluation prints it beside the goal, in one row with it or below its own head."""
        head = ("一级指标", "三级指标", "年度指标值", "实际完成值")
        grid = a_grid(("项目名称", "会议费", LEFT, LEFT), *rows, head, ("产出指标", "会议次数", "≥10场", "12场"))
        (project,) = read_targets([grid], file="某单位.pdf")
        assert (project.name, project.goal) == ("会议费", "办好会议。")
        assert brief(project.indicators) == [("产出指标", "", "会议次数", "≥10场")]

    def test_the_goal_of_a_department(self) -> None:
        """年度履职目标 is one."""
        head = ("一级指标", "二级指标", "三级指标", "指标值")
        rows = (head, ("产出指标", "数量指标", "会议次数", "≥10场"))
        grid = a_grid(("年度履职目标", "推进法治建设。", LEFT, LEFT), *rows, title="部门整体绩效目标申报表")
        assert read_targets([grid], file="a")[0].goal == "推进法治建设。"

    def test_a_form_left_blank_has_no_indicators(self) -> None:
        """Levels are words of the form; a project that is named stays, one that is not is none."""
        rows = (("产出指标", "数量指标", "", ""), (ABOVE, "质量指标", "", ""))
        head = ("一级指标", "二级指标", "三级指标", "指标值")
        named = a_grid(("项目名称", "会议费", LEFT, LEFT), head, *rows)
        (project,) = read_targets([named], file="某单位.pdf")
        assert (project.name, project.indicators) == ("会议费", ())
        assert read_targets([a_grid(head, *rows)], file="某单位.pdf") == ()

    def test_a_blank_row_among_others_carries_its_levels(self) -> None:
        grid = a_grid(
            ("项目名称", "会议费", LEFT, LEFT),
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", "", ""),
            ("", "", "会议次数", "≥10场"),
        )
        (project,) = read_targets([grid], file="某单位.pdf")
        assert brief(project.indicators) == [("产出指标", "数量指标", "会议次数", "≥10场")]

    def test_columns_in_another_order(self) -> None:
        """Heads are recognised, positions are not."""
        grid = a_grid(
            ("指标值", "备注", "三级指标", "二级指标", "一级指标"),
            ("≥10场", "计划", "会议次数", "数量指标", "产出指标"),
            title="会议费绩效目标表",
        )
        (project,) = read_targets([grid], file="某单位.pdf")
        assert project.name == "会议费"
        assert brief(project.indicators) == [("产出指标", "数量指标", "会议次数", "≥10场")]

    def test_a_table_goes_on_over_the_page(self) -> None:
        """Goal and head are repeated, the first level is blank: still the same project and group."""
        goal = ("绩效目标", "保障会议。", LEFT, LEFT, LEFT, LEFT)
        row = ("产出指标", "数量指标", "次数", "次数", "3次", "计划")
        first = a_grid(goal, HEAD, row, lead=("1、会议费绩效目标表",))
        second = a_grid(goal, HEAD, ("", "质量指标", "完成率", "完成率", "100%", "计划"), page=2)
        (project,) = read_targets([first, second], file="某单位.pdf")
        assert [(found.level1, found.source.page) for found in project.indicators] == [("产出指标", 1), ("产出指标", 2)]

    def test_a_new_goal_is_a_new_project(self) -> None:
        """Even where the title got lost."""
        first = a_grid(("绩效目标", "保障会议。"), ("一级指标", "二级指标"), ("产出指标", "数量指标"))
        second = a_grid(("绩效目标", "保障培训。"), ("一级指标", "二级指标"), ("产出指标", "质量指标"))
        assert [project.goal for project in read_targets([first, second], file="a")] == ["保障会议。", "保障培训。"]

    def test_a_first_level_printed_in_the_middle_of_its_group(self) -> None:
        """The second level decides which group a blank belongs to."""
        grid = a_grid(
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("", "数量指标", "甲", "1个"),
            ("产出指标", "质量指标", "乙", "100%"),
            ("", "时效指标", "丙", "1年"),
            ("", "经济效益指标", "丁", "≥5%"),
            ("效益指标", "社会效益指标", "戊", "提高"),
        )
        (project,) = read_targets([grid], file="a")
        assert [found.level1 for found in project.indicators] == ["产出指标"] * 3 + ["效益指标"] * 2


class TestAFormWithLabels:
    """项目名称, 资金 and 总体目标 are rows above the indicators."""

    def test_name_money_and_goal_come_from_labelled_rows(self) -> None:
        """Rows of other labels are no indicators."""
        grid = a_grid(
            ("项目名称", LEFT, "信息化运行维护", LEFT),
            ("主管部门", LEFT, "某局", LEFT),
            ("项目资金（万元）", "年度资金总额：", "2,134.87", LEFT),
            (ABOVE, "其中：财政拨款", "1,384.87", LEFT),
            ("年度总体目标", "完成升级改造。", LEFT, LEFT),
            ("绩效指标", "一级指标", "二级指标", "指标值"),
            (ABOVE, "成本指标", "经济成本指标", "≤2134.87万元"),
            header=0,
        )
        (project,) = read_targets([grid], file="a")
        assert (project.name, project.goal, len(project.indicators)) == ("信息化运行维护", "完成升级改造。", 1)
        assert project.amount is not None
        assert (str(project.amount.figure), project.amount.unit) == ("2134.87", Unit.TEN_THOUSAND)

    def test_money_in_the_unit_its_label_says(self) -> None:
        """项目资金（元） is in yuan; 项目总目标 labels the goal."""
        grid = a_grid(
            ("项目名称", "就业补贴", LEFT, LEFT),
            ("项目资金（元）", "项目资金总额", "6,351,000.00", LEFT),
            ("项目绩效目标", "项目总目标", "管理下拨费用。", LEFT),
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", "人数", ">6.00(次)"),
            header=0,
        )
        (project,) = read_targets([grid], file="a")
        assert project.amount is not None
        assert (project.amount.unit, project.goal) == (Unit.YUAN, "管理下拨费用。")
        assert project.indicators[0].unit == "次"

    def test_two_forms_in_one_grid_are_two_projects(self) -> None:
        """The rows of the second form's labels are not read under the head of the first."""
        form = (("项目名称", "甲项目", LEFT), ("一级指标", "二级指标", "指标值"), ("产出指标", "数量指标", "1个"))
        other = (("项目名称", "乙项目", LEFT), ("主管部门", "某局", LEFT), *form[1:])
        projects = read_targets([a_grid(*form, *other, header=0)], file="a")
        assert [(project.name, len(project.indicators)) for project in projects] == [("甲项目", 1), ("乙项目", 1)]

    def test_name_and_money_in_the_lines_above(self) -> None:
        """项目名称：… 项目预算金额：… on one line."""
        lead = ("项目支出绩效目标表", "一、项目名称：治理工程（1号标段） 项目预算金额：4,280.00万元")
        grid = a_grid(("年度目标", "完成治理。"), ("一级指标", "二级指标"), ("产出指标", "数量指标"), lead=lead)
        (project,) = read_targets([grid], file="a")
        assert (project.name, project.goal) == ("治理工程（1号标段）", "完成治理。")
        assert project.amount is not None
        assert str(project.amount.figure) == "4280.00"

    def test_a_goal_whose_label_stands_outside_the_rules(self) -> None:
        """The page breaks between the money and the goal, and the label column has no left rule on the next page."""
        first = a_grid(("项目名称", "甲项目", LEFT), ("项目资金（万元）", "年度资金总额：", "10.00"), header=0)
        goal = "立项资金全部用于发放各类助学金，帮助学生顺利完成学业。"
        second = a_grid(("", goal, LEFT, LEFT), ("一级指标", "二级指标", "三级指标", "指标值"), header=0, page=2)
        (project,) = read_targets([first, second], file="a")
        assert project.goal == goal

    def test_a_goal_goes_on_over_the_page(self) -> None:
        """Its rest stands alone at the top of the next page."""
        first = a_grid(("项目名称", "甲项目", LEFT), ("年度总体目标", "推广心理健康教育的经验和", LEFT), header=0)
        rest = "办法，总结学校学生心理健康教育指导发展的案例。"
        second = a_grid(("", rest, LEFT, LEFT), ("一级指标", "二级指标", "三级指标", "指标值"), header=0, page=2)
        (project,) = read_targets([first, second], file="a")
        assert project.goal == f"推广心理健康教育的经验和{rest}"

    @pytest.mark.parametrize("rest", ["", "并总结推广。"])
    def test_a_page_break_tears_the_label_of_a_goal(self, rest: str) -> None:
        """年度总体目 stands beside the goal, 标 at the top of the next page, beside what is left of it."""
        goal = "通过持续推进学科建设，实现学科总体水平不断增强，"
        first = a_grid(("项目名称", "甲项目", LEFT), ("年度总体目", goal, LEFT), header=0)
        second = a_grid(("标", rest, LEFT, LEFT), ("一级指标", "二级指标", "三级指标", "指标值"), header=0, page=2)
        (project,) = read_targets([first, second], file="a")
        assert project.goal == goal + rest

    def test_a_label_of_the_goal_beside_all_indicators(self) -> None:
        """整体绩效目标 spans the rows of the indicators, too, on this page and on the next."""
        first = a_grid(
            ("整体绩效目标", "完成全年任务。", LEFT, LEFT),
            (ABOVE, "绩效指标", "指标性质", "指标值"),
            (ABOVE, "产出指标数量指标完成项目", "≥", "77"),
            header=0,
            title="预算13表 部门整体支出绩效目标表",
        )
        second = a_grid(
            ("整体绩效目标", "", "", ""), (ABOVE, "产出指标数量指标举办研讨会", "≥", "10"), header=0, page=2
        )
        (project,) = read_targets([first, second], file="a")
        assert (project.name, project.goal) == ("部门整体支出", "完成全年任务。")
        assert [found.value for found in project.indicators] == ["≥77", "≥10"]

    def test_the_head_of_a_form_alone_is_of_targets(self) -> None:
        """Its indicators stand on the next page."""
        assert is_targets(a_grid(("项目名称", "甲项目"), ("年度总体目标", "完成。"), header=0))


class TestATableOfManyProjects:
    """The project stands in the first row of its group only."""

    HEAD = (
        "项目名称", "项目总额", "绩效目标", "一级指标", "二级指标", "三级指标", "绩效指标性质", "本年绩效指标值",
        "绩效度量单位",
    )  # fmt: skip

    def test_projects_in_a_column(self) -> None:
        """Name, money and goal open a project; rows below belong to it; value, sign and unit are joined."""
        grid = a_grid(
            self.HEAD,
            ("11000022T000000460\n26-设备购置", "227.93", "更新。", "产出指标", "数量指标", "台数", "≥", "25", "台"),
            (ABOVE, ABOVE, ABOVE, "效益指标", "社会效益指标", "作用", "定性", "优", ""),
            ("27-车辆更新", "37.38", "更新车辆。", "成本指标", "经济成本指标", "单价", "≤", "18.69", "万元"),
        )
        first, second = read_targets([grid], file="a")
        assert (first.name, first.goal, second.name) == ("26-设备购置", "更新。", "27-车辆更新")
        assert [found.value for found in first.indicators] == ["≥25台", "优"]
        assert (first.indicators[0].operator, first.indicators[0].number, first.indicators[0].unit) == ("≥", "25", "台")

    def test_kinds_of_indicators_in_the_place_of_levels(self) -> None:
        """指标类型 is the second level where no column is one; beside levels it says something else."""
        rows = (
            ("普法经费", "提升法治意识。", "数量指标", "活动场次", "≥12场"),
            (ABOVE, ABOVE, "质量指标", "合格率", "100%"),
        )
        grid = a_grid(("项目名称", "项目目标", "指标类型", "指标名称", "指标值"), *rows)
        (project,) = read_targets([grid], file="a")
        assert (project.name, project.goal) == ("普法经费", "提升法治意识。")
        assert brief(project.indicators) == [("", "数量指标", "活动场次", "≥12场"), ("", "质量指标", "合格率", "100%")]

    def test_both_levels_in_one_cell(self) -> None:
        """指标内容 names the indicator where no other column does."""
        row = ("普法经费", "提升法治意识。", "产出指标-数量指标", "活动场次", "≥12场")
        (project,) = read_targets([a_grid(("项目名称", "绩效目标", "指标类别", "指标内容", "指标值"), row)], file="a")
        assert brief(project.indicators) == [("产出指标", "数量指标", "活动场次", "≥12场")]

    def test_units_and_their_projects_in_one_column(self) -> None:
        """单位（专项）名称, and the value with its unit in one column."""
        head = ("单位（专项）名称", "预算金额", "绩效目标", "一级指标", "二级指标", "三级指标", "指标值及单位")
        grid = a_grid(head, ("推广经费", "2.00", "培训。", "产出指标", "数量指标", "次数", "≥4次"))
        (project,) = read_targets([grid], file="a")
        assert (project.name, [found.value for found in project.indicators]) == ("推广经费", ["≥4次"])

    def test_the_next_page_has_no_head_and_another_width(self) -> None:
        """Its cells are found by their place across the page."""
        first = a_grid(("", *self.HEAD), ("", "甲", "1", "服务", "产出指标", "数量指标", "次数", "≥", "2", "次"))
        second = a_grid(("", "", "", "产出指标", "质量指标", "合格率", "＝", "100", "%"), header=0, page=2, left=60.0)
        (project,) = read_targets([first, second], file="a")
        assert brief(project.indicators)[1] == ("产出指标", "质量指标", "合格率", "＝100%")

    def test_levels_and_name_in_one_cell(self) -> None:
        """产出指标数量指标… is cut at the known words."""
        head = ("活动", "绩效指标", "指标性质", "指标值", "度量单位")
        grid = a_grid(head, ("业务", "产出指标数量指标完成数量", "≥", "77", "项"))
        (project,) = read_targets([grid], file="a")
        assert brief(project.indicators) == [("产出指标", "数量指标", "完成数量", "≥77项")]

    def test_all_indicators_in_one_cell(self) -> None:
        """Numbered items are told apart; the value of the year is taken, not that of the whole life."""
        text = (
            "1、1-产出指标；11-数量指标；汇聚数据量；实施周期指标值:≥30亿条；年度指标值:≥10亿条。"
            "2、3-满意度指标；31-服务对象满意度；满意度.；实施周期指标值:96%；年度指标值:95%。"
        )
        head = ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标")
        grid = a_grid(head, ("甲项目", "30.11", "30.11", "提升服务", text))
        (project,) = read_targets([grid], file="a")
        assert brief(project.indicators) == [
            ("产出指标", "数量指标", "汇聚数据量", "≥10亿条"),
            ("满意度指标", "服务对象满意度", "满意度.", "95%"),
        ]

    def test_a_cell_that_cannot_be_told_apart_is_one_indicator(self) -> None:
        """Nothing is guessed and nothing lost."""
        (indicator,) = split_list("按时完成各项工作，\n提高服务水平。")
        assert indicator.description == "按时完成各项工作，提高服务水平。"

    def test_a_money_table_with_a_goal_column_is_no_target_table(self) -> None:
        """项目支出表 with 财政拨款 columns stays a money table."""
        assert not is_targets(a_grid(("项目名称", "总计", "财政拨款", "绩效目标"), ("甲", "1", "1", "目标")))


class TestValuesAreKeptAsPrinted:
    """White space goes; operator, number and unit are told apart where the text is a number."""

    @pytest.mark.parametrize(
        ("value", "operator", "number", "unit"),
        [
            ("≥200份", "≥", "200", "份"),
            ("≤8.7万元", "≤", "8.7", "万元"),
            ("100%", "", "100", "%"),
            ("＝100%", "=", "100", "%"),
            ("不少于3次", "≥", "3", "次"),
            ("100%.", "", "100", "%"),
            ("有效提高工作", "", "", ""),
            ("≥1,500件", "≥", "1500", "件"),
        ],
    )
    def test_a_value_is_split(self, value: str, operator: str, number: str, unit: str) -> None:
        """The printed text stays beside its parts."""
        found = with_value(Indicator(), value)
        assert (found.value, found.operator, found.number, found.unit) == (value, operator, number, unit)


@pytest.mark.parametrize(
    ("title", "project"),
    [
        ("1、报刊征订费绩效目标表", "报刊征订费"),
        ("公安办案业务经费项目绩效目标表", "公安办案业务经费"),
        ("项目支出绩效目标表", ""),
        ("2.其他一级项目绩效目标表", ""),
        ("政策和项目预算绩效目标表", ""),
        ("部门整体支出绩效目标表", "部门整体支出"),
        ("2026年度部门整体绩效目标表", "部门整体支出"),
        ("预算13表部门整体支出绩效目标表", "部门整体支出"),
        ("收支总表", ""),
    ],
)
def test_a_title_names_a_project_or_only_the_form(title: str, project: str) -> None:
    """The title of a form is no project's name."""
    assert project_of(title) == project


@pytest.mark.parametrize("name", ["luquan-2023", "luquan-2022"])
def test_the_targets_of_the_corpus_are_read_whole(name: str) -> None:
    """Every indicator with project, goal, levels, value, basis and page, in printed order."""
    document = CORPUS / "made" / f"{name}.pdf"
    if not document.exists():
        pytest.skip("the shared corpus is not beside this checkout")
    from parsers.sources.pdf import read_pdf
    from parsers.tables.layout import lay_out

    grids = [grid for grid in lay_out(read_pdf(document)).grids if is_targets(grid)]
    found = [
        [
            project.name, project.goal, each.level1, each.level2, each.level3, each.description, each.value, each.basis,
            str(each.source.page),
        ]
        for project in read_targets(grids, file=name)
        for each in project.indicators
    ]  # fmt: skip
    rows = list(csv.reader((CORPUS / "made" / f"{name}.targets.csv").open(encoding="utf-8-sig")))[1:]
    assert found == [["".join(text.split()) for text in row] for row in rows]


class TestFiguresForAll:
    """Every number of a target table, for ``export --all``."""

    def test_money_limits_and_counts_under_their_heads(self) -> None:
        """Money in the unit its row says; a count is its number; a percentage is none."""
        grid = a_grid(
            ("项目名称", LEFT, "运行维护", LEFT),
            ("项目资金（万元）", "年度资金总额：", "2,134.87", LEFT),
            (ABOVE, "其中：财政拨款", "1,384.87", LEFT),
            ("一级指标", "三级指标", "指标值", "分值（90）"),
            ("产出指标", "设备数量", "35.00个", "10"),
            (ABOVE, "会议成本", "≤10万元", "20"),
            (ABOVE, "完成率", "100%", "5"),
            header=0,
        )
        (project,) = read_targets([grid], file="a")
        figures = [(fact.name, fact.measure, fact.value.yuan, fact.value.unit) for fact in project.figures]
        assert figures == [
            ("年度资金总额：", "", 21348700, Unit.TEN_THOUSAND),
            ("其中：财政拨款", "", 13848700, Unit.TEN_THOUSAND),
            ("设备数量", "指标值", 35, Unit.COUNT),
            ("设备数量", "分值（90）", 10, Unit.COUNT),
            ("会议成本", "指标值", 100000, Unit.TEN_THOUSAND),
            ("会议成本", "分值（90）", 20, Unit.COUNT),
            ("完成率", "分值（90）", 5, Unit.COUNT),
        ]

    def test_the_money_of_a_department_as_a_whole(self) -> None:
        """人员经费 and 本级财政安排 are money as 支出预算合计 is; 编制控制数 counts people."""
        grid = a_grid(
            ("部门名称", "某乡人民政府", "编制控制数", "42"),
            ("当年预算（万元）", "收入预算合计", "本级财政安排", "14.56"),
            ("当年预算（万元）", "其中：人员经费", "8.20", LEFT),
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", "服务人数", "≥20人"),
            header=0,
        )
        (project,) = read_targets([grid], file="a")
        assert [(fact.name, fact.value.yuan) for fact in project.figures] == [
            ("编制控制数", 42),
            ("本级财政安排", 145600),
            ("其中：人员经费", 82000),
            ("服务人数", 20),
        ]

    def test_a_spanning_cell_is_printed_once(self) -> None:
        """The money of a project stands in one cell beside all its indicators."""
        grid = a_grid(
            ("项目名称", "预算金额", "三级指标", "指标值"),
            ("设备更新", "43.50", "购置数量", "12台"),
            (ABOVE, ABOVE, "完成月份", "11月"),
            header=0,
        )
        (project,) = read_targets([grid], file="a")
        assert [(fact.name, fact.value.yuan) for fact in project.figures] == [
            ("设备更新", 435000),
            ("购置数量", 12),
            ("完成月份", 11),
        ]

    def test_totals_above_the_first_project(self) -> None:
        """They are of no project, and their figures are kept with those of the table."""
        grid = a_grid(
            ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标"),
            ("合计", "246.64", "246.64", "", ""),
            ("某局", "126.32", "126.32", "", ""),
            ("设备更新", "126.32", "126.32", "完成更新", "数量指标；购置数量；12台"),
            header=0,
        )
        (project,) = read_targets([grid], file="a")
        found = [(fact.name, fact.measure, str(fact.value.figure)) for fact in project.figures]
        assert project.name == "设备更新"
        assert found[:4] == [
            ("合计", "总计", "246.64"),
            ("合计", "财政拨款", "246.64"),
            ("某局", "总计", "126.32"),
            ("某局", "财政拨款", "126.32"),
        ]
