"""A comparison as CSV, JSON, Markdown, and plain text (facts.md, contract of ``diff``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from model.amount import Unit, grouped, plain
from model.comparison.change import Change, ChangeKind
from model.comparison.compare import Comparison
from model.disclosure import Fact
from model.export.facts import SCHEMA, Record, csv_text, document_record, json_text
from model.vocabulary import SIDES, STATEMENTS, measure_label, statement_label

CHANGE_COLUMNS = (
    "statement", "side", "code", "name", "measure", "kind", "new", "old", "change", "change_percent",
    "share_new", "share_old", "contribution_percent", "page_new", "page_old", "note",
)  # fmt: skip

KIND_WORDS: dict[ChangeKind, str] = {
    "same": "不变",
    "changed": "变动",
    "added": "新增",
    "removed": "取消",
    "renamed": "更名",
    "recoded": "改码",
    "template": "无数",
    "unreadable": "不可比",
}

TOP = 10

Label = Callable[[str], str]
"""The name of a column by its measure."""


def changes_csv(comparison: Comparison) -> str:
    """One line per aligned figure."""
    return csv_text(CHANGE_COLUMNS, (change_record(change) for change in comparison.changes))


def changes_json(comparison: Comparison) -> str:
    """The comparison with both documents and the warnings."""
    return json_text(
        {
            "schema": SCHEMA,
            "documents": [document_record(comparison.new), document_record(comparison.old)],
            "warnings": list(comparison.warnings),
            "changes": [change_record(change) for change in comparison.changes],
        }
    )


def changes_text(comparison: Comparison) -> str:
    """The differences for a person, statement by statement."""
    lines = [f"{_title(comparison)}（单位：万元）", *(f"注意：{warning}" for warning in comparison.warnings)]
    for statement, changes in _by_statement(comparison.only_changes()):
        sentences = (sentence_of(change, comparison.column_label) for change in _comparable(changes))
        lines += ["", statement_label(statement), *(f"  {sentence}" for sentence in sentences)]
        lines += [f"  {line}" for line in _unreadable(changes)]
    if not comparison.only_changes().changes:
        lines += ["", "没有差异。"]
    return "\n".join(lines) + "\n"


def changes_md(comparison: Comparison) -> str:
    """A memo: what drove the change, then every difference as a table."""
    lines = [f"# {_title(comparison)}", "", *(f"> **注意**：{warning}\n" for warning in comparison.warnings)]
    drivers = comparison.top_drivers(TOP)
    if drivers:
        label = statement_label(drivers[0].statement)
        sentences = (sentence_of(change, comparison.column_label) for change in drivers)
        lines += [f"## 主要变动（{label}）", "", *(f"{n}. {sentence}" for n, sentence in enumerate(sentences, 1)), ""]
    for statement, changes in _by_statement(comparison.only_changes()):
        lines += [f"## {statement_label(statement)}", "", *_table(comparison, _comparable(changes))]
        lines += ["", *(f"- {line}" for line in _unreadable(changes)), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def sentence_of(change: Change, label: Label = measure_label, unit: Unit = Unit.TEN_THOUSAND) -> str:
    """One change in words: account, measure, both figures and the difference, in 万元; counts as they are."""
    head = " ".join(part for part in (SIDES.get(change.side, ""), change.code, change.name) if part)
    measure = f" · {label(change.measure)}" if change.measure else ""
    figures = f"{_figure(change.old, unit)} → {_figure(change.new, unit)}"
    note = f"（{change.note}）" if change.note else ""
    return f"{head}{measure} [{KIND_WORDS[change.kind]}] {figures}{_difference(change, unit)}{note}"


def change_record(change: Change) -> Record:
    """One change by column."""
    return {
        "statement": change.statement,
        "side": change.side,
        "code": change.code,
        "name": change.name,
        "measure": change.measure,
        "kind": change.kind,
        "new": _amount(change.new),
        "old": _amount(change.old),
        "change": _plain(change.change),
        "change_percent": _plain(change.change_percent),
        "share_new": _plain(change.share_new),
        "share_old": _plain(change.share_old),
        "contribution_percent": _plain(change.contribution_percent),
        "page_new": change.new.source.page if change.new else None,
        "page_old": change.old.source.page if change.old else None,
        "note": change.note,
    }


def _by_statement(comparison: Comparison) -> Iterable[tuple[str, tuple[Change, ...]]]:
    pairs = ((statement, comparison.of(statement)) for statement in STATEMENTS)
    return ((statement, changes) for statement, changes in pairs if changes)


def _comparable(changes: Sequence[Change]) -> list[Change]:
    """What is listed figure by figure: changes, and cells that could not be read."""
    return [change for change in changes if change.kind != "unreadable" or change.is_gap]


def _unreadable(changes: Iterable[Change]) -> list[str]:
    """One line per reason why figures cannot be compared, with their number: a missing column is one thing to say."""
    reasons = Counter(change.note for change in changes if change.kind == "unreadable" and not change.is_gap)
    return [f"[{KIND_WORDS['unreadable']}] {count} 个数字：{reason}" for reason, count in reasons.items()]


def _title(comparison: Comparison) -> str:
    return f"{comparison.new.title}，对比 {comparison.old.title}"


def _table(comparison: Comparison, changes: Sequence[Change]) -> list[str]:
    if not changes:
        return []
    new, old = comparison.labels
    head = ("科目", "栏目", "类别", f"{old}（万元）", f"{new}（万元）", "增减", "增减%", "贡献%", "说明")
    rows = [head, tuple("---" for _ in head), *(_cells(change, comparison.column_label) for change in changes)]
    return ["| " + " | ".join(escaped(cell) for cell in row) + " |" for row in rows]


def _cells(change: Change, label: Label) -> tuple[str, ...]:
    unit = Unit.TEN_THOUSAND
    name = " ".join(part for part in (SIDES.get(change.side, ""), change.code, change.name) if part)
    moved = _signed(change.change, change, unit) if change.change is not None else ""
    return (
        name,
        label(change.measure),
        KIND_WORDS[change.kind],
        _figure(change.old, unit),
        _figure(change.new, unit),
        moved,
        _plain(change.change_percent) or "",
        _plain(change.contribution_percent) or "",
        change.note,
    )


def escaped(cell: str) -> str:
    """Text that does not end its cell of a Markdown table."""
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def _figure(fact: Fact | None, unit: Unit) -> str:
    """A figure in ``unit`` with every printed digit; a count as it is; a blank cell or an unreadable one as a word."""
    if fact is None:
        return "空"
    if fact.amount is None:
        return "无法读取"
    if fact.amount.unit is Unit.COUNT:
        return plain(fact.amount.yuan)
    return _money(fact.amount.yuan, unit)


def _difference(change: Change, unit: Unit) -> str:
    if not change.change:
        return ""
    percent = f"，{change.change_percent:+}%" if change.change_percent else ""
    return f"，{_signed(change.change, change, unit)}{percent}"


def _signed(value: Decimal, change: Change, unit: Unit) -> str:
    counted = any(fact and fact.amount and fact.amount.unit is Unit.COUNT for fact in (change.new, change.old))
    text = plain(abs(value)) if counted else _money(abs(value), unit)
    return ("+" if value > 0 else "-" if value < 0 else "") + text


def _money(value: Decimal, unit: Unit) -> str:
    """Money in ``unit`` with two decimals, more where the value has more."""
    scaled = (value / unit.factor).normalize()
    exponent = scaled.as_tuple().exponent
    return grouped(scaled, max(2, -exponent if isinstance(exponent, int) else 2))


def _amount(fact: Fact | None) -> str | None:
    return plain(fact.amount.yuan) if fact and fact.amount else None


def _plain(value: Decimal | None) -> str | None:
    return plain(value) if value is not None else None
