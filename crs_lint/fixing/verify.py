"""Proves that a mended text is the old one but for what fixes touched: as data, and as it is written."""

from __future__ import annotations

from typing import Any, NamedTuple

from crs_lint.document.tree import Node
from crs_lint.model.finding import Path


class Effect(NamedTuple):
    """What fixes come to, by the paths of the old text: new texts, new names of fields, fields that are new, orders of lists.

    A new field has its name, its value, and the index at which it stands.
    """

    values: dict[Path, str]
    names: dict[Path, str]
    fields: dict[Path, tuple[str, str | bool, int]]
    orders: dict[Path, tuple[int, ...]]


def proves(effect: Effect, before: tuple[Any, Node], after: tuple[Any, Node]) -> bool:
    """Whether the data and the tree of a text are what the effect makes of the old ones, all else being the same."""
    return _same(_changed(before[0], (), effect), after[0]) and _agrees(before[1], after[1], (), effect)


def _changed(data: Any, path: Path, effect: Effect) -> Any:
    """The data that is to be expected."""
    if path in effect.values:
        return effect.values[path]
    if isinstance(data, list):
        values = [_changed(one, (*path, index), effect) for index, one in enumerate(data)]
        return [values[index] for index in effect.orders[path]] if path in effect.orders else values
    if not isinstance(data, dict):
        return data
    pairs = [(effect.names.get((*path, name), name), _changed(one, (*path, name), effect)) for name, one in data.items()]
    if path in effect.fields:
        field, value, index = effect.fields[path]
        pairs.insert(index, (field, value))
    return dict(pairs) if len({name for name, _ in pairs}) == len(pairs) else None


def _same(one: Any, other: Any) -> bool:
    """Whether data is equal in kind, order and value."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(_same, one.values(), other.values()))
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other or (one != one and other != other))


def _agrees(old: Node, new: Node, path: Path, effect: Effect) -> bool:
    """Whether a value is written as it was: its style, its anchor and its tag, and all that is in it."""
    if (old.kind, old.anchor, old.tag, old.flow) != (new.kind, new.anchor, new.tag, new.flow):
        return False
    if path in effect.values:
        return new.value == effect.values[path]
    if old.kind == "seq":
        entries = list(zip(old.children, [(*path, index) for index in range(len(old.children))], strict=True))
        entries = [entries[index] for index in effect.orders[path]] if path in effect.orders else entries
        return len(entries) == len(new.children) and all(
            _agrees(one, other, way, effect) for (one, way), other in zip(entries, new.children, strict=True)
        )
    if old.kind == "map":
        return _pairs_agree(old, new, path, effect)
    return (old.value, old.style) == (new.value, new.style)


def _pairs_agree(old: Node, new: Node, path: Path, effect: Effect) -> bool:
    pairs = list(new.pairs)
    if path in effect.fields:
        field, value, index = effect.fields[path]
        if len(pairs) <= index or not _is_pair(pairs.pop(index), field, value):
            return False
    if len(pairs) * 2 != len(old.children):
        return False
    for (name, one), (new_name, other) in zip(old.pairs, pairs, strict=True):
        way: Path = (*path, name.value)
        renamed = effect.names.get(way)
        kept = new_name.value == renamed if renamed is not None else _agrees(name, new_name, (*way, _NAME), effect)
        if not kept or not _agrees(one, other, way, effect):
            return False
    return True


_NAME = -1  # no list has this index, so that the name of a field is at no path where something changes


def _is_pair(pair: tuple[Node, Node], field: str, value: str | bool) -> bool:
    name, one = pair
    written = one.value == value if isinstance(value, str) else (one.value, one.style) == (str(value).lower(), "")
    return name.value == field and one.kind == "scalar" and written
