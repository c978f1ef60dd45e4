"""Sets of enemies, and the largest form that has no two of them."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from crs_lint.bank.enemies import EnemySet, EnemySets, enemy_sets, largest_independent_set
from crs_lint.bank.item_facts import ItemFacts
from tests.bank.sample_facts import sample_facts


def _item(name: str, *enemies: str, status: str = "ready") -> ItemFacts:
    return sample_facts("Which?", "oak", "elm", name=name)._replace(enemies=enemies, status=status)


def test_enemies_of_enemies_are_one_set() -> None:
    found = enemy_sets([_item("a", "b"), _item("b", "a", "c"), _item("c"), _item("d"), _item("e", "f"), _item("f", "e")])
    assert found == EnemySets(
        (EnemySet(("a", "b", "c"), 2, 3, 2, True), EnemySet(("e", "f"), 1, 2, 1, True)), (("b", "c"),), ready=6, largest_form=4
    )
    assert found.is_exact


def test_only_ready_items_are_on_a_form() -> None:
    found = enemy_sets([_item("a", "b"), _item("b", status="draft"), _item("c", "b")])
    assert found.sets == (EnemySet(("a", "b", "c"), 2, 2, 2, True),)
    assert (found.ready, found.largest_form) == (2, 2)


def test_unknown_enemies_and_items_that_name_themselves_are_no_set() -> None:
    assert enemy_sets([_item("a", "a", "gone"), _item("b")]) == EnemySets((), (), 2, 2)


def _masks(nodes: int, edges: list[tuple[int, int]]) -> list[int]:
    masks = [0] * nodes
    for one, other in edges:
        masks[one] |= 1 << other
        masks[other] |= 1 << one
    return masks


@pytest.mark.parametrize("seed", range(40))
def test_the_largest_set_is_that_of_trying_all(seed: int) -> None:
    generator = random.Random(seed)
    nodes = generator.randint(1, 11)
    pairs = list(combinations(range(nodes), 2))
    edges = generator.sample(pairs, generator.randint(0, len(pairs)))
    masks = _masks(nodes, edges)
    independent = (
        chosen.bit_count() for chosen in range(1 << nodes) if not any(chosen >> one & 1 and chosen >> other & 1 for one, other in edges)
    )
    assert largest_independent_set(masks) == (max(independent), True)


@pytest.mark.parametrize(("nodes", "expected"), [(99, 49), (100, 50)])
def test_a_ring_is_searched(nodes: int, expected: int) -> None:
    assert largest_independent_set(_masks(nodes, [(node, (node + 1) % nodes) for node in range(nodes)])) == (expected, True)


def test_a_large_set_has_a_lower_bound() -> None:
    found, is_exact = largest_independent_set(_masks(101, [(node, (node + 1) % 101) for node in range(101)]))
    assert not is_exact
    assert 34 <= found <= 50


def test_a_hard_set_has_a_lower_bound() -> None:
    generator = random.Random(1)
    edges = [pair for pair in combinations(range(100), 2) if generator.random() < 0.06]
    found, is_exact = largest_independent_set(_masks(100, edges))
    assert not is_exact
    assert found > 100 / 7


def test_a_bound_is_told() -> None:
    ring = [_item(str(number), str((number + 1) % 101)) for number in range(101)]
    assert not enemy_sets(ring).is_exact
    halved = [item._replace(status="draft") if item.id in ("0", "50") else item for item in ring]
    assert enemy_sets(halved).sets[0][1:] == (101, 99, 50, True), "49 and 50 items in a row"
