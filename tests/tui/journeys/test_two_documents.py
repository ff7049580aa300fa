"""Two documents: in order by their years, compared only where that makes sense."""

from __future__ import annotations

from tests.builders import a_consistent_2022, a_consistent_2023, a_pair
from tests.tui.opening import lines_of, main_of, opened, tree_of, wait_for, words_of
from tui.screens.chooser import ChooserScreen, UnitList


class TestOrder:
    """Years decide which one is new, not the command line."""

    async def test_the_older_one_given_first(self) -> None:
        """2023 is the new one either way."""
        new, old = a_pair()
        async with opened(old, new) as pilot:
            assert main_of(pilot).desk.new.year == 2023
            assert "对 2022 年" in words_of(main_of(pilot).query_one("#title"))


class TestNotComparable:
    """Documents that should not be compared are shown side by side, without differences."""

    async def test_another_unit_is_named_and_nothing_is_subtracted(self) -> None:
        """The banner says what differs; A compares nevertheless."""
        other = a_consistent_2022().with_fields(unit="另一单位", code="999002").build()
        async with opened(a_consistent_2023().build(), other) as pilot:
            main = main_of(pilot)
            await wait_for(pilot, lambda: "单位不同" in words_of(main.query_one("#banner")))
            await pilot.press("3")
            assert "80.00" in lines_of(tree_of(pilot))[0]
            assert "+20.00" not in lines_of(tree_of(pilot))[0]
            await pilot.press("A")
            await wait_for(pilot, lambda: "+20.00" in lines_of(tree_of(pilot))[0])

    async def test_the_same_year_twice(self) -> None:
        """Two documents of one year are told apart as 甲 and 乙."""
        budget = a_consistent_2023().build()
        twin = budget.model_copy(update={"files": ("twin.pdf",)})
        async with opened(budget, twin) as pilot:
            assert main_of(pilot).desk.years == ("甲", "乙")
            card = main_of(pilot).query_one("#card-documents")
            await wait_for(pilot, lambda: "甲：2023 年" in words_of(card) and "乙：2023 年" in words_of(card))
            await wait_for(pilot, lambda: "同一年度" in words_of(main_of(pilot).query_one("#banner")))

    async def test_department_and_unit(self) -> None:
        """部门 and 单位 are different documents."""
        department = a_consistent_2022().with_fields(kind="department").build()
        async with opened(a_consistent_2023().build(), department) as pilot:
            await wait_for(pilot, lambda: "口径不同" in words_of(main_of(pilot).query_one("#banner")))


class TestSeveralUnits:
    """One publication may hold many units."""

    BUDGETS = tuple(
        year().with_fields(unit=name, code=f"90{at}").build()
        for at, name in enumerate(("甲局", "乙局", "丙局"))
        for year in (a_consistent_2023, a_consistent_2022)
    )

    async def test_a_person_is_asked_at_opening(self) -> None:
        """Names, years and totals of all three; enter takes the second, b asks again."""
        async with opened(*self.BUDGETS) as pilot:
            await wait_for(pilot, lambda: isinstance(pilot.app.screen, ChooserScreen))
            rows = pilot.app.screen.query_one(UnitList)
            assert [" ".join(rows.plain(at).split()) for at in range(rows.count)] == [
                f"90{at} {name} 2023 对 2022 100.00 80.00" for at, name in enumerate(("甲局", "乙局", "丙局"))
            ]
            await pilot.press("down", "enter")
            await wait_for(pilot, lambda: "乙局" in words_of(main_of(pilot).query_one("#title")))
            assert main_of(pilot).desk.compares
            await pilot.press("b")
            await wait_for(pilot, lambda: pilot.app.screen.query(UnitList).first().cursor == 1)

    async def test_escape_stays_with_the_first(self) -> None:
        """Nothing has to be chosen."""
        async with opened(*self.BUDGETS) as pilot:
            await wait_for(pilot, lambda: isinstance(pilot.app.screen, ChooserScreen))
            await pilot.press("escape")
            assert pilot.app.screen is main_of(pilot)
            assert main_of(pilot).desk.new.unit == "甲局"
