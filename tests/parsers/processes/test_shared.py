"""Work shared by copies of this process: all of it is done, in order, whatever becomes of a copy."""

from __future__ import annotations

import os
import sys

import pytest

from parsers.processes import worker
from parsers.processes.shared import shared

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there processes are forked")
HERE = os.getpid()


def doubled(number: int) -> tuple[int, bool]:
    """Twice a number, and whether it was found here."""
    return 2 * number, os.getpid() == HERE


def dies_at_three(number: int) -> tuple[int, bool]:
    if number == 3 and os.getpid() != HERE:
        os._exit(1)
    return doubled(number)


def fails_at_three(number: int) -> tuple[int, bool]:
    if number == 3:
        raise ValueError("three")
    return doubled(number)


class TestShared:
    """Every so many items go to a copy."""

    def test_in_order_and_not_here(self) -> None:
        assert shared(doubled, range(5), jobs=2) == [(2 * number, False) for number in range(5)]

    def test_one_item_and_one_processor_need_no_copy(self) -> None:
        assert shared(doubled, [4], jobs=2) == [(8, True)]
        assert shared(doubled, [4, 5], jobs=1) == [(8, True), (10, True)]
        assert shared(doubled, [], jobs=2) == []

    def test_where_processes_cannot_be_copied_all_is_done_here(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(worker, "FORKS", False)
        assert shared(doubled, [4, 5], jobs=2) == [(8, True), (10, True)]

    def test_what_a_copy_leaves_undone_is_done_here(self) -> None:
        found = shared(dies_at_three, range(6), jobs=2)
        assert [twice for twice, _ in found] == [0, 2, 4, 6, 8, 10]
        assert [here for _, here in found] == [False, False, False, True, False, True]

    def test_an_error_is_raised_here(self) -> None:
        with pytest.raises(ValueError, match="three"):
            shared(fails_at_three, range(6), jobs=2)
