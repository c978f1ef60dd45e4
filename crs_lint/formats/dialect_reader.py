"""Reads the files of a dialect: their items, and schema errors at the author's paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from crs_lint.formats import native_schema
from crs_lint.formats.dialect import Dialect
from crs_lint.formats.dialect_entries import ItemEntry, find_entries
from crs_lint.formats.dialect_item import ItemReading, is_default, read_item
from crs_lint.formats.dialect_paths import value_at
from crs_lint.formats.native_schema import SchemaError
from crs_lint.model.file_language import with_file_language
from crs_lint.model.finding import Fix, Path, Problem, Quote
from crs_lint.model.item import Exam, Item
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import closest_match, is_misspelling

_MOST_FIELDS = 20
_DEFAULTS = ("domain", "task", "scenario")


class DialectReading(NamedTuple):
    """The items of a file, and its schema errors. ``above`` are paths at which a finding would only repeat one of the errors."""

    items: tuple[Item, ...] = ()
    errors: tuple[SchemaError, ...] = ()
    above: frozenset[Path] = frozenset()


def read_items(data: Any, dialect: Dialect, exam: Exam) -> tuple[Item, ...]:
    """Only the items of a file."""
    return _items(_read_entries(find_entries(data, dialect).items, data, dialect, exam), exam)


def read(data: Any, dialect: Dialect, exam: Exam) -> DialectReading:
    """The items of a file and its schema errors. ``data`` holds only what JSON has; raises ValueError otherwise."""
    entries = find_entries(data, dialect)
    read = _read_entries(entries.items, data, dialect, exam)
    native = {"items": [one.native for one in read]}
    broken = [] if native_schema.accepts(native, "bank") else native_schema.explain(native, "bank", dialect.wording)
    errors = [*entries.errors, *(error for one in read for error in one.errors)]
    errors += [_at_author_path(error, read, dialect) for error in broken]
    return DialectReading(_items(read, exam), (*errors, *entries.skipped), _above(broken, read))


def _read_entries(entries: Sequence[ItemEntry], data: Any, dialect: Dialect, exam: Exam) -> list[ItemReading]:
    defaults: Mapping[str, Any] = {}
    if isinstance(data, dict):
        fields = {**{field: field for field in _DEFAULTS}, "language": dialect.language or "language"}
        defaults = {field: data[name] for field, name in fields.items() if is_default(field, data.get(name))}
    wording = dialect.wording
    return [read_item(entry, dialect, exam, defaults, wording) for entry in entries]


def _items(read: Sequence[ItemReading], exam: Exam) -> tuple[Item, ...]:
    return tuple(with_file_language([one.item for one in read if one.item is not None], exam))


# Schema errors of the bank's own form


def _above(errors: Sequence[SchemaError], read: Sequence[ItemReading]) -> frozenset[Path]:
    """The author's paths of items and lists of answers that hold a broken answer or key."""
    paths = [one.problem.path for one in errors if one.problem.path[-1:] in (("correct",), ("options",))]
    return frozenset(_author_path(path[:length], read) for path in paths for length in range(2, len(path) + 1)) - {()}


def _author_path(path: Path, read: Sequence[ItemReading]) -> Path:
    """The author's path for one in ``{"items": [...]}``."""
    return read[int(path[1])].paths.translated(path[2:]) if len(path) > 1 else ()


def _at_author_path(error: SchemaError, read: Sequence[ItemReading], dialect: Dialect) -> SchemaError:
    """An error with the author's path, and with its fix where that can be made in the author's file."""
    problem = error.problem
    path = _author_path(problem.path, read)
    if error.rule == "missing-field" and (misspelled := _misspelled(problem.path, read, dialect)):
        field = (*_author_path(problem.path[:-1], read), misspelled)
        name = dialect.wording.name(str(problem.path[-1]))
        remedy = f'Rename "{shorten(misspelled)}" to it: "{name}".'
        return SchemaError(error.rule, problem._replace(path=field, part="key", help=remedy), path)
    as_written = error.as_written

    def moved(problem: Problem) -> Problem:
        return problem._replace(path=path, fix=_quoting(problem.fix, read))

    return SchemaError(error.rule, moved(problem), as_written=None if as_written is None else lambda source: moved(as_written(source)))


def _quoting(fix: Fix | None, read: Sequence[ItemReading]) -> Fix | None:
    """A fix at the author's paths, if it only puts values in quotes."""
    changes = fix.changes if fix is not None else ()
    quotes = [change._replace(path=_author_path(change.path, read)) for change in changes if isinstance(change, Quote)]
    return fix._replace(changes=tuple(quotes)) if fix is not None and len(quotes) == len(changes) else None


def _misspelled(path: Path, read: Sequence[ItemReading], dialect: Dialect) -> str:
    """The field of the author that can only be the missing one at a path, misspelled; empty where there is none."""
    one = read[int(path[1])]
    group = value_at(one.given, _author_path(path[:-1], read)[len(one.paths.path) :])
    if not isinstance(group, dict):
        return ""
    name = dialect.wording.name(str(path[-1]))
    known = {*dialect.wording.fields.values(), dialect.key}
    near = closest_match(name, [field for field in islice(group, _MOST_FIELDS) if field not in known])
    return near if near and is_misspelling(near, name) else ""
