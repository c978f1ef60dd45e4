"""The explanation says that a different answer is right than the one that is marked.

One of the two is wrong, and candidates who read both cannot tell which. Find out which answer is right, then change the
mark or the explanation.

Only plain statements count: "The correct answer is B", or "The right answer is" followed by the text of an answer. Letters
mean nothing in items whose answers are shuffled; `letter-reference` reports those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import normalize_loosely

_OPENING = r"(?:\b(?:the\s+)?(?:correct|right)\s+(?:answer|option|choice)\s*(?:is|:)|^\W*answer\s*(?:is|:))\s*+"
_HINTS = tuple(f"{word}{then}" for word in ("answer", "option", "choice") for then in (" is", ":", " :", "  is"))
_LETTER = LazyPattern(
    _OPENING
    + r"[*_\"'(\[]*(?:option\s+|answer\s+|choice\s+)?(?P<letter>[A-H])(?=[\"'*_)\]]*(?:[.,:;)\]]|\s*$|\s+(?:because|since|as)\b|\s+[-–—]))",
    re.IGNORECASE,
)
_TEXT = LazyPattern(_OPENING + r"[\"“'*_`]{0,9}(?P<text>[^\n]{1,200}?)[\"”'*_`]*(?:[.;\n]|,?\s+(?:because|since)\b|$)", re.IGNORECASE)


@rule("key-contradicted", category="key", severity=Severity.WARNING, source="errors that annotators found in MMLU (Gema et al. 2024)")
def check(item: Item) -> Iterator[Problem]:
    if len(item.keys) != 1 or not item.explanation:
        return
    lower = item.explanation.lower()
    if not any(hint in lower for hint in _HINTS):
        return
    statement = _LETTER.search(item.explanation)
    if statement is not None and not item.shuffled:
        number = ord(statement["letter"].upper()) - ord("A") + 1
        if number <= len(item.options) and number != item.keys[0].number:
            yield _problem(
                item,
                f"The explanation says that answer {statement['letter']} is right; answer {item.keys[0].number} is marked as right.",
                statement.span(),
            )
        return
    statement = _TEXT.search(item.explanation)
    named = normalize_loosely(statement["text"]) if statement is not None else ""
    if statement is not None and named and named != normalize_loosely(item.keys[0].text):
        for option in item.distractors:
            if normalize_loosely(option.text) == named:
                yield _problem(
                    item,
                    f"The explanation says that answer {option.number} is right; answer {item.keys[0].number} is marked as right.",
                    statement.span(),
                )


def _problem(item: Item, message: str, chars: tuple[int, int]) -> Problem:
    return Problem(item.at("explanation"), message, "Find out which one is right, and correct the mark or the explanation.", chars=chars)


GOOD = [
    SOUND_ITEM,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: The correct answer is A. Its orbit lies inside that of every other planet.
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
    explanation: The correct answer is B. Its orbit lies inside that of every other planet.
""",
        found=("8:18 The explanation says that answer B is right; answer 1 is marked as right.",),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: The right answer is Venus.
""",
        found=("8:18 The explanation says that answer 2 is right; answer 1 is marked as right.",),
    ),
]
