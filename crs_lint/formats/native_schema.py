"""Validates files with the JSON schemas of the package, and explains schema errors in an author's words."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from crs_lint.model.field_names import NATIVE, Wording
from crs_lint.model.finding import Fix, Path, Problem, Quote, Rewrite
from crs_lint.model.item import is_lone_item
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import closest_match, did_you_mean, is_misspelling


class SchemaError(NamedTuple):
    """A schema error: the rule that reports it, and the path of the field that was meant where a name is misspelled."""

    rule: str
    problem: Problem
    meant: Path | None = None


_PACKAGE = FilePath(__file__).resolve().parents[1]


@lru_cache
def load(name: str) -> dict[str, Any]:
    """The schema ``bank``, ``exam`` or ``config``: in the package where it is installed, else beside it."""
    for folder in (_PACKAGE / "schemas", _PACKAGE.parent / "schemas"):
        file = folder / f"{name}.schema.json"
        if file.is_file():
            schema: dict[str, Any] = json.loads(file.read_text("utf-8"))
            return schema
    raise FileNotFoundError(f"{name}.schema.json belongs to the package and is not there")


@lru_cache
def _validator(name: str, part: str = "") -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(_part(name, part), offline=True)


def _part(name: str, part: str) -> dict[str, Any]:
    schema = load(name)
    return schema if not part else {"$schema": schema["$schema"], "$ref": f"#/$defs/{part}", "$defs": schema["$defs"]}


def accepts(data: Any, name: str, part: str = "") -> bool:
    """Whether plain data fits a schema. Raises ValueError for values that JSON does not have."""
    return bool(_validator(name, part).is_valid(data))


def explain(data: Any, name: str, wording: Wording = NATIVE) -> list[SchemaError]:
    """The schema errors of data that the schema does not accept; never empty. ``data`` holds only what JSON has."""
    found: list[SchemaError] = []
    items = data.get("items") if isinstance(data, dict) and name == "bank" else None
    if isinstance(items, list):
        found += _errors({**data, "items": []}, name, "", (), wording)
        for index, item in enumerate(items):
            if not accepts(item, name, "item"):
                found += _errors(item, name, "item", ("items", index), wording) or [_unexplained(item, name, "item", ("items", index))]
    else:
        found += _errors(data, name, "", (), wording)
    return found or [_unexplained(data, name, "", ())]


def _unexplained(data: Any, name: str, part: str, path: Path) -> SchemaError:
    """The error of the fast validator: two validators that disagree must not add up to "clean"."""
    error = next(iter(_validator(name, part).iter_errors(data)), None)
    words = shorten(str(getattr(error, "message", "it does not fit the bank's format")), 120)
    return SchemaError(
        "invalid-value",
        Problem(
            (*path, *getattr(error, "instance_path", ())),
            f"This does not fit the bank's format: {words}.",
            "Compare it with an item that works.",
        ),
    )


@lru_cache
def _explainer(name: str, part: str) -> Any:
    from jsonschema import Draft202012Validator
    from referencing import Registry

    return Draft202012Validator(_part(name, part), registry=Registry())


def _errors(data: Any, name: str, part: str, path: Path, wording: Wording) -> list[SchemaError]:
    found: list[SchemaError] = []
    lone = name == "bank" and not part and isinstance(data, dict) and is_lone_item(data)
    for error in _explainer(name, part).iter_errors(data):
        found += _problems(error, (*path, *error.absolute_path), "item" if lone else name, wording)
    return _without_echoes(found)


def _without_echoes(found: list[SchemaError]) -> list[SchemaError]:
    """One error for each mistake: a misspelled field is not also missing, and no path has two errors of one rule."""
    meant = {one.meant for one in found if one.meant}
    kept = {(one.rule, one.problem.path): one for one in found if not (one.rule == "missing-field" and one.problem.path in meant)}
    return list(kept.values())


def _problems(error: Any, path: Path, root: str, wording: Wording) -> Iterator[SchemaError]:
    if error.validator == "required":
        for field in error.validator_value:
            if field not in error.instance:
                yield missing((*path, field), _owner(path, root), wording.name(field))
    elif error.validator == "additionalProperties":
        yield from _unknown(error, path, root)
    elif error.validator == "type":
        yield SchemaError("wrong-type", wrong_type(error, path, wording))
    else:
        yield SchemaError("invalid-value", _invalid(error, path, wording))


def missing(path: Path, owner: str, field: str) -> SchemaError:
    """The error of a missing field; ``owner`` is what lacks it, as in "This item"."""
    return SchemaError("missing-field", Problem(path, f'{owner} has no "{field}".', f'Add "{field}:" to it.'))


def _unknown(error: Any, path: Path, root: str) -> Iterator[SchemaError]:
    known = list(error.schema.get("properties", ()))
    renamed = set[str]()
    for field in error.instance:
        if field in known:
            continue
        near = closest_match(field, [name for name in known if name not in error.instance])
        remedy = f'Did you mean "{near}"?' if near else 'Remove it, or move it under "custom" or "notes".'
        message = f'{_owner(path, root)} has a field "{shorten(field)}", which the format does not know.'
        is_fixable = bool(near) and near not in renamed and is_misspelling(field, near)
        renamed.add(near)
        fix = Fix(f'Rename it to "{near}".', True, (Rewrite((*path, field), near, part="key"),)) if is_fixable else None
        yield SchemaError("unknown-field", Problem((*path, field), message, remedy, "key", fix=fix), (*path, near) if near else None)


_LISTS = {"options": "Answer", "sections": "Section", "references": "Reference", "domains": "Domain", "tasks": "Task"}
_NOUNS = {"article": "This article", "figure": "This figure", "scenario": "This scenario", "form": 'The "form"'}
_ROOTS = {"bank": "This file", "exam": "The exam file", "item": "This item"}


def _owner(path: Path, root: str = "bank") -> str:
    """A mapping in the author's words: "Answer 2", "This item"."""
    if not path:
        return _ROOTS[root]
    last = path[-1]
    above = path[-2] if len(path) > 1 else ""
    if isinstance(last, int):
        return (
            f"{_LISTS[str(above)]} {last + 1}" if above in _LISTS else "This item" if above == "items" else f'Entry {last + 1} of "{above}"'
        )
    return _NOUNS.get(last, f'Source "{shorten(last)}"' if above == "sources" else f'The "{shorten(last)}"')


def _subject(path: Path, wording: Wording) -> str:
    """A value in the author's words: "Answer 2", "The rationale of answer 2", "The stem"."""
    if not path:
        return "The file"
    last = path[-1]
    if isinstance(last, int):
        return _owner(path)
    if len(path) > 2 and path[-3] == "options" and isinstance(path[-2], int):
        number = path[-2] + 1
        return f"Answer {number}" if last == "text" else f'The "{wording.name(last)}" of answer {number}'
    return f'The "{shorten(wording.name(last))}"'


_EXPECTED = {
    "string": ("text", "Write it in double quotes."),
    "array": ("a list", "Write each entry on a line of its own, after a dash."),
    "object": ("a group of fields", "Write its fields below it, indented, one on a line."),
    "boolean": ("true or false", "Write true or false, without quotes."),
    "integer": ("a whole number", "Write digits, without quotes."),
    "number": ("a number", "Write digits, without quotes."),
}


def wrong_type(error: Any, path: Path, wording: Wording, name: str = "") -> Problem:
    """The problem of a value of the wrong type. ``name`` is its name in a sentence; by default the path gives one."""
    value = error.instance
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    wanted = [kind for kind in wanted if kind != "null"]
    subject = name or _subject(path, wording)
    fix = Fix("Put it in double quotes.", True, (Quote(path),))
    if "string" in wanted and isinstance(value, bool):
        word = "true" if value else "false"
        message = f"{subject} is {word} without quotes, so it is read as yes or no and not as text."
        return Problem(path, message, f'Write "{word}" in double quotes.', fix=fix)
    if "string" in wanted and isinstance(value, (int, float)):
        message = f"{subject} is {value} without quotes, so it is read as a number."
        return Problem(path, message, f'Write "{value}" in double quotes.', fix=fix)
    expected, remedy = _EXPECTED[wanted[0]]
    if path and path[-2:-1] == ("options",) and isinstance(value, str):
        remedy = f'Write "{wording.name("text")}: " before it.'
    return Problem(path, f"{subject} is {kind(value)}; it must be {expected}.", remedy)


def kind(value: Any) -> str:
    """The kind of a value, in the author's words."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'the text "{shorten(value, 40)}"'
    return "a list" if isinstance(value, list) else "a group of fields" if isinstance(value, dict) else f"the number {value}"


def _invalid(error: Any, path: Path, wording: Wording) -> Problem:
    subject = _subject(path, wording)
    value = shorten(str(error.instance), 40)
    if error.validator == "enum":
        return _not_among(subject, value, [str(one) for one in error.validator_value], path)
    if error.validator in ("minLength", "minItems"):
        return Problem(path, f"{subject} is empty.", "Fill it in, or remove the field.")
    if error.validator in ("minimum", "maximum"):
        bound = "at least" if error.validator == "minimum" else "at most"
        return Problem(path, f"{subject} is {value}; it must be {bound} {error.validator_value}.", "Change the number.")
    if error.validator == "not":
        return Problem(path, f'{subject} "{value}" has white space in it.', "Write a hyphen in its place.")
    return Problem(
        path, f'{subject} cannot be "{value}": {shorten(error.schema.get("description", "it does not fit the format"), 120)}', "Change it."
    )


def _not_among(subject: str, value: str, known: list[str], path: Path) -> Problem:
    return Problem(
        path, f'{subject} is "{value}"; it must be one of {", ".join(known)}.', did_you_mean(value, known, "Choose one of them.")
    )
