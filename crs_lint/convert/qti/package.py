"""QTI packages: an archive of items, of the pictures that they show, and of a manifest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crs_lint.convert.packages import course_package
from crs_lint.convert.packages.archive import ArchiveMember
from crs_lint.convert.packages.members import whole
from crs_lint.convert.packages.pictures import PICTURES
from crs_lint.convert.qti.manifest import fields_by_file
from crs_lint.convert.qti.names import MANIFEST
from crs_lint.convert.qti1 import package as qti1_package
from crs_lint.convert.record import Loss, ReadResult, UnusableError

# In files of Blackboard, whose names do not tell what they are.
_QTI1 = b"<questestinterop"


class OtherFileError(UnusableError):
    """A file is no item, and belongs to packages for other reasons."""


def read(content: bytes, item: Callable[[bytes], ReadResult]) -> ReadResult:
    """The items of an archive with the fields from its manifests, and its pictures. Raises UnusableError.

    A file that cannot be read is refused alone.
    """
    members = course_package.files(content)
    names = frozenset(one.name for one in members)
    fields: dict[str, dict[str, Any]] = {}
    shuffled: dict[str, bool] = {}

    def read_one(member: ArchiveMember) -> ReadResult:
        if member.name.rpartition("/")[2] == MANIFEST:
            fields.update(fields_by_file(whole(member), member.name))
            return ReadResult((), ())
        if qti1_package.is_settings(member):
            settings = qti1_package.settings(whole(member), member.name)
            shuffled[settings.quiz] = settings.is_shuffled
            return ReadResult((), settings.losses)
        try:
            return item(whole(member))
        except OtherFileError as error:
            return ReadResult((), (Loss(error.line, f"the file is left out: {error}"),))

    needed = [one for one in members if not qti1_package.is_needless(one, names)]
    found = course_package.read([one for one in needed if _is_read(one)], read_one)
    described = [record._replace(**fields.get(record.file, {})) for record in found.records]
    records, copies = qti1_package.without_copies(described, shuffled)
    others = (Loss(0, f"{one.name} is left out") for one in needed if not _is_read(one))
    return found._replace(
        records=tuple(qti1_package.shuffled(record, shuffled) for record in records),
        losses=(*others, *found.losses, *copies),
    )


def _is_read(member: ArchiveMember) -> bool:
    """Whether a file is a picture, or of a kind that may hold items; one that cannot be unpacked may."""
    name = member.name.lower()
    return name.endswith((".xml", ".qti", *PICTURES)) or (name.endswith(".dat") and (member.content is None or _QTI1 in member.content))
