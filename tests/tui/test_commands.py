"""The one list of commands."""

from __future__ import annotations

from collections import Counter

from tui.commands import COMMANDS, PANES, groups
from tui.screens.help import help_words
from tui.screens.main import MainScreen


class TestList:
    """Keys, footer, palette and help come from it."""

    def test_no_key_and_no_id_twice(self) -> None:
        """Each key does one thing."""
        keys = Counter(key for command in COMMANDS for key in command.keys.split(","))
        ids = Counter(command.id for command in COMMANDS)
        assert [key for key, count in (keys + ids).items() if count > 1] == []

    def test_every_action_exists(self) -> None:
        """On the main screen, or on the app where it says so."""
        names = {command.action.split("(")[0] for command in COMMANDS if not command.action.startswith("app.")}
        assert [name for name in names if not hasattr(MainScreen, f"action_{name}")] == []

    def test_punctuation_has_its_chinese_twin(self) -> None:
        """An input method turns / into 、 and ? into ？."""
        twins = {"slash": "ideographic_comma", "question_mark": "fullwidth_question_mark", "comma": "fullwidth_comma"}
        for keys in (command.keys.split(",") for command in COMMANDS):
            for key, twin in twins.items():
                assert (key in keys) == (twin in keys)

    def test_no_ctrl_with_a_capital(self) -> None:
        """Terminals cannot tell it from the small letter."""
        keys = [key for command in COMMANDS for key in command.keys.split(",")]
        assert not [key for key in keys if key.startswith("ctrl+") and key[5:].isupper()]

    def test_eight_panes_eight_numbers(self) -> None:
        """In the order of the strip."""
        numbers = [command.keys for command in COMMANDS if command.id.startswith("pane.")]
        assert numbers == [str(number) for number in range(1, len(PANES) + 1)]

    def test_help_tells_every_command(self) -> None:
        """Nothing is left out."""
        words = help_words(False, 70).plain.replace("\n", "").replace(" ", "")
        titles = [command.title for commands in groups().values() for command in commands]
        assert [title for title in titles if title.replace(" ", "") not in words] == []
