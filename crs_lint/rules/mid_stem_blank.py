r"""The stem has a blank to fill in, with more text after it.

Candidates must hold the gap in mind while they read on, then go back and try each answer in it. Ask a question, or
turn the sentence so that the blank stands at its end.

Names such as `__init__` are no blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.expression import Expression
from crs_lint.finding import Problem, Severity
from crs_lint.item import Item
from crs_lint.negation import lead_in_start
from crs_lint.rule import Example, rule
from crs_lint.words import without_code

# A run of underscores that is no part of a name, or a question mark in the place of a term of an equation.
_BLANK = Expression(
    r"(?<![\w\\`$.])(?:_{2,}(?![\w(])|_{5,}|_(?=[\s-]|$))|\(\s*\?\s*\)|(?<=[=+×÷*/<>-]\s)\?(?=\s)|(?<=\s)\?(?=\s[=+×÷*/<>-])|\[\s*(?:_+|\.{3}|blank)\s*\]",
    re.IGNORECASE,
)
_SERIES_BEFORE = Expression(r"\d\s*[,;]?\s*$")
_SERIES_AFTER = Expression(r"\s*[,;]?\s*\d")
_LEAST_AFTER = Expression(r"[^\W\d_]|\d")


@rule(
    "mid-stem-blank",
    category="stem",
    severity=Severity.WARNING,
    source="Tarrant et al. 2006; Haladyna, Downing and Rodriguez 2002, guideline 13",
)
def check(item: Item) -> Iterator[Problem]:
    if not any(hint in item.stem for hint in ("_", " ? ", "(?", "( ?", "[")):
        return
    match = next((match for match in _BLANK.finditer(without_code(item.stem)) if _is_to_fill(item.stem, *match.span())), None)
    if match is not None:
        yield Problem(
            item.at("stem"),
            "The stem has a blank with more text after it.",
            "Ask a question, or move the blank to the end.",
            chars=match.span(),
        )


def _is_to_fill(stem: str, start: int, end: int) -> bool:
    """Whether words follow a blank, which is no gap in a series of numbers and no cut in what a later question is about."""
    before, after = stem[:start], stem[end:]
    if _LEAST_AFTER.search(after) is None or (_SERIES_BEFORE.search(before) and _SERIES_AFTER.match(after)):
        return False
    return not (stem.rstrip().endswith("?") and lead_in_start(stem) >= end)


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
      - text: Mars
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: The planet nearest to the sun is ____.
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: What does __init__ name among the planets?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: The planet ____ is nearest to the sun.
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("3:22 The stem has a blank with more text after it.",),
    ),
]
