r"""A text contains a control character, or one that is shown differently on every computer.

In double quotes, a backslash begins a special sign: `"\frac"` is a form feed and "rac", `"\beta"` a backspace and "eta". Put
texts with backslashes in single quotes, where a backslash is a backslash. Line breaks and tabs are not reported.

U+0085, U+2028 and U+2029 are reported wherever they are, in comments too: older YAML readers take them for line breaks, so
that what follows a comment may be a field to them. Private use characters, which word processors use for bullets and symbols,
look different in each font.

Do not ignore this rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crs_lint.model.finding import Path, Problem, Severity, Span
from crs_lint.rules.rule import Example, File, rule
from crs_lint.rules.shared.characters import counted, grouped
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern

_BREAKS = "\x85\u2028\u2029"
_BREAK_RUN = LazyPattern(f"[{_BREAKS}]+")
_RARE = LazyPattern(f"[{_BREAKS}\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
# A line break and a tab are no control characters here, nor is the other half of a line break in two characters.
_CONTROLS = LazyPattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]|\r(?!\n)"
)
_ESCAPES = LazyPattern(r"\\[0abvfreNLPxuU]")
_NAMES = {"\0": "0", "\a": "a", "\b": "b", "\v": "v", "\f": "f", "\r": "r", "\x1b": "e", "\x85": "N", "\u2028": "L", "\u2029": "P"}
_WORDS = {"\a": "a bell", "\b": "a backspace", "\v": "a vertical tab", "\f": "a form feed", "\r": "a carriage return", "\x1b": "an escape"}
# A file in which every text has them has one cause.
_MOST_IN_A_TEXT = 20


@rule("control-character", category="schema", severity=Severity.ERROR, source="YAML 1.2.2, chapters 5.4 and 5.7; YAML 1.1, chapter 5.4")
def check(file: File) -> Iterator[Problem]:
    rare = bool(file.non_ascii) and _RARE.search(file.non_ascii) is not None
    if rare:
        yield from _line_breaks(file)
    if rare or ("\\" in file.text and _ESCAPES.search(file.text)):
        for path, text in _texts(file.data):
            yield from _problems(file, path, text)


def _line_breaks(file: File) -> Iterator[Problem]:
    """Characters that YAML 1.1 takes for line breaks, wherever they are in the file."""
    for some in grouped([match.span() for match in _BREAK_RUN.finditer(file.text)]):
        is_one = some[0][1] - some[0][0] == len(some) == 1
        verb, nouns, pronoun = ("is", "a line break", "it") if is_one else ("are", "line breaks", "each")
        count = counted(file.text, some, "invisible character")
        message = f"{count[0].upper()}{count[1:]} {verb} {nouns} to older YAML readers, which may read other fields here."
        yield Problem((), message, f"Replace {pronoun} with a space or a line break.", span=Span(*some[0]))


def _problems(file: File, path: Path, text: str) -> Iterator[Problem]:
    for count, match in enumerate(_CONTROLS.finditer(text)):
        if count == _MOST_IN_A_TEXT:
            return
        if match[0] not in _BREAKS or match[0] not in file.non_ascii:
            yield Problem(path, *_words(match[0], file.text), chars=match.span())


def _words(char: str, source: str) -> tuple[str, str]:
    """The message and the help for one character."""
    code = f"U+{ord(char):04X}"
    name = _NAMES.get(char, "")
    if name and f"\\{name}" in source:
        what = f"{_WORDS[char]} ({code})" if char in _WORDS else f"a control character ({code})"
        return (
            f'In double quotes, "\\{name}" is {what}, and not a backslash and a letter.',
            "Put the text in single quotes, or write two backslashes.",
        )
    if char >= "\ue000" and not "\ufdd0" <= char <= "\ufdef" and char not in "\ufffe\uffff":
        return (
            f"This text contains a private use character ({code}), which looks different in each font.",
            "Write an ordinary character in its place.",
        )
    return f"This text contains a control character ({code}).", "Remove it; if a backslash is meant, put the text in single quotes."


def _texts(data: Any) -> Iterator[tuple[Path, str]]:
    """All texts of a file in their order, each with its path."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            waiting.extend(((*path, name), one) for name, one in reversed(value.items()) if isinstance(name, str))
        elif isinstance(value, list):
            waiting.extend(((*path, index), value[index]) for index in range(len(value) - 1, -1, -1))


GOOD = [
    SOUND_ITEM,
    Example(
        r"""items:
  - id: fraction-half
    stem: 'What is $\frac{1}{2}$ of six?'
    options:
      - text: "Three,\n\tand no more"
        correct: true
      - text: $\beta$
    explanation: "Half of six is three: $\\frac{6}{2} = 3$."
"""
    ),
]
BAD = [
    Example(
        r"""items:
  - id: fraction-half
    stem: "What is $\frac{1}{2}$ of six?"
    options:
      - text: "$\beta$"
        correct: true
      - text: "\u0007"
    explanation: Half of six is three.
""",
        found=(
            r'3:21 In double quotes, "\f" is a form feed (U+000C), and not a backslash and a letter.',
            r'5:17 In double quotes, "\b" is a backspace (U+0008), and not a backslash and a letter.',
            "7:16 This text contains a control character (U+0007).",
        ),
    ),
    Example(
        "items:\n  - id: planet-nearest\n    stem: Which planet is nearest?\n    options:\n      - text: Mercury\n        correct: true # seen\u2028        correct: false\n      - text: \uf0b7 Venus\n    explanation: Its orbit lies inside.\n",
        found=(
            "6:29 An invisible character (U+2028) is a line break to older YAML readers, which may read other fields here.",
            "7:15 This text contains a private use character (U+F0B7), which looks different in each font.",
        ),
    ),
]
