"""Reader of Word documents in which questions stand as teachers type them. Places in messages are numbers of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from typing import Any

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from crs_lint.convert import true_false
from crs_lint.convert.docx.body import BodyReader, Paragraph
from crs_lint.convert.docx.lists import ListCounter
from crs_lint.convert.docx.marks import TextLine, lines_of, mark_keys
from crs_lint.convert.docx.package import check
from crs_lint.convert.docx.text import TextReader
from crs_lint.convert.markdown import reader as markdown
from crs_lint.convert.markdown.lines import is_key_heading
from crs_lint.convert.markdown.pieces import MarkdownBlock, PieceKind, Place
from crs_lint.convert.markup import xml
from crs_lint.convert.packages.pictures import PICTURES
from crs_lint.convert.record import ItemRecord, Loss, ReadResult, UnusableError
from crs_lint.files.broken_archive import BROKEN_WORKBOOK

_BROKEN = (*BROKEN_WORKBOOK, OpcError, PythonDocxError, etree.LxmlError)
_NOTES = ("comment", "footnote", "endnote")


def read(content: bytes) -> ReadResult:
    """The items of a document. Raises UnusableError."""
    check(content)
    try:
        document = docx.Document(BytesIO(content))
        reader = _DocumentReader(document)
        paragraphs = reader.paragraphs()
    except _BROKEN:
        raise UnusableError("it cannot be read as a document of Word") from None
    lines = lines_of(paragraphs)
    marked = mark_keys(lines)
    found = markdown.read_pieces(list(_pieces(lines)))
    records, lists = _without_lists(found.records, lines)
    losses = sorted((*reader.losses, *marked, *found.losses, *lists), key=lambda loss: loss.line)
    return ReadResult(tuple(map(_typed, records)), tuple(losses), tuple(reader.pictures.items()))


def _without_lists(records: Sequence[ItemRecord], lines: Sequence[TextLine]) -> tuple[list[ItemRecord], list[Loss]]:
    """The items without those that are only a list below a text: it has bullets or numbers, and no key."""
    kept: list[ItemRecord] = []
    losses: list[Loss] = []
    for record in records:
        first = next((one for one in lines if one.paragraph.number >= record.line and one.letter), None)
        if first is not None and first.is_listed and not any(option.correct for option in record.options):
            losses.append(Loss(record.line, f"a list without a key is left out: {record.stem[:200]}"))
        else:
            kept.append(record)
    return kept, losses


def _typed(record: ItemRecord) -> ItemRecord:
    return record._replace(true_false=true_false.are_verdicts([option.text for option in record.options]))


def _pieces(lines: Sequence[TextLine]) -> Iterator[MarkdownBlock]:
    """What the reader of Markdown takes for the paragraphs of a text, with a rule before each numbered question."""
    last, has_options, are_keys = 0, True, False
    for _, run in groupby(lines, lambda one: id(one.paragraph)):
        ones = list(run)
        first, number = ones[0], ones[0].paragraph.number
        are_keys = is_key_heading(first.text) if first.is_heading else are_keys
        if first.number and not are_keys and (has_options or not last or first.number == last + 1):
            yield MarkdownBlock(PieceKind.RULE, (), number)
            last, has_options = first.number, False
        has_options = has_options or any(one.letter or one.box or one.is_bullet for one in ones)
        texts = tuple(part for one in ones for part in one.shown.split("\n"))
        places = (Place(number, "", False),) if first.is_bullet else ()
        yield MarkdownBlock(PieceKind.HEADING if first.is_heading else PieceKind.TEXT, texts, number, places, opens=bool(places))


class _DocumentReader:
    """Reads the paragraphs of a document, and the pictures that they show, by their path in a bank."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._parts = {str(part.partname): part for part in document.part.package.iter_parts()}
        self._lost: list[str] = []
        self.pictures: dict[str, bytes] = {}
        self.losses: list[Loss] = []

    def paragraphs(self) -> list[Paragraph]:
        notes = {kind: self._texts_of(kind) for kind in _NOTES}
        texts = TextReader(self._document, self._picture, self._address)
        body = BodyReader(self._document, texts, ListCounter(self._document), notes)
        paragraphs = []
        for paragraph in body.paragraphs(self._document.element.body):
            self.losses += [Loss(paragraph.number, message) for message in self._lost]
            self._lost.clear()
            paragraphs.append(paragraph)
        self.losses += body.losses
        return paragraphs

    def _texts_of(self, kind: str) -> dict[str, str]:
        """The texts of comments or notes by their ids."""
        part = self._parts.get(f"/word/{kind}s.xml")
        root = xml.parse(part.blob) if part is not None else None
        notes = root.iter(qn(f"w:{kind}")) if root is not None else ()
        return {one.get(qn("w:id"), ""): " ".join("".join(t.text or "" for t in one.iter(qn("w:t"))).split()) for one in notes}

    def _address(self, relation: str) -> str:
        """The address of a link on the web."""
        found = self._document.part.rels.get(relation)
        address = found.target_ref if found is not None and found.is_external else ""
        return address if re.match(r"https?://[^\s()<>]+$", address) else ""

    def _picture(self, element: Any) -> str:
        """The Markdown of a picture; empty if it is none, or none of a kind that a bank can have."""
        if any(one.get("{urn:schemas-microsoft-com:office:office}hr") for one in element.iter(etree.Element)):
            return ""
        blip = next(element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"), None)
        shape = next(element.iter("{urn:schemas-microsoft-com:vml}imagedata"), None)
        relation = blip.get(qn("r:embed"), "") if blip is not None else shape.get(qn("r:id"), "") if shape is not None else ""
        found = self._document.part.rels.get(relation)
        described = next((one.get("descr", "") for one in element.iter(qn("wp:docPr"))), "")
        alt = " ".join(re.sub(r"[\[\]]", " ", described).split())
        if found is None or found.is_external:
            self._lost.append("a drawing that is no picture")
            return ""
        name, content = str(found.target_part.partname), found.target_part.blob
        extension = name.rpartition(".")[2].lower().replace("jpeg", "jpg")
        if f".{extension}" not in PICTURES:
            self._lost.append(f"the picture {name.rpartition('/')[2]}, whose format is not copied")
            return ""
        path = f"figures/{sha256(content).hexdigest()[:16]}.{extension}"
        self.pictures[path] = content
        return f"![{alt}]({path})"
