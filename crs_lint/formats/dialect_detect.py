"""Detects the dialect of files that are not in the bank's own form."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from crs_lint.document.limits import Limits
from crs_lint.document.load import read_file
from crs_lint.document.read_error import ReadError, ReadErrorKind
from crs_lint.files import discover
from crs_lint.formats import dialect_reader
from crs_lint.formats.dialect import Dialect, DialectError, KeyForm, read_dialect
from crs_lint.formats.dialect_names import HOMES, OPTIONS, STEMS, is_likely, is_options_name, weight
from crs_lint.formats.dialect_paths import field_path, option_fields, value_at
from crs_lint.formats.dialect_shape import Container, Shape, shape_of
from crs_lint.formats.dialect_types import with_types
from crs_lint.model.finding import Path
from crs_lint.model.item import Exam, read_items
from crs_lint.text.file_endings import is_json
from crs_lint.text.suggest import is_misspelling
from crs_lint.text.toml_writer import TomlValue

_MOST_FILES = 200
_MOST_BYTES = 8 << 20
_LARGEST_JSON = 4 << 20
# A shape is found from a few files and items; then it is tried on everything that was read.
_ENOUGH_ITEMS = 1000
_MOST_CONTAINERS = 10
_FEW_ITEMS = 40
_MOST_ITEMS = 300
_MOST_ENTRIES = 300
_MOST_TYPED = 1000
_MOST_FIELDS = 60
_DEPTH = 3
_LIMITS = Limits(file_size=1 << 20)
_LONGEST_NAME = 40
_ENOUGH_NAMES = 2
_HALF = 0.5


class Detected(NamedTuple):
    """The shape of the items of some files: the number of items of each file that has it, and the files that do not."""

    shape: Shape
    fitting: Mapping[str, int]
    others: tuple[str, ...]


def detect(files: Iterable[tuple[str, str]]) -> Detected | None:
    """The shape that most items of some files have; None where there is none. A file is a path to show, and its real path."""
    return detect_in(dict(_readable(sorted(files, key=lambda one: is_json(one[0])))))


def detect_in(read: Mapping[str, Any]) -> Detected | None:
    """The shape that most items in the data of some files have, by the paths of the files; None where there is none."""
    candidate = _most_frequent(read.values())
    if candidate is None:
        return None
    dialect, containers = candidate
    groups = [group for one in containers for group in one.groups]
    found = shape_of(Container(dialect.items, groups), _MOST_ITEMS)
    shape = found[0] if found is not None else Shape(dialect)
    shape = shape._replace(dialect=with_types(shape.dialect, groups[:_MOST_TYPED]))
    fitting = {
        path: count for path, data in read.items() if (count := _count_items(_with_spelled_home(data, shape.dialect), shape.dialect))
    }
    if not fitting or not _is_usable(shape.dialect) or _is_misspelled_native(shape.dialect):
        return None
    return Detected(shape, fitting, tuple(path for path in read if path not in fitting))


def given_settings(dialect: Dialect) -> dict[str, TomlValue]:
    """The settings that a dialect needs, by their names; defaults are left out."""
    fields = dialect._replace(types=())
    given: dict[str, TomlValue] = {
        name.replace("_", "-"): str(value) for name, value in fields._asdict().items() if value != Dialect._field_defaults[name]
    }
    if dialect.types:
        given["types"] = dict(dialect.types)
    return given if dialect.key_form == KeyForm.BOOLEAN else {**given, "key": dialect.key}


def _is_native(data: Any) -> bool:
    """Whether plain data holds items of the bank's own form."""
    return any(item.has("options") and item.has("stem") for item in read_items(data, Exam()))


def _is_usable(dialect: Dialect) -> bool:
    """Whether the settings can have these names."""
    try:
        read_dialect(given_settings(dialect))
    except DialectError:
        return False
    return True


def _is_misspelled_native(dialect: Dialect) -> bool:
    """Whether this is the bank's own form, with the name of the list of items misspelled."""
    return dialect._replace(items="", explanation="") == Dialect() and is_misspelling(dialect.items, "items")


def _readable(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """The data of the first files that can be read, up to a limit of bytes, without those in the bank's own form."""
    left = _MOST_BYTES
    for path, full in islice(files, _MOST_FILES):
        largest = _LARGEST_JSON if is_json(path) else _LIMITS.file_size
        content = discover.read_bytes(full, largest)
        if isinstance(content, bytes) and len(content) <= min(left, largest):
            left -= len(content)
            data = _json_in(content) if is_json(path) else read_file(path, content, _LIMITS).data
            if isinstance(data, (dict, list)) and not _is_native(data):
                yield path, data


def _json_in(content: bytes) -> Any:
    """The data of a file of JSON; None if it is none. There may be many such files that hold no items."""
    import json

    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _most_frequent(files: Iterable[Any]) -> tuple[Dialect, Sequence[Container]] | None:
    """The dialect of most items, and everything that may hold items where it has them."""
    votes: Counter[Dialect] = Counter()
    containers: list[Container] = []
    for data in files:
        found = list(islice(_containers(data), _MOST_CONTAINERS))
        shapes = [(*one, len(each.groups)) for each in found if (one := shape_of(each, _FEW_ITEMS)) is not None]
        if shapes:
            # Of two homes of items, one that has more of them may only be the wider one: what it has besides items counts against it.
            shape, count, _ = max(shapes, key=lambda one: one[1] - (one[2] - one[1]) * _HALF)
            votes[shape.dialect] += min(count, _FEW_ITEMS)
            containers += found
        if votes.total() >= _ENOUGH_ITEMS:
            break
    if not votes:
        return None
    dialect = max(votes, key=lambda one: (votes[one], is_likely(one.items.split(".")[-1], HOMES)))
    return dialect, [one for one in containers if one.items == dialect.items]


def _containers(data: Any) -> Iterator[Container]:
    """Lists and groups of groups, from the root down; the root itself, which may be an item."""
    if isinstance(data, dict):
        yield Container(".", [data])
    waiting: deque[tuple[Any, Path]] = deque([(data, ())])
    while waiting:
        value, path = waiting.popleft()
        listed = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
        groups = [one for one in listed[:_MOST_ENTRIES] if isinstance(one, dict)]
        if groups:
            yield Container("" if path in ((), ("items",)) else ".".join(map(str, path)), groups)
        yield from _below_every(value, path)
        if isinstance(value, dict) and len(path) < _DEPTH:
            waiting.extend((one, (*path, name)) for name, one in islice(value.items(), _MOST_FIELDS) if name and "." not in name)


def _below_every(value: Any, path: Path) -> Iterator[Container]:
    """The lists of groups right below each field of a group, or in the same field of each entry of a list."""
    way = [*map(str, path), "*"]
    if isinstance(value, dict):
        lists = [one for one in islice(value.values(), _MOST_FIELDS) if _is_list_of_groups(one)]
        if len(lists) > 1:
            yield Container(".".join(way), [group for one in lists for group in one[:_MOST_ENTRIES]])
    if isinstance(value, list):
        blocks = [one for one in value[:_MOST_ENTRIES] if isinstance(one, dict)]
        for name in dict.fromkeys(name for one in blocks for name in islice(one, _MOST_FIELDS) if name and "." not in name):
            lists = [one[name] for one in blocks if _is_list_of_groups(one.get(name))]
            if lists and len(lists) >= _HALF * len(blocks):
                yield Container(".".join((*way, name)), [group for one in lists for group in one[:_MOST_ENTRIES]])


def _is_list_of_groups(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value[:_MOST_ENTRIES])


def _count_items(data: Any, dialect: Dialect) -> int:
    """The number of items that a dialect reads in a file; 0 where it does not fit.

    Names tell whether it fits: a file whose keys are all wrong is a file of the bank, and its faults are to be found.
    """
    items = dialect_reader.read_items(data, dialect, Exam())
    if is_likely(dialect.stem, STEMS) and is_options_name(dialect.options):
        return len(items) if any(_has_names(value_at(data, item.path), dialect) for item in items) else 0
    likely = sum(item.has("stem") and (bool(item.keys) or item.has("options")) for item in items)
    return len(items) if likely >= max(1, _HALF * len(items)) else 0


def _has_names(group: Any, dialect: Dialect) -> bool:
    """Whether a group has two fields of an item that tell one, or misspellings of them, and no other name for a question or answers."""
    if not isinstance(group, dict):
        return False
    if (
        dialect.stem not in group
        and "." not in dialect.stem
        and any(name != dialect.options and _tells(name, STEMS) for name in islice(group, _MOST_FIELDS))
    ):
        return False
    if dialect.options not in group and any(name != dialect.key and _tells(name, OPTIONS) for name in islice(group, _MOST_FIELDS)):
        return False
    names = [field_path(name, group)[0] for name in (dialect.stem, dialect.options, *((dialect.key,) if dialect.has_key_in_item else ()))]
    few = [name for name in islice(group, _MOST_FIELDS) if len(name) < _LONGEST_NAME]
    found = sum(name in group or any(is_misspelling(one, name) for one in few) for name in names)
    return found + bool(option_fields(dialect, group)) >= _ENOUGH_NAMES


def _tells(name: str, likely: Sequence[str]) -> bool:
    return weight(name, is_likely=is_likely(name, likely)) == 1


def _with_spelled_home(data: Any, dialect: Dialect) -> Any:
    """The data of a file with the name of its items corrected, if that is misspelled: the run is to find it."""
    home = dialect.items.split(".")[0] or "items"
    if not isinstance(data, dict) or home in (*data, "*"):
        return data
    near = next((name for name in islice(data, _MOST_FIELDS) if len(name) < _LONGEST_NAME and is_misspelling(name, home)), "")
    return {**data, home: data[near]} if near else data


def misencoded(files: Iterable[tuple[str, str]]) -> list[str]:
    """The first files that are not saved as UTF-8, as they are to be shown."""
    found = []
    for path, full in islice(files, _MOST_FILES):
        content = discover.read_bytes(full, _LIMITS.file_size)
        if isinstance(content, bytes) and not _is_utf_8(content):
            found += [path] if any(map(_is_encoding, read_file(path, content, _LIMITS).errors)) else []
    return found


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_encoding(error: ReadError) -> bool:
    return error.rule == "invalid-encoding" and error.kind is not ReadErrorKind.FORBIDDEN_CHARACTER
