"""Many candidates leave the item blank and go on.

Over 10% gave no answer to it and answered a later item, so that time was not what they lacked. The item may be long, confusing, or on
a subject that was not taught. A blank counts as wrong; blanks at the end, in the order in which items were shown, count as not
reached and not as left blank.

Items that 30 candidates or more reached are judged.

The rule needs responses: `crs-lint check bank/ --responses FILE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.evidence import ItemEvidence
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.rules.shared.written_figures import candidates, figures_of, percent


@rule(
    "omitted-often",
    category="evidence",
    severity=Severity.INFO,
    source="Haladyna and Rodriguez 2013, chapter 18",
)
def check(evidence: ItemEvidence) -> Iterator[Problem]:
    message = f"Of {candidates(evidence)}, {percent(evidence.omitted)} left this blank and answered a later item."
    help_text = "Look for what makes candidates skip it: its length, its wording, or a subject that was not taught."
    figures = (*figures_of(evidence), ("omitted", round(evidence.omitted, 6)))
    yield Problem(evidence.item.at("stem"), message, help_text, figures=figures)


GOOD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        responses={"A": (15, 35, 55), "B": (20, 10, 3), "C": (15, 10, 2), "D": (12, 8, 2)},
    ),
]
BAD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        found=("3:11 Of 180 candidates, 16% left this blank and answered a later item.",),
        responses={"A": (15, 25, 40), "B": (14, 8, 5), "C": (10, 8, 5), "D": (8, 8, 5), "": (15, 10, 4)},
    ),
]
