"""Values that never change after they were made."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from functools import cached_property

import pytest

from model.frozen import Frozen


class Line(Frozen):
    """A value with a default, and with something it works out only once."""

    name: str
    page: int | None = None

    @cached_property
    def words(self) -> list[str]:
        return self.name.split()


class Other(Frozen):
    """The same fields under another name."""

    name: str
    page: int | None = None


class TestValues:
    """What they say, and nothing else, makes two of them one."""

    def test_equal_where_all_fields_are(self) -> None:
        line, twin = Line(name="行政 运行"), Line(name="行政 运行", page=None)
        assert line.words == ["行政", "运行"]  # what one of them has cached is no field
        assert line == twin
        assert len({line, twin, Line(name="行政 运行", page=1)}) == 2

    def test_another_kind_is_another_value(self) -> None:
        assert Line(name="行政运行") != Other(name="行政运行")
        assert Line(name="行政运行") != ("行政运行", None)

    def test_it_names_its_fields(self) -> None:
        assert repr(Line(name="行政运行", page=3)) == "Line(name='行政运行', page=3)"

    def test_a_change_is_a_new_value(self) -> None:
        line = Line(name="行政 运行")
        assert line.words
        assert line.model_copy(update={"name": "其他支出"}).words == ["其他支出"]
        with pytest.raises(FrozenInstanceError):
            line.name = "其他支出"  # type: ignore[misc]

    def test_a_field_it_does_not_have_is_refused(self) -> None:
        with pytest.raises(TypeError):
            Line(name="行政运行").model_copy(update={"title": ""})
