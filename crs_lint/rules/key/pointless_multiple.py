"""An item that lets candidates choose several answers has only one right answer, or only right answers.

With one right answer, the format misleads: candidates look for a second. With nothing but right answers, there is nothing
to decide. Write `type: single` in the first case, and add a wrong answer in the second.

One right answer is enough where the stem tells candidates to select all or each of those that apply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern

_SELECT_ALL = LazyPattern(
    r"\b(?:select|choose|pick|mark|check|tick|identify|indicate)\s+(?:all|each|every|any)\b|\ball that apply\b|\bone or more\b",
    re.IGNORECASE,
)


@rule(
    "pointless-multiple",
    category="key",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 9 on complex formats",
    hints=(Trait.MULTIPLE,),
)
def check(item: Item) -> Iterator[Problem]:
    if item.type != "multiple" or not item.keys or len(item.options) < 2:
        return
    if len(item.keys) == 1 and _SELECT_ALL.search(item.stem) is None:
        yield Problem(
            item.at("type"),
            "This item lets candidates choose several answers, but only one is right.",
            'Write "type: single", or mark the other right answers.',
        )
    elif not item.distractors:
        every = "Both" if len(item.options) == 2 else f"All {len(item.options)}"
        yield Problem(item.at("options"), f"{every} answers are right, so there is nothing to decide.", "Add a wrong answer.")


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    type: multiple
    stem: Select each planet that is nearer to the sun than Venus.
    options:
      - text: Mercury
        correct: true
      - text: Mars
      - text: Earth
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planets-inner
    type: multiple
    stem: Which planets are nearer to the sun than Earth? Select two.
    options:
      - text: Mercury
        correct: true
      - text: Venus
        correct: true
      - text: Mars
    explanation: The orbit of Mars lies outside that of Earth.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    type: multiple
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("3:11 This item lets candidates choose several answers, but only one is right.",),
    ),
    Example(
        """\
items:
  - id: planets-inner
    type: multiple
    stem: Which planets are nearer to the sun than Earth? Select two.
    options:
      - text: Mercury
        correct: true
      - text: Venus
        correct: true
    explanation: The orbit of Mars lies outside that of Earth.
""",
        found=("5:5 Both answers are right, so there is nothing to decide.",),
    ),
]
