"""Validates files with the JSON schemas of the package, and explains schema errors in an author's words."""

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from crs_lint.language.tables import LANGUAGES, tables_of
from crs_lint.model.field_names import NATIVE, Wording
from crs_lint.model.finding import Fix, Path, Problem, Quote, Rewrite
from crs_lint.model.item import is_lone_item
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.light_import import prepare_reader, prepare_validator
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import closest_match, did_you_mean, is_misspelling


class SchemaError(NamedTuple):
    """A schema error: the rule that reports it, and the path of the field that was meant where a name is misspelled.

    ``as_written`` makes the problem anew from the source of the value, where the message quotes a value that is no text: the
    data of ``1.50`` is 1.5.
    """

    rule: str
    problem: Problem
    meant: Path | None = None
    as_written: Callable[[str], Problem] | None = None


_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


@lru_cache
def load(name: str) -> dict[str, Any]:
    """The schema ``bank``, ``exam`` or ``config``: in the package where it is installed, else beside it."""
    for folder in (_PACKAGE, os.path.dirname(_PACKAGE)):
        file = os.path.join(folder, "schemas", f"{name}.schema.json")
        if os.path.isfile(file):
            return _parsed(file)
    raise FileNotFoundError(f"{name}.schema.json is missing from the package")


def _parsed(file: str) -> dict[str, Any]:
    """A file of JSON, read as the YAML that it also is: importing ``json`` takes longer than a small file."""
    prepare_reader()
    import yaml_rs

    with open(file, encoding="utf-8") as stream:
        parsed: Any = yaml_rs.loads(stream.read(), parse_datetime=False)
    schema: dict[str, Any] = parsed
    return schema


@lru_cache
def _validator(name: str, part: str = "") -> Any:
    prepare_validator()
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
        yield wrong_type(error, path, wording)
    else:
        yield error_as_written("invalid-value", error.instance, lambda source: _invalid(error, path, wording, source))


def error_as_written(rule: str, value: Any, problem_of: Callable[[str], Problem]) -> SchemaError:
    """A schema error whose problem quotes the source of a value, which is the value itself until the source is known."""
    is_text = isinstance(value, (str, dict, list))
    return SchemaError(rule, problem_of("" if is_text else _literal(value)), as_written=None if is_text else problem_of)


def _literal(value: Any) -> str:
    """A value that is no text as YAML writes it; empty for null, which may be written as nothing."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


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


_LISTS = {
    "options": "Answer",
    "sections": "Section",
    "references": "Reference",
    "domains": "Domain",
    "tasks": "Task",
    "articles": "Article",
}
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


def wrong_type(error: Any, path: Path, wording: Wording, name: str = "") -> SchemaError:
    """The error of a value of the wrong type. ``name`` is its name in a sentence; by default the path gives one."""
    value = error.instance
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    kinds = [kind for kind in wanted if kind != "null"]
    subject = name or _subject(path, wording)
    is_bare = isinstance(value, (bool, int, float)) or (value is None and kinds[0] != "object")
    if "string" in kinds and is_bare:
        return error_as_written("wrong-type", value, lambda source: not_text(value, path, subject, source))
    return error_as_written("wrong-type", value, lambda source: _wrong_kind(error.instance, path, subject, kinds[0], wording, source))


def _wrong_kind(value: Any, path: Path, subject: str, wanted: str, wording: Wording, source: str) -> Problem:
    expected, remedy = _EXPECTED[wanted]
    if path and path[-2:-1] == ("options",) and isinstance(value, str):
        remedy = f'Write "{wording.name("text")}: " before it.'
    return Problem(path, f"{subject} is {kind(value, source)}; it must be {expected}.", remedy)


def not_text(value: Any, path: Path, subject: str, source: str, *, fixes_null: bool = False) -> Problem:
    """The problem of a value without quotes that is no text. ``source`` is what is written, empty if nothing is.

    With ``fixes_null``, the word null gets a fix: the author of an answer means the word.
    """
    if not source:
        return Problem(path, f"{subject} is empty; it must be text.", "Write it in double quotes.")
    source = shorten(source, 40)
    is_fixable = value is not None or (fixes_null and source.lower() == "null")
    fix = Fix("Put it in double quotes.", True, (Quote(path),)) if is_fixable else None
    read_as = "empty" if value is None else "yes or no" if isinstance(value, bool) else ""
    end = f"{read_as} and not as text" if read_as else "a number"
    return Problem(path, f"{subject} is {source} without quotes, so it is read as {end}.", f'Write "{source}" in double quotes.', fix=fix)


def kind(value: Any, source: str = "") -> str:
    """The kind of a value, in the author's words. ``source`` is what is written, where that is known."""
    if value is None:
        return shorten(source, 40) or "empty"
    if isinstance(value, bool):
        return shorten(source, 40) or ("true" if value else "false")
    if isinstance(value, str):
        return f'the text "{shorten(value, 40)}"'
    return (
        "a list"
        if isinstance(value, list)
        else "a group of fields"
        if isinstance(value, dict)
        else f"the number {shorten(source, 40) or value}"
    )


def _invalid(error: Any, path: Path, wording: Wording, source: str) -> Problem:
    subject = _subject(path, wording)
    value = shorten(source or str(error.instance), 40)
    if error.validator == "enum":
        return _not_among(subject, value, [str(one) for one in error.validator_value], path)
    if error.validator in ("minLength", "minItems"):
        return Problem(path, f"{subject} is empty.", "Fill it in, or remove the field.")
    if error.validator in ("minimum", "maximum"):
        bound = "at least" if error.validator == "minimum" else "at most"
        return Problem(path, f"{subject} is {value}; it must be {bound} {error.validator_value}.", "Change the number.")
    if error.validator == "not":
        return Problem(path, f'{subject} "{value}" has white space in it.', "Write a hyphen in its place.")
    if error.validator == "pattern" and path[-1:] == ("language",):
        return _no_tag(subject, value, path)
    return Problem(
        path, f'{subject} cannot be "{value}": {shorten(error.schema.get("description", "it does not fit the format"), 120)}', "Change it."
    )


def _no_tag(subject: str, value: str, path: Path) -> Problem:
    """The problem of a language by its name or by nothing that is known, where a tag is needed."""
    code = next((code for code in LANGUAGES if tables_of(code).name.lower() == value.lower()), "")
    remedy = f'Write "{code}".' if code else 'Write one such as "en", "fr" or "es-MX".'
    return Problem(path, f'{subject} is "{value}"; it must be a language tag.', remedy)


def _not_among(subject: str, value: str, known: list[str], path: Path) -> Problem:
    return Problem(
        path, f'{subject} is "{value}"; it must be one of {", ".join(known)}.', did_you_mean(value, known, "Choose one of them.")
    )
