"""Reader and writer of Moodle XML, the format of Moodle's question banks."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import Any
from urllib.parse import unquote

from lxml import etree

from crs_lint.convert import answer_weights, true_false
from crs_lint.convert.markup import xml
from crs_lint.convert.markup.html_to_markdown import MarkdownText, from_auto_format, from_html
from crs_lint.convert.markup.markdown_to_html import html_of
from crs_lint.convert.moodle import category as moodle_category
from crs_lint.convert.packages.pictures import PICTURES
from crs_lint.convert.record import (
    ItemRecord,
    Loss,
    OptionRecord,
    Picture,
    ReadResult,
    UnusableError,
    WriteResult,
    normalized,
    pin_losses,
    unsupported,
)

UNSUPPORTED = ("level", "language", "figure", "references")
# Default values, which Moodle writes into every question, are not listed as losses.
_DEFAULTS = {
    "defaultgrade": ("", "1", "1.0000000", "0", "0.0000000"),
    "penalty": ("", "0.3333333"),
    "hidden": ("", "0"),
    "answernumbering": ("", "abc"),
    "showstandardinstruction": ("", "0"),
    "shownumcorrect": ("",),
    "correctfeedback": ("",),
    "partiallycorrectfeedback": ("",),
    "incorrectfeedback": ("",),
    "hint": ("",),
}
_READ_FIELDS = frozenset(("name", "questiontext", "generalfeedback", "idnumber", "single", "shuffleanswers", "answer", "tags"))
_TRUE = ("true", "1")
_INSIDE = "@@PLUGINFILE@@"


def read(content: bytes) -> ReadResult:
    """The items of a file. Raises UnusableError if it cannot be parsed or is not Moodle XML."""
    root = xml.parse(content)
    if root.tag != "quiz":
        raise UnusableError("it is not Moodle XML: its outermost element is not <quiz>", xml.line(root))
    records: list[ItemRecord] = []
    losses: list[Loss] = []
    pictures: dict[str, bytes] = {}
    domain = task = ""
    for element in root.iterchildren(etree.Element):
        kind = element.get("type", "") if element.tag == "question" else f"<{element.tag}>"
        if kind == "category":
            domain, task = moodle_category.parted(_value(element, "category/text"))
            losses += _category_losses(element)
        elif kind in ("multichoice", "truefalse"):
            reader = _MoodleReader(element, pictures)
            records.append(reader.record()._replace(domain=domain, task=task))
            losses += reader.losses
        else:
            losses.append(Loss(xml.line(element), f"a question of the type {kind} is left out"))
    return ReadResult(tuple(records), tuple(losses), tuple(pictures.items()))


def _value(element: Any, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _category_losses(element: Any) -> Iterator[Loss]:
    for field in ("info/text", "idnumber"):
        if _value(element, field):
            yield Loss(xml.line(element), f"the {field.removesuffix('/text')} of a category: {_value(element, field)}")


class _MoodleReader:
    """Reads one multiple-choice or true-false question. ``pictures`` of the whole file by the paths in items grow with each question."""

    def __init__(self, element: Any, pictures: dict[str, bytes]) -> None:
        self.element = element
        self.pictures = pictures
        self.losses: list[Loss] = []

    def record(self) -> ItemRecord:
        given, name = _value(self.element, "idnumber"), " ".join(_value(self.element, "name/text").split())
        is_true_false = self.element.get("type") == "truefalse"
        multiple = not is_true_false and _value(self.element, "single") not in ("", *_TRUE)
        shuffle = _value(self.element, "shuffleanswers")
        self._lose_the_rest()
        question = self.page(self.element.find("questiontext"), figure=True)
        return ItemRecord(
            question.text,
            self._verdicts() if is_true_false else self._options(multiple),
            id=given,
            name="" if name == given else name,
            multiple=multiple,
            true_false=is_true_false,
            explanation=self.text(self.element.find("generalfeedback")),
            tags=tuple(tag for one in self.element.iterfind("tags/tag") if (tag := _value(one, "text"))),
            shuffle=shuffle in _TRUE if shuffle else None,
            figure=question.figure,
            line=xml.line(self.element),
            is_scored=_value(self.element, "defaultgrade") not in ("0", "0.0000000"),
        )

    def _options(self, multiple: bool) -> tuple[OptionRecord, ...]:
        elements = self.element.findall("answer")
        percents = [self._percent(one) for one in elements]
        if not answer_weights.is_even(percents, multiple=multiple):
            self._lose(self.element, answer_weights.listed(percents))
        correct = answer_weights.right(percents, multiple=multiple)
        pairs = zip(elements, correct, strict=True)
        return tuple(self._option(one, is_right) for one, is_right in pairs)

    def _verdicts(self) -> tuple[OptionRecord, ...]:
        """The options of a true-false question, in the order in which Moodle shows them."""
        found: dict[bool, tuple[bool, str]] = {}
        for element in self.element.findall("answer"):
            said = true_false.verdict(_value(element, "text"))
            if said is None or said in found:
                self._lose(element, f'the answer "{_value(element, "text")}" of a true-false question')
            else:
                found[said] = (self._percent(element) >= answer_weights.FULL, self.text(element.find("feedback")))
        right = [said for said, (is_right, _) in found.items() if is_right]
        if len(right) != 1:
            self._lose(self.element, answer_weights.listed([self._percent(one) for one in self.element.findall("answer")]))
        rationales = [found.get(said, (False, ""))[1] for said in (True, False)]
        return true_false.options(right[0] if len(right) == 1 else None, *rationales)

    def _option(self, element: Any, correct: bool) -> OptionRecord:
        page = self.page(element, figure=True)
        return OptionRecord(page.text, correct, self.text(element.find("feedback")), figure=page.figure)

    def _percent(self, option: Any) -> float:
        text = option.get("fraction", "0").strip()
        try:
            percent = float(text)
        except ValueError:
            percent = float("nan")
        if abs(percent) <= 10 * answer_weights.FULL:
            return percent
        self._lose(option, f'the fraction "{text}", which is no number of percent')
        return 0.0

    def text(self, element: Any) -> str:
        """A text that cannot have a picture."""
        return self.page(element, figure=False).text

    def page(self, element: Any, *, figure: bool) -> MarkdownText:
        """The text of a part as Markdown, with its picture if it may have one; the rest is listed as lost."""
        if element is None:
            return MarkdownText("", (), ())
        inner = element.find("text")
        written = _inside(inner) if inner is not None else element.text or ""
        page = _page(written, element.get("format", "html"))
        kept = self._picture(element, page.figure) if figure and page.figure else None
        for message in page.lost(figure=kept is not None):
            self._lose(element, message)
        for file in element.iterfind("file"):
            if kept is None or file is not kept[0]:
                self._lose(file, f"the file {file.get('name', '')}, which is inside this one")
        return page._replace(pictures=(kept[1],) if kept else ())

    def _picture(self, element: Any, picture: Picture) -> tuple[Any, Picture] | None:
        """The element of the embedded file of a picture, and the picture with its path in the bank; None without such a file."""
        path = unquote(picture.file.removeprefix(_INSIDE))
        if not picture.file.startswith(_INSIDE) or not path.lower().endswith(PICTURES):
            return None
        for file in element.iterfind("file"):
            if file.get("path", "/") + file.get("name", "") == path:
                try:
                    return file, Picture(self._stored(path, b64decode(file.text or "")), picture.alt)
                except ValueError:
                    return None
        return None

    def _stored(self, path: str, content: bytes) -> str:
        """The path of a picture in the bank; a different one of the same name gets a number."""
        name = re.sub(r"[^\w.-]+", "-", path).strip("-.")
        names = chain((f"figures/{name}",), (f"figures/{number}-{name}" for number in count(2)))
        return next(one for one in names if self.pictures.setdefault(one, content) == content)

    def _lose_the_rest(self) -> None:
        for element in self.element.iterchildren(etree.Element):
            value = " ".join("".join(element.itertext()).split())
            usual = _DEFAULTS.get(element.tag, ())
            if element.tag not in _READ_FIELDS and value not in usual and (value or element.tag not in _DEFAULTS):
                self._lose(element, f"{element.tag}: {value}" if value else str(element.tag))
            elif element.tag == "shownumcorrect":
                self._lose(element, "shownumcorrect")

    def _lose(self, element: Any, message: str) -> None:
        self.losses.append(Loss(xml.line(element), message))


def _page(written: str, form: str) -> MarkdownText:
    if form == "html":
        return from_html(written)
    return from_auto_format(written) if form == "moodle_auto_format" else MarkdownText(normalized(written), (), ())


def _inside(element: Any) -> str:
    """The content of an element, including markup that was not escaped."""
    return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)


def write(records: Sequence[ItemRecord]) -> WriteResult:
    """A file of items; those without a category come first."""
    quiz = etree.Element("quiz")
    losses: list[Loss] = []
    current = ""
    for record in sorted(records, key=lambda one: bool(moodle_category.path(one))):
        if (path := moodle_category.path(record)) != current:
            _add(etree.SubElement(quiz, "question", type="category"), "category", path)
            current = path
        _question(quiz, record)
        losses += _losses(record)
    etree.indent(quiz, space="  ")
    return WriteResult((("", xml.written(quiz)),), len(records), tuple(losses))


def _losses(record: ItemRecord) -> list[Loss]:
    figures = [Loss(record.line, f'Moodle does not support the figure "{one.figure.file}"') for one in record.options if one.figure]
    return [
        *unsupported(record, UNSUPPORTED, "Moodle"),
        *moodle_category.losses(record, "Moodle"),
        *xml.losses(record),
        *true_false.losses(record),
        *pin_losses(record, "Moodle"),
        *figures,
    ]


def _question(quiz: Any, record: ItemRecord) -> None:
    question = etree.SubElement(quiz, "question", type="truefalse" if true_false.is_plain(record) else "multichoice")
    _add(question, "name", record.name or record.id or " ".join(record.stem.split())[:80])
    _add_html(question, "questiontext", record.stem)
    _add_html(question, "generalfeedback", record.explanation)
    if not record.is_scored:
        etree.SubElement(question, "defaultgrade").text = "0"
    _plain(question, "idnumber", record.id)
    if not true_false.is_plain(record):
        _plain(question, "single", "false" if record.multiple else "true")
        _plain(question, "shuffleanswers", "true" if record.shuffle else "false")
    percents = answer_weights.even([option.correct for option in record.options], multiple=record.multiple)
    for option, percent in zip(record.options, percents, strict=True):
        element = _add_html(
            question, "answer", option.text.lower() if true_false.is_plain(record) else option.text, fraction=answer_weights.number(percent)
        )
        _add_html(element, "feedback", option.rationale)
    if record.tags:
        tags = etree.SubElement(question, "tags")
        for tag in record.tags:
            _add(tags, "tag", tag)


def _add(parent: Any, tag: str, text: str, **attributes: str) -> Any:
    """Adds an element with its text in a child element, as Moodle requires."""
    element = etree.SubElement(parent, tag, attributes)
    _plain(element, "text", text)
    return element


def _add_html(parent: Any, tag: str, text: str, **attributes: str) -> Any:
    """Adds an element with a text as HTML, which shows what Markdown of Moodle would take for markup as it is written."""
    element = _add(parent, tag, "", **attributes, format="html")
    element[0].text = etree.CDATA(html_of(xml.writable(text))) if text else None
    return element


def _plain(parent: Any, tag: str, text: str) -> None:
    etree.SubElement(parent, tag).text = xml.writable(text)
