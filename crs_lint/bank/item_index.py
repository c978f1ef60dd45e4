"""A sorted index of the keys of items: which items of a bank have a key, in shards that are read one by one."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from crs_lint.bank.item_keys import ItemKeys, kind_bit
from crs_lint.named_tuple import NamedTuple

_KEY_BITS = 64
_ENTRIES_A_SHARD = 4096


class Shard(NamedTuple):
    """Keys in ascending order, each with the number of an item that has it."""

    keys: "array[int]"
    owners: "array[int]"

    def owners_of(self, key: int) -> Sequence[int]:
        start = bisect_left(self.keys, key)
        return self.owners[start : bisect_left(self.keys, key + 1, start)]

    def pack(self) -> bytes:
        return self.keys.tobytes() + self.owners.tobytes()


def build_shards(files: Iterable[ItemKeys], entries: int) -> list[Shard]:
    """The index of a bank: a power of two of shards, by the highest bits of the keys.

    ``files`` come in the order of the bank, and items are numbered through them from 0. ``entries`` is about the number of keys.
    """
    bits = max((entries // _ENTRIES_A_SHARD).bit_length(), 1)
    shards = [Shard(array("Q"), array("I")) for _ in range(1 << bits)]
    number = 0
    for file in files:
        for keys in file.by_item():
            for key in keys:
                shard = shards[key >> _KEY_BITS - bits]
                shard.keys.append(key)
                shard.owners.append(number)
            number += 1
    return list(map(_sorted, shards))


def shared_kinds(shards: Iterable[Shard], count: int) -> bytearray:
    """For each of ``count`` items, the kinds of those keys that another item has, too, as the bits of ``item_keys.bits_of``."""
    shared = bytearray(count)
    for keys, owners in shards:
        for index, (key, following) in enumerate(pairwise(keys)):
            if key == following:
                bit = kind_bit(key)
                shared[owners[index]] |= bit
                shared[owners[index + 1]] |= bit
    return shared


def unpack_shard(packed: bytes, count: int) -> Shard:
    """The inverse of ``Shard.pack``. Raises ValueError for what is no shard of an index of ``count`` items."""
    key_size, owner_size = array("Q").itemsize, array("I").itemsize
    entries, rest = divmod(len(packed), key_size + owner_size)
    shard = Shard(array("Q"), array("I"))
    shard.keys.frombytes(packed[: entries * key_size])
    shard.owners.frombytes(packed[entries * key_size : len(packed) - rest])
    if rest or (entries and max(shard.owners) >= count):
        raise ValueError("not a shard of this index")
    return shard


class ItemIndex:
    """Finds the items that have a key. ``read`` returns shards, packed, by their numbers; LookupError where one is missing."""

    def __init__(self, shards: int, count: int, read: Callable[[Sequence[int]], Sequence[bytes]]) -> None:
        self._shift = _KEY_BITS - (shards.bit_length() - 1)
        self._count = count
        self._read = read
        self._shards: dict[int, Shard] = {}

    def owners(self, keys: Iterable[int]) -> Iterator[int]:
        """The items with one of the keys. Raises LookupError or ValueError where the index is incomplete or damaged."""
        by_shard: dict[int, list[int]] = {}
        for key in keys:
            by_shard.setdefault(key >> self._shift, []).append(key)
        missing = [number for number in by_shard if number not in self._shards]
        for number, packed in zip(missing, self._read(missing), strict=True):
            self._shards[number] = unpack_shard(packed, self._count)
        for number, some in by_shard.items():
            for key in some:
                yield from self._shards[number].owners_of(key)


def _sorted(shard: Shard) -> Shard:
    pairs = sorted(zip(shard.keys, shard.owners, strict=True))
    return Shard(array("Q", [key for key, _ in pairs]), array("I", [owner for _, owner in pairs]))
