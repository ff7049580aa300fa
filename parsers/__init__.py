"""A document becomes a Disclosure: ``read`` is the one public verb of this package."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from model.disclosure import Disclosure, UnitBudget
from model.errors import UnreadableDocument
from model.quiet import without_collections
from model.repair.doubt import is_in_doubt
from parsers.engine import Engine
from parsers.page import Page
from parsers.progress import Progress, silent

if TYPE_CHECKING:
    from parsers.cache.folder import Cache
    from parsers.processes.ahead import Ahead

Budgets = tuple[UnitBudget, ...]
TEXT_ENDINGS = (".txt", ".md")

__all__ = ["Disclosure", "Progress", "UnreadableDocument", "read"]


def read(
    paths: Sequence[Path],
    *,
    password: str | None = None,
    progress: Progress | None = None,
    engine: Engine = "pdfium",
    cache: Cache | None = None,
    skip: Collection[int] = (),
    apart: bool = False,
    ahead: Ahead[Budgets] | None = None,
    whole: bool = True,
) -> Disclosure:
    """Read the files of one publication into their unit-years.

    Several files of one unit and year (说明 and 报表) become one UnitBudget; ``progress`` is called page by page.
    ``engine`` reads text layers: pdfium, or pdfplumber, the slower reference. A file that ``cache`` holds is not read.
    ``skip`` are pages (1-based) to leave out, and say so. ``apart`` reads in watched processes, one for each file;
    ``ahead`` waits for those that ``begin`` has begun. Where not the ``whole`` of a file is asked for, a unit-year
    whose facts are beyond doubt comes without text, claims and targets; what a cache is to keep comes whole.
    Raises UnreadableDocument, whose text is one sentence, for what is missing, broken, locked, illegible or no budget
    disclosure.
    """
    from parsers.gather import gather, must_be_legible

    wish = Wish(password, engine, cache, whole or len(paths) > 1)
    tell = progress or silent
    with without_collections():
        if ahead is not None:
            found: Iterable[Budgets] = ahead.values(paths, tell)
        elif apart:
            found = _read_apart(paths, wish, tell)
        else:
            found = (wish.budgets(path, tell, frozenset(skip)) for path in paths)
        budgets = [budget for some in found for budget in some]
        units = tuple(map(_repaired, gather(budgets)))
        for unit in units:
            must_be_legible(unit)
        return Disclosure(units=units)


def begin(
    paths: Sequence[Path],
    *,
    password: str | None = None,
    engine: Engine = "pdfium",
    cache: Cache | None = None,
    look: bool = False,
    jobs: int | None = None,
    behind: int = 0,
    whole: bool = True,
) -> Ahead[Budgets]:
    """Let watched processes begin to read, each one file (see ``Ahead``); the caller ends them when it is done.

    They look into the cache themselves, or are made only for what it does not hold if it is worth the time to ``look``.
    """
    from parsers.processes.ahead import Ahead

    wish = Wish(password, engine, cache, whole or len(paths) > 1)
    with without_collections():
        return Ahead(paths, wish.budgets, known=wish.known(paths) if look else {}, jobs=jobs, behind=behind)


def preload() -> None:
    """Load what every document needs, so that processes made from now on have it."""
    for name in ("model.repair.repair", "parsers.assemble", "parsers.sources.pdf"):
        import_module(name)


def _repaired(budget: UnitBudget) -> UnitBudget:
    """The budget with what is in doubt decided by the rules, which are loaded only for that."""
    if not is_in_doubt(budget):
        return budget
    from model.repair.repair import repair

    return repair(budget)


def _read_apart(paths: Sequence[Path], wish: Wish, tell: Progress) -> Iterator[Budgets]:
    """The unit-years of files in their order; processes are made only for what the cache does not hold."""
    from parsers.processes.ahead import Ahead

    yield from Ahead(paths, wish.budgets, known=wish.known(paths)).values(paths, tell)


class Wish(NamedTuple):
    """How files are to be read."""

    password: str | None
    engine: Engine
    cache: Cache | None
    whole: bool = True

    def budgets(self, path: Path, progress: Progress, skip: frozenset[int]) -> Budgets:
        """The unit-years of one file, from the cache where it has them; what misses some pages is not kept there."""
        found = None if skip else self.kept(path)
        if found is not None:
            return found
        from parsers.assemble import assemble

        _must_be_file(path)
        try:
            whole = self.whole or self.cache is not None
            found = assemble(self._pages(path, progress, skip), path.name, whole=whole)
        except OSError as error:
            raise UnreadableDocument(path.name, f"打不开：{error.strerror}") from None
        if not skip:
            self._keep(path, found)
        return found

    def kept(self, path: Path) -> Budgets | None:
        """What the cache holds of a file."""
        key = self._key(path)
        return self.cache.get(key) if self.cache is not None and key else None

    def known(self, paths: Sequence[Path]) -> dict[Path, Budgets]:
        """What the cache holds of files, by file."""
        kept = {path: self.kept(path) for path in paths}
        return {path: budgets for path, budgets in kept.items() if budgets is not None}

    def _keep(self, path: Path, budgets: Budgets) -> None:
        key = self._key(path)
        if self.cache is not None and key:
            self.cache.put(key, budgets)

    def _key(self, path: Path) -> str:
        """The key of a file; blank where there is no cache, no file, or a password protects it."""
        if self.cache is None or self.password:
            return ""
        from parsers.cache.key import key_of

        try:
            return key_of(path, self.engine)
        except OSError:
            return ""

    def _pages(self, path: Path, progress: Progress, skip: frozenset[int]) -> Iterator[Page]:
        """The pages of a file by its kind; imported here so that naming the verb costs nothing."""
        if path.suffix.lower() in TEXT_ENDINGS:
            from parsers.sources.text import read_text

            return read_text(path, progress=progress)
        from parsers.sources.pdf import read_pdf

        return read_pdf(path, password=self.password, progress=progress, engine=self.engine, skip=skip)


def _must_be_file(path: Path) -> None:
    if not path.exists():
        raise UnreadableDocument(path.name, "找不到这个文件")
    if not path.is_file():
        raise UnreadableDocument(path.name, "不是文件")
