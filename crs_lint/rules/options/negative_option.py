"""An answer is worded in the negative: "not", "never", "cannot".

Candidates overlook a negative easily, and take longer to read it than a positive statement with the same meaning. State
what is true instead.

The rule is off by default. Ignore it where not doing something is what the item asks about, as in first aid or in law.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.negation import is_negative, may_be_negative
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.answer_names import names_of
from crs_lint.text.normalize import normalize_loosely

_FEWEST_WORDS = 3


@rule(
    "negative-option",
    category="options",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 27: answers in the positive",
    default=False,
    needs=("negated",),
)
def check(item: Item) -> Iterator[Problem]:
    if not may_be_negative(item.options_lowered, item.tables):
        return
    negative = [option for option in item.options if is_negative(option.prose, item.tables) and _is_statement(option, item)]
    if negative:
        verb = "is" if len(negative) == 1 else "are"
        paths = tuple(option.at("text") for option in negative)
        yield Problem(paths[0], f"{names_of(negative)} {verb} worded in the negative.", "State what is true instead.", about=paths)


def _is_statement(option: Option, item: Item) -> bool:
    """Whether the answer is a statement, unlike "Neither of them"."""
    if len(option.prose.split()) < _FEWEST_WORDS:
        return False
    openings = item.tables.negative_stand_ins
    return not normalize_loosely(option.prose).startswith(openings) if openings else option.number not in item.stand_ins


GOOD = [
    Example(
        """\
items:
  - id: planet-true
    stem: What is special to Mercury?
    options:
      - text: It is nearest to the sun.
        correct: true
      - text: It is the largest planet.
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-true
    stem: What is special to Mercury?
    options:
      - text: It does not have a moon.
        correct: true
      - text: It has the most moons.
      - text: It does not have rings.
    explanation: Only Mercury and Venus have none.
""",
        found=("5:15 Answers 1 and 3 are worded in the negative.",),
    ),
]
