"""A dialect: where the items of a team's own files are, what their fields are called, and how the key is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from crs_lint.model.field_names import Wording
from crs_lint.text.normalize import shorten

KEYS = ("items", "stem", "options", "text", "key", "key-form", "explanation", "id", "schema")
# Where the key stands on the answer itself; everywhere else a field of the item names the right answer.
ON_OPTIONS = ("boolean", "mapping")
FORMS = ("boolean", "index0", "index1", "letter", "letters", "text", "mapping")
_LONGEST = 100
_MOST_STEPS = 8


class DialectError(Exception):
    """The settings of a dialect cannot be used; the text is one sentence for the user."""


class Dialect(NamedTuple):
    """What a team calls things. A name with dots leads into a group: ``question.text``.

    ``items`` leads to the list or group of items, ``.`` is the root of the file; empty, it is what stands under ``items``,
    or else the root. ``text`` is the field of an answer that holds its text; empty where answers are texts. ``key`` is a
    field of the answer or of the item, as ``key_form`` says. ``explanation`` and ``id`` are empty where the items
    need none; there they are read under those names, and missed nowhere.
    """

    items: str = ""
    stem: str = "stem"
    options: str = "options"
    text: str = ""
    key: str = "correct"
    key_form: str = "boolean"
    explanation: str = ""
    id: str = ""

    @property
    def is_key_on_options(self) -> bool:
        return self.key_form in ON_OPTIONS

    @property
    def wording(self) -> Wording:
        """What messages call the fields, and what they advise on a key."""
        named = {
            "stem": self.stem,
            "options": self.options,
            "text": self.text or "text",
            "explanation": self.explanation or "explanation",
            "id": self.id or "id",
        }
        if self.key_form == "boolean":
            return Wording(
                {**named, "correct": self.key},
                f'Put "{self.key}: true" under the right answer.',
                f'Leave "{self.key}: true" on the best one, or write "type: multiple".',
            )
        if self.key_form == "mapping":
            return Wording(
                named,
                f'Begin the right answer with "{self.key}:".',
                f'Leave "{self.key}:" before the best one, or write "type: multiple".',
            )
        return Wording(
            named,
            f'Write {_RIGHT[self.key_form]} after "{self.key}:".',
            f'Name only the best one after "{self.key}:", or write "type: multiple".',
            f"Write {_RIGHT[self.key_form].rstrip(',')}.",
        )


_RIGHT = {
    "index0": "the number of the right answer, counted from 0,",
    "index1": "the number of the right answer, counted from 1,",
    "letter": "the letter of the right answer",
    "letters": "the letters of the right answers",
    "text": "the right answer, word for word,",
}


def read_dialect(table: Any) -> tuple[Dialect | None, str]:
    """The dialect that a table of the settings gives, and the path of the team's schema, empty where there is none.

    A table that gives nothing but a schema leaves the bank in the bank's own form: then there is no dialect. Raises
    DialectError.
    """
    if not isinstance(table, dict):
        raise DialectError('"dialect" must be a table, as [dialect].')
    for key, value in table.items():
        if key not in KEYS:
            raise DialectError(_no_setting(key))
        _check(key, value)
    names = {key.replace("-", "_"): value for key, value in table.items() if key != "schema"}
    if not names and "schema" in table:
        return None, table["schema"]
    dialect = Dialect(**names)
    if dialect.key_form != "boolean" and "key" not in table:
        raise DialectError(f'"key" of "dialect" must name the field of the right answer where "key-form" is "{dialect.key_form}".')
    return dialect, table.get("schema", "")


def _no_setting(key: str) -> str:
    from crs_lint.text.suggest import did_you_mean

    known = f"Known are: {', '.join(KEYS)}."
    return f'"dialect" has no setting "{shorten(key)}". {did_you_mean(key, KEYS, known)}'


def _check(key: str, value: Any) -> None:
    if not isinstance(value, str) or not value or not value.isprintable() or len(value) > (_LONGEST if key != "schema" else 1000):
        raise DialectError(f'"{key}" of "dialect" must be a short text.')
    if key == "key-form" and value not in FORMS:
        raise DialectError(f'"key-form" of "dialect" must be one of {", ".join(FORMS)}; it is "{shorten(value)}".')
    is_way = key not in ("key-form", "schema") and (key, value) != ("items", ".")
    if is_way and ("" in value.split(".") or value.count(".") >= _MOST_STEPS):
        raise DialectError(f'"{key}" of "dialect" must be the name of a field, with dots where it leads into a group.')


def steps_of(name: str, group: Mapping[str, Any]) -> tuple[str, ...]:
    """The steps from a group to a field: one where the group has the name as it is, dots included."""
    return (name,) if "." not in name or name in group else tuple(name.split("."))
