"""An answer refers to "the above" or to letters such as A and B, and the answers are shuffled.

"None of the above" makes no sense in the first position, and "Both A and B" points at whichever answers happen to get those
letters. Add `pin: true` to the answer to keep it in its position, or better, replace it.

The rule reads English, French, German, Italian, Portuguese and Spanish: "Alle oben genannten", "A e B".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.stand_ins import names_position
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.answer_order import last_and_pinned
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

# The fingerprint of a finding covers these words: a baseline knows them.
_PHRASE = LazyPattern(
    r"\b(?:all|none|any|both|neither|some|two|three)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?(?:above|preceding|below|following)\b",
    re.IGNORECASE,
)


@rule(
    "unpinned-option",
    category="options",
    severity=Severity.ERROR,
    source="Haladyna, Downing and Rodriguez 2002, guidelines 25 and 26",
    fixable=Fixable.UNSAFELY,
    needs=("all_of",),
    hints=(Trait.SHUFFLED,),
)
def check(item: Item) -> Iterator[Problem]:
    if not item.shuffled:
        return
    for option in item.options:
        points = option.number in item.named_answers or (option.number in item.stand_ins and names_position(option.text, item.tables))
        if points and not option.pin:
            message = f'{option.name} says "{shorten(option.text)}", which is false once the answers are shuffled.'
            fix = last_and_pinned(item, option)
            phrase = _PHRASE.search(option.text)
            chars = phrase.span() if phrase else (0, len(option.text))
            yield Problem(option.at("text"), message, 'Add "pin: true" to it, or reword it.', chars=chars, fix=fix)


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
    Example(
        """\
items:
  - id: planet-naechster
    stem: Welcher Planet ist der Sonne am nächsten?
    options:
      - text: Merkur
        correct: true
      - text: Venus
      - text: Keine der oben genannten
    explanation: Seine Bahn liegt innerhalb der Bahnen aller anderen Planeten.
""",
        found=('8:15 Answer 3 says "Keine der oben genannten", which is false once the answers are shuffled.',),
        exam="exam: astronomy\nlanguage: de\nshuffle: true\n",
        fixed="""\
items:
  - id: planet-naechster
    stem: Welcher Planet ist der Sonne am nächsten?
    options:
      - text: Merkur
        correct: true
      - text: Venus
      - text: Keine der oben genannten
        pin: true
    explanation: Seine Bahn liegt innerhalb der Bahnen aller anderen Planeten.
""",
    ),
]
