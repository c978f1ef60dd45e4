"""QTI packages: an archive of items, and its manifest with their domains, tasks, levels and tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from crs_lint.convert import archive, xml
from crs_lint.convert.html_to_markdown import local
from crs_lint.convert.pictures import PICTURES
from crs_lint.convert.record import ItemRecord, Loss, ReadResult, UnusableError, pictures_of

MANIFEST = "imsmanifest.xml"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/LOM"


def read(content: bytes, item: Callable[[bytes], ReadResult]) -> ReadResult:
    """The items of an archive with the fields from its manifest, and its pictures. Raises UnusableError."""
    archive.check(content)
    records: list[ItemRecord] = []
    losses: list[Loss] = []
    pictures: list[tuple[str, bytes]] = []
    with ZipFile(BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if not name.endswith("/")]
        fields = _fields_by_file(packed.read(MANIFEST)) if MANIFEST in names else {}
        for name in names:
            if name.lower().endswith(PICTURES):
                pictures.append((name, packed.read(name)))
            elif not name.lower().endswith(".xml"):
                losses.append(Loss(0, f"{name} is left out"))
            elif name != MANIFEST:
                taken = _item(packed.read(name), item)
                records += [record._replace(**fields.get(name, {})) for record in taken.records]
                losses += [Loss(0, f"{name}:{loss.line}: {loss.message}") for loss in taken.losses]
    return ReadResult(tuple(records), tuple(losses), tuple(pictures))


def _item(content: bytes, item: Callable[[bytes], ReadResult]) -> ReadResult:
    try:
        return item(content)
    except UnusableError as reason:
        return ReadResult((), (Loss(reason.line, f"the file is left out: {reason}"),))


# Fields along the path through a classification, by the source of the classification.
_FIELDS = {"domain": ("domain", "task"), "level": ("level",)}


def manifest(items: Sequence[tuple[str, ItemRecord]]) -> bytes:
    """The manifest of items and their file names."""
    root = etree.Element(f"{{{_PACKAGE}}}manifest", {"identifier": "bank"}, nsmap={None: _PACKAGE})
    metadata = _add(root, _PACKAGE, "metadata")
    _add(metadata, _PACKAGE, "schema", "QTIv2.1 Package")
    _add(metadata, _PACKAGE, "schemaversion", "1.0.0")
    _add(root, _PACKAGE, "organizations")
    resources = _add(root, _PACKAGE, "resources")
    for number, (name, record) in enumerate(items, 1):
        resource = _add(resources, _PACKAGE, "resource")
        for field, value in (("identifier", f"item-{number}"), ("type", "imsqti_item_xmlv2p1"), ("href", name)):
            resource.set(field, value)
        if record.tags or record.domain or record.level:
            _describe(_add(resource, _PACKAGE, "metadata"), record)
        for file in (name, *(picture.file for picture in pictures_of(record))):
            _add(resource, _PACKAGE, "file").set("href", xml.writable(file))
    etree.indent(root, space="  ")
    return xml.written(root)


def _describe(metadata: Any, record: ItemRecord) -> None:
    lom = etree.SubElement(metadata, f"{{{_LOM}}}lom", nsmap={None: _LOM})
    general = _add(lom, _LOM, "general")
    for tag in record.tags:
        _add(_add(general, _LOM, "keyword"), _LOM, "string", tag)
    for kind, fields in _FIELDS.items():
        names = [getattr(record, field) for field in fields]
        if names[0]:
            path = _add(_add(lom, _LOM, "classification"), _LOM, "taxonPath")
            _add(_add(path, _LOM, "source"), _LOM, "string", kind)
            for name in filter(None, names):
                _add(_add(_add(path, _LOM, "taxon"), _LOM, "entry"), _LOM, "string", name)


def _add(parent: Any, namespace: str, tag: str, text: str = "") -> Any:
    element = etree.SubElement(parent, f"{{{namespace}}}{tag}")
    element.text = xml.writable(text) or None
    return element


def _fields_by_file(content: bytes) -> dict[str, dict[str, Any]]:
    """Fields of records from a manifest, by file name."""
    return {resource.get("href", ""): _fields(resource) for resource in _within(xml.parse(content), "resource")}


def _fields(resource: Any) -> dict[str, Any]:
    tags = tuple(filter(None, map(_text, _within(resource, "keyword"))))
    found: dict[str, Any] = {"tags": tags} if tags else {}
    for path in _within(resource, "taxonPath"):
        kind = next(map(_text, _within(path, "source")), "")
        found |= dict(zip(_FIELDS.get(kind, ()), map(_text, _within(path, "entry")), strict=False))
    return found


def _within(element: Any, name: str) -> Iterator[Any]:
    return (one for one in element.iter(etree.Element) if local(one.tag) == name)


def _text(element: Any) -> str:
    return "".join(element.itertext()).strip()
