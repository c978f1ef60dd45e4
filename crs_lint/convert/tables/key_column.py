"""The keys in a column of a table. The column is judged as a whole: one key alone may be an index from 0 as well as from 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from crs_lint.convert.answer_keys import APART, UnclearError, agreed, by_words, from_1, letters_in, numbers_in, place_of, within
from crs_lint.convert.record import normalized

_NAMED = re.compile(r"(?:option|opt|answer|ans|choice|op)[\s_.#-]*([A-Za-z]|[0-9]{1,2})", re.IGNORECASE)
_LABELED = re.compile(r"\(?([A-Za-z]|[0-9]{1,2})(?:[).:]|\s+[-–—]|\s*+=)\s+(.*)", re.DOTALL)


class KeyStyle(Enum):
    """What a key is: a letter, a number from 0 or from 1 or from either, or the words of an option."""

    LETTERS = "letters"
    FROM_1 = "from 1"
    FROM_0 = "from 0"
    WORDS = "words"
    FROM_EITHER = "from 0 or from 1"


_FORMS = (KeyStyle.LETTERS, KeyStyle.FROM_1, KeyStyle.FROM_0, KeyStyle.WORDS)


class Row(NamedTuple):
    """A key and the options of its row."""

    key: str
    options: Sequence[str]


def judged(rows: Sequence[Row], first: int | None) -> KeyStyle | None:
    """The form of most keys of a column; None if no form fits, or if several do. ``first`` is the number of the first option, if any.

    If all keys can count from 0 as well as from 1, ``first`` decides, or 1. If none of the two fits all, neither is believed.
    """
    given = [_readings(row) for row in rows if row.key.strip() and row.options]
    counts = {form: sum(bool(readings[form]) for readings in given) for form in _FORMS}
    best = max(counts.values(), default=0)
    if not best:
        return None
    forms = [form for form in _FORMS if counts[form] == best]
    if {KeyStyle.FROM_0, KeyStyle.FROM_1} <= set(forms):
        if any(bool(one[KeyStyle.FROM_0]) != bool(one[KeyStyle.FROM_1]) for one in given):
            return KeyStyle.FROM_EITHER
        forms.remove(KeyStyle.FROM_1 if first == 0 else KeyStyle.FROM_0)
    return forms[0] if len(forms) == 1 else None


def is_never_named(rows: Sequence[Row]) -> bool:
    """Whether the key of each of several rows is a text that none of its options is."""
    return len(rows) > 1 and all(len(row.key.strip()) > 2 and not any(_readings(row).values()) for row in rows)


def meant(row: Row, form: KeyStyle | None, first: int | None) -> set[int]:
    """The indexes of the options that a key names in a column of a form. Raises UnclearError."""
    if not row.key.strip():
        return set()
    readings = _readings(row)
    if form is KeyStyle.FROM_EITHER and not readings[KeyStyle.WORDS] and (readings[KeyStyle.FROM_0] or readings[KeyStyle.FROM_1]):
        raise UnclearError(f'the key "{normalized(row.key)}" in a column that counts from 0 as well as from 1')
    if form is not None and readings.get(form):
        return readings[form]
    base = form if form in (KeyStyle.FROM_0, KeyStyle.FROM_1) else KeyStyle.FROM_0 if first == 0 else KeyStyle.FROM_1
    return agreed(row.key, (readings[one] for one in (KeyStyle.LETTERS, base, KeyStyle.WORDS)))


def _readings(row: Row) -> dict[KeyStyle, set[int]]:
    """The options that a key names in each form; none where it names something else."""
    count = len(row.options)
    places = _places(row.key.strip(), row.options)
    return {
        KeyStyle.LETTERS: within(letters_in(places), count),
        KeyStyle.FROM_1: from_1(numbers_in(places), count),
        KeyStyle.FROM_0: within(numbers_in(places), count),
        KeyStyle.WORDS: by_words(row.key, row.options),
    }


def _places(key: str, options: Sequence[str]) -> str:
    """A key without words around its letters or numbers, as in "option2", or without the text of its option, as in "B. Jupiter"."""
    if _LABELED.fullmatch(key):
        return _place(key, options)
    parts = APART.split(key)
    return ", ".join(_place(part, options) for part in parts) if any(map(_NAMED.fullmatch, parts)) else key


def _place(part: str, options: Sequence[str]) -> str:
    if named := _NAMED.fullmatch(part):
        return named[1]
    labeled = _LABELED.fullmatch(part)
    if labeled:
        label = labeled[1]
        index = int(label) - 1 if label.isdecimal() else place_of(label)
        return label if index in by_words(labeled[2], options) else part
    return part
