"""The item has fewer than two answers, so there is nothing to choose.

Every guess is right, and the item says nothing about the candidate. Write wrong answers that reflect mistakes learners
really make. Three answers in all are often enough.

Drafts are excused.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM


@rule(
    "too-few-options",
    category="options",
    severity=Severity.ERROR,
    source="Haladyna, Downing and Rodriguez 2002, guideline 18",
    excuses_drafts=True,
    hints=(Trait.FEW_OPTIONS,),
)
def check(item: Item) -> Iterator[Problem]:
    count = len(item.options)
    if item.has("options") and count < 2:
        yield Problem(
            item.at("options"),
            f"The item has {count or 'no'} {'answer' if count == 1 else 'answers'}; it needs at least two.",
            "Write more answers.",
        )


GOOD = [SOUND_ITEM]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("4:5 The item has 1 answer; it needs at least two.",),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options: []
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("4:5 The item has no answers; it needs at least two.",),
    ),
]
