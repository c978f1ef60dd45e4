"""The whole text of one answer stands inside another.

If the longer answer is right, so is the shorter one, and a candidate who sees this can rule out one of them, or argue that
both are right. Make each answer say something of its own.

The shorter answer must have `words` words or more, and at most two pairs count. Code, formulas, answers with numbers and
answers about others are not compared, nor are longer answers that negate the shorter one or add a numeral ("The Godfather Part II"). The rule
is off by default, since a narrower answer beside a wider one can be the point of the question.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.answer_kind import is_code
from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern

_MOST_NESTED = 2
_FORMULA = LazyPattern(r"[*/^=()<>\[\]{}+_|$\\]|\w\.\w|\d|\b[IVX]+\b|\bonly\b")
# The longer answer says the opposite, or is about something else.
_TURNED = LazyPattern(r"\b(?:not|never|no|neither|nor|non|except|without|reciprocal|inverse|opposite|lack)\b|n['’]t\b")
_NUMERAL = LazyPattern(r"\W*(?:(?:part|vol|volume|no|the|ii+|iv|v|\d+|second|third|return)\W*){0,3}")


@rule(
    "options-nested",
    category="options",
    severity=Severity.INFO,
    default=False,
    source="Haladyna, Downing and Rodriguez 2002, guideline 22: independent options",
)
def check(item: Item, *, words: int = 3) -> Iterator[Problem]:
    if item.type == "multiple" or len(item.options) < 2:
        return
    texts = [(option, _comparable(item, option)) for option in item.options]
    pairs = [
        (inner, outer)
        for inner, short in texts
        for outer, long in texts
        if short and len(short) < len(long) and short in long and len(inner.words) >= words and _goes_on(short, long)
    ]
    for inner, outer in pairs if len(pairs) <= _MOST_NESTED else ():
        message = f"The whole text of answer {inner.number} stands inside answer {outer.number}."
        related = (Related(Location(outer.at("text")), f"Answer {outer.number} contains it."),)
        yield Problem(inner.at("text"), message, "Make each answer say something of its own.", related=related)


def _comparable(item: Item, option: Option) -> str:
    """The text in one form, without a final period; empty for code, a formula, a numeral, or an answer about others."""
    if item.stands_outside(option) or _FORMULA.search(option.text) or is_code(option.text):
        return ""
    return option.normalized.rstrip(".").casefold()


def _goes_on(short: str, long: str) -> bool:
    """Whether the longer text adds words to the shorter one, and not a numeral, as "The Godfather 2" does."""
    before, _, after = long.partition(short)
    if before[-1:].isalnum() or before.endswith("-") or after[:1].isalnum() or after.startswith(("-", "'", "’")):
        return False
    next_word = "".join(after.split()[:1])
    return not _NUMERAL.fullmatch(f"{before} {after}") and not _TURNED.search(f"{before} {next_word}")


GOOD = [SOUND_ITEM_WITH_FOUR_OPTIONS]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Why is the planet hot?
    options:
      - text: It is near the sun
      - text: It is near the sun and has no air
        correct: true
      - text: It turns around itself
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("5:15 The whole text of answer 1 stands inside answer 2.",),
    ),
]
