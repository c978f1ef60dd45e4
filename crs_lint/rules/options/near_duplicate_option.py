"""Two answers are the same value, or the same words with other spaces.

Knowing the subject does not help a candidate to choose between them: `128.1` and `128.10`, `1/25` and `2/50`, `[3,5]` and
`[3, 5]`, "every day" and "everyday", "Venus" and "Venus.". Change one of the two.

Capitals, articles, quotation marks, signs and units make another answer and are not reported, since they are what many
items test. Neither are numbers and spaces where the question is about the way something is written, printed or rounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache, partial

from crs_lint.language.answer_kind import is_code
from crs_lint.language.number_words import words_with_values
from crs_lint.language.numbers import quantity
from crs_lint.language.tables import Tables, tables_of
from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten
from crs_lint.text.phrases import PhrasePattern

_LONGEST_NUMBER = 60
_POINT_AND_COMMA = (".,",)
_SHORTEST_WORD = 2
_OPEN_SPACE = LazyPattern(r"(?<=[,;([{])\s+|(?<!\s)\s++(?=[,;)\]}])")
_QUOTED = LazyPattern(r"(\"[^\"]*\"|(?<!\w)'[^']*')")
_CURRENCY = LazyPattern(r"[$€£¥₹]|\b(?:usd|eur|rs)\b", re.IGNORECASE)
_HAS_DIGIT = LazyPattern(r"\d")
_NUMBER_SIGNS = LazyPattern(r"[\d.,\s]+")
_PLAIN_NUMBER = LazyPattern(r"[^\d./^\\×*½⅓⅔¼¾⅕⅛]*(\d{1,15}(?:,\d{3})*(?:\.\d+)?)\.?[^\d./^\\×*½⅓⅔¼¾⅕⅛]*")
_PERCENT = LazyPattern(r"\s{0,3}per ?cent\b", re.IGNORECASE)
_PADDED = LazyPattern(r"(?<![\d.,])0\d")


@rule(
    "near-duplicate-option",
    category="options",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 19: options do not overlap",
    hints=((Trait.ALIKE_OPTIONS, Trait.NUMBER),),
)
def check(item: Item) -> Iterator[Problem]:
    texts = [option.text for option in item.options]
    forms = _FORMS if _may_be_equal(texts) else ()
    if forms:
        yield from _pairs(item, "spaces", _without_open_spaces)
    found: list[Problem] = []
    if _may_state_one_number(texts, item.tables):
        value = partial(_value, tables=item.tables)
        differ = partial(_are_other_amounts, tables=item.tables)
        found += _pairs(item, "the way a number is written", value, differ)
    found += [problem for what, form in forms for problem in _pairs(item, what, form)]
    if found and not _is_about_form(item):
        yield from found


def _may_be_equal(texts: list[str]) -> bool:
    """A quick look: whether two texts are equal but for white space and a final period."""
    return len({"".join(text.split()).removesuffix(".") for text in texts}) < len(texts)


def _may_state_one_number(texts: list[str], tables: Tables) -> bool:
    """A quick look: whether two texts hold a number, with the same signs and words beside it."""
    numeric = [text for text in texts if _HAS_DIGIT.search(text) or _is_numeral(text, tables)]
    if len(numeric) < 2 or len({_beside(text, tables) for text in numeric}) == len(numeric):
        return False
    if tables.number_signs != _POINT_AND_COMMA:
        return True
    plain = [match[1] for text in numeric if (match := _PLAIN_NUMBER.fullmatch(text))]
    amounts = {float(number.replace(",", "")) for number in plain}
    return len(plain) < len(numeric) or len(amounts) < len(numeric)


@lru_cache(maxsize=1 << 4)
def _about_form(code: str) -> LazyPattern:
    """What a question about the writing of something holds: its answers differ in nothing else. English where there is no table."""
    return PhrasePattern(tables_of(code or "en").about_form, r"\b{}")


def _is_about_form(item: Item) -> bool:
    """Whether an item asks how something is written, or contains code, so that its answers may differ in little."""
    return (
        _about_form(item.tables.code).search(item.stem) is not None
        or is_code(item.stem)
        or any(is_code(option.text) for option in item.options)
    )


def _pairs(item: Item, what: str, form: Callable[[str], Hashable], differ: Callable[[str, str], bool] | None = None) -> Iterator[Problem]:
    """The pairs of answers that are equal in a form, except those that ``differ`` tells apart."""
    first: dict[Hashable, Option] = {}
    for option in item.options:
        if option.has_figure or (value := form(option.text)) is None:
            continue
        other = first.setdefault(value, option)
        if other is not option and other.normalized != option.normalized and not (differ is not None and differ(other.text, option.text)):
            yield Problem(
                option.at("text"),
                f'Answers {other.number} and {option.number} differ only in {what}: "{shorten(option.text)}".',
                "Change one of them.",
                related=(Related(Location(other.at("text")), "The first one is here."),),
                about=(other.at("text"), option.at("text")),
            )


def _without_open_spaces(text: str) -> Hashable:
    """The text without the spaces beside commas and brackets, except within quotation marks; None if there are none."""
    if "," not in text and "(" not in text and "[" not in text and "{" not in text:
        return None
    if "\n" in text:
        return None
    parts = _QUOTED.split(text.strip())
    return "".join(part if index % 2 else _OPEN_SPACE.sub("", part) for index, part in enumerate(parts))


def _as_one_word(text: str) -> Hashable:
    """The text without the spaces between its words, if all of them have two letters or more, and without a final period."""
    words = text.split()
    if not words or any(len(word) < _SHORTEST_WORD or not word.isalpha() for word in words):
        return None
    return "".join(words)


def _without_period(text: str) -> Hashable:
    """The text without a final period; None unless a word of two letters comes before it."""
    text = " ".join(text.split())
    bare = text.removesuffix(".")
    return bare if bare[-_SHORTEST_WORD:].isalpha() and len(bare) > _SHORTEST_WORD and "." not in bare else None


def _value(text: str, tables: Tables) -> Hashable:
    """The exact number that a text states, with what stands beside it; None if it states none, or has a sign or zeros before it."""
    text = text.strip()
    is_word = _is_numeral(text, tables)
    if len(text) > _LONGEST_NUMBER or text.startswith("+") or not (is_word or _HAS_DIGIT.search(text)) or _PADDED.search(text):
        return None
    found = quantity(text, tables)
    return (found.value, _beside(text, tables)) if found is not None else None


def _is_numeral(text: str, tables: Tables) -> bool:
    """Whether a text is one word for a number."""
    return text.strip().lower() in words_with_values(tables)


def _beside(text: str, tables: Tables) -> str:
    """What stands beside the number in a text, without currencies."""
    text = text.strip()
    if _is_numeral(text, tables):
        return ""
    if "cent" in text.lower():
        text = _PERCENT.sub("%", text)
    beside = _CURRENCY.sub("", _NUMBER_SIGNS.sub("", text))
    return beside.removeprefix("-").replace("/", "", beside == "/")


def _are_other_amounts(one: str, other: str, tables: Tables) -> bool:
    """Whether two equal numbers are of different currencies, or two words for one, such as "dois" and "duas"."""
    return _differ_in_unit(one, other) or (_is_numeral(one, tables) and _is_numeral(other, tables))


def _differ_in_unit(one: str, other: str) -> bool:
    """Whether two amounts are of different currencies."""
    unit, other_unit = _CURRENCY.search(one), _CURRENCY.search(other)
    return unit is not None and other_unit is not None and unit[0].lower() != other_unit[0].lower()


_FORMS: tuple[tuple[str, Callable[[str], Hashable]], ...] = (
    ("spaces", _as_one_word),
    ("a period at the end", _without_period),
)


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
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: 10 mHz
      - text: 10 MHz
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
      - text: Giant planets
      - text: Giant planets.
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('8:15 Answers 2 and 3 differ only in a period at the end: "Giant planets.".',),
    ),
    Example(
        """\
items:
  - id: planet-distance
    stem: How far is Mercury from the sun, in astronomical units?
    options:
      - text: "0.39"
        correct: true
      - text: "0.5"
      - text: "0.50"
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('8:15 Answers 2 and 3 differ only in the way a number is written: "0.50".',),
    ),
]
