"""Walking the account trees: open, close, search, jump, filter, sort."""

from __future__ import annotations

from tests.builders import a_budget
from tests.tui.opening import here, lines_of, main_of, opened, tree_of, wait_for, words_of
from tui.width import cells


class TestBeginning:
    """Where a person begins."""

    async def test_at_a_column_of_the_documents_own_year(self) -> None:
        """上年合计 is printed first, and is last year's."""
        builder = a_budget().with_item("three_public", "合计", prior_total="3.00", total="2.00")
        async with opened(builder.build()) as pilot:
            await pilot.press("5")
            assert tree_of(pilot).measure == "total"

    async def test_a_table_of_its_total_alone(self) -> None:
        """合计 grew by half, and the status line counts it."""
        pair = [a_budget(year=year).with_item("expenditure", "合计", total=total).build()
                for year, total in ((2023, "90.00"), (2022, "60.00"))]  # fmt: skip
        async with opened(*pair) as pilot:
            await pilot.press("3")
            status = main_of(pilot).query_one("#status")
            await wait_for(pilot, lambda: "差异 1/1   重大 1" in words_of(status))


class TestWalking:
    """Arrows walk the tree as in an account book."""

    async def test_right_opens_and_left_goes_to_the_parent(self) -> None:
        """Close a class, open it, go in, come back."""
        async with opened() as pilot:
            await pilot.press("3", "down")
            tree = tree_of(pilot)
            assert here(tree) == "201"
            await pilot.press("left")
            assert "20103" not in "".join(lines_of(tree))
            await pilot.press("right", "right")
            assert here(tree) == "20103"
            await pilot.press("left", "left")
            assert here(tree) == "201"

    async def test_minus_and_plus_change_the_depth(self) -> None:
        """One level shows the classes only; plus opens again."""
        async with opened() as pilot:
            await pilot.press("3", "minus", "minus")
            tree = tree_of(pilot)
            codes = [item.node.account.code for item in tree.items]
            assert codes == ["", "201", "208", "221"]
            await pilot.press("plus")
            assert "20103" in [item.node.account.code for item in tree.items]

    async def test_e_follows_only_children(self) -> None:
        """221 has one child that has one child: e opens both."""
        async with opened() as pilot:
            await pilot.press("3", "minus", "minus", "end", "e")
            tree = tree_of(pilot)
            assert "2210201" in [item.node.account.code for item in tree.items]

    async def test_depth_never_leaves_the_cursor_on_a_hidden_line(self) -> None:
        """Closing everything puts the cursor on the parent that is left."""
        async with opened() as pilot:
            await pilot.press("3", "end", "minus", "minus")
            assert here(tree_of(pilot)) == "221"


class TestColumns:
    """Amounts stand under each other, whatever the names are."""

    async def test_every_line_is_as_wide_in_cells(self) -> None:
        """The last digit of a column is in the same cell of every line."""
        async with opened(size=(80, 24)) as pilot:
            await pilot.press("3")
            tree = tree_of(pilot)
            room = {cells(tree.line(at, 80).plain) for at in range(tree.count)}
            assert len(room) == 1

    async def test_an_amount_is_never_cut(self) -> None:
        """A name without end is cut with an ellipsis, its figure of twenty digits is whole."""
        name, figure = "名称很长的科目" * 12, "12,345,678,901,234.56"
        budget = a_budget().with_fact("expenditure", "2010301", name, total=figure)
        async with opened(budget.build(), size=(80, 24)) as pilot:
            await pilot.press("3")
            line = lines_of(tree_of(pilot))[-1]
            assert figure in line
            assert "…" in line

    async def test_comma_and_full_stop_choose_the_column(self) -> None:
        """The chosen measure comes into sight."""
        async with opened(size=(80, 24)) as pilot:
            await pilot.press("3", "full_stop", "full_stop")
            tree = tree_of(pilot)
            assert tree.measure == "project"
            assert "项目支出" in words_of(tree).splitlines()[0]
            await pilot.press("fullwidth_comma")
            assert tree.measure == "basic"

    async def test_another_unit_keeps_every_printed_digit(self) -> None:
        """80.00 万元 is 800,000 元 and 0.008000 亿元."""
        async with opened() as pilot:
            await pilot.press("3", "full_stop")
            tree = tree_of(pilot)
            assert "80.00" in lines_of(tree)[0]
            await pilot.press("u")
            assert "0.008000" in lines_of(tree)[0]
            await pilot.press("u")
            assert "800,000" in lines_of(tree)[0]


class TestFinding:
    """Search by code, name or amount."""

    async def test_hits_are_counted_and_walked(self) -> None:
        """住房 is found three times; n goes on, N comes back."""
        async with opened() as pilot:
            await pilot.press("3", "slash", *"住房")
            main, tree = main_of(pilot), tree_of(pilot)
            await wait_for(pilot, lambda: "1/3" in words_of(main.query_one("#finder-count")))
            assert here(tree) == "221"
            await pilot.press("enter", "n")
            assert here(tree) == "22102"
            await pilot.press("N")
            assert here(tree) == "221"

    async def test_the_chinese_comma_opens_the_search(self) -> None:
        """An input method turns the slash into 、."""
        async with opened() as pilot:
            await pilot.press("3", "ideographic_comma")
            assert main_of(pilot).query_one("#finder-input").has_focus

    async def test_a_hit_inside_a_closed_line_is_opened(self) -> None:
        """An amount is found on a leaf that was not shown."""
        async with opened() as pilot:
            await pilot.press("3", "minus", "minus", "slash", *"12.00", "enter")
            await wait_for(pilot, lambda: here(tree_of(pilot)) == "2080505")

    async def test_escape_forgets_the_search(self) -> None:
        """The first escape ends the search, the last one leads to the overview."""
        async with opened() as pilot:
            await pilot.press("3", "slash", *"住房", "escape")
            main = main_of(pilot)
            assert main.sought == ""
            await pilot.press("escape")
            assert main.current == "overview"


class TestDifferences:
    """Two years side by side."""

    async def test_marks_do_not_depend_on_colour(self) -> None:
        """Added, removed, renamed and changed lines each have a sign of their own."""
        async with opened() as pilot:
            await pilot.press("3")
            marks = {item.node.account.code: line[0] for item, line in _drawn(pilot)}
            assert (marks["2010302"], marks["2010303"], marks["2080501"], marks["2010301"]) == ("+", "−", "≈", "Δ")
            assert marks["2080505"] == " "

    async def test_ascii_marks(self) -> None:
        """The other set of marks has no character that a terminal may draw wide."""
        async with opened() as pilot:
            await pilot.press("3", "f11")
            marks = {item.node.account.code: line[0] for item, line in _drawn(pilot)}
            assert (marks["2010302"], marks["2010303"], marks["2080501"], marks["2010301"]) == ("+", "-", "=", "~")

    async def test_new_and_gone_lines_say_so_in_words(self) -> None:
        """There is no percentage of nothing."""
        async with opened() as pilot:
            await pilot.press("3")
            lines = {item.node.account.code: line for item, line in _drawn(pilot)}
            assert lines["2010302"].endswith("新增")
            assert lines["2010303"].endswith("取消")

    async def test_d_leaves_only_differences(self) -> None:
        """2080505 is the same in both years and goes; the line above what differs stays."""
        async with opened() as pilot:
            await pilot.press("3", "d")
            codes = [item.node.account.code for item in tree_of(pilot).items]
            assert "2080505" not in codes
            assert {"201", "20103", "2010301"} <= set(codes)
            await pilot.press("d", "d")
            assert "2080505" in [item.node.account.code for item in tree_of(pilot).items]

    async def test_n_jumps_from_difference_to_difference(self) -> None:
        """From the top to the first leaf that differs, and F7 from there back around to the last."""
        async with opened() as pilot:
            await pilot.press("3", "minus", "minus", "n")
            assert here(tree_of(pilot)) == "2010301"
            await pilot.press("f7")
            assert here(tree_of(pilot)) == "2210201"

    async def test_s_puts_the_largest_change_first(self) -> None:
        """In a flat list sorted by change, project money of 2010302 leads."""
        async with opened() as pilot:
            await pilot.press("3", "t", "s", "down")
            tree = tree_of(pilot)
            shown = [item.node.account.code for item in tree.items]
            assert shown[1] == "2010302"
            assert all(not item.node.children for item in tree.items[1:])


class TestBlankLines:
    """Template rows are hidden, counted, and shown on demand."""

    async def test_z_shows_them(self) -> None:
        """The status line says how many are hidden."""
        async with opened() as pilot:
            await pilot.press("2")
            tree, status = tree_of(pilot), main_of(pilot).query_one("#status")
            await wait_for(pilot, lambda: "隐去空行 2" in words_of(status))
            assert not any("上年结转" in line for line in lines_of(tree))
            await pilot.press("z")
            assert any("上年结转" in line for line in lines_of(tree))
            await wait_for(pilot, lambda: "隐去空行" not in words_of(status))


def _drawn(pilot):  # type: ignore[no-untyped-def]
    tree = tree_of(pilot)
    return list(zip(tree.items, lines_of(tree), strict=True))
