"""Notes on questions in Markdown: comments with the fields that a page does not show, as crs-lint writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from crs_lint.convert.record import ItemRecord, normalized

_NOTE = re.compile(r"<!-- crs-lint (\{.*\}) -->")
_TEXTS = frozenset(("id", "name", "domain", "task", "level", "language"))
_LISTS = frozenset(("tags", "references"))
_MARKS = frozenset(("multiple", "true_false", "shuffle", "is_scored"))
_PINS = "pins"


def note(record: ItemRecord) -> str:
    """The note on an item, on one line."""
    blank = ItemRecord("", ())
    fields = [field for field in record._fields if field in _TEXTS | _LISTS | _MARKS]
    said: dict[str, Any] = {field: value for field in fields if (value := getattr(record, field)) != getattr(blank, field)}
    if pins := [number for number, option in enumerate(record.options, 1) if option.pin]:
        said[_PINS] = pins
    # A comment ends at the first such arrow.
    text = json.dumps(said, ensure_ascii=False).replace("--", "-\\u002d").replace("<", "\\u003c").replace(">", "\\u003e")
    return f"<!-- crs-lint {text} -->"


def note_in(line: str) -> Mapping[str, Any] | None:
    """The fields in a note that is alone in its line; None for other lines."""
    found = _NOTE.fullmatch(line.strip())
    try:
        said = json.loads(found[1]) if found else None
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def noted(record: ItemRecord, said: Mapping[str, Any]) -> ItemRecord:
    """A record with the fields of its note, as far as they have the right types."""
    fields: dict[str, Any] = {}
    for field, value in said.items():
        if field in _TEXTS and isinstance(value, str):
            fields[field] = normalized(value)
        elif field in _LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
            fields[field] = tuple(value)
        elif field in _MARKS and isinstance(value, bool):
            fields[field] = value
    pins = said.get(_PINS)
    pinned = {number for number in pins if isinstance(number, int)} if isinstance(pins, list) else set()
    options = tuple(option._replace(pin=number in pinned) for number, option in enumerate(record.options, 1))
    return record._replace(**fields, options=options)
