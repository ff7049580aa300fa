"""Settings: read once, written in one step, never lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from model.amount import Unit
from model.settings import Comparing, Look, Settings, load, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A settings file that is not there yet."""
    return tmp_path / "budget-tui" / "settings.toml"


class TestRoundTrip:
    """What is saved comes back."""

    def test_a_missing_file_gives_the_defaults(self, path: Path) -> None:
        """Without a word."""
        assert load(path) == (Settings(), "")

    def test_saved_settings_come_back(self, path: Path) -> None:
        """The folder is made, the file is readable TOML."""
        settings = Settings(
            look=Look(theme="纸", unit=Unit.YUAN, ascii=True),
            comparing=Comparing(materiality="fine"),
            keys={"find": "ctrl+f"},
        )
        assert save(settings, path) == ""
        assert load(path) == (settings, "")
        assert 'theme = "纸"' in path.read_text(encoding="utf-8")


class TestBrokenFiles:
    """A person's file is never overwritten."""

    @pytest.mark.parametrize("text", ["look = [", '[look]\nunit = "美元"\n', "[look]\ntheem = 1\n", "\udcff"])
    def test_it_is_reported_and_kept(self, path: Path, text: str) -> None:
        """Bad TOML, a bad value, an unknown key, bad bytes: defaults, one sentence, and the file as it was."""
        path.parent.mkdir()
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        before = path.read_bytes()
        loaded = load(path)
        assert loaded.settings == Settings()
        assert str(path) in loaded.problem
        assert "\n" not in loaded.problem
        assert save(Settings(look=Look(theme="纸")), path) == loaded.problem
        assert path.read_bytes() == before

    def test_a_failed_write_leaves_the_old_file(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The new text is moved into place in one step, and no half file stays behind."""
        save(Settings(), path)
        before = path.read_bytes()

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "replace", full)
        assert "No space left" in save(Settings(look=Look(theme="纸")), path)
        assert path.read_bytes() == before
        assert list(path.parent.iterdir()) == [path]
