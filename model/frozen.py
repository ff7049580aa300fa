"""Values that never change after they were made: the base of everything a disclosure consists of.

They are plain dataclasses, because our own readers and checks make them, thousands for a document. What comes
from outside (settings, the cache) is validated where it comes in, by pydantic, which knows dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Frozen:
    """A value made of named fields, equal to another of its class where all fields are.

    A changed value is made anew: nothing that the first one has cached goes along. What all classes do alike is written
    here once: to generate it for each takes longer than to read a page.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    _defaults: ClassVar[dict[str, Any]]

    def __init_subclass__(cls) -> None:
        dataclass(init=False, eq=False, repr=False, kw_only=True)(cls)
        fields = cls.__dataclass_fields__.items()
        cls._defaults = {name: field.default for name, field in fields if field.default is not MISSING}

    def __init__(self, **values: Any) -> None:
        whole = self._defaults | values
        if whole.keys() != self.__dataclass_fields__.keys():
            whole = self._completed(whole)
        self.__dict__.update(whole)

    def _completed(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values with those that are made anew for each; raises TypeError where others lack, or are too many."""
        fields = self.__dataclass_fields__
        lacking = {name: fields[name].default_factory for name in fields.keys() - values}
        made = {name: make() for name, make in lacking.items() if make is not MISSING}
        if wrong := fields.keys() ^ (values | made).keys():
            raise TypeError(f"{type(self).__qualname__}: {', '.join(sorted(wrong))}")
        return values | made

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        said = (f"{name}={value!r}" for name, value in zip(self.field_names(), self._values(), strict=True))
        return f"{type(self).__qualname__}({', '.join(said)})"

    def _values(self) -> tuple[Any, ...]:
        return tuple(map(self.__dict__.__getitem__, self.__dataclass_fields__))

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """The fields in the order they are declared."""
        return tuple(cls.__dataclass_fields__)

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same value with some fields changed; raises TypeError for a field that the class does not have."""
        values = self.__dict__
        return type(self)(**{**{name: values[name] for name in self.__dataclass_fields__}, **update})
