"""Texts of QTI 1.2: materials of several kinds as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from crs_lint.convert.markup.html_renderer import source_of
from crs_lint.convert.markup.html_to_markdown import MarkdownText, from_auto_format, from_element, from_html, from_plain
from crs_lint.convert.packages.pictures import PICTURES
from crs_lint.convert.record import Picture

_TEXTS = ("mattext", "matemtext", "mat_formattedtext")
_FILES = ("matimage", "matapplication", "mataudio", "matvideo", "matapplet")
# A picture after a text, as the writer of Canvas packages adds it.
_PICTURE_AT_END = re.compile(r'<p><img src="[^"<>]*" alt="[^"<>]*"></p>\Z')
_NOTHING = MarkdownText("", (), ())


def page(element: Any, *, without: Sequence[str] = ()) -> MarkdownText:
    """The text of all materials in an element as Markdown, except of those in elements of the names ``without``."""
    found = [(one.getparent(), _material(one)) for one in _materials(element, without)]
    text = ""
    before = None
    for parent, part in found:
        if part.text:
            text += (" " if parent is before else "\n\n") * bool(text) + part.text
            before = parent
    pictures = tuple(picture for _, part in found for picture in part.pictures)
    return MarkdownText(text, pictures, tuple(dict.fromkeys(loss for _, part in found for loss in part.losses)))


def _materials(element: Any, without: Sequence[str]) -> Iterator[Any]:
    for child in element.iterchildren(etree.Element):
        if child.tag in _TEXTS or child.tag in _FILES:
            yield child
        elif child.tag not in without:
            yield from _materials(child, without)


def _material(element: Any) -> MarkdownText:
    if element.tag in _FILES:
        return _file(element)
    if len(element):
        return from_element(element)
    text, kind = element.text or "", element.get("texttype", element.get("type", "")).casefold().removeprefix("text/")
    if kind in ("html", "xhtml"):
        return _from_html(text)
    if kind in ("", "smart_text"):
        return from_auto_format(text)
    return from_plain(text)


def _from_html(html: str) -> MarkdownText:
    """The Markdown of HTML, which Canvas puts into a <div>; that which an export kept counts until the text is edited."""
    picture = _PICTURE_AT_END.search(html.removesuffix("</div>"))
    inner = html.removeprefix("<div>").removesuffix("</div>")
    inner = inner[: -len(picture[0])] if picture else inner
    if source_of(inner) is None:
        return from_html(html)
    return from_html(inner)._replace(pictures=from_html(picture[0]).pictures if picture else ())


def _file(element: Any) -> MarkdownText:
    """A picture, or a file of another kind, which is listed."""
    address = element.get("uri", "").strip()
    kind = next((element.get(name, "") for name in ("imagtype", "apptype", "audiotype", "videotype") if element.get(name)), "")
    if (element.tag == "matimage" and address) or address.lower().endswith(PICTURES):
        return MarkdownText("", (Picture(address, element.get("label", "") if element.tag == "matimage" else ""),), ())
    if not address and not (element.text or "").strip() and not len(element):
        return _NOTHING
    return MarkdownText("", (), (f"<{element.tag}>: {' '.join(filter(None, (address[:200] or 'without a file', kind and f'({kind})')))}",))
