"""Finds items that ask almost the same, in time that grows with their number even where somebody made them all alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crs_lint.bank.item_facts import ItemFacts, hash_set

# How many unlike items of a band a new one is compared with. It bounds the work, and costs a repeat only where more
# items than this share three words in a row of the circle and are all unlike.
_COMPARED = 6
_KEYS = 0.6
_TWICE = 2
_ROOM = 64  # bytes for the bands of an item: eight for each, so that few seem to meet that do not


def alike(items: Sequence[ItemFacts], stem: float, options: float) -> Iterator[list[ItemFacts]]:
    """Clusters of items whose stems and options share at least these parts of their words (Jaccard), two or more at a time.

    Items of the same text are taken as one, which stands for the others. The order of items decides nothing but the order
    of the answer: work that is bounded is spent in the order of what the items say.
    """
    waiting: dict[int, list[int]] = {}
    clusters = _Clusters(len(items))
    may_meet = _met(items)
    for number in sorted(range(len(items)), key=lambda number: items[number].same):
        item = items[number]
        compared: set[int] = set()
        for band in memoryview(item.bands).cast("Q"):
            if may_meet[band & len(may_meet) - 1] < _TWICE:
                continue
            seen = waiting.setdefault(band, [])
            if not _joins(number, item, seen, items, clusters, compared, stem, options) and len(seen) < _COMPARED:
                seen.append(number)
    return clusters.of(items)


def _met(items: Sequence[ItemFacts]) -> bytearray:
    """For a band, by its last bits, whether two items may have it: most are one item's alone, and need not be remembered."""
    counts = bytearray(1 << max(10, (len(items) * _ROOM).bit_length()))
    last = len(counts) - 1
    for item in items:
        for band in memoryview(item.bands).cast("Q"):
            place = band & last
            if counts[place] < _TWICE:
                counts[place] += 1
    return counts


def _joins(
    number: int,
    item: ItemFacts,
    seen: Sequence[int],
    items: Sequence[ItemFacts],
    clusters: _Clusters,
    compared: set[int],
    stem: float,
    options: float,
) -> bool:
    """Whether an item is like one of those of a band, and now in its cluster."""
    for other in seen:
        if clusters.root(other) == clusters.root(number):
            return True
        if other in compared:
            continue
        compared.add(other)
        if _is_alike(item, items[other], stem, options):
            clusters.join(other, number)
            return True
    return False


def _is_alike(one: ItemFacts, other: ItemFacts, stem: float, options: float) -> bool:
    """Other numbers, another negation, another situation or language make another question; enemies are known to be alike."""
    if one.numbers != other.numbers or one.negations != other.negations or one.situation != other.situation:
        return False
    if one.language != other.language or one.id in other.enemies or other.id in one.enemies:
        return False
    if one.keys != other.keys and (not one.key_words or _overlap(one.key_words, other.key_words) < _KEYS):
        return False  # "the left table" and "the right table" make two questions, each with a key of its own
    return _overlap(one.words, other.words) >= stem and _overlap(one.option_words, other.option_words) >= options


def _overlap(one: bytes, other: bytes) -> float:
    """The words that two sets share, as a part of all the words of both."""
    if one == other:
        return 1.0
    if not one or not other or min(len(one), len(other)) * 2 < max(len(one), len(other)):
        return 0.0
    first, second = hash_set(one), hash_set(other)
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared)


class _Clusters:
    """Disjoint sets of items, by number."""

    def __init__(self, size: int) -> None:
        self.above = list(range(size))

    def root(self, number: int) -> int:
        while self.above[number] != number:
            self.above[number] = self.above[self.above[number]]
            number = self.above[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = self.root(one), self.root(other)
        self.above[max(first, second)] = min(first, second)

    def of(self, items: Sequence[ItemFacts]) -> Iterator[list[ItemFacts]]:
        groups: dict[int, list[ItemFacts]] = {}
        for number, item in enumerate(items):
            root = self.root(number)
            if root != number:
                groups.setdefault(root, [items[root]]).append(item)
        return iter(groups.values())
