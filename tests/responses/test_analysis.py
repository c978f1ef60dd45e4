"""Item analysis against plain arithmetic on the answers themselves: forms, points, keys, states, groups of scores."""

from __future__ import annotations

import math
import random
from collections import Counter
from statistics import correlation, mean, stdev

import pytest

from crs_lint.responses.analysis import Analysis, AnalyzedItem, analyze
from crs_lint.responses.form_statistics import FormStatistics, analyze_form
from crs_lint.responses.item_statistics import ItemStatistics, chance_of, letter
from crs_lint.responses.score_groups import bands, highest, lowest, sizes
from crs_lint.responses.scoring import Choice, Scoring, score
from crs_lint.responses.states import FIRST_CHOICE, INVALID, NOT_ADMINISTERED, NOT_REACHED, OMITTED
from crs_lint.responses.tally import Cell, GroupTally, ItemTally
from crs_lint.responses.weighted import quantile

SINGLE: tuple[Choice, ...] = tuple(frozenset((number,)) for number in (1, 2, 3, 4))
SETS: tuple[Choice, ...] = (*SINGLE, frozenset((1, 2)), frozenset((1, 3)), frozenset((2, 3)))
A, B, C, D = (FIRST_CHOICE + index for index in range(4))


def key(*numbers: int, points: float = 1.0) -> Scoring:
    return Scoring((frozenset(numbers),), points)


def tally(
    rows: list[dict[str, int]], scorings: dict[str, Scoring], form: str = "", choices: dict[str, tuple[Choice, ...]] = {}
) -> GroupTally:
    """The counts of candidates, each given by a code for each item."""
    totals = [
        math.fsum(score(code, choices.get(name, SINGLE), scorings[name]) or 0.0 for name, code in row.items() if scorings[name].counts)
        for row in rows
    ]
    items = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        pairs = [(row[name], total) for row, total in zip(rows, totals, strict=True) if row.get(name, NOT_ADMINISTERED)]
        cells = tuple(Cell(code, total, n) for (code, total), n in sorted(Counter(pairs).items()))
        items[name] = ItemTally(name, choices.get(name, SINGLE), cells)
    reached = sum(NOT_REACHED not in row.values() for row in rows)
    return GroupTally(form, "spring", len(rows), Counter(totals), reached, items)


def analysis_of(*groups: GroupTally, scorings: dict[str, Scoring], cut: float | None = None) -> Analysis:
    items = [AnalyzedItem(name, 4, scoring) for name, scoring in scorings.items()]
    return analyze(groups, items, scorings, cut)


def drawn(seed: int, n: int, items: int) -> list[dict[str, int]]:
    """Codes of candidates of different ability."""
    source = random.Random(seed)
    rows = []
    for _ in range(n):
        ability = source.random()
        rows.append({f"i{item}": A if source.random() < ability else source.choice((B, C, D, OMITTED)) for item in range(items)})
    return rows


def scored(row: dict[str, int], scorings: dict[str, Scoring], without: str = "") -> float:
    counted = (name for name in row if name != without and scorings[name].counts)
    return sum(scorings[name].points for name in counted if row[name] == A)


def test_all_figures_of_an_item_with_points() -> None:
    rows = drawn(1, 120, 12)
    scorings = {name: key(1, points=2.5 if name == "i3" else 1.0) for name in rows[0]}
    found = analysis_of(tally(rows, scorings), scorings=scorings)
    totals = [scored(row, scorings) for row in rows]
    assert found.summary.mean == pytest.approx(mean(totals))
    assert found.summary.sd == pytest.approx(stdev(totals))
    variances = [stdev([scorings[name].points * (row[name] == A) for row in rows]) ** 2 for name in scorings]
    assert found.summary.alpha == pytest.approx(12 / 11 * (1 - sum(variances) / stdev(totals) ** 2))
    for name, item in found.items.items():
        rest = [scored(row, scorings, name) for row in rows]
        figures = item.as_scored
        assert figures.p == pytest.approx(mean(row[name] == A for row in rows))
        assert figures.r == pytest.approx(correlation([float(row[name] == A) for row in rows], rest))
        assert figures.rest_items == 11
        assert figures.omitted == sum(row[name] == OMITTED for row in rows)
        for option, code in zip(figures.options, (A, B, C, D), strict=True):
            assert option.r == pytest.approx(correlation([float(row[name] == code) for row in rows], rest))
            assert option.mean_rest == pytest.approx(mean(total for row, total in zip(rows, rest, strict=True) if row[name] == code))
            assert option.n == sum(row[name] == code for row in rows)
        deleted = [stdev([scorings[other].points * (row[other] == A) for row in rows]) ** 2 for other in scorings if other != name]
        assert figures.alpha_if_deleted == pytest.approx(11 / 10 * (1 - sum(deleted) / stdev(rest) ** 2))


def test_what_was_not_reached_or_not_administered_is_in_no_figure_of_the_item() -> None:
    rows = drawn(2, 60, 10)
    for row in rows[:20]:
        row["i9"] = NOT_REACHED
    for row in rows[20:30]:
        row["i9"] = NOT_ADMINISTERED
    rows[30]["i9"] = INVALID
    scorings = {name: key(1) for name in rows[0]}
    found = analysis_of(tally(rows, scorings), scorings=scorings)
    figures = found.items["i9"].as_scored
    there = rows[30:]
    assert (figures.n, figures.not_reached, figures.invalid) == (30, 20, 1)
    assert figures.p == pytest.approx(mean(row["i9"] == A for row in there))
    rest = [scored(row, scorings, "i9") for row in there]
    assert figures.r == pytest.approx(correlation([float(row["i9"] == A) for row in there], rest))
    assert found.forms[0].reached_end == pytest.approx(40 / 60)


def test_a_pretest_item_is_correlated_with_the_whole_total() -> None:
    rows = drawn(3, 80, 11)
    scorings = {name: key(1) for name in rows[0]} | {"i4": key(1)._replace(is_pretest=True)}
    found = analysis_of(tally(rows, scorings), scorings=scorings)
    totals = [scored(row, scorings) for row in rows]
    assert found.forms[0].items == 10
    assert found.items["i4"].as_scored.r == pytest.approx(correlation([float(row["i4"] == A) for row in rows], totals))
    assert found.items["i4"].as_scored.rest_items == 10
    assert found.items["i4"].as_scored.alpha_if_deleted is None


def test_a_dropped_item_counts_in_no_total_and_is_shown_as_keyed() -> None:
    rows = drawn(4, 80, 11)
    keyed = {name: key(1) for name in rows[0]}
    scorings = keyed | {"i4": key(1)._replace(is_dropped=True), "i5": Scoring((frozenset((1,)), frozenset((2,))))}
    group = tally(rows, scorings)
    found = analyze([group], [AnalyzedItem(name, 4, scoring) for name, scoring in keyed.items()], scorings)
    assert found.forms[0].items == 10
    assert found.items["i3"].as_keyed is None
    double = found.items["i5"]
    assert double.as_keyed is not None
    right = [row["i5"] in (A, B) for row in rows]
    rest = [sum(row[name] == A for name in keyed if name not in ("i4", "i5")) for row in rows]
    assert double.as_scored.p == pytest.approx(mean(right))
    assert double.as_scored.r == pytest.approx(correlation([float(one) for one in right], rest))
    assert double.as_keyed.p == pytest.approx(mean(row["i5"] == A for row in rows))
    # The total holds the item as it was scored, so that its rest score is the same.
    assert double.as_keyed.r == pytest.approx(correlation([float(row["i5"] == A) for row in rows], rest))
    assert [option.is_key for option in double.as_scored.options] == [True, True, False, False]


def test_everybody_is_credited() -> None:
    rows = drawn(5, 40, 10)
    for row in rows[:10]:
        row["i0"] = NOT_REACHED
    scorings = {name: key(1) for name in rows[0]} | {"i0": key(1)._replace(is_credited=True)}
    group = tally(rows, scorings)
    assert max(group.totals) == max(1 + sum(row[name] == A for name in row if name != "i0") for row in rows)
    assert analysis_of(group, scorings=scorings).items["i0"].as_scored.n == 30


def test_several_options_are_right_as_a_set() -> None:
    rows = drawn(6, 60, 10)
    source = random.Random(6)
    for row in rows:
        row["i0"] = FIRST_CHOICE + source.randrange(len(SETS))
    scorings = {name: key(1) for name in rows[0]} | {"i0": key(1, 2)}
    found = analysis_of(tally(rows, scorings, choices={"i0": SETS}), scorings=scorings).items["i0"].as_scored
    chosen = [SETS[row["i0"] - FIRST_CHOICE] for row in rows]
    rest = [sum(row[name] == A for name in row if name != "i0") for row in rows]
    assert found.p == pytest.approx(mean(choice == {1, 2} for choice in chosen))
    assert found.options[2].share == pytest.approx(mean(3 in choice for choice in chosen))
    assert found.options[2].r == pytest.approx(correlation([float(3 in choice) for choice in chosen], rest))


def test_forms_are_pooled_by_fishers_z() -> None:
    scorings = {f"i{number}": key(1) for number in range(10)}
    parts = [drawn(7, 50, 10), [{name: code for name, code in row.items() if name != "i9"} for row in drawn(8, 90, 10)]]
    found = analysis_of(tally(parts[0], scorings, "one"), tally(parts[1], scorings, "two"), scorings=scorings)
    each = [
        correlation([float(row["i0"] == A) for row in rows], [sum(row[name] == A for name in row if name != "i0") for row in rows])
        for rows in parts
    ]
    z = (math.atanh(each[0]) * 47 + math.atanh(each[1]) * 87) / 134
    figures = found.items["i0"].as_scored
    assert figures.r == pytest.approx(math.tanh(z))
    assert figures.n == 140
    assert figures.rest_items == 8
    assert found.items["i9"].as_scored.n == 50
    assert (found.summary.n, found.summary.mean) == (140, None), "forms of different items have no common scale"


def test_two_sittings_of_one_form_have_a_common_mean() -> None:
    scorings = {f"i{number}": key(1) for number in range(10)}
    parts = [drawn(9, 50, 10), drawn(10, 70, 10)]
    found = analysis_of(*(tally(part, scorings) for part in parts), scorings=scorings)
    totals = [scored(row, scorings) for part in parts for row in part]
    assert found.summary.mean == pytest.approx(mean(totals))
    assert found.summary.sd == pytest.approx(stdev(totals))


def test_counts_without_candidates_add_to_p_alone() -> None:
    rows = drawn(11, 50, 10)
    scorings = {name: key(1) for name in rows[0]}
    counted = GroupTally("", "counts", 10, {}, 0, {"i0": ItemTally("i0", SINGLE, (Cell(A, 0.0, 7), Cell(B, 0.0, 3)))})
    alone = analysis_of(tally(rows, scorings), scorings=scorings).items["i0"].as_scored
    both = analysis_of(tally(rows, scorings), counted, scorings=scorings).items["i0"].as_scored
    assert both.r == alone.r
    assert both.n == 60
    assert both.right == alone.right + 7
    only = analysis_of(counted, scorings=scorings)
    assert only.items["i0"].as_scored.r is None
    assert only.items["i0"].as_scored.d27 is None
    assert only.summary.alpha is None


@pytest.mark.parametrize("answers", [[A] * 20, [B] * 20, [A], []])
def test_no_figure_is_nan(answers: list[int]) -> None:
    source = random.Random(12)
    rows = [{"i0": answer, **{f"i{item}": source.choice((A, B)) for item in range(1, 5)}} for answer in answers]
    scorings = {f"i{item}": key(1) for item in range(5)}
    found = analysis_of(*([tally(rows, scorings)] if rows else []), scorings=scorings, cut=3)
    for text in map(repr, (found.summary, found.forms, found.items)):
        assert "nan" not in text
        assert "inf" not in text
    for item in found.items.values():
        assert item.as_scored.r is None or len(answers) > 2
    if answers:
        assert found.items["i0"].as_scored.r is None
        assert [option.r for option in found.items["i0"].as_scored.options] == [None] * 4


def test_scores_that_are_all_the_same() -> None:
    rows = [{"i0": A, "i1": B}, {"i0": B, "i1": A}] * 10
    scorings = {"i0": key(1), "i1": key(1)}
    found = analysis_of(tally(rows, scorings), scorings=scorings, cut=1)
    assert found.summary.alpha is None
    assert found.summary.sem is None
    assert found.forms[0].cut is not None
    assert found.forms[0].cut.consistency is None


# Groups of scores


def test_quantiles_of_type_7() -> None:
    # R: quantile(c(1, 2, 2, 3, 7, 9), c(.1, 1/3, .5, .9)).
    counts = {1.0: 1, 2.0: 2, 3.0: 1, 7.0: 1, 9.0: 1}
    assert [quantile(counts, share) for share in (0.1, 1 / 3, 0.5, 0.9)] == pytest.approx([1.5, 2.0, 2.5, 8.0])
    assert quantile({4.0: 1}, 0.5) == 4


def test_thirds_are_closed_on_the_right() -> None:
    counts = {float(total): 1 for total in range(1, 8)}
    cut = bands(counts, 3)
    assert cut.limits == pytest.approx((3.0, 5.0))
    assert [cut.of(total) for total in (3.0, 3.5, 5.0, 6.0)] == [0, 1, 1, 2]
    assert sizes(counts, cut) == (3, 2, 2)


def test_candidates_of_one_score_share_what_room_is_left() -> None:
    counts = {1.0: 10, 2.0: 30, 3.0: 40, 4.0: 20}
    # 27 of 100: all 20 of the highest score and 7 of the 40 below; at the other end 10, and 17 of 30.
    upper, lower = highest(counts), lowest(counts)
    assert [upper(total) for total in (4.0, 3.0, 2.0)] == pytest.approx([1, 7 / 40, 0])
    assert [lower(total) for total in (1.0, 2.0, 3.0)] == pytest.approx([1, 17 / 30, 0])


def test_d27_with_ties() -> None:
    scorings = {"i0": key(1), "i1": key(1), "i2": key(1)}
    groups = [
        (3, {"i0": A, "i1": A, "i2": A}),
        (4, {"i0": A, "i1": A, "i2": B}),
        (2, {"i0": B, "i1": B, "i2": A}),
        (1, {"i0": B, "i1": B, "i2": B}),
    ]
    rows = [row for number, row in groups for row in [row] * number]
    found = analysis_of(tally(rows, scorings), scorings=scorings).items["i0"].as_scored
    # 2.7 of 10: the upper ones all have a total of 3, and the lower ones are the 1 of 0 and 1.7 of the 2 of 1.
    assert found.d27 == pytest.approx(1.0)
    found = analysis_of(tally(rows, scorings), scorings=scorings).items["i2"].as_scored
    assert found.d27 == pytest.approx(1 - 1.7 / 2.7)


def test_a_cut_score() -> None:
    rows = drawn(13, 200, 20)
    scorings = {name: key(1) for name in rows[0]}
    form = analysis_of(tally(rows, scorings), scorings=scorings, cut=12).forms[0]
    totals = [scored(row, scorings) for row in rows]
    assert form.cut is not None
    assert form.alpha is not None
    assert form.cut.passed == pytest.approx(mean(total >= 12 for total in totals))
    assert form.cut.sem == pytest.approx(math.sqrt(12 * 8 / 19))

    def passes(total: float) -> float:
        true = form.alpha * total / 20 + (1 - form.alpha) * mean(totals) / 20 if form.alpha is not None else 0.0
        return math.fsum(math.comb(20, right) * true**right * (1 - true) ** (20 - right) for right in range(12, 21))

    assert form.cut.consistency == pytest.approx(mean(passes(total) ** 2 + (1 - passes(total)) ** 2 for total in totals))


def test_chance() -> None:
    assert chance_of(4, key(1), is_multiple=False) == 0.25
    assert chance_of(5, key(1, 2), is_multiple=True) == 0.1
    assert chance_of(5, key(1, 2), is_multiple=True, is_number_open=True) == 1 / 31
    assert chance_of(4, Scoring((frozenset((1,)), frozenset((2,)))), is_multiple=False) == 0.5
    assert chance_of(0, key(1), is_multiple=False) == 0


def test_letters() -> None:
    assert [letter(number) for number in (1, 26, 27, 28)] == ["A", "Z", "AA", "AB"]


def test_values_have_names(recwarn: pytest.WarningsRecorder) -> None:
    rows = drawn(14, 30, 10)
    scorings = {name: key(1) for name in rows[0]}
    form = analyze_form(tally(rows, scorings), scorings)
    assert isinstance(form, FormStatistics)
    assert (form.n, form.items, form.points, sum(form.thirds)) == (30, 10, 10, 30)
    figures = analysis_of(tally(rows, scorings), scorings=scorings).items["i0"].as_scored
    assert isinstance(figures, ItemStatistics)
    assert figures.p_interval is not None
    assert figures.p is not None
    assert figures.p_interval.low < figures.p < figures.p_interval.high
    assert figures.r_interval is not None
    assert figures.r is not None
    assert figures.r_interval.low < figures.r < figures.r_interval.high
