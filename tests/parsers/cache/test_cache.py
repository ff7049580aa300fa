"""What was read is kept, found again, and never trusted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import parsers.cache.entry
import parsers.cache.key
from model.disclosure import UnitBudget
from model.errors import UnreadableDocument
from parsers import read
from parsers.cache import users_cache
from parsers.cache.folder import Cache
from parsers.cache.key import key_of, reader_version
from tests.builders import a_pair
from tests.typeset.samples import FOLDER

SAMPLE = FOLDER / "sample-2023.pdf"
BUDGETS: tuple[UnitBudget, ...] = a_pair()
KEY = "0" * 64


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """An empty cache of its own."""
    return Cache(tmp_path / "cache")


def entries(cache: Cache) -> list[Path]:
    return sorted(cache.folder.glob("*"))


class TestEntries:
    """What goes in comes out, or nothing does."""

    def test_comes_out_as_it_went_in(self, cache: Cache) -> None:
        assert cache.get(KEY) is None
        cache.put(KEY, BUDGETS)
        assert cache.get(KEY) == BUDGETS
        assert [path.name for path in entries(cache)] == [f"{KEY}.budgets"]

    @pytest.mark.parametrize("place", [0, 31, 40, -1])
    def test_a_damaged_entry_is_none_and_goes(self, cache: Cache, place: int) -> None:
        cache.put(KEY, BUDGETS)
        (path,) = entries(cache)
        data = bytearray(path.read_bytes())
        data[place] ^= 0xFF
        path.write_bytes(data)
        assert cache.get(KEY) is None
        assert not path.exists()

    def test_an_entry_cut_short_or_of_another_form_is_none(self, cache: Cache) -> None:
        cache.put(KEY, BUDGETS)
        (path,) = entries(cache)
        for data in (b"", path.read_bytes()[:50], parsers.cache.entry.sealed(b'[{"unit": 1}]')):
            path.write_bytes(data)
            assert cache.get(KEY) is None

    def test_an_entry_that_unpacks_to_too_much_is_none(self, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
        cache.put(KEY, BUDGETS)
        monkeypatch.setattr(parsers.cache.entry, "LARGEST", 100)
        assert cache.get(KEY) is None

    def test_the_oldest_go_when_there_are_too_many(self, cache: Cache) -> None:
        cache.put(KEY, BUDGETS)
        size = entries(cache)[0].stat().st_size
        small = Cache(cache.folder, limit=int(size * 2.5))
        for age, digit in enumerate("123", start=1):
            small.put(digit * 64, BUDGETS)
            os.utime(small.folder / f"{digit * 64}.budgets", (age, age))
            small.get(KEY)
        assert small.get(KEY) == BUDGETS
        assert len(entries(small)) == 2

    def test_an_entry_larger_than_the_cache_is_not_kept(self, cache: Cache) -> None:
        Cache(cache.folder, limit=10).put(KEY, BUDGETS)
        assert entries(cache) == []

    def test_clear_leaves_nothing_but_strangers(self, cache: Cache) -> None:
        cache.put(KEY, BUDGETS)
        cache.put("1" * 64, BUDGETS)
        (cache.folder / "a.txt").write_text("not ours")
        assert cache.clear() == 2
        assert [path.name for path in entries(cache)] == ["a.txt"]
        assert cache.clear() == 0

    def test_a_folder_that_cannot_be_is_no_error(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        blocked = Cache(tmp_path / "file" / "cache")
        blocked.put(KEY, BUDGETS)
        assert blocked.get(KEY) is None


class TestKeys:
    """Whatever decides the result is part of the key."""

    def test_bytes_name_and_engine(self, tmp_path: Path) -> None:
        one, two, three = (tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf"))
        one.write_bytes(b"x")
        two.write_bytes(b"x")
        three.write_bytes(b"y")
        keys = {key_of(one, "pdfium"), key_of(two, "pdfium"), key_of(three, "pdfium"), key_of(one, "pdfplumber")}
        assert len(keys) == 4

    def test_the_code_of_the_reader(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """A module that says something else makes another version."""
        before = reader_version()
        for package in ("model", "parsers"):
            (tmp_path / package).mkdir()
        (tmp_path / "parsers" / "cells.py").write_text("x = 1\n")
        monkeypatch.setattr(parsers.cache.key, "ROOT", tmp_path)
        one = reader_version.__wrapped__()
        (tmp_path / "parsers" / "cells.py").write_text("x = 2\n")
        assert len({before, one, reader_version.__wrapped__()}) == 3


class TestWhere:
    """The user's folder, another one, or none."""

    def test_the_environment_decides(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        usual = users_cache()
        assert usual is not None
        assert usual.folder.name == "budget-tui"
        monkeypatch.setenv("BUDGET_TUI_CACHE", str(tmp_path))
        assert users_cache() == Cache(tmp_path)
        monkeypatch.setenv("BUDGET_TUI_CACHE", "off")
        assert users_cache() is None


class TestReading:
    """A file that is known is not read again; the result is the same."""

    def test_the_second_time_no_page_is_read(self, cache: Cache) -> None:
        pages: list[int] = []
        first = read([SAMPLE], cache=cache, progress=lambda _, done, __: pages.append(done))
        assert pages
        pages.clear()
        assert read([SAMPLE], cache=cache, progress=lambda _, done, __: pages.append(done)) == first
        assert pages == []
        assert first == read([SAMPLE])

    def test_a_damaged_entry_is_read_again(self, cache: Cache) -> None:
        first = read([SAMPLE], cache=cache)
        (path,) = entries(cache)
        path.write_bytes(path.read_bytes()[:-1])
        assert read([SAMPLE], cache=cache) == first

    def test_failures_and_locked_files_are_not_kept(self, cache: Cache, tmp_path: Path) -> None:
        bad = tmp_path / "bad.pdf"
        bad.write_bytes(b"%PDF-1.7\nnothing")
        with pytest.raises(UnreadableDocument):
            read([bad], cache=cache)
        read([SAMPLE], cache=cache, password="geheim")
        assert not cache.folder.exists()
