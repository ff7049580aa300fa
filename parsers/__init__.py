"""A document becomes a Disclosure: ``read`` is the one public verb of this package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from model.disclosure import Disclosure
from model.errors import UnreadableDocument
from parsers.page import Page
from parsers.progress import Progress, silent
from parsers.quiet import without_collections

TEXT_ENDINGS = (".txt", ".md")

__all__ = ["Disclosure", "Progress", "UnreadableDocument", "read"]


def read(paths: Sequence[Path], *, password: str | None = None, progress: Progress | None = None) -> Disclosure:
    """Read the files of one publication into their unit-years.

    Several files of one unit and year (说明 and 报表) become one UnitBudget; ``progress`` is called page by page.
    Raises UnreadableDocument, whose text is one sentence, for what is missing, broken, locked or no budget disclosure.
    """
    from model.repair import repair
    from parsers.assemble import assemble
    from parsers.gather import gather

    tell = progress or silent
    with without_collections():
        budgets = [budget for path in paths for budget in assemble(_pages(path, password, tell), path.name)]
        return Disclosure(units=tuple(repair(budget) for budget in gather(budgets)))


def _pages(path: Path, password: str | None, progress: Progress) -> Iterator[Page]:
    """The pages of a file by its kind; imported here so that naming the verb costs nothing."""
    if not path.exists():
        raise UnreadableDocument(path.name, "找不到这个文件")
    if not path.is_file():
        raise UnreadableDocument(path.name, "不是文件")
    try:
        if path.suffix.lower() in TEXT_ENDINGS:
            from parsers.sources.text import read_text

            return read_text(path, progress=progress)
        from parsers.sources.pdf import read_pdf

        return read_pdf(path, password=password, progress=progress)
    except OSError as error:
        raise UnreadableDocument(path.name, f"打不开：{error.strerror}") from None
