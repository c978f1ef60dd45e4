"""Finds the items of a file in a dialect: entries of a list, values of a group, or the file as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from crs_lint.formats import native_schema
from crs_lint.formats.dialect import NATIVE_TYPES, Dialect
from crs_lint.formats.dialect_paths import MISSING, field_path, option_fields, value_at
from crs_lint.formats.native_schema import SchemaError
from crs_lint.model.finding import Path, Problem
from crs_lint.model.item import text_of
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import is_misspelling

# Comparing names is slow: in a file with more unknown names than this, every entry counts as an item.
_MOST_COMPARED = 2000
_MOST_FIELDS = 20
_LONGEST_NAME = 40
_EVERY = "*"


class ItemEntry(NamedTuple):
    """What may be an item: its value and path, and its name where it is in a group of items."""

    value: Any
    path: Path
    name: str | None = None


class Entries(NamedTuple):
    """The items of a file; schema errors of what holds them; and errors for entries that are no items."""

    items: Sequence[ItemEntry] = ()
    errors: Sequence[SchemaError] = ()
    skipped: Sequence[SchemaError] = ()


def find_entries(data: Any, dialect: Dialect) -> Entries:
    """The items of a file whose data is given."""
    if data is None:
        return Entries()
    names = _ItemFields(dialect)
    if _EVERY in dialect.items.split("."):
        found = _of_homes(data, dialect, names)
    else:
        path = _items_path(data, dialect)
        value = value_at(data, path)
        if value is MISSING:
            return Entries(errors=(native_schema.missing(path, "This file", dialect.items),))
        found = _of_home(value, path, dialect, names)
    kept = [entry for entry in found.items if meaning_of_type(entry.value, dialect) != "skip"]
    return found._replace(items=kept) if len(kept) < len(found.items) else found


def meaning_of_type(value: Any, dialect: Dialect) -> str:
    """What the type of an item means, one of ``dialect.TYPES``; empty where the settings say nothing of it.

    A type of the bank's own form has its own meaning where the settings give it no other.
    """
    if not (dialect.types or dialect.type) or not isinstance(value, dict):
        return ""
    written = value_at(value, field_path(dialect.type or "type", value))
    if written is MISSING:
        return ""
    name = text_of(written)
    meanings = dict(dialect.types)
    return meanings.get(name) or (name if name in NATIVE_TYPES else meanings.get(_EVERY, ""))


def _of_homes(data: Any, dialect: Dialect, names: _ItemFields) -> Entries:
    """The items of every place that a way with ``*`` leads to; a place without items, such as a title, is skipped."""
    homes, errors = _homes(data, dialect.items.split("."))
    parts = [(path, _of_home(value, path, dialect, names) if isinstance(value, (dict, list)) else Entries()) for path, value in homes]
    items = [entry for _, part in parts for entry in part.items]
    if not items and (errors or any(value != [] for _, value in homes)):
        return Entries(errors=(_no_item((), dialect),))
    beside = [_skipped(path) for (path, part), (_, value) in zip(parts, homes, strict=True) if not part.items and value not in ([], None)]
    return Entries(items, (), [*errors, *beside, *(one for _, part in parts for one in part.skipped if part.items)])


def _homes(data: Any, steps: Sequence[str]) -> tuple[list[tuple[Path, Any]], list[SchemaError]]:
    """The places that steps lead to, and errors for what they lead past."""
    places: list[tuple[Path, Any]] = [((), data)]
    errors = []
    for step in steps:
        found: list[tuple[Path, Any]] = []
        for path, value in places:
            if step == _EVERY and isinstance(value, (dict, list)):
                pairs = value.items() if isinstance(value, dict) else enumerate(value)
                found += [((*path, name), one) for name, one in pairs]
            elif (inner := value_at(value, (step,))) is not MISSING:
                found.append(((*path, step), inner))
            else:
                errors.append(_skipped(path))
        places = found
    return places, errors


def _of_home(value: Any, path: Path, dialect: Dialect, names: _ItemFields) -> Entries:
    """The items of the list or group at a path."""
    if isinstance(value, list):
        return _listed(value, path, names)
    if not isinstance(value, dict):
        return Entries(errors=(_no_list(value, path, dialect),))
    if _is_one_item(value, dialect, names):
        return Entries((ItemEntry(value, path),))
    return _named(value, path, dialect, names)


def _items_path(data: Any, dialect: Dialect) -> Path:
    if dialect.items == ".":
        return ()
    if dialect.items:
        return field_path(dialect.items, data if isinstance(data, dict) else {})
    return ("items",) if isinstance(data, dict) and "items" in data else ()


class _ItemFields:
    """Recognizes items by the names of their fields. It counts the names compared, since a file may have any number."""

    def __init__(self, dialect: Dialect) -> None:
        own = [
            dialect.stem,
            *(() if "*" in dialect.options else (dialect.options,)),
            dialect.explanation or "explanation",
            dialect.id or "id",
        ]
        own += [dialect.key] if dialect.has_key_in_item else []
        self._names = {name.split(".")[0] for name in own} | set(own)
        self._compared = 0

    def occur_in(self, group: Mapping[str, Any]) -> bool:
        """Whether a group has a field that an item has, or one whose name is a misspelling of it."""
        if not self._names.isdisjoint(group) or self._compared > _MOST_COMPARED:
            return True
        unknown = [field for field in islice(group, _MOST_FIELDS) if len(field) < _LONGEST_NAME]
        self._compared += len(unknown) * len(self._names)
        return any(is_misspelling(field, name) for field in unknown for name in self._names)


def _listed(values: Sequence[Any], path: Path, names: _ItemFields) -> Entries:
    """The entries of a list; a group without any field of an item is skipped, and any other value is left to the schema."""
    items, skipped = [], []
    for index, value in enumerate(values):
        if not isinstance(value, dict) or not value or names.occur_in(value):
            items.append(ItemEntry(value, (*path, index)))
        else:
            skipped.append(_skipped((*path, index)))
    return Entries(items, (), skipped)


def _is_one_item(group: Mapping[str, Any], dialect: Dialect, names: _ItemFields) -> bool:
    """Whether a group is one item, and not items under their names."""
    if dialect.stem.split(".")[0] in group or dialect.options.split(".")[0] in group or option_fields(dialect, group):
        return True
    return not any(isinstance(one, dict) and names.occur_in(one) for one in group.values()) and names.occur_in(group)


def _named(group: Mapping[str, Any], path: Path, dialect: Dialect, names: _ItemFields) -> Entries:
    """The items of a group, each under its name."""
    items = [ItemEntry(one, (*path, name), name) for name, one in group.items() if isinstance(one, dict) and names.occur_in(one)]
    if not items:
        return Entries(errors=(_no_item(path, dialect),))
    taken = {entry.path for entry in items}
    return Entries(items, (), [_skipped((*path, name)) for name in group if (*path, name) not in taken])


def _no_list(value: Any, path: Path, dialect: Dialect) -> SchemaError:
    subject = f'The "{shorten(dialect.items)}"' if path else "The file"
    message = f"{subject} is {native_schema.kind(value)}; it must be a list of items."
    return SchemaError("wrong-type", Problem(path, message, "Write each item below it, after a dash."))


def _no_item(path: Path, dialect: Dialect) -> SchemaError:
    where = f'under "{dialect.items}"' if path else "at its root"
    message = f"This file has no item {where}: nothing there has a field that an item has."
    remedy = f'Give an item "{dialect.stem}" and "{dialect.options}", or correct the settings of the dialect.'
    return SchemaError("missing-field", Problem(path, message, remedy))


def _skipped(path: Path) -> SchemaError:
    message = "This entry has no field that an item has, so it is not read as an item."
    return SchemaError("skipped-entry", Problem(path, message, "Correct its field names, or move it out of the list if it is no item."))
