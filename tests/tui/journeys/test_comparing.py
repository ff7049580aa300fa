"""Two years compared: which differences matter, how they are measured, and where the same account stands again."""

from __future__ import annotations

from model.settings import Comparing, Settings
from tests.builders import a_budget
from tests.tui.opening import NARROW, NORMAL, WIDE, here, lines_of, main_of, opened, tree_of, wait_for, words_of
from tui.panes.text import TextPane
from tui.widgets.money_table import MoneyTable
from tui.widgets.tall_table import TallTable
from tui.widgets.twin_table import TwinTable


def line_of(pilot, code: str) -> str:  # type: ignore[no-untyped-def]
    """The first drawn line of an account."""
    tree = tree_of(pilot)
    at = next(at for at, item in enumerate(tree.items) if item.node.account.code == code)
    return lines_of(tree)[at]


def status_of(pilot) -> str:  # type: ignore[no-untyped-def]
    """The status line."""
    return words_of(main_of(pilot).query_one("#status"))


class TestMateriality:
    """Small changes are dimmed, large ones can be gone through."""

    async def test_d_goes_from_all_to_differences_to_material_ones(self) -> None:
        """2210201 grew by 1.00 of 9.00, which is less than 10 万元: a difference, and no material one."""
        async with opened() as pilot:
            await pilot.press("3", "d")
            assert "2210201" in [item.node.account.code for item in tree_of(pilot).items]
            await pilot.press("d")
            codes = [item.node.account.code for item in tree_of(pilot).items]
            assert "2210201" not in codes
            assert "2010302" in codes
            assert "只看重大差异" in status_of(pilot)

    async def test_v_changes_what_is_material(self) -> None:
        """The next preset asks for half of the old figure; fine would take the small change, too."""
        async with opened(settings=Settings(comparing=Comparing(materiality="fine"))) as pilot:
            await pilot.press("3", "d", "d")
            assert "2210201" in [item.node.account.code for item in tree_of(pilot).items]
            await pilot.press("v")
            assert "2210201" not in [item.node.account.code for item in tree_of(pilot).items]

    async def test_a_table_can_have_its_own_preset(self) -> None:
        """As set for 支出总表; v changes the others only."""
        settings = Settings(comparing=Comparing(tables={"expenditure": "fine"}))
        async with opened(settings=settings) as pilot:
            await pilot.press("3", "d", "d", "v")
            assert "2210201" in [item.node.account.code for item in tree_of(pilot).items]

    async def test_brackets_jump_over_what_is_small(self) -> None:
        """From one material difference to the next, around the end; the brackets of a Chinese keyboard, too."""
        async with opened() as pilot:
            await pilot.press("3")
            seen = []
            for _ in range(4):
                await pilot.press("right_square_bracket")
                seen.append(here(tree_of(pilot)))
            assert "2210201" not in seen
            assert set(seen) <= {"2010301", "2010302", "2010303"}
            await pilot.press("left_black_lenticular_bracket")
            assert here(tree_of(pilot)) == seen[-2]

    async def test_the_colour_of_a_small_change_is_quiet(self) -> None:
        """Its figures are drawn like the others."""
        async with opened() as pilot:
            await pilot.press("3")
            tree = tree_of(pilot)
            quiet, loud = tree.style_of("quiet"), tree.style_of("increase")
            styles = {}
            for at, item in enumerate(tree.items):
                text = tree.line(at, tree.line_room)
                signed = (span for span in text.spans if "+" in text.plain[span.start : span.end])
                styles[item.node.account.code] = {span.style for span in signed}
            assert quiet in styles["2210201"]
            assert loud not in styles["2210201"]
            assert loud in styles["2010302"]

    async def test_a_closed_line_says_how_much_differs_below(self) -> None:
        """Three lines under 201 differ."""
        async with opened() as pilot:
            await pilot.press("3", "minus", "minus")
            assert "（Δ3）" in line_of(pilot, "201")
            assert "（" not in line_of(pilot, "208").replace("（Δ1）", "")


class TestMeasuring:
    """Percentages, shares, points; the older year first."""

    async def test_percent_goes_through_the_rates(self) -> None:
        """行政运行 grew by 5.00 of 45.00: a quarter of the growth of the total of 20.00, 6.25 points of 80.00."""
        async with opened() as pilot:
            await pilot.press("3")
            tails = []
            for _ in range(4):
                tails.append(line_of(pilot, "2010301").split()[-1])
                await pilot.press("percent_sign")
            assert tails[0] == "+11.11%"
            assert tails[1:3] == ["+25.00%", "+6.25"]
            assert tails[3] == "50.00%"

    async def test_where_gains_and_losses_cancel_out_points_are_told(self) -> None:
        """Shares of a total change of 0.01 would be thousands of per cent."""
        pair = []
        for year, total, one, other in ((2023, "100.01", "60.00", "40.01"), (2022, "100.00", "40.00", "60.00")):
            builder = a_budget(year=year).with_item("expenditure", "合计", total=total)
            builder = builder.with_fact("expenditure", "2010301", "行政运行", total=one)
            pair.append(builder.with_fact("expenditure", "2080505", "养老保险", total=other).build())
        async with opened(*pair) as pilot:
            await pilot.press("3", "percent_sign")
            assert "百分点" in words_of(tree_of(pilot)).splitlines()[1]
            assert line_of(pilot, "2010301").split()[-1] == "+20.00"
            assert any("增减大多相抵，改看百分点" in note.message for note in pilot.app._notifications)

    async def test_x_puts_the_older_year_first(self) -> None:
        """An increase stays an increase."""
        async with opened() as pilot:
            await pilot.press("3")
            assert line_of(pilot, "2010301").split()[-4:-1] == ["50.00", "45.00", "+5.00"]
            await pilot.press("X")
            assert line_of(pilot, "2010301").split()[-4:-1] == ["45.00", "50.00", "+5.00"]
            assert "2022" in words_of(tree_of(pilot)).splitlines()[1].split()[0]


class TestLongTrees:
    """A long tree opens where something material lies below."""

    async def test_the_rest_stays_closed(self) -> None:
        """Of twenty classes with an account each, only the one that grew is open; the others count what they hide."""
        pair = []
        for year in (2023, 2022):
            builder = a_budget(year=year)
            for at in range(201, 221):
                figure = "90.00" if (at, year) == (207, 2023) else "50.01" if (at, year) == (208, 2023) else "50.00"
                for code in (f"{at}", f"{at}01", f"{at}0101"):
                    builder = builder.with_fact("expenditure", code, f"科目{code}", total=figure)
            pair.append(builder.build())
        async with opened(*pair) as pilot:
            await pilot.press("3")
            codes = [item.node.account.code for item in tree_of(pilot).items]
            assert [code for code in codes if len(code) > 3] == ["20701", "2070101"]
            assert "（Δ1）" in line_of(pilot, "208")


class TestLayouts:
    """One tree, two trees, two lines."""

    async def test_w_shows_every_column_of_long_amounts(self) -> None:
        """At 80 cells the percentage of twelve digits gives way; above each other all is there, no digit lost."""
        pair = [
            a_budget(year=year).with_fact("expenditure", "2010301", "行政运行", total=figure).build()
            for year, figure in ((2023, "123,456,789.01"), (2022, "113,456,789.01"))
        ]
        async with opened(*pair, size=NARROW) as pilot:
            await pilot.press("3", "end")
            assert "%" not in line_of(pilot, "2010301")
            assert "w 看全各栏" in status_of(pilot)
            await pilot.press("w")
            tree = tree_of(pilot)
            upper, lower = (tree.part(tree.cursor, at, 80).plain for at in (0, 1))
            assert upper.split()[-2:] == ["123,456,789.01", "+10,000,000.00"]
            assert lower.split() == ["113,456,789.01", "+8.81%"]
            assert words_of(tree).splitlines()[2].split() == ["2022", "增减%"]

    async def test_walking_in_two_lines(self) -> None:
        """The cursor stays in sight to the last line, and a page is as many accounts as fit."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("3", "w", "end")
            tree = tree_of(pilot)
            assert isinstance(tree.table, TallTable)
            assert here(tree) == "2210201"
            assert "2210201" in words_of(tree)
            await pilot.press("pageup", "pageup", "pageup")
            assert tree.cursor == 0
            await pilot.click(tree, offset=(20, tree.head_height + 3))
            assert tree.cursor == 1

    async def test_two_trees_only_where_there_is_room(self) -> None:
        """At 200 cells each year has its tree; y makes it one; at 120 it is one."""
        async with opened(size=WIDE) as pilot:
            await pilot.press("3")
            assert isinstance(tree_of(pilot).table, TwinTable)
            await pilot.press("y")
            assert type(tree_of(pilot).table) is MoneyTable
        async with opened(size=NORMAL) as pilot:
            await pilot.press("3")
            assert type(tree_of(pilot).table) is MoneyTable

    async def test_each_tree_has_its_own_names_and_gaps(self) -> None:
        """The name of 2022 stands in the tree of 2022, and what a year lacks is a gap."""
        async with opened(size=WIDE) as pilot:
            await pilot.press("3")
            left, _, right = line_of(pilot, "2080501").partition("│")
            assert "2080501 行政单位离退休" in left
            assert "2080501 归口管理的行政单位离退休" in right
            assert "2010302" not in line_of(pilot, "2010302").partition("│")[2]
            assert "2010303" not in line_of(pilot, "2010303").partition("│")[0]


class TestOtherTables:
    """g goes to the same account elsewhere."""

    async def test_the_same_account_in_the_next_table(self) -> None:
        """From 支出总表 to 一般公共预算支出表 and on, around to where it began, in whatever pane."""
        async with opened() as pilot:
            await pilot.press("3")
            tree_of(pilot).go_to_row("", "2080505", "total")
            seen = []
            for _ in range(3):
                seen.append(tree_of(pilot).outline.statement)
                await pilot.press("g")
                assert here(tree_of(pilot)) == "2080505"
            assert seen == ["expenditure", "general_public", "revenue"]

    async def test_an_account_that_stands_nowhere_else(self) -> None:
        """One sentence; nothing moves."""
        async with opened() as pilot:
            await pilot.press("4")
            tree_of(pilot).go_to_row("", "30101", "personnel")
            await pilot.press("g")
            assert (main_of(pilot).current, here(tree_of(pilot))) == ("economic", "30101")

    async def test_a_line_without_a_code_goes_by_its_name(self) -> None:
        """公务接待费 of the economic accounts stands in 三公, too, which prints no codes."""
        async with opened() as pilot:
            await pilot.press("4")
            tree_of(pilot).go_to_row("", "30217", "operating")
            await pilot.press("g")
            assert (main_of(pilot).current, here(tree_of(pilot))) == ("three_public", "公务接待费")


class TestComputedParents:
    """A form of leaf rows: parents are sums, and so is their change."""

    async def test_the_change_of_a_computed_parent_is_marked(self) -> None:
        """4.00 became 6.00; neither document prints the parent."""
        pair = [
            a_budget(year=year).with_fact("expenditure", "2010301", "行政运行", total=figure).build()
            for year, figure in ((2023, "6.00"), (2022, "4.00"))
        ]
        async with opened(*pair, size=NARROW) as pilot:
            await pilot.press("3")
            assert line_of(pilot, "20103").split()[-4:] == ["6.00*", "4.00*", "+2.00*", "+50.00%"]
            assert line_of(pilot, "2010301").split()[-4:] == ["6.00", "4.00", "+2.00", "+50.00%"]
            assert main_of(pilot).desk.comparison is not None
            assert [change.code for change in main_of(pilot).desk.comparison.changes] == ["2010301"]


class TestBeyond:
    """Tables outside the vocabulary have a place."""

    async def test_they_stand_in_the_text_pane(self) -> None:
        """With both years and their difference."""
        pair = []
        for year, figure in ((2023, "6.00"), (2022, "4.00")):
            table = a_budget(year=year).with_item("项目支出表", "专项一", total=figure).build()
            whole = a_budget(year=year).with_item("expenditure", "合计", total="9.00").build()
            pair.append(whole.model_copy(update={"others": table.facts, "tables": (*whole.tables, *table.tables)}))
        async with opened(*pair) as pilot:
            await pilot.press("8")
            pane = main_of(pilot).query_one(TextPane)
            await wait_for(pilot, lambda: bool(pane.query_one("#text-table").display))
            table = pane.query_one("#text-table")
            assert lines_of(table)[0].split() == ["Δ", "专项一", "6.00", "4.00", "+2.00", "+50.00%"]  # type: ignore[arg-type]
