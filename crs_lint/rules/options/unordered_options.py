"""The answers are numbers, but they are not in order.

Candidates search the list for their result. Disorder costs them time and sets traps that have nothing to do with the
subject. Put the numbers in ascending or descending order. Fractions, percentages, powers, numbers with units and numbers in
words count too; an answer such as "None of these" may come last.

Numbers are read as the language of the item writes them. Where its region is unknown and a number has two readings, the
answers are not compared: "1.000" is a thousand in Spain and one in Mexico.

Shuffled answers are not reported, nor are items with fewer than `least` numbers. The fix sorts the answers only if no
text of the item refers to an answer by its letter or position.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crs_lint.language.numbers import quantities, starts_with_number
from crs_lint.model.finding import Fix, Problem, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.answer_order import reordered
from crs_lint.text.normalize import shorten

if TYPE_CHECKING:
    from fractions import Fraction


@rule(
    "unordered-options",
    category="options",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 21",
    fixable=Fixable.UNSAFELY,
    hints=(Trait.NUMBER,),
)
def check(item: Item, *, least: int = 3) -> Iterator[Problem]:
    if item.shuffled or item.type == "multiple":
        return
    if not any(starts_with_number(option.text, item.tables) for option in item.options[:2]):
        return
    numbers = [option for option in item.options if not item.stands_outside(option)]
    texts = [option.text for option in numbers]
    if len(texts) < least or len(texts) < len(item.options) - 1:
        return
    values = quantities(texts, item.tables)
    if values is None or len(set(values)) != len(values) or values in (sorted(values), sorted(values, reverse=True)):
        return
    message = f"The numbers in the answers are out of order: {shorten('; '.join(texts), 80)}."
    yield Problem(item.at("options"), message, "Sort them.", fix=_sorting(item, numbers, values))


def _sorting(item: Item, numbers: Sequence[Option], values: Sequence[Fraction]) -> Fix | None:
    """The fix that sorts the numbers in ascending order; an answer that is not a number keeps its position."""
    if len(values) < len(numbers):
        return None
    ascending = iter([option for _, option in sorted(zip(values, numbers, strict=True), key=lambda pair: pair[0])])
    sortable = set(numbers)
    order = reordered(item, [next(ascending) if option in sortable else option for option in item.options])
    return Fix("Sort them from smallest to largest.", False, (order,)) if order else None


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: "0.4"
        correct: true
      - text: "0.7"
      - text: "1"
      - text: "1.5"
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: 90 degrees
        correct: true
      - text: 45 degrees
      - text: 30 degrees
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: "1990"
        correct: true
      - text: "1995"
      - text: None of these
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
      - text: "0.4"
        correct: true
      - text: "1.5"
      - text: "1"
      - text: "0.7"
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("4:5 The numbers in the answers are out of order: 0.4; 1.5; 1; 0.7.",),
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: "0.4"
        correct: true
      - text: "0.7"
      - text: "1"
      - text: "1.5"
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
