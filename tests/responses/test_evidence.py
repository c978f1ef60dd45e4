"""What is said of items, from how many candidates on, and with which corrections; on simulated forms, how often it errs."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import pytest

from crs_lint.responses.analysis import Analysis, AnalyzedItem, analyze
from crs_lint.responses.evidence import Evidence, Verdict, find_evidence
from crs_lint.responses.option_curves import option_curves
from crs_lint.responses.scoring import Choice, Scoring
from crs_lint.responses.small_cells import hidden, merged
from crs_lint.responses.states import FIRST_CHOICE, OMITTED
from crs_lint.responses.tally import Cell, GroupTally, ItemTally
from tests.responses.simulated import CHOICES, simulate

A, B, C, D = (FIRST_CHOICE + index for index in range(4))
KEY = Scoring((frozenset((1,)),))
SINGLE: tuple[Choice, ...] = CHOICES


def form(last: list[int], items: int = 20) -> tuple[Analysis, dict[str, Scoring]]:
    """A form of ``items`` sound items, and one more with given answers, of candidates from the weakest to the ablest."""
    n = len(last)
    rows = [[A if (rank + 0.5) / n * items > item else B + item % 3 for item in range(items)] for rank in range(n)]
    source = random.Random(1)
    for row in rows:
        source.shuffle(row)
    full = [[*row, answer] for row, answer in zip(rows, last, strict=True)]
    names = [*(f"i{item}" for item in range(items)), "last"]
    totals = [float(sum(answer == A for answer in row)) for row in full]
    tallies = {
        name: ItemTally(
            name, SINGLE, tuple(Cell(code, total, k) for (code, total), k in sorted(Counter(zip(column, totals, strict=True)).items()))
        )
        for name, column in zip(names, zip(*full, strict=True), strict=True)
    }
    group = GroupTally("", "spring", n, Counter(totals), n, tallies)
    scorings = dict.fromkeys(names, KEY)
    return analyze([group], [AnalyzedItem(name, 4, KEY) for name in names], scorings), scorings


def evidence(last: list[int], items: int = 20) -> Evidence:
    return find_evidence(*form(last, items))


def kinds(last: list[int], items: int = 20) -> set[str]:
    """The kinds of what is said of the last item."""
    return {verdict.kind for verdict in evidence(last, items).verdicts if verdict.item == "last"}


def test_a_wrong_key() -> None:
    found = evidence([A, C, D] * 13 + [B] * 61)
    errors = [verdict for verdict in found.verdicts if verdict.item == "last" and verdict.kind == "likely-miskey"]
    assert [(verdict.option, verdict.tests, verdict.p_value < 1e-9) for verdict in errors] == [(2, found.tests["likely-miskey"], True)]
    assert found.weak_criterion == ()


def test_the_most_chosen_of_the_stronger_answers_is_named() -> None:
    (verdict,) = [one for one in evidence([A] * 40 + [B] * 30 + [C] * 20 + [B] * 10).verdicts if one.kind == "likely-miskey"]
    assert verdict.option == 2


def test_an_answer_of_the_weak_is_not_the_key_though_the_weakest_chose_the_key() -> None:
    (verdict,) = [one for one in evidence([A] * 20 + [B] * 50 + [C] * 30).verdicts if (one.item, one.kind) == ("last", "likely-miskey")]
    assert verdict.option == 3


def test_a_right_key_is_not_doubted() -> None:
    assert (
        kinds([B, C, D] * 12 + [A] * 64) & {"likely-miskey", "negative-discrimination", "low-discrimination", "rival-distractor"} == set()
    )


def test_fewer_than_fifty_say_nothing_of_the_key() -> None:
    assert "likely-miskey" in kinds([A] * 20 + [B] * 30)
    assert "likely-miskey" not in kinds([A] * 20 + [B] * 29)


def test_counts_without_totals_say_nothing_of_the_key() -> None:
    analysis, scorings = form([A] * 20 + [B] * 29)
    counted = GroupTally("", "counts", 500, {}, 0, {"last": ItemTally("last", SINGLE, (Cell(A, 0.0, 300), Cell(B, 0.0, 200)))})
    items = [AnalyzedItem(name, 4, KEY) for name in scorings]
    found = find_evidence(analyze([*analysis.groups, counted], items, scorings), scorings)
    assert {one.kind for one in found.verdicts if one.item == "last"} <= {"unused-distractor"}


def test_ten_in_each_group() -> None:
    assert "likely-miskey" in kinds([A] * 10 + [C] * 30 + [B] * 60)
    assert kinds([A] * 9 + [C] * 45 + [D] * 25 + [B] * 21) & {"likely-miskey", "negative-discrimination"} == set()
    assert "likely-miskey" not in kinds([A] * 91 + [B] * 9)


def test_a_p_below_chance_beside_a_wrong_answer_of_most() -> None:
    # Too few items for a rest score: shares are all that is left.
    found = evidence([B, A, B, B, C, B, B, B, D, B] * 6, items=5)
    assert [one.option for one in found.verdicts if one.item == "last" and one.kind == "likely-miskey"] == [2]
    assert "last" in found.weak_criterion


def test_shares_alone_doubt_no_key_where_rest_scores_can_be_trusted() -> None:
    common = [B, C, B, D, B] * 10
    assert "likely-miskey" not in kinds(common)
    assert "likely-miskey" in kinds(common, items=5)
    assert "likely-miskey" in kinds([C, D] * 12 + [B] * 30), "the able choose it, and nobody the key"


def test_a_hard_item_that_the_able_answer_right_is_no_miskey() -> None:
    assert "likely-miskey" not in kinds([B] * 90 + [A] * 10)


def test_a_key_that_the_able_avoid() -> None:
    assert "negative-discrimination" in kinds([A] * 50 + [B, C, D] * 16 + [B, C])


def test_little_discrimination() -> None:
    weak = [A, B, A, C, A, D] * 100
    verdicts = [one for one in evidence(weak).verdicts if (one.item, one.kind) == ("last", "low-discrimination")]
    assert [(one.is_certain, one.tests > 0) for one in verdicts] == [(True, True)]
    # An r of the same size, and not enough candidates to tell.
    assert [one.is_certain for one in evidence(weak[:102]).verdicts if (one.item, one.kind) == ("last", "low-discrimination")] == [False]
    assert "low-discrimination" not in kinds(weak[:96])


def test_a_rival() -> None:
    found = evidence([B, D] * 30 + [A] * 60 + [C, A] * 30)
    assert [one.option for one in found.verdicts if one.item == "last" and one.kind == "rival-distractor"] == [3]


def test_unused_distractors() -> None:
    found = evidence([B, C] * 40 + [A] * 120)
    assert [one.option for one in found.verdicts if one.item == "last" and one.kind == "unused-distractor"] == [4]
    assert "unused-distractor" not in kinds([A] * 188 + [B] * 12), "an item that easy leaves no room for three of them"
    assert "unused-distractor" not in kinds([B] * 10 + [A] * 19)


def test_difficulty() -> None:
    assert "too-hard" in kinds([B, C, D] * 50 + [A] * 10)
    assert "too-hard" not in kinds([B, C, D] * 25 + [A] * 75)
    assert "too-easy" in kinds([B] + [A] * 199)
    assert "too-easy" not in kinds([B] * 10 + [A] * 190)


def test_omitted() -> None:
    assert "omitted-often" in kinds([OMITTED] * 11 + [A, B] * 44)
    assert "omitted-often" not in kinds([OMITTED] * 10 + [A, B] * 45)


def test_nothing_is_said_of_r_where_alpha_is_low() -> None:
    source = random.Random(5)
    rows = [[source.choice((A, B, C, D)) for _ in range(15)] for _ in range(200)]
    totals = [float(sum(answer == A for answer in row)) for row in rows]
    names = [f"i{item}" for item in range(15)]
    tallies = {
        name: ItemTally(name, SINGLE, tuple(Cell(code, total, n) for (code, total), n in Counter(zip(column, totals, strict=True)).items()))
        for name, column in zip(names, zip(*rows, strict=True), strict=True)
    }
    analysis = analyze(
        [GroupTally("", "", 200, Counter(totals), 200, tallies)], [AnalyzedItem(name, 4, KEY) for name in names], dict.fromkeys(names, KEY)
    )
    assert analysis.summary.alpha is not None
    assert analysis.summary.alpha < 0.5
    found = find_evidence(analysis, dict.fromkeys(names, KEY))
    assert found.weak_criterion == tuple(names)
    assert {verdict.kind for verdict in found.verdicts} <= {"too-hard"}


def test_nothing_is_said_of_r_where_the_rest_score_has_few_items() -> None:
    answers = [A, C, D] * 13 + [B] * 61
    assert "negative-discrimination" in kinds(answers, items=10)
    found = evidence(answers, items=9)
    assert "last" in found.weak_criterion
    assert "negative-discrimination" not in {one.kind for one in found.verdicts}


def test_the_key_of_today_is_judged() -> None:
    analysis, scorings = form([A, C, D] * 13 + [B] * 61)
    rekeyed = scorings | {"last": Scoring((frozenset((2,)),))}
    items = [AnalyzedItem(name, 4, KEY) for name in scorings]
    found = find_evidence(analyze(analysis.groups, items, rekeyed), rekeyed)
    assert "likely-miskey" in {one.kind for one in found.verdicts if one.item == "last"}


def test_credited_items_are_not_tested() -> None:
    analysis, scorings = form([A, C, D] * 13 + [B] * 61)
    credited = scorings | {"last": KEY._replace(is_credited=True)}
    items = [AnalyzedItem(name, 4, credited[name]) for name in credited]
    found = find_evidence(analyze(analysis.groups, items, credited), credited)
    assert {one.kind for one in found.verdicts if one.item == "last"} <= {"unused-distractor"}


def test_an_empty_analysis() -> None:
    found = find_evidence(analyze([], [], {}), {})
    assert found.verdicts == ()
    assert isinstance(Verdict("too-hard", "i1"), Verdict)


# Simulated forms, with seeds


@pytest.mark.parametrize("candidates", [50, 100, 200])
def test_sound_items_raise_no_error(candidates: int) -> None:
    false = 0
    for seed in range(8):
        verdicts = find_evidence(*simulate(seed, candidates, 60).analyze({})).verdicts
        false += any(verdict.kind in ("likely-miskey", "negative-discrimination") for verdict in verdicts)
    assert false == 0


def test_wrong_keys_are_found_with_two_hundred_candidates() -> None:
    tried = found = 0
    for seed in range(3):
        given = simulate(100 + seed, 200, 100)
        planted = {index: given.miskeyed(index) for index in range(0, 100, 10)}
        verdicts = find_evidence(*given.analyze(planted)).verdicts
        reported = {verdict.item for verdict in verdicts if verdict.kind == "likely-miskey"}
        easy = [index for index in planted if given.share(index, 1) > 0.5]
        tried += len(easy)
        found += sum(f"i{index + 1}" in reported for index in easy)
        assert reported <= {f"i{index + 1}" for index in planted}
    assert tried >= 10
    assert found / tried >= 0.8


# Curves and small groups


def test_curves() -> None:
    analysis, scorings = form([B, C, D] * 20 + [A] * 140)
    points = option_curves("last", analysis.groups, scorings["last"], scorings["last"])
    assert len(points) == 5
    assert sum(point.n for point in points) == 200
    assert [point.share(1) for point in points] == sorted(point.share(1) for point in points)
    assert points[0].share(1) == 0
    assert points[-1].share(1) == 1
    assert all(low.high < high.low for low, high in pairwise(points))
    few, scorings = form([OMITTED] * 21 + [A] * 39)
    points = option_curves("last", few.groups, scorings["last"], scorings["last"])
    assert len(points) == 3
    assert points[0].no_answer == points[0].n
    assert option_curves("none", few.groups, KEY, KEY) == ()


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([30, 9, 12, 0], [False, True, True, False]),
        ([30, 9, 3, 0], [False, True, True, False]),
        ([30, 10, 12], [False, False, False]),
        ([5, 0, 0], [True, True, False]),
        ([5], [True]),
        ([], []),
    ],
)
def test_a_second_cell_is_hidden(counts: list[int], expected: list[bool]) -> None:
    assert hidden(counts) == expected


def test_small_groups_are_merged() -> None:
    assert merged([("a", 4), ("b", 5), ("c", 6), ("d", 30), ("e", 3)]) == [(["a", "b", "c"], 15), (["d", "e"], 33)]
    assert merged([("a", 4), ("b", 5)]) == [(["a", "b"], 9)]
    assert merged([("a", 10), ("b", 10)]) == [(["a"], 10), (["b"], 10)]
    assert merged([]) == []
