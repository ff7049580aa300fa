"""Notices of mended figures: one for a table and page, with their number; other notices stay one by one."""

from __future__ import annotations

from model.disclosure import Notice, Source
from model.mended import gathered


def a_notice(kind: str, message: str, table: str = "支出总表", page: int | None = 1) -> Notice:
    return Notice(kind=kind, message=message, source=Source(file="a.pdf", page=page, table=table, raw=message))


def told(*notices: Notice) -> list[str]:
    return [notice.message for notice in gathered(notices)]


class TestGathered:
    """A table full of broken numbers is one thing to know."""

    def test_one_for_a_table_and_page(self) -> None:
        found = list(gathered(a_notice("blank-in-number", f"甲{number}") for number in range(156)))
        assert [notice.source.raw for notice in found] == ["甲0"]
        assert found[0].message.startswith("甲0")
        assert "156" in found[0].message

    def test_other_tables_pages_and_kinds_stand_apart(self) -> None:
        first = a_notice("blank-in-number", "甲")
        others = (
            a_notice("blank-in-number", "乙", table="收入总表"),
            a_notice("blank-in-number", "丙", page=2),
            a_notice("minus-mark", "丁"),
        )
        assert told(first, *others) == ["甲", "乙", "丙", "丁"]

    def test_what_could_not_be_read_is_said_each_time(self) -> None:
        unread = [a_notice("unreadable", "甲"), a_notice("unreadable", "乙")]
        assert told(*unread) == ["甲", "乙"]

    def test_the_order_is_kept(self) -> None:
        notices = [a_notice("blank-in-number", "甲"), a_notice("unreadable", "乙"), a_notice("blank-in-number", "丙")]
        assert [notice.kind for notice in gathered(notices)] == ["blank-in-number", "unreadable"]
