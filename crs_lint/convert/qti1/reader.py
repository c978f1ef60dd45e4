"""Reader of QTI 1.2: the quizzes and question banks of Canvas, Blackboard and other systems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from crs_lint.convert.markup import xml
from crs_lint.convert.qti.names import TOOL
from crs_lint.convert.qti1 import text as qti1_text
from crs_lint.convert.qti1.item import POINTS, Qti1ItemReader, metadata
from crs_lint.convert.record import ItemRecord, Loss, ReadResult

ROOT = "questestinterop"
_CONTAINERS = ("assessment", "objectbank", "section")
# What concerns several items, and is listed if it has a text.
_COMMON = ("presentation_material", "rubric", "objectives", "assessfeedback", "sectionfeedback")


class _Place(NamedTuple):
    """What the elements around an item say about it."""

    domain: str = ""
    task: str = ""
    is_own: bool = False


def read(root: Any) -> ReadResult:
    """The items of a document, whose elements have no namespace: a quiz or a question bank is a domain, a group in it a task."""
    records: list[ItemRecord] = []
    losses: list[Loss] = []
    points: list[tuple[int, str]] = []
    for element, place in _parts(root, _Place(), losses):
        reader = Qti1ItemReader(element, is_own=place.is_own)
        if kind := reader.other_kind():
            losses.append(Loss(xml.line(element), f"{kind} is left out"))
            continue
        record = reader.record()
        records.append(record._replace(domain=place.domain, task=record.task or place.task))
        losses += reader.losses
        points.append((record.line, next((reader.fields[label][0] for label in POINTS if label in reader.fields), "1")))
    return ReadResult(tuple(records), (*losses, *_point_losses(points)))


def _parts(parent: Any, place: _Place, losses: list[Loss]) -> Iterator[tuple[Any, _Place]]:
    """The items below an element; ``losses`` grow with what concerns several of them."""
    for element in parent.iterchildren(etree.Element):
        if element.tag == "item":
            yield element, place
        elif element.tag in _CONTAINERS:
            losses += _group_losses(element)
            yield from _parts(element, _placed(element, place), losses)
        elif element.tag == "itemref":
            losses.append(Loss(xml.line(element), f"a reference to the question {element.get('linkrefid', '')} is left out"))
        elif element.tag in _COMMON and (text := qti1_text.page(element).text):
            losses.append(Loss(xml.line(element), f"<{element.tag}>, which concerns several items: {text}"))


def _placed(element: Any, place: _Place) -> _Place:
    title = " ".join(element.get("title", "").split())
    if element.tag == "section":
        is_named = title and title != place.domain and element.getparent().tag != ROOT
        return place._replace(task="/".join(filter(None, (place.task, title)))) if is_named else place
    fields = {label: values[0] for child in element.iterchildren("qtimetadata") for label, values in metadata(child).items()}
    if fields.get("qmd_toolvendor") == TOOL:
        return _Place(fields.get("qmd_topic", ""), is_own=True)
    return _Place(" ".join(fields.get("bank_title", title).split()))


def _group_losses(element: Any) -> Iterator[Loss]:
    """The numbers of questions that a group picks, and the bank that it picks them from."""
    for selection in element.iterfind("selection_ordering/selection"):
        bank = (selection.findtext("sourcebank_ref") or "").strip()
        count = (selection.findtext("selection_number") or "").strip()
        if bank or count:
            title = " ".join(element.get("title", "").split())
            origin = f"the question bank {bank}" if bank else "its questions"
            yield Loss(xml.line(selection), f'the group "{title}" picks {count or "some"} of {origin}')


def _point_losses(points: list[tuple[int, str]]) -> Iterator[Loss]:
    """The points of questions, once if all give the same."""
    given = [(line, _plain(text)) for line, text in points]
    values = {text for _, text in given} - {"0"}
    if len(values) == 1 and values != {"1"}:
        yield Loss(given[0][0], f"the points of each question: {next(iter(values))}")
    for line, text in given if len(values) > 1 else ():
        if text not in ("0", "1"):
            yield Loss(line, f"the points of the question: {text}")


def _plain(text: str) -> str:
    """A number without zeros at its end."""
    try:
        return f"{float(text):g}"
    except ValueError:
        return text
