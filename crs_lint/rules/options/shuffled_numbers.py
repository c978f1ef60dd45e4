"""The answers are numbers, and they are shuffled.

Numbers are easiest to find and compare in order. Out of order, they cost the candidate time that has nothing to do with the
subject. Write `shuffle: false` in the item, and list the numbers from smallest to largest.

The rule is off by default.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.numbers import quantities
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule

_FEWEST = 3


@rule(
    "shuffled-numbers",
    category="options",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 21: numbers in order",
    default=False,
    habit=True,
)
def check(item: Item) -> Iterator[Problem]:
    if not item.shuffled:
        return
    texts = [option.text for option in item.options if not option.pin]
    if len(texts) >= _FEWEST and quantities(texts, item.tables) is not None:
        yield Problem(
            item.at("options"), f"The {len(texts)} answers are numbers, and they are shuffled.", 'Write "shuffle: false" in this item.'
        )


GOOD = [
    Example(
        """\
items:
  - id: planets-count
    stem: How many planets are there?
    shuffle: false
    options:
      - text: "7"
      - text: "8"
        correct: true
      - text: "9"
    explanation: They go from Mercury to Neptune.
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Mars
    explanation: Its orbit lies inside that of every other planet.
""",
        exam="exam: example\nshuffle: true\n",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planets-count
    stem: How many planets are there?
    options:
      - text: "7"
      - text: "8"
        correct: true
      - text: "9"
    explanation: They go from Mercury to Neptune.
""",
        exam="exam: example\nshuffle: true\n",
        found=("4:5 The 3 answers are numbers, and they are shuffled.",),
    ),
]
