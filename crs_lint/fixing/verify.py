"""Verifies that an edited text is the old one except for what the fixes change, in its data and in its syntax."""

from __future__ import annotations

from typing import Any, NamedTuple

from crs_lint.document.tree import Node
from crs_lint.model.finding import Path


class Effect(NamedTuple):
    """What fixes change, by paths in the old text: texts, names of fields, new fields, and orders of lists.

    A new field is its name, its value, and its index in the mapping.
    """

    values: dict[Path, str]
    names: dict[Path, str]
    fields: dict[Path, tuple[str, str | bool, int]]
    orders: dict[Path, tuple[int, ...]]


def is_effect(effect: Effect, before: tuple[Any, Node], after: tuple[Any, Node]) -> bool:
    """Whether data and tree after the edit are those before it with the effect applied, and nothing else changed."""
    return _same_data(_expected(before[0], (), effect), after[0]) and _same_node(before[1], after[1], (), effect)


def _expected(data: Any, path: Path, effect: Effect) -> Any:
    """The data with the effect applied; None in place of a mapping in which two fields get one name."""
    if path in effect.values:
        return effect.values[path]
    if isinstance(data, list):
        values = [_expected(one, (*path, index), effect) for index, one in enumerate(data)]
        return [values[index] for index in effect.orders[path]] if path in effect.orders else values
    if not isinstance(data, dict):
        return data
    pairs = [(effect.names.get((*path, name), name), _expected(one, (*path, name), effect)) for name, one in data.items()]
    if path in effect.fields:
        field, value, index = effect.fields[path]
        pairs.insert(index, (field, value))
    return dict(pairs) if len({name for name, _ in pairs}) == len(pairs) else None


def _same_data(one: Any, other: Any) -> bool:
    """Whether two values are equal, as are their types and the order of their fields."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(_same_data, one.values(), other.values()))
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same_data, one, other))
    return bool(one == other or (one != one and other != other))


def _same_node(old: Node, new: Node, path: Path, effect: Effect) -> bool:
    """Whether a node and all nodes in it are written as before, with the same styles, anchors and tags, except for the effect."""
    if (old.kind, old.anchor, old.tag, old.flow) != (new.kind, new.anchor, new.tag, new.flow):
        return False
    if path in effect.values:
        return new.value == effect.values[path]
    if old.kind == "seq":
        entries = list(zip(old.children, [(*path, index) for index in range(len(old.children))], strict=True))
        entries = [entries[index] for index in effect.orders[path]] if path in effect.orders else entries
        return len(entries) == len(new.children) and all(
            _same_node(one, other, child_path, effect) for (one, child_path), other in zip(entries, new.children, strict=True)
        )
    if old.kind == "map":
        return _same_pairs(old, new, path, effect)
    return (old.value, old.style) == (new.value, new.style)


def _same_pairs(old: Node, new: Node, path: Path, effect: Effect) -> bool:
    pairs = list(new.pairs)
    if path in effect.fields:
        field, value, index = effect.fields[path]
        if len(pairs) <= index or not _is_pair(pairs.pop(index), field, value):
            return False
    if len(pairs) * 2 != len(old.children):
        return False
    for (name, one), (new_name, other) in zip(old.pairs, pairs, strict=True):
        child_path: Path = (*path, name.value)
        renamed = effect.names.get(child_path)
        kept = new_name.value == renamed if renamed is not None else _same_node(name, new_name, (*child_path, _FIELD_NAME), effect)
        if not kept or not _same_node(one, other, child_path, effect):
            return False
    return True


_FIELD_NAME = -1  # no list has this index, so no effect has the path of a field name


def _is_pair(pair: tuple[Node, Node], field: str, value: str | bool) -> bool:
    name, one = pair
    written = one.value == value if isinstance(value, str) else (one.value, one.style) == (str(value).lower(), "")
    return name.value == field and one.kind == "scalar" and written
