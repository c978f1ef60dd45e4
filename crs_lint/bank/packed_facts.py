"""Item facts of one file, compressed for worker processes and the cache, with the keys of its items; unpacked item by item on demand."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.item_keys import ItemKeys, keys_in
from crs_lint.text.hashing import blake2b

_FIELDS = ItemFacts._fields[1:]  # without the file, so that a renamed file keeps its facts
_TUPLE_FIELDS = ("path", "key_positions", "lengths", "missing", "enemies", "spellings", "renamed", "priority", "unknown_words")
_TUPLES = [_FIELDS.index(name) for name in _TUPLE_FIELDS]
_BYTES = [_FIELDS.index(name) for name in ("words", "option_words", "key_words", "openings")]
# These fields repeat a few distinct strings across thousands of items, so interning saves most of their memory.
_INTERNED = [_FIELDS.index(name) for name in ("language", "named_language", "status", "type", "domain", "task", "level")]
_LEVEL = 1  # of compression: higher ones take longer, and save little of what is mostly hashes


class PackedFacts:
    """Facts as a list, as bytes, or both; or unloaded, with only ``count`` and ``digest``.

    The digest covers the facts without the file name: two files with the same items have the same digest.
    """

    __slots__ = ("_digest", "_facts", "_keys", "_packed", "count")

    def __init__(self, facts: list[ItemFacts] | None = None, packed: bytes = b"", digest: str = "", count: int = 0) -> None:
        self._facts = facts
        self._packed = packed
        self._keys: ItemKeys | None = None
        self._digest = digest
        self.count = len(facts) if facts is not None else count

    @classmethod
    def unloaded(cls, digest: str, count: int) -> PackedFacts:
        """Facts that are still in the cache, under their digest."""
        return cls(None, b"", digest, count)

    def __reduce__(self) -> tuple[Any, ...]:
        return PackedFacts, (None, self.packed, self.digest, self.count)

    @property
    def is_loaded(self) -> bool:
        """Whether ``unpack`` can return the facts without the cache."""
        return bool(self._facts is not None or self._packed or not self.count)

    def unpack(self, file: str) -> list[ItemFacts]:
        """The facts of all items, with ``file`` as their file."""
        if self._facts is not None:
            return self._facts
        import json

        return [item_of(file, json.loads(line)) for line in self._lines()]

    def pick(self, file: str, numbers: Iterable[int]) -> list[ItemFacts]:
        """The facts of some items, by their numbers from 0."""
        if self._facts is not None:
            return [self._facts[number] for number in numbers]
        import json

        lines = self._lines()
        return [item_of(file, json.loads(lines[number])) for number in numbers]

    def pack(self) -> None:
        """Keeps the facts as bytes only, which take a fifth of the memory."""
        self._packed = self.packed
        self._keys = self._facts = None

    def replace(self, other: PackedFacts) -> None:
        """Takes the facts of another file in place of those that cannot be loaded."""
        self._facts, self._packed, self._keys, self._digest, self.count = other._facts, other._packed, None, other._digest, other.count

    @property
    def keys(self) -> ItemKeys:
        """The keys of the items, which need no unpacking."""
        if self._keys is None and self._facts is not None:
            self._keys = keys_in(self._facts)
        return self._keys or _keys_in(self._packed, self.count)

    @property
    def packed(self) -> bytes:
        """The facts as bytes; empty if there are none or they are unloaded."""
        if not self._packed and self._facts:
            text = "\n".join(map(_line, self._facts)).encode("utf-8", "surrogatepass")
            self._digest = _digest(text)
            keys = self.keys
            self._packed = b"".join(
                (len(keys.hashes).to_bytes(4, sys.byteorder), keys.counts.tobytes(), keys.hashes.tobytes(), zlib.compress(text, _LEVEL))
            )
        return self._packed

    @packed.setter
    def packed(self, packed: bytes) -> None:
        self._packed = packed

    @property
    def digest(self) -> str:
        """BLAKE2b of the facts, 32 hexadecimal digits."""
        if not self._digest:
            self._digest = _digest(b"")  # of no items; packing sets that of others
            self._packed = self.packed
        return self._digest

    def _lines(self) -> list[str]:
        if not self._packed:
            return []
        text = zlib.decompress(self._packed[_size_of_keys(self._packed, self.count) :])
        return text.decode("utf-8", "surrogatepass").split("\n")


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=16).hexdigest()


_COUNT_SIZE, _HASH_SIZE = array("I").itemsize, array("Q").itemsize


def _size_of_keys(packed: bytes, count: int) -> int:
    return 4 + count * _COUNT_SIZE + int.from_bytes(packed[:4], sys.byteorder) * _HASH_SIZE


def _keys_in(packed: bytes, count: int) -> ItemKeys:
    keys = ItemKeys(array("I"), array("Q"))
    if packed:
        end = 4 + count * _COUNT_SIZE
        keys.counts.frombytes(packed[4:end])
        keys.hashes.frombytes(packed[end : _size_of_keys(packed, count)])
    return keys


def _line(item: ItemFacts) -> str:
    """An item as a line of JSON: items are read one by one."""
    import json

    return json.dumps(values_of(item), ensure_ascii=False, separators=(",", ":"))


def values_of(item: ItemFacts) -> list[Any]:
    """The facts of an item, without its file, as values that JSON has."""
    values: list[Any] = list(item[1:])
    for index in _BYTES:
        values[index] = values[index].decode("latin-1")
    return values


_TUPLE_CACHE: dict[tuple[Any, ...], tuple[Any, ...]] = {}
_TUPLE_CACHE_SIZE = 10_000


def _interned_tuple(values: Sequence[Any]) -> tuple[Any, ...]:
    """The values as a tuple; equal tuples are one object, since few distinct paths and key positions occur."""
    made = tuple(values)
    return _TUPLE_CACHE.setdefault(made, made) if len(_TUPLE_CACHE) < _TUPLE_CACHE_SIZE else _TUPLE_CACHE.get(made, made)


def item_of(file: str, values: list[Any]) -> ItemFacts:
    """The inverse of ``values_of``. The values are changed."""
    for index in _TUPLES:
        values[index] = _interned_tuple(values[index])
    for index in _BYTES:
        values[index] = values[index].encode("latin-1")
    for index in _INTERNED:
        values[index] = sys.intern(values[index])
    return ItemFacts(file, *values)
