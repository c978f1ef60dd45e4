"""A wrong answer has the same text as the right answer, so two answers are right.

A candidate who chooses the second copy is marked wrong for the right answer. Replace it with a different wrong answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.normalize import is_blank, shorten


@rule("key-duplicated", category="key", severity=Severity.ERROR, source="seen in public banks", hints=(Trait.EQUAL_OPTIONS,))
def check(item: Item) -> Iterator[Problem]:
    keys = {option.normalized: option for option in reversed(item.keys) if not option.has_figure}
    for option in item.distractors:
        text = option.normalized
        if text in keys and not option.has_figure and not is_blank(text):
            message = f'{option.name} is the same text as the right answer, "{shorten(text)}".'
            yield Problem(
                option.at("text"),
                message,
                "Replace it with a different wrong answer.",
                related=(Related(Location(keys[text].at("text")), "The right answer is here."),),
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
      - text: Mercury
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('7:15 Answer 2 is the same text as the right answer, "Mercury".',),
    ),
]
