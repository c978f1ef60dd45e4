"""Finds the terms of a team's list in a text. A list has entries such as ``log in`` and ``client* => person``."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from crs_lint.language.terms import blank_quotes
from crs_lint.language.words import prose
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import required_literals


class TermMatch(NamedTuple):
    """A term that a text contains: its spans in order, its replacement, which may be empty, and whether it ignores case."""

    spans: tuple[tuple[int, int], ...]
    replacement: str
    ignores_case: bool


def terms_in(terms: tuple[str, ...], text: str) -> Iterator[TermMatch]:
    """Each term that the text contains outside code and quotations, in order.

    An asterisk at the end of a word matches any ending. A term in lower case also matches capitals; a term with a capital matches
    only as written.
    """
    index = _index(terms)
    if not index.may_match(text) or next(_matches(index, text), None) is None:
        return
    spans: dict[int, list[tuple[int, int]]] = {}
    for number, span in _matches(index, blank_quotes(prose(text))):
        spans.setdefault(number, []).append(span)
    for number, some in spans.items():
        yield TermMatch(tuple(some), replacement_of(terms[number]), _ignores_case(_term(terms[number])))


def replacement_of(entry: str) -> str:
    """The replacement that an entry of a list gives; empty if it gives none."""
    return entry.partition("=>")[2].strip()


def is_term(entry: str) -> bool:
    """Whether an entry of a list names a term at all, and not only asterisks."""
    return bool(_term(entry).strip("* "))


def has_inner_asterisk(entry: str) -> bool:
    """Whether a word of an entry other than the last ends in an asterisk. A search for many such terms takes long."""
    return any(word.endswith("*") for word in _term(entry).split()[:-1])


class _TermIndex(NamedTuple):
    """The terms of a list, by the length of what precedes their first asterisk, and by that text; and literals of the terms.

    So a search takes a lookup for each length, and not a comparison for each term.
    """

    by_length: tuple[tuple[int, Mapping[str, list[tuple[int, LazyPattern]]]], ...]
    literals: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        # Beyond ASCII, letters may be equal although their small letters are not.
        if not self.literals or not text.isascii():
            return bool(self.by_length)
        lowered = text.lower()
        return any(literal in lowered for literal in self.literals)


@lru_cache(maxsize=256)
def _index(terms: tuple[str, ...]) -> _TermIndex:
    named = {number: _term(entry) for number, entry in enumerate(terms) if is_term(entry)}
    by_length: dict[int, dict[str, list[tuple[int, LazyPattern]]]] = {}
    for number, term in named.items():
        head = _folded(" ".join(term.split()).partition("*")[0])
        pattern = LazyPattern(rf"(?:{_words(term)})(?!\w)", re.IGNORECASE if _ignores_case(term) else 0)
        by_length.setdefault(len(head), {}).setdefault(head, []).append((number, pattern))
    return _TermIndex(tuple(by_length.items()), required_literals(map(_words, named.values())))


_WORD_START = LazyPattern(r"(?<!\w)\S")
_WIDE_SPACE = LazyPattern(r"\s{2,}")
_SPACE = LazyPattern(r"\s+")


def _matches(index: _TermIndex, text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """The numbers and spans of terms in a text, which do not overlap. Where several begin at one index, the first of the list counts."""
    folded = _SPACE.sub(" ", _folded(text))
    wide = [match.span() for match in _WIDE_SPACE.finditer(text)]
    removed, passed, end = 0, 0, 0
    for start in (match.start() for match in _WORD_START.finditer(text)):
        while passed < len(wide) and wide[passed][0] < start:
            removed += wide[passed][1] - wide[passed][0] - 1
            passed += 1
        found = _match_at(index, text, start, folded, start - removed) if start >= end else None
        if found is not None:
            yield found
            end = found[1][1]


def _match_at(index: _TermIndex, text: str, start: int, folded: str, at: int) -> tuple[int, tuple[int, int]] | None:
    """The first term of the list that matches at an index of a text, which is ``at`` in the folded text."""
    candidates = [one for length, heads in index.by_length for one in heads.get(folded[at : at + length], ())]
    for number, pattern in sorted(candidates, key=lambda one: one[0]):
        if (match := pattern.match(text, start)) is not None:
            return number, match.span()
    return None


def _folded(text: str) -> str:
    """The text with equal signs for letters that are equal but for their case, one for each."""
    return text.lower() if text.isascii() else "".join(map(_folded_letter, text))


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    if letter in "ıİ":
        return "i"
    return next((form for form in (letter.casefold(), letter.lower()) if len(form) == 1), letter)


def _term(entry: str) -> str:
    return entry.partition("=>")[0].strip()


def _ignores_case(term: str) -> bool:
    return term == term.lower()


def _words(term: str) -> str:
    return r"\s+".join(re.escape(stem := word.rstrip("*")) + (r"\w*" if stem != word else "") for word in term.split())
