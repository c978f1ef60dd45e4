r"""A word mixes letters of two alphabets that look alike.

The Cyrillic "а" and the Latin "a" look the same but are different characters: a search misses the word, a screen reader
stumbles, and two answers that look equal are different. Such letters come from a keyboard set to another language, or
from text that disguises where it was copied from. Type the word again.

Letters without a look-alike are not reported: symbols such as μm, ΔH and nα, and Russian words with an English one
inside, such as "SMS-ка" and "PHPшник".
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.words import prose
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, File, rule
from crs_lint.rules.shared.characters import may_contain
from crs_lint.text.lazy_pattern import LazyPattern

_CYRILLIC = "АВЕКМНОРСТУХЅІЈаеорсухѕіј"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_LATIN = "ABEKMHOPCTYXSIJaeopcyxsij"
_FOUND = LazyPattern(f"[{_CYRILLIC}{_GREEK}]")
_WORD = LazyPattern(r"[^\W\d_]+")
_IS_LATIN = LazyPattern(r"[A-Za-z\u00c0-\u024f]")
_IS_CYRILLIC = LazyPattern("[\u0400-\u04ff]")
_BORROWED = LazyPattern("[A-Z]{2,}[\u0430-\u04ff]+")  # an English abbreviation with a Russian ending
_SHORTEST_GREEK = 3  # shorter ones are symbols of physics and mathematics


@rule("mixed-script", category="text", severity=Severity.WARNING, source="Unicode Technical Standard 39: mixed scripts")
def check(file: File) -> Iterator[Problem]:
    if not may_contain(file, _FOUND):
        return
    for item in file.items:
        if item.is_retired or item.shown.isascii():
            continue
        for path, text in item.shown_texts:
            if text.isascii() or not _FOUND.search(text):
                continue
            for match in _WORD.finditer(prose(text)):
                stray = _stray(match[0])
                if stray:
                    message = f'"{match[0]}" mixes two alphabets: its "{stray[0]}" is {stray[1:]}.'
                    yield Problem(path, message, "Type the word again.", chars=match.span())
                    break


def _stray(word: str) -> str:
    """The letter that belongs to another alphabet, followed by the name of that alphabet; empty if there is none."""
    if word.isascii() or not _IS_LATIN.search(word) or _BORROWED.fullmatch(word):
        return ""
    cyrillic = _IS_CYRILLIC.findall(word)
    if cyrillic:
        latin = _IS_LATIN.findall(word)
        if set(cyrillic) <= set(_CYRILLIC) and (len(latin) > len(cyrillic) or not set(latin) <= set(_LATIN)):
            return f"{cyrillic[0]}Cyrillic"
        return f"{latin[0]}Latin" if set(latin) <= set(_LATIN) else ""
    greek = [letter for letter in word if letter in _GREEK]
    others = [letter for letter in word if not _IS_LATIN.search(letter) and letter not in _GREEK]
    return f"{greek[0]}Greek" if greek and not others and len(word) >= _SHORTEST_GREEK else ""


GOOD = [
    Example(
        """\
items:
  - id: heat-released
    stem: What does a negative ΔH mean, if a μg of a substance and nα of its parts react?
    options:
      - text: Heat is released.
        correct: true
      - text: Heat is taken up (SMSками, PHPшник).
    explanation: The change of enthalpy, ΔH, is that of the heat.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which рlanet is nearest to the sun?
    options:
      - text: Merсury
        correct: true
      - text: Mercury
    explanation: Иts orbit lies inside that of every other planet; марc is Russian for Mars, and Μarsis nothing.
""",
        found=(
            '3:17 "рlanet" mixes two alphabets: its "р" is Cyrillic.',
            '5:15 "Merсury" mixes two alphabets: its "с" is Cyrillic.',
            '8:68 "марc" mixes two alphabets: its "c" is Latin.',
        ),
    ),
]
