"""What the two READMEs promise: every key, every command of the command line, every picture."""

import re
from pathlib import Path

import pytest

from tui.arguments import COMMANDS as SUBCOMMANDS
from tui.commands import COMMANDS, PANES

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")


@pytest.fixture(params=READMES)
def text(request: pytest.FixtureRequest) -> str:
    """Return one README."""
    return (ROOT / request.param).read_text(encoding="utf-8")


def keys_in_table(text: str) -> set[str]:
    """Return every key named in the first two columns of the table of keys."""
    rows = [line.split("|")[1:3] for line in text.splitlines() if line.startswith("| `")]
    return {key for row in rows for cell in row for key in re.findall(r"`([^`]+)`", cell)}


class TestKeys:
    """The table of keys against the one list of commands."""

    def test_names_every_key(self, text: str) -> None:
        """No command is left out, nor any twin of one."""
        named = keys_in_table(text) | set("234567")
        missing = {command.id: key for command in COMMANDS for key in command.keys_in_words.split() if key not in named}
        assert missing == {}

    def test_names_every_pane(self, text: str) -> None:
        """The panes in their order."""
        row = next(line for line in text.splitlines() if "`1` … `8`" in line)
        assert re.findall("|".join(pane.title for pane in PANES), row) == [pane.title for pane in PANES]


class TestCommandLine:
    """The examples without the app."""

    @pytest.mark.parametrize("subcommand", SUBCOMMANDS)
    def test_shows_every_command(self, text: str, subcommand: str) -> None:
        """Each has a line a reader can copy."""
        assert re.search(rf"^budget-tui {subcommand}\b", text, re.MULTILINE)


class TestLinks:
    """Pictures and pages the READMEs point to."""

    def test_lead_to_files_that_exist(self, text: str) -> None:
        """A renamed snapshot leaves no hole in the tour."""
        targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", text) + re.findall(r'src="([^"]+)"', text)
        assert targets
        assert [target for target in targets if not (ROOT / target).exists()] == []
