"""One answer is a number and all others are words, or the reverse.

An answer of a different kind stands out, and candidates choose it or rule it out for that alone. Make all answers the same
kind.

The rule is off by default. Answers such as "None of these" and "Cannot be determined" do not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.numbers import quantity
from crs_lint.language.tables import Tables
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern

_LONGEST_UNIT = 12
_PLAIN = LazyPattern(r"[-+−$€£]?\s?\d[\d.,/]*+\s?(?:%|[a-zA-Z°/²³]{0,12})")  # also dates and lists of numbers


@rule(
    "odd-type",
    category="cue",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 23: homogeneous options",
    default=False,
)
def check(item: Item) -> Iterator[Problem]:
    options = [option for option in item.options if not item.stands_outside(option)]
    if len(options) < 3:
        return
    numbers = [option for option in options if _is_number(option.text, item.tables)]
    odd = (
        numbers
        if len(numbers) == 1
        else [option for option in options if option not in numbers]
        if len(numbers) == len(options) - 1
        else []
    )
    if odd:
        kind = "the only number" if odd[0] in numbers else "the only one that is not a number"
        yield Problem(odd[0].at("text"), f"{odd[0].name} is {kind}.", "Make all answers the same kind.")


def _is_number(text: str, tables: Tables) -> bool:
    """Whether a text is one number, alone or with a unit."""
    found = quantity(text, tables)
    if found is None:
        return _PLAIN.fullmatch(text.strip()) is not None
    return not found[1][0] and len(found[1][1]) <= _LONGEST_UNIT


GOOD = [SOUND_ITEM_WITH_FOUR_OPTIONS]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: "88"
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("7:15 Answer 2 is the only number.",),
    ),
]
