r"""The right answer alone ends in a full stop, or alone does not; or it alone begins with a capital.

Such traces show which answer was written with care, and test-wise candidates look for them. Write all answers in one
way: whole sentences with a full stop, or phrases without.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.words import FUNCTION_WORDS
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern

_CLOSING = " \t\n)]\"'”’»"
# A lone name or sign may end in a dot of its own.
_LEAST_WORDS = 3
_ABBREVIATION = LazyPattern(r"(?:\b(?:etc|Esq|Inc|Ltd|Co|Jr|Sr|St|Dr|vs|al|approx|cf|[A-Z])|\.[A-Za-z])\.$")


@rule("odd-punctuation", category="cue", severity=Severity.WARNING, source="NBME item-writing guide: parallel options")
def check(item: Item) -> Iterator[Problem]:
    if item.type == "multiple" or len(item.keys) != 1 or len(item.distractors) < 2 or any(option.stands_outside for option in item.options):
        return
    key, others = item.keys[0], item.distractors
    stopped = [_ends_in_stop(option.text) for option in others]
    if (
        _ends_in_stop(key.text) not in stopped
        and len(set(stopped)) == 1
        and not _is_abbreviated(key.text)
        and len(key.words) >= _LEAST_WORDS
    ):
        message = f"The right answer alone {'ends' if not stopped[0] else 'does not end'} in a full stop."
        yield Problem(key.at("text"), message, "End all answers alike.", chars=(len(key.text.rstrip()) - 1, len(key.text.rstrip())))
        return
    capitals = {_begins_with_capital(option.text) for option in others}
    if capitals == {False} and key.words[:1] and key.words[0] in FUNCTION_WORDS and _begins_with_capital(key.text):
        yield Problem(key.at("text"), "The right answer alone begins with a capital letter.", "Begin all answers alike.", chars=(0, 1))


def _ends_in_stop(text: str) -> bool:
    """Whether a sentence or phrase ends in one full stop, brackets and quotation marks behind it aside."""
    text = text.rstrip(_CLOSING)
    return text.endswith(".") and not text.endswith("..")


def _is_abbreviated(text: str) -> bool:
    """Whether the full stop at the end belongs to an abbreviation."""
    return _ABBREVIATION.search(text.rstrip()) is not None


def _begins_with_capital(text: str) -> bool | None:
    """None for a text that begins with no letter."""
    return text[0].isupper() if text[:1].isalpha() else None


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
        found=("5:28 The right answer alone ends in a full stop.",),
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
        found=("5:15 The right answer alone begins with a capital letter.",),
    ),
]
