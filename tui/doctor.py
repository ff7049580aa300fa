"""``budget-tui doctor``: what this terminal can show, and which words of a document the lexicon lacks."""

from __future__ import annotations

import locale
import os
import re
import shutil
import sys
from argparse import Namespace
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from model.disclosure import Notice, UnitBudget
from model.errors import UnreadableDocument
from model.settings import load, settings_path
from tui.arguments import PROGRAM, program_version
from tui.output import emit, tell

UNKNOWN_WORD = "unknown-word"
LIBRARIES = ("textual", "rich", "pydantic", "pypdfium2", "pdfplumber", "pandas")
AMBIGUOUS = "△"
SMALLEST = (80, 24)
PATIENCE = 0.3


def examine(options: Namespace) -> int:
    """Print the terminal, the settings and, with files, the unknown words; 2 if a file could not be read."""
    lines = [*_program(), *_terminal(os.environ), *_settings()]
    failed = False
    for file in options.files:
        try:
            lines += _document(file, options)
        except UnreadableDocument as error:
            tell(str(error))
            failed = True
    emit("\n".join(lines) + "\n", None)
    return 2 if failed else 0


def _program() -> list[str]:
    libraries = "，".join(f"{name} {_version(name)}" for name in LIBRARIES)
    return [f"{PROGRAM} {program_version()}，Python {sys.version.split()[0]}", f"库：{libraries}"]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "（未安装）"


def _terminal(environ: Mapping[str, str]) -> list[str]:
    if not sys.stdout.isatty():
        return ["终端：标准输出不是终端", f"编码：{_encoding()}"]
    columns, rows = shutil.get_terminal_size()
    small = "" if columns >= SMALLEST[0] and rows >= SMALLEST[1] else f"，偏小，至少要 {SMALLEST[0]}×{SMALLEST[1]}"
    return [
        f"终端：{columns}×{rows}{small}，TERM={environ.get('TERM', '')}",
        f"颜色：{colours(environ)}",
        f"编码：{_encoding()}",
        f"宽度不定的字符（{AMBIGUOUS}）：{_ambiguous()}",
    ]


def colours(environ: Mapping[str, str]) -> str:
    """What the environment says about colours."""
    if environ.get("NO_COLOR"):
        return "NO_COLOR 已设，不用颜色"
    if environ.get("COLORTERM", "") in ("truecolor", "24bit"):
        return "1600 万色"
    return "256 色" if "256" in environ.get("TERM", "") else "16 色或不明"


def _encoding() -> str:
    name = sys.stdout.encoding or locale.getpreferredencoding(False)
    return name if "utf" in name.lower() else f"{name}，显示不了中文，请改用 UTF-8"


def _ambiguous() -> str:
    width = _probe()
    if width is None:
        return "终端没有回答"
    return "占 1 格，正常" if width == 1 else "占 2 格，请在设置里打开 ascii"


def _probe() -> int | None:
    """How many cells the terminal gives to an ambiguous character: print one and ask where the cursor is."""
    try:
        import termios
        import tty
    except ImportError:
        return None
    if not sys.stdin.isatty():
        return None
    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin)
        sys.stdout.write(f"\r{AMBIGUOUS}\x1b[6n")
        sys.stdout.flush()
        answer = _answer()
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
        sys.stdout.write("\r\x1b[K")
        sys.stdout.flush()
    found = re.search(r"\[\d+;(\d+)R", answer)
    return int(found[1]) - 1 if found else None


def _answer() -> str:
    """What the terminal sends back, until the R that ends it or patience ends."""
    import select

    answer = ""
    while not answer.endswith("R") and select.select([sys.stdin], [], [], PATIENCE)[0]:
        answer += os.read(sys.stdin.fileno(), 1).decode("ascii", "replace")
    return answer


def _settings() -> list[str]:
    path = settings_path()
    loaded = load(path)
    if loaded.problem:
        return [f"设置：{loaded.problem}"]
    return [f"设置：{path}" if path.exists() else f"设置：默认（可写 {path}）"]


def _document(file: str, options: Namespace) -> list[str]:
    from tui.reading import disclosure_of

    disclosure = disclosure_of([Path(file)], options)
    return [line for budget in disclosure.units for line in ("", *_reading(budget))]


def _reading(budget: UnitBudget) -> list[str]:
    """How well a document was read: tables, figures, gaps, and the words nobody has explained yet."""
    words = [notice for notice in budget.notices if notice.kind == UNKNOWN_WORD]
    lines = [
        budget.title,
        f"  表 {len(budget.tables)} 张，数字 {len(budget.facts)} 个，读不出的格 {len(budget.gaps)} 个，"
        f"未读懂的行 {budget.lines.unread} 行，提示 {len(budget.notices)} 条",
    ]
    if not words:
        return [*lines, "  没有词汇表以外的词"]
    return [*lines, f"  词汇表里没有的词 {len(words)} 个：", *(f"    {_word(notice)}" for notice in words)]


def _word(notice: Notice) -> str:
    place = f"（{notice.source.place}）" if notice.source.place else ""
    return f"{notice.message}{place}"
