"""Reader of PrairieLearn: the questions of a course, each a folder with question.html and info.json."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from crs_lint.convert.decoding import text_of
from crs_lint.convert.markup import xml
from crs_lint.convert.packages import course_package
from crs_lint.convert.packages.archive import ArchiveMember
from crs_lint.convert.packages.members import whole
from crs_lint.convert.packages.paths import located
from crs_lint.convert.prairielearn.question import items_of
from crs_lint.convert.record import ItemRecord, Loss, Picture, ReadResult, UnusableError, with_pictures

_QUESTION, _INFO = "question.html", "info.json"
_OF_COURSE = "clientFilesCourse/"
_VERSION = "v3"
# Fields that are read, and those that say nothing about an item.
_EXPECTED = frozenset(("uuid", "$schema", "title", "topic", "tags", "type", "singleVariant"))


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
    by_name = {one.name: one for one in members if posixpath.basename(one.name) == _INFO}

    def items(member: ArchiveMember) -> ReadResult:
        folder, base = posixpath.split(member.name)
        if base == _INFO:
            return _read_info(member, has_question=posixpath.join(folder, _QUESTION) in names)
        if base != _QUESTION:
            return ReadResult((), ())
        found = items_of(text_of(whole(member)))
        info = _info_beside(by_name.get(posixpath.join(folder, _INFO)))
        name = _name(folder)
        several = len(found.records) > 1
        records = (
            _described(record, info, f"{name}-{number}" if name and several else name) for number, record in enumerate(found.records, 1)
        )
        return found._replace(records=tuple(_illustrated(record, member.name, names) for record in records))

    found = course_package.read(members, items)
    questions = {posixpath.dirname(record.file) for record in found.records}
    # What info.json says of a question that is left out is not lost on the way.
    losses = (
        one
        for one in found.losses
        if posixpath.basename(one.file) != _INFO or _is_question(one) or posixpath.dirname(one.file) in questions
    )
    return found._replace(losses=tuple(losses))


def _is_question(loss: Loss) -> bool:
    return loss.message.startswith("a question ")


def _name(folder: str) -> str:
    """The name of a question in its course, which is its path below the folder ``questions``."""
    _, found, below = f"/{folder}/".rpartition("/questions/")
    return "-".join((below if found else posixpath.basename(folder)).strip("/").split())


def _read_info(member: ArchiveMember, *, has_question: bool) -> ReadResult:
    """What the settings of a question have that no record can hold."""
    info = _parsed(whole(member))
    kind = info.get("type", "")
    if kind != _VERSION or not has_question:
        is_question = isinstance(kind, str) and kind and "uuid" in info and "topic" in info
        return ReadResult((), (Loss(0, f"a question of the type {kind} is left out"),) if is_question and kind != _VERSION else ())
    rest = {field: value for field, value in info.items() if field not in _EXPECTED}
    return ReadResult((), tuple(Loss(0, f"{field}: {_shown(value)}") for field, value in rest.items()))


def _info_beside(member: ArchiveMember | None) -> Mapping[str, Any]:
    """The settings of a question; none if they cannot be read, since their file is refused by itself."""
    try:
        return _parsed(whole(member)) if member else {}
    except UnusableError:
        return {}


def _parsed(content: bytes) -> Mapping[str, Any]:
    """The fields of an object of JSON. Raises UnusableError."""
    try:
        found = json.loads(text_of(content), object_pairs_hook=_unique)
    except RecursionError:
        raise UnusableError("it is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise UnusableError(f"it is no valid JSON: {error.msg}", error.lineno) from None
    except ValueError:
        raise UnusableError("it is no valid JSON: a number has too many digits") from None
    if not isinstance(found, dict):
        raise UnusableError("it is no object of JSON")
    return found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise UnusableError(f'it has the key "{name[:100]}" twice')
        found[name] = value
    return found


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if not isinstance(value, (dict, list)) else "settings of its own"


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


def _illustrated(record: ItemRecord, file: str, names: frozenset[str]) -> ItemRecord:
    """An item whose pictures of the course are named as paths from its file."""

    def placed(picture: Picture) -> Picture:
        if not picture.file.startswith(_OF_COURSE):
            return picture
        above = ("../" * depth + picture.file for depth in range(file.count("/") + 1))
        return picture._replace(file=next((one for one in above if located(file, one, names) in names), picture.file))

    return with_pictures(record, placed)
