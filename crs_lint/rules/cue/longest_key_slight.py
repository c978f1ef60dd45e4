"""The right answer is a little longer than every wrong answer.

One such item says nothing; where most items of an exam are like it, candidates who choose the longest answer score without
knowing the subject. `longest-key-bias` tests that for a whole bank, and this rule shows the items to look at.

The rule is off by default. The key is reported if it has at least `ratio` times as many characters as the longest wrong answer,
and is longer by at least `characters` characters. Items that `longest-key` reports with its defaults are left to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.cue import longest_key
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.rules.shared.key_length import exceeding_key


@rule(
    "longest-key-slight",
    category="cue",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 24",
    default=False,
)
def check(item: Item, *, ratio: float = 1.3, characters: int = 10) -> Iterator[Problem]:
    length = exceeding_key(item, ratio, characters)
    if length is None or length.exceeds(**longest_key.check.options):
        return
    message = f"The right answer has {length.key} characters; the longest wrong one has {length.longest}."
    yield Problem(item.keys[0].at("text"), message, "Make the answers similar in length.")


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury, of the inner ones
        correct: true
      - text: Venus, of the inner ones
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury, the smallest of them
        correct: true
      - text: Venus, the hottest
      - text: Earth
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("5:15 The right answer has 29 characters; the longest wrong one has 18.",),
    ),
]
