"""The answers are only true and false, or yes and no, but the item is not marked as a true-false item.

Half of the candidates who know nothing are right, so the item measures far less than one with three or four plausible
answers. If a true-false item is intended, write `type: true-false`. Otherwise ask which, what or why, and offer the mistakes
that people make as wrong answers.

The finding is about the format and not about the wording, so it is an info.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.true_false import are_verdicts
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import shorten


@rule(
    "true-false-options",
    category="options",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 9 on formats",
    habit=True,
    hints=(Trait.TWO_OPTIONS,),
)
def check(item: Item) -> Iterator[Problem]:
    if item.type != "true-false" and are_verdicts([option.text for option in item.options], item.tables):
        first, second = (option.text.strip() for option in item.options)
        yield Problem(
            item.at("options"),
            f'The answers are only "{shorten(first)}" and "{shorten(second)}", but the item is not marked as a true-false item.',
            'Write "type: true-false", or offer more answers.',
        )


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Mercury is the planet that is nearest to the sun.
    type: true-false
    options:
      - text: "True"
        correct: true
      - text: "False"
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-moons
    stem: Does Mercury have a moon?
    options:
      - text: "No"
        correct: true
      - text: "Yes, one"
      - text: "Yes, two"
    explanation: It and Venus are the only planets without one.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Mercury is the planet that is nearest to the sun.
    options:
      - text: "True"
        correct: true
      - text: "False"
    explanation: Its orbit lies inside that of every other planet.
  - id: planet-moons
    stem: Does Mercury have a moon?
    options:
      - text: "Yes"
      - text: "No"
        correct: true
    explanation: It and Venus are the only planets without one.
""",
        found=(
            '4:5 The answers are only "True" and "False", but the item is not marked as a true-false item.',
            '11:5 The answers are only "Yes" and "No", but the item is not marked as a true-false item.',
        ),
    ),
]
