"""Reader of PrairieLearn: the questions of a course, each a folder with question.html and info.json."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from crs_lint.convert.decoding import text_of
from crs_lint.convert.markup import xml
from crs_lint.convert.packages import course_package
from crs_lint.convert.packages.archive import ArchiveMember
from crs_lint.convert.packages.members import whole
from crs_lint.convert.packages.paths import reference_upward
from crs_lint.convert.prairielearn.question import items_of
from crs_lint.convert.record import ItemRecord, Loss, Picture, ReadResult, UnusableError, with_pictures
from crs_lint.convert.strict_json import value_and_losses

_QUESTION, _INFO = "question.html", "info.json"
_OF_COURSE = "clientFilesCourse/"
_VERSION = "v3"
_READ = ("title", "topic")
# They say nothing about an item.
_UNREAD = ("uuid", "$schema", "type", "singleVariant")


def read(content: bytes) -> ReadResult:
    """The items of a course in an archive, or of a file question.html. Raises UnusableError."""
    if course_package.is_package(content):
        return _read_course(course_package.files(content))
    found = items_of(text_of(content))
    if not found.records and not found.losses:
        raise UnusableError("it is no question of PrairieLearn: it has no element such as <pl-multiple-choice>")
    return found


def _read_course(members: Sequence[ArchiveMember]) -> ReadResult:
    names = frozenset(one.name for one in members)
    settings = {one.name: one for one in members if posixpath.basename(one.name) == _INFO}

    def items(member: ArchiveMember) -> ReadResult:
        folder, base = posixpath.split(member.name)
        if base != _QUESTION:
            return ReadResult((), ())
        info = _info_beside(settings.get(posixpath.join(folder, _INFO)))
        if _other_type(info):
            return ReadResult((), ())
        found = items_of(text_of(whole(member)))
        name = _name(folder)
        several = len(found.records) > 1
        records = (
            _described(record, info, f"{name}-{number}" if name and several else name) for number, record in enumerate(found.records, 1)
        )
        return found._replace(records=tuple(_illustrated(record, member.name, names) for record in records))

    found = course_package.read([one for one in members if one.name not in settings], items)
    questions = {posixpath.dirname(record.file) for record in found.records}
    lost = course_package.read(
        list(settings.values()), lambda member: _lost_settings(member, has_items=posixpath.dirname(member.name) in questions)
    )
    return found._replace(losses=(*found.losses, *lost.losses), refusals=(*found.refusals, *lost.refusals))


def _name(folder: str) -> str:
    """The name of a question in its course, which is its path below the folder ``questions``."""
    _, found, below = f"/{folder}/".rpartition("/questions/")
    return "-".join((below if found else posixpath.basename(folder)).strip("/").split())


def _lost_settings(member: ArchiveMember, *, has_items: bool) -> ReadResult:
    """What the settings of a question have that no record can hold; those of a question that is left out go with it."""
    info, losses = _settings(whole(member))
    if kind := _other_type(info):
        return ReadResult((), (Loss(0, f"a question of the type {kind} is left out"),))
    if not has_items:
        return ReadResult((), ())
    rest = (Loss(0, f"{field}: {_shown(value)}") for field, value in info.items() if not _is_expected(field, value))
    return ReadResult((), (*losses, *rest))


def _other_type(info: Mapping[str, Any]) -> str:
    """The type of a question of an older version; empty for others, and for what is no question."""
    kind = info.get("type")
    return kind if isinstance(kind, str) and kind != _VERSION and "uuid" in info and "topic" in info else ""


def _is_expected(field: str, value: Any) -> bool:
    """Whether a field is read, or says nothing about an item."""
    if field == "tags":
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return field in _UNREAD or (field in _READ and isinstance(value, str))


def _info_beside(member: ArchiveMember | None) -> Mapping[str, Any]:
    """The settings of a question; none if they cannot be read, since their file is refused by itself."""
    try:
        return _settings(whole(member))[0] if member else {}
    except UnusableError:
        return {}


def _settings(content: bytes) -> tuple[Mapping[str, Any], tuple[Loss, ...]]:
    """The fields of an info.json, and what was replaced in its texts. Raises UnusableError."""
    found, losses = value_and_losses(content)
    if not isinstance(found, dict):
        raise UnusableError("it is no object of JSON")
    return found, losses


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if not isinstance(value, (dict, list)) else "a list or a group"


def _described(record: ItemRecord, info: Mapping[str, Any], name: str) -> ItemRecord:
    """An item with what the settings of its question say."""
    tags = info.get("tags")
    title = _word(info.get("title"))
    return record._replace(
        id=name,
        name="" if title == name else title,
        domain=_word(info.get("topic")),
        tags=tuple(filter(None, map(_word, tags if isinstance(tags, list) else []))),
    )


def _word(value: Any) -> str:
    """A text in one line, with U+FFFD for halves of characters, which no file can hold."""
    return " ".join(xml.writable(value).split()) if isinstance(value, str) else ""


def _illustrated(record: ItemRecord, file: str, names: Collection[str]) -> ItemRecord:
    """An item whose pictures of the course are named as paths from its file."""

    def placed(picture: Picture) -> Picture:
        if not picture.file.startswith(_OF_COURSE):
            return picture
        return picture._replace(file=reference_upward(file, picture.file, names) or picture.file)

    return with_pictures(record, placed)
