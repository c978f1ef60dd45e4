"""Numeric answers: their exact values, so that they can be compared and sorted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from crs_lint.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from fractions import Fraction

_DIGIT = LazyPattern(r"\d")
_DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_LATEX = LazyPattern(r"\\(?:d|t)?frac\{\s*([-+]?\d+)\s*\}\{\s*(\d+)\s*\}")
_NOISE = LazyPattern(r"\\(?:text|mathrm|mathbf|operatorname)\{([^{}]*)\}|\\[,;:! ]|\\(?=[%$#])|[${}]|\\left|\\right|\^\\circ|°")
_MARKUP_SIGNS = frozenset("\\${}°")
_FRACTIONS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8"}
_VALUE = LazyPattern(
    rf"(?P<before>[^\d.+\-−–<>]*?)(?P<sign>[-+−–]?)\s*+(?P<unit_before>(?:rs\.?|usd|eur|[€£¥])?\s*)(?:(?P<whole>{_DIGITS})\s+(?:and\s+)?(?=\d+\s*(?:/|over\b)))?"
    rf"(?:(?P<top>\d+)\s*(?:/|over)\s*(?P<bottom>\d+)|(?P<number>{_DIGITS}))(?:\s*(?:×|x|\*|\\times)\s*10\s*\^?\s*(?P<power>[-−]?\d+))?(?P<after>[^\d]*)",
    re.IGNORECASE,
)
_POWER = LazyPattern(r"(?P<base>\d{1,4})\s*\^\s*\(?(?P<power>\d{1,2})\)?")
_ZERO = LazyPattern(r"(?:there (?:are|is) )?(?:(?:no|zero) (?P<after>[a-z]+)(?: at all)?|none|zero|nil)", re.IGNORECASE)
# The words of the notion in English.
NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen twenty""".split()  # noqa: SIM905 - quotes would hide the words
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_IN_WORDS = LazyPattern(
    rf"(?:(?:exactly|only|about|around)\s+)?(?P<word>{'|'.join(NUMBER_WORDS)})"
    rf"(?:(?<=ty)[- ](?P<unit>{'|'.join(list(NUMBER_WORDS)[1:10])}))?\b(?![-/])",
    re.IGNORECASE,
)
# "P(B) = 0.6": the name of the value.
_NAMED = LazyPattern(r"[a-z][^=\d]{0,20}=\s*", re.IGNORECASE)
_MAGNITUDES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_HEDGES = frozenset(("are", "i", "there", "exactly", "about", "approximately", "around", "$"))
_LONGEST = 120
_FEW = 3
_HIGHEST_POWER = 64


def quantities(texts: Sequence[str]) -> list[Fraction] | None:
    """The exact values of texts that each hold one number, all with the same unit and words around it; None otherwise.

    Of four texts or more, one may hold no number ("It depends"). It is left out, so the result is one shorter.
    Reads decimals, thousands separators, fractions, LaTeX fractions, powers, scientific notation and number words such
    as "three" and "million"; texts of more than 120 characters are not read.
    """
    parsed = [quantity(text) for text in texts]
    known = [one for one in parsed if one is not None]
    if len(known) < len(texts) - (len(texts) > _FEW):
        return None
    contexts = {context for _, context in known} - {("", "")}
    return [value for value, _ in known] if len(contexts) <= 1 else None


def starts_with_number(text: str) -> bool:
    """A quick look: whether a text holds a digit, or begins with the word for a number."""
    return _DIGIT.search(text) is not None or _IN_WORDS.match(text.lstrip()) is not None


@lru_cache(maxsize=256)  # several rules read the same answers, one item after the other
def quantity(text: str) -> tuple[Fraction, tuple[str, str]] | None:
    """The value of a text, and the normalized words before and after the number; None if it is not one number.

    A text of more than 120 characters is not read.
    """
    from fractions import Fraction

    if len(text) > _LONGEST:
        return None

    if text.isdecimal() and text.isascii():
        return Fraction(int(text)), ("", "")
    text = _without_markup(text)
    if not text[:1].isdecimal():
        nothing = _ZERO.fullmatch(text.strip())
        if nothing is not None:
            return Fraction(0), ("", _context(nothing["after"] or ""))
        text = _with_digits(text)
    return _amount(text) if _DIGIT.search(text) is not None else None


def _amount(text: str) -> tuple[Fraction, tuple[str, str]] | None:
    """The value of a text in digits without markup, and the words around it, as in ``quantity``."""
    from fractions import Fraction

    power = _POWER.fullmatch(text.strip()) if "^" in text else None
    if power is not None and int(power["power"]) <= _HIGHEST_POWER:
        return Fraction(int(power["base"]) ** int(power["power"])), ("", "")
    name = _NAMED.match(text) if "=" in text else None
    match = _VALUE.fullmatch(text[name.end() :].strip() if name is not None else text.strip())
    if match is None or match["bottom"] == "0" or "(" in match["before"]:
        return None
    value = _value(match)
    after = match["after"].strip().lower()
    for word, factor in _MAGNITUDES.items():
        if after.startswith(word):
            value *= factor
            after = after.removeprefix(word).strip()
    before, behind = _context(match["before"]), _context(after)
    if name is not None:
        return value, (_context(name[0]), behind)
    return (value, (before, behind)) if behind or not before else None  # "Agent 99" is a name


def _without_markup(text: str) -> str:
    """The text without LaTeX, signs of degrees and a final period, and with fractions in digits."""
    if not _MARKUP_SIGNS.isdisjoint(text):
        text = _NOISE.sub(lambda match: match[1] or "", _LATEX.sub(r" \1/\2 ", text))
    text = text.strip().rstrip(".")
    if not text.isascii():
        for sign, spelled in _FRACTIONS.items():
            text = text.replace(sign, f" {spelled}")
    return text


def _with_digits(text: str) -> str:
    """The text with its number word, if it begins with one, in digits."""
    words = _IN_WORDS.match(text)
    return text if words is None else _as_digits(words) + text[words.end() :]


def _as_digits(match: re.Match[str]) -> str:
    return str(NUMBER_WORDS[match["word"].lower()] + NUMBER_WORDS[(match["unit"] or "zero").lower()])


def _value(match: re.Match[str]) -> Fraction:
    from fractions import Fraction

    value = Fraction(int(match["top"]), int(match["bottom"])) if match["top"] else Fraction(match["number"].replace(",", ""))
    if match["whole"]:
        value += Fraction(match["whole"].replace(",", ""))
    if match["power"]:
        power = int(match["power"].replace("−", "-"))
        value *= Fraction(10) ** max(-400, min(400, power))
    return -value if match["sign"] in ("-", "−", "–") else value


def _context(words: str) -> str:
    """Words beside a number, normalized so that "solutions are" equals "solution is": no plural, verb or hedge."""
    kept = [word.rstrip("s") for word in words.casefold().replace("/", " ").replace("percent", "%").split()]
    return "".join(word for word in kept if word not in _HEDGES)
