"""Numbers in words at the beginning of a text: "three", "einundzwanzig", "vingt et un", with their values."""

from collections.abc import Mapping
from functools import lru_cache

from crs_lint.language.tables import Tables, tables_of
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern

# A word and what joins it to the next: a space, a hyphen, or its own apostrophe ("un'ora").
_WORD = LazyPattern(r"[ \u00a0\u202f]*([^\W\d_]+)([-\u2010\u2011](?=[^\W\d_])|['’])?")
_MOST_WORDS = 8
# "One-half" and "two/three" are no whole numbers.
_GOES_ON = ("-", "/", "_", "\u2010", "\u2011")
_HUNDRED = 100
_TENS = range(20, 100, 10)
_UNITS = range(1, 10)
_TEENS = range(10, 20)


class Numeral(NamedTuple):
    """A number in words: its value, and where it ends in the text."""

    value: int
    end: int


class _Words(NamedTuple):
    """The words for numbers of a language, all in lower case.

    ``values`` are theirs, ``articles`` the value 1 of articles, ``exponents`` the powers of ten of words such as "million". ``first``
    are the first words of numbers, ``leads`` the words that may stand before them, and ``longest`` is the number of words in the
    longest.
    """

    values: Mapping[str, int]
    articles: Mapping[str, int]
    exponents: Mapping[str, int]
    first: frozenset[str]
    leads: frozenset[str]
    longest: int


def words_with_values(tables: Tables) -> Mapping[str, int]:
    """The words for numbers in lower case, with spaces for hyphens, and their values; without articles such as "un"."""
    return _words(tables.code).values


def words_with_exponents(tables: Tables) -> Mapping[str, int]:
    """The words for powers of ten in lower case, and their exponents: "million" and 6."""
    return _words(tables.code).exponents


def may_begin_with_numeral(text: str, tables: Tables) -> bool:
    """A quick look: whether the first word of a text begins a number, or is one that may stand before it."""
    match = _WORD.match(text)
    if match is None:
        return False
    word, known = match[1].lower(), _words(tables.code)
    return word in known.leads or word in known.first


def leading_numeral(text: str, tables: Tables, *, with_articles: bool = False) -> Numeral | None:
    """The longest number in words that a text begins with, after words such as "about"; None if more of it follows.

    ``with_articles`` reads "un" and "eine" as one, too.
    """
    if not may_begin_with_numeral(text, tables):
        return None
    known = _words(tables.code)
    found, ends = _first_words(text)
    start = next((index for index, word in enumerate(found) if word in known.first or word not in known.leads), len(found))
    for values in (known.values, known.articles) if with_articles else (known.values,):
        for end in range(min(start + known.longest, len(found)), start, -1):
            value = values.get(" ".join(found[start:end]))
            if value is not None:
                # "Ciento veinte" is not read, since "ciento veinte mil" is more than a hundred.
                is_cut = value >= _HUNDRED and end < len(found) and found[end] in known.values and found[end] not in known.exponents
                return None if is_cut or text[ends[end - 1] : ends[end - 1] + 1] in _GOES_ON else Numeral(value, ends[end - 1])
    return None


def _first_words(text: str) -> tuple[list[str], list[int]]:
    """The words at the start of a text in lower case, until something else than a word, and where each ends."""
    found: list[str] = []
    ends: list[int] = []
    position = 0
    while len(found) < _MOST_WORDS and (match := _WORD.match(text, position)) is not None:
        found.append(match[1].lower())
        position = match.end()
        ends.append(match.end(1) if match[2] not in ("'", "’") else position)
    return found, ends


@lru_cache(maxsize=1 << 4)
def _words(code: str) -> _Words:
    tables = tables_of(code)
    plain = [(word.replace("-", " "), value) for listed, value in tables.number_words for word in listed.split()]
    tens = [(word, value) for word, value in plain if value in _TENS]
    parts = {
        "{unit}": [(word, value) for word, value in plain if value in _UNITS],
        "{teen}": [(word, value) for word, value in plain if value in _TEENS],
        "{article}": [(word, 1) for word in tables.number_articles],
    }
    made = {
        template.replace("{tens}", ten).replace(part, word): ten_value + value
        for template in tables.number_compounds
        for part, others in parts.items()
        if part in template
        for ten, ten_value in tens
        for word, value in others
    }
    values = {**made, **dict(plain)}
    first = frozenset(word.split(" ")[0] for word in (*values, *tables.number_articles))
    return _Words(
        values,
        articles=dict.fromkeys(tables.number_articles, 1),
        exponents={word: exponent for listed, exponent in tables.magnitudes for word in listed.split()},
        first=first,
        leads=tables.hedges | tables.number_leads,
        longest=max((word.count(" ") + 1 for word in values), default=1),
    )
