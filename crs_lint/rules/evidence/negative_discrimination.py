"""Stronger candidates answer the item right less often than weaker ones.

The correlation of answering it right with the total of the other items is significantly below 0. The key may be wrong, two answers
may be right, or the wording misleads those who know. It is a signal for content experts and no verdict.

Tested are items that 50 candidates or more answered, 10 or more of them right and 10 or more wrong; over all items of an exam, the
chance of any false report is 5% at most (Holm's correction). An item that `likely-miskey` reports is not reported again. Nothing is
said where the other items are under 10, or alpha is under .50.

The rule needs responses: `crs-lint check bank/ --responses FILE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.evidence import ItemEvidence
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.rules.shared.written_figures import candidates, correlation, figures_of, scored_anew


@rule(
    "negative-discrimination",
    category="evidence",
    severity=Severity.ERROR,
    source="Haladyna and Rodriguez 2013, chapter 18; Crocker and Algina 1986, chapter 14; Holm 1979",
)
def check(evidence: ItemEvidence) -> Iterator[Problem]:
    message = f"Stronger candidates answered this right less often than weaker ones ({candidates(evidence)}; r {correlation(evidence.r)})."
    help_text = "Have content experts review the key, and wording that could mislead those who know."
    yield Problem(evidence.item.at("stem"), message + scored_anew(evidence), help_text, figures=figures_of(evidence))


GOOD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        responses={"A": (15, 35, 55), "B": (20, 10, 3), "C": (15, 10, 2), "D": (12, 8, 2)},
    ),
]
BAD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        found=("3:11 Stronger candidates answered this right less often than weaker ones (72 candidates; r -.58).",),
        responses={"A": (30, 10, 5), "B": (1, 3, 5), "C": (1, 3, 5), "D": (1, 3, 5)},
    ),
]
