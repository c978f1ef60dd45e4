r"""The question is worded in the negative: not, except, least, false.

Candidates who know the subject overlook the word or lose track of what they are looking for, and finding the one false
answer does not show that they know the true ones. Word the question in the positive. Where a negative cannot be
avoided, as in a question about what never to do, put the word in capitals.

A "not" in the situation before the question is not reported. The rule is off by default.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS


@rule(
    "negative-stem",
    category="stem",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 17",
    default=False,
    needs=("negatives",),
)
def check(item: Item) -> Iterator[Problem]:
    chars = item.negative
    if chars is not None:
        word = item.stem[slice(*chars)]
        yield Problem(
            item.at("stem"), f'The question is worded in the negative ("{word}").', "Word the question in the positive.", chars=chars
        )


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: A moon that does not turn goes round a planet. Which is it?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is NOT nearest to the sun?
    options:
      - text: Mercury
      - text: Venus
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('3:27 The question is worded in the negative ("NOT").',),
    ),
]
