"""Reads items of QTI 2 and 3, and writes those of QTI 2.1 with the manifest of a package."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from crs_lint import __version__
from crs_lint.convert import moodle_weights, qti_package, xml
from crs_lint.convert.html_markdown import MarkdownText, fill, from_element, local
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult, UnusableError, WriteResult, unsupported

UNSUPPORTED = ("references",)
_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_INTERACTION = re.compile(r"\w+Interaction")
_STANDARD = re.compile(r".*/(?:match_correct|map_response)(?:\.xml)?")
_TOOL = "crs-lint"
_EXPLAINED = "explanation"
# What says nothing that an item of a bank could say otherwise.
_SILENT = frozenset(("responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"))


def read(content: bytes) -> ReadResult:
    """The items of a package in an archive, or the one of a file. Raises UnusableError."""
    return qti_package.read(content, _read) if content.startswith(b"PK") else _read(content)


def _read(content: bytes) -> ReadResult:
    """The item of a file; none where it is another part of a package. Raises UnusableError where it is no QTI that is read."""
    root = xml.parse(content)
    _normalize(root)
    if root.tag == "questestinterop":
        raise UnusableError("it is written in QTI 1, which is not read: export it as QTI 2 or 3", xml.line(root))
    if root.tag in ("manifest", "assessmentTest", "assessmentSection"):
        says = root.tag != "manifest" or next(root.iter("lom"), None) is not None
        return ReadResult((), (Loss(xml.line(root), f"<{root.tag}>, what is said of items together, is left out"),) if says else ())
    if root.tag != "assessmentItem":
        raise UnusableError("it is no item of QTI: its outermost element is not <assessmentItem>", xml.line(root))
    if kind := _other_kind(root):
        return ReadResult((), (Loss(xml.line(root), f"{kind} is left out"),))
    reader = _QtiItemReader(root)
    record = reader.record()
    return ReadResult((record,), tuple(reader.losses))


def _normalize(root: Any) -> None:
    """Gives all elements and attributes the names that QTI 2 has for them, without a namespace."""
    for element in root.iter(etree.Element):
        element.tag = _camel(local(element.tag).removeprefix("qti-"))
        for name in list(element.attrib):
            if not name.startswith("{") and (new := _camel(name)) != name:
                element.set(new, element.attrib.pop(name))


def _camel(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


def _other_kind(root: Any) -> str:
    """What an item is that is not one multiple-choice question; empty where it is."""
    if root.find("templateDeclaration") is not None:
        return "an item with variables"
    body = root.find("itemBody")
    kinds = [element.tag for element in (body.iter(etree.Element) if body is not None else ()) if _INTERACTION.fullmatch(element.tag)]
    return "" if kinds == ["choiceInteraction"] else f"an item with {', '.join(sorted(set(kinds))) or 'no interaction'}"


class _QtiItemReader:
    """Reads one item."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.interaction = root.find(".//choiceInteraction")
        self.choices = self.interaction.findall("simpleChoice")
        name = self.interaction.get("responseIdentifier", "")
        declared = [one for one in root.findall("responseDeclaration") if one.get("identifier") == name]
        self.declaration = declared[0] if declared else etree.Element("responseDeclaration")
        self.multiple = self.declaration.get("cardinality") == "multiple"
        self.losses: list[Loss] = []

    def record(self) -> ItemRecord:
        given, title = self.root.get("identifier", "").strip(), " ".join(self.root.get("title", "").split())
        stem, figure = self._stem()
        modal = self._modal()
        options = self._options(modal)
        explanation = self._explanation(modal)
        self._note_rest()
        return ItemRecord(
            stem,
            options,
            id=given,
            name="" if title == given else title,
            multiple=self.multiple,
            explanation=explanation,
            language=self.root.get(_LANG, ""),
            shuffle=self.interaction.get("shuffle", "false") in ("true", "1"),
            figure=figure,
            line=xml.line(self.root),
        )

    def _stem(self) -> tuple[str, Picture | None]:
        """What stands before the answers, wherever that is."""
        body = deepcopy(self.root.find("itemBody"))
        for element in [*body.iter("choiceInteraction"), *body.iter("feedbackBlock"), *body.iter("rubricBlock")]:
            _drop(element)
        prompt = self.interaction.find("prompt")
        pages = [from_element(body), *([from_element(prompt)] if prompt is not None else [])]
        pictures = tuple(picture for page in pages for picture in page.pictures)
        whole = MarkdownText(
            "\n\n".join(page.text for page in pages if page.text), pictures, tuple(loss for page in pages for loss in page.losses)
        )
        self._tell(self.interaction, whole, figure=True)
        return whole.text, whole.figure

    def _options(self, modal: dict[str, str]) -> tuple[OptionRecord, ...]:
        keys = self._keys()
        return tuple(self._option(choice, choice.get("identifier", "") in keys, modal) for choice in self.choices)

    def _option(self, choice: Any, correct: bool, modal: dict[str, str]) -> OptionRecord:
        bare = deepcopy(choice)
        told = [*bare.iter("feedbackInline"), *bare.iter("feedbackBlock")]
        for element in told:
            _drop(element)
        page = from_element(bare)
        self._tell(choice, page, figure=True)
        own = [self._text(element, choice) for element in told]
        rationale = "\n\n".join(filter(None, (*own, modal.pop(choice.get("identifier", ""), ""))))
        return OptionRecord(page.text, correct, rationale, choice.get("fixed") in ("true", "1"), page.figure)

    def _keys(self) -> set[str]:
        """The identifiers of the right answers: those declared, else those that points are given for."""
        known = [choice.get("identifier", "") for choice in self.choices]
        declared = [(value.text or "").strip() for value in self.declaration.iterfind("correctResponse/value")]
        for key in declared:
            if key not in known:
                self._lose(self.declaration, f'the right answer "{key}", which is none of the answers')
        percents = self._percents(known)
        if percents and not moodle_weights.is_even(percents, multiple=self.multiple):
            self._lose(self.declaration, moodle_weights.listed(percents))
        if declared or not percents:
            return set(declared)
        return {key for key, is_right in zip(known, moodle_weights.right(percents, multiple=self.multiple), strict=True) if is_right}

    def _percents(self, known: Sequence[str]) -> list[float]:
        """The points of each answer, in percent of all that can be had; none where the item gives none."""
        mapping = self.declaration.find("mapping")
        if mapping is None:
            return []
        usual = _number(mapping.get("defaultValue", "0"))
        given = {entry.get("mapKey", ""): _number(entry.get("mappedValue", "0")) for entry in mapping.iterfind("mapEntry")}
        points = [given.get(key, usual) for key in known]
        most = sum(point for point in points if point > 0) if self.multiple else max(points, default=0.0)
        return [point / most * moodle_weights.FULL if most > 0 else 0.0 for point in points]

    def _modal(self) -> dict[str, str]:
        """Feedback on the whole, by its identifier."""
        blocks = [*self.root.findall("modalFeedback"), *(self.root.find("itemBody").iter("feedbackBlock"))]
        inside = {id(element) for choice in self.choices for element in choice.iter("feedbackBlock")}
        found: dict[str, str] = {}
        for element in blocks:
            if id(element) not in inside and (text := self._text(element, element)):
                name = element.get("identifier", "")
                found[name] = "\n\n".join(filter(None, (found.get(name, ""), text)))
        return found

    def _explanation(self, modal: Mapping[str, str]) -> str:
        """What is told to everybody: feedback that is not one of several."""
        if len(modal) == 1:
            return next(iter(modal.values()))
        for name, text in modal.items():
            if name != _EXPLAINED:
                self._lose(self.root, f'the feedback "{name}": {text}')
        return modal.get(_EXPLAINED, "")

    def _note_rest(self) -> None:
        for element in self.root.iterchildren(etree.Element):
            if element.tag not in _SILENT:
                self._lose(element, f"<{element.tag}>")
        for element in self.root.iter("rubricBlock"):
            self._lose(element, f"<rubricBlock>: {from_element(element).text}")
        if self.root.get("toolName") != _TOOL and _is_special(self.root.find("responseProcessing")):
            self._lose(self.root.find("responseProcessing"), "how points are given (responseProcessing)")
        usual = {
            "maxChoices": ("0", "") if self.multiple else ("1", "0", ""),
            "minChoices": ("0", "1", ""),
            "orientation": ("vertical", ""),
        }
        for owner, name, values in (
            *((self.interaction, name, values) for name, values in usual.items()),
            *((self.root, name, ("false", "0", "")) for name in ("adaptive", "timeDependent")),
            (self.root, "label", ("",)),
        ):
            if owner.get(name, "") not in values:
                self._lose(owner, f"{name}: {owner.get(name)}")

    def _text(self, element: Any, at: Any) -> str:
        page = from_element(element)
        self._tell(at, page, figure=False)
        return page.text

    def _tell(self, element: Any, page: MarkdownText, *, figure: bool) -> None:
        for message in page.lost(figure=figure):
            self._lose(element, message)

    def _lose(self, element: Any, message: str) -> None:
        self.losses.append(Loss(xml.line(element), message))


def _is_special(processing: Any) -> bool:
    return processing is not None and not _STANDARD.fullmatch(processing.get("template", ""))


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if abs(number) < 1e9 else 0.0


def _drop(element: Any) -> None:
    """Takes an element out, and leaves the text after it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def write(records: Sequence[ItemRecord]) -> WriteResult:
    """A file an item, and the manifest of them all. An item without answers is left out and listed."""
    named: list[tuple[str, ItemRecord]] = []
    losses: list[Loss] = []
    for number, record in enumerate(records, 1):
        if not record.options:
            losses.append(Loss(record.line, "the item is left out: QTI needs an answer"))
            continue
        losses += [*unsupported(record, UNSUPPORTED, "QTI"), *xml.losses(record), *_of_language(record), *_of_task(record)]
        slug = re.sub(r"[^A-Za-z0-9]+", "-", record.id)[:40].strip("-")
        named.append((f"{number:05}{'-' if slug else ''}{slug}.xml", record))
    files = [(name, xml.written(_item(record))) for name, record in named]
    return WriteResult(((qti_package.MANIFEST, qti_package.manifest(named)), *files), len(files), tuple(losses), carries_pictures=True)


def _of_language(record: ItemRecord) -> list[Loss]:
    bad = record.language and not _LANGUAGE.fullmatch(record.language)
    return unsupported(record, ("language",), "QTI") if bad else []


def _of_task(record: ItemRecord) -> list[Loss]:
    """A task is said below a domain."""
    return [] if record.domain else unsupported(record, ("task",), "QTI")


def _item(record: ItemRecord) -> Any:
    item = _element(None, "assessmentItem", identifier=record.id, title=record.name or record.id)
    if _LANGUAGE.fullmatch(record.language):
        item.set(_LANG, record.language)
    for name, value in (("toolName", _TOOL), ("toolVersion", __version__), ("adaptive", "false"), ("timeDependent", "false")):
        item.set(name, value)
    cardinality = "multiple" if record.multiple else "single"
    _declare(item, record, cardinality)
    body = _element(item, "itemBody")
    if record.figure:
        _picture(_element(body, "p"), record.figure)
    shuffle = "true" if record.shuffle else "false"
    most = "0" if record.multiple else "1"
    interaction = _element(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle=shuffle, maxChoices=most)
    prompt = _element(interaction, "prompt")
    choices = [
        _element(interaction, "simpleChoice", identifier=_choice(index), fixed="true" if option.pin else "false")
        for index, option in enumerate(record.options)
    ]
    _process(item, record)
    feedback = {"outcomeIdentifier": "EXPLANATION", "identifier": _EXPLAINED, "showHide": "show"}
    modal = _element(item, "modalFeedback", **feedback) if record.explanation else None
    # What holds text must not be indented, so that is filled last.
    etree.indent(item, space="  ")
    fill(prompt, xml.writable(record.stem))
    for choice, option in zip(choices, record.options, strict=True):
        _fill_choice(choice, option)
    if modal is not None:
        fill(modal, xml.writable(record.explanation))
    return item


def _declare(item: Any, record: ItemRecord, cardinality: str) -> None:
    response = _element(item, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType="identifier")
    keys = [_choice(index) for index, option in enumerate(record.options) if option.correct]
    correct = _element(response, "correctResponse") if keys else None
    for key in keys:
        _element(correct, "value").text = key
    score = _element(item, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    _element(_element(score, "defaultValue"), "value").text = "0"
    _element(item, "outcomeDeclaration", identifier="FEEDBACK", cardinality=cardinality, baseType="identifier")
    _element(item, "outcomeDeclaration", identifier="EXPLANATION", cardinality="single", baseType="identifier")


def _process(item: Any, record: ItemRecord) -> None:
    """All points or none, the feedback of what was chosen, and the explanation."""
    processing = _element(item, "responseProcessing")
    if any(option.correct for option in record.options):
        condition = _element(_element(processing, "responseCondition"), "responseIf")
        match = _element(condition, "match")
        _element(match, "variable", identifier="RESPONSE")
        _element(match, "correct", identifier="RESPONSE")
        _element(_element(condition, "setOutcomeValue", identifier="SCORE"), "baseValue", baseType="float").text = "1"
    _element(_element(processing, "setOutcomeValue", identifier="FEEDBACK"), "variable", identifier="RESPONSE")
    shown = _element(processing, "setOutcomeValue", identifier="EXPLANATION")
    _element(shown, "baseValue", baseType="identifier").text = _EXPLAINED


def _fill_choice(choice: Any, option: OptionRecord) -> None:
    fill(choice, xml.writable(option.text))
    if option.figure:
        _picture(choice, option.figure)
    if option.rationale:
        feedback = _element(choice, "feedbackInline", outcomeIdentifier="FEEDBACK", identifier=choice.get("identifier"), showHide="show")
        fill(feedback, xml.writable(option.rationale))


def _picture(parent: Any, picture: Picture) -> None:
    _element(parent, "img", src=picture.file, alt=picture.alt)


def _choice(index: int) -> str:
    return f"A{index + 1}"


def _element(parent: Any, tag: str, **attributes: str) -> Any:
    given = {name: xml.writable(value) for name, value in attributes.items()}
    if parent is None:
        return etree.Element(f"{{{_QTI}}}{tag}", given, nsmap={None: _QTI})
    return etree.SubElement(parent, f"{{{_QTI}}}{tag}", given)
