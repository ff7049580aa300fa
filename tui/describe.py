"""All there is to know about one figure, in words: what the inspector and its modal show."""

from __future__ import annotations

from textual.content import Content

from model.amount import Unit
from model.comparison.change import Change
from model.disclosure import Fact, Source
from model.finding import SEVERITY_LABELS, STATUS_LABELS, Finding
from model.review.review import mark_words
from model.vocabulary import SIDES, statement_label
from tui.desk import Desk
from tui.figures import STATE_WORDS, UNITS, change_cell, percent, percent_cell, with_unit
from tui.glyphs import MARK_WORDS, glyphs_for
from tui.prose import Prose
from tui.view import View
from tui.widgets.figure import Figure

MANY = 6
WHOLE = 100


def describe(desk: Desk, figure: Figure, view: View, room: int) -> Content:
    """The panel of one figure, folded to ``room`` cells."""
    prose = Prose(room)
    _identity(prose, desk, figure)
    for year, fact in _by_year(desk, figure):
        _year(prose, year, fact, view)
    _change(prose, figure, view, desk.years)
    _kind(prose, desk, figure, view)
    for fact in figure.facts:
        _proposal(prose, fact, view.unit)
    _marks(prose, figure, view)
    _findings(prose, figure, view)
    for name, (_, fact) in zip(desk.names, _by_year(desk, figure), strict=True):
        if fact is not None:
            _source(prose, f"{name}出处", fact)
    for fact in figure.facts:
        _readings(prose, fact, view.unit)
        _parts(prose, fact, view.unit)
    _elsewhere(prose, desk, figure)
    return prose.content()


def _identity(prose: Prose, desk: Desk, figure: Figure) -> None:
    account = figure.account
    prose.text(account.name, "strong")
    if account.old_name:
        prose.text(f"{desk.names[-1]}名称：{account.old_name}", "added")
    side = SIDES.get(account.side, account.side)
    measure = next((fact.measure for fact in figure.facts), figure.measure)
    words = (statement_label(figure.statement), side, account.code, desk.column_label(measure))
    prose.text(" / ".join(word for word in words if word), "quiet")
    if account.old_code:
        prose.text(f"{desk.names[-1]}编码：{account.old_code}", "added")


def _by_year(desk: Desk, figure: Figure) -> list[tuple[str, Fact | None]]:
    found = (figure.account.new.get(figure.measure), figure.account.old.get(figure.measure))
    return list(zip(desk.years, found, strict=False))


def _year(prose: Prose, year: str, fact: Fact | None, view: View) -> None:
    prose.gap()
    if fact is None:
        prose.figure(year, "未印数字", "quiet")
        return
    if fact.amount is None:
        prose.figure(year, f"? {STATE_WORDS[fact.state]}", "warn")
        return
    prose.figure(year, with_unit(fact.amount, view.unit), "strong")
    if fact.amount.unit is not Unit.COUNT:
        for unit in UNITS:
            if unit != view.unit:
                prose.figure("", with_unit(fact.amount, unit), "quiet")
    if fact.state not in ("printed", "zero"):
        prose.text(STATE_WORDS[fact.state], "warn" if fact.state in ("ambiguous", "repaired") else "quiet")


def _change(prose: Prose, figure: Figure, view: View, years: tuple[str, ...]) -> None:
    change = figure.change
    if change is None or change.kind == "template":
        return
    prose.gap()
    difference = change_cell(change, view.unit)
    if difference.text:
        prose.figure("增减", f"{difference.text} {view.unit}", difference.tone)
        rate = percent_cell(change)
        prose.figure("增减%", rate.text or "无", rate.tone)
    _shares(prose, change, years)
    if change.contribution_percent is not None:
        prose.figure("占总增减", percent(change.contribution_percent), "quiet")
    if change.note:
        prose.text(change.note, "warn" if change.kind == "unreadable" else "quiet")


def _shares(prose: Prose, change: Change, years: tuple[str, ...]) -> None:
    """What part of the whole the line is in each year; nothing of a line that is the whole."""
    shares = [(year, share) for year, share in zip(years, (change.share_new, change.share_old), strict=True)]
    known = [(year, share) for year, share in shares if share is not None]
    if all(share == WHOLE for _, share in known):
        return
    for at, (year, share) in enumerate(known):
        prose.figure("" if at else "占合计", f"{year}  {share:>6}%", "quiet")


def _kind(prose: Prose, desk: Desk, figure: Figure, view: View) -> None:
    if desk.compares and figure.node.kind != "same":
        mark = glyphs_for(view.ascii).change[figure.node.kind]
        prose.text(f"{mark} {MARK_WORDS[figure.node.kind]}", "quiet")


def _source(prose: Prose, title: str, fact: Fact) -> None:
    prose.head(title)
    for label, words in source_words(fact.source):
        prose.pair(label, words)


def source_words(source: Source) -> list[tuple[str, str]]:
    """A place as labelled words: file, page or line, table, row, column, raw text; blanks are left out."""
    numbers = [("行", source.row), ("列", source.column)]
    position = "，".join(f"第 {number} {word}" for word, number in numbers if number is not None)
    pairs = [
        ("文件", source.file),
        ("页码" if source.page is not None else "行号", source.place),
        ("表", source.table),
        ("位置", position),
        ("行头", source.row_words),
        ("栏目", source.column_words),
        ("原文", f"「{source.raw}」" if source.raw else ""),
        ("识别可信度", f"{source.confidence:.0%}".replace("%", " %") if source.confidence is not None else ""),
    ]
    return [(label, words) for label, words in pairs if words]


def _readings(prose: Prose, fact: Fact, unit: Unit) -> None:
    if len(fact.readings) < 2:
        return
    prose.head("几种读法")
    for reading in fact.readings:
        value = with_unit(reading.amount, unit) if reading.amount else "读不出"
        place = f" {reading.source.place}" if reading.source.place else ""
        prose.item("-", f"「{reading.raw}」 {value}{place}")


def _proposal(prose: Prose, fact: Fact, unit: Unit) -> None:
    if fact.proposal is None:
        return
    accepted = fact.state == "accepted"
    prose.head("推定值（经人认可，导出）" if accepted else "推定值（未经认可，不导出）")
    prose.text(with_unit(fact.proposal.amount, unit), "" if accepted else "warn")
    prose.text("按 p 收回认可。" if accepted else "按 p 认可。", "quiet")
    for witness in fact.proposal.witnesses:
        prose.item("-", witness, "quiet")


def _parts(prose: Prose, fact: Fact, unit: Unit) -> None:
    if not fact.parts:
        return
    prose.head(f"由 {len(fact.parts)} 行相加")
    for part in fact.parts[:MANY]:
        words = part.source.row_words or part.name
        figure = with_unit(part.amount, unit) if part.amount else "? 读不出"
        prose.figure(f"{part.source.place} {words}".strip(), figure, "" if part.amount else "warn")
    _more(prose, len(fact.parts))


def _elsewhere(prose: Prose, desk: Desk, figure: Figure) -> None:
    """Where the same money is printed: the same account first, then equal amounts under other names."""
    fact = figure.account.new.get(figure.measure) or figure.account.old.get(figure.measure)
    if fact is None or fact.amount is None or fact.state == "derived":
        return
    year = desk.new.year if figure.account.new.get(figure.measure) else desk.old.year if desk.old else None
    others = [other for other in desk.same_amounts.get((year, fact.amount.yuan), ()) if other.key != fact.key]
    if not others:
        return
    row = fact.code or fact.name
    others.sort(key=lambda other: (other.code or other.name) != row)
    prose.head(f"同额还印在 {len(others)} 处")
    for other in others[:MANY]:
        places = (statement_label(other.statement), other.code or other.name, desk.column_label(other.measure))
        words = " ".join(dict.fromkeys((*places, other.source.place)))
        prose.item("=" if (other.code or other.name) == row else "-", words, "quiet")
    _more(prose, len(others))


def _more(prose: Prose, count: int) -> None:
    if count > MANY:
        prose.text(f"另有 {count - MANY} 处", "quiet")


def _marks(prose: Prose, figure: Figure, view: View) -> None:
    """What a person has marked and noted on the figure, also on a value it no longer has."""
    if figure.subject is None or not view.review.marks:
        return
    mark, lapsed = view.review.mark(figure.subject), view.review.lapsed(figure.subject)
    if mark or lapsed:
        prose.head("复核")
    if mark:
        prose.text(mark_words(mark))
    for old in lapsed:
        prose.text(f"数变了，标记作废：{mark_words(old)}", "quiet")


def _findings(prose: Prose, figure: Figure, view: View) -> None:
    if not figure.node.findings:
        return
    prose.head("校验")
    for finding in figure.node.findings[:MANY]:
        prose.item(glyphs_for(view.ascii).status[finding.status], finding_line(finding), tone_of_finding(finding))
    _more(prose, len(figure.node.findings))


def finding_line(finding: Finding) -> str:
    """A finding in one line: status, severity, rule and message."""
    return f"{status_words(finding)} {finding.rule} {finding.message}"


def status_words(finding: Finding) -> str:
    """The status, and how grave it is where it is a problem: what agrees is not grave."""
    status = STATUS_LABELS[finding.status]
    return f"{status} {SEVERITY_LABELS[finding.severity]}" if finding.is_problem else status


def tone_of_finding(finding: Finding) -> str:
    """The tone of a finding: only what was checked and agrees is good, what was not checked stays quiet."""
    if finding.status in ("pass-exact", "pass-rounding"):
        return "good"
    if finding.status in ("insufficient", "pending", "not-applicable"):
        return "quiet"
    return {"error": "bad", "warning": "warn"}.get(finding.severity, "")
