"""One sentence read from left to right: which figure belongs to which noun, and what is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from model.amount import Amount
from model.disclosure import Basis, Claim, Paragraph, Relation, Source
from model.vocabulary import TOTAL
from parsers.claims.parts import is_part, is_spent, planned_in
from parsers.claims.subject import NOTHING, Place, Topic, denied_topic, noun_of, topic_of
from parsers.claims.text import Kind, Piece, amount_of, basis_of, pieces, unit_of

CHANGES: tuple[Relation, ...] = ("increase", "decrease", "flat")
"""The relations that compare with another year."""


class Base(NamedTuple):
    """What a change is compared with."""

    year: int | None = None
    basis: Basis | None = None


class Located(NamedTuple):
    """A sentence inside its paragraph: the place of a figure is the printed line it stands on."""

    paragraph: Paragraph
    offset: int
    file: str

    def at(self, position: int) -> Source:
        """The source of the character at ``position`` of the sentence."""
        wanted = len("".join(self.paragraph.text[: self.offset + position].split()))
        for line in self.paragraph.lines:
            wanted -= len("".join(line.raw.replace("**", "").split()))
            if wanted < 0:
                return line._replace(file=self.file)
        return self.paragraph.source._replace(file=self.file)


_FILLER = re.compile(r"[了约各为共数额计近]*")
_OTHER_YEAR = re.compile(r"(?:19|20)\d{2}年度?|上年度?|去年")
_CHANGE = "(?:增加|增长|上升|提高|减少|下降|降低)"
_EITHER = re.compile(rf"{_CHANGE}(?:[（(]{_CHANGE}[）)]|[/／或]{_CHANGE})")
_REACHED = re.compile(r"了?(?:[到至]|为(?=\d{4}年|[本当今]年))")
_TITLE = re.compile(r".{2,30}[。：:]")
_ACCOUNT = re.compile(r"(?P<path>[^，,。：:]{2,80}[（(][类款项][）)][”\"＂]?)[，,。：:]")


@dataclass(slots=True)
class Scan:
    """One reading of a sentence from left to right; lives only while the sentence is read.

    ``topic`` is what the next figure is of, ``main`` the topic before a reason began, ``stack`` those before brackets.
    ``words`` are the words since the last piece, ``compared`` says that a base stands in the clause, ``direction`` that
    a 增加 or 减少 waits for its figure, ``named`` that it names its own noun, ``changing`` which noun that is,
    ``planned`` that 年初预算 was stated and its 决算 may follow, ``undecided`` that a form's 增加（减少） was left so.
    """

    sentence: str
    place: Place
    year: int | None
    source: Located
    topic: Topic
    main: Topic
    carried: Base | None = None
    claims: list[Claim] = field(default_factory=list)
    stack: list[Topic] = field(default_factory=list)
    words: str = ""
    base: Base | None = None
    compared: bool = False
    direction: Kind | None = None
    named: bool = False
    changing: str = ""
    planned: bool = False
    undecided: bool = False
    reason: bool = False
    reasoned: int = 0
    reason_alone: str = ""
    """A reason at the head of the sentence: it explains the sentence before."""

    def read(self) -> list[Claim]:
        """The claims of the sentence, in order."""
        cursor = 0
        for piece in pieces(self.sentence):
            self.words += self.sentence[cursor : piece.start]
            cursor = piece.start + len(piece.text)
            self._take(piece)
        if not self.claims:
            self._without_figures()
        return self.claims

    def _take(self, piece: Piece) -> None:
        if piece.kind is Kind.AMOUNT:
            self._amount(piece)
        elif piece.kind is Kind.PERCENT:
            self._percent(piece)
        elif piece.kind in (Kind.UP, Kind.DOWN):
            self._turn(piece)
        elif piece.kind is Kind.BASE:
            self._compare(piece)
        elif piece.kind is Kind.FLAT:
            self._flat(piece)
        elif piece.kind is Kind.REASON:
            self._explain(piece)
        else:
            self._divide(piece)

    def _divide(self, piece: Piece) -> None:
        """A comma, semicolon or bracket: what was said of the clause before ends here."""
        if piece.text in "：:" and not self.reason:
            self._name_topic(self.words)
        if piece.kind is Kind.OPEN:
            self.stack.append(self.topic)
        if piece.kind is Kind.CLOSE and self.stack:
            self.topic = self.stack.pop()
        if piece.kind in (Kind.STOP, Kind.CLOSE):
            self.base, self.reason = None, False
        self.words, self.compared, self.direction = "", False, None

    def _name_topic(self, text: str) -> bool:
        """Make the noun of ``text`` the topic; False where the text holds none."""
        noun = noun_of(text)
        if noun:
            topic = topic_of(noun, self.place)
            around = self.stack[-1] if self.stack else None
            first = self.claims[0].subject if self.claims else ""
            self.topic = Topic(topic.text) if is_part(topic, around, first) else topic
        return bool(noun)

    def _compare(self, piece: Piece) -> None:
        """``比2024年预算``: the year and basis of the next change; the noun before it is what changes."""
        if self.reason and self.words.strip():
            return
        if self.reason:
            self.reason, self.topic = False, self.main
        else:
            self._name_topic(self.words)
        what = piece.match["what"] or ""
        named = piece.match["year"]
        year = int(named) if named else (self.year - 1 if self.year else None)
        self.base = self.carried = Base(year, basis_of(what))
        self.words, self.compared, self.direction = what.partition("相比")[2], True, None

    def _turn(self, piece: Piece) -> None:
        """增加 or 减少: the next figure is a change; of both, as a form prints them, neither is said."""
        if any(found.start() <= piece.start < found.end() for found in _EITHER.finditer(self.sentence)):
            self.direction, self.undecided, self.words = None, True, ""
            return
        self.named = not self.reason and self._name_topic(self.words)
        self.changing = noun_of(self.words)
        self.direction, self.words = piece.kind, ""

    def _explain(self, piece: Piece) -> None:
        if not self.reason:
            self.main = self.topic
        text = re.split(r"[；;]", self.sentence[piece.start + len(piece.text) :])[0].strip("。：:， ")
        if not self.claims and not self.words.strip():
            self.reason_alone = text
        self.reason, self.words, self.direction = True, "", None
        for index in range(self.reasoned, len(self.claims)):
            if self.claims[index].relation in CHANGES:
                self.claims[index] = self.claims[index].model_copy(update={"reason": text})
        self.reasoned = len(self.claims)

    def _amount(self, piece: Piece) -> None:
        if self.undecided:
            self.undecided, self.words = False, ""
            return
        amount = amount_of(piece, unit_of(self.sentence))
        if self.direction is not None and (reached := _REACHED.match(self.words)):
            self._reach(piece, amount, self.words[reached.end() :])
        elif self.direction is not None:
            self._changed(piece, amount)
        elif self.compared:
            self._of_other_year(piece, amount, self.base or Base())
        else:
            self._stated(piece, amount)
        self.words, self.direction, self.compared = "", None, self.compared and self.direction is None

    def _changed(self, piece: Piece, amount: Amount) -> None:
        relation: Relation = "increase" if self.direction is Kind.UP else "decrease"
        if self.reason or not _FILLER.fullmatch(self.words):
            self._add(piece.start, relation, amount, Topic(noun_of(self.words) or self.changing or self.topic.text))
        else:
            self._add(piece.start, relation, amount, self.topic)

    def _reach(self, piece: Piece, amount: Amount, words: str) -> None:
        """增加到, 压减为2026年的: the figure is what came of the change."""
        other = self._other_year(words)
        if other is not None:
            self._of_other_year(piece, amount, Base(other, basis_of(words)))
        elif self.reason:
            self._add(piece.start, "is", amount, Topic(self.changing))
        else:
            self._add(piece.start, "is", amount, self.topic)

    def _stated(self, piece: Piece, amount: Amount) -> None:
        other = self._other_year(self.words)
        if other is not None:
            noun = self._noun_of_other_year()
            self._of_other_year(piece, amount, Base(other, basis_of(self.words)), noun)
        elif self.reason:
            self._add(piece.start, "is", amount, Topic(noun_of(self.words)))
        elif stage := planned_in(self.words, self.sentence[piece.start + len(piece.text) :]):
            self._plan(stage["noun"])
            self._add(piece.start, "is", amount, Topic(f"{self.topic.text}{stage['stage']}"))
        elif not (self.planned and is_spent(self.words)):
            self._name_topic(self.words)
            self._add(piece.start, "is", amount, self.topic)
        else:
            self._add(piece.start, "is", amount, self.topic)

    def _plan(self, words: str) -> None:
        """年初预算 was stated: without a noun of its own it is of an account, never of the whole a heading names."""
        if not (self._name_topic(words) or self.planned) and self.topic.figure.name == TOTAL:
            self.topic = Topic(self.topic.text)
        self.planned = True

    def _other_year(self, text: str) -> int | None:
        """The year before the document's that ``text`` speaks of, or None; 上年结转 is money of this year."""
        named = re.search(r"((?:19|20)\d{2})年", text)
        if named:
            year = int(named[1])
            return year if self.year and year < self.year else None
        return (self.year or 0) - 1 if re.search(r"(?:上年|去年)(?!结转|末|度末|结余)", text) else None

    def _noun_of_other_year(self) -> str:
        """What the figure of an earlier year is of: the noun before the year is the topic, that behind it its own."""
        before, _, behind = _OTHER_YEAR.sub("\n", self.words, count=1).partition("\n")
        what = re.sub("[由从]$", "", before)
        named = what != before or topic_of(noun_of(what), self.place).figure is not NOTHING
        return "" if not self.reason and named and self._name_topic(what) else noun_of(behind)

    def _of_other_year(self, piece: Piece, amount: Amount, base: Base, noun: str = "") -> None:
        year = f"{base.year}年" if base.year and base.year > 0 else "上年"
        topic = Topic(f"{noun or self.topic.text}（{year}）")
        self._add(piece.start, "is", amount, topic, basis=base.basis)

    def _percent(self, piece: Piece) -> None:
        """A percentage of change belongs to the change just stated, or is a claim of its own."""
        self.undecided = False
        if self.direction is None or not _FILLER.fullmatch(self.words):
            return
        relation: Relation = "increase" if self.direction is Kind.UP else "decrease"
        last = self.claims[-1] if self.claims else None
        if last and last.relation == relation and not last.percent and not self.named:
            self.claims[-1] = last.model_copy(update={"percent": piece.text})
        elif not self.reason:
            self._add(piece.start, relation, None, self.topic, percent=piece.text)
        self.direction, self.words = None, ""

    def _flat(self, piece: Piece) -> None:
        last = self.claims[-1] if self.claims else None
        if self.reason or not (self.compared or (last and last.relation == "is")):
            return
        if self.topic.text if self.compared else not self.words.strip():
            self._add(piece.start, "flat", None, self.topic)
        self.compared, self.words = False, ""

    def _add(
        self, position: int, relation: Relation, amount: Amount | None, topic: Topic, *,
        percent: str = "", basis: Basis | None = None,
    ) -> None:  # fmt: skip
        base = (self.base or self.carried or Base()) if relation in CHANGES else Base(None, basis)
        figure = topic.figure
        claim = Claim(
            subject=topic.text,
            relation=relation,
            amount=amount,
            percent=percent,
            year=base.year,
            basis=base.basis,
            statement=figure.statement,
            side=figure.side,
            code=figure.code,
            name=figure.name,
            measure=figure.measure,
            sentence=self.sentence.strip(),
            source=self.source.at(position),
        )
        self.claims.append(claim)

    def _without_figures(self) -> None:
        """A sentence without figures: the absence of money, or a title that names the topic of the next sentence."""
        denied = denied_topic(self.sentence, self.place)
        if denied and denied.figure is not NOTHING:
            self._add(0, "none", None, denied)
        elif _TITLE.fullmatch(self.sentence):
            self._name_topic(self.sentence.rstrip("。：:"))
        elif lead := _ACCOUNT.match(self.sentence):
            self._name_topic(lead["path"])
