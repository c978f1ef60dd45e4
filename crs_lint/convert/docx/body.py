"""The paragraphs of a Word document in order, those in tables included, with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from crs_lint.convert.docx.lists import ListCounter, ListPlace
from crs_lint.convert.docx.text import Line, TextReader, TextRun, plain
from crs_lint.convert.record import Loss

_LABEL = re.compile(r"\(?(?:[A-Za-z]|\d{1,3})[.):]?")
_LABELED = re.compile(r"\(?(?:[A-Za-z]|\d{1,3})(?:[.):](?:\s|$)|$)")
_DEEPEST = 20
_WRAPPERS = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:smartTag", "w:customXml"))
KEYS_BELOW = "Answer key"


class Paragraph(NamedTuple):
    """A paragraph: its number in the document, from 1, its lines, its place in a list, and whether it is a heading."""

    number: int
    lines: Sequence[Line]
    place: ListPlace | None = None
    is_heading: bool = False


class BodyReader:
    """Reads the paragraphs of a document; ``losses`` grow with what is no text."""

    def __init__(self, document: Any, texts: TextReader, counter: ListCounter, notes: dict[str, dict[str, str]]) -> None:
        self._headings = {
            style.style_id for style in document.styles if re.match(r"(?:heading \d|title$)", style.name or "", re.IGNORECASE)
        }
        self._texts = texts
        self._counter = counter
        self._notes = notes
        self._number = 0
        self.losses: list[Loss] = []

    def paragraphs(self, parent: Any, depth: int = 0) -> Iterator[Paragraph]:
        for element in parent.iterchildren() if depth < _DEEPEST else ():
            if element.tag == qn("w:p"):
                yield self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element, depth)
            elif element.tag in _WRAPPERS:
                yield from self.paragraphs(element, depth + 1)

    def _paragraph(self, element: Any) -> Paragraph:
        self._number += 1
        lines = self._texts.lines(element)
        for kind, found in self._texts.found:
            self.losses.append(Loss(self._number, self._told(kind, found)))
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        is_heading = style is not None and style.get(qn("w:val")) in self._headings
        is_empty = not any(plain(line).strip() for line in lines)
        return Paragraph(self._number, lines, None if is_empty else self._counter.place(element), is_heading)

    def _told(self, kind: str, found: Any) -> str:
        if kind == "formula":
            return f"a formula, of which only the characters are kept: {found}"
        if kind in self._notes:
            return f"a {kind}: {self._notes[kind].get(found.get(qn('w:id'), ''), '')}"
        text = " ".join("".join(one.text or "" for one in found.iter(qn("w:t"), qn("w:delText"))).split())
        if kind == "insertion":
            return f"a tracked insertion, which is kept: {text}"
        return f"a tracked deletion, which stays out: {text}" if kind == "deletion" else f"a {kind}: {text}"

    def _table(self, table: Any, depth: int) -> Iterator[Paragraph]:
        """The paragraphs of a table; a number or a letter in a cell of its own stands before the text of the next."""
        first = self._number + 1
        rows = [
            [[one for one in self.paragraphs(cell, depth + 1) if any(plain(line).strip() for line in one.lines)] for cell in _cells(row)]
            for row in table.iterchildren(qn("w:tr"))
        ]
        rows = [[cell for cell in row if cell] for row in rows]
        keys = [(row[0][0].number, _text(row[0]), _text(row[1])) for row in rows if len(row) == 2 and _is_key(_text(row[0]), _text(row[1]))]
        for above, below in pairwise(rows):
            texts = [(_text(one), _text(two)) for one, two in zip(above, below, strict=False)]
            if len(above) == len(below) > 1 and sum(_is_key(*pair) for pair in texts) >= len(texts) - 1:
                keys += [(above[0][0].number, *pair) for pair in texts if _is_key(*pair)]
        if len(keys) > 1:
            yield Paragraph(keys[0][0], [[TextRun(KEYS_BELOW)]], is_heading=True)
            yield from (Paragraph(number, [[TextRun(f"{count.rstrip('.)')}. {letter}")]]) for number, count, letter in keys)
            return
        if not any(_LABELED.match(_text(cell)) for row in rows for cell in row):
            self.losses.append(Loss(first, "a table; its cells are kept as text"))
        for row in rows:
            yield from _labeled(row)


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row, without those of tables in them."""
    for element in row.iterchildren():
        if element.tag == qn("w:tc"):
            yield element
        elif element.tag in _WRAPPERS:
            yield from _cells(element)


def _text(cell: Sequence[Paragraph]) -> str:
    return " ".join(plain(line).strip() for one in cell for line in one.lines).strip()


def _is_key(number: str, letter: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}[.)]?", number) and re.fullmatch(r"[A-Za-z]", letter))


def _labeled(row: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
    """The paragraphs of a row, of which a label alone in a cell becomes the beginning of the next."""
    label = ""
    for cell in row:
        if not label and _LABEL.fullmatch(_text(cell)) and cell is not row[-1]:
            label = _text(cell).strip("().: ")
            continue
        first, *rest = cell
        if label:
            lines = [[TextRun(f"{label}. "), *first.lines[0]], *first.lines[1:]]
            first = first._replace(lines=lines)
        yield from (first, *rest)
        label = ""
