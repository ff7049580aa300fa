"""Rows of tables without rules: by the rules between them where each has one, else by how their lines stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from parsers.around.header import counts_columns
from parsers.bands import Band, Stroke, Word
from parsers.dated import in_usual_words

FEWEST_ROWS = 3

LINES = 4
"""Lines in which the year of a head and what follows it stand: 项目 beside them is set between."""

RULED = 0.7
"""Rules for each line with figures, at least, where rules part the rows."""

IN_LINE = 1.0
"""Points by which the ends of figures of one column differ at most."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = r"(?:[一二三四五六七八九十]+|\d{1,2})"
_LABEL = rf"{_ORDINAL}、|[（(]{_ORDINAL}[)）]|\d{{3,7}}(?![\d年])"


def bands_of(
    split: Sequence[tuple[Word, ...]], lines: range, strokes: Sequence[Stroke], page: int, order: Mapping[int, int]
) -> list[Band]:
    """The rows: between horizontal rules where each is drawn, else in the order they were written, else by rules and by
    how close the lines stand.
    """
    found = [Band(split[index], (index,), page) for index in lines if split[index]]
    inner = [stroke for stroke in strokes if found and found[0].top < stroke.at < found[-1].bottom]
    from parsers.unruled.ends import with_ends  # most documents rule their tables
    from parsers.unruled.nearness import by_distance
    from parsers.unruled.written import rows_as_written

    placed = rows_as_written(found, order)
    if placed is not None and not any(_is_ruled_through(band, inner) for band in placed):
        return placed
    apart = by_distance(found, _ruled_off(inner))
    if _rules_rows(inner, found):
        apart = _by_rules(inner, apart)
    else:
        from parsers.unruled.places import rows_by_place

        placed = rows_by_place(found)
        if placed is not None:
            return with_ends(placed)
    joined = found[:1]
    for band in found[1:]:
        if apart(joined[-1], band) or _counts(band) or _counts(joined[-1]):
            joined.append(band)
        else:
            joined[-1] = Band((*joined[-1].words, *band.words), (*joined[-1].lines, *band.lines), page)
    return with_ends(joined)


def _is_ruled_through(band: Band, strokes: Sequence[Stroke]) -> bool:
    """Whether a rule runs between lines of a row: it is none."""
    pairs = [(one, two) for one in band.words for two in band.words if two.baseline > one.baseline]
    return any(stroke.parts(one, two) for stroke in strokes for one, two in pairs)


def _counts(band: Band) -> bool:
    """Whether a line numbers the columns: it is a row by itself, however close the only row of figures stands."""
    return counts_columns([word.text for word in band.words])


def _rules_rows(strokes: Sequence[Stroke], bands: Sequence[Band]) -> bool:
    """Whether rules part all rows, and not only the head from the body."""
    figured = [band for band in bands if any(word.is_figure for word in band.words)]
    below = {round(stroke.at) for stroke in strokes if figured and stroke.at > figured[0].top}
    return len(below) >= max(FEWEST_ROWS, len(figured) * RULED)


def _by_rules(strokes: Sequence[Stroke], beyond: Callable[[Band, Band], bool]) -> Callable[[Band, Band], bool]:
    """Rules part rows from the first rule to the last one; shaded rows show none in the head."""
    ruled_off, first, last = _ruled_off(strokes), strokes[0].at, strokes[-1].at

    def apart(one: Band, two: Band) -> bool:
        outside = two.bottom < first or one.top > last
        return beyond(one, two) if outside else ruled_off(one, two)

    return apart


def _ruled_off(strokes: Sequence[Stroke]) -> Callable[[Band, Band], bool]:
    """Whether a horizontal rule runs between two lines, under some word of the one or over one of the other."""

    def apart(one: Band, two: Band) -> bool:
        upper = max((word.top + word.bottom) / 2 for word in one.words)
        lower = min((word.top + word.bottom) / 2 for word in two.words)
        return any(upper < stroke.at < lower for stroke in strokes)

    return apart


def are_body(bands: Sequence[Band]) -> list[bool]:
    """For each band whether it is a row rather than a head: it states a figure, or is a class without money."""
    rows = [any(word.is_figure for word in band.words) or is_label(band.words) for band in bands]
    return [
        row and not _breaks_years(band, bands[at : at + LINES])
        for at, (row, band) in enumerate(zip(rows, bands, strict=True))
    ]


def _breaks_years(band: Band, lines: Sequence[Band]) -> bool:
    """Whether all figures of a line are the years of heads that go on in the ``lines`` from there on."""
    figures = [word for word in band.words if word.is_figure]
    lower = [word for other in lines for word in other.words]
    return bool(figures) and all(any(is_broken_year(word, other) for other in lower) for word in figures)


def is_broken_year(upper: Word, lower: Word) -> bool:
    """Whether a word of nothing but a year goes on in another one (2025 / 年预算数): alone it would be a figure."""
    if not (_YEAR.fullmatch(upper.text) and lower.text.startswith("年")):
        return False
    return lower.x0 - 1 <= upper.x0 and upper.x1 <= lower.x1 + 1 and upper.baseline < lower.baseline


def is_label(words: tuple[Word, ...]) -> bool:
    """A row of a table may state no amount: a class without money, on either side; 2026预算 begins with no code, but a
    year.
    """
    return 0 < len(words) <= 2 and any(re.match(_LABEL, in_usual_words(word.text)) for word in words)


def states_amount(words: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether a small whole number is an amount, and no year nor the number of a column: it ends where the figure of
    the row below does.
    """
    if counts_columns([word.text for word in words]):
        return False
    ends = [word.x1 for word in below if word.is_figure]
    numbers = [word for word in words[1:] if word.text.isdecimal() and not _YEAR.fullmatch(word.text)]
    return any(abs(word.x1 - end) <= IN_LINE for word in numbers for end in ends)
