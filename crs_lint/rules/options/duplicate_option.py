"""Two wrong answers are the same text.

The item has one answer fewer than it seems to have, and test-wise candidates rule out both copies, since only one answer
can be right. Change one of them. Upper and lower case count as different texts: `MHz` and `mHz` are two answers. For a copy
of the right answer, see `key-duplicated`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import is_blank, shorten


@rule(
    "duplicate-option",
    category="options",
    severity=Severity.ERROR,
    source="Haladyna, Downing and Rodriguez 2002, guideline 19: options do not overlap",
    hints=(Trait.EQUAL_OPTIONS,),
)
def check(item: Item) -> Iterator[Problem]:
    first: dict[str, Option] = {}
    for option in item.options:
        text = option.normalized
        if is_blank(text) or option.has_figure:
            continue
        other = first.setdefault(text, option)
        if other is not option and other.correct == option.correct:
            message = f'Answers {other.number} and {option.number} are the same text, "{shorten(text)}".'
            yield Problem(
                option.at("text"), message, "Change one of them.", related=(Related(Location(other.at("text")), "The first one is here."),)
            )


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Earth
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
      - text: Mercury
        correct: true
      - text: Venus
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('8:15 Answers 2 and 3 are the same text, "Venus".',),
    ),
]
