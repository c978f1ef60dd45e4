"""Courses as a folder or an archive: their files, and the items that are in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from crs_lint.convert.packages import archive, tar_archive
from crs_lint.convert.packages.archive import ArchiveMember
from crs_lint.convert.packages.members import is_hidden, picture
from crs_lint.convert.packages.paths import normal
from crs_lint.convert.packages.pictures import PICTURES
from crs_lint.convert.record import Loss, ReadResult, UnusableError


def is_package(content: bytes) -> bool:
    """Whether a file is an archive."""
    return content.startswith((b"PK", tar_archive.MAGIC))


def files(content: bytes) -> list[ArchiveMember]:
    """The files of an archive, except those that a system keeps for itself. Raises UnusableError."""
    found = tar_archive.members(content) if content.startswith(tar_archive.MAGIC) else archive.members(content)
    return [one._replace(name=normal(one.name)) for one in found if not is_hidden(one.name)]


def read(members: Sequence[ArchiveMember], items: Callable[[ArchiveMember], ReadResult]) -> ReadResult:
    """The pictures among files, and what ``items`` finds in the others. A file for which it raises UnusableError is refused alone."""
    parts = [_part(one, _picture if _is_picture(one) else items) for one in members]
    return ReadResult(
        tuple(record for part in parts for record in part.records),
        tuple(loss for part in parts for loss in part.losses),
        tuple(one for part in parts for one in part.pictures),
        tuple(refusal for part in parts for refusal in part.refusals),
    )


def pictures(members: Iterable[ArchiveMember]) -> ReadResult:
    """The pictures among files; one that cannot be copied is refused alone."""
    return read([one for one in members if _is_picture(one)], _picture)


def _part(member: ArchiveMember, read_one: Callable[[ArchiveMember], ReadResult]) -> ReadResult:
    try:
        found = read_one(member)
    except UnusableError as error:
        return ReadResult((), (), refusals=(Loss(error.line, str(error), member.name),))
    records = tuple(record._replace(file=member.name) for record in found.records)
    return found._replace(records=records, losses=tuple(loss._replace(file=member.name) for loss in found.losses))


def _is_picture(member: ArchiveMember) -> bool:
    return member.name.lower().endswith(PICTURES)


def _picture(member: ArchiveMember) -> ReadResult:
    return ReadResult((), (), ((member.name, picture(member)),))
