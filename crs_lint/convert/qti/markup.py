"""Markup of QTI that HTML does not have, written as HTML: objects, formulas and rubrics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from crs_lint.convert.markup import mathml, xml
from crs_lint.convert.markup.html_to_markdown import from_element
from crs_lint.convert.packages.pictures import PICTURES
from crs_lint.convert.record import Loss


def rewritten(body: Any) -> list[Loss]:
    """Replaces elements of a body by HTML, and returns what HTML does not support. Names have no namespace and no prefix."""
    inner_first = reversed(list(body.iter(*_REWRITE)))
    return [loss for element in inner_first for loss in _REWRITE[element.tag](element)]


def emptied(element: Any, tag: str = "span") -> None:
    """Removes what is in an element, and keeps the text after it."""
    del element[:]
    element.text = None
    element.tag = tag


def _object(element: Any) -> Iterator[Loss]:
    """A picture, whose content describes it; other objects are removed."""
    file, kind = element.get("data", ""), element.get("type", "")
    shown = " ".join("".join(element.itertext()).split())
    if kind.startswith("image/") or (not kind and re.split("[?#]", file)[0].lower().endswith(PICTURES)):
        emptied(element, "img")
        element.set("src", file)
        element.set("alt", shown)
    else:
        emptied(element)
        yield Loss(xml.line(element), f"<object>: {' '.join(filter(None, (file[:200] or 'without a file', kind and f'({kind})', shown)))}")


def _played(element: Any) -> Iterator[Loss]:
    """Sound and films are removed with the text that stands in for them."""
    addresses = [one.get("src", "") for one in element.iter("audio", "video", "source")]
    file = next(filter(None, addresses), "")
    yield Loss(xml.line(element), f"<{element.tag}>{file and f': {file[:200]}'}")
    emptied(element)


def _math(element: Any) -> Iterator[Loss]:
    """A formula as LaTeX, or the characters in it."""
    formula = mathml.latex(element)
    shown = " ".join("".join(element.itertext()).split())
    described = element.get("alttext", "").strip()
    emptied(element)
    element.text = rf"\({formula}\)" if formula else described or shown
    if formula:
        yield Loss(xml.line(element), f"<math>, which is written as ${formula}$")
    else:
        yield Loss(xml.line(element), f"<math>, of which only {'the description' if described else 'the characters'} can be kept")


def _rubric(element: Any) -> Iterator[Loss]:
    """A rubric is text of the question if candidates see it; otherwise it is removed."""
    if "candidate" in element.get("view", "").split():
        element.tag = "div"
        return
    text = from_element(element).text
    view = element.get("view", "")
    yield Loss(xml.line(element), f"<rubricBlock>{view and f' for {view}'}: {text}")
    emptied(element)


_REWRITE = {"object": _object, "audio": _played, "video": _played, "math": _math, "rubricBlock": _rubric}


def feedback_in(element: Any) -> Iterator[Any]:
    """The outermost feedback in an element that is not shown at first."""
    skipped: set[Any] = set()
    for one in element.iter("feedbackInline", "feedbackBlock"):
        if one.get("showHide") != "hide" and not any(above in skipped for above in one.iterancestors()):
            skipped.add(one)
            yield one
