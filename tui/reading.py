"""From the files and options of the command line to unit-years, for the headless commands."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from model.disclosure import Disclosure, UnitBudget
from model.errors import UnreadableDocument
from model.names import plain_name
from parsers.progress import Progress
from tui.arguments import KINDS

if TYPE_CHECKING:
    from parsers.cache.folder import Cache
    from parsers.processes.ahead import Ahead

ENDINGS = (".pdf", ".txt", ".md")
"""What is read of a folder; a single file is read whatever its name ends with."""

AT_ONCE = 8
"""Documents that are read while the screen is made; more at once would crowd it out, and are read by the app itself."""

BEHIND = 5
"""How far (``nice``) reading stands behind the making of the screen."""

Tell = Callable[[str], None]

Reader = Callable[[Sequence[Path], Namespace], Disclosure]
"""Reads the files of one publication as the options say."""


class WrongChoice(Exception):
    """The files are fine, but the command does not say which part of them is meant; ``str()`` is one sentence."""


class Readings(NamedTuple):
    """What was read; ``failed`` says whether some file could not be."""

    budgets: tuple[UnitBudget, ...]
    failed: bool = False


def read_all(files: Sequence[str], options: Namespace, tell: Tell, reader: Reader) -> Readings:
    """Read files as one disclosure, and folders file by file, going on past one that cannot be read.

    Raises UnreadableDocument for a single file, and WrongChoice where the unit that is asked for is not there.
    """
    single = [Path(file) for file in files if not Path(file).is_dir()]
    budgets = chosen(reader(single, options).units, options) if single else ()
    failed = False
    for folder in (Path(file) for file in files if Path(file).is_dir()):
        found = _folder(folder, options, tell)
        budgets, failed = (*budgets, *found.budgets), failed or found.failed
    if not budgets and not failed:
        raise WrongChoice(f"没有单位“{options.unit}”的文件")
    return Readings(_overridden(budgets, options), failed)


def read_one(file: str, options: Namespace, reader: Reader) -> UnitBudget:
    """The one unit-year of one file, as far as the options have to choose it."""
    found = _overridden(chosen(reader([Path(file)], options).units, options), options)
    one_unit_each(found, [file])
    if len(found) > 1:
        raise WrongChoice(f"{file}：含有 {len(found)} 份预算，一次只能比较一份")
    return found[0]


def one_unit_each(budgets: Sequence[UnitBudget], files: Sequence[str]) -> None:
    """Raise a WrongChoice that names the units where one of the files, given by itself, holds several."""
    for name in (Path(file).name for file in files if not Path(file).is_dir()):
        units = {budget.code or budget.unit: budget for budget in budgets if name in budget.files}
        if len(units) > 1:
            raise WrongChoice(f"{name}：含有多个单位，请用 --unit 选一个：{_names(tuple(units.values()))}")


def chosen(budgets: Sequence[UnitBudget], options: Namespace) -> tuple[UnitBudget, ...]:
    """The budgets of ``--unit``, by name or code; where no document names its unit, the option names it."""
    if not options.unit:
        return tuple(budgets)
    if not any(budget.unit for budget in budgets):
        return tuple(budget.model_copy(update={"unit": options.unit}) for budget in budgets)
    named = (tuple(budget for budget in budgets if is_meant(budget, options.unit)) for is_meant in (_is_unit, _may_be))
    return next(filter(None, named), ()) or _no_such_unit(budgets, options.unit)


def as_told(disclosure: Disclosure, options: Namespace) -> Disclosure:
    """A disclosure with what ``--unit``, ``--year`` and ``--kind`` say, for the app.

    Raises UnreadableDocument where the unit asked for is not in it.
    """
    if not (options.unit or options.year or options.kind):
        return disclosure
    try:
        found = chosen(disclosure.units, options)
    except WrongChoice as choice:
        file, _, reason = str(choice).partition("：")
        raise UnreadableDocument(file, reason) from None
    return disclosure.model_copy(update={"units": _overridden(found, options)})


def _no_such_unit(budgets: Sequence[UnitBudget], wanted: str) -> tuple[UnitBudget, ...]:
    file = budgets[0].files[0] if budgets[0].files else ""
    raise WrongChoice(f"{file}：没有单位“{wanted}”，有的是：{_names(budgets)}")


def _is_unit(budget: UnitBudget, wanted: str) -> bool:
    """Whether a budget is that of the unit asked for to the letter: a department and its own level are two units."""
    spellings = (budget.unit, f"{budget.code}{budget.unit}")
    return wanted == budget.code or plain_name(wanted) in map(plain_name, spellings)


def _may_be(budget: UnitBudget, wanted: str) -> bool:
    """Whether a name is the one asked for but for what stands behind it, like （本级） or （汇总）."""
    from model.comparison.comparable import unit_name

    meant, name = unit_name(wanted), unit_name(budget.unit)
    return name == meant or (bool(meant) and name.startswith(f"{meant}("))


def _names(budgets: Sequence[UnitBudget]) -> str:
    return "、".join(dict.fromkeys(" ".join(filter(None, (b.code, b.unit or "（未写名称）"))) for b in budgets))


def disclosure_of(paths: Sequence[Path], options: Namespace) -> Disclosure:
    """The files of one publication, read as the options say, each in a process that is watched."""
    return _read(paths, options, apart=True)


@contextmanager
def reading_ahead(options: Namespace) -> Iterator[Ahead[Any] | None]:
    """Processes that read the documents while a screen is made: all are made now, for inside an app they cannot be."""
    paths = [Path(file) for file in options.files]
    if not 0 < len(paths) <= AT_ONCE:
        yield None
        return
    with _begun(paths, options, jobs=len(paths), behind=BEHIND) as ahead:
        yield ahead


@contextmanager
def reading_together(files: Sequence[str], options: Namespace) -> Iterator[Reader]:
    """A reader whose files are read at one time, though a command asks for one after the other."""
    paths = [Path(file) for file in files if not Path(file).is_dir()]
    with _begun(paths, options, look=True) as ahead:
        yield partial(_read_of, ahead)


def _read_of(ahead: Ahead[Any] | None, paths: Sequence[Path], options: Namespace) -> Disclosure:
    if ahead is None or not set(paths) <= set(ahead.paths):
        return disclosure_of(paths, options)
    return _read(paths, options, ahead=ahead)


@contextmanager
def _begun(paths: Sequence[Path], options: Namespace, **how: Any) -> Iterator[Ahead[Any] | None]:
    """Processes that read these files, where such a process is quickly made."""
    from parsers import begin
    from parsers.processes.worker import FORKS

    if not FORKS:
        yield None
        return
    ahead = begin(paths, **_how(options), **how)
    try:
        yield ahead
    finally:
        ahead.end()


def reader_here(tell: Progress, skip: frozenset[int]) -> Reader:
    """A reader for a process that is watched itself: it tells of every page and leaves out those of ``skip``."""
    return partial(_read, progress=tell, skip=skip)


def _read(paths: Sequence[Path], options: Namespace, **how: Any) -> Disclosure:
    from parsers import read

    found = read(paths, **_how(options), **how)
    return found.model_copy(update={"units": _decided(found.units, paths)})


def _how(options: Namespace) -> dict[str, Any]:
    """How the options say that files are to be read; an export of the facts alone has no use for anything else."""
    whole = options.command != "export" or options.all or options.format == "json"
    return {"password": options.password, "engine": options.engine, "cache": cache_of(options), "whole": whole}


def _decided(budgets: tuple[UnitBudget, ...], paths: Sequence[Path]) -> tuple[UnitBudget, ...]:
    """Unit-years with what a person accepted; most have nothing to accept, and need not know how that is kept."""
    if not any(gap.proposal for budget in budgets for gap in budget.gaps):
        return budgets
    from model.review.decisions import decided

    return decided(budgets, paths)


def cache_of(options: Namespace) -> Cache | None:
    """The cache of the person at work, unless they do without."""
    from parsers.cache import users_cache

    return None if options.no_cache else users_cache()


def _folder(folder: Path, options: Namespace, tell: Tell) -> Readings:
    """Every document under a folder by itself, in a process of its own; hidden files are left out."""
    from parsers import preload
    from parsers.processes.apart import each
    from tui.bar import Bar

    paths = _documents(folder)
    if not paths:
        raise UnreadableDocument(str(folder), "文件夹里没有 PDF 或识别文本")
    preload()
    budgets: list[UnitBudget] = []
    failed = False
    with Bar(len(paths)) as bar:
        for outcome in each(paths, partial(_one_of_many, options), tell=bar.page):
            bar.done()
            if outcome.failure is not None:
                bar.say(tell, str(outcome.failure))
                failed = True
            budgets += [b for b in outcome.value or () if not options.unit or _is_unit(b, options.unit)]
    return Readings(tuple(budgets), failed)


def _documents(folder: Path) -> list[Path]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())
    return [path for path in paths if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _one_of_many(options: Namespace, path: Path, tell: Progress, skip: frozenset[int]) -> tuple[UnitBudget, ...]:
    """One document of a folder; runs in a process of its own."""
    return reader_here(tell, skip)([path], options).units


def _overridden(budgets: Sequence[UnitBudget], options: Namespace) -> tuple[UnitBudget, ...]:
    """Year and kind as the options say; a year that documents print stands, except where there is only one document."""
    return tuple(budget.model_copy(update=_overrides(budget, options, len(budgets))) for budget in budgets)


def _overrides(budget: UnitBudget, options: Namespace, count: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if options.kind:
        found["kind"] = KINDS[options.kind]
    if options.year and (budget.year is None or count == 1):
        found["year"] = options.year
    return found
