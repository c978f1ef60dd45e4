"""Names of answers as they appear in messages."""

from __future__ import annotations

from collections.abc import Sequence

from crs_lint.model.item import Option


def names_of(options: Sequence[Option]) -> str:
    """One or more answers by number: "Answer 2", "Answers 1, 2 and 4"."""
    return f"{'Answer' if len(options) == 1 else 'Answers'} {joined([str(option.number) for option in options])}"


def joined(words: Sequence[str]) -> str:
    """One or more words as a list in a sentence: "I", "I and II", "I, II and III"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
