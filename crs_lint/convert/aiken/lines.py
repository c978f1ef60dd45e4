"""What a line of an Aiken file is: an answer, the key, an explanation, or none of these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from crs_lint.convert import answer_words
from crs_lint.convert.answer_keys import place_of
from crs_lint.convert.record import normalized

_OPTION = re.compile(r"\s*+(\*?)\s*+(?:\(([A-Za-z])\)|\[([A-Za-z])\]|([A-Za-z])(?:[)\]]|[.:](?=\s|\Z)))\s*(.*)")
_TIGHT = re.compile(r"\s*+(\*?)([A-Za-z])\.(?=\S)(.*)")
_SEVERAL = re.compile(r"(?<=\s)\(?([A-Za-z])[).](?=\s)")
_KEY_WORDS = answer_words.pattern(*answer_words.KEY, *answer_words.KEYS, *answer_words.RIGHT, "option", "choice")
_IS = r"(?:is|are|es|ist|est|è|é)"
_KEY = re.compile(
    rf"(?:(?:the|la|die|der|le|el|a)\s+)?(?:{_KEY_WORDS})\s*[*_]*(?:{_IS}(?=[\s:])\s*:?|[:：=.]|[-–—](?=\s))[\s*_]*(.*)", re.IGNORECASE
)
_BARE_KEY = re.compile(r"(?:answers?|ans)\s+\(?([A-Z](?:[\s,]+[A-Z])*+)[.)]*\s*", re.IGNORECASE)
_EXPLANATION = re.compile(
    rf"@?\s*(?:(?:answer|general)\s+)?(?:{answer_words.pattern(*answer_words.EXPLANATION)})\s*[*_]*(?:[:：=]|[-–—](?=\s)|\Z)[\s*_]*(.*)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:points?|marks?|difficulty|category|tags?|level|hint|time|topic|references?|source|page|score|weight|type|id)\s*[:=].*",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*(?:[-=_*#~]\s*){3,}")
_TITLE = re.compile(r"(?:#.*|(?:quiz|chapter|section|part|unit|module|lesson|topic|exam|test)\b.*[^.?!:;,\s])", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:q(?:uestion)?\s*+\.?\s*+)?([0-9]{1,4})(?:\s*+[.):](?=\s)\s*+|[^\S\n]*+\n)|q(?:uestion)?:(?=\s)\s*+", re.IGNORECASE
)
_MARKS = " \t*_>#"
_MOST_LINES = 40


class AikenOption(NamedTuple):
    """The letter of an answer as it is written, its text, and whether a star before it marks it as right."""

    letter: str
    text: str
    is_marked: bool

    @property
    def place(self) -> int:
        """0 for A."""
        return place_of(self.letter)


def option_of(line: str, *, tight: bool) -> AikenOption | None:
    """The answer that a line begins; ``tight`` allows a letter with a point at which the text follows without a space."""
    if found := _OPTION.fullmatch(line):
        return AikenOption(found[2] or found[3] or found[4], found[5].strip(), bool(found[1]))
    found = _TIGHT.fullmatch(line) if tight else None
    return AikenOption(found[2], found[3].strip(), bool(found[1])) if found else None


def tight_lines(lines: Sequence[str]) -> set[int]:
    """The indexes of lines such as "A.Mars" and "B.Venus", which follow each other in the order of letters."""
    found: set[int] = set()
    before: tuple[int, AikenOption] | None = None
    for index, line in ((index, line) for index, line in enumerate(lines) if line.strip()):
        option = option_of(line, tight=True) if _TIGHT.fullmatch(line) else None
        if option and before and option.place == before[1].place + 1 and (before[0] in found or before[1].place == 0):
            found |= {before[0], index}
        before = (index, option) if option else None
    return found


def begins_question(lines: Sequence[str], index: int) -> bool:
    """Whether a line begins the first answer of a question whose others follow in order, with its key below and no blank line between."""
    first = option_of(lines[index], tight=True)
    if not first or first.place:
        return False
    place = 0
    for line in lines[index + 1 : index + _MOST_LINES]:
        if is_blank(line):
            return False
        option = option_of(line, tight=True)
        if option and option.place != place + 1:
            return False
        if key_of(line) is not None and explanation_of(line) is None:
            return place > 0
        place += option is not None
    return False


def split_option(letter: str, text: str, until: str) -> list[tuple[str, str]]:
    """The answers in the text of one, of which the next letters stand in the same line, before the letter of the next line."""
    found: list[tuple[str, int, int]] = [(letter, 0, 0)]
    for match in _SEVERAL.finditer(text):
        if match[1] == chr(ord(found[-1][0]) + 1) and match[1] != until:
            found.append((match[1], match.start(), match.end()))
    ends = [*(start for _, start, _ in found[1:]), len(text)]
    return [(name, text[begin:end].strip()) for (name, _, begin), end in zip(found, ends, strict=True)]


def key_of(line: str) -> str | None:
    """The key that a line gives, which may be empty; None for other lines."""
    bare = line.strip(_MARKS)
    found = _KEY.fullmatch(bare) or _BARE_KEY.fullmatch(bare)
    return found[1].strip() if found else None


def explanation_of(line: str) -> str | None:
    """The beginning of an explanation, which may be empty; None for other lines."""
    found = _EXPLANATION.fullmatch(line.strip(_MARKS))
    return found[1].strip() if found else None


def is_note(line: str) -> bool:
    """Whether a line says something about its question, such as "Points: 2"."""
    return _NOTE.fullmatch(line.strip(_MARKS)) is not None


def is_blank(line: str) -> bool:
    """Whether a line is empty, or only separates questions as a row of signs."""
    return not line.strip() or _RULE.fullmatch(line) is not None


def is_title(line: str) -> bool:
    """Whether a line is a heading of the questions below."""
    return _TITLE.fullmatch(line.strip()) is not None


def without_numbers(stems: Sequence[str]) -> list[str]:
    """Stems without their numbers, if all have one and the numbers grow."""
    found = [_NUMBER.match(stem) for stem in stems]
    numbers = [int(match[1] or 0) for match in found if match]
    are_in_order = all(before < after or before == after == 0 for before, after in pairwise(numbers))
    if len(numbers) < len(stems) or not are_in_order or (len(numbers) == 1 and numbers[0] > 1):
        return list(stems)
    return [
        normalized(stem[match.end() :]) if match and stem[match.end() :].strip() else stem for stem, match in zip(stems, found, strict=True)
    ]
