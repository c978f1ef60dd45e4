"""Two answers are ranges that share values, so both can be right.

If the answer is 5, both "1-5" and "5-10" are right, and a candidate who knows the number cannot tell which one is scored.
Start each range after the previous one ends: "1-5", "6-10".

Only ranges with two ends count: "at least 12" and "at least 18" are different answers. Questions that ask for a range (a
normal range, a wavelength, a span of years) are not reported, since such ranges may overlap.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from crs_lint.language.numbers import quantity
from crs_lint.language.tables import Tables, tables_of
from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item, Option
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern, either

_NUMBER = r"\d{1,12}(?:[.,'’ \u00a0\u2009\u202f]\d{1,9}){0,4}"
_LETTERS = "a-zA-ZÀ-ÖØ-öø-ÿ%°€"
_CURRENCY = r"(?:[$€£]\s?)?"
_TWO_NUMBERS = LazyPattern(r"\d[^\d.,][^\d]{0,16}\d|\d[-–—]\d")
_DASHES = ("-", "–", "—")
_LONGEST = 60
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class _Range(NamedTuple):
    option: Option
    low: float
    high: float
    frame: str


class _Patterns(NamedTuple):
    """How a language writes ranges, and asks for them and for numbers. Each range holds one of the ``signs``."""

    range: LazyPattern
    signs: tuple[str, ...]
    asks_range: PhrasePattern
    asks_number: PhrasePattern


@lru_cache(maxsize=1 << 4)
def _patterns(code: str) -> _Patterns:
    tables = tables_of(code)
    opening, closing = tables.between
    return _Patterns(
        LazyPattern(
            rf"\s*(?:{either(tables.range_openings)}\s+)?(?:(?P<between>{opening})\s+)?{_CURRENCY}(?P<low>{_NUMBER})\s?(?P<unit>[{_LETTERS}]{{0,12}})"
            rf"\s*(?P<sign>[-–—]|{either(tables.range_links)}|(?P<and>{closing}))\s*{_CURRENCY}(?P<high>{_NUMBER})"
            rf"\s?(?P<frame>[{_LETTERS}][{_LETTERS}/ ]{{0,40}})?\s*\.?\s*",
            re.IGNORECASE,
        ),
        (*_DASHES, *tables.range_links, closing),
        PhrasePattern(tables.asks_range, r"\b{}"),
        PhrasePattern((*tables.asks_number, "%"), r"(?:\b|(?=%)){}"),
    )


@rule(
    "overlapping-options",
    category="options",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 22: answers do not overlap",
    needs=("between", "range_links"),
)
def check(item: Item) -> Iterator[Problem]:
    patterns = _patterns(item.tables.code)
    if not any(sign in item.options_lowered for sign in patterns.signs):
        return
    candidates = [option for option in item.options if len(option.text) < _LONGEST and _TWO_NUMBERS.search(option.text)]
    ranges = [found for option in candidates if (found := _range(option, item.tables)) is not None] if len(candidates) > 1 else []
    if len(ranges) < 2 or any(found.low >= found.high for found in ranges) or patterns.asks_range.search(item.stem):
        return
    if all(_is_year(found) for found in ranges):
        return
    pair = _first_pair(ranges)
    if pair is None:
        return
    sharing, touching = _sharing(ranges)
    if touching or patterns.asks_number.search(item.stem):
        yield _problem(*pair)._replace(about=tuple(found.option.at("text") for found in sharing))


def _range(option: Option, tables: Tables) -> _Range | None:
    """The range that an answer is; None, too, where the language leaves it open which numbers it has."""
    match = _patterns(tables.code).range.fullmatch(option.text)
    if match is None or (match["and"] and not match["between"]):
        return None
    ends = [found.value for end in ("low", "high") if (found := quantity(match[end], tables)) is not None]
    if len(ends) < 2:
        return None
    low, high = map(float, ends)
    frame = (match["frame"] or "").strip().lower()
    unit = match["unit"].lower()
    return _Range(option, low, high, frame) if unit in ("", frame, frame.rstrip("s")) else None


def _is_year(found: _Range) -> bool:
    return not found.frame and found.low >= _FIRST_YEAR and found.high <= _LAST_YEAR


def _overlap(one: _Range, other: _Range) -> bool:
    return one.frame == other.frame and max(one.low, other.low) <= min(one.high, other.high) and one[1:3] != other[1:3]


def _first_pair(ranges: list[_Range]) -> tuple[_Range, _Range] | None:
    """The first range that shares values with an earlier one, as (the first such earlier range, the range itself)."""
    apart: dict[str, list[tuple[float, float]]] = {}
    for index, other in enumerate(ranges):
        known = apart.setdefault(other.frame, [])
        ends = (other.low, other.high)
        at = bisect_left(known, ends)
        if known[at : at + 1] == [ends]:
            continue
        if any(max(low, other.low) <= min(high, other.high) for low, high in known[max(at - 1, 0) : at + 1]):
            return next((one, other) for one in ranges[:index] if _overlap(one, other))
        known.insert(at, ends)
    return None


def _sharing(ranges: list[_Range]) -> tuple[list[_Range], bool]:
    """The ranges that share values with another, and whether they share no more than an end value."""
    found: set[tuple[str, float, float]] = set()
    touching = True
    last: tuple[str, float, float] | None = None  # the range with the highest end so far
    for one in sorted({(one.frame, one.low, one.high) for one in ranges}):
        if last is not None and last[0] == one[0] and one[1] <= last[2]:
            found |= {last, one}
            touching = touching and one[1] == last[2]
        last = one if last is None or last[0] != one[0] or one[2] > last[2] else last
    return [one for one in ranges if (one.frame, one.low, one.high) in found], touching


def _problem(one: _Range, other: _Range) -> Problem:
    low, high = max(one.low, other.low), min(one.high, other.high)
    shared = f"the value {low:g}" if low == high else f"the values from {low:g} to {high:g}"
    return Problem(
        other.option.at("text"),
        f"Answers {one.option.number} and {other.option.number} share {shared}.",
        "Start one range after the other ends.",
        related=(Related(Location(one.option.at("text")), "The other range is here."),),
    )


GOOD = [
    Example(
        """\
items:
  - id: planets-count
    stem: How many planets are there?
    options:
      - text: 1 to 5
      - text: 6 to 10
        correct: true
      - text: 11 to 15
    explanation: There are eight, from Mercury to Neptune.
  - id: light-visible
    stem: Which range of wavelengths can people see?
    options:
      - text: 380 to 740 nm
        correct: true
      - text: 420 to 810 nm
      - text: 740 to 900 nm
    explanation: Ultraviolet light is shorter, and infrared light longer.
  - id: vote-age
    stem: How old must a voter be?
    options:
      - text: At least 16
      - text: At least 18
        correct: true
    explanation: The constitution sets the age.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planets-count
    stem: How many planets are there?
    options:
      - text: 1 to 5
      - text: 5-10
        correct: true
      - text: 11 to 15
    explanation: There are eight, from Mercury to Neptune.
  - id: water-share
    stem: What percentage of the earth's water is fresh?
    options:
      - text: 2-4%
        correct: true
      - text: 3% - 12%
    explanation: It is about 2.5 percent.
""",
        found=(
            "6:15 Answers 1 and 2 share the value 5.",
            "15:15 Answers 1 and 2 share the values from 3 to 4.",
        ),
    ),
]
