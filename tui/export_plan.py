"""What ``x`` can write: what is on the screen or everything, in three forms, to a file that is not there yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from model.export.changes import changes_csv, changes_md
from model.export.facts import facts_csv
from model.export.sheets import (
    Sheet,
    changes_sheet,
    facts_sheet,
    findings_sheet,
    sheet_csv,
    sheets_md,
    sheets_xlsx,
    targets_sheet,
)
from model.review.review import with_marks_on_changes, with_marks_on_findings
from tui.desk import Desk
from tui.view import View

Form = Literal["csv", "xlsx", "md"]
FORMS: tuple[Form, ...] = ("csv", "xlsx", "md")
FORBIDDEN = '<>:"/\\|?*'


@dataclass(frozen=True)
class Choice:
    """One file that can be written; ``sheet`` is what is on the screen, None for everything."""

    form: Form
    path: Path
    sheet: Sheet | None

    @property
    def words(self) -> str:
        """What is written."""
        return f"{'全部' if self.sheet is None else '所见'} {self.form}"


def choices(desk: Desk, sheet: Sheet | None, folder: Path) -> tuple[Choice, ...]:
    """Every file that can be written from here, each with a name of its own that no file has yet."""
    wanted: tuple[Sheet | None, ...] = (sheet, None) if sheet is not None else (None,)
    return tuple(Choice(form, unused(folder / f"{_name(desk, one)}.{form}"), one) for one in wanted for form in FORMS)


def content_of(choice: Choice, desk: Desk, view: View) -> bytes:
    """The bytes of the file."""
    if choice.sheet is not None:
        return _encoded(_screen(choice.sheet, choice.form))
    return _encoded(_everything(choice.form, desk, view))


def unused(path: Path) -> Path:
    """The path, or the first one with a number behind it that does not exist."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found


def _screen(sheet: Sheet, form: Form) -> str | bytes:
    if form == "csv":
        return sheet_csv(sheet)
    return sheets_xlsx([sheet]) if form == "xlsx" else sheets_md([sheet])


def _everything(form: Form, desk: Desk, view: View) -> str | bytes:
    comparison = with_marks_on_changes(desk.comparison, view.review) if desk.comparison else None
    report = with_marks_on_findings(desk.report, view.review)
    figures = changes_sheet(comparison) if comparison else facts_sheet(desk.budgets)
    if form == "csv":
        return changes_csv(comparison) if comparison else facts_csv(desk.budgets)
    if form == "xlsx":
        more = [facts_sheet(desk.budgets)] if comparison else []
        return sheets_xlsx([figures, findings_sheet(report), targets_sheet(desk.budgets), *more])
    log = sheets_md([findings_sheet(report), targets_sheet(desk.budgets)])
    return f"{changes_md(comparison) if comparison else sheets_md([figures])}\n{log}"


def _encoded(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8")


def _name(desk: Desk, sheet: Sheet | None) -> str:
    years = "-".join(str(budget.year) for budget in desk.budgets if budget.year)
    words = "_".join(filter(None, (desk.new.unit, years, sheet.title if sheet else "")))
    return "".join("_" if char in FORBIDDEN or not char.isprintable() else char for char in words) or "budget"
