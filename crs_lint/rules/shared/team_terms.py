"""Finds the terms of a team's list in a text. A list has entries such as ``log in`` and ``client* => person``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from crs_lint.language.terms import blank_quotes
from crs_lint.language.words import prose
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
    found = _compiled(terms)
    if not found.may_match(text) or found.expression.search(text) is None:
        return
    spans: dict[int, list[tuple[int, int]]] = {}
    for match in found.expression.finditer(blank_quotes(prose(text))):
        spans.setdefault(int((match.lastgroup or "_0")[1:]), []).append(match.span())
    for number, some in spans.items():
        yield TermMatch(tuple(some), replacement_of(terms[number]), _ignores_case(_term(terms[number])))


def replacement_of(term: str) -> str:
    """The replacement that an entry of a list gives; empty if it gives none."""
    return term.partition("=>")[2].strip()


def is_term(entry: str) -> bool:
    """Whether an entry of a list names a term at all, and not only asterisks."""
    return bool(_term(entry).strip("* "))


class _CompiledTerms(NamedTuple):
    """One pattern for all terms, and what a text must hold one of to match."""

    expression: re.Pattern[str]
    literals: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        # Beyond ASCII, letters may be equal although their small letters are not.
        if not self.literals or not text.isascii():
            return True
        lowered = text.lower()
        return any(literal in lowered for literal in self.literals)


@lru_cache(maxsize=256)
def _compiled(terms: tuple[str, ...]) -> _CompiledTerms:
    """The pattern of a list, which finds nothing if the list gives no term."""
    named = {number: _term(entry) for number, entry in enumerate(terms) if is_term(entry)}
    patterns = [f"(?P<_{number}>{_pattern(term)})" for number, term in named.items()]
    return _CompiledTerms(
        re.compile(r"(?<!\w)(?:" + ("|".join(patterns) or r"(?!)") + r")(?!\w)"),
        required_literals(map(_words, named.values())),
    )


def _term(entry: str) -> str:
    return entry.partition("=>")[0].strip()


def _ignores_case(term: str) -> bool:
    return term == term.lower()


def _pattern(term: str) -> str:
    return f"(?i:{_words(term)})" if _ignores_case(term) else _words(term)


def _words(term: str) -> str:
    return r"\s+".join(re.escape(stem := word.rstrip("*")) + (r"\w*" if stem != word else "") for word in term.split())
