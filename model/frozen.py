"""Values that never change after they were made: the base of everything a disclosure consists of.

They are plain dataclasses, because our own readers and checks make them, a hundred thousand for a document. What comes
from outside (settings, the cache) is validated where it comes in, by pydantic, which knows dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Frozen:
    """A value made of named fields, equal to another of its class where all fields are.

    A changed value is made anew: nothing that the first one has cached goes along. What all classes do alike is written
    here once: to generate it for each takes longer than to read a page.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True, eq=False, repr=False)(cls)

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
