"""QTI packages: an archive of items, of the pictures that they show, and of a manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from crs_lint.convert.packages import archive
from crs_lint.convert.packages.archive import ArchiveMember
from crs_lint.convert.packages.members import is_hidden, picture, whole
from crs_lint.convert.packages.paths import normal
from crs_lint.convert.packages.pictures import PICTURES
from crs_lint.convert.qti.manifest import fields_by_file
from crs_lint.convert.qti.names import MANIFEST
from crs_lint.convert.qti1 import package as qti1_package
from crs_lint.convert.record import ItemRecord, Loss, ReadResult, UnusableError

# In files of Blackboard, whose names do not tell what they are.
_QTI1 = b"<questestinterop"


class OtherFileError(UnusableError):
    """A file is no item, and belongs to packages for other reasons."""


def read(content: bytes, item: Callable[[bytes], ReadResult]) -> ReadResult:
    """The items of an archive with the fields from its manifests, and its pictures. Raises UnusableError.

    A file that cannot be read is refused alone.
    """
    members = [one._replace(name=normal(one.name)) for one in archive.members(content) if not is_hidden(one.name)]
    names = frozenset(one.name for one in members)
    fields, refusals = _manifests(members)
    quizzes = qti1_package.settings(members)
    parts = [
        _file(one, item)
        for one in members
        if not (_is_manifest(one) or qti1_package.is_settings(one) or qti1_package.is_needless(one, names))
    ]
    found = [record._replace(**fields.get(record.file, {})) for part in parts for record in part.records]
    records, copies = qti1_package.without_copies(found, quizzes.shuffled)
    return ReadResult(
        tuple(qti1_package.shuffled(record, quizzes.shuffled) for record in records),
        (*(loss for part in parts for loss in part.losses), *quizzes.losses, *copies),
        tuple(picture for part in parts for picture in part.pictures),
        (*refusals, *quizzes.refusals, *(refusal for part in parts for refusal in part.refusals)),
    )


def _is_manifest(member: ArchiveMember) -> bool:
    return member.name.rpartition("/")[2] == MANIFEST


def _manifests(members: Sequence[ArchiveMember]) -> tuple[dict[str, dict[str, Any]], list[Loss]]:
    """Fields of records by their files, and the manifests that cannot be read."""
    fields: dict[str, dict[str, Any]] = {}
    refusals: list[Loss] = []
    for member in filter(_is_manifest, members):
        try:
            fields |= fields_by_file(whole(member), member.name)
        except UnusableError as error:
            refusals.append(Loss(error.line, str(error), member.name))
    return fields, refusals


def _file(member: ArchiveMember, item: Callable[[bytes], ReadResult]) -> ReadResult:
    """What is in a file of a package, or why it is refused."""
    name = member.name.lower()
    try:
        if name.endswith(PICTURES):
            return ReadResult((), (), ((member.name, picture(member)),))
        if not name.endswith((".xml", ".qti")) and not (name.endswith(".dat") and _QTI1 in whole(member)):
            return ReadResult((), (Loss(0, f"{member.name} is left out"),))
        found = item(whole(member))
    except OtherFileError as error:
        return ReadResult((), (Loss(error.line, f"the file is left out: {error}", member.name),))
    except UnusableError as error:
        return ReadResult((), (), refusals=(Loss(error.line, str(error), member.name),))
    return ReadResult(tuple(_placed(found.records, member.name)), tuple(loss._replace(file=member.name) for loss in found.losses))


def _placed(records: Sequence[ItemRecord], file: str) -> Iterator[ItemRecord]:
    return (record._replace(file=file) for record in records)
