"""The year of a budget: of the heads and titles of its tables, of its cover, of its text, and last of its file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from model.disclosure import Notice, Phase, Source
from parsers.around.heading import Heading, compact, in_digits, year_of, year_titled
from parsers.identity.cover import NAMED_BUDGET, STOPS, runs
from parsers.page import TextLine

_YEAR_BEHIND = r"(?:^[（(]?|(?:预算|决算)[^,，。;；》\d]{0,6}[（(])(20\d{2})年?度?[)）]?$"


def year_told(
    headings: Sequence[Heading],
    titles: Sequence[str],
    cover: Sequence[TextLine],
    lines: Sequence[TextLine],
    file: str,
    phase: Phase,
) -> tuple[int | None, list[Notice]]:
    """The year of a budget of one stage, None where nothing tells it, and a remark where its file alone does."""
    votes = Counter(heading.year for heading in headings if heading.year)
    votes.update(year for title in titles if (year := year_titled(title)))
    year = _most(votes.elements()) or _by_columns(headings, cover, phase)
    year = year or _most(_named_years((line.text for line in lines), phase))
    year = year or _most(heading.noted_year for heading in headings if heading.noted_year)
    if year is not None:
        return year, []
    year = year_of(file)
    words = f"文件里没有印年度，按文件名记作 {year} 年" if year else "文件里没有印年度"
    return year, [Notice(kind="year-inferred", rule="F02", message=words, source=Source(file=file))]


def _most(votes: Iterable[int]) -> int | None:
    """The year named most often, the latest of several."""
    counts = Counter(votes)
    return max((year for year, count in counts.items() if count == max(counts.values())), default=None)


def _by_columns(headings: Sequence[Heading], cover: Sequence[TextLine], phase: Phase) -> int | None:
    """The year that column heads name, or the cover where they date last year's figures only or nothing."""
    heads = _most(heading.columns_year for heading in headings if heading.columns_year)
    named = _most(_cover_years(cover, phase))
    return named if heads is None or named == heads + 1 else heads


def _cover_years(cover: Sequence[TextLine], phase: Phase) -> list[int]:
    """The years that the lines of a cover name; what sentences behind it speak of counts only where no line does."""
    texts = [line.text for line in cover]
    texts += [*runs(texts, 2), *runs(texts, 3)]
    said = [text for text in texts if not STOPS.isdisjoint(text)]
    return _named_years((text for text in texts if text not in said), phase) or _named_years(said, phase)


def _named_years(texts: Iterable[str], phase: Phase) -> list[int]:
    return [year for text in texts if (year := _budget_year(text, phase))]


def _budget_year(text: str, phase: Phase) -> int | None:
    """The year a line speaks of when it names one budget (2026年…预算), also with the year on a line of its own.

    Of several the latest: a budget is told beside those before it, and beside rules that are named after their year.
    """
    plain = in_digits(compact(text))
    named = re.findall(NAMED_BUDGET, plain)
    own = [year for year, word in named if (word == "决算") == (phase == "final")] or [year for year, _ in named]
    own = own or re.findall(_YEAR_BEHIND, plain)
    return max(map(int, own), default=None)
