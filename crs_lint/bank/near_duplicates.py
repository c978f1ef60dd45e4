"""Near-duplicate items, found by locality-sensitive hashing in time that grows linearly with the size of the bank.

Word sets that are nearly equal share most of their bands (see ``item_facts``), so only items with a band in common are
compared, and each band keeps a bounded number of items to compare with. Similarity is the Jaccard index of the word
sets. Sources: Broder 1997, "On the resemblance and containment of documents"; Leskovec, Rajaraman and Ullman 2014,
"Mining of Massive Datasets", chapter 3 (banding).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crs_lint.bank.item_facts import ItemFacts, are_enemies, unpack_hashes

# Items per band that a new item is compared with. It bounds the work; a near-duplicate is missed only if each band it
# shares with its twin already holds this many items that resemble neither.
MOST_CANDIDATES = 6
_KEY_SIMILARITY = 0.6
_TWO = 2  # the counting filter saturates here: it only tells whether a band can occur twice
_FILTER_SLOTS = 64  # per item, eight for each of its bands, which keeps collisions in the counting filter rare


def near_duplicate_clusters(items: Sequence[ItemFacts], stem: float, options: float) -> Iterator[list[ItemFacts]]:
    """Clusters of two or more near-duplicate items.

    ``stem`` and ``options`` are the least Jaccard similarities, 0.5 to 1, of the words of the stems and of the options.
    Items must differ in their ``question``; exact duplicates are found elsewhere. Clusters, and the items of each,
    come in the order of ``items``; which items are clustered does not depend on that order, since the bounded work is
    spent in the order of ``question``.
    """

    def is_pair(number: int, other: int) -> bool:
        return is_near_duplicate(items[number], items[other], stem, options)

    candidates: dict[int, list[int]] = {}
    clusters = _UnionFind(len(items))
    band_counts = _band_counts(items)
    for number in sorted(range(len(items)), key=lambda number: items[number].question):
        compared: set[int] = set()
        for band in items[number].bands:
            if band_counts[_slot(band, band_counts)] < _TWO:
                continue
            others = candidates.setdefault(band, [])
            if not _joins_one(number, others, compared, clusters, is_pair) and len(others) < MOST_CANDIDATES:
                others.append(number)
    return iter([[items[member] for member in members] for members in clusters.sets()])


def _band_counts(items: Sequence[ItemFacts]) -> bytearray:
    """A counting filter over the bands, saturated at two.

    A band with a count below two occurs in one item only, as most do, and needs no list of candidates. A collision
    only costs memory. The length is a power of two.
    """
    counts = bytearray(1 << max(10, (len(items) * _FILTER_SLOTS).bit_length()))
    for item in items:
        for band in item.bands:
            slot = _slot(band, counts)
            if counts[slot] < _TWO:
                counts[slot] += 1
    return counts


def _slot(band: int, counts: bytearray) -> int:
    return band & len(counts) - 1


def _joins_one(number: int, others: Sequence[int], compared: set[int], clusters: _UnionFind, is_pair: Callable[[int, int], bool]) -> bool:
    """Whether an item is in the cluster of one of ``others``, or a near-duplicate of one and now joined with it."""
    for other in others:
        if clusters.root(other) == clusters.root(number):
            return True
        if other in compared:
            continue
        compared.add(other)
        if is_pair(number, other):
            clusters.join(other, number)
            return True
    return False


def is_near_duplicate(one: ItemFacts, other: ItemFacts, stem: float, options: float) -> bool:
    """Whether two items ask almost the same.

    Another number, negation, situation or language makes another question. Declared enemies are known to be similar.
    """
    if one.numbers != other.numbers or one.negations != other.negations or one.situation != other.situation:
        return False
    if one.language_tag != other.language_tag or are_enemies(one, other):
        return False
    if one.keys != other.keys and (not one.key_words or jaccard(one.key_words, other.key_words) < _KEY_SIMILARITY):
        return False  # "the left table" and "the right table" make two questions, each with a key of its own
    return jaccard(one.words, other.words) >= stem and jaccard(one.option_words, other.option_words) >= options


def jaccard(one: bytes, other: bytes) -> float:
    """Jaccard similarity of two packed word sets: shared words divided by all words, 0 to 1; 0 if one set is empty.

    If one set is more than twice as large as the other, the similarity is below 0.5, and 0 is returned uncomputed.
    """
    if one == other:
        return 1.0
    if not one or not other or min(len(one), len(other)) * 2 < max(len(one), len(other)):
        return 0.0
    first, second = unpack_hashes(one), unpack_hashes(other)
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared)


class _UnionFind:
    """Disjoint sets of the numbers below ``size``; the root of a set is its least number.

    Finds with path halving (Tarjan and van Leeuwen 1984).
    """

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def root(self, number: int) -> int:
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(self, one: int, other: int) -> None:
        first, second = self.root(one), self.root(other)
        self._parents[max(first, second)] = min(first, second)

    def sets(self) -> list[list[int]]:
        """The sets of two or more numbers, each in ascending order."""
        members: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            root = self.root(number)
            if root != number:
                members.setdefault(root, [root]).append(number)
        return list(members.values())
