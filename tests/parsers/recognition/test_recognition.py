"""What recognition does to tables, one family of faults at a time, and what comes out of mending."""

from __future__ import annotations

from parsers.page import Cell, Page, RawGrid, Remark, TextLine
from parsers.recognition.page import mend
from parsers.sources.text import blocks_of


def mended(text: str) -> Page:
    """The page of a recognised text, mended."""
    return mend(Page(None, blocks=tuple(blocks_of(text.strip("\n").split("\n")))))


def table(page: Page, at: int = 0) -> RawGrid:
    """One of the page's tables."""
    return [block for block in page.blocks if isinstance(block, RawGrid)][at]


def rows(page: Page, at: int = 0) -> list[list[str]]:
    """The texts of a table, wrapped lines joined."""
    return [["".join(cell.text.split()) if cell else "" for cell in row] for row in table(page, at).rows]


def cell(page: Page, row: int, column: int) -> Cell:
    """One cell of the first table."""
    found = table(page).rows[row][column]
    assert found is not None
    return found


def rules(page: Page) -> list[str]:
    """The rules of all remarks."""
    return [remark.rule for remark in page.remarks if isinstance(remark, Remark)]


SPENDING = """
\t功能分类科目\t\t\t基本支\t项目支
序号\t科目编码\t科目名称\t合计\t出\t出
栏次\t1\t2\t3\t4\t5
1\t\t合计\t12.50\t10.00\t2.50
2\t201\t一般公共服务支出\t12.50\t10.00\t2.50
3\t20131\t党委办公厅(室)及相\t12.50\t10.00\t2.50
3\t20131\t关机构事务\t19.50\t10.00\t2.50
4\t2013101\t行政运行\t10.00\t10.00\t
"""


class TestHeads:
    """The head of a table is two rows at most: groups, and one readable head per column."""

    def test_words_split_over_two_rows_are_joined(self) -> None:
        page = mended(SPENDING)
        assert rows(page)[1] == ["序号", "科目编码", "科目名称", "合计", "基本支出", "项目支出"]
        assert rows(page)[2][0] == "栏次"

    def test_a_group_is_one_cell_over_its_columns(self) -> None:
        group, right = table(mended(SPENDING)).rows[0][1:3]
        assert group is right
        assert group is not None
        assert group.text == "功能分类科目"

    def test_a_column_without_group_is_one_cell_over_both_rows(self) -> None:
        upper, lower = table(mended(SPENDING)).rows[:2]
        assert upper[3] is lower[3]

    def test_three_rows_of_words(self) -> None:
        page = mended(
            "\t收入\t\t\t支出\t\n序号\t\t\t\t\t一般公共\n\t项 目\t金额\t项 目\t合计\t预算财政\n\t\t\t\t\t拨款\n"
            "栏次\t1\t2\t3\t4\t5\n1\t一、甲\t1.00\t一、乙\t1.00\t1.00\n2\t二、丙\t\t二、丁\t\t"
        )
        assert rows(page)[0] == ["序号", "收入", "收入", "支出", "支出", "支出"]
        assert rows(page)[1] == ["序号", "项目", "金额", "项目", "合计", "一般公共预算财政拨款"]

    def test_noise_in_a_head_is_set_aside_and_told(self) -> None:
        page = mended(
            "序号\t功能分类科目\t\tФ ;1\t基本支出\t括日士山\n沙豆\t科目编码\t科目名称\t合计\t基华又山\t项目支出\n"
            "栏次\t1\t2\t3\t4\t5\n1\t\t合计\t1.00\t1.00\t\n2\t201\t一般公共服务支出\t1.00\t1.00\t"
        )
        assert rows(page)[1] == ["序号", "科目编码", "科目名称", "合计", "基本支出", "项目支出"]
        assert cell(page, 1, 5).others == ("括日士山",)
        assert "O01" in rules(page)

    def test_pieces_of_one_group_side_by_side(self) -> None:
        page = mended(
            "\t\t力能分类科目\t\t\t本年\t收入\t\n"
            "序号\t科目编码\t科目名称\t合计\t小计\t财政拨 款收入\t其他 收入\t上年结转\n"
            "栏次\t1\t2\t3\t4\t5\t6\t7\n1\t\t合计\t1.00\t1.00\t1.00\t\t\n2\t201\t某支出\t1.00\t1.00\t1.00\t\t"
        )
        assert rows(page)[0][3:] == ["合计", "本年收入", "本年收入", "本年收入", "上年结转"]

    def test_a_clean_head_says_nothing(self) -> None:
        assert "O01" not in rules(mended(SPENDING))


class TestTwinRows:
    """A row that wraps is recognised twice; it is one row with two readings."""

    def test_halves_of_the_name_are_joined(self) -> None:
        page = mended(SPENDING)
        assert rows(page)[5][:3] == ["3", "20131", "党委办公厅(室)及相关机构事务"]
        assert [row[0] for row in rows(page)[3:]] == ["1", "2", "3", "4"]

    def test_both_readings_of_an_amount_are_kept(self) -> None:
        page = mended(SPENDING)
        assert (cell(page, 5, 3).text, cell(page, 5, 3).others) == ("12.50", ("19.50",))
        assert cell(page, 5, 4).others == ()
        assert rules(page).count("O04") == 1

    def test_a_misread_number_between_its_neighbours(self) -> None:
        page = mended(
            "10\t208\t社会保障和就业支出\t80.31\n11\t20805\t养老支出\t80.31\n12\t2080501\t行政单位离退休\t25.16\n"
            "13\t2080505\t机关事业单位基本养老\tEE 1E\n15\t2060303\t保险缴费支出\t55.15\n"
            "14\t210\t卫生健康支出\t40.22\n15\t21011\t行政事业单位医疗\t40.22"
        )
        assert rows(page)[3] == ["13", "2080505", "机关事业单位基本养老保险缴费支出", "55.15"]
        assert cell(page, 3, 1).others == ("2060303",)
        assert cell(page, 3, 3).others == ("EE 1E",)
        assert [row[0] for row in rows(page)] == ["10", "11", "12", "13", "14", "15"]

    def test_the_code_whose_parent_is_printed_is_chosen(self) -> None:
        page = mended(
            "1\t208\t甲支出\t5.00\n2\t20805\t乙支出\t5.00\n3\t2060305\t丙某\t5.00\n3\t2080505\t支出\t5.00\n"
            "4\t210\t丁支出\t1.00"
        )
        assert (cell(page, 2, 1).text, cell(page, 2, 1).others) == ("2080505", ("2060305",))

    def test_the_fitting_number_is_chosen(self) -> None:
        page = mended(
            "32\t本年收入合计\t5\n33\t年初结转\t\n34\t一、一般公共预算拨款\t\n35\t二、政府性基金预算拨款\t\n"
            "26\t三、国有资本经营预算拨\t\n36\t款\t\n37\t收入总计\t5"
        )
        assert rows(page)[4] == ["36", "三、国有资本经营预算拨款", ""]

    def test_a_noisy_twin_of_a_label(self) -> None:
        page = mended("32\t本年收入合计\t5\n33\t左対10475/14/14/14/\t\n33\t年初财政拨款结转和结余\t\n34\t收入总计\t5")
        assert rows(page)[1] == ["33", "年初财政拨款结转和结余", ""]
        assert cell(page, 1, 1).others == ("左対10475/14/14/14/",)

    def test_two_printed_rows_with_one_number_stay_two(self) -> None:
        page = mended("1\t201\t甲支出\t1.00\n2\t202\t乙支出\t2.00\n2\t203\t丙支出\t3.00\n3\t204\t丁支出\t4.00")
        assert len(rows(page)) == 4
        assert rules(page) == []

    def test_a_new_label_is_never_a_second_half(self) -> None:
        page = mended("1\t一、甲收入\t\n1\t二、乙收入\t\n2\t三、丙收入\t\n3\t四、丁收入\t")
        assert len(rows(page)) == 4

    def test_a_table_without_numbers(self) -> None:
        page = mended(
            "单位名称\t单位性质\t单位规格\t经费保障形式\n某市某区委\t行政\t正协(目)仍\t财政拨款\n"
            "办公室本级\t1 J 以 \t正处(县)级\t火儿火放泳"
        )
        assert rows(page)[1:] == [["某市某区委办公室本级", "行政", "正处(县)级", "财政拨款"]]

    def test_equal_amounts_below_each_other_are_two_rows(self) -> None:
        page = mended("项 目\t数量\t价值\n1、房屋\t270\t4540000.00\n其中: 办公用房\t270\t4540000.00")
        assert len(rows(page)) == 3


class TestRowsWithoutNumbers:
    """Forms without 序号: what makes two rows one is the code, the official name, or plain noise."""

    def test_halves_of_a_name_under_one_code(self) -> None:
        page = mended(
            "20805\t行政事业单位\t5.00\t5.00\n20805\t养老支出\t3.00\t5.00\n2080501\t行政单位离退休\t5.00\t5.00"
        )
        assert rows(page)[0] == ["20805", "行政事业单位养老支出", "5.00", "5.00"]
        assert cell(page, 0, 2).others == ("3.00",)

    def test_the_second_half_alone_in_its_row(self) -> None:
        page = mended("208\t05\t05\t机关事业单位基本养\t5.00\n\t\t\t老保险缴费支出\t\n210\t\t\t卫生健康支出\t4.00")
        assert [row[3] for row in rows(page)] == ["机关事业单位基本养老保险缴费支出", "卫生健康支出"]

    def test_a_heading_between_coded_rows_is_no_half(self) -> None:
        page = mended("20805\t行政事业单位养老支出\t5.00\n\t某某中心\t\n20805\t行政事业单位养老支出\t5.00")
        assert len(rows(page)) == 3

    def test_one_account_of_two_units_stays_two_rows(self) -> None:
        page = mended("20805\t行政事业单位养老支出\t甲中心\t5.00\n20805\t行政事业单位养老支出\t乙中心\t5.00")
        assert len(rows(page)) == 2


class TestPages:
    """The next page of a table goes on in the same grid."""

    def test_a_repeated_head_is_left_out_but_its_lines_are_kept(self) -> None:
        page = mended(
            SPENDING + "\n\t功\t\t基本支\t项目支\t\t\n序号\t科目編码\t科目名称\t合计\t出\t出\t\n"
            "栏次\t1\t2\t3\t4\t5\t\n5\t20199\t其他一般公共服务支出\t2.50\t\t2.50\t"
        )
        assert rows(page)[-1] == ["5", "20199", "其他一般公共服务支出", "2.50", "", "2.50"]
        assert len([block for block in page.blocks if isinstance(block, RawGrid)]) == 1
        assert len(table(page).lines) == 12
        assert "O11" in rules(page)

    def test_a_page_without_head_and_with_lost_columns(self) -> None:
        page = mended(SPENDING + "\n5\t20199\t其他一般公共服务支出\t2.50")
        assert rows(page)[-1] == ["5", "20199", "其他一般公共服务支出", "2.50", "", ""]
        assert {"O08", "O11"} <= set(rules(page))

    def test_a_page_number_between_two_pages(self) -> None:
        page = mended(SPENDING + "\n- 6 -\n\n5\t20199\t其他一般公共服务支出\t2.50\t\t2.50")
        assert [type(block) for block in page.blocks] == [RawGrid, TextLine]
        assert rows(page)[-1][0] == "5"

    def test_another_table_is_not_joined(self) -> None:
        page = mended(SPENDING + "\n项 目\t数量\t价值\n车辆\t3\t11.00")
        assert len([block for block in page.blocks if isinstance(block, RawGrid)]) == 2

    def test_blank_columns_at_the_edge_are_left_out(self) -> None:
        page = mended("项目\t金额\t\t\n甲\t1.00\t\t\n")
        assert rows(page) == [["项目", "金额"], ["甲", "1.00"]]
        assert rules(page) == ["O08"]


class TestCells:
    """Faults inside single cells."""

    def test_a_code_printed_again_with_its_name(self) -> None:
        page = mended("5\t20199\t其他支出\t2.50\n6\t2019999\t2019999 其他支出\t\n7\t202\t外交支出\t1.00")
        assert rows(page)[1] == ["6", "2019999", "其他支出", ""]
        assert rules(page) == ["O07"]

    def test_letters_in_a_code_whose_name_is_known(self) -> None:
        page = mended("1\t2O8O5\t行政事业单位养老支出\t9.00\n2\t2O8O501\t某某支出\t9.00\n3\t221\t住房保障支出\t1.00")
        assert [row[1] for row in rows(page)] == ["20805", "2O8O501", "221"]
        assert cell(page, 0, 1).others == ("2O8O5",)
        assert rules(page) == ["O03"]

    def test_of_two_codes_the_official_one_of_the_name(self) -> None:
        page = mended(
            "1\t210\t卫生健康支出\t4.00\n2\t21011\t行政事业单位医疗\t4.00\n3\t2101133\t行政单\t4.00\n3\t2101101\t位医疗\t4.00\n"
            "4\t221\t住房保障支出\t1.00"
        )
        assert (cell(page, 2, 1).text, cell(page, 2, 1).others) == ("2101101", ("2101133",))

    def test_a_split_number_stays_as_printed(self) -> None:
        page = mended("1\t\t合计\t966.5 7\n2\t201\t甲支出\t966.57")
        assert cell(page, 0, 3).text == "966.5 7"


class TestLines:
    """Lines outside tables."""

    def test_a_cut_unit_line(self) -> None:
        page = mended("单位:万\n")
        assert [block.text for block in page.blocks if isinstance(block, TextLine)] == ["单位:万元"]
        assert rules(page) == ["O17"]

    def test_shredded_text_is_whole_again(self) -> None:
        page = mended("\n\n".join(["单", "位:", "万元", "20200", "1某市", "某区", "委办", "公室"]))
        lines = [block for block in page.blocks if isinstance(block, TextLine)]
        assert [line.text for line in lines] == ["单位:万元", "202001 某市某区委办公室"]
        assert [line.lines for line in lines] == [(1, 3, 5), (7, 9, 11, 13, 15)]
        assert rules(page) == ["O09"]

    def test_a_list_of_short_lines_is_left_alone(self) -> None:
        page = mended("\n".join(["一、概况", "二、收入", "三、支出", "四、其他", "五、附件"]))
        assert len(page.blocks) == 5


INDICATORS = "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据"


class TestTargets:
    """绩效目标表: the goal on top, one row per indicator, the first level over its group."""

    def test_the_goal_above_becomes_the_first_row(self) -> None:
        page = mended(
            '1、某项目绩效目标表\n\n绩效目标\n\n1."""完成某项工作。\n\n11\n\n'
            f"{INDICATORS}\n产出指标\t数量指标\t次数\t次数\t≥2次\t工作计划"
        )
        first = table(page).rows[0]
        assert [c.text for c in first[:2] if c] == ["绩效目标", "1.完成某项工作。"]
        assert first[1] is first[5]
        assert [block.text for block in page.blocks if isinstance(block, TextLine)] == ["1、某项目绩效目标表"]
        assert rules(page) == ["O12"]

    def test_a_centred_first_level_covers_its_group(self) -> None:
        page = mended(
            f"{INDICATORS}\n\t数量指标\t甲数\t甲数\t1个\t工作计划\n产出指标\t质量指标\t乙率\t乙率\t100%\t工作计划\n"
            "\t成本指标\t丙费\t丙费\t≤2万\t工作计划\n效益指标\t社会效益指标\t丁率\t丁率\t≥9%\t工作计划"
        )
        assert [row[0] for row in rows(page)[1:]] == ["产出指标"] * 3 + ["效益指标"]
        assert table(page).rows[1][0] is table(page).rows[3][0]

    def test_a_basis_over_five_lines_belongs_to_the_row_in_its_middle(self) -> None:
        basis = ["关于贯彻落实<某省", "党委办公室某项系统", "信息化支撑平台及应", "用系统建设工作推进", "案>的通知"]
        page = mended(
            f"{INDICATORS}\n\t数量指标\t甲数\t甲数\t1个\t工作计划\n\t\t\t\t\t{basis[0]}\n\t\t\t\t\t{basis[1]}\n"
            f"\t质量指标\t乙率\t乙率\t100%\t{basis[2]}\n\t\t\t\t\t{basis[3]}\n\t\t\t\t\t{basis[4]}\n"
            f"产出指标\t时效指标\t丙时\t丙时\t\t{basis[0]}\n\t\t\t\t1年\t{basis[1]}\n\t\t\t\t\t{basis[2]}\n"
            f"\t\t\t\t\t{basis[3]}\n\t\t\t\t\t{basis[4]}\n\t成本指标\t丁费\t丁费\t8万\t工作计划"
        )
        whole = "".join(basis)
        assert [row[4:] for row in rows(page)[1:]] == [
            ["1个", "工作计划"], ["100%", whole], ["1年", whole], ["8万", "工作计划"],
        ]  # fmt: skip

    def test_two_cells_read_as_one(self) -> None:
        page = mended(f"{INDICATORS}\n产出指标\t质量指标 学习完成率\t\t学习完成率\t≥90%\t工作安排")
        assert rows(page)[1] == ["产出指标", "质量指标", "学习完成率", "学习完成率", "≥90%", "工作安排"]

    def test_foreign_glyphs_are_a_bad_reading(self) -> None:
        page = mended(
            f"{INDICATORS}\n\t\t交 佐亚ム肥久式 大 典田\t系统正常运转的平台服\t8.1万\t 工作计划 \n"
            "产出指标\t成本指标 \t 系统平台服务成本费用 \t务成本费用\t\t<u> Т</u> 1 F И <i>Х</i>"
        )
        assert rows(page)[1:] == [
            ["产出指标", "成本指标", "系统平台服务成本费用", "系统正常运转的平台服务成本费用", "8.1万", "工作计划"]
        ]
        assert cell(page, 1, 5).others == ("<u> Т</u> 1 F И <i>Х</i>",)
        assert "O13" in rules(page)


FLAT = (
    "1.完成某项服务。 绩效目标 一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据 {} "
    "满意度指标 服务对象满意度指标 满意率 满意率 ≥98% 工作计划"
)


class TestFlattenedTables:
    """A table read as one paragraph is a table again where every indicator can be told."""

    def test_values_before_and_after_their_labels(self) -> None:
        page = mended(FLAT.format("数量指标 甲数 甲数 ≥200 份 工作计划 产出指标 100% 质量指标 乙率 乙率 工作计划"))
        assert rows(page)[2:] == [
            ["产出指标", "数量指标", "甲数", "甲数", "≥200份", "工作计划"],
            ["产出指标", "质量指标", "乙率", "乙率", "100%", "工作计划"],
            ["满意度指标", "服务对象满意度指标", "满意率", "满意率", "≥98%", "工作计划"],
        ]
        assert rows(page)[0][1] == "1.完成某项服务。"
        assert rules(page) == ["O10"]

    def test_labels_that_wrapped(self) -> None:
        page = mended(FLAT.format("系统数 购置系 数量指标 1套 工作计划 量 统 质量指标 合格率 100% 工作计划 合格率"))
        assert [row[2:4] for row in rows(page)[2:4]] == [["系统数量", "购置系统"], ["合格率", "合格率"]]

    def test_what_cannot_be_told_stays_text(self) -> None:
        page = mended(FLAT.format("数量指标 工作计划 质量指标 甲 乙 丙 丁"))
        assert [type(block) for block in page.blocks] == [TextLine]
        assert rules(page) == ["O10"]
