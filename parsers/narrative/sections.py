"""The text part of a disclosure: paragraphs become headed sections, the glossary becomes terms.

Headings come in every style (第一部分, 一、, （一）, 1、, or a title alone on its line); entries of a table of contents
are no headings. A section is known by the words of its heading, or belongs to what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.disclosure import Paragraph, Section, Term
from parsers.narrative.lines import MARKER, has_leaders, paragraphs
from parsers.narrative.words import words

__all__ = ["glossary", "paragraphs", "sections"]

_TITLE_LENGTH = 40
_STOPS, _COLONS = frozenset("。；！？;，,"), frozenset("：:")
_FIGURE = re.compile(r"\d(?:万元|亿元|元|%)")
_BRACKET_BEHIND = re.compile(r"[（(][^（）()]*[）)]$")
_CONTENTS = re.compile(r"目录|目次")
_LISTED = re.compile(r"(?:表|表格部分)(?:[（(][^（）()]*[）)])?$")
"""What a table of contents lists on its second page, too, and no heading of the text is."""

_LEVELS = (
    (re.compile(r"第.{1,3}(?:部分|章|节)"), 1),
    (re.compile(r"[一二三四五六七八九十百]+[、．.]"), 2),
    (re.compile(r"[（(][一二三四五六七八九十百]+[）)]"), 3),
    (re.compile(r"\d{1,2}[、．.]"), 4),
)
_DEEPEST = 5

_Group = tuple[Paragraph | None, list[Paragraph]]


def sections(found: Sequence[Paragraph]) -> tuple[Section, ...]:
    """Gather ``found`` under their headings, in order; what stands before the first heading has an empty title."""
    groups: list[_Group] = [(None, [])]
    for paragraph in _without_contents(found):
        if _is_heading(paragraph.text):
            groups.append((paragraph, []))
        else:
            groups[-1][1].append(paragraph)
    return _with_kinds(_without_announced(groups))


def _without_announced(groups: Sequence[_Group]) -> list[_Group]:
    """The groups without headings that only announce a later one: a table of contents that lost its title."""
    last = {heading.text: index for index, (heading, _) in enumerate(groups) if heading}
    return [
        (heading, inside)
        for index, (heading, inside) in enumerate(groups)
        if inside or (heading and last[heading.text] == index)
    ]


def _with_kinds(groups: Sequence[_Group]) -> tuple[Section, ...]:
    """Sections of the groups; a heading without a word of its own has the kind of the heading above it."""
    above: list[Section] = []
    done: list[Section] = []
    for heading, inside in groups:
        level = level_of(heading.text) if heading else 1
        above = [section for section in above if section.level < level]
        inherited = above[-1].kind if above else "other"
        section = _section(heading, inside, level, inherited)
        above.append(section)
        done.append(section)
    return tuple(done)


def _section(heading: Paragraph | None, inside: Sequence[Paragraph], level: int, inherited: str) -> Section:
    if heading is None:
        return Section(title="", level=level, paragraphs=tuple(inside), source=inside[0].source)
    own = kind_of(heading.text)
    kind = inherited if inherited == "glossary" or own == "other" else own
    title = MARKER.sub("", heading.text, count=1).rstrip("：:").strip() if level < _DEEPEST else heading.text
    return Section(
        title=title.rstrip("：:") or heading.text,
        kind=kind,
        level=level,
        paragraphs=tuple(inside),
        source=heading.source,
    )


def level_of(text: str) -> int:
    """The depth of a heading: 1 for 第一部分 and titles without ordinal, 2 for 一、, 3 for （一）, 4 for 1., else 5."""
    for pattern, level in _LEVELS:
        if pattern.match(text):
            return level
    return _DEEPEST if MARKER.match(text) or text.endswith(("：", ":")) else 1


def kind_of(title: str) -> str:
    """The kind of section a heading opens, by its words; ``other`` where none is known."""
    for kind, known in words().kinds:
        if any(word in title for word in known):
            return kind
    return "other"


def _is_heading(text: str) -> bool:
    """A heading is short, no sentence, states no figure, and has an ordinal or the words of a title."""
    if len(text) > _TITLE_LENGTH or not _STOPS.isdisjoint(text) or not _COLONS.isdisjoint(text[:-1]):
        return False
    if _FIGURE.search(text) or text.startswith("注"):
        return False
    if MARKER.match(text):
        return len(MARKER.sub("", text, count=1)) > 1 and not _is_list_item(text)
    return _BRACKET_BEHIND.sub("", text.rstrip("：:")).endswith(words().titles)


def _is_list_item(text: str) -> bool:
    """Whether a short line with an arabic ordinal only lists something: its words open no kind of section."""
    return level_of(text) >= 4 and kind_of(text) in ("other", "organisation")


def _without_contents(found: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without the table of contents: lines with leaders, and the run of titles under 目录.

    Between lines with leaders an entry may have none, being as long as the line, but has its page number. On another
    page only tables go on with the list.
    """
    kept: list[Paragraph] = []
    entries: set[str] | None = None
    page: int | None = None
    numbered = False
    for paragraph in found:
        text = paragraph.text
        goes_on = not numbered and (paragraph.source.page == page or bool(_LISTED.search(text)))
        if _CONTENTS.fullmatch(text):
            entries, numbered = set(), False
        elif has_leaders(text):
            entries, numbered = {*(entries or ()), _entry(text)}, True
        elif entries is not None and (goes_on or text[-1:].isdigit()) and _is_entry(text, entries):
            entries.add(_entry(text))
        else:
            entries = None
            kept.append(paragraph)
        page = paragraph.source.page
    return kept


def _is_entry(text: str, entries: set[str]) -> bool:
    """Whether a line goes on with the table of contents: a title, or several, that the table did not have yet."""
    is_title = not text.endswith("。") or (len(text) <= _TITLE_LENGTH and MARKER.match(text) is not None)
    return is_title and (len(text) <= 60 or "，" not in text) and _entry(text) not in entries


def _entry(text: str) -> str:
    """A title without its ordinal, leaders and page number."""
    return re.sub(r"[.．…·。\s]*\d*$", "", MARKER.sub("", text, count=1))


_TERM = re.compile(
    r"(?!附件)(?P<name>[^：:，。；]{2,40}?)(?:[：:](?:是?指|是)?|(?:是指|，指|指的是|，是指|指))(?P<text>.{4,})"
)


def glossary(found: Sequence[Section], file: str) -> tuple[Term, ...]:
    """The terms of the sections of kind ``glossary``; a paragraph that defines nothing goes on with the last term."""
    terms: list[Term] = []
    for section in found:
        if section.kind != "glossary":
            continue
        titled = [] if kind_of(section.title) == "glossary" else [section.title]
        for paragraph in section.paragraphs:
            terms = _with_term(terms, paragraph, titled.pop() if titled else "", file)
    return tuple(terms)


def _with_term(terms: list[Term], paragraph: Paragraph, title: str, file: str) -> list[Term]:
    """``terms`` with what the paragraph adds: the definition of its heading, a term of its own, or more of the last."""
    text = MARKER.sub("", paragraph.text, count=1)
    source = paragraph.source._replace(file=file)
    if title:
        return [*terms, Term(name=title, definition=re.sub(r"^是?指[：:]?", "", text), source=source)]
    term = _TERM.match(text)
    if term:
        return [*terms, Term(name=term["name"].strip(), definition=term["text"].strip(), source=source)]
    if not terms:
        return terms
    last = terms[-1]
    return [*terms[:-1], last.model_copy(update={"definition": last.definition + text})]
