"""Which items are near-duplicates, at the bounds of similarity, and what hostile banks cost."""

from __future__ import annotations

import random
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any

import pytest

from crs_lint.bank import near_duplicates
from crs_lint.bank.item_facts import ItemFacts, hash_words
from crs_lint.bank.near_duplicates import jaccard, near_duplicate_clusters
from tests.bank.sample_facts import sample_facts

NEAR = "Which planet of the solar system has the orbit that lies nearest to the sun?"
COLORS = ["amber", "bronze", "crimson", "denim", "ebony", "fuchsia", "garnet", "hazel", "indigo", "jade", "khaki", "lilac"]
TREES = ["acacia", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hemlock", "ironwood", "juniper", "larch", "maple"]


def _are_near_duplicates(one: ItemFacts, other: ItemFacts) -> bool:
    return bool(list(near_duplicate_clusters([one, other], 0.8, 0.5)))


def _text(words: list[str], size: int, shared: int, other: bool) -> str:
    """``size`` words, of which the first ``shared`` are in both texts of a pair."""
    own = [f"{word}ish" for word in words] if other else words
    return " ".join(words[:shared] + own[shared:size])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (sample_facts(NEAR), sample_facts(NEAR.replace("the solar", "our solar")), True),
        (sample_facts(NEAR), sample_facts(NEAR.replace("nearest", "NOT nearest")), False),
        (sample_facts(NEAR + " Take 3."), sample_facts(NEAR + " Take 4."), False),
        (sample_facts(NEAR), sample_facts(NEAR, "Neptune", "Uranus"), False),
        (sample_facts(NEAR), sample_facts(NEAR.replace("that", "which"), "Venus", "Mercury"), False),
        (sample_facts(NEAR, scenario="A map hangs here."), sample_facts(NEAR.replace("that", "which"), scenario="A globe."), False),
        (sample_facts(NEAR, name="a", enemies=["b"]), sample_facts(NEAR.replace("that", "which"), name="b"), False),
        (sample_facts(NEAR, name="b"), sample_facts(NEAR.replace("that", "which"), name="a", enemies=["b"]), False),
        (sample_facts(NEAR), sample_facts(NEAR.replace("that", "which"), language="de"), False),
        (sample_facts("What does `a + b` give for planets?"), sample_facts("What does `a - b` give for planets?"), False),
    ],
    ids=["article", "negation", "number", "options", "key", "scenario", "enemy", "enemy-of", "language", "code"],
)
def test_what_makes_another_question(one: ItemFacts, other: ItemFacts, expected: bool) -> None:
    assert _are_near_duplicates(one, other) is expected


# Two texts of n words that share k have a Jaccard similarity of k / (2n - k).
@pytest.mark.parametrize(("size", "shared", "expected"), [(9, 8, True), (8, 7, False)], ids=["0.80", "0.78"])
def test_stems_share_four_words_in_five(size: int, shared: int, expected: bool) -> None:
    one, other = (sample_facts(_text(TREES, size, shared, other)) for other in (False, True))
    assert _are_near_duplicates(one, other) is expected


@pytest.mark.parametrize(("size", "shared", "expected"), [(6, 4, True), (11, 7, False)], ids=["0.50", "0.47"])
def test_options_share_half_of_their_words(size: int, shared: int, expected: bool) -> None:
    one, other = (sample_facts(NEAR, "amber", _text(TREES, size - 1, shared - 1, other)) for other in (False, True))
    assert one.question != other.question
    assert _are_near_duplicates(one, other) is expected


@pytest.mark.parametrize(("size", "shared", "expected"), [(4, 3, True), (7, 5, False)], ids=["0.60", "0.56"])
def test_keys_that_differ_share_three_words_in_five(size: int, shared: int, expected: bool) -> None:
    distractor = " ".join(TREES)
    one, other = (sample_facts(NEAR, _text(COLORS, size, shared, other), distractor) for other in (False, True))
    assert one.keys != other.keys
    assert _are_near_duplicates(one, other) is expected


def test_keys_without_words_are_compared_as_they_stand() -> None:
    assert not _are_near_duplicates(sample_facts(NEAR, "+", "oak"), sample_facts(NEAR.replace("that", "which"), "-", "oak"))


@pytest.mark.parametrize(
    ("one", "other", "similarity"),
    [
        ("amber bronze", "bronze amber", 1),
        ("amber bronze crimson", "amber bronze", 2 / 3),
        ("amber bronze", "amber", 0.5),
        ("amber bronze crimson", "amber", 0),
        ("amber", "", 0),
        ("", "", 1),
        ("amber", "bronze", 0),
    ],
)
def test_jaccard_similarity_of_packed_sets(one: str, other: str, similarity: float) -> None:
    assert jaccard(hash_words(one.split()), hash_words(other.split())) == pytest.approx(similarity)
    assert jaccard(hash_words(other.split()), hash_words(one.split())) == pytest.approx(similarity)


def test_nearly_equal_stems_share_a_band_and_unrelated_ones_do_not() -> None:
    generator = random.Random(11)
    words = ["".join(generator.choices(ascii_lowercase, k=7)) for _ in range(5000)]
    missed = 0
    for _ in range(300):
        chosen = generator.sample(words, 13)
        twin = [*chosen[:-1], generator.choice(words)]
        stranger = generator.sample(words, 13)
        one, same, other = (set(sample_facts(" ".join(some)).bands) for some in (chosen, twin, stranger))
        missed += not one & same
        assert not one & other
    assert missed <= 3


def test_clusters_name_all_members() -> None:
    items = [sample_facts(NEAR.replace("lies", word), name=word) for word in ("lies", "stands", "runs", "is")]
    assert [[item.id for item in cluster] for cluster in near_duplicate_clusters(items, 0.8, 0.5)] == [["lies", "stands", "runs", "is"]]


def test_clusters_do_not_depend_on_the_order_of_items() -> None:
    items = [*_many("seventy", 60), *(sample_facts(NEAR.replace("lies", word), name=word) for word in ("lies", "stands", "is"))]
    clusters = {frozenset(item.id for item in cluster) for cluster in near_duplicate_clusters(items, 0.8, 0.5)}
    assert {frozenset(item.id for item in cluster) for cluster in near_duplicate_clusters(items[::-1], 0.8, 0.5)} == clusters
    assert frozenset(("lies", "stands", "is")) in clusters


def test_five_unlike_items_with_the_same_stem_do_not_hide_a_pair() -> None:
    unlike = [sample_facts(NEAR, *(f"{tree} {color}" for color in COLORS[:3]), name=tree) for tree in TREES[:5]]
    pair = [sample_facts(NEAR, *COLORS[5:10], last, name=last) for last in ("jade", "khaki")]
    for rotation in range(7):
        items = [*unlike, *pair]
        for number, item in enumerate(items):
            items[number] = item._replace(question=1 + (number + rotation) % 7)
        assert [{item.id for item in cluster} for cluster in near_duplicate_clusters(items, 0.8, 0.5)] == [{"jade", "khaki"}]


def _many(kind: str, count: int) -> Iterator[ItemFacts]:
    generator = random.Random(5)
    words = [f"w{number}x" for number in range(70)]
    for number in range(count):
        stem = NEAR if kind == "one" else " ".join(generator.sample(words, 14))
        yield sample_facts(stem, *(" ".join(generator.sample(words, 2)) for _ in range(3)), name=str(number))


@pytest.mark.parametrize("kind", ["one", "seventy"])
def test_hostile_banks_cost_in_proportion_to_their_size(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts comparisons, not seconds: twice the items, at most about twice the work."""
    work = 0
    real = near_duplicates.is_near_duplicate

    def counted(*arguments: Any) -> bool:
        nonlocal work
        work += 1
        return real(*arguments)

    monkeypatch.setattr(near_duplicates, "is_near_duplicate", counted)
    counts = []
    for size in (500, 1000, 2000):
        work = 0
        list(near_duplicate_clusters(list(_many(kind, size)), 0.8, 0.5))
        counts.append(work)
    assert counts[2] <= 2000 * 8 * near_duplicates.MOST_CANDIDATES
    assert counts[2] <= 2.6 * counts[1] <= 2.6 * 2.6 * max(counts[0], 1)
