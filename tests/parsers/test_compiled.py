"""Words in TOML are parsed once, and kept as modules are."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any, NoReturn

import pytest

from parsers import lexicon
from parsers.compiled import tables

WORDS = 'none = []\n[[title]]\nstatement = "income"\nall = ["收入", "总表"]\n[glyph]\n"\\u2ecb" = "车"\n'


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of words, and a place where Python keeps what it compiled."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "words.toml"
    path.write_text(WORDS, encoding="utf-8")
    return path


def no_parser(_text: str) -> NoReturn:
    raise AssertionError("parsed again")


class TestTables:
    """What TOML says, without parsing it."""

    def test_they_are_what_toml_says(self, written: Path) -> None:
        assert tables(written) == tomllib.loads(WORDS)

    def test_the_second_time_nothing_is_parsed(self, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        tables(written)
        monkeypatch.setattr(tomllib, "loads", no_parser)
        assert tables(written)["title"] == [{"statement": "income", "all": ["收入", "总表"]}]

    def test_a_module_of_the_same_name_keeps_its_own(self, written: Path) -> None:
        """``words.toml`` stands beside ``words.py``."""
        tables(written)
        assert [kept.name for kept in (written.parent / "kept").rglob("words.*")] == [
            f"words.toml.{sys.implementation.cache_tag}.pyc"
        ]

    def test_a_new_word_is_found(self, written: Path) -> None:
        tables(written)
        written.write_text(WORDS.replace("收入", "支出与收入"), encoding="utf-8")
        assert tables(written)["title"][0]["all"] == ["支出与收入", "总表"]

    def test_where_nothing_can_be_kept(self, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        assert tables(written) == tables(written) == tomllib.loads(WORDS)

    def test_a_mistake_is_told_as_toml_tells_it(self, written: Path) -> None:
        written.write_text("[title\n", encoding="utf-8")
        with pytest.raises(tomllib.TOMLDecodeError):
            tables(written)

    @pytest.mark.parametrize("name", ["lexicon.toml", "narrative/words.toml"])
    def test_the_words_of_the_project(self, name: str) -> None:
        path = Path(lexicon.__file__).with_name("lexicon.toml").parent / name
        expected: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        assert tables(path) == expected
