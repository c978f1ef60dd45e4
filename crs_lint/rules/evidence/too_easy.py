"""Nearly all candidates answer the item right.

The share of right answers is significantly above 95%, so the item tells hardly anybody apart. What all must know may be asked all the
same: this is for a team that looks for items to replace.

Items that 30 candidates or more answered are judged. Of the items that are reported, at most 5% are expected to be false reports
(Benjamini and Hochberg).

The rule needs responses: `crs-lint check bank/ --responses FILE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.evidence import ItemEvidence
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.rules.shared.written_figures import candidates, figures_of, percent, scored_anew


@rule(
    "too-easy",
    category="evidence",
    severity=Severity.INFO,
    source="Crocker and Algina 1986, chapter 14; Haladyna and Rodriguez 2013, chapter 18; Benjamini and Hochberg 1995",
)
def check(evidence: ItemEvidence) -> Iterator[Problem]:
    message = f"Of {candidates(evidence)}, {percent(evidence.p)} answered this right."
    help_text = "Keep it if all must know it; else make the wrong answers more plausible."
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
        found=("3:11 Of 300 candidates, 99.7% answered this right.",),
        responses={"A": (99, 100, 100), "B": (1, 0, 0), "C": (0, 0, 0), "D": (0, 0, 0)},
    ),
]
