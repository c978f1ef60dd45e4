"""Which items a practice page has: as many of each domain as the blueprint asks for, and no two enemies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crs_lint.model.item import Exam
from crs_lint.pages.published_items import PublishedItem
from crs_lint.text.hashing import blake2b


def practice_items(exam: Exam, items: Sequence[PublishedItem], count: int, seed: int) -> list[int]:
    """The indexes of at most ``count`` items, mixed by the seed; the same for the same items and seed."""
    mixed = sorted(range(len(items)), key=lambda index: _place(seed, items[index]))
    by_domain: dict[str, list[int]] = {}
    for index in mixed:
        by_domain.setdefault(items[index].item.text("domain"), []).append(index)
    weights = {domain.id: domain.weight or 0.0 for domain in exam.domains} if exam.weights else {}
    wanted = _shares({name: (weights.get(name, 0.0) if weights else 1.0, len(group)) for name, group in by_domain.items()}, count)
    first = {index for name, group in by_domain.items() for index in group[: wanted[name]]}
    # Where enemies leave gaps, other items fill them.
    in_order = sorted(mixed, key=lambda index: index not in first)
    chosen = set(_without_enemies(items, in_order, count))
    return [index for index in mixed if index in chosen]


def _without_enemies(items: Sequence[PublishedItem], indexes: Sequence[int], count: int) -> list[int]:
    """The first ``count`` of some items that have no enemy among those before them; translations of an item count as enemies."""
    chosen: list[int] = []
    ids: set[str] = set()
    named: set[str] = set()
    for index in indexes:
        item = items[index].item
        enemies = item.texts("enemies")
        if len(chosen) < count and item.id not in ids and item.id not in named and ids.isdisjoint(enemies):
            chosen.append(index)
            ids.add(item.id)
            named.update(enemies)
    return chosen


def _place(seed: int, one: PublishedItem) -> bytes:
    return blake2b(f"{seed}\0{one.item.id}\0{one.item.named_language}".encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _shares(groups: Mapping[str, tuple[float, int]], count: int) -> dict[str, int]:
    """How many items of each group, by its weight and as far as it has them; what is over goes to the greatest remainder."""
    taken = dict.fromkeys(groups, 0)
    total = sum(weight for weight, _ in groups.values()) or 1.0
    for _ in range(min(count, sum(size for _, size in groups.values()))):
        open_groups = [name for name, (_, size) in groups.items() if taken[name] < size]
        name = max(open_groups, key=lambda one: count * groups[one][0] / total - taken[one])
        taken[name] += 1
    return taken
