"""Lines of test data that stand for several texts: ``⟦a/b⟧`` is a choice of words, each of which needs a case of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CHOICE = re.compile("⟦(.*?)⟧")


def variants(line: str) -> Iterator[str]:
    """The texts of a line: with the first word of each choice, ``⟦a/b⟧``, and then with each other word of each choice.

    An empty choice, ``⟦⟧``, stands for the word that the first other choice has.
    """
    choices = [match[1].split("/") for match in _CHOICE.finditer(line) if match[1]]
    firsts = [choice[0] for choice in choices]
    rows = [firsts, *([*firsts[:at], word, *firsts[at + 1 :]] for at, choice in enumerate(choices) for word in choice[1:])]
    for row in rows:
        rest = iter(row)
        yield "".join(next(rest) if text and index % 2 else row[0] if index % 2 else text for index, text in enumerate(_CHOICE.split(line)))
