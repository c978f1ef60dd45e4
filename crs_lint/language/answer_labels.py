"""Answers that are made of labels: "A and C", "I only", "1 and 3", "A, B and C are correct"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache

from crs_lint.language.folding import without_accents
from crs_lint.language.tables import NO_TABLES, Tables, tables_of
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern, either

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


class _Patterns(NamedTuple):
    """The patterns of a language. ``joint`` stands between two labels.

    ``opening`` is a quick look at the first word of an answer, and ``line`` at that of each line in lower case. ``joined`` is one
    at what a list has: a sign or word between labels, or a word such as "only".
    """

    opening: LazyPattern
    line: LazyPattern
    joined: LazyPattern
    lists: Mapping[LabelKind, LazyPattern]
    joint: LazyPattern
    beside: LazyPattern
    neither: LazyPattern
    single: LazyPattern


_LABEL = {kind: LazyPattern(rf"(?<!\w){kind.value}(?!\w)", re.IGNORECASE) for kind in LabelKind}


@lru_cache(maxsize=1 << 4)
def _patterns_of(code: str) -> _Patterns:
    tables = tables_of(code)
    leads = (*tables.label_pairs, *tables.label_leads, *tables.label_only_leads, *tables.label_nouns)
    labels = "|".join(kind.value for kind in LabelKind)
    joint = rf"(?:\s*[,;&+/]\s*(?:{_either(tables.label_joints)}\s+)?|\s+{_either(tables.label_joints)}\s+)"
    beside = (*tables.label_pairs, *tables.label_only_leads, *tables.label_only, *tables.label_copulas)
    only = _either(tables.label_only_leads or tables.label_only)
    one = rf"(?:{only}\s+)?(?:{_either(tables.article_words)}\s+)?\(?(?:{LabelKind.ROMAN.value}|{LabelKind.LETTER.value})\)?"
    first = rf"(?:{labels}|{_either(leads)})(?!\w)"
    return _Patterns(
        LazyPattern(rf"\W*{first}", re.IGNORECASE),
        LazyPattern(rf"\n[^\w\n]*+{first}"),  # the line feed comes first, since the search skips to it
        LazyPattern(rf"[,;&+/]|\b{_either((*tables.label_joints, *tables.label_only, *tables.label_only_leads))}\b", re.IGNORECASE),
        {kind: _list_of(kind.value, joint, tables) for kind in LabelKind},
        LazyPattern(joint, re.IGNORECASE),
        LazyPattern(rf"\b{_either(beside)}\b", re.IGNORECASE),
        LazyPattern(rf"\W*{_either(tables.label_neither)}\b", re.IGNORECASE),
        LazyPattern(rf"\W*{one}(?:\s+{_either(tables.label_only)})?\W*", re.IGNORECASE),
    )


def _either(pieces: Sequence[str]) -> str:
    return either(map(without_accents, pieces))


def _list_of(label: str, joint: str, tables: Tables) -> LazyPattern:
    """The pattern of two labels or more, or of one with "only"."""
    leads = _either((*tables.label_pairs, *tables.label_leads, *tables.label_only_leads, *tables.label_nouns))
    words = rf"(?:{leads}\s+){{0,4}}"
    one = rf"\(?{label}(?!\w)\)?"
    later = rf"(?:{_either(tables.article_words)}\s+)?{one}"  # "sia la I che la II"
    only = rf"\s*,?\s+{_either(tables.label_only)}\b"
    truth = rf"(?:\s+{_either((*tables.label_copulas, *tables.label_tails, *tables.answer_verdicts))}){{0,4}}"
    lists = [rf"{words}(?P<labels>{one}(?:{joint}{later}){{1,7}}(?:{only})?|{one}{only})"]
    if tables.label_only_leads:
        articles = rf"(?:{_either((*tables.label_nouns, *tables.label_leads))}\s+){{0,2}}"
        lists.append(rf"{articles}{_either(tables.label_only_leads)}\s+{articles}(?P<lone>{one})")
    return LazyPattern(rf"[\s\"'“‘«]*(?:{'|'.join(lists)}){truth}[\s.\"'”’»]*", re.IGNORECASE)


_LONE_LETTER = LazyPattern(r"[\s(]*[a-h][\s).]*", re.IGNORECASE)
_POINTS = {
    LabelKind.ROMAN: LazyPattern(r"(?:^|[\s.:?(])\(?(?P<label>iv|vi{0,3}|i{1,3}|ix|x)(?:\)|[.:](?=\s*\S))", re.IGNORECASE),
    LabelKind.LETTER: LazyPattern(r"(?:^|[\s(])\(?(?P<label>[A-Ha-h])(?:\)|[.:](?=\s*\S))"),
    LabelKind.DIGIT: LazyPattern(r"(?:^|[\s(])\(?(?P<label>[1-9])[.):](?=\s*\S)"),
}


def combination(text: str, tables: Tables = NO_TABLES) -> Combination | None:
    """The labels that an answer lists, if it is such a list and has at most 60 characters.

    ``tables`` are those of its language; English words count in all of them.
    """
    if len(text) > _LONGEST:
        return None
    return next((found for code, plain in _in_languages(text, tables) if (found := _combination(plain, code)) is not None), None)


def _in_languages(text: str, tables: Tables) -> Iterator[tuple[str, str]]:
    """The codes of the languages in which a text is read, its own and English, each with the text as its patterns expect it."""
    if _is_other(tables):
        yield tables.code, without_accents(text)
    yield "en", text


def _is_other(tables: Tables) -> bool:
    """Whether the tables are those of another language than English that has words beside labels."""
    return tables.code != "en" and bool(tables.label_joints)


def may_list_labels(lowered: str, tables: Tables = NO_TABLES) -> bool:
    """A quick look at answers in lower case, a line each: whether one may be a list of labels. It is true in other languages."""
    return _is_other(tables) or _patterns_of("en").line.search(f"\n{lowered}") is not None


@lru_cache(maxsize=256)  # several rules read the same answers, one item after the other
def _combination(text: str, code: str) -> Combination | None:
    patterns = _patterns_of(code)
    if patterns.opening.match(text) is None or patterns.joined.search(text) is None:
        return None
    for kind, pattern in patterns.lists.items():
        match = pattern.fullmatch(text)
        if match is not None:
            return _read(text, match["labels"] or match["lone"], kind, patterns)
    return None


def _read(text: str, listed: str, kind: LabelKind, patterns: _Patterns) -> Combination:
    """The combination that a list makes. "E" is a label or "and", so that the list is split before its labels are sought."""
    labels = [_LABEL[kind].findall(part)[-1] for part in patterns.joint.split(listed)]
    joined = any(joint == "&" or joint.isalpha() for match in patterns.joint.finditer(listed) for joint in match[0].split())
    marked = all(label.isupper() for label in labels) or "(" in listed
    in_words = joined or "&" in text or patterns.beside.search(text) is not None
    return Combination(kind, tuple(_position(label, kind) for label in labels), in_words, marked)


def says_neither(text: str, tables: Tables) -> bool:
    """Whether an answer that names others rejects them: "Neither A nor B"."""
    return any(_patterns_of(code).neither.match(plain) is not None for code, plain in _in_languages(text, tables))


def is_single_label(text: str, tables: Tables) -> bool:
    """Whether an answer is a Roman numeral or letter, alone or with "only"."""
    return any(_patterns_of(code).single.fullmatch(plain) is not None for code, plain in _in_languages(text, tables))


def is_named_by_letter(text: str, tables: Tables) -> bool:
    """Whether a text is about things that have letters as names, such as vitamins."""
    return any(_named_by_letter(code).search(plain) is not None for code, plain in _in_languages(text, tables))


def is_named_by_numeral(text: str, tables: Tables) -> bool:
    """Whether a text is about things that have Roman numerals as names, such as chapters and wars."""
    # Without accents in English, too: "départ" has no "part".
    return any(_named_by_numeral(code).search(plain) is not None for code, plain in _in_languages(without_accents(text), tables))


@lru_cache(maxsize=1 << 4)
def _named_by_numeral(code: str) -> LazyPattern:
    return LazyPattern(rf"(?<![a-z]){_either(tables_of(code).named_by_numeral)}(?![a-z])", re.IGNORECASE)


@lru_cache(maxsize=1 << 4)
def _named_by_letter(code: str) -> PhrasePattern:
    return PhrasePattern(tables_of(code).named_by_letter)


def points(stem: str, kind: LabelKind) -> frozenset[int]:
    """The labels that a stem gives to its own points, "I. ... II. ..."; empty unless the first two are among them."""
    found = frozenset(_position(match["label"], kind) for match in _POINTS[kind].finditer(stem))
    return found if {1, 2} <= found else frozenset()


def named_answers(stem: str, texts: Sequence[str], tables: Tables = NO_TABLES) -> dict[int, Combination]:
    """The answers that name other answers by their letters, by index: "b and c" beside plain answers, "Both A and B".

    Letters that the stem gives to its own points name those. A letter of its own place, one beyond the last answer, or one
    beside an answer that is itself a letter names something else, such as a vitamin.
    """
    listed = {index: found for index, text in enumerate(texts) if (found := combination(text, tables)) and found.kind is LabelKind.LETTER}
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
