"""Detects what a team's own types of items mean, by the answers and keys of the items that have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from crs_lint.formats import dialect_reader
from crs_lint.formats.dialect import NATIVE_TYPES, Dialect
from crs_lint.formats.dialect_names import is_likely, rank
from crs_lint.model.item import Exam, Item, text_of

TYPE_FIELDS = ("type", "kind", "questiontype", "qtype", "itemtype", "format")
# More of them are no types.
_MOST_TYPES = 20
_HALF = 0.5
_TRUTHS = frozenset(("true", "false"))


class _TypedItem(NamedTuple):
    item: Item
    group: Mapping[str, Any]


def with_types(dialect: Dialect, groups: Sequence[Mapping[str, Any]]) -> Dialect:
    """The dialect of some groups of fields with what their types mean; unchanged if its other settings say all."""
    field = _field(groups)
    if not field:
        return dialect
    by_type: dict[str, list[_TypedItem]] = {}
    for item in dialect_reader.read_items(list(groups), dialect._replace(items=""), Exam()):
        group = groups[int(item.path[0])]
        if isinstance(name := group.get(field), str):
            by_type.setdefault(name, []).append(_TypedItem(item, group))
    if len(by_type) > _MOST_TYPES:
        return dialect
    meanings = ((name, _meaning(name, items, dialect)) for name, items in by_type.items())
    types = tuple((name, meaning) for name, meaning in meanings if meaning)
    return dialect._replace(type="" if field == "type" else field, types=types) if types else dialect


def _field(groups: Sequence[Mapping[str, Any]]) -> str:
    """The field with the types, which half of the groups have; empty where there is none."""
    names = dict.fromkeys(name for one in groups for name in one if is_likely(name, TYPE_FIELDS))
    often = [name for name in names if sum(isinstance(one.get(name), str) for one in groups) >= _HALF * len(groups)]
    return min(often, key=lambda name: rank(name, TYPE_FIELDS), default="")


def _meaning(name: str, items: Sequence[_TypedItem], dialect: Dialect) -> str:
    """What a type means; empty where the items need no setting to be read right."""
    with_answers = [one.item for one in items if one.item.has("options")]
    if len(with_answers) < _HALF * len(items):
        truths = sum(_is_truth(one.group.get(dialect.key)) for one in items)
        return "true-false" if truths >= _HALF * len(items) else "skip"
    if all(len(one.options) == len(_TRUTHS) and all(_is_truth(option.text) for option in one.options) for one in with_answers):
        return "" if name == "true-false" else "true-false"
    several = sum(len(one.keys) > 1 for one in with_answers)
    if name == "multiple" and not several:
        return "single"
    return "multiple" if name not in NATIVE_TYPES and several >= _HALF * len(with_answers) else ""


def _is_truth(value: Any) -> bool:
    return text_of(value).strip().lower() in _TRUTHS
