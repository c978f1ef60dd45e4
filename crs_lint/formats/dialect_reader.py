"""Reads items in a dialect: each in the bank's own form, with the author's own paths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from crs_lint.formats import native_schema
from crs_lint.formats.dialect import Dialect, steps_of
from crs_lint.formats.native_schema import Refusal
from crs_lint.model.finding import Change, Fix, Path, Problem, Quote, Reorder, Rewrite
from crs_lint.model.item import Exam, Item, Option, text_of
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import closest_match, is_misspelling

_NOTHING = object()
# To compare two names takes a while: a file with more strange ones than this has its entries taken for items.
_MOST_COMPARED = 2000
_MOST_FIELDS = 20
_LONGEST_NAME = 40
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BETWEEN = re.compile(r"[\s,;/&+|]+|\band\b", re.IGNORECASE)
_AROUND = " \t()[].:"
_PICTURE = re.compile(r"[^\s<>:?*]{1,200}\.[A-Za-z]{2,5}")
# Fields of the bank's own form that a dialect has its own words for.
_NAMED = frozenset(("id", "stem", "options", "explanation"))
_DEFAULTS = ("domain", "task", "scenario")


class Reading(NamedTuple):
    """The items of a file; what is wrong with its shape, at the author's paths; and what lies above that.

    ``above`` are paths at which a rule would only repeat what is wrong.
    """

    items: tuple[Item, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    above: frozenset[Path] = frozenset()


class _Entry(NamedTuple):
    """What may be an item: its value and path, and its name where it stands in a group of items."""

    value: Any
    path: Path
    name: str | None = None


class _Places:
    """Where the parts of one item stand in the author's file."""

    def __init__(self, entry: _Entry, dialect: Dialect) -> None:
        given: Mapping[str, Any] = entry.value if isinstance(entry.value, dict) else {}
        self.given = given
        self.path = entry.path
        self.dialect = dialect
        self.fields = {
            "stem": steps_of(dialect.stem, given),
            "options": steps_of(dialect.options, given),
            "explanation": steps_of(dialect.explanation or "explanation", given),
            "id": () if entry.name is not None else steps_of(dialect.id or "id", given),
        }
        self.key: Path = (*entry.path, *steps_of(dialect.key, given))
        self.options: list[Path] = []
        self.texts: list[Path] = []
        self.marks: dict[int, Path] = {}

    def at(self, field: str) -> Path:
        return (*self.path, *self.fields.get(field, (field,)))

    def option_at(self, index: int, field: str) -> Path:
        if field == "text":
            return self.texts[index]
        if field == "correct":
            return self.marks.get(index, self.key)
        return (*self.options[index], field)

    def translated(self, path: Path) -> Path:
        """The author's path for one within the item in the bank's own form."""
        if not path:
            return self.path
        if path[0] == "options" and len(path) > 1 and isinstance(path[1], int) and path[1] < len(self.options):
            return self.options[path[1]] if len(path) == 2 else (*self.option_at(path[1], str(path[2])), *path[3:])
        return (*self.at(str(path[0])), *path[1:])

    @property
    def renamed(self) -> tuple[str, ...]:
        return tuple(text for field, steps in self.fields.items() if steps != (field,) for text in (field, "\n".join(steps)))


class _Option(Option):
    """An answer in a dialect."""

    def __init__(self, data: Mapping[str, Any], places: _Places, index: int) -> None:
        super().__init__(data, places.options[index], index + 1)
        self._places = places

    def at(self, field: str) -> Path:
        return self._places.option_at(self.number - 1, field)


class _Item(Item):
    """An item in a dialect."""

    def __init__(self, data: Mapping[str, Any], places: _Places, exam: Exam, defaults: Mapping[str, Any]) -> None:
        super().__init__(data, places.path, exam, defaults)
        self._places = places
        listed = data.get("options")
        given = enumerate(listed if isinstance(listed, list) else ())
        self.options = [_Option(one, places, index) for index, one in given if isinstance(one, dict)]
        self.keys = [option for option in self.options if option.correct]
        self.has_explanations = bool(places.dialect.explanation)
        self.renamed = places.renamed

    def at(self, field: str) -> Path:
        return self._places.at(field)


def read_items(data: Any, dialect: Dialect, exam: Exam) -> tuple[Item, ...]:
    """Only the items of a file."""
    return _Reader(data, dialect, exam).items


def read(data: Any, dialect: Dialect, exam: Exam) -> Reading:
    """The items of a file and what is wrong with its shape. ``data`` holds only what JSON has."""
    return _Reader(data, dialect, exam).reading()


def fitting(fix: Fix, dialect: Dialect) -> Fix | None:
    """A fix that can be made in files of a dialect: it changes texts, or the order of answers that carry their own key."""
    return fix if all(_fits(change, dialect) for change in fix.changes) else None


def _fits(change: Change, dialect: Dialect) -> bool:
    if isinstance(change, Rewrite):
        # A key that repeats the answer must not be left behind; names of fields are the team's own.
        return dialect.key_form != "text" or change.path[-1:] in ((dialect.stem,), (dialect.explanation,)) or change.part == "key"
    return isinstance(change, Quote) or (isinstance(change, Reorder) and dialect.is_key_on_options)


class _Reader:
    """Turns the entries of one file into items."""

    def __init__(self, data: Any, dialect: Dialect, exam: Exam) -> None:
        self.dialect = dialect
        self.wording = dialect.wording
        self.found: list[Refusal] = []
        self.skipped: list[Refusal] = []
        self.native: list[Any] = []
        self.places: list[_Places] = []
        self.compared = 0
        items: list[Item] = []
        defaults = {field: data[field] for field in _DEFAULTS if isinstance(data.get(field), str)} if isinstance(data, dict) else {}
        for entry in self._entries(data):
            if isinstance(entry.value, dict):
                items.append(self._item(entry, exam, defaults))
            else:
                self.native.append(entry.value)
                self.places.append(_Places(entry, dialect))
        self.items = tuple(items)

    def reading(self) -> Reading:
        shape = {"items": self.native}
        broken = [] if native_schema.accepts(shape, "bank") else native_schema.explain(shape, "bank", self.wording)
        repeated = [one.problem.path for one in broken if one.problem.path[-1:] in (("correct",), ("options",))]
        above = {self._translated(path[:length]) for path in repeated for length in range(2, len(path) + 1)} - {()}
        refusals = [*self.found, *map(self._refusal, broken), *self.skipped]
        return Reading(self.items, tuple(refusals), frozenset(above))

    # Where the items are

    def _entries(self, data: Any) -> Iterator[_Entry]:
        if data is None:
            return
        way = self._way(data)
        value = _value(data, way)
        if value is _NOTHING:
            self.found.append(native_schema.missing(way, "This file", self.dialect.items))
        elif isinstance(value, list):
            yield from (_Entry(one, (*way, index)) for index, one in enumerate(value) if self._is_kept(one, (*way, index)))
        elif not isinstance(value, dict):
            subject = f'The "{shorten(self.dialect.items)}"' if way else "The file"
            message = f"{subject} is {native_schema.kind(value)}; it must be a list of items."
            self.found.append(Refusal("wrong-type", Problem(way, message, "Write each item below it, after a dash.")))
        elif self._is_alone(value):
            yield _Entry(value, way)
        else:
            yield from self._named(value, way)

    def _way(self, data: Any) -> Path:
        if self.dialect.items == ".":
            return ()
        if self.dialect.items:
            return steps_of(self.dialect.items, data if isinstance(data, dict) else {})
        return ("items",) if isinstance(data, dict) and "items" in data else ()

    def _is_alone(self, group: Mapping[str, Any]) -> bool:
        """Whether a group is one item, and not items under their names."""
        if self.dialect.stem.split(".")[0] in group or self.dialect.options.split(".")[0] in group:
            return True
        return not any(isinstance(one, dict) and self._is_item(one) for one in group.values()) and self._is_item(group)

    def _named(self, group: Mapping[str, Any], way: Path) -> Iterator[_Entry]:
        """The items of a group in which each stands under its name."""
        found = [_Entry(one, (*way, name), name) for name, one in group.items() if isinstance(one, dict) and self._is_item(one)]
        if not found:
            where = f'under "{self.dialect.items}"' if way else "at its root"
            message = f"This file has no item {where}: nothing there has a field that an item has."
            remedy = f'Give an item "{self.dialect.stem}" and "{self.dialect.options}", or correct the settings of the dialect.'
            self.found.append(Refusal("missing-field", Problem(way, message, remedy)))
            return
        paths = {entry.path for entry in found}
        self.skipped += [_skipped((*way, name)) for name in group if (*way, name) not in paths]
        yield from found

    def _is_kept(self, value: Any, path: Path) -> bool:
        """Whether an entry of the list of items is to be one; a group without anything that an item has is not."""
        if not isinstance(value, dict) or not value or self._is_item(value):
            return True
        self.skipped.append(_skipped(path))
        return False

    def _is_item(self, group: Mapping[str, Any]) -> bool:
        """Whether a group has a field that an item has, be it mistyped."""
        dialect = self.dialect
        own = [dialect.stem, dialect.options, dialect.explanation or "explanation", dialect.id or "id"]
        own += [] if dialect.is_key_on_options else [dialect.key]
        names = {name.split(".")[0] for name in own} | set(own)
        if not names.isdisjoint(group) or self.compared > _MOST_COMPARED:
            return True
        strange = [field for field in islice(group, _MOST_FIELDS) if len(field) < _LONGEST_NAME]
        self.compared += len(strange) * len(names)
        return any(is_misspelling(field, name) for field in strange for name in names)

    # One item

    def _item(self, entry: _Entry, exam: Exam, defaults: Mapping[str, Any]) -> Item:
        given = entry.value
        places = _Places(entry, self.dialect)
        native: dict[str, Any] = {}
        for field in ("stem", "explanation"):
            value = _value(given, places.fields[field])
            if value is not _NOTHING:
                native[field] = value
        name = entry.name if entry.name is not None else _value(given, places.fields["id"])
        written = str(name) if isinstance(name, int) and not isinstance(name, bool) else name
        options, stray = self._answers(given, places)
        if options is not _NOTHING:
            native["options"] = options
        self.native.append(native if written is _NOTHING and self.dialect.id else {**native, "id": self._plain_id(written)})
        self.places.append(places)
        kept = _kept(given, "item", self.dialect)
        if isinstance(written, str):
            native["id"] = written
        marks = sum(isinstance(one, dict) and one.get("correct") is True for one in options) if isinstance(options, list) else 0
        if "type" not in kept and marks > 1 and self._names_several(given, places):
            kept["type"] = "multiple"
        if places.texts and places.texts[0] == places.key:
            kept["type"] = "true-false"
        item = _Item({**kept, **native}, places, exam, defaults)
        item.wording = self.wording
        item.stray = stray
        return item

    def _plain_id(self, value: Any) -> Any:
        """An id for the schema to look at: one that fits, where it is a name or nobody asks for one."""
        return "id" if not self.dialect.id or (isinstance(value, str) and value.strip()) else value

    def _answers(self, given: Mapping[str, Any], places: _Places) -> tuple[Any, tuple[tuple[Path, str], ...]]:
        """The answers in the bank's own form with the right ones marked, and keys that name none."""
        options = self._options(given, places)
        key = _NOTHING if self.dialect.is_key_on_options else _value(given, places.key[len(places.path) :])
        if options is _NOTHING and isinstance(key, bool):
            places.options = places.texts = [places.key, places.key]
            return [{"text": "True", "correct": key}, {"text": "False", "correct": not key}], ()
        return options, self._mark(key, options, places) if isinstance(options, list) else ()

    def _options(self, given: Mapping[str, Any], places: _Places) -> Any:
        """The answers in the bank's own form, as far as they have a shape; ``_NOTHING`` where the item has none."""
        value = _value(given, places.fields["options"])
        path = places.at("options")
        if isinstance(value, dict):
            pairs: list[tuple[str | int, Any]] = list(value.items())
        elif isinstance(value, list):
            pairs = list(enumerate(value))
        else:
            return value
        found: list[Any] = []
        for step, one in pairs:
            places.options.append((*path, step))
            found.append(self._option(one, len(found), places))
        return found

    def _option(self, value: Any, index: int, places: _Places) -> Any:
        dialect = self.dialect
        path = places.options[index]
        if dialect.key_form == "mapping":
            return self._mapped(value, index, places)
        if not isinstance(value, dict):
            places.texts.append(path)
            return value if dialect.text else {"text": value}
        text = dialect.text or "text"
        way = steps_of(text, value)
        found = _value(value, way)
        if found is _NOTHING and not dialect.text:
            places.texts.append(path)
            return {"text": value}
        places.texts.append((*path, *way))
        option = _kept(value, "option", dialect)
        if found is not _NOTHING:
            option["text"] = found
        if dialect.key_form == "boolean":
            mark = steps_of(dialect.key, value)
            places.marks[index] = (*path, *mark)
            if (correct := _value(value, mark)) is not _NOTHING:
                option["correct"] = correct
        return option

    def _mapped(self, value: Any, index: int, places: _Places) -> Any:
        """An answer whose field's name tells whether it is right."""
        path = places.options[index]
        if not isinstance(value, dict) or not value:
            places.texts.append(path)
            return value
        name, text = next(iter(value.items()))
        places.texts.append((*path, name))
        places.marks[index] = path
        if len(value) > 1:
            message = f"Answer {index + 1} has {len(value)} fields; it must have one, which tells whether it is right."
            self.found.append(Refusal("invalid-value", Problem((*path, list(value)[1]), message, "Begin each answer with a dash.", "key")))
        return {"text": text, **({"correct": True} if self.dialect.key in value else {})}

    # The key

    def _mark(self, value: Any, options: list[Any], places: _Places) -> tuple[tuple[Path, str], ...]:
        """Marks the answers that a key of the item names, and returns what names none."""
        entries = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        stray = []
        for step, one in entries:
            path = places.key if step is None else (*places.key, step)
            if one is _NOTHING or one is None:
                continue
            indexes = self._indexes(one, options, places)
            for index in indexes:
                if isinstance(options[index], dict):
                    options[index]["correct"] = True
                places.marks.setdefault(index, path)
            if not indexes:
                stray.append((path, text_of(one) or native_schema.kind(one)))
        return tuple(stray)

    def _indexes(self, value: Any, options: list[Any], places: _Places) -> list[int]:
        """The answers that one key names, from 0; none where it names what is not there."""
        form = self.dialect.key_form
        written = text_of(value).strip()
        if form == "text":
            texts = [text_of(one.get("text")).strip() if isinstance(one, dict) else None for one in options]
            return [texts.index(written)] if written in texts and written else []
        if form in ("index0", "index1"):
            number = int(written) - int(form[-1]) if written.isascii() and written.isdigit() and len(written) < 9 else -1
            return [number] if not isinstance(value, bool) and 0 <= number < len(options) else []
        names = [str(path[-1]) for path in places.options]
        is_named = bool(places.options) and isinstance(places.options[0][-1], str)
        if is_named and written in names:
            return [names.index(written)]
        letters = [name.upper() for name in names] if is_named else list(_LETTERS[: len(options)])
        parts = [written.strip(_AROUND)] if form == "letter" else [part for part in _BETWEEN.split(written) if part]
        found = [self._lettered(part.strip(_AROUND), letters, together=form == "letters") for part in parts]
        return [] if None in found else [index for one in found if one for index in one]

    def _lettered(self, part: str, letters: list[str], *, together: bool) -> list[int] | None:
        """The answers of a word of letters; None where one of them is no answer's."""
        upper = part.upper()
        if upper in letters:
            return [letters.index(upper)]
        if not together or not upper or any(letter not in letters for letter in upper):
            return None
        return [letters.index(letter) for letter in upper]

    def _names_several(self, given: Mapping[str, Any], places: _Places) -> bool:
        """Whether the author wrote a key in a way that is there to name more than one answer."""
        if self.dialect.is_key_on_options:
            return False
        return self.dialect.key_form == "letters" or isinstance(_value(given, places.key[len(places.path) :]), list)

    # What is wrong

    def _translated(self, path: Path) -> Path:
        return self.places[int(path[1])].translated(path[2:]) if len(path) > 1 else ()

    def _refusal(self, refusal: Refusal) -> Refusal:
        problem = refusal.problem
        path = self._translated(problem.path)
        if refusal.rule == "missing-field" and (slip := self._slip(problem.path)):
            above = self._translated(problem.path[:-1])
            name = self.wording.name(str(problem.path[-1]))
            return Refusal(
                refusal.rule, problem._replace(path=(*above, slip), part="key", help=f'Rename "{shorten(slip)}" to it: "{name}".'), path
            )
        fix = problem.fix
        if fix is not None:
            quotes = [change._replace(path=self._translated(change.path)) for change in fix.changes if isinstance(change, Quote)]
            fix = fix._replace(changes=tuple(quotes)) if len(quotes) == len(fix.changes) else None
        return Refusal(refusal.rule, problem._replace(path=path, fix=fix))

    def _slip(self, path: Path) -> str:
        """The field of an item or an answer that can only be another one mistyped; empty where there is none."""
        places = self.places[int(path[1])]
        group = _value(places.given, self._translated(path[:-1])[len(places.path) :])
        name = self.wording.name(str(path[-1]))
        known = {*self.wording.fields.values(), self.dialect.key}
        strange = [field for field in islice(group, _MOST_FIELDS) if field not in known] if isinstance(group, dict) else []
        near = closest_match(name, strange)
        return near if near and is_misspelling(near, name) else ""


def _skipped(path: Path) -> Refusal:
    message = "This entry has no field that an item has, so it was not read as one."
    return Refusal("skipped-entry", Problem(path, message, "Move it out of the items, if it is to be none."))


def _value(value: Any, way: tuple[str | int, ...]) -> Any:
    """What stands at the end of some steps; ``_NOTHING`` where they lead nowhere."""
    for step in way:
        inside = isinstance(step, int) and step < len(value) if isinstance(value, list) else isinstance(value, dict) and step in value
        if not inside:
            return _NOTHING
        value = value[step]
    return value


@lru_cache
def _fields(part: str) -> frozenset[str]:
    return frozenset(native_schema.load("bank")["$defs"][part]["properties"])


def _kept(group: Mapping[str, Any], part: str, dialect: Dialect) -> dict[str, Any]:
    """The fields that have the names of the bank's own form, and values that it allows: they mean what they mean there."""
    own = {*_NAMED, dialect.stem, dialect.options, dialect.explanation, dialect.id} if part == "item" else {"text", "correct", dialect.text}
    taken = own | {dialect.key}
    names = [name for name in group if name not in taken and name in _fields(part)]
    return {name: value for name in names if (value := _meant(name, group[name], part)) is not None}


def _meant(name: str, value: Any, part: str) -> Any:
    """A value as the bank's own form has it; None for what means something else there."""
    if name == "figure" and isinstance(value, str):
        return value if _PICTURE.fullmatch(value) else {"alt": value} if value.strip() else None
    filler: dict[str, Any] = {"id": "id", "stem": "", "options": []} if part == "item" else {"text": ""}
    return value if native_schema.accepts({**filler, name: value}, "bank", part) else None
