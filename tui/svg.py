"""Screenshots whose Chinese can be read: every glyph of an SVG export back on the terminal grid, and its text twin.

Rich writes ``textLength`` from characters, not cells, which squashes wide characters to half their width (its issue
2742). Each run is split into stretches of one character width, each with its own place and length.
"""

from __future__ import annotations

import html
import re
from itertools import groupby

from rich.cells import cell_len

CELL = 12.2
RUN = re.compile(
    r'<text class="(?P<style>[^"]*)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="[\d.]+"(?P<fit>[^>]*?)'
    r' clip-path="(?P<clip>[^"]*)">(?P<body>.*?)</text>'
)
LINE = re.compile(r"-line-(\d+)")
SESSION = re.compile(r"terminal-\d+-")
BLANK = "\xa0 "


def stable(svg: str) -> str:
    """The export without the random id of the session, so that two runs give the same bytes."""
    return SESSION.sub("terminal-", svg)


def regrid(svg: str) -> str:
    """The export with wide characters two cells wide."""
    return RUN.sub(_stretches, svg)


def _stretches(run: re.Match[str]) -> str:
    text = html.unescape(run["body"])
    if cell_len(text) == len(text):
        return run[0]
    at, out = float(run["x"]), []
    for _wide, chars in groupby(text, key=cell_len):
        stretch = "".join(chars)
        length = cell_len(stretch) * CELL
        if stretch.strip(BLANK):
            out.append(_placed(run, stretch, at, length))
        at += length
    return "".join(out)


def _placed(run: re.Match[str], text: str, at: float, length: float) -> str:
    body = html.escape(text).replace("\xa0", "&#160;")
    return (
        f'<text class="{run["style"]}" x="{at:g}" y="{run["y"]}" textLength="{length:g}" '
        f'lengthAdjust="spacingAndGlyphs" clip-path="{run["clip"]}">{body}</text>'
    )


def screen_text(svg: str) -> str:
    """The text twin of an export before ``regrid``: one line per terminal row, as a person reads a diff of it."""
    rows: dict[int, list[tuple[float, str]]] = {}
    for run in RUN.finditer(svg):
        if number := LINE.search(run["clip"]):
            rows.setdefault(int(number[1]), []).append((float(run["x"]), html.unescape(run["body"])))
    return "\n".join(_row(rows.get(number, [])) for number in range(max(rows, default=-1) + 1)) + "\n"


def _row(runs: list[tuple[float, str]]) -> str:
    line = ""
    for x, text in sorted(runs):
        line += " " * (round(x / CELL) - cell_len(line)) + text
    return line.replace("\xa0", " ").rstrip()
