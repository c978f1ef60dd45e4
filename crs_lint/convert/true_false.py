"""True-false items: their two options, and how they are recognized by the texts of options."""

from __future__ import annotations

from collections.abc import Sequence

from crs_lint.convert.record import ItemRecord, Loss, OptionRecord

_TRUE = frozenset(("true", "t", "verdadero", "verdadeiro", "vrai", "wahr", "richtig", "vero", "waar"))
_FALSE = frozenset(("false", "f", "falso", "faux", "falsch", "onwaar"))


def options(verdict: bool | None, rationale_of_true: str = "", rationale_of_false: str = "") -> tuple[OptionRecord, ...]:
    """The options of a statement that is true, false, or neither (None)."""
    return (
        OptionRecord("True", verdict is True, rationale_of_true),
        OptionRecord("False", verdict is False, rationale_of_false),
    )


def verdict(word: str) -> bool | None:
    """What a word or a letter such as "T" says; None if it says neither true nor false."""
    word = word.strip().rstrip(".").casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def are_verdicts(texts: Sequence[str]) -> bool:
    """Whether the texts of options are the words for true and for false, in any order."""
    return len(texts) == 2 and all(len(text.strip()) > 1 for text in texts) and {verdict(text) for text in texts} == {True, False}


def is_plain(record: ItemRecord) -> bool:
    """Whether an item is a true-false item with one key that only its verdict and two rationales tell."""
    texts = [option.text for option in record.options]
    return (
        record.true_false
        and texts == ["True", "False"]
        and sum(option.correct for option in record.options) == 1
        and not any(option.pin or option.figure for option in record.options)
    )


def losses(record: ItemRecord) -> list[Loss]:
    """The loss of the type of an item that is written as a choice of two answers."""
    is_lost = record.true_false and not is_plain(record)
    return [Loss(record.line, "the type true-false is written as a choice of two answers")] if is_lost else []
