"""Item facts of one file, serialized as one string for worker processes and the cache, and unpacked on demand."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.text.hashing import blake2b

_FIELDS = ItemFacts._fields[1:]  # without the file, so that a renamed file keeps its facts
_TUPLE_FIELDS = ("path", "key_positions", "lengths", "enemies", "spellings", "renamed", "priority", "unknown_words")
_TUPLES = [_FIELDS.index(name) for name in _TUPLE_FIELDS]
_BYTES = [_FIELDS.index(name) for name in ("words", "option_words", "key_words", "bands", "openings")]
# These fields repeat a few distinct strings across thousands of items, so interning saves most of their memory.
_INTERNED = [_FIELDS.index(name) for name in ("language", "named_language", "status", "type", "domain", "task", "level")]


class PackedFacts:
    """Facts as a list, as JSON text, or both; or unloaded, with only ``count`` and ``digest``.

    The digest covers the facts without the file name: two files with the same items have the same digest.
    """

    __slots__ = ("_digest", "_facts", "_text", "count")

    def __init__(self, facts: list[ItemFacts] | None = None, text: str = "", digest: str = "", count: int = 0) -> None:
        self._facts = facts
        self._text = text
        self._digest = digest
        self.count = len(facts) if facts is not None else count

    @classmethod
    def unloaded(cls, digest: str, count: int) -> PackedFacts:
        """Facts whose text is still in the cache, under their digest."""
        return cls(None, "", digest, count)

    def __reduce__(self) -> tuple[Any, ...]:
        return PackedFacts, (None, self.text, self._digest, self.count)

    @property
    def is_loaded(self) -> bool:
        """Whether ``unpack`` can return the facts without the cache."""
        return bool(self._facts is not None or self._text or not self.count)

    def unpack(self, file: str) -> list[ItemFacts]:
        """Return the facts with ``file`` as their file, and release them: they are unloaded afterward."""
        facts = self._facts if self._facts is not None else _unpacked(self._text, file)
        self._facts, self._text = None, ""
        return facts

    @property
    def text(self) -> str:
        """The facts as JSON; empty if there are none or they are unloaded."""
        return self._text or (_packed(self._facts) if self._facts else "")

    @text.setter
    def text(self, text: str) -> None:
        self._text = text

    @property
    def digest(self) -> str:
        """BLAKE2b of the text, 32 hexadecimal digits."""
        if not self._digest:
            self._digest = blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return self._digest


def _packed(facts: Iterable[ItemFacts]) -> str:
    """JSON with one array per field. Writing and reading columns takes half the time of one array per item."""
    columns: list[Any] = list(zip(*facts, strict=True))[1:]
    for index in _BYTES:
        columns[index] = [value.decode("latin-1") for value in columns[index]]
    import json

    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


_TUPLE_CACHE: dict[tuple[Any, ...], tuple[Any, ...]] = {}
_TUPLE_CACHE_SIZE = 10_000


def _interned_tuple(values: list[Any]) -> tuple[Any, ...]:
    """The values as a tuple; equal tuples are one object, since few distinct paths and key positions occur."""
    made = tuple(values)
    return _TUPLE_CACHE.setdefault(made, made) if len(_TUPLE_CACHE) < _TUPLE_CACHE_SIZE else _TUPLE_CACHE.get(made, made)


def _unpacked(text: str, file: str) -> list[ItemFacts]:
    if not text:
        return []
    import json

    columns = json.loads(text)
    for index in _TUPLES:
        columns[index] = map(_interned_tuple, columns[index])
    for index in _BYTES:
        columns[index] = [value.encode("latin-1") for value in columns[index]]
    for index in _INTERNED:
        columns[index] = map(sys.intern, columns[index])
    return [ItemFacts(file, *values) for values in zip(*columns, strict=True)]
