"""Fingerprints: hashes of the text that a problem is about, without lines, indexes and file names, so that they survive moves."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from crs_lint.bank.item_facts import ItemFacts, signature
from crs_lint.model.finding import Location, Path, Problem
from crs_lint.model.item import Exam, Item
from crs_lint.rules.rule import File

# The fields that identify a part of an item: an answer has a text, a section a heading, a domain an id.
_NAMES = ("text", "id", "heading", "title", "file", "source")


def in_file(problem: Problem, file: File, item: Item | None) -> str:
    """The hash for a problem of one file, in one of its items or in none.

    It covers the whole text and the characters that the problem is about; for a missing value, the answer or section that
    lacks it. It does not depend on the order of answers or items.
    """
    whose = (file.exam.id, item.named_language, item.id, "" if item.id else item.stem) if item else (file.exam.id,)
    if problem.span is not None:
        return signature(*whose, "line", _line(file, problem.span.start))
    if not problem.path and item is None:
        return signature(*whose, "file", os.path.basename(file.path))
    depth = len(item.path) if item is not None and problem.path[: len(item.path)] == item.path else 0
    locations = [Location(path) for path in problem.about] or [
        problem.location,
        *(one.location for one in problem.related if one.location.span is None),
    ]
    return signature(*whose, *sorted({_location_hash(file.data, location.path, location.chars, depth) for location in locations}))


def in_bank(problem: Problem, exam: Exam, members: Sequence[ItemFacts]) -> str:
    """The hash for a problem of a bank rule; ``members`` are the items that it is about, none if it is about the exam."""
    if not members:
        return signature(exam.id, *_steps_by_name(problem.path, exam))
    field = next((step for step in reversed(problem.path) if isinstance(step, str)), "")
    texts = [signature(member.named_language, *_compared_value(member, field, problem.path)) for member in members]
    if len(members) == 1 or len(set(texts)) < len(texts):
        # Several items may repeat the same text, and which one is reported depends on order, so their ids are left out.
        texts = [signature(member.id, text) for member, text in zip(members, texts, strict=True)]
    return signature(exam.id, field, *sorted(texts))


def _line(file: File, start: int) -> str:
    """The rest of a line; the name of the file if the line is empty."""
    end = file.text.find("\n", start)
    line = file.text[start : end if end >= 0 else len(file.text)].strip()
    return line or os.path.basename(file.path)


def _location_hash(data: Any, path: Path, chars: tuple[int, int] | None, depth: int) -> str:
    """The hash of one location: the field names from its item, which is ``depth`` steps from the root, and the value there."""
    fields = [step for step in path[depth:] if isinstance(step, str)]
    values = list(_values_along(data, path))
    value = values[-1] if len(values) > len(path) else None
    if isinstance(value, str) and value.strip():
        return signature(*fields, _digest(value), value[slice(*chars)] if chars else "")
    parts = [_name(values[index]) for index, step in enumerate(path, 1) if isinstance(step, int) and depth < index < len(values)]
    is_named = len(path) == depth or (parts and isinstance(value, dict))
    return signature(*fields, *parts[-1:], "" if is_named else _content(value))


@lru_cache(maxsize=64)
def _digest(text: str) -> str:
    """The hash of a text; cached, since a long text may have many findings."""
    return signature(text)


def _values_along(data: Any, path: Path) -> Iterator[Any]:
    """The values along a path, starting with the root, as far as they exist."""
    yield data
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return
        yield data


def _name(value: Any) -> str:
    """The value that identifies an element of a list."""
    if isinstance(value, dict):
        return next((str(value[name]) for name in _NAMES if isinstance(value.get(name), (str, int, float))), _content(value))
    return str(value)


def _content(value: Any) -> str:
    """The hash of a value that is no text: the sorted names of the elements of a list, or the sorted scalars of a mapping."""
    if isinstance(value, list):
        return signature(*sorted(_name(one) for one in value))
    return signature(*sorted(_scalars(value))) if isinstance(value, dict) else str(value)


def _scalars(data: Any) -> Iterator[str]:
    """All scalars inside a value, as texts."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        else:
            yield str(value)


def _steps_by_name(path: Path, exam: Exam) -> Iterator[str]:
    """The steps of a path in an exam file, with the ids of domains and tasks in place of their indexes."""
    for index, step in enumerate(path):
        yield _name_of(step, path[:index], exam) if isinstance(step, int) else step


def _name_of(number: int, above: Path, exam: Exam) -> str:
    """The id of the domain or task with a number; the number itself where there is none."""
    if above == ("domains",):
        ids: Sequence[str] = [domain.id for domain in exam.domains]
    elif len(above) == 3 and above[0] == "domains" and above[2] == "tasks" and isinstance(above[1], int):
        ids = exam.domains[above[1]].tasks if above[1] < len(exam.domains) else ()
    else:
        ids = ()
    return ids[number] if number < len(ids) else str(number)


def _compared_value(member: ItemFacts, field: str, path: Path) -> tuple[str, ...]:
    """What an item has in the field in which several items are compared."""
    if field == "id":
        return (member.id,)
    if field == "explanation":
        return (f"{member.explanation:016x}",)
    if field == "enemies" and isinstance(path[-1], int):
        return member.enemies[path[-1] : path[-1] + 1]
    return (f"{member.question:016x}" if member.question else member.id, f"{member.keys:016x}" if field == "options" else "")
