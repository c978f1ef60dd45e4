"""The JSON Schema of ``--format json``, and its table for the docs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crs_lint.model.finding import Severity
from crs_lint.report.json import VERSION
from crs_lint.rules.rule import CATEGORIES


def report_schema() -> dict[str, Any]:
    """The schema. It allows fields that it does not name, since a later version may add some."""
    findings = _field("Findings", "What the rules report, ordered by file as found, then by line.", "array")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://crs-lint.invalid/schemas/report.schema.json",
        "title": "crs-lint report",
        "description": "What crs-lint --format json prints.",
        **_object(
            {
                "version": {"title": "Version", "description": "The version of this form.", "const": VERSION},
                "findings": {**findings, "items": _finding()},
                "summary": _summary(),
            }
        ),
    }


def table() -> str:
    """The fields of the report as a Markdown table, nested ones with dots and brackets."""
    rows = [f"| `{path}` | {_kind(field)} | {field['description']} |" for path, field in _paths(report_schema(), "")]
    return "\n".join(["| field | is | meaning |", "|---|---|---|", *rows])


def _paths(node: Mapping[str, Any], path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, field in node.get("properties", {}).items():
        inner = f"{path}{name}"
        yield inner, field
        entry = field.get("items", field)
        yield from _paths(entry, f"{inner}[]." if "items" in field else f"{inner}.")


_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


def _kind(field: Mapping[str, Any]) -> str:
    if "const" in field:
        return f"{field['const']}"
    if "enum" in field:
        return " or ".join(f"`{one}`" for one in field["enum"])
    types = field["type"]
    return " or ".join(_KINDS[one] for one in ([types] if isinstance(types, str) else types))


def _field(title: str, description: str, kind: str | list[str], **more: Any) -> dict[str, Any]:
    return {"title": title, "description": description, "type": kind, **more}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"type": "object", "required": [name for name in properties if name not in optional], "properties": properties}


def _number(title: str, description: str, least: int = 1) -> dict[str, Any]:
    return _field(title, description, "integer", minimum=least)


def _finding() -> dict[str, Any]:
    severities = [severity.word for severity in sorted(Severity, reverse=True)]
    properties = {
        "rule": _field("Rule", "The name of the rule.", "string"),
        "category": {"title": "Category", "description": "The category of the rule.", "type": "string", "examples": list(CATEGORIES)},
        "severity": {"title": "Severity", "description": "How bad it is.", "enum": severities},
        "message": _field("Message", "One sentence of fact.", "string"),
        "help": _field("Help", "One action; may be empty.", "string"),
        "path": _field("Path", "The file, as it was named, with slashes.", "string"),
        "item": _field("Item", "The id of the item; null if the finding concerns no item or the item has no id.", ["string", "null"]),
        "line": _number("Line", "The line where the text starts, from 1."),
        "column": _number("Column", "The character of the line where the text starts, from 1."),
        "end_line": _number("Last line", "The line where the text ends."),
        "end_column": _number("End", "The character after the text."),
        "fingerprint": _field(
            "Fingerprint",
            "A hash of the rule, the item and the text, without line and path.",
            "string",
            pattern="^[0-9a-f]{16}$",
        ),
        "related": {**_field("Related", "Other positions that the finding concerns.", "array"), "items": _related()},
        "fix": {"title": "Fix", "description": "The fix; null if there is none.", **_fix(), "type": ["object", "null"]},
        "properties": _field("Properties", "The figures that a finding on responses rests on; only such findings have it.", "object"),
    }
    return {"title": "Finding", "description": "One finding.", **_object(properties, optional=("properties",))}


def _related() -> dict[str, Any]:
    properties = {
        "path": _field("Path", "The file.", "string"),
        "line": _number("Line", "The line, from 1."),
        "column": _number("Column", "The character of the line, from 1."),
        "message": _field("Message", "What is there; may be empty.", "string"),
    }
    return {"title": "Position", "description": "A position in a file.", **_object(properties)}


def _fix() -> dict[str, Any]:
    edits = {**_field("Edits", "What to replace, on the assumption that this fix is applied alone.", "array"), "items": _edit()}
    properties = {
        "title": _field("Title", "What the fix does.", "string"),
        "safe": _field("Safe", "Whether --fix applies it.", "boolean"),
        "edits": edits,
    }
    return _object(properties)


def _edit() -> dict[str, Any]:
    properties = {
        "start": {"title": "Start", "description": "Where the replaced text starts.", **_position()},
        "end": {"title": "End", "description": "The position after the replaced text.", **_position()},
        "text": _field("Text", "What stands there afterward.", "string"),
    }
    return {"title": "Edit", "description": "One replacement.", **_object(properties)}


def _position() -> dict[str, Any]:
    return _object({"line": _number("Line", "The line, from 1."), "column": _number("Column", "The character of the line, from 1.")})


def _summary() -> dict[str, Any]:
    counts = {
        "files": "The number of files checked.",
        "items": "The number of items in them.",
        "errors": "The number of errors.",
        "warnings": "The number of warnings.",
        "infos": "The number of infos.",
        "suppressed": "The number of findings that comments or the baseline suppress; they are not in the list.",
    }
    rules = {**_field("Rules", "The names of these rules.", "array"), "items": _field("Rule", "The name of a rule.", "string")}
    languages = {
        "title": "Other languages",
        "description": "What rules about wording did not look at; only if there is any.",
        **_object({"items": _number("Items", "The number of items in other languages."), "rules": rules}),
    }
    properties = {name: _number(name.capitalize(), meaning, 0) for name, meaning in counts.items()}
    return {
        "title": "Summary",
        "description": "Counts.",
        **_object({**properties, "other_languages": languages}, optional=("other_languages",)),
    }
