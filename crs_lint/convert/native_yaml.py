"""Items in the format of banks: records to YAML, and items of the linter to records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Any

from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, normalized
from crs_lint.document.scalar_writer import scalar
from crs_lint.model.item import Figure, Item

# Fields that no other format has.
_NATIVE_ONLY = ("article", "enemies", "notes")
_LONG, _WIDTH = 90, 118
# Text that means the same as a literal block scalar and as a quoted one.
_BLOCK = re.compile(r"\S(?:[^\n]*\S)?(?:\n+[^\n]*\S)+")


def text(records: Sequence[ItemRecord], *, domain: str = "", shuffle: bool = False, language: str = "") -> str:
    """The YAML of a file of items.

    ``domain`` is written once for the file; items repeat neither it nor the ``shuffle`` and ``language`` of the exam.
    """
    head = {"domain": domain} if domain else {}
    items = [
        fields(record._replace(domain="" if record.domain == domain else record.domain), shuffle=shuffle, language=language)
        for record in records
    ]
    return "\n".join(_mapping_lines({**head, "items": items}, "")) + "\n"


def fields(record: ItemRecord, *, shuffle: bool | None = None, language: str = "") -> dict[str, Any]:
    """The fields of an item in the bank's own form, without the ``shuffle`` and the ``language`` of its exam."""
    given = {
        "id": record.id,
        "stem": record.stem,
        "type": "true-false" if record.true_false else "multiple" if record.multiple else "",
        "options": [_option(option) for option in record.options],
        "explanation": record.explanation,
        "domain": record.domain,
        "task": record.task,
        "level": record.level,
        "status": "" if record.is_scored else "pretest",
        "tags": list(record.tags),
        "references": list(record.references),
        "language": "" if record.language == language else record.language,
        "shuffle": "" if record.shuffle in (None, shuffle) else record.shuffle,
        "figure": _figure(record.figure),
        "custom": {"name": record.name} if record.name else "",
    }
    return {field: value for field, value in given.items() if field in ("stem", "options") or value not in ("", [])}


def _option(option: OptionRecord) -> dict[str, Any]:
    given = {
        "text": option.text,
        "correct": option.correct,
        "rationale": option.rationale,
        "pin": option.pin,
        "figure": _figure(option.figure),
    }
    return {field: value for field, value in given.items() if field == "text" or value}


def _figure(picture: Picture | None) -> Any:
    if picture is None:
        return ""
    return {"file": picture.file, "alt": picture.alt} if picture.alt else picture.file


def _mapping_lines(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The lines of a mapping whose values are strings, booleans, mappings, and lists of strings or of mappings."""
    for field, value in data.items():
        if isinstance(value, Mapping):
            yield f"{indent}{field}:"
            yield from _mapping_lines(value, indent + "  ")
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{indent}{field}:"
            for one in value:
                first, *rest = _mapping_lines(one, indent + "    ")
                yield f"{indent}  - {first.lstrip(' ')}"
                yield from rest
        elif isinstance(value, list):
            yield f"{indent}{field}: [{', '.join(scalar(one, in_flow=True) for one in value)}]"
        else:
            yield f"{indent}{field}: {_value(value, indent)}"


def _value(value: str | bool, indent: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if _BLOCK.fullmatch(value) and all(char.isprintable() or char == "\n" for char in value):
        return "|-" + "".join(f"\n{indent}  {line}" if line else "\n" for line in value.split("\n"))
    if len(value) > _LONG and value.isprintable() and " ".join(value.split()) == value:
        lines = wrap(value, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
        return ">-" + "".join(f"\n{indent}  {line}" for line in lines)
    return scalar(value, in_flow=False)


def record(item: Item, line: int) -> tuple[ItemRecord, list[Loss]]:
    """The record of an item, with the scenario before the stem, and the values that no other format supports."""
    scenario = normalized(item.scenario)
    name = item.custom.get("name")
    found = ItemRecord(
        "\n\n".join(part for part in (scenario, normalized(item.stem)) if part),
        tuple(
            OptionRecord(normalized(one.text), one.correct, normalized(one.rationale), one.pin, _picture(one.figure))
            for one in item.options
        ),
        id=item.id,
        name=normalized(name) if isinstance(name, str) else "",
        multiple=item.type == "multiple",
        true_false=item.type == "true-false",
        explanation=normalized(item.explanation),
        domain=item.text("domain"),
        task=item.text("task"),
        level=item.text("level"),
        tags=tuple(filter(None, map(normalized, item.texts("tags")))),
        references=tuple(", ".join(filter(None, (source, at))) for _, source, at in item.citations),
        language=item.text("language"),
        shuffle=item.shuffled if item.has("shuffle") or item.exam.shuffle else None,
        figure=_picture(item.figure),
        line=line,
        is_scored=item.status != "pretest",
    )
    return found, [Loss(line, message) for message in _native_only_values(item)]


def _picture(figure: Figure | None) -> Picture | None:
    return Picture(figure.file, normalized(figure.alt)) if figure else None


def _native_only_values(item: Item) -> Iterator[str]:
    """Messages about values that an exported item loses or changes."""
    for field in _NATIVE_ONLY:
        if item.has(field):
            yield f"no other format supports {field}"
    for field in item.custom:
        if field != "name":
            yield f'no other format supports "{field}" of custom'
    if item.status not in ("ready", "pretest"):
        yield f'no other format supports the status "{item.status}"'
    if item.scenario:
        yield "the scenario is written before the question, and with each item that shares it"
    if item.situation_figure:
        yield f'no other format supports the figure "{item.situation_figure.file}" of the scenario'
