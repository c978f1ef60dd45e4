"""Answers that are made of labels: "A and C", "I only", "1 and 3", "A, B and C are correct"."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern, either

# The words of the notion in English.
NOUNS = ("options?", "answers?", "choices?", "alternatives?", "distractors?", "responses?")
_BEFORE = ("both", "neither", "either", "only", "just", "all of", "statements?", *NOUNS)
_JOINING = ("and", "or", "nor")
_ONLY = ("only", "alone")
_TRUE = ("correct", "true", "right", "false", "incorrect", "wrong", "valid", "possible")
_LONGEST = 60
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class LabelKind(Enum):
    """How the labels of answers, or of points in the stem, are written."""

    ROMAN = r"(?:iv|vi{0,3}|i{1,3}|ix|x)"
    LETTER = r"[a-h]"
    DIGIT = r"[1-9]"


class Combination(NamedTuple):
    """An answer that is a list of labels: their positions from 1, in the order of the text.

    ``in_words`` tells that a word such as "and", "only" or "both" stands beside them; without one, "A, B" may be a pair of
    values. ``marked`` tells that the letters are capitals or in parentheses.
    """

    kind: LabelKind
    labels: tuple[int, ...]
    in_words: bool
    marked: bool


def _list_of(label: str) -> LazyPattern:
    """The pattern of two labels or more, or of one with "only"."""
    words = rf"(?:{either(_BEFORE)}\s+){{0,4}}"
    joint = rf"(?:\s*[,;&+/]\s*(?:{either(_JOINING)}\s+)?|\s+{either(_JOINING)}\s+)"
    one = rf"\(?{label}(?!\w)\)?"
    only = rf"\s*,?\s+{either(_ONLY)}\b"
    truth = rf"(?:\s+(?:are|is)(?:\s+(?:all|both))?\s+{either(_TRUE)})?"
    return LazyPattern(
        rf"[\s\"'“‘]*{words}(?P<labels>{one}(?:{joint}{one}){{1,7}}(?:{only})?|{one}{only}){truth}[\s.\"'”’]*", re.IGNORECASE
    )


_FIRST_WORD = LazyPattern(r"\w+")
_OPENINGS = frozenset(
    (
        *(form for word in _BEFORE for form in (word.removesuffix("s?").split()[0], word.replace("s?", "s"))),
        *(numeral.lower() for numeral in _ROMAN),
        *"abcdefgh123456789",
    )
)
_LISTS = {kind: _list_of(kind.value) for kind in LabelKind}
_LABEL = {kind: LazyPattern(rf"(?<!\w){kind.value}(?!\w)", re.IGNORECASE) for kind in LabelKind}
_BESIDE = LazyPattern(rf"\b{either((*_JOINING, *_ONLY, 'both', 'neither', 'either', 'are', 'is'))}\b|&", re.IGNORECASE)
# Things that have letters as names.
NAMED_BY_LETTER = PhrasePattern(("vitamins?", "hepatitis", "blood", "alleles?", "chromosomes?", "chords?", "influenza"))
_LONE_LETTER = LazyPattern(r"[\s(]*[a-h][\s).]*", re.IGNORECASE)
_POINTS = {
    LabelKind.ROMAN: LazyPattern(r"(?:^|[\s.:?(])\(?(?P<label>iv|vi{0,3}|i{1,3}|ix|x)(?:\)|[.:](?=\s*\S))", re.IGNORECASE),
    LabelKind.LETTER: LazyPattern(r"(?:^|[\s(])\(?(?P<label>[A-Ha-h])(?:\)|[.:](?=\s*\S))"),
    LabelKind.DIGIT: LazyPattern(r"(?:^|[\s(])\(?(?P<label>[1-9])[.):](?=\s*\S)"),
}


@lru_cache(maxsize=256)  # several rules read the same answers, one item after the other
def combination(text: str) -> Combination | None:
    """The labels that an answer lists, if it is such a list and has at most 60 characters."""
    if len(text) > _LONGEST or not _may_be_list(text):
        return None
    for kind, pattern in _LISTS.items():
        match = pattern.fullmatch(text)
        if match is not None:
            labels = [label[0] for label in _LABEL[kind].finditer(match["labels"])]
            marked = all(label.isupper() for label in labels) or "(" in match["labels"]
            return Combination(kind, tuple(_position(label, kind) for label in labels), _BESIDE.search(text) is not None, marked)
    return None


def _may_be_list(text: str) -> bool:
    """A quick look at the first word: it is a label, or one of the words that may stand before labels."""
    first = _FIRST_WORD.search(text)
    return first is not None and first[0].lower() in _OPENINGS


def points(stem: str, kind: LabelKind) -> frozenset[int]:
    """The labels that a stem gives to its own points, "I. ... II. ..."; empty unless the first two are among them."""
    found = frozenset(_position(match["label"], kind) for match in _POINTS[kind].finditer(stem))
    return found if {1, 2} <= found else frozenset()


def named_answers(stem: str, texts: Sequence[str]) -> dict[int, Combination]:
    """The answers that name other answers by their letters, by index: "b and c" beside plain answers, "Both A and B".

    Letters that the stem gives to its own points name those. A letter of its own place, one beyond the last answer, or one
    beside an answer that is itself a letter names something else, such as a vitamin.
    """
    listed = {index: found for index, text in enumerate(texts) if (found := combination(text)) and found.kind is LabelKind.LETTER}
    if not listed or points(stem, LabelKind.LETTER) or any(_LONE_LETTER.fullmatch(text) for text in texts):
        return {}
    return {
        index: found
        for index, found in listed.items()
        if found.in_words and len(set(found.labels)) > 1 and all(_is_plain(label - 1, index, listed, texts) for label in found.labels)
    }


def _is_plain(named: int, own: int, listed: dict[int, Combination], texts: Sequence[str]) -> bool:
    return named != own and named < len(texts) and named not in listed


def _position(label: str, kind: LabelKind) -> int:
    if kind is LabelKind.DIGIT:
        return int(label)
    return _ROMAN.index(label.upper()) + 1 if kind is LabelKind.ROMAN else ord(label.upper()) - ord("A") + 1
