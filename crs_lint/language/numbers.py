"""Numeric answers: their exact values, so that they can be compared and sorted."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crs_lint.language.number_words import leading_numeral, may_begin_with_numeral, words_with_exponents
from crs_lint.language.tables import Tables, tables_of
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import either

if TYPE_CHECKING:
    from fractions import Fraction

_DIGIT = LazyPattern(r"\d")
_LATEX = LazyPattern(r"\\(?:d|t)?frac\{\s*([-+]?\d+)\s*\}\{\s*(\d+)\s*\}")
_NOISE = LazyPattern(r"\\(?:text|mathrm|mathbf|operatorname)\{([^{}]*)\}|\\[,;:! ]|\\(?=[%$#])|[${}]|\\left|\\right|\^\\circ|°")
_MARKUP_SIGNS = frozenset("\\${}°")
_FRACTIONS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8"}
# "P(B) = 0.6": the name of the value.
_NAMED = LazyPattern(r"[a-z][^=\d]{0,20}=\s*", re.IGNORECASE)
_POWER = LazyPattern(r"(?P<base>\d{1,4})\s*\^\s*\(?(?P<power>\d{1,2})\)?")
_FIRST_WORD = LazyPattern(r"[^\W\d_]+")
_SPACES = "[ \u00a0\u2009\u202f]"
# The ways to write digits in a language without tables.
_ANY_SIGNS = (",. ", "., ")
_LONGEST = 120
_FEW = 3
_SHORTEST_UNIT = 2
_HIGHEST_POWER = 64

Context = tuple[str, str]
"""The normalized words before and after a number."""


class Quantity(NamedTuple):
    """The exact value of a text that is one number, and the words around it."""

    value: Any  # a Fraction: its module is imported when a number is read
    context: Context


class _Reading:
    """One way to read the digits of a language: a decimal sign, and the signs between thousands."""

    def __init__(self, signs: str, tables: Tables) -> None:
        self.tables = tables
        self.decimal, self.separators = signs[0], signs[1:]
        self.hedges = frozenset(map(_without_accents, tables.hedges))
        self.percent = LazyPattern(either(tables.percent_phrases))
        self.pattern = LazyPattern(value_pattern(digits_pattern(signs), tables), re.IGNORECASE)

    def number(self, digits: str) -> str:
        """The digits of a number with a decimal point and no separators."""
        for sign in self.separators:
            digits = "".join(digits.split()) if sign == " " else digits.replace(sign, "")
        return digits.replace(self.decimal, ".")


def digits_pattern(signs: str) -> str:
    """The pattern of a number in digits, by its decimal sign and the signs between thousands."""
    decimal = re.escape(signs[0])
    separators = [_SPACES if sign == " " else re.escape(sign) for sign in signs[1:]]
    grouped = [rf"[1-9]\d{{0,2}}(?:{separator}\d{{3}})+(?:{decimal}\d+)?" for separator in separators]
    return "|".join((*grouped, rf"\d+(?:{decimal}\d+)?", rf"{decimal}\d+"))


def value_pattern(digits: str, tables: Tables) -> str:
    """The pattern of a text that is one number, with words before and after it."""
    bar = rf"/|{tables.number_over}" if tables.number_over else "/"
    follows = rf"/|{tables.number_over}\b" if tables.number_over else "/"
    link = rf"(?:{tables.number_and}\s+)?" if tables.number_and else ""
    return (
        rf"(?P<before>[^\d.+\-−–<>]*?)(?P<sign>[-+−–]?)\s*+(?P<unit_before>(?:rs\.?|usd|eur|chf|[€£¥])?\s*)"
        rf"(?:(?P<whole>{digits})\s+{link}(?=\d+\s*(?:{follows})))?"
        rf"(?:(?P<top>\d+)\s*(?:{bar})\s*(?P<bottom>\d+)|(?P<number>{digits}))"
        rf"(?:\s*(?:×|x|\*|·|\\times|\\cdot)\s*10\s*\^?\s*(?P<power>[-−]?\d+))?(?P<after>[^\d]*)"
    )


def readings(tables: Tables) -> tuple[_Reading, ...]:
    """The usual ways to read digits in a language."""
    return _readings(tables.code, tables.number_signs or _ANY_SIGNS)


@lru_cache(maxsize=1 << 6)
def _readings(code: str, signs: tuple[str, ...]) -> tuple[_Reading, ...]:
    """The readings by these signs; the regions of a language differ in nothing else that is about numbers."""
    tables = tables_of(code)
    return tuple(_Reading(one, tables) for one in signs)


def quantities(texts: Sequence[str], tables: Tables) -> "list[Fraction] | None":
    """The exact values of texts that each hold one number, all with the same unit and words around it; None otherwise.

    Of four texts or more, one may hold no number ("It depends"). It is left out, so the result is one shorter.
    Reads decimals, thousands separators, fractions, LaTeX fractions, powers, scientific notation and number words such
    as "three" and "million", as the language writes them; texts of more than 120 characters are not read. None, too, where
    the language has several ways to write digits and the texts together leave it open which of them was meant.
    """
    found = _of_one_unit(texts, tables)
    return None if found is None else [one.value for one in found]


def quantity(text: str, tables: Tables) -> Quantity | None:
    """The value of a text, and the normalized words before and after the number; None if it is not one number.

    None, too, if the language leaves it open which number it is. A text of more than 120 characters is not read.
    """
    found = _of_one_unit((text,), tables)
    return None if found is None else found[0]


def starts_with_number(text: str, tables: Tables) -> bool:
    """A quick look: whether a text holds a digit, or begins with the word for a number."""
    return _DIGIT.search(text) is not None or may_begin_with_numeral(text.lstrip(), tables)


def _of_one_unit(texts: Sequence[str], tables: Tables) -> list[Quantity] | None:
    """The quantities of texts as in ``quantities``."""
    found: list[list[Quantity]] = []
    for reading in readings(tables):
        values = _read(texts, reading)
        if values is not None and values not in found:
            found.append(values)
    if found:
        best = max(map(len, found))
        found = [one for one in found if len(one) == best]
        return found[0] if len(found) == 1 else None
    rare = (_read(texts, reading) for reading in _readings(tables.code, tables.rare_number_signs))
    return next((values for values in rare if values is not None and all(map(_is_surely_decimal, values))), None)


def _is_surely_decimal(one: Quantity) -> bool:
    """Whether a number with the decimal sign of another language cannot be a date or a version: "0.5", "1.5 m", "7"."""
    return abs(one.value) < 1 or one.value.denominator == 1 or one.context != ("", "")


def _read(texts: Sequence[str], reading: _Reading) -> list[Quantity] | None:
    known = [one for text in texts if (one := _quantity(text, reading, with_articles=False)) is not None]
    if len(known) < len(texts) and len(known) > 1 and reading.tables.number_articles:
        known = [one for text in texts if (one := _quantity(text, reading, with_articles=True)) is not None]
    if not known or len(known) < len(texts) - (len(texts) > _FEW):
        return None
    contexts = {one.context for one in known} - {("", "")}
    return known if len(contexts) <= 1 else None


@lru_cache(maxsize=256)  # several rules read the same answers, one item after the other
def _quantity(text: str, reading: _Reading, *, with_articles: bool) -> Quantity | None:
    """The number that a text is by one reading; ``with_articles`` reads "un" and "eine" as one."""
    from fractions import Fraction

    if len(text) > _LONGEST:
        return None
    if text.isdecimal() and text.isascii():
        return Quantity(Fraction(int(text)), ("", ""))
    text = _without_markup(text)
    if not text[:1].isdecimal():
        nothing = _zero(reading.tables.code).fullmatch(text.strip())
        if nothing is not None:
            return Quantity(Fraction(0), ("", _context(nothing[nothing.lastgroup] if nothing.lastgroup else "", reading)))
        numeral = leading_numeral(text, reading.tables, with_articles=with_articles)
        if numeral is not None:
            text = f"{numeral.value} {text[numeral.end :].lstrip()}"
    return _amount(text, reading) if _DIGIT.search(text) is not None else None


@lru_cache(maxsize=1 << 4)
def _zero(code: str) -> LazyPattern:
    """What says zero in a language; its group is what there is none of."""
    phrases = tables_of(code).zero_phrases
    named = [phrase.replace("{noun}", rf"(?P<noun{index}>[^\W\d_]+)") for index, phrase in enumerate(phrases)]
    return LazyPattern(either(named), re.IGNORECASE)


def _amount(text: str, reading: _Reading) -> Quantity | None:
    """The value of a text in digits without markup, and the words around it."""
    from fractions import Fraction

    power = _POWER.fullmatch(text.strip()) if "^" in text else None
    if power is not None and int(power["power"]) <= _HIGHEST_POWER:
        return Quantity(Fraction(int(power["base"]) ** int(power["power"])), ("", ""))
    name = _NAMED.match(text) if "=" in text else None
    text = text[name.end() :] if name is not None else text
    match = reading.pattern.fullmatch(_without_hedges(text.strip(), reading))
    if match is None or match["bottom"] == "0" or "(" in match["before"]:
        return None
    factor, after = _magnitude(match["after"].strip().lower(), reading.tables)
    value = _value(match, reading) * factor
    before, behind = _context(match["before"], reading), _context(after, reading)
    if name is not None:
        return Quantity(value, (_context(name[0], reading), behind))
    return Quantity(value, (before, behind)) if behind or not before else None  # "Agent 99" is a name


def _without_hedges(text: str, reading: _Reading) -> str:
    """The text without the words before its number that say no more than "about"."""
    while (word := _FIRST_WORD.match(text)) is not None and _without_accents(word[0].casefold()) in reading.hedges:
        text = text[word.end() :].lstrip(". \u00a0\u202f")
    return text


def _magnitude(after: str, tables: Tables) -> tuple[int, str]:
    """The factor that words such as "million" after a number stand for, and what follows them."""
    factor, exponents = 1, words_with_exponents(tables)
    while (word := _FIRST_WORD.match(after)) is not None and word[0] in exponents:
        factor *= 10 ** exponents[word[0]]
        after = after[word.end() :].lstrip(". \u00a0\u202f")
    return factor, after


def _without_markup(text: str) -> str:
    """The text without LaTeX, signs of degrees and a final period, and with fractions in digits."""
    if not _MARKUP_SIGNS.isdisjoint(text):
        text = _NOISE.sub(lambda match: match[1] or "", _LATEX.sub(r" \1/\2 ", text))
    text = text.strip().rstrip(".")
    if not text.isascii():
        for sign, spelled in _FRACTIONS.items():
            text = text.replace(sign, f" {spelled}")
    return text


def _value(match: re.Match[str], reading: _Reading) -> "Fraction":
    from fractions import Fraction

    value = Fraction(int(match["top"]), int(match["bottom"])) if match["top"] else Fraction(reading.number(match["number"]))
    if match["whole"]:
        value += Fraction(reading.number(match["whole"]))
    if match["power"]:
        power = int(match["power"].replace("−", "-"))
        value *= Fraction(10) ** max(-400, min(400, power))
    return -value if match["sign"] in ("-", "−", "–") else value


def _context(words: str, reading: _Reading) -> str:
    """Words beside a number, normalized so that "solutions are" equals "solution is": no accent, plural, verb or hedge."""
    if not words:
        return ""
    words = reading.percent.sub("%", _without_accents(words.casefold()).replace("/", " "))
    return "".join(_singular(word, reading.tables.plural_letters) for word in words.split() if word not in reading.hedges)


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFD", text.replace("’", "'")) if not unicodedata.combining(char))


def _singular(word: str, endings: str) -> str:
    """A word without the letters at its end that may be the ending of a plural.

    Where there are several such letters, two are left. A lone "s" goes: "1960s".
    """
    word = word.removeprefix("d'")
    return word[:_SHORTEST_UNIT] + word[_SHORTEST_UNIT:].rstrip(endings) if len(endings) > 1 else word.rstrip(endings or None)
