"""Only the right answer ends with a period, lacks a period, or begins with a capital letter.

Such a difference shows which answer was written with care, and test-wise candidates look for it. Write all answers in the
same style: complete sentences with a period, or phrases without one.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.words import FUNCTION_WORDS
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern

_CLOSING = " \t\n)]\"'”’»"
# A single name or symbol may end with a period that belongs to it.
_LEAST_WORDS = 3
_ABBREVIATION = LazyPattern(r"(?:\b(?:etc|Esq|Inc|Ltd|Co|Jr|Sr|St|Dr|vs|al|approx|cf|[A-Z])|\.[A-Za-z])\.$")


@rule("odd-punctuation", category="cue", severity=Severity.WARNING, source="NBME item-writing guide: parallel options")
def check(item: Item) -> Iterator[Problem]:
    if item.type == "multiple" or len(item.keys) != 1 or len(item.distractors) < 2:
        return
    key, others = item.keys[0], item.distractors
    with_period = {_ends_with_period(option.text) for option in others}
    is_odd = len(with_period) == 1 and _ends_with_period(key.text) not in with_period
    has_capital = bool(key.words) and key.words[0] in FUNCTION_WORDS and _begins_with_capital(key.text)
    if not (is_odd or has_capital) or any(item.stands_outside(option) for option in item.options):
        return
    if is_odd and not _is_abbreviated(key.text) and len(key.words) >= _LEAST_WORDS:
        message = f"Only the right answer {'ends' if with_period == {False} else 'does not end'} with a period."
        yield Problem(key.at("text"), message, "End all answers the same way.", chars=(len(key.text.rstrip()) - 1, len(key.text.rstrip())))
        return
    if has_capital and {_begins_with_capital(option.text) for option in others} == {False}:
        yield Problem(
            key.at("text"), "Only the right answer begins with a capital letter.", "Begin all answers the same way.", chars=(0, 1)
        )


def _ends_with_period(text: str) -> bool:
    """Whether the text ends with one period, apart from closing brackets and quotation marks."""
    text = text.rstrip(_CLOSING)
    return text.endswith(".") and not text.endswith("..")


def _is_abbreviated(text: str) -> bool:
    """Whether the final period belongs to an abbreviation."""
    return _ABBREVIATION.search(text.rstrip()) is not None


def _begins_with_capital(text: str) -> bool | None:
    """Whether the text begins with a capital letter; None if it does not begin with a letter."""
    return text[0].isupper() if text[:1].isalpha() else None


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: It is Mercury.
        correct: true
      - text: It is Venus.
      - text: It is Earth.
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
      - text: It is Mercury.
        correct: true
      - text: It is Venus
      - text: It is Earth
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("5:28 Only the right answer ends with a period.",),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: It comes first
        correct: true
      - text: it comes second
      - text: it comes third
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("5:15 Only the right answer begins with a capital letter.",),
    ),
]
