"""Markdown to HTML and to the XHTML of an element, in forms that convert back to the same Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from crs_lint.convert.markup.html_renderer import rendered, with_source
from crs_lint.convert.markup.html_to_markdown import EMPHASIS, STRONG, VERBATIM, from_element, from_html

_MARKUP = re.compile(
    rf"(?P<kept>\$[^$\n]+\$)|(?P<code>`[^`\n]+`)|(?P<strong>{STRONG})|(?P<em>{EMPHASIS})|\\(?P<one>[!-/:-@\[-`{{-~])|(?P<br>\n)"
)
# Most texts, which are the same in HTML.
_PLAIN = re.compile(r"(?:[\w,.;:?!'/()%+=-]| (?! |\Z))*+")


def html_of(text: str) -> str:
    """The HTML of Markdown; it keeps the Markdown as an attribute if it would convert back to another text."""
    if _PLAIN.fullmatch(text):
        return text
    html = rendered(text)
    return html if from_html(html).text == text else with_source(text)


def fill(element: Any, text: str) -> None:
    """Puts Markdown into an empty element: as markup if that converts back to the same text, otherwise verbatim.

    The text has only characters that XML allows.
    """
    namespace = element.tag.rpartition("}")[0] + "}" if "}" in element.tag else ""
    _put(element, _parts(text), namespace)
    if from_element(element).text != text:
        for child in list(element):
            element.remove(child)
        element.text = None
        span = etree.SubElement(element, f"{namespace}span", {"class": VERBATIM})
        lines = text.split("\n")
        _put(span, [part for line in lines for part in (("br", ""), ("", line))][1:], namespace)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of a text, each after the name of its element; text of the parent has an empty name."""
    at = 0
    for match in _MARKUP.finditer(text):
        yield "", text[at : match.start()]
        at = match.end()
        kind = match.lastgroup or ""
        if kind == "br":
            yield "br", ""
        elif kind in ("kept", "one"):
            yield "", match[kind]
        else:
            width = 2 if kind == "strong" else 1
            yield kind, match[kind][width:-width]
    yield "", text[at:]


def _put(element: Any, parts: Iterable[tuple[str, str]], namespace: str) -> None:
    last = None
    for tag, text in parts:
        if tag:
            last = etree.SubElement(element, namespace + tag)
            last.text = text or None
        elif last is None:
            element.text = (element.text or "") + text or None
        else:
            last.tail = (last.tail or "") + text or None
