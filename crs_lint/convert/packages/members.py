"""Files in an archive that was not made here: which are read, and whether they can be."""

from __future__ import annotations

import re

from crs_lint.convert.packages.archive import ArchiveMember
from crs_lint.convert.packages.paths import normal
from crs_lint.convert.record import UnusableError

# As drawing programs declare for namespaces.
_SHORT_ENTITY = re.compile(rb"""<!ENTITY\s++[\w.-]++\s++(?:"[^"&%<]{0,200}+"|'[^'&%<]{0,200}+')\s*+>""")


def is_hidden(name: str) -> bool:
    """Whether a system keeps a file for itself, as macOS does in archives that it makes."""
    return any((part.startswith(".") and part.strip("./")) or part == "__MACOSX" for part in normal(name).split("/"))


def whole(member: ArchiveMember) -> bytes:
    """The content of a file. Raises UnusableError for one that is damaged or encrypted."""
    if member.content is None:
        raise UnusableError("it is damaged or encrypted")
    return member.content


def picture(member: ArchiveMember) -> bytes:
    """The content of a picture. Raises UnusableError for one with entities that could expand without end or name other files."""
    content = whole(member)
    if b"<!ENTITY" in _SHORT_ENTITY.sub(b"", content.replace(b"\0", b"")):
        raise UnusableError("the picture declares entities and is not copied: remove its DOCTYPE")
    return content
