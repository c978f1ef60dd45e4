"""More than one answer is marked as right in an item that asks for one.

A candidate may choose one of them and still be marked wrong. Leave only the best answer marked. If candidates are to
choose several, write `type: multiple` and say so in the stem.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.answer_names import names_of
from crs_lint.rules.shared.examples import SOUND_ITEM


@rule(
    "multiple-keys",
    category="key",
    severity=Severity.ERROR,
    source="NBME item-writing guide: single best answer",
    hints=(Trait.SEVERAL_KEYS,),
)
def check(item: Item) -> Iterator[Problem]:
    if item.type != "multiple" and len(item.keys) > 1:
        message = f"{names_of(item.keys)} are marked as right; this item asks for one."
        related = tuple(Related(Location(option.at("correct")), "The first one is here.") for option in item.keys[:1])
        yield Problem(
            item.keys[1].at("correct"),
            message,
            item.wording.mark_best,
            related=related,
            about=tuple(option.at("correct") for option in item.keys),
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
        correct: true
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("8:18 Answers 1 and 2 are marked as right; this item asks for one.",),
    ),
]
