"""The answers combine other answers: "A and C", "I only", "1 and 3", or every pairing of two words, such as "True, False".

A candidate who is sure of one part can rule out every answer that lacks it, so the item measures elimination more than
knowledge. It also takes longer to read. Ask about each part in its own item, or write `type: multiple`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_LONGEST = 60
# Bounded, because _HINT searches all answers as one text, and an open repetition would run on into the following answers.
_WORDS = r"(?:(?:both|neither|either|only|all of|statements?|options?|answers?|choices?)\s+){0,6}"
_TAIL = r"(?:\s*,?\s+only)?(?:\s+(?:are|is)\s+(?:correct|true|right))?\W*"


def _combinations(numeral: str) -> str:
    """A pattern for two or more numerals, or for one with "only"."""
    joined = rf"{numeral}(?:\s*(?:,|;|and|&|\+|or|nor)\s*(?:and\s+)?{numeral}){{1,7}}"
    return rf"\W*{_WORDS}(?:{joined}|{numeral}\s*,?\s+only){_TAIL}"


_NUMERALS = LazyPattern(_combinations(r"(?:\(?(?:iv|vi{0,3}|i{1,3}|ix|x)\)?)"), re.IGNORECASE)
# Only capitals or letters in parentheses: (a, b) and 3, 5 are pairs of values more often than labels.
_LETTERS = LazyPattern(_combinations(r"(?:[A-H]|\([A-Ha-h]\))"))
_DIGITS = LazyPattern(_combinations(r"(?:\(?[1-9]\)?)"), re.IGNORECASE)
_JOINING = LazyPattern(r"\b(?:and|or|nor|only|both|neither)\b|&", re.IGNORECASE)
# One search of all answers, so that most items skip the patterns above.
_HINT = LazyPattern(
    rf"^[^\w\n]*+{_WORDS}\(?(?:[ivx]{{1,5}}|[a-h1-9])\)?\s*(?:[,;&+]|and\b|or\b|nor\b|only\b)"
    r"|^[^,;/\n]{1,20}[,;/][^,;/\n]{1,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST_POINT = LazyPattern(r"(?:^|\s)\(?1[.)](?=\s*\S)")
_SECOND_POINT = LazyPattern(r"\s\(?2[.)](?=\s*\S)")
# An answer that goes with combinations: a single numeral, or all or none of them.
_SINGLE = LazyPattern(
    r"\W*(?:only\s+)?(?:iv|vi{0,3}|i{1,3}|[a-h]|none|neither|all|all three|all four)(?:\s+only)?(?:\s+of (?:these|them|the above))?\W*",
    re.IGNORECASE,
)
_PAIR = LazyPattern(r"\s*([^,;/]{1,20}?)\s*[,;/]\s*([^,;/]{1,20}?)\s*\.?\s*")


@rule(
    "combined-option",
    category="options",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 9; Tarrant et al. 2006",
)
def check(item: Item) -> Iterator[Problem]:
    texts = [option.text for option in item.options]
    if _HINT.search("\n".join(texts)) is None:
        return
    is_enumerated = _is_enumerated(item.stem)
    combined = [option for option in item.options if len(option.text) <= _LONGEST and _combines(option.text, is_enumerated)]
    alone = sum(len(text) <= _LONGEST and _SINGLE.fullmatch(text) is not None for text in texts)
    orders = len({tuple(sorted(text)) for text in texts}) == 1  # every answer orders the same parts
    if combined and not orders and len(combined) + alone >= 2:
        yield _problem(item, f'The answers combine others, such as "{shorten(combined[0].text)}".')
    elif _are_all_pairs(texts):
        yield _problem(item, f'The answers are pairings of the same words, such as "{shorten(texts[0])}".')


def _is_enumerated(stem: str) -> bool:
    """Whether the stem numbers its points, so that digits in the answers can refer to them."""
    first = _FIRST_POINT.search(stem)
    return first is not None and _SECOND_POINT.search(stem, first.end()) is not None


def _combines(text: str, is_enumerated: bool) -> bool:
    if _NUMERALS.fullmatch(text) or (_LETTERS.fullmatch(text) and _JOINING.search(text)):
        return True
    return is_enumerated and _DIGITS.fullmatch(text) is not None


def _are_all_pairs(texts: list[str]) -> bool:
    """Whether the four answers are all the pairs of two words, such as "True, False"."""
    if len(texts) != 4 or any(len(text) > _LONGEST for text in texts):
        return False
    pairs = [match.groups() for text in texts if (match := _PAIR.fullmatch(text.casefold()))]
    words = {word for pair in pairs for word in pair}
    return len(pairs) == len(texts) and len(words) == 2 and len(set(pairs)) == len(texts)


def _problem(item: Item, message: str) -> Problem:
    return Problem(item.at("options"), message, "Ask about each part in its own item, or let candidates select all that apply.")


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury and Venus
        correct: true
      - text: Venus and Earth
      - text: Earth and Mars
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: 'Which hold? I. Mercury has no moon. II. Venus has one.'
    options:
      - text: I only
        correct: true
      - text: II only
      - text: I and II only
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:5 The answers combine others, such as "I only".',),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: 'True, True'
        correct: true
      - text: 'True, False'
      - text: 'False, True'
      - text: 'False, False'
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:5 The answers are pairings of the same words, such as "True, True".',),
    ),
]
