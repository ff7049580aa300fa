"""Showing a page of a document in a viewer of the system; where none can go to a page, the page is named instead."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

VIEWERS = (
    "evince --page-index={page} {file}",
    "papers --page-index={page} {file}",
    "atril --page-index={page} {file}",
    "xreader --page-index={page} {file}",
    "okular --page {page} {file}",
    "zathura --page={page} {file}",
    "sioyek --page {page} {file}",
    "mupdf {file} {page}",
    "qpdfview {file}#{page}",
    "xpdf {file} {page}",
    "SumatraPDF -page {page} {file}",
)
"""Programs that open a PDF at a page, and how they are told."""

WITHOUT_PAGE = ("xdg-open {file}", "open {file}")
"""What opens a document somewhere; the page has to be told in words."""

Which = Callable[[str], str | None]
Start = Callable[[Sequence[str]], object]


def start(command: Sequence[str]) -> object:
    """Start a program that goes on by itself and says nothing on this terminal."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)


def has_screen() -> bool:
    """Whether a window can be opened at all: over a plain SSH connection it cannot."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def command_for(path: Path, page: int, wish: str = "", which: Which = shutil.which) -> tuple[list[str], bool]:
    """The command that opens a document, and whether it goes to the page; empty where there is no viewer."""
    for template in (wish,) if wish else (*VIEWERS, *WITHOUT_PAGE):
        words = shlex.split(template)
        if words and which(words[0]):
            return [word.format(page=page, file=path) for word in words], "{page}" in template
    return [], False


def show_page(path: Path, page: int, wish: str = "", which: Which = shutil.which, run: Start = start) -> str:
    """Open a document at a page; returns what to tell the person."""
    place = f"{path.name} 第 {page} 页"
    command, at_page = command_for(path, page, wish, which)
    if not command or not (wish or has_screen()):
        return f"{place}（没有能打开它的程序）"
    try:
        run(command)
    except OSError as error:
        return f"{place}（打不开 {command[0]}：{error.strerror}）"
    return f"已打开 {place}" if at_page else f"已打开 {path.name}，请翻到第 {page} 页"
