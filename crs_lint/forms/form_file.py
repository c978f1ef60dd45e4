"""Files of forms: an id a line, with the figures of the form in comments; or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from crs_lint.forms.assemble import FigureOfForm, Form
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import line

MOST_CHARACTERS = 16 * 1024 * 1024
"""The largest file of a form that is read."""
FORMATS = ("text", "json")


class FormFileError(Exception):
    """A file that is no form; the text is one line without the file name."""


def as_text(form: Form, exam: str, seed: int) -> str:
    """The ids in the order of the form, under comments with its figures. An id with what a comment begins with is written as JSON."""
    return "".join(f"{one}\n" for one in _lines(form, exam, seed))


def _lines(form: Form, exam: str, seed: int) -> Iterator[str]:
    pretest = sum(item.is_pretest for item in form.items)
    beside = f" and {counted(pretest, 'pretest item')}" if pretest else ""
    yield line(f'# A form of the exam "{exam}": {counted(len(form.items) - pretest, "item")}{beside}, seed {seed}.')
    yield from (line(f"# {figure.label}: {_shown(figure)}") for figure in form.figures if figure.most > 0)
    yield from (_written(item.id) + ("  # pretest" if item.is_pretest else "") for item in form.items)


def _shown(figure: FigureOfForm) -> str:
    least, most = round(figure.least), round(figure.most)
    return f"{round(figure.value):,}" if least == most else f"{round(figure.value):,} ({least:,} to {most:,})"


def _written(name: str) -> str:
    plain = name and name.isprintable() and name == name.strip() and "#" not in name and name[0] not in "\"'"
    return name if plain else json.dumps(name)


def as_json(form: Form, exam: str, seed: int) -> str:
    """The form with what is known of each item; ``key`` is the letter of its key, null where delivery shuffles the options."""
    items = [
        {
            "id": item.id,
            "path": item.path,
            "domain": item.domain,
            "task": item.task,
            "level": item.level,
            "key": None if item.position is None else chr(ord("A") + item.position),
            "words": item.words,
            "scored": not item.is_pretest,
        }
        for item in form.items
    ]
    figures = [
        {"counts": one.label, "unit": one.unit, "value": round(one.value), "least": round(one.least), "most": round(one.most)}
        for one in form.figures
    ]
    return json.dumps({"version": 1, "exam": exam, "seed": seed, "items": items, "figures": figures}, ensure_ascii=False, indent=2) + "\n"


def ids_in(text: str) -> list[str]:
    """The ids of a form, in its order. Raises FormFileError."""
    return _ids_in_json(text) if text.lstrip().startswith("{") else [name for one in text.splitlines() if (name := _id_in(one))]


def _id_in(row: str) -> str:
    """The id in a line; empty if it has only a comment."""
    text = row.strip()
    if not text.startswith('"'):
        return text.partition("#")[0].strip()
    try:
        name, _ = json.JSONDecoder().raw_decode(text)
    except ValueError:
        raise FormFileError(f"this line is neither an id nor a comment: {line(text)[:80]}") from None
    return str(name)


def _ids_in_json(text: str) -> list[str]:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise FormFileError("it is not JSON that crs-lint form wrote") from None
    items = data.get("items") if isinstance(data, dict) else None
    names = [one.get("id") for one in items if isinstance(one, dict)] if isinstance(items, list) else [None]
    if not all(isinstance(name, str) and name for name in names):
        raise FormFileError("it is not JSON that crs-lint form wrote")
    return [str(name) for name in names]
