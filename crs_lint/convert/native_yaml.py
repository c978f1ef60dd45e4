"""Items in the bank's own form: written as YAML, and taken from the views that rules have of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from textwrap import wrap
from typing import Any

from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, normalized
from crs_lint.document.scalar_writer import scalar
from crs_lint.model.item import Figure, Item
from crs_lint.rules.shared.ids import ids_from

# What an item can have that no other format knows.
_OWN = ("article", "enemies", "notes")
_LONG, _WIDTH = 90, 118
# A text that a reader of YAML takes for the same in a block of lines as in quotes.
_BLOCK = re.compile(r"\S(?:[^\n]*\S)?(?:\n+[^\n]*\S)+")


class Namer:
    """Gives ids to items that have none. One that a source gave stays as it is, twice or not; one made here is like no other."""

    def __init__(self, records: Iterable[ItemRecord]) -> None:
        self.taken = {_with_own_id(record).id for record in records}
        self.count = 0

    def named(self, records: Iterable[ItemRecord]) -> tuple[list[ItemRecord], list[Loss]]:
        """Items that all have an id, and ids that could not be kept."""
        given = [_with_own_id(record) for record in records]
        losses = [Loss(one.line, f'the id "{one.id}", which has white space') for one in given if one.id and not _is_id(one.id)]
        return [one if _is_id(one.id) else one._replace(id=self._new(one)) for one in given], losses

    def _new(self, record: ItemRecord) -> str:
        self.count += 1
        words = (name for text in (record.id, record.name, record.stem) for name in ids_from(text))
        numbered = (f"item-{number}" for number in range(self.count, self.count + len(self.taken) + 1))
        found = next(name for name in chain(words, numbered) if name not in self.taken)
        self.taken.add(found)
        return found


def _is_id(text: str) -> bool:
    return text.split() == [text]


def _with_own_id(record: ItemRecord) -> ItemRecord:
    """A name that could be an id is one, where there is no other."""
    return record if record.id or not _is_id(record.name) else record._replace(id=record.name, name="")


def text(records: Sequence[ItemRecord], *, domain: str = "", shuffle: bool = False, language: str = "") -> str:
    """A file of items. ``domain`` is that of all of them; what the exam says of shuffling and language is not said again."""
    head = {"domain": domain} if domain else {}
    items = [_data(record._replace(domain="" if record.domain == domain else record.domain), shuffle, language) for record in records]
    return "\n".join(_rows({**head, "items": items}, "")) + "\n"


def _data(record: ItemRecord, shuffle: bool, language: str) -> dict[str, Any]:
    given = {
        "id": record.id,
        "stem": record.stem,
        "type": "multiple" if record.multiple else "",
        "options": [_option(option) for option in record.options],
        "explanation": record.explanation,
        "domain": record.domain,
        "task": record.task,
        "level": record.level,
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


def _rows(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The lines of a mapping. Values are texts, true or false, mappings, and lists of texts or of mappings."""
    for field, value in data.items():
        if isinstance(value, Mapping):
            yield f"{indent}{field}:"
            yield from _rows(value, indent + "  ")
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield f"{indent}{field}:"
            for one in value:
                first, *rest = _rows(one, indent + "    ")
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
    """An item as it goes elsewhere, and what of it no other format knows. A situation goes before the question."""
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
    )
    return found, [Loss(line, message) for message in _kept_here(item)]


def _picture(figure: Figure | None) -> Picture | None:
    return Picture(figure.file, normalized(figure.alt)) if figure else None


def _kept_here(item: Item) -> Iterator[str]:
    """What stays behind when an item leaves."""
    for field in _OWN:
        if item.has(field):
            yield f"no other format supports {field}"
    for field in item.custom:
        if field != "name":
            yield f'no other format supports "{field}" of custom'
    if item.status != "ready":
        yield f'no other format supports the status "{item.status}"'
    if item.type == "true-false":
        yield "the type true-false is written as a choice of two answers"
    if item.scenario:
        yield "the scenario is written before the question, and with each item that shares it"
    if item.situation_figure:
        yield f'no other format supports the figure "{item.situation_figure.file}" of the scenario'
