"""Plain data as a text that is the same for the same data, whatever the order of its fields."""

from __future__ import annotations

from typing import Any


def canonical(value: Any) -> str:
    """The text of a value: mappings by the names of their fields, lists in their order, sets in any."""
    if isinstance(value, dict):
        return "{" + ",".join(sorted(f"{name!r}:{canonical(one)}" for name, one in value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return repr(sorted(map(repr, value))) if isinstance(value, (set, frozenset)) else repr(value)
