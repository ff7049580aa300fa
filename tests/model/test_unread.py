"""What of a table is in no fact, so that its sums may lack it."""

from model.disclosure import Notice, Source, Table, UnitBudget
from model.unread import unread_of


class TestUnread:
    """Notices on the pages of a statement, or of its title."""

    def test_figures_that_belong_to_nothing(self) -> None:
        """They are printed on its page, and no row has them: a sum that fails is no fault of the document for sure."""
        table = Table(statement="expenditure", title="支出总表", pages=(4, 5))
        notices = tuple(Notice(kind="left-out", message="1 个数字", source=Source(page=page)) for page in (5, 6))
        budget = UnitBudget(unit="某局", tables=(table,), notices=notices)
        assert unread_of(budget, "expenditure") == 1
