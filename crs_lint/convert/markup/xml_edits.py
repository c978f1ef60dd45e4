"""Elements of XML and HTML: added, taken out, and put together with the text around them."""

from __future__ import annotations

from typing import Any

from lxml import etree

from crs_lint.convert.markup.xml import writable


def add(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    """Adds an element of the namespace of its parent."""
    namespace = parent.tag.rpartition("}")[0]
    element = etree.SubElement(parent, f"{namespace}}}{tag}", {name: writable(value) for name, value in attributes.items()})
    element.text = writable(text) or None
    return element


def add_text(element: Any, text: str | None) -> None:
    """Adds a text at the end of an element, with U+FFFD for characters that XML does not allow; HTML may have them."""
    if not text:
        return
    text = writable(text)
    if len(element):
        element[-1].tail = writable(element[-1].tail or "") + text
    else:
        element.text = writable(element.text or "") + text


def take_out(element: Any) -> None:
    """Removes an element and keeps the text after it."""
    parent, before = element.getparent(), element.getprevious()
    tail, element.tail = writable(element.tail or ""), None
    if before is not None:
        before.tail = writable(before.tail or "") + tail
    else:
        parent.text = writable(parent.text or "") + tail
    parent.remove(element)


def taken(element: Any, *tags: str) -> list[Any]:
    """The outermost elements of these names in an element, taken out of it."""
    found: dict[Any, None] = {}
    for one in element.iter(*tags):
        if one is not element and not any(above in found for above in one.iterancestors()):
            found[one] = None
    for one in found:
        take_out(one)
    return list(found)
