"""The rationale of a wrong answer opens with "Correct", or that of the right answer with "Incorrect".

Either the mark or the rationale belongs to another answer. The candidate gets the wrong score or the wrong feedback. Move
the mark, or correct the rationale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern

_END = r"(?=\s*(?:[.,:;!–—]|-\s|$)|\s+(?:answer|because)\b)"
_RIGHT = LazyPattern(r"\W*(?P<word>correct|right|yes,? correct)" + _END, re.IGNORECASE)
_WRONG = LazyPattern(r"\W*(?P<word>incorrect|wrong|not correct|false)" + _END, re.IGNORECASE)


@rule("rationale-contradicts-key", category="key", severity=Severity.WARNING, source="seen in public banks", hints=(Trait.RATIONALE,))
def check(item: Item) -> Iterator[Problem]:
    for option in item.options:
        if not option.rationale:
            continue
        pattern, word = (_WRONG, "wrong") if option.correct else (_RIGHT, "right")
        opening = pattern.match(option.rationale)
        if opening is not None:
            marked = "right" if option.correct else "wrong"
            message = f"{option.name} is marked as {marked}, but its rationale calls it {word}."
            yield Problem(option.at("rationale"), message, "Move the mark, or correct the rationale.", chars=opening.span("word"))


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
        rationale: Its orbit is the innermost.
      - text: Venus
        rationale: Its orbit is the second.
    explanation: The orbit of Mercury lies inside that of every other planet.
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
        rationale: Its orbit is the innermost.
      - text: Venus
        rationale: Correct! Its orbit is the innermost.
    explanation: The orbit of Mercury lies inside that of every other planet.
""",
        found=("9:20 Answer 2 is marked as wrong, but its rationale calls it right.",),
    ),
]
