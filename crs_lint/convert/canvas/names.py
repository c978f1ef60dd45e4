"""Namespaces and identifiers of packages for Canvas."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from lxml import etree

from crs_lint.convert.markup import xml

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
FILE_BASE = "$IMS-CC-FILEBASE$/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def identifier(*parts: str) -> str:
    """An identifier as Canvas makes them, which is the same in each export."""
    return "g" + sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def root(namespace: str, tag: str, schemas: str, attributes: dict[str, str], **others: str) -> Any:
    """An outermost element; ``schemas`` are pairs of namespaces and addresses, ``others`` namespaces by prefix."""
    given = {name: xml.writable(value) for name, value in attributes.items()}
    prefixes: dict[str | None, str] = {None: namespace, "xsi": _XSI}
    prefixes.update(others)
    element = etree.Element(f"{{{namespace}}}{tag}", given, nsmap=prefixes)
    element.set(f"{{{_XSI}}}schemaLocation", schemas)
    return element
