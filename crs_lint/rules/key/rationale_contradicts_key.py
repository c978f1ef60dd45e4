"""The rationale of a wrong answer opens with "Correct", or that of the right answer with "Incorrect".

Either the mark or the rationale belongs to another answer. The candidate gets the wrong score or the wrong feedback. Move
the mark, or correct the rationale.

Items that ask for what is not so are not reported, since there a rationale may judge the statement. The rule reads English,
French, German, Italian, Portuguese and Spanish: "Correcto:", "Falsch, weil".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.answer_verdict import has_words, opening_verdict
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern

_END = r"(?=\s*(?:[.,:;!–—]|-\s|$)|\s+(?:answer|because)\b)"
_RIGHT = LazyPattern(r"\W*(?P<word>correct|right|yes,? correct)" + _END, re.IGNORECASE)
_BEFORE_KEY = LazyPattern(r"(?:\W{0,3}answer\b)?\W{0,9}", re.IGNORECASE)
_WRONG = LazyPattern(r"\W*(?P<word>incorrect|wrong|not correct|false)" + _END, re.IGNORECASE)


@rule("rationale-contradicts-key", category="key", severity=Severity.WARNING, source="seen in public banks", hints=(Trait.RATIONALE,))
def check(item: Item) -> Iterator[Problem]:
    for option in item.options:
        if not option.rationale:
            continue
        chars = _opening_verdict(item, option)
        if chars is not None and item.negative is None and not _names_key(item, option.rationale[chars[1] :]):
            marked, word = ("right", "wrong") if option.correct else ("wrong", "right")
            message = f"{option.name} is marked as {marked}, but its rationale calls it {word}."
            yield Problem(option.at("rationale"), message, "Move the mark, or correct the rationale.", chars=chars)


def _names_key(item: Item, rest: str) -> bool:
    """Whether the text after a verdict begins with the key: "Right answer: Mercury" on a wrong answer speaks of another one."""
    before = _BEFORE_KEY.match(rest)
    said = rest[before.end() if before is not None else 0 :].casefold()
    return any(said.startswith(key.text.strip(" .").casefold()) for key in item.keys if not key.text.isspace())


def _opening_verdict(item: Item, option: Option) -> tuple[int, int] | None:
    """Where the rationale says the opposite of the mark with its first word, in the language of the item or in English."""
    if has_words(item.tables):
        own = opening_verdict(option.rationale, item.tables, is_right=not option.correct)
        if own is not None:
            return own
    opening = _WRONG.match(option.rationale) if option.correct else _RIGHT.match(option.rationale)
    return opening.span("word") if opening is not None else None


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
