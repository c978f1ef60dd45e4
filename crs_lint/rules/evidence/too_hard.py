"""So few candidates answer the item right that it is hardly more than guessing.

The share of right answers is significantly below that of blind guessing plus 10 points. Such an item takes time and measures little.
It may ask for what is not taught, or hold a wrong key: look at what else is reported on it.

Items that 30 candidates or more answered are judged. Of the items that are reported, at most 5% are expected to be false reports
(Benjamini and Hochberg). An item that `likely-miskey` reports is not reported again.

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
    "too-hard",
    category="evidence",
    severity=Severity.INFO,
    source="Crocker and Algina 1986, chapter 14; Haladyna and Rodriguez 2013, chapter 18; Benjamini and Hochberg 1995",
)
def check(evidence: ItemEvidence) -> Iterator[Problem]:
    message = f"Of {candidates(evidence)}, {percent(evidence.p)} answered this right, and {percent(evidence.chance)} would by guessing."
    help_text = "Have content experts review the key, and whether candidates can know it."
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
        found=("3:11 Of 207 candidates, 21% answered this right, and 25% would by guessing.",),
        responses={"A": (8, 14, 22), "B": (25, 20, 14), "C": (20, 20, 14), "D": (20, 16, 14)},
    ),
]
