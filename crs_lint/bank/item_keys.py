"""Keys of items: 64-bit hashes of what an item has in common with the items that bank rules compare it with."""

from array import array
from collections.abc import Iterable, Iterator, Sequence

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.hashing import blake2b

# The kinds of keys, which rules name. A key of the kind "id" is also that of an enemy, which links an item with its enemies; one of
# the kind "keys" is that of the only right answer among three or more: thousands of items may have "true".
KINDS = ("id", "question", "option_set", "keys", "explanation", "bands")
_ID, _QUESTION, _OPTION_SET, _KEYS, _EXPLANATION, _BANDS = range(len(KINDS))
_KIND_BITS = 3
_CHOICES = 3
_KIND_MASK = (1 << _KIND_BITS) - 1


class ItemKeys(NamedTuple):
    """The keys of the items of a file, item after item, and the number of keys of each."""

    counts: "array[int]"
    hashes: "array[int]"

    def by_item(self) -> Iterator[Sequence[int]]:
        start = 0
        for count in self.counts:
            yield self.hashes[start : start + count]
            start += count


def bits_of(kinds: Iterable[str]) -> int:
    """A set of kinds as bits."""
    return sum(1 << KINDS.index(kind) for kind in kinds)


def kind_bit(key: int) -> int:
    """The kind of a key as a bit, as in ``bits_of``."""
    return 1 << (key & _KIND_MASK)


def keys_of(item: ItemFacts) -> set[int]:
    """All keys of an item. Two items with the same value of a kind share a key; those that share one need not have the same value."""
    keys = {_key(_ID, _hash(name)) for name in (item.id, *item.enemies)}
    keys |= {_key(_BANDS, band) for band in item.bands}
    right = item.keys if len(item.key_positions) == 1 and item.option_count >= _CHOICES else 0
    values = ((_QUESTION, item.question), (_OPTION_SET, item.option_set), (_KEYS, right), (_EXPLANATION, item.explanation))
    return keys | {_key(kind, value) for kind, value in values if value}


def keys_in(items: Iterable[ItemFacts]) -> ItemKeys:
    """The keys of the items of a file."""
    keys = [sorted(keys_of(item)) for item in items]
    return ItemKeys(array("I", map(len, keys)), array("Q", [key for some in keys for key in some]))


def _key(kind: int, value: int) -> int:
    return value & ~_KIND_MASK | kind


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
