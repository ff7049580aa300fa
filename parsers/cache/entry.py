"""One entry of the cache: unit-years as JSON, compressed, behind the digest that proves them whole.

An entry is a file that anything may have changed. It is taken for what it says only if pydantic finds every field of
every value in it to be of its type.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from decimal import Decimal
from typing import Any

from model.disclosure import UnitBudget
from model.frozen import Frozen

LARGEST = 256 * 1024 * 1024
"""Bytes that one entry may unpack to."""

DIGEST = 32
Budgets = tuple[UnitBudget, ...]


def packed(budgets: Budgets) -> bytes:
    """The entry of unit-years."""
    return sealed(json.dumps(budgets, default=_plain, ensure_ascii=False, separators=(",", ":")).encode())


def sealed(content: bytes) -> bytes:
    """Content compressed, behind its digest."""
    body = zlib.compress(content, level=1)
    return hashlib.sha256(body).digest() + body


def unpacked(data: bytes) -> Budgets | None:
    """The unit-years of an entry, or None where it is damaged or of another form."""
    from pydantic import TypeAdapter, ValidationError

    digest, body = data[:DIGEST], data[DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        return TypeAdapter(Budgets).validate_json(zlib.decompressobj().decompress(body, LARGEST))
    except (zlib.error, ValidationError):
        return None


def _plain(value: object) -> Any:
    """A value in the terms of JSON; raises TypeError for what a disclosure does not consist of."""
    if isinstance(value, Frozen):
        values = vars(value)
        return {name: values[name] for name in value.field_names()}
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)
