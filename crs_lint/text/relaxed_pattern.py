"""Patterns for quick looks, derived from patterns of ``re``, for an engine in Rust that takes a tenth of the time.

That engine knows no assertions about what stands beside a match, so these are left out, and a quick look finds all that its pattern
finds, and more. It is for texts in ASCII, since the engines disagree about other characters, and sets of these take long to compile.
"""

import re
from functools import lru_cache

from crs_lint.text.phrases import after_group, after_set

_MOST_REPEATED = 9  # a larger bound costs memory
_ASSERTIONS = ("(?=", "(?!", "(?<=", "(?<!")
_SETS = frozenset("wWdDsS")
_QUANTIFIERS = frozenset("*+?")


class NotRelaxableError(ValueError):
    """A pattern has an element for which there is no quick look, such as a reference to a group."""


def relaxed(source: str, flags: int = 0) -> str:
    """A pattern that is found in each text in ASCII in which the given one is; if case is ignored, in each in lower case.

    Raises NotRelaxableError.
    """
    if flags & re.VERBOSE:
        raise NotRelaxableError(source)
    parts: list[str] = []
    index, is_quantified = 0, False
    while index < len(source):
        end = _end(source, index)
        piece = source[index:end]
        index = end
        is_possessive = piece == "+" and is_quantified
        is_quantified = not is_possessive and (piece in _QUANTIFIERS or piece[0] == "{")
        if not is_possessive:
            parts.append(_relaxed_piece(piece, flags))
    return "".join(parts)


def _end(source: str, start: int) -> int:
    """The index after the piece that begins at ``start``: an assertion, the opening of a group, a set, an escape or one character."""
    if source.startswith(_ASSERTIONS, start):
        return after_group(source, start)
    if source.startswith("(?P<", start):
        return source.index(">", start) + 1
    if source.startswith(("(?:", "(?>"), start):
        return start + 3
    if source.startswith("(?", start):
        raise NotRelaxableError(source)
    if source[start] == "[":
        return after_set(source, start)
    if source[start] == "{":
        return source.index("}", start) + 1
    return start + (2 if source[start] == "\\" else 1)


def _relaxed_piece(piece: str, flags: int) -> str:
    if piece.startswith(_ASSERTIONS):
        return ""
    if piece.startswith("(?"):
        return "(?:"
    if piece[0] == "[" or piece == "." or (piece[0] == "\\" and piece[1] in _SETS):
        return _ascii_set(piece, int(flags) & (re.IGNORECASE | re.DOTALL))
    if piece[0] == "\\":
        return _relaxed_escape(piece)
    if piece[0] == "{":
        return _relaxed_count(piece)
    if piece in "^$":
        return "" if flags & re.MULTILINE else {"^": "^", "$": r"(?:\n?$)"}[piece]
    return piece.lower() if flags & re.IGNORECASE else piece


def _relaxed_escape(piece: str) -> str:
    name = piece[1]
    if name.isdigit():
        raise NotRelaxableError(piece)
    if name.isalpha():
        return {"A": "^", "Z": "$"}.get(name, piece)
    return _literal(name)


def _literal(sign: str) -> str:
    return f"\\x{ord(sign):02x}" if sign.isascii() and not sign.isalnum() else sign


@lru_cache(maxsize=256)
def _ascii_set(piece: str, flags: int) -> str:
    """The characters in ASCII that a set matches, as a set."""
    fits = re.compile(piece, flags).fullmatch
    members = [sign for sign in map(chr, range(128)) if fits(sign)]
    return f"[{''.join(map(_literal, members))}]" if members else r"[^\s\S]"


def _relaxed_count(piece: str) -> str:
    """The count without an upper bound if that is large."""
    least, comma, most = piece[1:-1].partition(",")
    if max(int(least or 0), int(most or 0)) <= _MOST_REPEATED:
        return f"{{{least or 0}{comma}{most}}}"
    return f"{{{min(int(least or 0), _MOST_REPEATED)},}}"
