"""Whether candidates answer the item right says little about their other answers.

The correlation with the total of the other items is low: under .15 with 200 candidates or more, or significantly under .15 with
fewer. The item may be about another subject, ambiguous, or so easy or hard that hardly anybody differs. An item on what all must know
may stay.

Items that 100 candidates or more answered are judged. With fewer than 200, a low figure that chance could explain is an info: there
are not enough candidates to tell. Of the items that are reported as significant, at most 5% are expected to be false reports
(Benjamini and Hochberg). An item that `likely-miskey`, `negative-discrimination` or `too-easy` reports is not reported again. Nothing
is said where the other items are under 10, or alpha is under .50.

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
    "low-discrimination",
    category="evidence",
    severity=Severity.WARNING,
    source="Ebel and Frisbie 1991, chapter 13; Haladyna and Rodriguez 2013, chapter 18; Benjamini and Hochberg 1995",
)
def check(evidence: ItemEvidence) -> Iterator[Problem]:
    if evidence.is_certain:
        message = f"Whether candidates answer this right says little about their other answers ({_figures(evidence)})."
        help_text = "Have content experts review whether it is ambiguous, or about another subject."
    else:
        message = (
            f"Answering this right may say little about the other answers; there are not enough candidates to tell ({_figures(evidence)})."
        )
        help_text = "Look at it again after the next sitting."
    yield Problem(evidence.item.at("stem"), message + scored_anew(evidence), help_text, figures=figures_of(evidence))


def _figures(evidence: ItemEvidence) -> str:
    interval = (
        "" if evidence.interval is None else f", 95% interval {correlation(evidence.interval[0])} to {correlation(evidence.interval[1])}"
    )
    return f"{candidates(evidence)}; r {correlation(evidence.r)}{interval}"


GOOD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        responses={"A": (15, 35, 55), "B": (20, 10, 3), "C": (15, 10, 2), "D": (12, 8, 2)},
    ),
]
BAD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        found=(
            "3:11 Whether candidates answer this right says little about their other answers (207 candidates; r .01, 95% interval -.13 to .15).",
        ),
        responses={"A": (40, 41, 42), "B": (10, 10, 10), "C": (10, 10, 10), "D": (8, 8, 8)},
    ),
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        found=(
            "3:11 Answering this right may say little about the other answers; there are not enough candidates to tell (112 candidates; r .02, 95% interval -.16 to .21).",
        ),
        responses={"A": (25, 24, 28), "B": (5, 5, 5), "C": (3, 5, 3), "D": (3, 3, 3)},
    ),
]
