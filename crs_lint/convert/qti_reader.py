"""Reader of QTI 2 and 3: the items of a package, or the one of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from crs_lint.convert import moodle_weights, qti_package, xml
from crs_lint.convert.html_to_markdown import MarkdownText, from_element, local
from crs_lint.convert.qti_names import EXPLANATION, LANG, TOOL
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult, UnusableError

_INTERACTION = re.compile(r"\w+Interaction")
_STANDARD_TEMPLATE = re.compile(r".*/(?:match_correct|map_response)(?:\.xml)?")
# Children of an item that are read, or that hold nothing that an item of a bank could.
_EXPECTED = frozenset(("responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"))


def read(content: bytes) -> ReadResult:
    """The items of a zipped package, or the item of an XML file. Raises UnusableError."""
    return qti_package.read(content, _read) if content.startswith(b"PK") else _read(content)


def _read(content: bytes) -> ReadResult:
    """The item of an XML file; none for other parts of a package. Raises UnusableError for anything but QTI 2 and 3."""
    root = xml.parse(content)
    _normalize(root)
    if root.tag == "questestinterop":
        raise UnusableError("it is written in QTI 1, which is not read: export it as QTI 2 or 3", xml.line(root))
    if root.tag in ("manifest", "assessmentTest", "assessmentSection"):
        has_content = root.tag != "manifest" or next(root.iter("lom"), None) is not None
        return ReadResult((), (Loss(xml.line(root), f"<{root.tag}>, which concerns several items, is left out"),) if has_content else ())
    if root.tag != "assessmentItem":
        raise qti_package.OtherFileError("it is no item of QTI: its outermost element is not <assessmentItem>", xml.line(root))
    if kind := _other_kind(root):
        return ReadResult((), (Loss(xml.line(root), f"{kind} is left out"),))
    reader = _QtiItemReader(root)
    record = reader.record()
    return ReadResult((record,), tuple(reader.losses))


def _normalize(root: Any) -> None:
    """Renames elements and attributes to those of QTI 2, without a namespace."""
    for element in root.iter(etree.Element):
        element.tag = _camel(local(element.tag).removeprefix("qti-"))
        for name in list(element.attrib):
            if not name.startswith("{") and (new := _camel(name)) != name:
                element.set(new, element.attrib.pop(name))


def _camel(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


def _other_kind(root: Any) -> str:
    """The kind of an item that is not a single multiple-choice question; empty for one that is."""
    if root.find("templateDeclaration") is not None:
        return "an item with variables"
    body = root.find("itemBody")
    kinds = [element.tag for element in (body.iter(etree.Element) if body is not None else ()) if _INTERACTION.fullmatch(element.tag)]
    return "" if kinds == ["choiceInteraction"] else f"an item with {', '.join(sorted(set(kinds))) or 'no interaction'}"


class _QtiItemReader:
    """Reads one item; ``losses`` grow with what no record can hold."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.interaction = root.find(".//choiceInteraction")
        self.choices = self.interaction.findall("simpleChoice")
        name = self.interaction.get("responseIdentifier", "")
        declarations = [one for one in root.findall("responseDeclaration") if one.get("identifier") == name]
        self.declaration = declarations[0] if declarations else etree.Element("responseDeclaration")
        self.multiple = self.declaration.get("cardinality") == "multiple"
        self.losses: list[Loss] = []

    def record(self) -> ItemRecord:
        given, title = self.root.get("identifier", "").strip(), " ".join(self.root.get("title", "").split())
        stem, figure = self._stem()
        modal = self._modal()
        options = self._options(modal)
        explanation = self._explanation(modal)
        self._lose_the_rest()
        return ItemRecord(
            stem,
            options,
            id=given,
            name="" if title == given else title,
            multiple=self.multiple,
            explanation=explanation,
            language=self.root.get(LANG, ""),
            shuffle=self.interaction.get("shuffle", "false") in ("true", "1"),
            figure=figure,
            line=xml.line(self.root),
        )

    def _stem(self) -> tuple[str, Picture | None]:
        """The body without options and feedback, then the prompt; and the first picture of both."""
        body = deepcopy(self.root.find("itemBody"))
        for element in [*body.iter("choiceInteraction"), *body.iter("feedbackBlock"), *body.iter("rubricBlock")]:
            _remove(element)
        prompt = self.interaction.find("prompt")
        pages = [from_element(body), *([from_element(prompt)] if prompt is not None else [])]
        pictures = tuple(picture for page in pages for picture in page.pictures)
        whole = MarkdownText(
            "\n\n".join(page.text for page in pages if page.text), pictures, tuple(loss for page in pages for loss in page.losses)
        )
        self._add_losses(self.interaction, whole, figure=True)
        return whole.text, whole.figure

    def _options(self, modal: dict[str, str]) -> tuple[OptionRecord, ...]:
        keys = self._keys()
        return tuple(self._option(choice, choice.get("identifier", "") in keys, modal) for choice in self.choices)

    def _option(self, choice: Any, correct: bool, modal: dict[str, str]) -> OptionRecord:
        bare = deepcopy(choice)
        feedback = [*bare.iter("feedbackInline"), *bare.iter("feedbackBlock")]
        for element in feedback:
            _remove(element)
        page = from_element(bare)
        self._add_losses(choice, page, figure=True)
        own = [self._text(element, choice) for element in feedback]
        rationale = "\n\n".join(filter(None, (*own, modal.pop(choice.get("identifier", ""), ""))))
        return OptionRecord(page.text, correct, rationale, choice.get("fixed") in ("true", "1"), page.figure)

    def _keys(self) -> set[str]:
        """The identifiers of the keys: those of correctResponse, otherwise those with points."""
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
        """The points of each option in percent of the maximum; empty without a mapping."""
        mapping = self.declaration.find("mapping")
        if mapping is None:
            return []
        default = _number(mapping.get("defaultValue", "0"))
        given = {entry.get("mapKey", ""): _number(entry.get("mappedValue", "0")) for entry in mapping.iterfind("mapEntry")}
        points = [given.get(key, default) for key in known]
        maximum = sum(point for point in points if point > 0) if self.multiple else max(points, default=0.0)
        return [point / maximum * moodle_weights.FULL if maximum > 0 else 0.0 for point in points]

    def _modal(self) -> dict[str, str]:
        """Feedback outside of the options, by its identifier."""
        blocks = [*self.root.findall("modalFeedback"), *(self.root.find("itemBody").iter("feedbackBlock"))]
        inside = {id(element) for choice in self.choices for element in choice.iter("feedbackBlock")}
        found: dict[str, str] = {}
        for element in blocks:
            if id(element) not in inside and (text := self._text(element, element)):
                name = element.get("identifier", "")
                found[name] = "\n\n".join(filter(None, (found.get(name, ""), text)))
        return found

    def _explanation(self, modal: Mapping[str, str]) -> str:
        """The feedback that serves as explanation: the only one, or the one that an export wrote."""
        if len(modal) == 1:
            return next(iter(modal.values()))
        for name, text in modal.items():
            if name != EXPLANATION:
                self._lose(self.root, f'the feedback "{name}": {text}')
        return modal.get(EXPLANATION, "")

    def _lose_the_rest(self) -> None:
        for element in self.root.iterchildren(etree.Element):
            if element.tag not in _EXPECTED:
                self._lose(element, f"<{element.tag}>")
        for element in self.root.iter("rubricBlock"):
            self._lose(element, f"<rubricBlock>: {from_element(element).text}")
        if self.root.get("toolName") != TOOL and _has_own_scoring(self.root.find("responseProcessing")):
            self._lose(self.root.find("responseProcessing"), "the scoring (responseProcessing)")
        defaults = {
            "maxChoices": ("0", "") if self.multiple else ("1", "0", ""),
            "minChoices": ("0", "1", ""),
            "orientation": ("vertical", ""),
        }
        for owner, name, values in (
            *((self.interaction, name, values) for name, values in defaults.items()),
            *((self.root, name, ("false", "0", "")) for name in ("adaptive", "timeDependent")),
            (self.root, "label", ("",)),
        ):
            if owner.get(name, "") not in values:
                self._lose(owner, f"{name}: {owner.get(name)}")

    def _text(self, element: Any, at: Any) -> str:
        page = from_element(element)
        self._add_losses(at, page, figure=False)
        return page.text

    def _add_losses(self, element: Any, page: MarkdownText, *, figure: bool) -> None:
        for message in page.lost(figure=figure):
            self._lose(element, message)

    def _lose(self, element: Any, message: str) -> None:
        self.losses.append(Loss(xml.line(element), message))


def _has_own_scoring(processing: Any) -> bool:
    return processing is not None and not _STANDARD_TEMPLATE.fullmatch(processing.get("template", ""))


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if abs(number) < 1e9 else 0.0


def _remove(element: Any) -> None:
    """Removes an element and keeps the text after it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
