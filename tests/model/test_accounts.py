"""Account codes and the catalogue."""

from __future__ import annotations

import pytest

from model.accounts import ancestors, changes, is_account, level, name_of, names_of, order, parent, table_of


class TestCodes:
    """Digits decide level, parent and order."""

    @pytest.mark.parametrize(("code", "expected"), [("201", 1), ("20103", 2), ("2010301", 3), ("301", 1), ("30101", 2)])
    def test_level_by_digits(self, code: str, expected: int) -> None:
        """3, 5 and 7 digits are 类, 款 and 项."""
        assert level(code) == expected

    def test_parent_and_ancestors(self) -> None:
        """A 项 lies under its 款, and that under its 类."""
        assert parent("2010301") == "20103"
        assert ancestors("2010301") == ("201", "20103")
        assert parent("201") == ""

    @pytest.mark.parametrize("code", ["202001", "", "A01", "20", "货物"])
    def test_other_codes_are_no_accounts(self, code: str) -> None:
        """A unit code, a blank and a word have no parent."""
        assert not is_account(code)
        assert parent(code) == ""
        assert ancestors(code) == ()

    def test_order_puts_a_parent_before_its_children(self) -> None:
        """Sorting by order walks the tree, with 合计 (no code) first."""
        codes = ["2010302", "202", "20103", "", "201", "2010301"]
        assert sorted(codes, key=order) == ["", "201", "20103", "2010301", "2010302", "202"]


class TestNames:
    """The catalogue names codes by year and says how far to trust it."""

    @pytest.mark.parametrize(("year", "name"), [(2018, "文化体育与传媒支出"), (2023, "文化旅游体育与传媒支出")])
    def test_a_renamed_class_has_the_name_of_the_year(self, year: int, name: str) -> None:
        """207 was renamed in 2019."""
        entry = name_of("207", year, "functional")
        assert entry is not None
        assert entry.name == name

    def test_without_a_year_the_latest_name_counts(self) -> None:
        """A document that hides its year is most likely a new one."""
        entry = name_of("207", None, "functional")
        assert entry is not None
        assert entry.last_year is None

    def test_a_code_far_outside_its_years_has_no_name(self) -> None:
        """20139 came in 2024: in 2019 it means nothing, a year early it is within the slack of the data."""
        assert name_of("20139", 2019, "functional") is None
        assert name_of("20139", 2023, "functional") is not None

    def test_an_unknown_code_has_no_name(self) -> None:
        """A code that the catalogue lacks is not an error here."""
        assert name_of("2999999", 2023, "functional") is None
        assert names_of("2999999", "functional") == ()

    def test_unchecked_rows_say_so(self) -> None:
        """Rows that no source confirms keep their count of 0; confirmed ones have more."""
        counts = {entry.source_count for code in ("201", "50102") for entry in names_of(code, _table(code))}
        assert 0 in counts
        assert max(counts) > 1

    def test_each_coded_statement_has_its_table(self) -> None:
        """Functional and both economic catalogues; 三公 has none."""
        assert table_of("general_public") == "functional"
        assert table_of("basic_government") == "economic_government"
        assert table_of("three_public") is None


class TestChanges:
    """What was renamed or moved between years."""

    def test_moved_codes_and_renamed_classes_are_data(self) -> None:
        """compare.md names these."""
        moved = {(change.old_code, change.new_code) for change in changes("functional") if change.kind == "moved"}
        renamed = {(change.old_name, change.new_name) for change in changes("functional") if change.kind == "renamed"}
        assert {("2029901", "2029999"), ("2089901", "2089999"), ("2129901", "2129999")} <= moved
        assert ("医疗卫生与计划生育支出", "卫生健康支出") in renamed

    def test_every_new_name_is_in_the_catalogue(self) -> None:
        """The remap table and the catalogue tell one story."""
        lost = [
            change
            for table in ("functional", "economic_department")
            for change in changes(table)
            if change.new_name not in {entry.name for entry in names_of(change.new_code, table)}
        ]
        assert lost == []


def _table(code: str) -> str:
    return "functional" if code.startswith("2") else "economic_government"
