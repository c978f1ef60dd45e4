"""Reader of JSON: questions in lists and groups of any names, whose shape is detected as that of a dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crs_lint.convert import native_yaml, true_false
from crs_lint.convert.json_files import rewriting as json_rewriting
from crs_lint.convert.json_files import text as json_text
from crs_lint.convert.json_files.item_types import says_several, with_known_types
from crs_lint.convert.json_files.keys import JsonKeys
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult, UnusableError, normalized
from crs_lint.convert.tables.columns import field_named
from crs_lint.formats import dialect_reader
from crs_lint.formats.dialect import Dialect, KeyForm
from crs_lint.formats.dialect_detect import detect_in
from crs_lint.formats.dialect_entries import Entries, find_entries, meaning_of_type
from crs_lint.formats.dialect_names import EXPLANATIONS, rank
from crs_lint.formats.dialect_paths import field_path, option_fields, value_at
from crs_lint.formats.dialect_shape import Shape
from crs_lint.model.finding import Path
from crs_lint.model.item import Exam, Item, read_items, text_of
from crs_lint.text.plural import counted

_OPTION_FIELDS = frozenset(("text", "correct", "rationale", "pin", "figure"))
_HELD_AS_IS = ("domain", "task", "level", "tags", "references", "language", "shuffle", "figure", "scenario")
_DEFAULTS = ("domain", "task", "scenario", "language")
_TITLES = ("title", "name", "topic", "category", "subject")


def read(content: bytes) -> ReadResult:
    """The items of a file. Raises UnusableError if it is not JSON, or has no questions that can be recognized."""
    found = json_text.parse(content)
    if _is_native(found.data):
        items: Sequence[Item] = read_items(found.data, Exam())
        reader = _JsonReader(found, Dialect(), find_entries(found.data, Dialect()))
    else:
        json_rewriting.rewrite(found.groups)
        shape = _shape(found.data)
        entries = find_entries(found.data, shape.dialect._replace(types=()))
        dialect = with_known_types(shape.dialect, [one.value for one in entries.items if isinstance(one.value, dict)])
        items = dialect_reader.read_items(found.data, dialect, Exam())
        reader = _JsonReader(found, dialect, entries)
        if shape.is_index_ambiguous and not reader.names_ids:
            line = found.line(entries.items[0].value)
            reader.losses.append(Loss(line, "the keys are numbers that may count from 0 or from 1; they are taken to count from 0"))
    records = [record for item in items if (record := reader.record(item)) is not None]
    return ReadResult(tuple(records), tuple(reader.all_losses()))


def _is_native(data: Any) -> bool:
    """Whether all items are in the bank's own form."""
    items = read_items(data, Exam())
    groups = [value_at(data, item.path) for item in items]
    return bool(groups) and all("stem" in one and isinstance(one.get("options"), list) and _are_native(one["options"]) for one in groups)


def _are_native(options: Sequence[Any]) -> bool:
    return all(isinstance(one, dict) and "text" in one and one.keys() <= _OPTION_FIELDS for one in options)


def _shape(data: Any) -> Shape:
    detected = detect_in({"": data}) if isinstance(data, (dict, list)) else None
    if detected is None:
        raise UnusableError("no questions with answers and a key are recognized in it")
    return detected.shape


class _UnreadFields:
    """Counts the fields that are not read, with the line of the first of each."""

    def __init__(self) -> None:
        self._found: dict[str, list[int]] = {}

    def note(self, message: str, value: Any, line: int) -> None:
        if value not in (None, "", [], {}):
            self._found.setdefault(message, []).append(line)

    def losses(self, of: str) -> Iterator[Loss]:
        for name, lines in self._found.items():
            yield Loss(lines[0], f'the field "{name}" of {counted(len(lines), of)}')


class _JsonReader:
    """Turns the items of a file into records, and collects what is not read."""

    def __init__(self, found: json_text.JsonData, dialect: Dialect, entries: Entries) -> None:
        self.found = found
        self.dialect = dialect
        self.losses: list[Loss] = list(found.losses)
        self._entries = entries
        self._of_items = _UnreadFields()
        self._of_options = _UnreadFields()
        self._blocks: dict[Path, str] = {}
        self._keys = JsonKeys(dialect, [one.value for one in entries.items if isinstance(one.value, dict)])

    def all_losses(self) -> list[Loss]:
        skipped = [Loss(self._line(one.problem.path), "an entry that is no question is left out") for one in self._entries.skipped]
        kinds = [
            Loss(self._line(one.path), f'a question of the type "{self._kind(one.value)}" is left out')
            for one in self._entries.items
            if meaning_of_type(one.value, self.dialect) == "skip"
        ]
        beside = [] if self._is_list else list(self._beside())
        return [*self.losses, *skipped, *kinds, *beside, *self._of_items.losses("question"), *self._of_options.losses("answer")]

    @property
    def names_ids(self) -> bool:
        """Whether keys are ids of answers."""
        return bool(self._keys.ids)

    @property
    def _is_list(self) -> bool:
        return isinstance(self.found.data, list) and "*" not in self.dialect.items

    def _kind(self, group: Mapping[str, Any]) -> str:
        return text_of(value_at(group, field_path(self.dialect.type or "type", group)))[:100]

    def _line(self, path: Path) -> int:
        """The line of the innermost group of fields on the way to a value."""
        line, value = 0, self.found.data
        for step in path:
            line = self.found.line(value) or line
            value = value_at(value, (step,))
        return self.found.line(value) or line

    def _beside(self) -> Iterator[Loss]:
        """The fields of the groups that the lists of questions stand in, by the paths of questions."""
        told: dict[Path, set[Any]] = {}
        for entry in self._entries.items:
            for length in range(len(entry.path)):
                told.setdefault(entry.path[:length], set()).add(entry.path[length])
        skipped = {one.problem.path for one in self._entries.skipped}
        for path, steps in told.items():
            group = value_at(self.found.data, path)
            for name, value in group.items() if isinstance(group, dict) else ():
                is_told = (
                    name in steps
                    or (not path and name in _DEFAULTS and isinstance(value, str))
                    or (*path, name) in skipped
                    or name == self._blocks.get(path)
                )
                if not is_told and value not in (None, "", [], {}):
                    yield Loss(self.found.line(group), f'the field "{name}" beside the questions{_shown(value)}')

    # Items

    def record(self, item: Item) -> ItemRecord | None:
        """The record of an item; None if it is no multiple-choice question."""
        group = value_at(self.found.data, item.path)
        line = self._line(item.path)
        if not isinstance(group, dict):
            return None
        if not item.options and not (isinstance(group.get("options"), list) and self.dialect == Dialect()):
            self.losses.append(Loss(line, f"a question without answers is left out{_shown(item.stem)}"))
            return None
        record, _ = native_yaml.record(item, line)
        options = self._options(item, group, record, line)
        used = self._used(item, group)
        record = self._with_other_fields(self._in_block(record._replace(options=options), item.path), group, used, line)
        return record if self.dialect == Dialect() else _with_verdicts(record)

    def _used(self, item: Item, group: Mapping[str, Any]) -> set[str]:
        """The names of the fields that the dialect reads."""
        dialect = self.dialect
        named = [dialect.stem, dialect.options, dialect.explanation or "explanation", dialect.id or "id", dialect.language or "language"]
        named += [] if dialect.is_key_on_options else [dialect.key]
        named += [dialect.type or "type"] if meaning_of_type(group, dialect) or item.type in ("single", "multiple", "true-false") else []
        used = {field_path(name, group)[0] for name in named if name} | set(option_fields(dialect, group).values())
        used |= {name for name in _HELD_AS_IS if item.has(name)}
        used |= {"status"} if item.status in ("ready", "pretest") else set()
        return used | ({"custom"} if item.custom.keys() == {"name"} else set())

    def _with_other_fields(self, record: ItemRecord, group: Mapping[str, Any], used: set[str], line: int) -> ItemRecord:
        """A record with what is in fields of usual names."""
        taken = record
        for name, value in group.items():
            if name in used:
                if name in ("id", self.dialect.id, self.dialect.explanation, "explanation") and not isinstance(value, (str, int)):
                    self._of_items.note(name, value, line)
                continue
            if (several := says_several(name, value)) is not None:
                taken = taken._replace(multiple=several or taken.multiple)
                continue
            field = field_named(name)
            given = _value_of(field, value)
            if given and not getattr(taken, field):
                taken = taken._replace(**{field: given})
            else:
                self._of_items.note(name, value, line)
        return taken._replace(name="" if taken.name == taken.id else taken.name)

    def _in_block(self, record: ItemRecord, path: Path) -> ItemRecord:
        """A record with the name of its block of questions as its domain."""
        steps = self.dialect.items.split(".")
        if "*" not in steps or record.domain:
            return record
        length = steps.index("*") + 1
        block = value_at(self.found.data, path[:length])
        if isinstance(topic := path[length - 1], str):
            return record._replace(domain=normalized(topic))
        title = next((name for name in _TITLES if isinstance(block, dict) and isinstance(block.get(name), str)), "")
        if title:
            self._blocks[path[:length]] = title
        return record._replace(domain=normalized(block[title])) if title else record

    # Answers

    def _options(self, item: Item, group: Mapping[str, Any], record: ItemRecord, line: int) -> tuple[OptionRecord, ...]:
        written = [value_at(self.found.data, option.path) for option in item.options]
        right, losses = self._keys.right(item, group, written, line)
        self.losses += losses
        return tuple(
            self._option(option, one, number in right, line)
            for number, (option, one) in enumerate(zip(record.options, written, strict=True))
        )

    def _option(self, option: OptionRecord, written: Any, correct: bool, line: int) -> OptionRecord:
        taken = option._replace(correct=correct, text=str(written) if isinstance(written, bool) else option.text)
        if not isinstance(written, dict) or self.dialect.key_form == KeyForm.MAPPING:
            return taken
        used = {self.dialect.text.split(".")[0] or "text", self.dialect.key if self.dialect.key_form == KeyForm.BOOLEAN else "text"}
        used |= {"rationale"} if option.rationale else set()
        used |= {"pin"} if option.pin else set()
        for name, value in written.items():
            if name in used or (name == "figure" and option.figure):
                continue
            field = "rationale" if rank(name, EXPLANATIONS) < len(EXPLANATIONS) else field_named(name)
            given = value.strip() if isinstance(value, str) else ""
            if field == "rationale" and given and not taken.rationale:
                taken = taken._replace(rationale=normalized(given))
            elif field == "figure" and given and not taken.figure:
                taken = taken._replace(figure=Picture(given))
            elif name != self._keys.ids:
                self._of_options.note(name, value, self.found.line(written) or line)
        return taken


def _with_verdicts(record: ItemRecord) -> ItemRecord:
    """A choice between true and false as a true-false item, with "true" first."""
    if record.multiple or not true_false.are_verdicts([option.text for option in record.options]):
        return record
    return record._replace(
        true_false=True,
        shuffle=None,
        options=tuple(sorted(record.options, key=lambda option: not true_false.verdict(option.text))),
    )


def _value_of(field: str, value: Any) -> Any:
    """The value of a field of a record in the form that it has there; None if it has another."""
    if field in ("tags", "references"):
        parts = (
            value
            if isinstance(value, list)
            else re.split("[,;\n]" if field == "tags" else "[;\n]", value)
            if isinstance(value, str)
            else []
        )
        return tuple(text for one in parts if (text := normalized(one))) if all(isinstance(one, str) for one in parts) else None
    if not isinstance(value, str) or field not in ("domain", "task", "level", "language", "name", "figure"):
        return None
    return Picture(value.strip()) if field == "figure" and value.strip() else normalized(value) if field != "figure" else None


def _shown(value: Any) -> str:
    """A text or a number for a message, after a colon."""
    text = " ".join(text_of(value).split())[:100]
    return f": {text}" if text else ""
