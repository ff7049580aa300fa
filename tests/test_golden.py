"""Golden exports of the shipped pair: the bytes of `export`, `check` and `diff` are the contract."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.typeset.samples import FOLDER
from tui.cli import main

GOLDEN = Path(__file__).parents[1] / "snapshots" / "exports"
NEW, OLD = str(FOLDER / "sample-2023.pdf"), str(FOLDER / "sample-2022.pdf")

COMMANDS = {
    "sample-2023.facts.csv": (["export", NEW, "--format", "csv"], 0),
    "sample-2022.facts.csv": (["export", OLD, "--format", "csv"], 0),
    "sample-2023.all.csv": (["export", NEW, "--all", "--format", "csv"], 0),
    "sample-2023.json": (["export", NEW, "--format", "json"], 0),
    "sample-2023.check.txt": (["check", NEW, "--with", OLD, "--format", "text"], 1),
    "sample-2023.check.json": (["check", NEW, "--with", OLD, "--format", "json"], 1),
    "sample-2023.check.csv": (["check", NEW, "--with", OLD, "--format", "csv"], 1),
    "sample.diff.csv": (["diff", NEW, OLD, "--format", "csv"], 0),
    "sample.diff.json": (["diff", NEW, OLD, "--format", "json"], 0),
    "sample.diff.md": (["diff", NEW, OLD, "--format", "md"], 0),
    "sample.report.txt": ([NEW, OLD], 1),
}


class TestGoldenExports:
    """Whatever changes a byte of an export shows here; `--accept` takes the new bytes as right."""

    @pytest.mark.parametrize("name", COMMANDS)
    def test_bytes(self, name: str, capfdbinary: pytest.CaptureFixture[bytes], request: pytest.FixtureRequest) -> None:
        arguments, expected = COMMANDS[name]
        code = main(arguments)
        actual = capfdbinary.readouterr().out
        assert code == expected
        assert b"\r" not in actual
        path = GOLDEN / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual)
        assert actual == path.read_bytes()

    def test_the_order_of_the_pair_does_not_matter(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        main(["diff", OLD, NEW, "--format", "csv"])
        assert capfdbinary.readouterr().out == (GOLDEN / "sample.diff.csv").read_bytes()
