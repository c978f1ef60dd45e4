"""A hash of the text that a problem speaks of: no line, no place in a list and no file, so that a finding survives moves."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from crs_lint.bank.item_facts import ItemFacts, signature
from crs_lint.model.finding import Location, Path, Problem
from crs_lint.model.item import Exam, Item
from crs_lint.rules.rule import File

# What a part of an item is called by: an answer by its text, a section by its heading, a domain by its id.
_NAMES = ("text", "id", "heading", "title", "file", "source")


def in_file(problem: Problem, file: File, item: Item | None) -> str:
    """The hash for a problem of one file, in one of its items or in none.

    A text counts whole, and with it the words of it that the problem is about; what is not there counts as part of the
    answer or section that lacks it. Order never counts.
    """
    whose = (file.exam.id, item.language, item.id, "" if item.id else item.stem) if item else (file.exam.id,)
    if problem.span is not None:
        return signature(*whose, "line", _line(file, problem.span.start))
    if not problem.path and item is None:
        return signature(*whose, "file", os.path.basename(file.path))
    depth = len(item.path) if item is not None and problem.path[: len(item.path)] == item.path else 0
    places = [Location(path) for path in problem.about] or [
        problem.location,
        *(one.location for one in problem.related if one.location.span is None),
    ]
    return signature(*whose, *sorted({_told(file.data, location.path, location.chars, depth) for location in places}))


def in_bank(problem: Problem, exam: Exam, members: Sequence[ItemFacts]) -> str:
    """The hash for a problem that only the whole bank shows; ``members`` are the items that it speaks of, none for the exam."""
    if not members:
        return signature(exam.id, *_named(problem.path, exam))
    field = next((step for step in reversed(problem.path) if isinstance(step, str)), "")
    texts = [signature(member.language, *_asked(member, field, problem.path)) for member in members]
    if len(members) == 1 or len(set(texts)) < len(texts):
        # Items of different texts stand for all that repeat them, and which one does is a matter of order: no id goes in.
        texts = [signature(member.id, text) for member, text in zip(members, texts, strict=True)]
    return signature(exam.id, field, *sorted(texts))


def _line(file: File, start: int) -> str:
    """The rest of a line; the name of a file that has no text to go by."""
    end = file.text.find("\n", start)
    line = file.text[start : end if end >= 0 else len(file.text)].strip()
    return line or os.path.basename(file.path)


def _told(data: Any, path: Path, chars: tuple[int, int] | None, depth: int) -> str:
    """One place: the fields that lead to it from its item, which is ``depth`` steps from the root, and what stands there."""
    fields = [step for step in path[depth:] if isinstance(step, str)]
    values = list(_way(data, path))
    value = values[-1] if len(values) > len(path) else None
    if isinstance(value, str) and value.strip():
        return signature(*fields, _digest(value), value[slice(*chars)] if chars else "")
    parts = [_name(values[index]) for index, step in enumerate(path, 1) if isinstance(step, int) and depth < index < len(values)]
    is_named = len(path) == depth or (parts and isinstance(value, dict))
    return signature(*fields, *parts[-1:], "" if is_named else _content(value))


@lru_cache(maxsize=64)
def _digest(text: str) -> str:
    """Of a long text in which much is found, taken once."""
    return signature(text)


def _way(data: Any, path: Path) -> Iterator[Any]:
    """The values on the way to a path, the root first, as far as there are any."""
    yield data
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return
        yield data


def _name(value: Any) -> str:
    """What an element of a list is called by."""
    if isinstance(value, dict):
        return next((str(value[name]) for name in _NAMES if isinstance(value.get(name), (str, int, float))), _content(value))
    return str(value)


def _content(value: Any) -> str:
    """A value that is no text: the names of a list's elements in any order, or all scalars of a group."""
    if isinstance(value, list):
        return signature(*sorted(_name(one) for one in value))
    return signature(*sorted(_scalars(value))) if isinstance(value, dict) else str(value)


def _scalars(data: Any) -> Iterator[str]:
    """The texts inside a value, bounded by the limits of reading."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        else:
            yield str(value)


def _named(path: Path, exam: Exam) -> Iterator[str]:
    """The steps into an exam file, with domains by their ids."""
    for index, step in enumerate(path):
        if isinstance(step, int) and path[:index] == ("domains",) and step < len(exam.domains):
            yield exam.domains[step].id
        else:
            yield str(step)


def _asked(member: ItemFacts, field: str, path: Path) -> tuple[str, ...]:
    """What one of several items has in a field that they are compared in."""
    if field == "id":
        return (member.id,)
    if field == "explanation":
        return (f"{member.explanation:016x}",)
    if field == "enemies" and isinstance(path[-1], int):
        return member.enemies[path[-1] : path[-1] + 1]
    return (f"{member.question:016x}" if member.question else member.id, f"{member.keys:016x}" if field == "options" else "")
