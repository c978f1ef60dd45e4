"""Items that must not meet on one form: the sets that they make, and the largest form that has no two enemies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crs_lint.bank.coverage import is_ready
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.named_tuple import NamedTuple

_MOST_EXACT = 100
"""More ready items that are linked are not searched."""
_MOST_STEPS = 10_000


class EnemySet(NamedTuple):
    """Items that are linked by enmity, directly or through others, in the order of the bank.

    ``pairs`` are the pairs of enemies among them, and ``ready`` the number of ready items. One form can have ``most`` of these; if
    not ``is_exact``, at least so many.
    """

    ids: tuple[str, ...]
    pairs: int
    ready: int
    most: int
    is_exact: bool


class EnemySets(NamedTuple):
    """The sets of enemies of a bank. ``one_sided`` are the pairs of which the first names the second, and not the other way round.

    ``largest_form`` counts the ready items of the largest form without two enemies, of ``ready`` in all; items with one id count once.
    """

    sets: tuple[EnemySet, ...] = ()
    one_sided: tuple[tuple[str, str], ...] = ()
    ready: int = 0
    largest_form: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether the largest form has just so many items, and not only at least so many."""
        return all(one.is_exact for one in self.sets)


def enemy_sets(items: Iterable[ItemFacts]) -> EnemySets:
    """The sets of enemies among items. An enemy that is not among them does not count; neither does an item that names itself."""
    named: dict[str, dict[str, None]] = {}
    ready = set()
    for item in items:
        named.setdefault(item.id, {}).update(dict.fromkeys(item.enemies))
        if is_ready(item):
            ready.add(item.id)
    pairs = [(one, other) for one, others in named.items() for other in others if other in named and other != one]
    neighbors: dict[str, set[str]] = {}
    for one, other in pairs:
        neighbors.setdefault(one, set()).add(other)
        neighbors.setdefault(other, set()).add(one)
    order = {name: number for number, name in enumerate(named)}
    sets = tuple(_enemy_set(sorted(ids, key=order.__getitem__), neighbors, ready) for ids in _components(neighbors))
    known = set(pairs)
    one_sided = tuple(pair for pair in pairs if pair[::-1] not in known)
    return EnemySets(sets, one_sided, len(ready), len(ready) - sum(one.ready - one.most for one in sets))


def _components(neighbors: Mapping[str, set[str]]) -> list[set[str]]:
    """The connected components of a graph."""
    seen: set[str] = set()
    found = []
    for start in neighbors:
        if start in seen:
            continue
        component, rest = {start}, [start]
        while rest:
            new = neighbors[rest.pop()] - component
            component |= new
            rest += new
        seen |= component
        found.append(component)
    return found


def _enemy_set(ids: Sequence[str], neighbors: Mapping[str, set[str]], ready: set[str]) -> EnemySet:
    pairs = sum(len(neighbors[name]) for name in ids) // 2
    usable = {name: neighbors[name] & ready for name in ids if name in ready}
    # Without the items that are not ready, a set may fall apart.
    found = [largest_independent_set(_masks(sorted(part), usable)) for part in _components(usable)]
    return EnemySet(tuple(ids), pairs, len(usable), sum(most for most, _ in found), all(is_exact for _, is_exact in found))


def _masks(ids: Sequence[str], neighbors: Mapping[str, set[str]]) -> list[int]:
    """The neighbors of each item as bits."""
    number = {name: index for index, name in enumerate(ids)}
    return [sum(1 << number[other] for other in neighbors[name]) for name in ids]


def largest_independent_set(masks: Sequence[int]) -> tuple[int, bool]:
    """The most nodes of a graph of which no two are neighbors, and whether that is exact or only a lower bound.

    ``masks`` has the neighbors of each node, as bits.
    """
    nodes = (1 << len(masks)) - 1
    if len(masks) <= _MOST_EXACT:
        search = _Search(masks)
        found = search.most(nodes)
        if search.steps <= _MOST_STEPS:
            return found, True
    return _greedy(masks, nodes), False


def _greedy(masks: Sequence[int], nodes: int) -> int:
    """The size of the set that takes a node with the fewest neighbors, again and again."""
    taken = 0
    while nodes:
        nodes &= ~_with_neighbors(masks, _fewest(masks, nodes))
        taken += 1
    return taken


class _Search:
    """Branches on the node with the most neighbors; what is left is remembered. It gives up after some steps."""

    def __init__(self, masks: Sequence[int]) -> None:
        self._masks = masks
        self._known: dict[int, int] = {0: 0}
        self.steps = 0

    def most(self, nodes: int) -> int:
        if nodes in self._known or self.steps > _MOST_STEPS:
            return self._known.get(nodes, 0)
        self.steps += 1
        few = _fewest(self._masks, nodes)
        if _degree(self._masks, few, nodes) <= 1:  # some largest set has it
            found = 1 + self.most(nodes & ~_with_neighbors(self._masks, few))
        else:
            many = max(_bits(nodes), key=lambda node: _degree(self._masks, node, nodes))
            found = max(1 + self.most(nodes & ~_with_neighbors(self._masks, many)), self.most(nodes & ~(1 << many)))
        self._known[nodes] = found
        return found


def _fewest(masks: Sequence[int], nodes: int) -> int:
    return min(_bits(nodes), key=lambda node: _degree(masks, node, nodes))


def _degree(masks: Sequence[int], node: int, nodes: int) -> int:
    return (masks[node] & nodes).bit_count()


def _with_neighbors(masks: Sequence[int], node: int) -> int:
    return masks[node] | 1 << node


def _bits(nodes: int) -> list[int]:
    found = []
    while nodes:
        lowest = nodes & -nodes
        found.append(lowest.bit_length() - 1)
        nodes ^= lowest
    return found
