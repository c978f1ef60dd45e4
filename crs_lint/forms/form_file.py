"""Files of forms: an id a line, with the figures of the form in comments; or JSON."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crs_lint.files.discover import read_bytes
from crs_lint.model.item import Item
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import line, sanitize

if TYPE_CHECKING:  # the solver is in an extra, which a form that is there does not need
    from crs_lint.forms.assemble import FigureOfForm, Form

_LARGEST = 16 * 1024 * 1024
FORMATS = ("text", "json")


class FormFileError(Exception):
    """A file that is no form of the bank; the text is one line."""


class FormEntry(NamedTuple):
    """An item of a form by its id, and its language where the bank has translations; empty otherwise."""

    id: str
    language: str = ""


def as_text(form: Form, exam: str, seed: int) -> str:
    """The ids in the order of the form, under comments with its figures. An id with what a comment begins with is written as JSON."""
    return "".join(f"{one}\n" for one in _lines(form, exam, seed))


def _lines(form: Form, exam: str, seed: int) -> Iterator[str]:
    pretest = sum(item.is_pretest for item in form.items)
    beside = f" and {counted(pretest, 'pretest item')}" if pretest else ""
    yield line(f'# A form of the exam "{exam}": {counted(len(form.items) - pretest, "item")}{beside}, seed {seed}.')
    yield from (line(f"# {figure.label}: {_shown(figure)}") for figure in form.figures if figure.most > 0)
    yield from (
        _written(item.id) + (f" {item.language}" if item.language else "") + ("  # pretest" if item.is_pretest else "")
        for item in form.items
    )


def _shown(figure: FigureOfForm) -> str:
    least, most = round(figure.least), round(figure.most)
    return f"{round(figure.value):,}" if least == most else f"{round(figure.value):,} ({least:,} to {most:,})"


def _written(name: str) -> str:
    """An id as it is, or as JSON where it would be read as something else: as a comment, or by a CI runner as a command."""
    is_plain = name.isprintable() and "#" not in name and name.split() == [name] and name[0] not in '":{'
    return name if is_plain else _inert(json.dumps(name))


def _inert(text: str) -> str:
    """JSON without a sign that begins the commands of CI runners."""
    return text.replace("#", "\\u0023")


def as_json(form: Form, exam: str, seed: int) -> str:
    """The form with what is known of each item; ``key`` is the letter of its key, null where delivery shuffles the options."""
    items = [
        {
            "id": item.id,
            "language": item.language or None,
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
    whole = {"version": 1, "exam": exam, "seed": seed, "items": items, "figures": figures}
    return _inert(json.dumps(whole, indent=2)) + "\n"


def form_of_file(file: str) -> list[FormEntry]:
    """The items of a form, in its order. Raises FormFileError."""
    content = read_bytes(os.path.abspath(file), _LARGEST)
    if not isinstance(content, bytes):
        raise FormFileError(f"{sanitize(file)}: {content.message if os.path.lexists(file) else 'there is no such file or folder.'}")
    if len(content) > _LARGEST:
        raise FormFileError(f"{sanitize(file)}: it has more than {_LARGEST:,} bytes.")
    try:
        return entries_in(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FormFileError(f"{sanitize(file)}: it is not saved as UTF-8.") from None
    except FormFileError as error:
        raise FormFileError(f"{sanitize(file)}: {error}.") from None


def entries_in(text: str) -> list[FormEntry]:
    """The items that the text of a form names, one at least. Raises FormFileError."""
    is_json = text.lstrip().startswith("{")
    entries = _entries_in_json(text) if is_json else list(filter(None, map(_entry_in, text.splitlines())))
    if not entries:
        raise FormFileError("it names no item")
    if twice := next((entry for entry, count in Counter(entries).items() if count > 1), None):
        raise FormFileError(f"it names {line(twice.id)} twice")
    return entries


def _entry_in(row: str) -> FormEntry | None:
    """The item that a line names; None if it has only a comment. Raises FormFileError."""
    text = row.strip()
    if text.startswith('"'):
        try:
            name, end = json.JSONDecoder().raw_decode(text)
        except ValueError:
            raise FormFileError(f"this line is neither an id nor a comment: {line(text)[:80]}") from None
        words = [str(name), *text[end:].partition("#")[0].split()]
    else:
        words = text.partition("#")[0].split()
    if len(words) > len(FormEntry._fields):
        raise FormFileError(f"this line is neither an id nor a comment: {line(text)[:80]}")
    return FormEntry(*words) if words else None


def _entries_in_json(text: str) -> list[FormEntry]:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise FormFileError("it is not JSON that crs-lint form wrote") from None
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise FormFileError("it is not JSON that crs-lint form wrote")
    return list(map(_entry_in_json, items))


def _entry_in_json(data: Any) -> FormEntry:
    given = data if isinstance(data, dict) else {}
    name, language = given.get("id"), given.get("language") or ""
    if not (name and isinstance(name, str) and isinstance(language, str)):
        raise FormFileError("it is not JSON that crs-lint form wrote")
    return FormEntry(name, language)


def places_of(form: Iterable[FormEntry], items: Sequence[Item]) -> list[int]:
    """The index of each item of a form, in its order. Raises FormFileError if an item is not there, or could be one of several."""
    indexes: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        indexes.setdefault(item.id, []).append(index)
    return [_place_of(entry, indexes.get(entry.id, []), items) for entry in form]


def _place_of(entry: FormEntry, indexes: Sequence[int], items: Sequence[Item]) -> int:
    found = [index for index in indexes if entry.language in ("", items[index].named_language)]
    if len(found) == 1:
        return found[0]
    name = f"{line(entry.id)}{' in ' + line(entry.language) if entry.language else ''}"
    raise FormFileError(f"the bank has {f'{len(found)} items' if found else 'no item'} {name}.")
