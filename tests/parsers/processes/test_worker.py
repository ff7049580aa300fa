"""Processes that do one piece of work: what they say arrives whole, and they end when told."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

import pytest

from parsers.processes.worker import Forked, employ, waiting

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there processes are forked")
LONG = "预" * 3_000_000
"""More than a pipe holds."""


def speaks(say: Callable[[object], None]) -> None:
    say((1, "页"))
    say(LONG)


def dies_speaking(_say: Callable[[object], None]) -> None:
    os._exit(1)


def sleeps(_say: Callable[[object], None]) -> None:
    time.sleep(60)


class TestForked:
    """A copy of this process."""

    def test_what_it_says_arrives_whole_and_in_order(self) -> None:
        worker = employ(speaks)
        assert isinstance(worker, Forked)
        assert (worker.hear(), worker.hear()) == ((1, "页"), LONG)
        worker.end()

    def test_one_that_is_gone_has_nothing_to_say(self) -> None:
        worker = employ(dies_speaking)
        assert waiting([worker], 10) == [worker]
        with pytest.raises(EOFError):
            worker.hear()
        worker.end()

    def test_one_that_is_silent_is_not_waited_for_and_can_be_ended(self) -> None:
        worker, start = employ(sleeps), time.monotonic()
        assert waiting([worker], 0.01) == []
        worker.end()
        assert time.monotonic() - start < 5
