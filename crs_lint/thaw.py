"""Values of the linter as plain lists and back: what the store holds. Tuples, texts, numbers, and the named tuples listed here."""

from __future__ import annotations

from typing import Any

from crs_lint import finding
from crs_lint.facts import ItemFacts
from crs_lint.finding import Severity

_KINDS = {
    name: kind for name, kind in vars(finding).items() if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")
}
_WORDS = ItemFacts._fields.index("words")
_PACKED = range(_WORDS, _WORDS + 3)


def freeze(value: Any) -> Any:
    """A value as JSON has it: a named tuple as its name and values, another tuple as a list, a severity under its own sign."""
    if isinstance(value, tuple):
        values = [freeze(one) for one in value]
        return {"": [type(value).__name__, *values]} if hasattr(value, "_fields") else values
    return {"!": int(value)} if isinstance(value, Severity) else value


def thaw(value: Any) -> Any:
    """What was frozen. Raises KeyError or TypeError for what this version does not know, which its keys prevent."""
    if isinstance(value, list):
        return tuple([thaw(one) for one in value])
    if not isinstance(value, dict):
        return value
    if "!" in value:
        return Severity(value["!"])
    name, *values = value[""]
    return _KINDS[name](*[thaw(one) for one in values])


def freeze_facts(facts: tuple[ItemFacts, ...]) -> list[Any]:
    """Facts without their file, which goes into the key of the entry."""
    return [[value.decode("latin-1") if isinstance(value, bytes) else value for value in one[1:]] for one in facts]


def thaw_facts(path: str, value: Any) -> tuple[ItemFacts, ...]:
    """The facts of the items of a file."""
    return tuple([_facts(path, one) for one in value])


def _facts(path: str, one: list[Any]) -> ItemFacts:
    values: list[Any] = [path, *[tuple(value) if isinstance(value, list) else value for value in one]]
    for place in _PACKED:
        values[place] = values[place].encode("latin-1")
    return ItemFacts(*values)
