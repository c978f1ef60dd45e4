"""Explains the errors of a team's schema in an author's words, within a limit of steps."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator, ValidationError, validators
from referencing import Registry

from crs_lint.formats import native_schema
from crs_lint.formats.native_schema import SchemaError
from crs_lint.formats.schema_cost import weight
from crs_lint.formats.schema_pattern import is_found
from crs_lint.formats.team_schema import TeamSchema
from crs_lint.model.field_names import NATIVE
from crs_lint.model.finding import Path, Problem, Span
from crs_lint.model.item import Item
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import did_you_mean

# A step takes some microseconds.
_MOST_STEPS = 300_000


class _TooManyStepsError(Exception):
    """The limit of steps is reached."""


def explain(schema: TeamSchema, data: Any, items: Sequence[Item]) -> list[SchemaError]:
    """The schema errors of data that the schema does not accept; never empty."""
    names = _PartNames(items)
    found: dict[tuple[str, Path, str], SchemaError] = {}
    try:
        for error in _counting(schema.draft)(schema.schema, registry=Registry()).iter_errors(data):
            for one in _schema_errors(error, names):
                found.setdefault((one.rule, one.problem.path, one.problem.part), one)
    except (_TooManyStepsError, RecursionError):
        message = "The file breaks the team's own schema in too many places to list all."
        found["", (), ""] = SchemaError(
            "limit-exceeded", Problem((), message, "Correct the reported ones, and run the check again.", span=Span(0, 0))
        )
    other = Problem((), "This file does not fit the team's own schema.", "Compare it with one that does.", span=Span(0, 0))
    return list(found.values()) or [SchemaError("invalid-value", other)]


def _counting(draft: str) -> Any:
    """A class of validators that raise _TooManyStepsError when all of them together reach the limit."""
    kind = Draft7Validator if draft == "7" else Draft202012Validator
    left = _MOST_STEPS

    def step(check: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
        def counted(validator: Any, value: Any, instance: Any, part: Any) -> Iterator[Any]:
            nonlocal left
            left -= 1 + weight(value)
            if left < 0:
                raise _TooManyStepsError
            yield from check(validator, value, instance, part) or ()

        return counted

    own = {"pattern": _pattern, "patternProperties": _pattern_properties, "additionalProperties": _additional, "uniqueItems": _unique}
    return validators.extend(kind, {name: step(check) for name, check in {**kind.VALIDATORS, **own}.items()})


def _pattern(_validator: Any, value: Any, instance: Any, _part: Any) -> Iterator[Any]:
    if isinstance(instance, str) and not is_found(value, instance):
        yield ValidationError("")


def _pattern_properties(validator: Any, value: Any, instance: Any, _part: Any) -> Iterator[Any]:
    for written, below in value.items() if isinstance(instance, dict) else ():
        for name, one in instance.items():
            if is_found(written, name):
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
    return [name for name in instance if name not in known and not any(is_found(one, name) for one in patterns)]


class _PartNames:
    """The names of the parts of a file in a sentence."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.by_path: dict[Path, str] = {}
        for item in items:
            if item.path:
                self.by_path[item.path] = "This item"
            for option in item.options:
                self.by_path.setdefault(option.path, option.name)
                self.by_path.setdefault(option.at("text"), option.name)

    def of(self, path: Path) -> str:
        if path in self.by_path:
            return self.by_path[path]
        if not path:
            return "This file"
        last = path[-1]
        if isinstance(last, str):
            return f'The "{shorten(last)}"'
        above = f'"{shorten(str(path[-2]))}"' if len(path) > 1 else "this file"
        return f"Entry {last + 1} of {above}"


def _schema_errors(error: Any, names: _PartNames) -> Iterator[SchemaError]:
    path: Path = tuple(error.absolute_path)
    name = names.of(path)
    if error.validator == "required":
        lacking = (field for field in error.validator_value if field not in error.instance)
        yield from (native_schema.missing((*path, field), name, shorten(field)) for field in lacking)
    elif error.validator == "additionalProperties":
        known = list(error.schema.get("properties", ()))
        for field in _extra(error.instance, error.schema):
            message = f'{name} has a field "{shorten(field)}", which the team\'s own schema does not know.'
            remedy = did_you_mean(field, [one for one in known if one not in error.instance], "Remove it, or correct its name.")
            yield SchemaError("unknown-field", Problem((*path, field), message, remedy, "key"))
    elif error.validator == "type" and error.validator_value not in ("null", ["null"]):
        yield native_schema.wrong_type(error, path, NATIVE, name)
    else:
        yield native_schema.error_as_written("invalid-value", error.instance, lambda source: Problem(path, *_invalid(error, name, source)))


_BOUNDS = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than", "exclusiveMaximum": "less than"}
_SIZES = {
    "minLength": ("at least", "character", "characters"),
    "maxLength": ("at most", "character", "characters"),
    "minItems": ("at least", "entry", "entries"),
    "maxItems": ("at most", "entry", "entries"),
    "minProperties": ("at least", "field", "fields"),
    "maxProperties": ("at most", "field", "fields"),
}


def _invalid(error: Any, name: str, source: str) -> tuple[str, str]:
    """The message and the help for a value of the right kind that is invalid. ``source`` is empty for texts, lists and groups."""
    kind, limit, value = error.validator, error.validator_value, error.instance
    written = shorten(source, 40) or _written(value)
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
        return f"{name} must be empty.", "Remove the value."
    return f"{name} fits none of the alternatives in the team's own schema.", "Compare it with one that works."


def _written(value: Any) -> str:
    """A value in a sentence; of a list or a group only its kind."""
    if isinstance(value, str):
        return shorten(value, 40)
    return native_schema.kind(value) if isinstance(value, (dict, list)) else json.dumps(value)
