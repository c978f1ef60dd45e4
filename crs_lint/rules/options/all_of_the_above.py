"""An answer covers all the others: "All of the above", "All of these", "Both A and B".

A candidate who knows that two answers are right, or that one is wrong, can work out the rest without knowing it. A candidate
who sees that the first answer is right may choose it and stop reading. Ask which answer does not belong, or write
`type: multiple` and let candidates select all that apply.

As long as such an answer stays, it belongs below the others with `pin: true`; the fix puts it there. An answer that lists
every Roman numeral of the stem means the same, and is reported too.

The rule reads English, French, German, Italian, Portuguese and Spanish: "Todas las anteriores", "Beides". "Todas las mujeres" is
an answer in its own right.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.answer_labels import points, says_neither
from crs_lint.language.stand_ins import StandIn, says_both
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.answer_order import last_and_pinned
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.rules.shared.outside_looks import LISTING_LABELS, STANDING_IN
from crs_lint.text.normalize import shorten

_FEWEST_POINTS = 3


@rule(
    "all-of-the-above",
    category="options",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 26",
    fixable=Fixable.UNSAFELY,
    needs=("all_of",),
    hints=((*STANDING_IN, LISTING_LABELS),),
)
def check(item: Item) -> Iterator[Problem]:
    for option in item.options if item.stand_ins or item.listed_labels else ():
        if _covers_all(item, option):
            yield Problem(
                option.at("text"),
                f'{option.name} covers all the others: "{shorten(option.text)}".',
                "Replace it with a specific answer, or let candidates select all that apply.",
                fix=last_and_pinned(item, option),
            )


def _covers_all(item: Item, option: Option) -> bool:
    """Whether an answer stands for all others, names all of them, or lists all points of the stem, three or more."""
    if item.stand_ins.get(option.number) is StandIn.ALL:
        return not says_both(option.text, item.tables) or _count_of_others(item) == 2
    if option.number in item.named_answers:
        return item.names_all_others(option) and not says_neither(option.text, item.tables)
    return _lists_all_points(item, option)


def _lists_all_points(item: Item, option: Option) -> bool:
    """Whether an answer lists all points of the stem, and no other answer lists them in another order."""
    listed = item.listed_labels.get(option.number)
    if listed is None or len(set(listed.labels)) < max(_FEWEST_POINTS, len(listed.labels)):
        return False
    others = (other for number, other in item.listed_labels.items() if number != option.number)
    is_order = any(set(other.labels) == set(listed.labels) for other in others)
    return not is_order and set(listed.labels) == points(item.stem, listed.kind)


def _count_of_others(item: Item) -> int:
    """The number of answers in their own right."""
    return sum(not item.stands_outside(option) for option in item.options)


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: All planets
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
      - text: Venus
      - text: Earth
      - text: All of the above
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('8:15 Answer 4 covers all the others: "All of the above".',),
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
      - text: Venus
      - text: Earth
      - text: All of the above
        pin: true
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
      - text: Venus
      - text: Both A and B
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('7:15 Answer 3 covers all the others: "Both A and B".',),
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
      - text: Venus
      - text: Both A and B
        pin: true
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planeta-cercano
    stem: ¿Qué planeta está más cerca del Sol?
    options:
      - text: Mercurio
        correct: true
      - text: Venus
      - text: La Tierra
      - text: Todas las respuestas anteriores son correctas
    explanation: Su órbita está dentro de la de todos los demás planetas.
""",
        exam="exam: astronomy\nlanguage: es\n",
        found=('9:15 Answer 4 covers all the others: "Todas las respuestas anteriores son correctas".',),
        fixed="""\
items:
  - id: planeta-cercano
    stem: ¿Qué planeta está más cerca del Sol?
    options:
      - text: Mercurio
        correct: true
      - text: Venus
      - text: La Tierra
      - text: Todas las respuestas anteriores son correctas
        pin: true
    explanation: Su órbita está dentro de la de todos los demás planetas.
""",
    ),
]
