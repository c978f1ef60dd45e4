"""Elements of XML and HTML, taken out and put together with the text around them."""

from __future__ import annotations

from typing import Any


def add_text(element: Any, text: str | None) -> None:
    """Adds a text at the end of an element."""
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def take_out(element: Any) -> None:
    """Removes an element and keeps the text after it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
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
