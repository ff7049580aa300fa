"""Notices of the reading in the log."""

from __future__ import annotations

from model.disclosure import Notice, Source
from model.finding import Status
from model.noted import noted
from tests.builders import a_budget

MENDED = Notice(kind="blank-in-number", rule="O02", message="数字中间有空格", source=Source(page=11, raw="3800.0 0"))
LOST = Notice(kind="left-out", message="有 1 个数字没有采用", source=Source(page=17))
ASSUMED = Notice(kind="year-inferred", rule="F02", message="按文件名记作 2023 年")


def test_what_was_not_read_comes_first() -> None:
    """Of both documents, each by its name; nothing of it is a problem, and what has no place has none."""
    new = a_budget(year=2023).build().model_copy(update={"notices": (MENDED, ASSUMED)})
    old = a_budget(year=2022).build().model_copy(update={"notices": (LOST,)})
    lost, mended, assumed = noted([("2023 年文件", new), ("2022 年文件", old)])
    assert (lost.message, lost.severity, lost.page) == ("2022 年文件：有 1 个数字没有采用", "warning", 17)
    assert (mended.rule, mended.severity, mended.sources) == ("O02", "info", (MENDED.source,))
    assert (assumed.message, assumed.sources) == ("2023 年文件：按文件名记作 2023 年", ())
    assert {each.status for each in (lost, mended, assumed)} == {Status.NOTED}
    assert not any(each.is_problem for each in (lost, mended, assumed))


def test_one_document_needs_no_name() -> None:
    """The words of the notice as they are."""
    budget = a_budget(year=2023).build().model_copy(update={"notices": (LOST,)})
    assert [each.message for each in noted([("", budget)])] == [LOST.message]
