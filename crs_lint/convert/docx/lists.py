"""The numbers and letters of lists in Word, which are not in the text."""

from __future__ import annotations

from enum import Enum
from typing import Any, NamedTuple

from docx.oxml.ns import qn

_LETTERS = frozenset(("lowerLetter", "upperLetter"))
_DEEPEST = 20  # styles that are based on each other


class ListMark(Enum):
    """What stands before the items of a list."""

    NUMBER = "number"
    LETTER = "letter"
    BULLET = "bullet"


class ListPlace(NamedTuple):
    """The place of a paragraph in a list: its mark, how many lists are around its own, and which of the items it is, from 1."""

    mark: ListMark
    depth: int
    number: int


class ListCounter:
    """Counts the items of all lists of a document, paragraph by paragraph."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style for style in document.styles}
        self._counts: dict[tuple[str, int], int] = {}
        root = next((part for part in document.part.package.iter_parts() if str(part.partname) == "/word/numbering.xml"), None)
        element = getattr(root, "element", None)
        self._abstract = {} if element is None else {one.get(qn("w:abstractNumId")): one for one in element.iter(qn("w:abstractNum"))}
        self._lists = {} if element is None else {one.get(qn("w:numId")): one for one in element.iter(qn("w:num"))}

    def place(self, paragraph: Any) -> ListPlace | None:
        """The place of the next paragraph of the document; None if it is in no list."""
        name, level, is_styled = self._list_of(paragraph)
        found = self._lists.get(name)
        if found is None:
            return None
        base = self._abstract.get(_value(found.find(qn("w:abstractNumId"))))
        form, start = self._form(found, base, level)
        if form == "none":
            return None
        for key in [key for key in self._counts if key[0] == name and key[1] > level]:
            del self._counts[key]  # an item of an outer list begins the inner ones anew
        count = self._counts.get((name, level), start - 1) + 1
        self._counts[name, level] = count
        mark = ListMark.BULLET if form == "bullet" else ListMark.LETTER if form in _LETTERS else ListMark.NUMBER
        return ListPlace(mark, level + (self._depth_of_style(paragraph) if is_styled else 0), count)

    def _list_of(self, paragraph: Any) -> tuple[str, int, bool]:
        """The number of a paragraph's list, its level, and whether its style says so."""
        told = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if told is not None:
            return _value(told.find(qn("w:numId"))), _number(told.find(qn("w:ilvl"))), False
        style = self._styles.get(_value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")))
        for _ in range(_DEEPEST):
            if style is None:
                break
            told = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if told is not None:
                return _value(told.find(qn("w:numId"))), _number(told.find(qn("w:ilvl"))), True
            style = getattr(style, "base_style", None)
        return "", 0, False

    def _depth_of_style(self, paragraph: Any) -> int:
        """The depth that the name of a style tells, as in "List Number 2"."""
        style = self._styles.get(_value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")))
        last = (getattr(style, "name", "") or "").rpartition(" ")[2]
        return min(int(last), 9) - 1 if last.isdecimal() and last.isascii() and int(last) > 0 else 0

    def _form(self, found: Any, base: Any, level: int) -> tuple[str, int]:
        """How the items of a list are counted, and the count of the first."""
        override = next((one for one in found.iter(qn("w:lvlOverride")) if one.get(qn("w:ilvl")) == str(level)), None)
        own = override.find(qn("w:lvl")) if override is not None else None
        levels = base.iter(qn("w:lvl")) if base is not None else ()
        description = own if own is not None else next((one for one in levels if one.get(qn("w:ilvl")) == str(level)), None)
        if description is None:
            return "decimal", 1
        start = override.find(qn("w:startOverride")) if override is not None else None
        start = start if start is not None else description.find(qn("w:start"))
        return _value(description.find(qn("w:numFmt"))) or "decimal", _number(start, 1)


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(qn("w:val"), ""))


def _number(element: Any, otherwise: int = 0) -> int:
    text = _value(element)
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 6 else otherwise
