"""The item does not have the number of answers that the exam prescribes.

If all other items have four answers, one with three stands out, is easier to guess, and may not fit the delivery system.
Add or remove answers. The number is `options` in exam.yaml; without it, this rule reports nothing. True-false items are
exempt.

Drafts are excused. Ignore this rule for an item that cannot have another plausible answer: three good answers are better
than four with one filler.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM


@rule(
    "option-count",
    category="options",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 18; Rodriguez 2005",
    excuses_drafts=True,
    hints=(Trait.PRESCRIBED_COUNT,),
)
def check(item: Item) -> Iterator[Problem]:
    expected = item.exam.option_count
    if expected is None or item.type == "true-false" or len(item.options) in (0, 1, expected):
        return
    yield Problem(
        item.at("options"), f"The item has {len(item.options)} answers; items of this exam have {expected}.", "Add or remove answers."
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
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("4:5 The item has 2 answers; items of this exam have 4.",),
        exam="exam: astronomy\noptions: 4\n",
    ),
]
