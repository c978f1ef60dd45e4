"""Stronger candidates tend to choose a wrong answer.

The correlation of choosing it with the total of the other items is significantly above 0. Often the answer is right, too, under a
reading that the author did not think of, or in a special case that those know who know more.

Judged are wrong answers that 10 candidates or more chose, of items that 100 or more answered. Of the answers that are reported, at
most 5% are expected to be false reports (Benjamini and Hochberg). An answer that `likely-miskey` reports is not reported again.
Nothing is said where the other items are under 10, or alpha is under .50.

The rule needs responses: `crs-lint check bank/ --responses FILE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.evidence import ItemEvidence
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.rules.shared.written_figures import candidates, correlation, figures_of, percent, scored_anew


@rule(
    "rival-distractor",
    category="evidence",
    severity=Severity.WARNING,
    source="Attali and Fraenkel 2000; Haladyna and Rodriguez 2013, chapter 18; Benjamini and Hochberg 1995",
)
def check(evidence: ItemEvidence) -> Iterator[Problem]:
    wrong = evidence.chosen
    message = (
        f"Stronger candidates tend to choose the wrong answer {wrong.letter} "
        f"({candidates(evidence)}; {percent(wrong.share)} chose it; r {correlation(wrong.r)})."
    )
    help_text = "Have content experts review whether it is right, too."
    path = evidence.item.options[evidence.option - 1].at("text")
    yield Problem(path, message + scored_anew(evidence), help_text, figures=figures_of(evidence))


GOOD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        responses={"A": (15, 35, 55), "B": (20, 10, 3), "C": (15, 10, 2), "D": (12, 8, 2)},
    ),
]
BAD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        found=("7:15 Stronger candidates tend to choose the wrong answer B (242 candidates; 27% chose it; r .26).",),
        responses={"A": (20, 30, 45), "B": (10, 20, 35), "C": (25, 12, 4), "D": (25, 12, 4)},
    ),
]
