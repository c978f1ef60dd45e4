"""Messages of findings in pieces: code between backticks, and answers by the letters that the page shows."""

from __future__ import annotations

import re

from crs_lint.report.inline_markup import Piece
from crs_lint.report.item_texts import letter_of

_CODE = re.compile(r"`([^`\n]+)`")
# What is quoted from an item stays as it is written there.
_ANSWERS = re.compile(
    r"\"[^\"]*+\"|`[^`]*+`"
    r"|\b[Aa]nswers? ([1-9][0-9]{0,2}+(?:(?:, [1-9][0-9]{0,2}+){0,100} and [1-9][0-9]{0,2}+)?)(?![0-9A-Za-z]|\.[0-9])"
)
_NUMBER = re.compile(r"[0-9]++")


def message_pieces(text: str, *, has_letters: bool) -> tuple[Piece, ...]:
    """The pieces of a message, whose texts add up to it. With ``has_letters``, answers that it names by number get their letters."""
    text = with_letters(text) if has_letters else text
    found: list[Piece] = []
    at = 0
    for match in _CODE.finditer(text):
        found += [Piece(text[at : match.start()]), Piece("`", "hidden"), Piece(match[1], "code"), Piece("`", "hidden")]
        at = match.end()
    return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)


def with_letters(message: str) -> str:
    """A message with answers by letter: "Answers 1 and 3" becomes "Answers A and C"."""
    return _ANSWERS.sub(_lettered, message)


def _lettered(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[0]
    name = match[0][: match.start(1) - match.start()]
    return name + _NUMBER.sub(lambda number: letter_of(int(number[0])), match[1])
