r"""The answers combine others: "A and C", "I only", "1 and 3", or every pairing of two words such as "True, False".

Candidates who are sure of one part can strike out every answer that lacks it, so the item rewards sorting out more than
knowing; and it takes longer to read for the same evidence. Ask each part as an item of its own, or write
`type: multiple`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_LONGEST = 60
# A few words at most: the hint below looks at all answers at once, and what has no end would run on from each through all that follow.
_WORDS = r"(?:(?:both|neither|either|only|all of|statements?|options?|answers?|choices?)\s+){0,6}"
_TAIL = r"(?:\s*,?\s+only)?(?:\s+(?:are|is)\s+(?:correct|true|right))?\W*"


def _combinations(numeral: str) -> str:
    """A pattern for two numerals or more, or for one with "only"."""
    joined = rf"{numeral}(?:\s*(?:,|;|and|&|\+|or|nor)\s*(?:and\s+)?{numeral}){{1,7}}"
    return rf"\W*{_WORDS}(?:{joined}|{numeral}\s*,?\s+only){_TAIL}"


_NUMERALS = LazyPattern(_combinations(r"(?:\(?(?:iv|vi{0,3}|i{1,3}|ix|x)\)?)"), re.IGNORECASE)
# In capitals, or in brackets: (a, b) and 3, 5 are pairs of values more often than labels.
_LETTERS = LazyPattern(_combinations(r"(?:[A-H]|\([A-Ha-h]\))"))
_DIGITS = LazyPattern(_combinations(r"(?:\(?[1-9]\)?)"), re.IGNORECASE)
_JOINING = LazyPattern(r"\b(?:and|or|nor|only|both|neither)\b|&", re.IGNORECASE)
# One look at all answers spares most items the patterns above.
_HINT = LazyPattern(
    rf"^[^\w\n]*+{_WORDS}\(?(?:[ivx]{{1,5}}|[a-h1-9])\)?\s*(?:[,;&+]|and\b|or\b|nor\b|only\b)"
    r"|^[^,;/\n]{1,20}[,;/][^,;/\n]{1,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST_POINT = LazyPattern(r"(?:^|\s)\(?1[.)](?=\s*\S)")
_SECOND_POINT = LazyPattern(r"\s\(?2[.)](?=\s*\S)")
# What stands beside combinations: a lone numeral, or none and all of them.
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
    orders = len({tuple(sorted(text)) for text in texts}) == 1  # each answer is an order of the same parts
    if combined and not orders and len(combined) + alone >= 2:
        yield _problem(item, f'The answers combine others, as "{shorten(combined[0].text)}".')
    elif _pairings(texts):
        yield _problem(item, f'The answers are pairings of the same words, as "{shorten(texts[0])}".')


def _is_enumerated(stem: str) -> bool:
    """Whether a stem has points with the numbers 1 and 2, of which answers may speak."""
    first = _FIRST_POINT.search(stem)
    return first is not None and _SECOND_POINT.search(stem, first.end()) is not None


def _combines(text: str, is_enumerated: bool) -> bool:
    if _NUMERALS.fullmatch(text) or (_LETTERS.fullmatch(text) and _JOINING.search(text)):
        return True
    return is_enumerated and _DIGITS.fullmatch(text) is not None


def _pairings(texts: list[str]) -> bool:
    """Whether four answers are all the pairs that two words can make, as "True, False" and its kin."""
    if len(texts) != 4 or any(len(text) > _LONGEST for text in texts):
        return False
    pairs = [match.groups() for text in texts if (match := _PAIR.fullmatch(text.casefold()))]
    words = {word for pair in pairs for word in pair}
    return len(pairs) == len(texts) and len(words) == 2 and len(set(pairs)) == len(texts)


def _problem(item: Item, message: str) -> Problem:
    return Problem(item.at("options"), message, "Ask each part as an item of its own, or let candidates select all that apply.")


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
        found=('4:5 The answers combine others, as "I only".',),
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
        found=('4:5 The answers are pairings of the same words, as "True, True".',),
    ),
]
