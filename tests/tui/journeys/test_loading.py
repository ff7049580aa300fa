"""Opening documents: the first frame, progress, failures, giving up."""

from __future__ import annotations

from pathlib import Path

from tests.builders import a_consistent_2022, a_pair
from tests.tui.opening import NARROW, Reading, main_of, opened, wait_for, words_of
from tui.app import BudgetApp
from tui.commands import COMMANDS
from tui.screens.main import MainScreen
from tui.screens.welcome import WelcomeScreen, named


def welcome_words(app: BudgetApp) -> str:
    """Everything the first screen says."""
    return "\n".join(words_of(widget) for widget in app.screen.query("#welcome-words, #welcome-page"))


class TestReading:
    """The screen is there before the first page is read."""

    async def test_progress_names_file_and_page(self) -> None:
        """While the reader waits on page 1 of 18, the screen says so and keys work."""
        reader = Reading(*a_pair(), hold=True)
        app = BudgetApp([Path("new.pdf"), Path("old.pdf")], reader=reader)
        async with app.run_test(size=NARROW) as pilot:
            await wait_for(pilot, lambda: "1/18 页" in welcome_words(app))
            assert "new.pdf" in welcome_words(app)
            reader.go_on.set()
            await wait_for(pilot, lambda: isinstance(app.screen, MainScreen))
            await app.workers.wait_for_complete()

    async def test_escape_stops_and_the_app_lives_on(self) -> None:
        """Nothing more is read, and another file can be asked for."""
        reader = Reading(*a_pair(), hold=True)
        app = BudgetApp([Path("new.pdf")], reader=reader)
        async with app.run_test(size=NARROW) as pilot:
            await wait_for(pilot, lambda: "1/18 页" in welcome_words(app))
            await pilot.press("escape")
            await wait_for(pilot, lambda: "已停止" in welcome_words(app))
            reader.go_on.set()
            await pilot.press("r")
            await wait_for(pilot, lambda: isinstance(app.screen, MainScreen))

    async def test_a_screen_asked_before_its_panes_are_there(self) -> None:
        """Whoever asks what can be done between the two screens hears: what can always be done."""
        async with opened() as pilot:
            main = main_of(pilot)
            early = MainScreen(main.desk, main.view)
            offered = {command.where for command in COMMANDS if early.check_action(command.action.split("(")[0], ())}
            assert offered == {"always"}


class TestFailure:
    """A document that cannot be read says why."""

    async def test_the_sentence_is_shown_and_another_file_opens(self) -> None:
        """After a broken file a person types the name of a good one."""
        app = BudgetApp([Path("bad.pdf")], reader=Reading(*a_pair(), broken=["bad.pdf"]))
        async with app.run_test(size=NARROW) as pilot:
            await wait_for(pilot, lambda: "bad.pdf：文件已损坏" in welcome_words(app))
            await pilot.press("o", *"good.pdf", "enter")
            await wait_for(pilot, lambda: isinstance(app.screen, MainScreen))

    async def test_a_password_opens_a_locked_file(self) -> None:
        """The screen says that p asks for it; the reader gets it."""
        app = BudgetApp([Path("bad.pdf")], reader=Reading(*a_pair(), broken=["bad.pdf"], reason="文件有密码"))
        async with app.run_test(size=NARROW) as pilot:
            await wait_for(pilot, lambda: "按 p 输入密码" in welcome_words(app))
            await pilot.press("p", *"secret", "enter")
            await wait_for(pilot, lambda: isinstance(app.screen, MainScreen))

    async def test_no_password_is_asked_for_where_none_would_help(self) -> None:
        """p does nothing, and neither words nor keys name it."""
        app = BudgetApp([Path("bad.pdf")], reader=Reading(*a_pair(), broken=["bad.pdf"]))
        async with app.run_test(size=NARROW) as pilot:
            await wait_for(pilot, lambda: "已损坏" in welcome_words(app))
            await pilot.press("p")
            assert "密码" not in welcome_words(app) + words_of(app.screen.query_one("KeyBar"))
            assert not app.screen.query_one("#welcome-input").display

    async def test_the_other_document_is_shown_with_a_warning(self) -> None:
        """One of two is broken: the good one opens, the banner names the bad one."""
        reader = Reading(a_consistent_2022().build(), broken=["old.pdf"])
        async with opened(reader=reader) as pilot:
            main = main_of(pilot)
            await wait_for(pilot, lambda: "old.pdf" in words_of(main.query_one("#banner")))
            assert main.desk.old is None

    async def test_an_unexpected_error_is_no_traceback(self) -> None:
        """A fault of the program is told in one sentence, too."""

        def reader(_paths: object, **_options: object) -> None:
            raise KeyError("columns")

        app = BudgetApp([Path("odd.pdf")], reader=reader)  # type: ignore[arg-type]
        async with app.run_test(size=NARROW) as pilot:
            await wait_for(pilot, lambda: "odd.pdf：读取时出错" in welcome_words(app))


class TestWithoutFiles:
    """The app starts without documents."""

    async def test_it_says_how_to_open_one(self) -> None:
        """And quits with q."""
        app = BudgetApp([])
        async with app.run_test(size=NARROW) as pilot:
            await wait_for(pilot, lambda: isinstance(app.screen, WelcomeScreen) and "按 o" in welcome_words(app))
            await pilot.press("q")

    def test_paths_with_blanks(self, tmp_path: Path) -> None:
        """A file that exists is one path, whatever blanks it has; else words are paths."""
        path = tmp_path / "a b.pdf"
        path.touch()
        assert named(str(path)) == [path]
        assert named("'a b.pdf' c.pdf") == [Path("a b.pdf"), Path("c.pdf")]
