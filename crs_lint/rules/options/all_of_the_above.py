"""An answer covers all the others: "All of the above", "All of these", "Both A and B".

A candidate who knows that two answers are right, or that one is wrong, can work out the rest without knowing it. A candidate
who sees that the first answer is right may choose it and stop reading. Ask which answer does not belong, or write
`type: multiple` and let candidates select all that apply.

As long as such an answer stays, it belongs below the others with `pin: true`; the fix puts it there. An answer that lists
every Roman numeral of the stem means the same, and is reported too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.answer_kind import is_code
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.answer_order import last_and_pinned
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_LONGEST = 80
_QUOTES = " \"'“‘(["
_INITIALS = frozenset("aAeEbB")
_NUMERAL_INITIALS = frozenset("iIvV")
_LABEL = r"\(?(?:[a-h]|i{1,3}|iv|vi{0,3}|[1-8])\)?"
_ALL = LazyPattern(
    r"\W*(?:(?:all|any|each|every one)(?:\s+of)?(?:\s+(?:the|these|those|them|above|given|listed|previous|preceding|following|other))*"
    r"(?:\s+(?:above|answers?|options?|choices?|statements?|responses?|alternatives?|ones?|items?|reasons?))?(?:\s+(?:given|above|listed|mentioned|provided))?"
    r"(?:\s+(?:is|are|apply|may be|can be)(?:\s+(?:all\s+)?(?:correct|true|right|valid|possible|accurate))?)?"
    rf"|both(?:\s+of\s+(?:these|them|the above)|\s+(?:answers?|options?|choices?|statements?)?\s*(?:are\s+)?(?:correct|true|right|valid)|\s+(?:answers?\s+)?{_LABEL}\s*(?:and|&)\s*{_LABEL}))\W*",
    re.IGNORECASE,
)
_NUMERAL = LazyPattern(r"\(?\b(iv|vi{0,3}|i{1,3})\b\)?", re.IGNORECASE)
_DEFINED = LazyPattern(r"(?:^|[\s.:?\n])\(?(iv|vi{0,3}|i{1,3})(?:\)|[.:)])", re.IGNORECASE)
_LIST = LazyPattern(r"\W*(?:\(?(?:iv|vi{0,3}|i{1,3})\)?[\s,;.]*(?:and\s+|&\s*)?){3,8}\W*", re.IGNORECASE)


@rule(
    "all-of-the-above",
    category="options",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 26",
    fixable=Fixable.UNSAFELY,
)
def check(item: Item) -> Iterator[Problem]:
    for option in item.options:
        if (
            len(option.text) <= _LONGEST
            and _may_stand_for_all(option.text.strip(_QUOTES))
            and not is_code(option.text)
            and (_ALL.fullmatch(option.text) or _covers_all(option.text, item))
        ):
            yield Problem(
                option.at("text"),
                f'{option.name} covers all the others: "{shorten(option.text)}".',
                "Replace it with a specific answer, or let candidates select all that apply.",
                fix=last_and_pinned(item, option),
            )


def _may_stand_for_all(text: str) -> bool:
    """A cheap filter by the first letters; a longer word that begins with I or V is not a numeral."""
    return text[:1] in _INITIALS or (text[:1] in _NUMERAL_INITIALS and (not text[1:2].isalpha() or text[1:2] in _NUMERAL_INITIALS))


def _covers_all(text: str, item: Item) -> bool:
    """Whether the answer lists all numerals that the stem defines, three or more."""
    if _LIST.fullmatch(text) is None:
        return False
    listed = {numeral.lower() for numeral in _NUMERAL.findall(text)}
    defined = {numeral.lower() for numeral in _DEFINED.findall(item.stem)}
    return len(listed) > 2 and listed == defined


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
]
