"""Named pictures of screens under ``snapshots/``: an SVG whose Chinese can be read, and a text twin to diff.

Rich and Textual draw a little differently from release to release: pictures are compared on the pinned versions only,
and the journeys around them run on every version.
"""

from __future__ import annotations

import difflib
import html
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tui.svg import regrid, screen_text, stable

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "snapshots"
PINNED = {"textual": "8.2.8", "rich": "15.0.0"}
MISMATCHES: list[tuple[Path, str]] = []

Snap = Callable[[Pilot[Any], str], Awaitable[None]]


def add_option(parser: pytest.Parser) -> None:
    """Register ``--accept``."""
    parser.addoption("--accept", action="store_true", help="write the screens seen in this run as the new snapshots")


def other_versions() -> str:
    """Which of the pinned packages is another version, in words; blank if none is."""
    found = {name: version(name) for name in PINNED}
    return ", ".join(f"{name} {found[name]} is not {PINNED[name]}" for name in PINNED if found[name] != PINNED[name])


@pytest.fixture
def snap(request: pytest.FixtureRequest) -> Snap:
    """Compare the screen with ``snapshots/<name>.svg`` and ``.txt``, or with ``--accept`` write both."""
    reason = other_versions()
    if reason:
        pytest.skip(f"snapshots are compared on pinned versions only: {reason}")
    accept = bool(request.config.getoption("--accept"))

    async def check(pilot: Pilot[Any], name: str) -> None:
        await pilot.pause()
        raw = stable(pilot.app.export_screenshot(title="budget-tui"))
        _settle(FOLDER / f"{name}.txt", screen_text(raw), accept)
        _settle(FOLDER / f"{name}.svg", regrid(raw), accept)

    return check


def _settle(path: Path, actual: str, accept: bool) -> None:
    if accept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, encoding="utf-8", newline="\n")
        return
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if actual != expected:
        MISMATCHES.append((path, actual))
        pytest.fail(_difference(path, expected, actual), pytrace=False)


def _difference(path: Path, expected: str, actual: str) -> str:
    name = str(path.relative_to(ROOT))
    if path.suffix == ".svg":
        return f"{name}: colours or styles changed; run with --accept if that is meant"
    lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), name, "now", lineterm="", n=1)
    return "\n".join(lines)


def report_mismatches(session: pytest.Session) -> None:
    """Write ``snapshot_report.html`` with what differs."""
    if not MISMATCHES or session.config.getoption("--accept"):
        return
    pairs = "".join(_pair(path, actual) for path, actual in MISMATCHES)
    (ROOT / "snapshot_report.html").write_text(f"<meta charset=utf-8>{pairs}", encoding="utf-8")


def _pair(path: Path, actual: str) -> str:
    old = path.read_text(encoding="utf-8") if path.exists() else "new"
    sides = "".join(side if path.suffix == ".svg" else f"<pre>{html.escape(side)}</pre>" for side in (old, actual))
    return f"<h2>{html.escape(str(path.relative_to(ROOT)))}</h2><div style='display:flex'>{sides}</div>"
