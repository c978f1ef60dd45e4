"""A dialect: where the items of a team's own files are, what their fields are called, and how the key is written."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from crs_lint.language.tables import LANGUAGES
from crs_lint.model.field_names import Wording
from crs_lint.text.normalize import shorten

KEYS = ("items", "stem", "options", "text", "key", "key-form", "explanation", "id", "language", "type", "types", "schema")
NATIVE_TYPES = ("single", "multiple", "true-false")
TYPES = (*NATIVE_TYPES, "skip")
"""What a team's own type may mean: a type of the bank's own form, or that the item is left out."""
_LONGEST = 100
_LONGEST_SCHEMA = 1000
_MOST_STEPS = 8
_MOST_TYPES = 100


class KeyForm(StrEnum):
    """How the key is written: on each answer, or in a field of the item that names the right answer."""

    BOOLEAN = "boolean"
    INDEX0 = "index0"
    INDEX1 = "index1"
    LETTER = "letter"
    LETTERS = "letters"
    TEXT = "text"
    MAPPING = "mapping"
    FIRST = "first"
    DISTRACTORS = "distractors"


FORMS = tuple(form.value for form in KeyForm)
_ON_OPTIONS = (KeyForm.BOOLEAN, KeyForm.MAPPING)


class DialectError(Exception):
    """The settings of a dialect cannot be used; the text is one sentence for the user."""


class Dialect(NamedTuple):
    """The names of a team's fields. A name with dots leads into a group: ``question.text``.

    ``items`` leads to the list or group of items, and ``.`` is the root of the file. An empty one means the field ``items``,
    or the root where there is none. A step ``*`` stands for every field of a group, or every entry of a list. A ``*`` in
    ``options`` stands for what differs in the names of fields that hold one answer each: ``answer_*``.

    ``text`` is the field of an answer that holds its text, empty where answers are texts. ``key`` is a field of the answer or of
    the item, as ``key_form`` says, and empty where that needs none. ``explanation`` and ``id`` are empty where items need none;
    the fields of those names are read, and none is missing. ``language`` is a field of the item or of its file; the one of that
    name is read where it is empty. ``types`` are the team's own values of the field ``type``, which has that name where it is
    empty, with what they mean; ``*`` is any other.
    """

    items: str = ""
    stem: str = "stem"
    options: str = "options"
    text: str = ""
    key: str = "correct"
    key_form: KeyForm = KeyForm.BOOLEAN
    explanation: str = ""
    id: str = ""
    language: str = ""
    type: str = ""
    types: tuple[tuple[str, str], ...] = ()

    @property
    def is_key_on_options(self) -> bool:
        return self.key_form in _ON_OPTIONS

    @property
    def has_key_in_item(self) -> bool:
        """Whether the field ``key`` is one of the item."""
        return not self.is_key_on_options and self.key_form != KeyForm.FIRST

    @property
    def wording(self) -> Wording:
        """The names of the fields in messages, and the help that messages give on a key."""
        named = {
            "stem": self.stem,
            "options": self.options,
            "text": self.text or "text",
            "explanation": self.explanation or "explanation",
            "id": self.id or "id",
        }
        if self.key_form == KeyForm.BOOLEAN:
            return Wording(
                {**named, "correct": self.key},
                f'Put "{self.key}: true" under the right answer.',
                f'Leave "{self.key}: true" on the best one, or write "type: multiple".',
            )
        if self.key_form == KeyForm.MAPPING:
            return Wording(
                named,
                f'Begin the right answer with "{self.key}:".',
                f'Leave "{self.key}:" before the best one, or write "type: multiple".',
            )
        if self.key_form == KeyForm.FIRST:
            return Wording(named, "Write the right answer first.", 'Write "type: multiple".')
        if self.key_form == KeyForm.DISTRACTORS:
            right = f'Write the right answer after "{self.key}:".'
            return Wording(named, right, f'Leave only the best one after "{self.key}:", or write "type: multiple".', right)
        return Wording(
            named,
            f'Write {_RIGHT[self.key_form]} after "{self.key}:".',
            f'Name only the best one after "{self.key}:", or write "type: multiple".',
            f"Write {_RIGHT[self.key_form].rstrip(',')}.",
        )


_RIGHT = {
    KeyForm.INDEX0: "the number of the right answer, counted from 0,",
    KeyForm.INDEX1: "the number of the right answer, counted from 1,",
    KeyForm.LETTER: "the letter of the right answer",
    KeyForm.LETTERS: "the letters of the right answers",
    KeyForm.TEXT: "the right answer, word for word,",
}


def read_dialect(table: Any) -> tuple[Dialect | None, str]:
    """The dialect that a table of the settings gives, and the path of the team's schema, empty where there is none.

    A table with nothing but a schema gives no dialect: the items are in the bank's own form. Raises DialectError.
    """
    if not isinstance(table, dict):
        raise DialectError('"dialect" must be a table, as [dialect].')
    for key, value in table.items():
        if key not in KEYS:
            raise DialectError(_unknown_setting(key))
        _check_setting(key, value)
    names = {key.replace("-", "_"): value for key, value in table.items() if key != "schema"}
    if not names and "schema" in table:
        return None, table["schema"]
    types = tuple(names.pop("types", {}).items())
    dialect = Dialect(**{**names, "key_form": KeyForm(names.get("key_form", KeyForm.BOOLEAN)), "types": types})
    if dialect.key_form not in (KeyForm.BOOLEAN, KeyForm.FIRST) and "key" not in table:
        raise DialectError(f'"key" of "dialect" must name the field of the right answer where "key-form" is "{dialect.key_form}".')
    if dialect.key_form == KeyForm.FIRST and "key" in table:
        raise DialectError('"key" of "dialect" has no meaning where "key-form" is "first": the first answer is right.')
    if dialect.has_key_in_item and dialect.key in (dialect.options, dialect.stem):
        raise DialectError('"key" of "dialect" must be another field than "stem" and "options".')
    return dialect if dialect.key_form != KeyForm.FIRST else dialect._replace(key=""), table.get("schema", "")


def _unknown_setting(key: str) -> str:
    from crs_lint.text.suggest import did_you_mean

    known = f"Known are: {', '.join(KEYS)}."
    return f'"dialect" has no setting "{shorten(key)}". {did_you_mean(key, KEYS, known)}'


def _check_types(value: Any) -> None:
    if not isinstance(value, dict) or not value or len(value) > _MOST_TYPES:
        raise DialectError('"types" of "dialect" must be a table, such as { mcq_multi = "multiple", essay = "skip" }.')
    for name, meaning in value.items():
        if meaning not in TYPES:
            raise DialectError(f'"{shorten(name)}" under "types" of "dialect" must be one of {", ".join(TYPES)}.')


def _check_setting(key: str, value: Any) -> None:
    if key == "types":
        _check_types(value)
        return
    longest = _LONGEST_SCHEMA if key == "schema" else _LONGEST
    if not isinstance(value, str) or not value or not value.isprintable() or len(value) > longest:
        raise DialectError(f'"{key}" of "dialect" must be a short text.')
    if key == "key-form" and value not in FORMS:
        raise DialectError(f'"key-form" of "dialect" must be one of {", ".join(FORMS)}; it is "{shorten(value)}".')
    if key == "language" and value in LANGUAGES:
        raise DialectError(f'"language" of "dialect" names a field. Write language = "{value}" above [dialect] instead.')
    is_name = key not in ("key-form", "schema") and (key, value) != ("items", ".")
    if is_name and ("" in value.split(".") or value.count(".") >= _MOST_STEPS):
        raise DialectError(f'"{key}" of "dialect" must be the name of a field, with dots where it leads into a group.')
    _check_stars(key, value)


def _check_stars(key: str, value: str) -> None:
    if key == "options" and "*" in value and (value.count("*") > 1 or "." in value):
        raise DialectError('"options" of "dialect" may have one "*", and then no dots.')
    if key == "items" and any("*" in step and step != "*" for step in value.split(".")):
        raise DialectError('A "*" in "items" of "dialect" must stand alone between dots, as in "*.questions".')
