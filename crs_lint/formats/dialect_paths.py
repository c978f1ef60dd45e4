"""The author's paths of the parts of an item in a dialect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from crs_lint.formats.dialect import Dialect
from crs_lint.model.finding import Path

MISSING: Final[Any] = object()
"""The value of a field that is not there."""


def field_path(name: str, group: Mapping[str, Any]) -> tuple[str, ...]:
    """The path from a group to a field; a name with dots is one field where the group has it as it is."""
    return (name,) if "." not in name or name in group else tuple(name.split("."))


def value_at(value: Any, path: Path) -> Any:
    """The value at a path below another value; ``MISSING`` where there is none."""
    for step in path:
        exists = isinstance(step, int) and step < len(value) if isinstance(value, list) else isinstance(value, dict) and step in value
        if not exists:
            return MISSING
        value = value[step]
    return value


def option_fields(dialect: Dialect, group: Mapping[str, Any]) -> dict[str, str]:
    """The fields of one answer each, by what the ``*`` of their pattern stands for, in the order of the group."""
    before, star, after = dialect.options.partition("*")
    if not star:
        return {}
    least = len(before) + len(after)
    taken = {dialect.stem, dialect.key, dialect.explanation, dialect.id, dialect.language}
    names = (name for name in group if len(name) > least and name.startswith(before) and name.endswith(after) and name not in taken)
    return {place: name for name in names if _is_place(place := name[len(before) : len(name) - len(after)])}


def _is_place(text: str) -> bool:
    """Whether a part of a name tells the place of an answer: a letter, or a number."""
    return text.isascii() and ((len(text) == 1 and text.isalpha()) or (text.isdigit() and len(text) < 3))


class OptionPaths(NamedTuple):
    """Where one answer is: all of it, its text, and what marks it as right; ``key`` is None where nothing does."""

    path: Path
    text: Path
    key: Path | None = None


class ItemPaths(NamedTuple):
    """Where one item is, and its parts. ``fields`` are paths below ``path``, by the fields' names in the bank's own form."""

    path: Path
    fields: Mapping[str, tuple[str, ...]]
    key: Path
    options: tuple[OptionPaths, ...] = ()

    def at(self, field: str) -> Path:
        return (*self.path, *self.fields.get(field, (field,)))

    def option_at(self, index: int, field: str) -> Path:
        option = self.options[index]
        if field == "text":
            return option.text
        if field == "correct":
            return option.key or self.key
        return (*option.path, field)

    def translated(self, path: Path) -> Path:
        """The author's path for one within the item in the bank's own form."""
        if not path:
            return self.path
        if path[0] == "options" and len(path) > 1 and isinstance(path[1], int) and path[1] < len(self.options):
            return self.options[path[1]].path if len(path) == 2 else (*self.option_at(path[1], str(path[2])), *path[3:])
        return (*self.at(str(path[0])), *path[1:])

    @property
    def renamed(self) -> tuple[str, ...]:
        """Fields that are elsewhere than in the bank's own form, each followed by the steps to it, one a line."""
        return tuple(text for field, steps in self.fields.items() if steps != (field,) for text in (field, "\n".join(steps)))


def item_paths(value: Any, path: Path, dialect: Dialect, *, is_named: bool) -> ItemPaths:
    """The paths of an item, answers left out. ``is_named`` tells that its id is its name in the group of items."""
    given = value if isinstance(value, dict) else {}
    fields = {
        "stem": field_path(dialect.stem, given),
        "options": () if "*" in dialect.options else field_path(dialect.options, given),
        "explanation": field_path(dialect.explanation or "explanation", given),
        "id": () if is_named else field_path(dialect.id or "id", given),
        "language": field_path(dialect.language or "language", given),
    }
    return ItemPaths(path, fields, (*path, *field_path(dialect.key, given)))
