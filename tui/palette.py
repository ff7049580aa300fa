"""The command palette in Chinese, grouped, from the one list of commands."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.commands import COMMANDS, Command


class CommandProvider(Provider):
    """Offers what the main screen can do here, and then what the app can do anywhere.

    One provider for both: Textual asks several at once, and lists whose answer comes first.
    """

    async def discover(self) -> Hits:
        """Every command, in the order of the list."""
        for command in self._offered():
            yield DiscoveryHit(_title(command), partial(self._run, command), help=_tip(command))
        for system in self.app.get_system_commands(self.screen):
            yield DiscoveryHit(system.title, system.callback, help=system.help)

    async def search(self, query: str) -> Hits:
        """Commands whose group, title, key or explanation match."""
        matcher = self.matcher(query)
        for command in self._offered():
            score = max(matcher.match(_title(command)), matcher.match(command.tip) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(_title(command)), partial(self._run, command), help=_tip(command))
        for system in self.app.get_system_commands(self.screen):
            if (score := matcher.match(system.title)) > 0:
                yield Hit(score, matcher.highlight(system.title), system.callback, help=system.help)

    def _offered(self) -> list[Command]:
        """The commands that do something on this screen."""
        from tui.screens.main import MainScreen

        screen = self.screen
        if not isinstance(screen, MainScreen):
            return [command for command in COMMANDS if command.id == "quit"]
        return [command for command in COMMANDS if screen.check_action(command.action.split("(")[0], ())]

    async def _run(self, command: Command) -> None:
        await self.app.run_action(command.action, self.screen)


def _title(command: Command) -> str:
    return f"{command.group}：{command.title}"


def _tip(command: Command) -> str:
    return f"{command.keys_in_words}　{command.tip}"
