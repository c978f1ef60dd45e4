"""Reader of QTI: the items of a package, or those of a file, which are several in QTI 1.2 and one in QTI 2 and 3."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from crs_lint.convert import true_false
from crs_lint.convert.markup import xml
from crs_lint.convert.markup.html_to_markdown import MarkdownText, from_element, local
from crs_lint.convert.packages import course_package
from crs_lint.convert.qti import package as qti_package
from crs_lint.convert.qti.markup import emptied, feedback_in, rewritten
from crs_lint.convert.qti.names import EXPLANATION, LANG, TOOL, TRUE_FALSE
from crs_lint.convert.qti.scoring import has_own_scoring, scoring
from crs_lint.convert.qti1 import reader as qti1_reader
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult

_INTERACTION = re.compile(r"\w+Interaction")
# Children of an item that are read, or that hold nothing that an item of a bank could.
_EXPECTED = frozenset(("responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"))


def read(content: bytes) -> ReadResult:
    """The items of a package in an archive, or those of an XML file. Raises UnusableError."""
    return qti_package.read(content, _read) if course_package.is_package(content) else _read(content)


def _read(content: bytes) -> ReadResult:
    """The items of an XML file; none for other parts of a package. Raises UnusableError for anything but QTI."""
    root = xml.parse(content)
    _normalize(root)
    if root.tag == qti1_reader.ROOT:
        return qti1_reader.read(root)
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
    """Reads one item, of which it takes the elements apart; ``losses`` grow with what no record can hold."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.is_own = root.get("toolName") == TOOL
        self.body = root.find("itemBody")
        self.losses: list[Loss] = rewritten(root)
        self.interaction = root.find(".//choiceInteraction")
        self.choices = self.interaction.findall("simpleChoice")
        name = self.interaction.get("responseIdentifier", "")
        declarations = [one for one in root.findall("responseDeclaration") if one.get("identifier") == name]
        self.declaration = declarations[0] if declarations else None
        self.multiple = self._allows_several()

    def _allows_several(self) -> bool:
        most = self.interaction.get("maxChoices", "")
        return most not in ("", "1") if self.declaration is None else self.declaration.get("cardinality") == "multiple" and most != "1"

    def record(self) -> ItemRecord:
        given, title = self.root.get("identifier", "").strip(), " ".join(self.root.get("title", "").split())
        feedback = self._feedback()
        options = self._options(feedback)
        stem, figure = self._stem()
        explanation = self._explanation(feedback)
        self._lose_the_rest()
        return ItemRecord(
            stem,
            options,
            id=given,
            name="" if title == given else title,
            multiple=self.multiple,
            true_false=self._is_true_false(options),
            explanation=explanation,
            language=self.root.get(LANG, ""),
            shuffle=self.interaction.get("shuffle", "false") in ("true", "1"),
            figure=figure,
            line=xml.line(self.root),
        )

    def _is_true_false(self, options: Sequence[OptionRecord]) -> bool:
        if self.is_own:
            return TRUE_FALSE in self.interaction.get("class", "").split()
        return not self.multiple and true_false.are_verdicts([option.text for option in options])

    def _stem(self) -> tuple[str, Picture | None]:
        """The body without options and feedback, then the prompt; and the first picture of both."""
        prompt = self.interaction.find("prompt")
        pages = [from_element(prompt)] if prompt is not None else []
        emptied(self.interaction, "div")
        pages.insert(0, from_element(self.body))
        pictures = tuple(picture for page in pages for picture in page.pictures)
        whole = MarkdownText(
            "\n\n".join(page.text for page in pages if page.text), pictures, tuple(loss for page in pages for loss in page.losses)
        )
        self._add_losses(self.interaction, whole, figure=True)
        return whole.text, whole.figure

    def _options(self, feedback: dict[str, str]) -> tuple[OptionRecord, ...]:
        keys = self._keys()
        return tuple(self._option(choice, choice.get("identifier", "") in keys, feedback) for choice in self.choices)

    def _option(self, choice: Any, correct: bool, feedback: dict[str, str]) -> OptionRecord:
        feedbacks = list(feedback_in(choice))
        own = [self._text(element) for element in feedbacks]
        for element in feedbacks:
            emptied(element)
        page = from_element(choice)
        self._add_losses(choice, page, figure=True)
        rationale = "\n\n".join(filter(None, (*own, feedback.pop(choice.get("identifier", ""), ""))))
        return OptionRecord(page.text, correct, rationale, choice.get("fixed") in ("true", "1"), page.figure)

    def _keys(self) -> frozenset[str]:
        """The identifiers of the keys."""
        if self.declaration is None:
            name = self.interaction.get("responseIdentifier", "")
            self._lose(self.interaction, f'the responseIdentifier "{name}", which no responseDeclaration has; no answer is marked as right')
            return frozenset()
        found = scoring(self.declaration, [choice.get("identifier", "") for choice in self.choices], multiple=self.multiple)
        for loss in found.losses:
            self._lose(self.declaration, loss)
        return found.keys

    def _feedback(self) -> dict[str, str]:
        """Feedback outside of the options, by its identifier; it is taken out of the body."""
        in_choices = {element for choice in self.choices for element in feedback_in(choice)}
        in_body = [element for element in feedback_in(self.body) if element not in in_choices]
        found: dict[str, str] = {}
        for element in (*self.root.findall("modalFeedback"), *in_body):
            name = element.get("identifier", "")
            if text := self._text(element):
                found[name] = "\n\n".join(filter(None, (found.get(name, ""), text)))
        for element in in_body:
            emptied(element)
        return found

    def _text(self, element: Any) -> str:
        page = from_element(element)
        self._add_losses(element, page, figure=False)
        return page.text

    def _explanation(self, feedback: Mapping[str, str]) -> str:
        """The feedback that serves as explanation: the only one, or the one that an export wrote."""
        if len(feedback) == 1:
            return next(iter(feedback.values()))
        for name, text in feedback.items():
            if name != EXPLANATION:
                self._lose(self.root, f'the feedback "{name}": {text}')
        return feedback.get(EXPLANATION, "")

    def _lose_the_rest(self) -> None:
        for element in self.root.iterchildren(etree.Element):
            if element.tag not in _EXPECTED:
                self._lose(element, " ".join((f"<{element.tag}>", *filter(None, [element.get("href")]))))
        if not self.is_own and has_own_scoring(self.root.find("responseProcessing")):
            self._lose(self.root.find("responseProcessing"), "the scoring (responseProcessing)")
        defaults = {
            "maxChoices": ("0", "", str(len(self.choices))) if self.multiple else ("1", "0", ""),
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

    def _add_losses(self, element: Any, page: MarkdownText, *, figure: bool) -> None:
        for message in page.lost(figure=figure):
            self._lose(element, message)

    def _lose(self, element: Any, message: str) -> None:
        self.losses.append(Loss(xml.line(element), message))
