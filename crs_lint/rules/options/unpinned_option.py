"""An answer refers to "the above" or to letters such as A and B, and the answers are shuffled.

"None of the above" makes no sense in the first position, and "Both A and B" points at whichever answers happen to get those
letters. Add `pin: true` to the answer to keep it in its position, or better, replace it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.answer_order import last_and_pinned, pinned
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_BOUND = LazyPattern(
    r"\b(?:all|none|any|both|neither|some|two|three)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?(?:above|preceding|below|following)\b"
    r"|^\W*+(?:both|neither|either|only)?\s*+\(?[A-H]\)?\s*(?:,\s*\(?[A-H]\)?,?\s*)*(?:and|or|nor|&)\s+\(?[A-H]\)?(?:\s+only)?\W*$",
    re.IGNORECASE,
)


@rule(
    "unpinned-option",
    category="options",
    severity=Severity.ERROR,
    source="Haladyna, Downing and Rodriguez 2002, guidelines 25 and 26",
    fixable=Fixable.UNSAFELY,
)
def check(item: Item) -> Iterator[Problem]:
    if not item.shuffled:
        return
    for option in item.options:
        match = _BOUND.search(option.text)
        if match is not None and not option.pin:
            message = f'{option.name} says "{shorten(match[0])}", which is false once the answers are shuffled.'
            fix = last_and_pinned(item, option) if option.stands_outside else pinned(option)
            yield Problem(option.at("text"), message, 'Add "pin: true" to it, or reword it.', chars=match.span(), fix=fix)


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
      - text: None of the above
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
        correct: true
      - text: Venus
      - text: None of the above
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('8:15 Answer 3 says "None of the above", which is false once the answers are shuffled.',),
        exam="exam: astronomy\nshuffle: true\n",
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: None of the above
        pin: true
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
