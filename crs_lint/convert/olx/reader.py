"""Reader of OLX, the format of Open edX: the problems of a course or a library, or those of a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from crs_lint.convert.markup import xml
from crs_lint.convert.olx.problem import items_of
from crs_lint.convert.packages import course_package
from crs_lint.convert.packages.archive import ArchiveMember
from crs_lint.convert.packages.members import whole
from crs_lint.convert.packages.paths import reference_upward
from crs_lint.convert.record import ItemRecord, Loss, Picture, ReadResult, UnusableError, pictures_of, with_pictures

_STATIC = "/static/"
_PROBLEM_FOLDER = re.compile(r"(?:.*/)?problem/(?P<name>[^/]+)\.xml", re.DOTALL)


def read(content: bytes) -> ReadResult:
    """The items of a course in an archive, or of an XML file. Raises UnusableError."""
    if course_package.is_package(content):
        return _read_course(course_package.files(content))
    root = xml.parse(content)
    if not _problems(root):
        raise UnusableError("it is no OLX: it has no <problem> with a content", xml.line(root))
    found = _items(root, "")
    losses = [
        Loss(one.line, f"the picture {lost.shown} of a course, which this file is not")
        for one in found.records
        for lost in pictures_of(one)
        if _is_static(lost)
    ]
    records = (with_pictures(one, lambda picture: None if _is_static(picture) else picture) for one in found.records)
    return ReadResult(tuple(records), (*found.losses, *losses))


def _read_course(members: Sequence[ArchiveMember]) -> ReadResult:
    others: Counter[str] = Counter()
    names = frozenset(one.name for one in members)

    def items(member: ArchiveMember) -> ReadResult:
        if not member.name.lower().endswith(".xml"):
            return ReadResult((), ())
        root = xml.parse(whole(member))
        if not _problems(root):
            others[str(root.tag)] += 1
        named = _PROBLEM_FOLDER.fullmatch(member.name)
        found = _items(root, named["name"] if named else "")
        return found._replace(records=tuple(_illustrated(record, names, member.name) for record in found.records))

    found = course_package.read(members, items)
    parts = [Loss(0, f"{count} parts <{tag}> of the course, which hold no problem") for tag, count in sorted(others.items())]
    return found._replace(losses=(*found.losses, *parts))


def _problems(root: Any) -> list[Any]:
    """The problems in a document; one without a content only names a file."""
    return [one for one in root.iter("problem") if len(one) or (one.text or "").strip()]


def _items(root: Any, name: str) -> ReadResult:
    parts = [items_of(problem, name if problem is root else "") for problem in _problems(root)]
    return ReadResult(tuple(record for part in parts for record in part.records), tuple(loss for part in parts for loss in part.losses))


def _is_static(picture: Picture) -> bool:
    return picture.file.startswith(_STATIC)


def _illustrated(record: ItemRecord, names: Collection[str], file: str) -> ItemRecord:
    """An item whose pictures of the course are named as paths from its file."""

    def placed(picture: Picture) -> Picture:
        return picture._replace(file=_from_file(picture.file, names, file)) if _is_static(picture) else picture

    return with_pictures(record, placed)


def _from_file(address: str, names: Collection[str], file: str) -> str:
    """The path of a picture of a course from a file: the folder ``static`` may lie in any folder above."""
    reference = address[1:]
    return reference_upward(file, reference, names) or ("../" if "/" in file else "") + reference
