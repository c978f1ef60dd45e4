"""Finds the answers that the key of an item names: by a number, a letter, or the text of the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from crs_lint.formats import native_schema
from crs_lint.formats.dialect_paths import MISSING
from crs_lint.model.finding import Path
from crs_lint.model.item import text_of

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SEPARATORS = re.compile(r"[\s,;/&+|]+|\band\b", re.IGNORECASE)
_AROUND_LETTER = " \t()[].:"


class NamedAnswers(NamedTuple):
    """The answers that a key names, by their indexes, each with the path of what names it; ``stray`` are keys that name none."""

    paths: Mapping[int, Path]
    stray: tuple[tuple[Path, str], ...] = ()


def named_answers(key: Any, path: Path, form: str, texts: Sequence[str | None], names: Sequence[str | int]) -> NamedAnswers:
    """The answers that a key at a path names in a form of ``dialect.FORMS``.

    ``texts`` are those of the answers, None for an answer without one. ``names`` are their fields in a group of answers, or
    their indexes in a list. A key that is a list names an answer with each entry.
    """
    entries = [((*path, index), one) for index, one in enumerate(key)] if isinstance(key, list) else [(path, key)]
    paths: dict[int, Path] = {}
    stray = []
    for at, one in entries:
        if one is MISSING or one is None:
            continue
        indexes = _indexes(one, form, texts, names)
        for index in indexes:
            paths.setdefault(index, at)
        if not indexes:
            stray.append((at, text_of(one) or native_schema.kind(one)))
    return NamedAnswers(paths, tuple(stray))


def _indexes(value: Any, form: str, texts: Sequence[str | None], names: Sequence[str | int]) -> list[int]:
    """The indexes of the answers that one value names; none where it names something that is not there."""
    written = text_of(value).strip()
    if form == "text":
        stripped = [text.strip() if text is not None else None for text in texts]
        return [stripped.index(written)] if written and written in stripped else []
    if form in ("index0", "index1"):
        return [] if isinstance(value, bool) else _numbered(written, int(form[-1]), len(texts))
    return _lettered(written, form, names)


def _numbered(written: str, first: int, count: int) -> list[int]:
    """The answer of a number that counts from ``first``."""
    if not (written.isascii() and written.isdigit() and len(written) < 9):
        return []
    index = int(written) - first
    return [index] if 0 <= index < count else []


def _lettered(written: str, form: str, names: Sequence[str | int]) -> list[int]:
    """The answers of a name or of letters; none where one of the letters is no answer's."""
    is_group = bool(names) and isinstance(names[0], str)
    if is_group and written in names:
        return [names.index(written)]
    letters = [str(name).upper() for name in names] if is_group else list(_LETTERS[: len(names)])
    parts = [written] if form == "letter" else [part for part in _SEPARATORS.split(written) if part]
    found = [_of_letters(part.strip(_AROUND_LETTER).upper(), letters, may_be_several=form == "letters") for part in parts]
    return [] if None in found else [index for one in found if one for index in one]


def _of_letters(word: str, letters: Sequence[str], *, may_be_several: bool) -> list[int] | None:
    """The answers of a word such as "A" or "ABD"; None where a letter is no answer's."""
    if word in letters:
        return [letters.index(word)]
    if not may_be_several or not word or any(letter not in letters for letter in word):
        return None
    return [letters.index(letter) for letter in word]
