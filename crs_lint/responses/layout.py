"""What the columns of a file are: told from its head, by the ids of items, and by the names that delivery systems write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from crs_lint.responses.asked_item import AskedItem, fold
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.table import ResponseTable


class FileForm(Enum):
    """The forms of files: as ``--responses-form`` names them."""

    WIDE = "wide"
    LONG = "long"
    COUNTED = "counted"
    MOODLE = "moodle"
    CANVAS = "canvas"


class Slot(NamedTuple):
    """A question of a Moodle quiz: the columns of its response and of its text, which is not always given."""

    number: int
    response: int
    question: int | None


class Layout(NamedTuple):
    """``roles`` are columns with a meaning of their own: "candidate", "item", "response", "count", "form", "attempt", "sitting",
    "order", "option-order". ``items`` are the columns of items, ``delivered`` those with the order of an item's options, both in
    the order of the file. ``unknown`` are the columns with none.
    """

    form: FileForm
    roles: Mapping[str, int]
    items: Mapping[str, int] = {}
    delivered: Mapping[str, int] = {}
    slots: tuple[Slot, ...] = ()
    unknown: tuple[int, ...] = ()


_ROLES = {
    "candidate": ("candidate", "candidate id", "candidate-id", "candidate_id", "examinee", "student", "student id", "student_id", "id"),
    "item": ("item", "item id", "item-id", "item_id"),
    "response": ("response", "answer"),
    "count": ("count", "n"),
    "form": ("form",),
    "attempt": ("attempt",),
    "sitting": ("sitting", "session", "administration"),
    "order": ("order", "position"),
    "option-order": ("option-order", "option_order", "option order"),
}
_ROLE_OF = {name: role for role, names in _ROLES.items() for name in names}
_WIDE_ROLES = ("candidate", "form", "attempt", "sitting", "order")
_DELIVERED = ":options"
# The languages of Moodle that crs-lint knows: English, German, French, Spanish, Italian, Portuguese.
_MOODLE_RESPONSE = re.compile(r"(?:response|antwort|réponse|respuesta|risposta|resposta) ?([0-9]+)", re.IGNORECASE)
_MOODLE_QUESTION = re.compile(r"(?:question|frage|pregunta|domanda|questão|pergunta) ?([0-9]+)", re.IGNORECASE)
_MOODLE_CANDIDATE = (
    *("id number", "username", "email address", "full name"),
    *(
        "id-nummer",
        "anmeldename",
        "e-mail-adresse",
        "numéro d’identification",
        "adresse de courriel",
        "número de id",
        "dirección de correo",
    ),
)
_CANVAS_QUESTION = re.compile(r"[0-9]+: (.*)", re.DOTALL)
_CANVAS_HEAD = ("name", "id", "sis_id")


def layout_of(table: ResponseTable, asked: Mapping[str, AskedItem], form: FileForm | None = None) -> Layout:
    """The layout of a table. ``form`` is the one that the user named. Raises ResponsesError where the columns make no sense."""
    found = _LAYOUTS[form or _form(table.head, asked)](table.head, asked)
    used = {*found.roles.values(), *found.items.values(), *found.delivered.values(), *(slot.response for slot in found.slots)}
    for index in sorted(used & table.no_texts):
        raise ResponsesError(f"column {index + 1} holds lists or bytes and no texts")
    known = used | {slot.question for slot in found.slots}
    return found._replace(unknown=tuple(index for index in range(len(table.head)) if index not in known))


def _form(head: Sequence[str], asked: Mapping[str, AskedItem]) -> FileForm:
    roles = {_ROLE_OF.get(fold(name)) for name in head if name not in asked}
    if {"item", "response"} <= roles:
        return FileForm.COUNTED if "count" in roles and "candidate" not in roles else FileForm.LONG
    if any(name in asked for name in head):
        return FileForm.WIDE
    if any(_MOODLE_RESPONSE.fullmatch(name) for name in head):
        return FileForm.MOODLE
    if sum(_CANVAS_QUESTION.match(name) is not None for name in head) and {*_CANVAS_HEAD[:2]} <= {fold(name) for name in head}:
        return FileForm.CANVAS
    # The names are not shown: without a head, they are what the first candidate answered.
    raise ResponsesError("no column of its head is the id of an item, and it has no columns item and response")


def _wide(head: Sequence[str], asked: Mapping[str, AskedItem]) -> Layout:
    items = _unique([(name, index) for index, name in enumerate(head) if name in asked])
    delivered = _unique([(name.removesuffix(_DELIVERED), index) for index, name in enumerate(head) if name.endswith(_DELIVERED)])
    if not items:
        raise ResponsesError("no column of its head is the id of an item")
    return Layout(FileForm.WIDE, _roles(head, asked, _WIDE_ROLES), items, {name: at for name, at in delivered.items() if name in items})


def _long(head: Sequence[str], asked: Mapping[str, AskedItem]) -> Layout:
    roles = _roles(head, asked, [role for role in _ROLES if role != "count"])
    _require(roles, ("candidate", "item", "response"))
    return Layout(FileForm.LONG, roles)


def _counted(head: Sequence[str], asked: Mapping[str, AskedItem]) -> Layout:
    roles = _roles(head, asked, ("item", "response", "count"))
    _require(roles, ("item", "response", "count"))
    return Layout(FileForm.COUNTED, roles)


def _moodle(head: Sequence[str], _: Mapping[str, AskedItem]) -> Layout:
    questions = {int(match[1]): index for index, name in enumerate(head) if (match := _MOODLE_QUESTION.fullmatch(name))}
    slots = [
        Slot(int(match[1]), index, questions.get(int(match[1])))
        for index, name in enumerate(head)
        if (match := _MOODLE_RESPONSE.fullmatch(name))
    ]
    if not slots:
        raise ResponsesError('it has no column "Response 1": download the report "Responses" of Moodle')
    folded = [fold(name) for name in head]
    candidate = next((folded.index(name) for name in _MOODLE_CANDIDATE if name in folded), None)
    return Layout(FileForm.MOODLE, {} if candidate is None else {"candidate": candidate}, slots=tuple(slots))


def _canvas(head: Sequence[str], asked: Mapping[str, AskedItem]) -> Layout:
    by_stem = {item.stem: name for name, item in asked.items()}
    named = [(by_stem.get(fold(match[1])), index) for index, name in enumerate(head) if (match := _CANVAS_QUESTION.match(name))]
    items = _unique([(name, index) for name, index in named if name is not None])
    if not items:
        raise ResponsesError("no question in its head is the stem of an item")
    folded = [fold(name) for name in head]
    return Layout(
        FileForm.CANVAS, {role: folded.index(name) for role, name in (("candidate", "id"), ("attempt", "attempt")) if name in folded}, items
    )


_LAYOUTS = {FileForm.WIDE: _wide, FileForm.LONG: _long, FileForm.COUNTED: _counted, FileForm.MOODLE: _moodle, FileForm.CANVAS: _canvas}


def _roles(head: Sequence[str], asked: Mapping[str, AskedItem], wanted: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, name in enumerate(head):
        role = _ROLE_OF.get(fold(name))
        if role is not None and role in wanted and name not in asked:
            if role in found:
                raise ResponsesError(f"the columns {found[role] + 1} and {index + 1} both hold the {role}")
            found[role] = index
    return found


def _unique(named: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, index in named:
        if name in found:
            raise ResponsesError(f'the columns {found[name] + 1} and {index + 1} are both for the item "{name}"')
        found[name] = index
    return found


def _require(roles: Mapping[str, int], wanted: Sequence[str]) -> None:
    missing = [role for role in wanted if role not in roles]
    if missing:
        raise ResponsesError(f"it has no column {missing[0]}; the columns must be: {', '.join(wanted)}")
