"""Explains what a team's own schema refuses, in an author's words: lazily, in so many steps, with patterns that are linear."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator, ValidationError, validators
from referencing import Registry

from crs_lint.formats import native_schema
from crs_lint.formats.native_schema import SchemaError
from crs_lint.formats.team_schema import TeamSchema, finds
from crs_lint.model.field_names import NATIVE
from crs_lint.model.finding import Path, Problem, Span
from crs_lint.model.item import Item
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import did_you_mean

# A step takes some microseconds.
_MOST_STEPS = 300_000


class _TooManyStepsError(Exception):
    """To explain more would take too long."""


def explained(own: TeamSchema, data: Any, items: Sequence[Item]) -> list[SchemaError]:
    """What is wrong with data that the gate refuses; never empty."""
    names = _Names(items)
    found: dict[tuple[str, Path, str], SchemaError] = {}
    try:
        for error in _counting(own.draft)(own.whole, registry=Registry()).iter_errors(data):
            for one in _refusals(error, names):
                found.setdefault((one.rule, one.problem.path, one.problem.part), one)
    except (_TooManyStepsError, RecursionError):
        message = "The file does not fit the team's own form in more places than can be told."
        found["", (), ""] = SchemaError(
            "limit-exceeded", Problem((), message, "Correct those that are told, and run the check again.", span=Span(0, 0))
        )
    other = Problem((), "This file does not fit the team's own form.", "Compare it with one that does.", span=Span(0, 0))
    return list(found.values()) or [SchemaError("invalid-value", other)]


def _counting(draft: str) -> Any:
    """A class of validators whose objects together take so many steps and no more."""
    kind = Draft7Validator if draft == "7" else Draft202012Validator
    left = _MOST_STEPS

    def step(check: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
        def counted(validator: Any, value: Any, instance: Any, part: Any) -> Iterator[Any]:
            nonlocal left
            left -= 1
            if left < 0:
                raise _TooManyStepsError
            yield from check(validator, value, instance, part) or ()

        return counted

    own = {"pattern": _pattern, "patternProperties": _pattern_properties, "additionalProperties": _additional, "uniqueItems": _unique}
    return validators.extend(kind, {name: step(check) for name, check in {**kind.VALIDATORS, **own}.items()})


def _pattern(_validator: Any, value: Any, instance: Any, _part: Any) -> Iterator[Any]:
    if isinstance(instance, str) and not finds(value, instance):
        yield ValidationError("")


def _pattern_properties(validator: Any, value: Any, instance: Any, _part: Any) -> Iterator[Any]:
    for written, below in value.items() if isinstance(instance, dict) else ():
        for name, one in instance.items():
            if finds(written, name):
                yield from validator.descend(one, below, path=name, schema_path=written)


def _additional(validator: Any, value: Any, instance: Any, part: Any) -> Iterator[Any]:
    extra = _extra(instance, part)
    if isinstance(value, dict):
        for name in extra:
            yield from validator.descend(instance[name], value, path=name)
    elif value is False and extra:
        yield ValidationError("")


def _unique(_validator: Any, value: Any, instance: Any, _part: Any) -> Iterator[Any]:
    if value is True and isinstance(instance, list):
        written = {json.dumps(one, sort_keys=True) for one in instance}
        if len(written) < len(instance):
            yield ValidationError("")


def _extra(instance: Any, part: Mapping[str, Any]) -> list[str]:
    """The fields of a group that a schema does not name."""
    if not isinstance(instance, dict):
        return []
    known, patterns = part.get("properties", {}), part.get("patternProperties", {})
    return [name for name in instance if name not in known and not any(finds(one, name) for one in patterns)]


class _Names:
    """What the parts of a file are called in a sentence."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.known: dict[Path, str] = {}
        for item in items:
            if item.path:
                self.known[item.path] = "This item"
            for option in item.options:
                self.known.setdefault(option.path, option.name)
                self.known.setdefault(option.at("text"), option.name)

    def of(self, path: Path) -> str:
        if path in self.known:
            return self.known[path]
        if not path:
            return "This file"
        last = path[-1]
        if isinstance(last, str):
            return f'The "{shorten(last)}"'
        above = f'"{shorten(str(path[-2]))}"' if len(path) > 1 else "this file"
        return f"Entry {last + 1} of {above}"


def _refusals(error: Any, names: _Names) -> Iterator[SchemaError]:
    path: Path = tuple(error.absolute_path)
    name = names.of(path)
    if error.validator == "required":
        lacking = (field for field in error.validator_value if field not in error.instance)
        yield from (native_schema.missing((*path, field), name, shorten(field)) for field in lacking)
    elif error.validator == "additionalProperties":
        known = list(error.schema.get("properties", ()))
        for field in _extra(error.instance, error.schema):
            message = f'{name} has a field "{shorten(field)}", which the team\'s own form does not know.'
            remedy = did_you_mean(field, [one for one in known if one not in error.instance], "Remove it, or correct its name.")
            yield SchemaError("unknown-field", Problem((*path, field), message, remedy, "key"))
    elif error.validator == "type" and error.validator_value not in ("null", ["null"]):
        yield SchemaError("wrong-type", native_schema.wrong_type(error, path, NATIVE, name))
    else:
        message, remedy = _invalid(error, name)
        yield SchemaError("invalid-value", Problem(path, message, remedy))


_BOUNDS = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than", "exclusiveMaximum": "less than"}
_SIZES = {
    "minLength": ("at least", "character", "characters"),
    "maxLength": ("at most", "character", "characters"),
    "minItems": ("at least", "entry", "entries"),
    "maxItems": ("at most", "entry", "entries"),
    "minProperties": ("at least", "field", "fields"),
    "maxProperties": ("at most", "field", "fields"),
}


def _invalid(error: Any, name: str) -> tuple[str, str]:
    """What is wrong with a value of the right kind, and what to do."""
    kind, limit, value = error.validator, error.validator_value, error.instance
    written = _written(value)
    if kind == "enum":
        known = [_written(one) for one in limit]
        return f'{name} is "{written}"; it must be one of {shorten(", ".join(known), 120)}.', did_you_mean(
            written, known, "Choose one of them."
        )
    if kind == "pattern":
        return f'{name} is "{written}", which does not fit the pattern {shorten(limit)}.', "Change it so that it fits."
    if kind in _BOUNDS:
        return f"{name} is {written}; it must be {_BOUNDS[kind]} {limit}.", "Change the number."
    if kind in ("minLength", "minItems", "minProperties") and not value:
        return f"{name} is empty.", "Fill it in, or remove the field."
    if kind in _SIZES:
        bound, one, several = _SIZES[kind]
        return (
            f"{name} has {len(value)}; it must have {bound} {limit} {one if limit == 1 else several}.",
            "Shorten it." if bound == "at most" else "Add to it.",
        )
    if kind == "const":
        return f'{name} is "{written}"; it must be "{_written(limit)}".', "Change it."
    if kind == "uniqueItems":
        return f"{name} has an entry twice.", "Remove one of the two."
    if kind == "type":
        return f"{name} must be empty.", "Remove what stands there."
    return f"{name} fits none of the forms that the team allows here.", "Compare it with one that works."


def _written(value: Any) -> str:
    """A value in a sentence; of a large one only what kind it is."""
    if isinstance(value, str):
        return shorten(value, 40)
    return native_schema.kind(value) if isinstance(value, (dict, list)) else json.dumps(value)
