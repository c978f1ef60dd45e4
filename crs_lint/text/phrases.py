"""Patterns made from tables of words and phrases, with a quick look that is derived from the same table.

A quick look tells cheaply that a text cannot match: it holds none of the literals that the alternatives require. Written by
hand beside a pattern, it misses what is later added to the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from crs_lint.text.lazy_pattern import LazyPattern

_SHORTEST_LITERAL = 2


def either(alternatives: Iterable[str]) -> str:
    """A group that matches any of the alternatives, each a word or a piece of a pattern; of none, a group that never matches."""
    return f"(?:{'|'.join(alternatives) or '(?!)'})"


def filled(piece: str, parts: Mapping[str, str]) -> str:
    """A piece of a pattern with its parts, such as ``{noun}``, in the places of their names."""
    for name, part in parts.items():
        piece = piece.replace(f"{{{name}}}", part)
    return piece


class PhrasePattern(LazyPattern):
    """A pattern of alternatives within a frame, such as ``\\b{}\\b``, which stands for whole words; case is ignored by default."""

    def __init__(self, alternatives: Iterable[str], frame: str = r"\b{}\b", flags: re.RegexFlag | int = re.IGNORECASE) -> None:
        self.alternatives = tuple(alternatives)
        super().__init__(frame.replace("{}", either(self.alternatives)), flags)
        self._literals: tuple[str, ...] | None = None

    @property
    def literals(self) -> tuple[str, ...]:
        """What a text must hold one of to match; see ``required_literals``."""
        if self._literals is None:
            self._literals = required_literals(self.alternatives)
        return self._literals

    def may_match(self, lowered: str) -> bool:
        """Whether the pattern can be found in a text, given in lower case: false only if it cannot."""
        literals = self.literals if self._literals is None else self._literals  # a property takes as long as two searches
        for literal in literals:  # a loop, since this is called for every text, and any() takes twice as long
            if literal in lowered:
                return True
        return not literals


def required_literals(pieces: Iterable[str]) -> tuple[str, ...]:
    """Literals in lower case such that each match of each pattern holds one; none if a pattern requires no literal."""
    kept: list[str] = []
    for literal in sorted({required_literal(piece).lower() for piece in pieces}, key=len):
        if not literal:
            return ()
        if not any(shorter in literal for shorter in kept):
            kept.append(literal)
    return tuple(kept)


def required_literal(piece: str) -> str:
    """The longest run of characters that every match of a pattern without top-level alternatives holds; empty if none has two."""
    return max(filter(lambda run: len(run) >= _SHORTEST_LITERAL, _runs(piece)), key=len, default="")


def _runs(piece: str) -> Iterator[str]:
    """The runs of literal characters outside groups and character sets, without characters that may be missing."""
    run, index = "", 0
    while index < len(piece):
        sign = piece[index]
        if sign == "|":
            raise ValueError(f"An alternative has alternatives of its own outside a group: {piece}")
        if sign in "?*{":
            yield run[:-1]
        elif sign == "\\" and not piece[index + 1].isalnum():
            run, index = run + piece[index + 1], index + 2
            continue
        elif sign not in "([\\.^$+":
            run, index = run + sign, index + 1
            continue
        else:
            yield run
        run, index = "", _after(piece, index)
    yield run


def _after(piece: str, start: int) -> int:
    """The index after the operator, escape, group or character set that begins at ``start``."""
    sign = piece[start]
    if sign == "\\":
        return start + 2
    if sign == "{":
        return piece.index("}", start) + 1
    if sign == "[":
        return _after_set(piece, start)
    if sign != "(":
        return start + 1
    depth, index = 0, start
    while True:
        if piece[index] == "[":
            index = _after_set(piece, index)
            continue
        depth += {"(": 1, ")": -1}.get(piece[index], 0)
        index += 2 if piece[index] == "\\" else 1
        if not depth:
            return index


def _after_set(piece: str, start: int) -> int:
    index = start + 2 if piece[start + 1] in "]^" else start + 1
    while piece[index] != "]":
        index += 2 if piece[index] == "\\" else 1
    return index + 1
