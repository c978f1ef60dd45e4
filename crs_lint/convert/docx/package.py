"""The package of a Word document: what must not be in it, before anything of it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from crs_lint.convert.markup import xml
from crs_lint.convert.markup.html_to_markdown import local
from crs_lint.convert.packages import archive
from crs_lint.convert.packages.paths import joined, normal
from crs_lint.convert.record import UnusableError

_OLD = b"\xd0\xcf\x11\xe0"
_MOST_XML = 24 * 1024 * 1024  # of all parts together: elements take twenty times as much memory
_RELATIONS = ".rels"
_TYPES = "[Content_Types].xml"
_LINK = "hyperlink"


def check(content: bytes) -> None:
    """Raises UnusableError for what is no document, has macros, unpacks to too much, or needs anything outside of it."""
    if content.startswith(_OLD):
        raise UnusableError("it was saved by an old version of Word, or with a password: save it as .docx without a password")
    archive.check(content)
    parts = {normal(member.name): member.content or b"" for member in archive.members(content)}
    if _TYPES not in parts or "word/document.xml" not in parts:
        raise UnusableError("it is no document of Word: it has no word/document.xml")
    if any(name.rpartition("/")[2].lower().startswith("vbaproject") for name in parts) or b"macroEnabled" in parts[_TYPES]:
        raise UnusableError("it has macros and is not read: save it as .docx")
    size = sum(len(part) for name, part in parts.items() if name.endswith((".xml", _RELATIONS)))
    if size > _MOST_XML:
        raise UnusableError(f"its text has {size:,} bytes of XML; the limit is {_MOST_XML:,} bytes")
    for kind, target in _outside(parts):
        raise UnusableError(f"it needs something outside of it and is not read: {kind} {target[:200]}")


def _outside(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The kinds and targets of relations that lead out of a package; links, which readers follow themselves, may do so."""
    for name, content in parts.items():
        if not name.endswith(_RELATIONS):
            continue
        for relation in xml.parse(content).iter(etree.Element):
            target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
            if local(relation.tag) != "Relationship" or kind == _LINK:
                continue
            if relation.get("TargetMode") == "External" or not _is_inside(name, target, parts):
                yield kind, target


def _is_inside(file: str, target: str, parts: Mapping[str, bytes]) -> bool:
    """Whether a relation of a package names a part of it; a path from the root must be that of a part."""
    owner = file.replace("_rels/", "", 1) if file.startswith("_rels/") else file.replace("/_rels/", "/", 1)
    if target.startswith("/"):
        return normal(target.lstrip("/")) in parts
    return joined(owner, target) is not None
