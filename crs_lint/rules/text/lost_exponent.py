r"""An exponent was lost when the text was copied: "1017" instead of 10 to the power of 17.

Superscripts get lost between a word processor and a text file, and 10¹⁷ meters become about a thousand. The right answer
is then wrong. Write "10^17", "10¹⁷" or "$10^{17}$".

Only clear cases are reported: a power of ten between a factor and a unit ("9.3 x 1013 meters"), a range that would run
backward ("10-9 m"), "O(n2)", and squares next to the same letter ("x2 - 5x").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.words import prose
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, File, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

# A file needs a match of one of these for the patterns below to match. Each begins with rare characters, which is fast.
_TRACES = (
    LazyPattern(r"[xX×·∗]\s*10[-−–1-9]"),
    LazyPattern(r"10[-−–][1-9]\s"),
    LazyPattern(r"O\([^()\n]{0,30}[a-zA-Z][2-9]\b"),
    LazyPattern(r"[23]\s?[-+−–]\s?\d{0,3}[a-z](?![a-zA-Z])"),
    LazyPattern(r"\\u00[bd]7|\\u2[02]"),
)
# Each of the traces contains one of these.
_SIGNS = ("10", "O(", "2", "3", "\\u")
_UNIT = (
    r"(?:[mkcµμnpMGT]?(?:m|s|g|C|F|H|J|N|Pa|T|V|W|A|K|Hz|eV|mol|M|L|l|Ω)|kg|AU|ly|atm|bar|ohms?|meters?|metres?|seconds?|grams?|kilograms?|joules?|newtons?|coulombs?"
    r"|hertz|watts?|volts?|amperes?|kelvin|moles?|molecules?|atoms?|particles?|electrons?|cells|stars|photons?|years|light[- ]years?|km|miles)(?![a-zA-Z]|-[a-zA-Z])"
)
_POWER = r"10(?P<exponent>[-−–]?[1-9]\d?)"
_FACTOR = r"[xX×·∗]\s?"
_TEN = LazyPattern(
    # 9.3 x 1013 meters, 1.6 x 10-19 C; 10 followed by 0 is a hundred or a thousand.
    rf"(?<![\d.,])\d\.\d+\s?{_FACTOR}{_POWER}(?![\d%^.,]\d|\d|%|\^)(?=\s?(?:{_UNIT}|[·*/(]))"
    rf"|(?<![\d.,])[1-9](?:\.\d+)?\s?{_FACTOR}10(?P<minus>[-−–][1-9]\d?)(?![\d.,]\d|\d)(?=\s?(?:{_UNIT}|[·*/(])|\s*$)"
    # 10-9 m: as a range it would run backward.
    rf"|(?<![\d.,$€£-])10(?P<down>[-−–][1-9])(?=\s{_UNIT})"
)
_ORDER = LazyPattern(r"\bO\([^()\n]{0,30}?(?P<base>\b[a-zA-Z])(?P<exponent>[2-9])\b[^()\n]{0,30}\)")
_SQUARE = LazyPattern(r"(?<![a-zA-Z\d_^.])\d{0,3}(?P<base>[a-z])(?P<exponent>[23])\s?[-+−–]\s?\d{0,3}(?P=base)(?![a-zA-Z\d_^(])")
# Beside "n1", "n2" is the second of several.
_INDEX = LazyPattern(r"\b[a-zA-Z]1\b")


@rule("lost-exponent", category="text", severity=Severity.WARNING, source="faults that annotators found in MMLU (Gema et al. 2024)")
def check(file: File) -> Iterator[Problem]:
    if not any(sign in file.text for sign in _SIGNS) or not any(trace.search(file.text) for trace in _TRACES):
        return
    for item in file.items:
        if item.is_retired or not any(trace.search(item.shown) for trace in _TRACES):
            continue
        for path, text in item.shown_texts:
            match = _found(prose(text)) if text else None
            if match is not None:
                meant = _meant(match)
                message = f'"{shorten(match[0].strip())}" seems to have lost an exponent: "{meant}" was meant.'
                yield Problem(path, message, f'Write "{meant}", or correct the number.', chars=match.span())


def _found(text: str) -> re.Match[str] | None:
    """The first power in a text whose exponent was lost."""
    if "10" in text and (match := _TEN.search(text)) is not None:
        return match
    if "O(" in text and (match := _ORDER.search(text)) is not None and not _INDEX.search(match[0]):
        return match
    return _SQUARE.search(text) if ("2" in text or "3" in text) and not _INDEX.search(text) else None


def _meant(match: re.Match[str]) -> str:
    """The power in plain text, such as "10^17"."""
    groups = match.groupdict()
    exponent = groups.get("exponent") or groups.get("minus") or groups.get("down") or ""
    return f"{groups.get('base') or '10'}^{exponent.replace('−', '-').replace('–', '-')}"


GOOD = [
    Example(
        """\
items:
  - id: light-way
    stem: How far does light go in a year? A relay of 4 x 100 m takes it no time, nor does a walk of 10-15 km or 2.5 x 1000 m.
    options:
      - text: 9.5 x 10^12 km
        correct: true
      - text: $9.5 \\times 10^{15}$ km
      - text: x2 - x1 km, in O(n1 + n2)
    explanation: A year has about 3.2 × 10⁷ seconds, and light goes 3 x 10^5 km in each.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: light-way
    stem: How far does light go in a year?
    options:
      - text: 9.5 x 1012 km
        correct: true
      - text: 10-9 m
      - text: n miles, in O(n2)
    explanation: A year has about 3.2 × 107 seconds; let x2 - 5x be zero.
""",
        found=(
            '5:15 "9.5 x 1012" seems to have lost an exponent: "10^12" was meant.',
            '7:15 "10-9" seems to have lost an exponent: "10^-9" was meant.',
            '8:27 "O(n2)" seems to have lost an exponent: "n^2" was meant.',
            '9:35 "3.2 × 107" seems to have lost an exponent: "10^7" was meant.',
        ),
    ),
]
