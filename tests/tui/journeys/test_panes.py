"""Going from pane to pane: overview, targets, log, text, inspector, help, palette."""

from __future__ import annotations

import pytest

from model.disclosure import Notice, Source
from model.settings import Look, Settings
from tests.builders import a_budget, a_consistent_2023
from tests.tui.opening import (
    NARROW,
    NORMAL,
    WIDE,
    here,
    lines_of,
    main_of,
    opened,
    pane_of,
    tree_of,
    wait_for,
    words_of,
)
from tui.commands import PANES
from tui.panes.findings import FindingsPane
from tui.panes.targets import TargetsPane
from tui.panes.text import TextPane
from tui.screens.help import HelpScreen
from tui.screens.value import ValueScreen
from tui.widgets.choices import Choices
from tui.widgets.finding_list import chosen
from tui.widgets.key_bar import KeyBar


class TestSwitching:
    """Number keys, mouse and palette lead to every pane."""

    @pytest.mark.parametrize(("key", "pane"), [(str(at), pane.id) for at, pane in enumerate(PANES, 1)])
    async def test_number_keys(self, key: str, pane: str) -> None:
        """Each number its pane."""
        async with opened(size=NARROW) as pilot:
            await pilot.press(key)
            assert main_of(pilot).current == pane

    async def test_a_click_on_the_strip(self) -> None:
        """The strip is a row of buttons."""
        async with opened(size=NARROW) as pilot:
            await pilot.click("#strip", offset=(10, 0))
            assert main_of(pilot).current == "balance"

    async def test_the_palette_is_chinese(self) -> None:
        """Type a title, press enter."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("ctrl+p", *"绩效")
            await wait_for(pilot, lambda: bool(pilot.app.screen.query("CommandList").first().option_count))  # type: ignore[attr-defined]
            await pilot.press("down", "enter")
            await wait_for(pilot, lambda: main_of(pilot).current == "targets")

    async def test_angle_brackets_go_through_the_tables_of_a_pane(self) -> None:
        """Also those of a Chinese keyboard, and around the end."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("2", "greater_than_sign")
            assert tree_of(pilot).outline.statement == "revenue"
            await pilot.press("left_double_angle_bracket", "left_double_angle_bracket")
            assert tree_of(pilot).outline.statement == "appropriation_balance"

    async def test_a_pane_without_a_table_says_so_and_offers_nothing(self) -> None:
        """The sentence takes the whole width, the inspector leaves, and no key is named that would do nothing."""
        async with opened(a_budget().with_item("expenditure", "合计", total="1.00").build(), size=NORMAL) as pilot:
            tables = "没有一般公共预算基本支出表、基本支出表（政府经济分类）。"
            for key, words in (("4", tables), ("6", "没有绩效目标")):
                await pilot.press(key)
                empty = pane_of(pilot).query_one(".empty")
                await wait_for(pilot, lambda: words in words_of(empty))  # noqa: B023
                await wait_for(pilot, lambda: not main_of(pilot).query_one("#inspector").display)
                bar = main_of(pilot).query_one(KeyBar)
                await wait_for(pilot, lambda: words_of(bar).split() == ["?", "帮助", ":", "命令", "q", "退出"])  # noqa: B023

    async def test_an_empty_table_says_why(self) -> None:
        """政府性基金 is empty in both years and its note stands there."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("3")
            pane = pane_of(pilot)
            while pane.statement != "government_fund":  # type: ignore[attr-defined]
                await pilot.press("greater_than_sign")
            await wait_for(pilot, lambda: "本表为空" in words_of(pane.query_one(".empty")))


class TestOverview:
    """What the documents are and what moved."""

    async def test_headlines_of_both_years(self) -> None:
        """Totals, difference and percentage."""
        async with opened(size=NARROW) as pilot:
            card = pane_of(pilot).query_one("#card-figures")
            await wait_for(pilot, lambda: "支出总计 100.00 80.00 +20.00 +25.00%" in " ".join(words_of(card).split()))

    async def test_what_was_not_read_and_where_that_is_told(self) -> None:
        """A figure that belongs to nothing is counted, and the number of the pane with the notice stands beside."""
        told = Notice(kind="left-out", message="第 1 页有 2 个数字没有归属，没有采用：61.80、61.80")
        budget = a_consistent_2023().build().model_copy(update={"notices": (told,)})
        async with opened(budget, size=NORMAL) as pilot:
            card = pane_of(pilot).query_one("#card-documents")
            await wait_for(pilot, lambda: "1 处没有采用，说明 1 条（按 7 看）" in words_of(card))

    async def test_how_much_was_checked(self) -> None:
        """Counts by severity, and checked of applicable."""
        async with opened(size=WIDE) as pilot:
            card = pane_of(pilot).query_one("#card-checks")
            await wait_for(pilot, lambda: "核对了" in words_of(card))


class TestInspector:
    """Everything about one figure."""

    async def test_at_the_right_on_a_normal_screen(self) -> None:
        """Full name, all units, source, where else it is printed."""
        async with opened(size=NORMAL) as pilot:
            await pilot.press("3")
            tree_of(pilot).go_to_row("", "2080505", "total")
            panel = main_of(pilot).query_one("#inspected")
            await wait_for(pilot, lambda: "机关事业单位基本养老保险缴费支出" in words_of(panel).replace("\n", ""))
            words = words_of(panel).replace("\n", "")
            assert "120,000 元" in words
            assert "unit2023.pdf" in words
            assert "同额还印在" in words

    async def test_a_window_on_a_narrow_screen(self) -> None:
        """i opens it, escape closes it."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("3", "i")
            assert isinstance(pilot.app.screen, ValueScreen)
            await pilot.press("escape")
            assert pilot.app.screen is main_of(pilot)

    async def test_what_could_not_be_read_is_told_and_counted(self) -> None:
        """A gap shows ? in the table, words in the inspector, a count in the status line."""
        damaged = ("expenditure", "2210201", "basic")
        whole = a_consistent_2023()
        kept = [fact for fact in whole.budget.facts if (fact.statement, fact.code, fact.measure) != damaged]
        budget = whole.with_fields(facts=tuple(kept))
        budget = budget.with_gap("expenditure", "2210201", "住房公积金", "basic", raw="EE 1E", state="garbled")
        async with opened(budget.build(), size=NORMAL) as pilot:
            await pilot.press("3")
            tree_of(pilot).go_to_row("", "2210201", "basic")
            main = main_of(pilot)
            await wait_for(pilot, lambda: "读不出" in words_of(main.query_one("#inspected")))
            assert "EE 1E" in words_of(main.query_one("#inspected"))
            assert "读不出 1 格" in words_of(main.query_one("#status"))

    async def test_text_of_a_document_cannot_command_the_terminal(self) -> None:
        """Control characters and markup in a name are shown as harmless text."""
        name = "支出\x1b[31m[red]科目[/red]\u202e反"
        budget = a_budget().with_fact("expenditure", "2010301", name, total="1.00").build()
        async with opened(budget, size=NORMAL) as pilot:
            await pilot.press("3")
            line = "".join(lines_of(tree_of(pilot)))
            assert "\x1b" not in line
            assert "\u202e" not in line
            assert "[red]科目[/red]" in line


class TestTargets:
    """Projects and indicators of both years."""

    async def test_values_side_by_side_and_only_differences(self) -> None:
        """检查次数 went from 10 to 12."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("6")
            rows = pane_of(pilot).rows
            assert rows is not None
            text = "\n".join(rows.plain(at) for at in range(rows.count))
            assert "≥12次\t≥10次" in text
            assert "项目 2023 年 1 个，2022 年 1 个" in " ".join(pane_of(pilot).status())
            await pilot.press("left")
            assert rows.count == 1
            await pilot.press("right")
            assert rows.count == 3

    async def test_a_document_without_targets(self) -> None:
        """The pane says so."""
        async with opened(a_budget().with_item("expenditure", "合计", total="1.00").build(), size=NARROW) as pilot:
            await pilot.press("6")
            pane = main_of(pilot).query_one(TargetsPane)
            await wait_for(pilot, lambda: "没有绩效目标" in words_of(pane.query_one(".empty")))


class TestLog:
    """The validation log."""

    async def test_enter_goes_to_the_figure(self) -> None:
        """The one deliberate error is in 支出总表."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("7")
            pane = main_of(pilot).query_one(FindingsPane)
            finding = next(f for f in pane.rows.findings if f.statement == "expenditure")
            pane.rows.go(pane.rows.findings.index(finding))
            await pilot.press("enter")
            await wait_for(pilot, lambda: main_of(pilot).current != "findings")
            tree = tree_of(pilot)
            assert tree.outline.statement == "expenditure"
            assert here(tree) in (finding.code, finding.name)

    async def test_filters(self) -> None:
        """f goes through problems, errors, unchecked, notices, agreeing, all; unchecked is never among the agreeing."""
        budget = a_consistent_2023().build()
        notice = Notice(kind="left-out", message="第 3 页有 1 个数字没有归属", source=Source(page=3, raw="430.00"))
        async with opened(budget.model_copy(update={"notices": (notice,)}), size=NARROW) as pilot:
            await pilot.press("7")
            pane = main_of(pilot).query_one(FindingsPane)
            seen = []
            for _ in range(6):
                seen.append({finding.status.value for finding in pane.rows.findings})
                if pane.at == 3:
                    await wait_for(pilot, lambda: "「430.00」" in words_of(pane.query_one("#finding-words")))
                await pilot.press("f")
            assert seen[3] == {"noted"}
            assert {"noted"} < seen[5]
            assert seen[4] <= {"pass-exact", "pass-rounding"}
            assert seen[0] <= {"fail", "ambiguous"}
            assert not seen[2] & {"pass-exact", "pass-rounding", "fail"}

    async def test_no_problem_is_not_the_whole_truth(self) -> None:
        """Where nothing is wrong, what could not be checked is told of all the same."""
        async with opened(a_consistent_2023().build(), size=NARROW) as pilot:
            await pilot.press("7")
            pane = main_of(pilot).query_one(FindingsPane)
            unchecked = len(chosen(pane.report, 2))
            assert unchecked
            assert not chosen(pane.report, 0)
            await wait_for(pilot, lambda: f"另有 {unchecked} 处未能核对" in words_of(pane.query_one(".empty")))

    async def test_a_click_on_a_filter(self) -> None:
        """The strip of filters is a row of buttons, too."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("7")
            pane = main_of(pilot).query_one(FindingsPane)
            pane.query_one(Choices).post_message(Choices.Picked(pane.query_one(Choices), 3))
            await wait_for(pilot, lambda: pane.at == 3)


class TestText:
    """Narrative, organisation, procurement, assets, glossary."""

    async def test_sections_and_their_text(self) -> None:
        """The first section is shown at once, in both years."""
        async with opened(size=NORMAL) as pilot:
            await pilot.press("8")
            pane = main_of(pilot).query_one(TextPane)
            await wait_for(pilot, lambda: "负责示例事务" in words_of(pane.query_one("#text-new")))

    async def test_procurement_is_a_table(self) -> None:
        """Its figures are those of the money panes: unit, inspector and all."""
        async with opened(size=NORMAL) as pilot:
            await pilot.press("8", "down")
            pane = main_of(pilot).query_one(TextPane)
            await wait_for(pilot, lambda: bool(pane.query_one("#text-table").display))
            table = pane.query_one("#text-table")
            assert any("货物" in line for line in lines_of(table))  # type: ignore[arg-type]


class TestHelp:
    """Keys and marks."""

    async def test_the_chinese_question_mark(self) -> None:
        """？ is what an input method makes of ?."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("fullwidth_question_mark")
            assert isinstance(pilot.app.screen, HelpScreen)
            await pilot.press("escape")
            assert pilot.app.screen is main_of(pilot)


class TestLook:
    """Themes, sizes, copying."""

    async def test_both_themes(self) -> None:
        """F10 goes from ink to paper."""
        async with opened(size=NARROW, settings=Settings(look=Look(theme="纸"))) as pilot:
            assert pilot.app.theme == "纸"
            await pilot.press("f10")
            assert pilot.app.theme == "墨"

    async def test_no_colour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """NO_COLOR leaves signs and words; every cell is grey."""
        monkeypatch.setenv("NO_COLOR", "1")
        async with opened(size=NARROW) as pilot:
            await pilot.press("3")
            assert pilot.app.no_color
            assert any(line.startswith("+") for line in lines_of(tree_of(pilot)))

    async def test_copying_a_row(self) -> None:
        """Tabs between code, name and cells."""
        async with opened(size=NARROW) as pilot:
            await pilot.press("3", "down", "C")
            assert pilot.app.clipboard.startswith("201\t一般公共服务支出\t70.00\t51.00\t+19.00")
            await pilot.press("c")
            assert pilot.app.clipboard == "70.00"

    async def test_maximise_and_back(self) -> None:
        """m leaves the pane alone; escape brings everything back."""
        async with opened(size=WIDE) as pilot:
            await pilot.press("3", "m")
            main = main_of(pilot)
            assert not main.query_one("#rail").display
            await pilot.press("escape")
            assert main.query_one("#rail").display

    @pytest.mark.parametrize(
        ("size", "inspector", "rail"), [(NARROW, False, False), (NORMAL, True, False), (WIDE, True, True)]
    )
    async def test_sizes_show_what_fits(self, size: tuple[int, int], inspector: bool, rail: bool) -> None:
        """Layout is classes; nothing is composed anew."""
        async with opened(size=size) as pilot:
            await pilot.press("3")
            main = main_of(pilot)
            assert main.query_one("#inspector").display is inspector
            assert main.query_one("#rail").display is rail

    async def test_a_window_that_changes_size(self) -> None:
        """From wide to narrow and back the cursor stays."""
        async with opened(size=WIDE) as pilot:
            await pilot.press("3", "down", "down")
            await pilot.resize_terminal(*NARROW)
            await wait_for(pilot, lambda: not main_of(pilot).query_one("#rail").display)
            assert here(tree_of(pilot)) == "20103"
