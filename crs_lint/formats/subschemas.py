"""Yields the schemas inside a JSON Schema, by what they look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("not", "if", "then", "else")
_NAMED = ("dependentSchemas", "dependencies")
_OF_GROUPS = ("additionalProperties", "unevaluatedProperties", "propertyNames")
_OF_LISTS = ("items", "prefixItems", "additionalItems", "unevaluatedItems", "contains")


def in_place(part: Mapping[str, Any]) -> Iterator[Any]:
    """The schemas inside a schema that look at the same value."""
    for name in _LISTS:
        yield from part[name] if isinstance(part.get(name), list) else ()
    for name in _SINGLE:
        if name in part:
            yield part[name]
    for name in _NAMED:
        yield from part[name].values() if isinstance(part.get(name), dict) else ()


def of_lists(part: Mapping[str, Any]) -> Iterator[Any]:
    """The schemas inside a schema that look at the entries of a list."""
    for name in _OF_LISTS:
        if name in part:
            yield from part[name] if isinstance(part[name], list) else (part[name],)


def of_groups(part: Mapping[str, Any]) -> Iterator[Any]:
    """The schemas inside a schema that look at the values of a group, whatever their names."""
    for name in _OF_GROUPS:
        if name in part:
            yield part[name]
    given = part.get("patternProperties")
    yield from given.values() if isinstance(given, dict) else ()


def properties(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schemas inside a schema that look at the fields of a group, by their names."""
    given = part.get("properties")
    return given if isinstance(given, dict) else {}


def within(part: Mapping[str, Any]) -> Iterator[Any]:
    """All schemas right inside a schema."""
    yield from in_place(part)
    yield from of_lists(part)
    yield from of_groups(part)
    yield from properties(part).values()
