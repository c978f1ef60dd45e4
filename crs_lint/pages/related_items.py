"""Items that are related to an item, because they share its article, tags of it, or its task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from crs_lint.pages.published_items import PublishedItem

_MOST = 6
# Of the items with something in common, so many on both sides of an item are looked at: a bank may give one tag to all of its items.
_REACH = 12


def related_items(items: Sequence[PublishedItem]) -> list[tuple[int, ...]]:
    """For each item, the indexes of related ones: first those of the same article, then those with most tags in common."""
    groups: dict[Hashable, list[int]] = {}
    for index, one in enumerate(items):
        for key, _ in _keys(one):
            groups.setdefault(key, []).append(index)
    at = {(key, index): place for key, group in groups.items() for place, index in enumerate(group)}
    return [_related(index, one, groups, at) for index, one in enumerate(items)]


def _related(index: int, one: PublishedItem, groups: dict[Hashable, list[int]], at: dict[tuple[Hashable, int], int]) -> tuple[int, ...]:
    weights: Counter[int] = Counter()
    for key, weight in _keys(one):
        place = at[key, index]
        for other in groups[key][max(place - _REACH, 0) : place + _REACH + 1]:
            weights[other] += weight
    del weights[index]
    return tuple(sorted(weights, key=lambda other: (-weights[other], abs(other - index), other))[:_MOST])


def _keys(one: PublishedItem) -> Iterator[tuple[Hashable, int]]:
    """What an item may have in common with others, and how much that counts."""
    language = one.item.named_language
    if one.article_key is not None:
        yield ("article", one.article_key), 10
    for tag in dict.fromkeys(one.item.texts("tags")):
        yield ("tag", tag, language), 2
    if task := one.item.text("task"):
        yield ("task", task, language), 1
