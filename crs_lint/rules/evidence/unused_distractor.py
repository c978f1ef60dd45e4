"""Hardly any candidate chose a wrong answer.

An answer that nobody takes tells nothing about candidates: it makes the item longer, and no harder. Replace it with an error that
candidates make, or drop it: three options are enough, and as a rule nobody writes a fourth that works. `options: [3, 4]` in exam.yaml
allows both numbers.

Reported are wrong answers whose share has a 95% interval that ends below 5%, of items that 30 candidates or more answered. An item
that is so easy that there is no room for 5% on each wrong answer is left alone.

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
    "unused-distractor",
    category="evidence",
    severity=Severity.INFO,
    source="Rodriguez 2005; Haladyna and Downing 1993",
)
def check(evidence: ItemEvidence) -> Iterator[Problem]:
    wrong = evidence.chosen
    message = f"Of {candidates(evidence)}, {_share(wrong.share)} chose the wrong answer {wrong.letter} (95% interval up to {percent(wrong.most)})."
    help_text = "Replace it with an error that candidates make, or drop it: three options are enough."
    yield Problem(evidence.item.options[evidence.option - 1].at("text"), message, help_text, figures=figures_of(evidence))


def _share(share: float) -> str:
    return percent(share) if share else "none"


GOOD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        responses={"A": (15, 35, 55), "B": (20, 10, 3), "C": (15, 10, 2), "D": (12, 8, 2)},
    ),
]
BAD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        found=("9:15 Of 258 candidates, 0.4% chose the wrong answer D (95% interval up to 2%).",),
        responses={"A": (35, 50, 70), "B": (30, 20, 10), "C": (24, 12, 6), "D": (1, 0, 0)},
    ),
]
