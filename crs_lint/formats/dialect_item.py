"""Reads one item in a dialect: in the bank's own form, with the author's own paths."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from crs_lint.formats import native_schema
from crs_lint.formats.dialect import Dialect, KeyForm
from crs_lint.formats.dialect_entries import ItemEntry, meaning_of_type
from crs_lint.formats.dialect_key import NamedAnswers, named_answers
from crs_lint.formats.dialect_paths import MISSING, ItemPaths, OptionPaths, field_path, item_paths, option_fields, value_at
from crs_lint.formats.native_schema import SchemaError
from crs_lint.language.tags import is_tag
from crs_lint.model.field_names import Wording
from crs_lint.model.finding import Path, Problem
from crs_lint.model.item import Exam, Item, Option, text_of

_PICTURE = re.compile(r"[^\s<>:?*]{1,200}\.[A-Za-z]{2,5}")
_RIGHT_FIRST = (KeyForm.FIRST, KeyForm.DISTRACTORS)
# Fields of the bank's own form that a dialect has its own names for.
_RENAMED = frozenset(("id", "stem", "options", "explanation"))


class DialectOption(Option):
    """An answer in a dialect."""

    def __init__(self, data: Mapping[str, Any], paths: ItemPaths, index: int) -> None:
        super().__init__(data, paths.options[index].path, index + 1)
        self._paths = paths

    def at(self, field: str) -> Path:
        return self._paths.option_at(self.number - 1, field)


class DialectItem(Item):
    """An item in a dialect."""

    def __init__(
        self,
        data: Mapping[str, Any],
        paths: ItemPaths,
        exam: Exam,
        defaults: Mapping[str, Any],
        wording: Wording,
        stray: tuple[tuple[Path, str], ...],
        *,
        has_explanations: bool,
    ) -> None:
        super().__init__(data, paths.path, exam, defaults)
        self._paths = paths
        listed = data.get("options")
        given = enumerate(listed if isinstance(listed, list) else ())
        self.options = [DialectOption(one, paths, index) for index, one in given if isinstance(one, dict)]
        self.keys = [option for option in self.options if option.correct]
        self.has_explanations = has_explanations
        self.renamed = paths.renamed
        self.wording = wording
        self.stray = stray

    def at(self, field: str) -> Path:
        return self._paths.at(field)


class ItemReading(NamedTuple):
    """An entry as it was read: what the schema is to look at, the author's data and paths, and the item if it is a group."""

    native: Any
    given: Any
    paths: ItemPaths
    item: Item | None = None
    errors: Sequence[SchemaError] = ()


class _Answer(NamedTuple):
    """An answer in the bank's own form, its paths, and a schema error of its shape."""

    data: Any
    paths: OptionPaths
    error: SchemaError | None = None


def read_item(entry: ItemEntry, dialect: Dialect, exam: Exam, defaults: Mapping[str, Any], wording: Wording) -> ItemReading:
    """Reads an entry of the items; one that is no group is left to the schema."""
    given = entry.value
    paths = item_paths(given, entry.path, dialect, is_named=entry.name is not None)
    if not isinstance(given, dict):
        return ItemReading(given, given, paths)
    native = {field: value for field in ("stem", "explanation") if (value := value_at(given, paths.fields[field])) is not MISSING}
    written_id = _text_of_id(entry.name if entry.name is not None else value_at(given, paths.fields["id"]))
    key = value_at(given, paths.key[len(paths.path) :]) if dialect.has_key_in_item else MISSING
    meaning = meaning_of_type(given, dialect)
    options, answers, stray = _options(_value_of_options(given, paths, dialect), key, paths, dialect, meaning)
    paths = paths._replace(options=tuple(one.paths for one in answers))
    if options is not MISSING:
        native["options"] = options
    checked = native if written_id is MISSING and dialect.id else {**native, "id": _id_to_check(written_id, dialect)}
    kept = _kept(given, "item", dialect)
    if isinstance(written_id, str):
        native["id"] = written_id
    if dialect.language and is_default("language", language := value_at(given, paths.fields["language"])):
        kept["language"] = language
    if dialect.key_form in _RIGHT_FIRST:
        kept.setdefault("shuffle", True)  # otherwise, rules on the position of keys would report every item
    if meaning:
        kept["type"] = meaning
    if (kind := _type(kept, answers, key, paths, dialect)) is not None:
        kept["type"] = kind
    item = DialectItem({**kept, **native}, paths, exam, defaults, wording, stray, has_explanations=bool(dialect.explanation))
    return ItemReading(checked, given, paths, item, [one.error for one in answers if one.error is not None])


def is_default(field: str, value: Any) -> bool:
    """Whether a field of a file has a value for its items. The name of a language, "English", declares none: their words tell it."""
    return isinstance(value, str) and (field != "language" or is_tag(value))


def _text_of_id(value: Any) -> Any:
    """An id as it counts: numbers are ids, too."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _id_to_check(value: Any, dialect: Dialect) -> Any:
    """An id for the schema: one that fits, where it is a name or the dialect has no field for ids."""
    return "id" if not dialect.id or (isinstance(value, str) and value.strip()) else value


def _type(kept: Mapping[str, Any], answers: Sequence[_Answer], key: Any, paths: ItemPaths, dialect: Dialect) -> str | None:
    """The type of an item that its dialect tells: true-false with a key that is true or false, multiple with a key of several."""
    if answers and answers[0].paths == OptionPaths(paths.key, paths.key):
        return "true-false"
    is_several = dialect.has_key_in_item and (dialect.key_form == KeyForm.LETTERS or isinstance(key, list))
    marks = sum(isinstance(one.data, dict) and one.data.get("correct") is True for one in answers)
    return "multiple" if "type" not in kept and marks > 1 and is_several else None


# Answers


def _value_of_options(given: Mapping[str, Any], paths: ItemPaths, dialect: Dialect) -> Any:
    """The answers as a list or a group; fields of one answer each are a group, without empty ones at its end."""
    if "*" not in dialect.options:
        return value_at(given, paths.fields["options"])
    names = list(option_fields(dialect, given).values())
    while names and given[names[-1]] in (None, ""):
        names.pop()
    return {name: given[name] for name in names} or MISSING


class _Options(NamedTuple):
    """The ``options`` of an item in the bank's own form, its answers one by one, and keys that name none of them."""

    data: Any
    answers: Sequence[_Answer] = ()
    stray: tuple[tuple[Path, str], ...] = ()


def _options(value: Any, key: Any, paths: ItemPaths, dialect: Dialect, meaning: str) -> _Options:
    """The answers of an item by the values of its fields of answers and of its key."""
    truth = _truth(key, meaning)
    if value is MISSING and truth is not None:
        at = OptionPaths(paths.key, paths.key)
        answers = [_Answer({"text": "True", "correct": truth}, at), _Answer({"text": "False", "correct": not truth}, at)]
        return _with_key(answers, NamedAnswers({}))
    if dialect.key_form == KeyForm.DISTRACTORS:
        return _options_of_distractors(value, key, paths, dialect)
    if not isinstance(value, (dict, list)):
        return _Options(value)
    answers = _answers(_below(value, paths.at("options")), dialect)
    return _with_key(answers, _named_by_item(answers, key, paths, dialect))


def _named_by_item(answers: Sequence[_Answer], key: Any, paths: ItemPaths, dialect: Dialect) -> NamedAnswers:
    """The right answers as the item tells them; none where the answers tell it themselves."""
    if dialect.is_key_on_options:
        return NamedAnswers({})
    if dialect.key_form == KeyForm.FIRST:
        return NamedAnswers({0: answers[0].paths.path} if answers else {})
    texts = [text_of(one.data.get("text")) if isinstance(one.data, dict) else None for one in answers]
    return named_answers(key, paths.key, dialect.key_form, texts, _names(answers, key, dialect))


def _with_key(answers: Sequence[_Answer], named: NamedAnswers) -> _Options:
    """The options of some answers, with ``correct`` in those that are named."""
    marked = [_marked(one, index, named) for index, one in enumerate(answers)]
    return _Options([one.data for one in marked], marked, named.stray)


def _truth(key: Any, meaning: str) -> bool | None:
    """Whether a key says that the stem is true; None if it says nothing of the kind. Texts count in items of that type."""
    if isinstance(key, bool) or meaning != "true-false":
        return key if isinstance(key, bool) else None
    return {"true": True, "false": False}.get(text_of(key).strip().lower())


def _names(answers: Sequence[_Answer], key: Any, dialect: Dialect) -> list[str | int]:
    """The names of answers: their fields or indexes; of fields of one answer each, what tells them apart, unless a key is a field."""
    names = [one.paths.path[-1] for one in answers]
    keys = key if isinstance(key, list) else [key]
    if "*" not in dialect.options or any(one in names for one in keys):
        return names
    places = {name: place for place, name in option_fields(dialect, dict.fromkeys(map(str, names))).items()}
    return [places[str(name)] for name in names]


def _options_of_distractors(value: Any, key: Any, paths: ItemPaths, dialect: Dialect) -> _Options:
    """The right answers, which the key holds, and then the wrong ones."""
    if value is not MISSING and not isinstance(value, (dict, list)):
        return _Options(value)
    if key is MISSING and value is MISSING:
        return _Options(MISSING)
    right = _below(key, paths.key) if isinstance(key, list) else [] if key in (MISSING, None) else [(paths.key, key)]
    wrong = [] if value is MISSING else _below(value, paths.at("options"))
    named = NamedAnswers({index: at for index, (at, _) in enumerate(right)})
    return _with_key(_answers((*right, *wrong), dialect), named)


def _below(value: Mapping[str, Any] | Sequence[Any], path: Path) -> list[tuple[Path, Any]]:
    """The values of a group or a list at a path, each with its own path."""
    return [((*path, step), one) for step, one in (value.items() if isinstance(value, Mapping) else enumerate(value))]


def _marked(answer: _Answer, index: int, named: NamedAnswers) -> _Answer:
    """An answer with ``correct`` where a key of the item names it."""
    if index not in named.paths:
        return answer
    data = {**answer.data, "correct": True} if isinstance(answer.data, dict) else answer.data
    return answer._replace(data=data, paths=answer.paths._replace(key=named.paths[index]))


def _answers(values: Sequence[tuple[Path, Any]], dialect: Dialect) -> list[_Answer]:
    """Answers of some values, each given with its path."""
    return [_answer(one, at, index, dialect) for index, (at, one) in enumerate(values)]


def _answer(value: Any, path: Path, index: int, dialect: Dialect) -> _Answer:
    """An answer, without what a key of the item says of it."""
    if dialect.key_form == KeyForm.MAPPING:
        return _mapped_answer(value, path, index, dialect)
    if not isinstance(value, dict):
        return _Answer(value if dialect.text else {"text": value}, OptionPaths(path, path))
    below = field_path(dialect.text or "text", value)
    text = value_at(value, below)
    if text is MISSING and not dialect.text:
        return _Answer({"text": value}, OptionPaths(path, path))
    paths = OptionPaths(path, (*path, *below))
    data = _kept(value, "option", dialect)
    if text is not MISSING:
        data["text"] = text
    if dialect.key_form == KeyForm.BOOLEAN:
        mark = field_path(dialect.key, value)
        paths = paths._replace(key=(*path, *mark))
        if (correct := value_at(value, mark)) is not MISSING:
            data["correct"] = correct
    return _Answer(data, paths)


def _mapped_answer(value: Any, path: Path, index: int, dialect: Dialect) -> _Answer:
    """An answer that is a group of one field, whose name tells whether it is right."""
    if not isinstance(value, dict):
        return _Answer({"text": value}, OptionPaths(path, path))
    if not value:
        return _Answer(value, OptionPaths(path, path))
    name, text = next(iter(value.items()))
    error = None
    if len(value) > 1:
        message = f"Answer {index + 1} has {len(value)} fields; it must have one, which tells whether it is right."
        error = SchemaError("invalid-value", Problem((*path, list(value)[1]), message, "Begin each answer with a dash.", "key"))
    data = {"text": text, **({"correct": True} if dialect.key in value else {})}
    return _Answer(data, OptionPaths(path, (*path, name), path), error)


# Fields with the names of the bank's own form


@lru_cache
def _fields(part: str) -> frozenset[str]:
    return frozenset(native_schema.load("bank")["$defs"][part]["properties"])


def _kept(group: Mapping[str, Any], part: str, dialect: Dialect) -> dict[str, Any]:
    """The fields that have names of the bank's own form and values that it allows: they mean what they mean there."""
    renamed = (
        {*_RENAMED, dialect.stem, dialect.options, dialect.explanation, dialect.id, *(("language",) if dialect.language else ())}
        if part == "item"
        else {"text", "correct", dialect.text}
    )
    taken = renamed | {dialect.key} | ({"type", dialect.type} if dialect.types or dialect.type else set())
    names = [name for name in group if name not in taken and name in _fields(part)]
    return {name: value for name in names if (value := _allowed(name, group[name], part)) is not None}


def _allowed(name: str, value: Any, part: str) -> Any:
    """A value as the bank's own form has it; None for one that it does not allow, and for what only looks like the id of an article."""
    if name == "article" and isinstance(value, str):
        return None
    if name == "figure" and isinstance(value, str):
        return value if _PICTURE.fullmatch(value) else {"alt": value} if value.strip() else None
    required: dict[str, Any] = {"id": "id", "stem": "", "options": []} if part == "item" else {"text": ""}
    return value if native_schema.accepts({**required, name: value}, "bank", part) else None
