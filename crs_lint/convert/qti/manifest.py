"""The manifest of a QTI package, with the domains, tasks, levels and tags of its items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from lxml import etree

from crs_lint.convert.markup import xml
from crs_lint.convert.markup.html_to_markdown import local
from crs_lint.convert.markup.xml_edits import add
from crs_lint.convert.packages.paths import joined
from crs_lint.convert.record import ItemRecord, UnusableError, pictures_of

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_MOST_BASES = 8 * 1024 * 1024
_LOM = "http://ltsc.ieee.org/xsd/LOM"


# Fields along the path through a classification, by the source of the classification.
_FIELDS = {"domain": ("domain", "task"), "level": ("level",)}


def manifest(items: Sequence[tuple[str, ItemRecord]]) -> bytes:
    """The manifest of items and their file names."""
    root = etree.Element(f"{{{_PACKAGE}}}manifest", {"identifier": "bank"}, nsmap={None: _PACKAGE})
    metadata = add(root, "metadata")
    add(metadata, "schema", "QTIv2.1 Package")
    add(metadata, "schemaversion", "1.0.0")
    add(root, "organizations")
    resources = add(root, "resources")
    for number, (name, record) in enumerate(items, 1):
        resource = add(resources, "resource", identifier=f"item-{number}", type="imsqti_item_xmlv2p1", href=name)
        if record.tags or record.domain or record.level:
            _describe(add(resource, "metadata"), record)
        for file in (name, *(picture.file for picture in pictures_of(record))):
            add(resource, "file", href=file)
    etree.indent(root, space="  ")
    return xml.written(root)


def _describe(metadata: Any, record: ItemRecord) -> None:
    lom = etree.SubElement(metadata, f"{{{_LOM}}}lom", nsmap={None: _LOM})
    general = add(lom, "general")
    for tag in record.tags:
        add(add(general, "keyword"), "string", tag)
    for kind, fields in _FIELDS.items():
        names = [getattr(record, field) for field in fields]
        if names[0]:
            path = add(add(lom, "classification"), "taxonPath")
            add(add(path, "source"), "string", kind)
            for name in filter(None, names):
                add(add(add(path, "taxon"), "entry"), "string", name)


def fields_by_file(content: bytes, file: str) -> dict[str, dict[str, Any]]:
    """Fields of records by the files of a package, from a manifest and its path in the package. Raises UnusableError."""
    found = {}
    room = _MOST_BASES
    for resource in _within(xml.parse(content), "resource"):
        base = _base(resource)
        room -= len(base)
        if room < 0:
            raise UnusableError("its folders (xml:base) have too long names together", xml.line(resource))
        path = joined(file, unquote(base + resource.get("href", "")))
        if path and (fields := _fields(resource)):
            found[path] = fields
    return found


def _base(element: Any) -> str:
    """The folder that the paths of an element start from, if it names one."""
    bases = [one.get(_BASE, "") for one in (element, *element.iterancestors())]
    return "".join(reversed(bases))


def _fields(resource: Any) -> dict[str, Any]:
    tags = tuple(filter(None, map(_text, _within(resource, "keyword"))))
    found: dict[str, Any] = {"tags": tags} if tags else {}
    for path in _within(resource, "taxonPath"):
        kind = next(map(_text, _within(path, "source")), "")
        found |= dict(zip(_FIELDS.get(kind, ()), map(_text, _within(path, "entry")), strict=False))
    return found


def _within(element: Any, name: str) -> Iterator[Any]:
    """The outermost elements of a name in another, in order."""
    waiting = list(element.iterchildren(etree.Element, reversed=True))
    while waiting:
        one = waiting.pop()
        if local(one.tag) == name:
            yield one
        else:
            waiting += one.iterchildren(etree.Element, reversed=True)


def _text(element: Any) -> str:
    return "".join(element.itertext()).strip()
