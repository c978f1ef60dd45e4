"""Bank rules just below and just above each bound from which they report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Problem
from crs_lint.model.item import Domain, Exam
from crs_lint.rules.registry import BY_NAME
from crs_lint.rules.rule import Bank
from tests.bank.sample_facts import sample_facts

EXAM = Exam(file="exam.yaml", id="astronomy")
FACTS = sample_facts("Which one is it?", "A long answer", "Another answer", "Third answer", "Fourth answer")
TREES = ["acacia", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hemlock", "ironwood", "juniper", "larch", "maple"]


def _check(rule: str, items: Sequence[ItemFacts], exam: Exam = EXAM, **options: Any) -> list[Problem]:
    return list(BY_NAME[rule].check(Bank(exam, tuple(items)), **options))


def _keyed(counts: Sequence[int], **fields: Any) -> Iterator[ItemFacts]:
    """Items with so many keys in each position."""
    for position, count in enumerate(counts):
        for number in range(count):
            yield FACTS._replace(id=f"{position}-{number}", key_positions=(position,), **fields)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((29, 11, 10, 10), True),  # p = 0.0006
        ((28, 11, 11, 10), False),  # p = 0.0018
        ((587, 471, 471, 471), True),  # w = 0.1005
        ((586, 472, 471, 471), False),  # w = 0.0993
        ((25, 9, 8, 8), True),  # 50 items
        ((40, 3, 3, 3), False),  # 49 items
    ],
)
def test_key_positions_need_significance_and_effect_and_fifty_items(counts: tuple[int, ...], expected: bool) -> None:
    assert bool(_check("key-position-bias", list(_keyed(counts)))) is expected


@pytest.mark.parametrize("fields", [{"shuffled": True}, {"status": "retired"}, {"type": "multiple"}])
def test_items_whose_key_position_says_nothing_do_not_count(fields: dict[str, object]) -> None:
    assert _check("key-position-bias", list(_keyed((60, 0, 0, 0))))
    assert not _check("key-position-bias", list(_keyed((60, 0, 0, 0), **fields)))
    assert not _check("key-position-bias", list(_keyed((60, 0, 0, 0))), EXAM._replace(file=""))


def _longest(hits: int, total: int, longest: int = 30, others: int = 20) -> list[ItemFacts]:
    """Items with one longest answer, which is the key of the first ``hits``."""
    right = FACTS._replace(lengths=(longest, others, others, others), key_positions=(0,))
    return [right._replace(id=str(number), key_positions=(int(number >= hits),)) for number in range(total)]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (_longest(19, 40), True),  # z = 3.3
        (_longest(18, 40), False),  # z = 2.9
        (_longest(351, 1000), True),  # 10.1 points above chance
        (_longest(349, 1000), False),  # 9.9 points above chance
        (_longest(39, 39), False),  # 39 items
        (_longest(40, 40, 13, 5), True),
        (_longest(40, 40, 12, 5), False),  # names and numbers
        (_longest(40, 40, 20, 20), False),  # answers of one length
    ],
)
def test_longest_keys_need_significance_and_ten_points_and_forty_items(items: list[ItemFacts], expected: bool) -> None:
    assert bool(_check("longest-key-bias", items)) is expected


@pytest.mark.parametrize(("size", "shared", "expected"), [(9, 8, True), (8, 7, False)], ids=["0.80", "0.78"])
def test_near_duplicate_stems_share_four_words_in_five(size: int, shared: int, expected: bool) -> None:
    items = [
        sample_facts(" ".join(TREES[:shared] + [word + suffix for word in TREES[shared:size]]), name=f"q{suffix}") for suffix in ("", "s")
    ]
    assert bool(_check("near-duplicate-item", items)) is expected


@pytest.mark.parametrize(("size", "shared", "expected"), [(6, 4, True), (11, 7, False)], ids=["0.50", "0.47"])
def test_near_duplicate_answers_share_half_of_their_words(size: int, shared: int, expected: bool) -> None:
    items = [
        sample_facts(
            "Which row names trees?",
            "elder",
            " ".join(TREES[: shared - 1] + [word + suffix for word in TREES[shared - 1 : size - 1]]),
            name=f"q{suffix}",
        )
        for suffix in ("", "s")
    ]
    assert bool(_check("near-duplicate-item", items)) is expected


def test_exact_and_retired_repeats_are_not_near_duplicates() -> None:
    one = sample_facts(" ".join(TREES), name="a")
    assert not _check("near-duplicate-item", [one, one._replace(id="b")])
    near = sample_facts(" ".join(TREES[1:]), name="b")
    assert _check("near-duplicate-item", [one, near])
    assert not _check("near-duplicate-item", [one, near._replace(status="retired")])


def test_contradictory_items_differ_in_the_key_alone() -> None:
    one, same = sample_facts("Which?", "elm", "oak", name="a"), sample_facts("Which?", "elm", "oak", name="b")
    other = sample_facts("Which?", "oak", "elm", name="c")
    assert not _check("contradictory-items", [one, same])
    assert _check("contradictory-items", [one, other])
    assert not _check("contradictory-items", [one, other._replace(named_language="de")])
    assert _check("contradictory-items", [one, other._replace(status="retired")])


@pytest.mark.parametrize(("others", "expected"), [(3, True), (4, False)])
def test_a_word_is_rare_in_four_stems_at_most(others: int, expected: bool) -> None:
    cued = sample_facts("Which craft flew past Olympus?", "Mariner", "Voyager", name="a")
    cueing = sample_facts("Mariner flew past Olympus. What is it?", "A volcano", "A plain", name="b")
    crowd = [sample_facts(f"Who named Mariner after a {tree}?", "Nobody", "Somebody", name=tree) for tree in TREES[:others]]
    assert bool(_check("cueing-items", [cued, cueing, *crowd])) is expected


def test_enemies_do_not_cue_each_other() -> None:
    cued = sample_facts("Which craft flew past Olympus?", "Mariner", "Voyager", name="a")
    cueing = sample_facts("Mariner flew past Olympus. What is it?", "A volcano", "A plain", name="b")
    assert _check("cueing-items", [cued, cueing])
    assert not _check("cueing-items", [cued, cueing._replace(enemies=("a",))])
    assert not _check("cueing-items", [cued._replace(enemies=("b",)), cueing])


@pytest.mark.parametrize(("options", "expected"), [(("elm", "oak", "fir"), True), (("true", "false"), False)])
def test_reused_options_are_three_or_more(options: tuple[str, ...], expected: bool) -> None:
    items = [sample_facts(stem, *options, name=stem) for stem in ("Which is tall?", "Which is old?")]
    assert bool(_check("reused-options", items)) is expected


def _domains(weight: float, form: int | None = 40) -> Exam:
    return EXAM._replace(domains=(Domain("inner", "", weight, ()), Domain("outer", "", None, ())), form_items=form)


@pytest.mark.parametrize(
    ("inner", "total", "weight", "expected"),
    [(10, 20, 44.9, False), (10, 20, 55, False), (10, 20, 55.1, True), (0, 19, 100, False), (0, 20, 100, True)],
)
def test_a_blueprint_gap_is_more_than_five_points_of_twenty_items(inner: int, total: int, weight: float, expected: bool) -> None:
    items = [FACTS._replace(domain="inner" if number < inner else "outer") for number in range(total)]
    assert bool(_check("blueprint-gap", items, _domains(weight, None))) is expected


@pytest.mark.parametrize(
    ("inner", "total", "expected"), [(3, 4, ""), (2, 4, "1 item short per form of 6"), (3, 20, "2 items short per form of 6")]
)
def test_a_blueprint_gap_is_what_a_form_lacks(inner: int, total: int, expected: str) -> None:
    """Half of six items are asked for: a bank has them, has too few of them, or has them in another proportion."""
    items = [FACTS._replace(domain="inner" if number < inner else "outer") for number in range(total)]
    assert [expected in problem.message for problem in _check("blueprint-gap", items, _domains(50, 6))] == [True] * bool(expected)


@pytest.mark.parametrize(("ready", "weight", "expected"), [(10, 25, False), (9, 25, True), (9, 23.7, False), (9, 23.8, True)])
def test_a_form_needs_the_weight_of_its_items_to_the_nearest_one(ready: int, weight: float, expected: bool) -> None:
    items = [FACTS._replace(domain="inner")] * ready + [FACTS._replace(domain="inner", status="draft")] * 9
    assert bool(_check("too-few-items", items, _domains(weight))) is expected


@pytest.mark.parametrize(
    ("weights", "expected"), [((33, 33, 33.5), False), ((33, 33, 33.4), True), ((34, 34, 32.5), False), ((34, 34, 32.6), True)]
)
def test_weights_add_up_to_a_hundred_within_half_a_point(weights: tuple[float, ...], expected: bool) -> None:
    exam = EXAM._replace(domains=tuple(Domain(str(weight), "", weight, ()) for weight in weights))
    assert bool(list(BY_NAME["weights-not-100"].check(exam))) is expected
