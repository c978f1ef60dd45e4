r"""The explanation only repeats the right answer.

It looks like an explanation but explains nothing. Say why the answer is right.

The rule reads English, French, German, Italian, Portuguese and Spanish: "Die richtige Antwort lautet ...", "La respuesta es ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.answer_verdict import has_words, without_opening
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import normalize_loosely

_MOST_ADDED = 40
_OPENING = LazyPattern(r"\A\W*(?:the\s+)?(?:correct\s+|right\s+)?answer\s*(?:is|:)\s*:?\s*", re.IGNORECASE)


@rule("restated-key", category="explanation", severity=Severity.WARNING, source="Butler and Roediger 2008 on feedback")
def check(item: Item) -> Iterator[Problem]:
    if all(len(item.explanation) > len(option.text) + _MOST_ADDED for option in item.keys):
        return
    stated = without_opening(item.explanation, item.tables) if has_words(item.tables) else item.explanation
    explanation = normalize_loosely(_OPENING.sub("", stated))
    if explanation and any(normalize_loosely(option.text) == explanation for option in item.keys):
        yield Problem(item.at("explanation"), "The explanation only repeats the right answer.", "Say why it is right.")


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
    explanation: "The correct answer is: Mercury."
""",
        found=("8:18 The explanation only repeats the right answer.",),
    ),
]
