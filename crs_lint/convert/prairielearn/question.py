"""Items of a question of PrairieLearn, which is HTML with elements of its own."""

from __future__ import annotations

import html
import re
from typing import Any, NamedTuple

from lxml import etree

from crs_lint.convert import true_false
from crs_lint.convert.markdown.pictures import text_and_picture
from crs_lint.convert.markup import xml
from crs_lint.convert.markup.html_to_markdown import MarkdownText, from_element, from_html
from crs_lint.convert.markup.xml_edits import add_text, taken
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult, normalized

_CHOICES = {"pl-multiple-choice": False, "pl-checkbox": True}
_OTHER = re.compile(
    r"pl-(?:[a-z-]+-input|dropdown|order-blocks|matching|file-editor|file-upload|drawing|rich-text-editor|workspace|image-capture|excalidraw)"
)
_PANELS = ("pl-answer-panel", "pl-submission-panel", "pl-hide-in-panel", "pl-hidden-hints", "pl-hint")
_TRUE = ("true", "t", "yes", "y", "1")
_FALSE = ("false", "f", "no", "n", "0", "off", "")
_VALUE = "{{"
_FOLDERS = re.compile(r"\{\{\{?\s*+options\.client_files_(question|course)_url\s*+\}\}\}?")
_VERBATIM = re.compile(r"<(markdown|pl-code)\b([^<>]*+)>((?:[^<]|<(?!/?(?:markdown|pl-code)\b))*+)</(?:markdown|pl-code)>")
_OLD_NAME = re.compile(r"(</?)pl_([a-z_]+)")
_ELEMENT = re.compile(r"<(pl-[a-z-]++)")
_EXPECTED = ("answers-name", "fixed-order", "order", "none-of-the-above", "none-of-the-above-feedback")
_DEFAULTS = {"weight": ("1",), "display": ("block",)}


def items_of(text: str) -> ReadResult:
    """The items of the text of question.html."""
    reader = _QuestionReader()
    if (written := xml.writable(text)) != text:
        line = next(
            number for number, (one, other) in enumerate(zip(text.split("\n"), written.split("\n"), strict=True), 1) if one != other
        )
        reader.losses.append(Loss(line, "control characters; U+FFFD replaces them"))
    root = _parsed(text)
    if root is not None:
        reader.walk(root)
        reader.finish()
    return ReadResult(tuple(reader.records), (*(reader.losses if reader.records else ()), *reader.left_out))


def _parsed(text: str) -> Any:
    """The body of a document in HTML; None without one."""
    text = _FOLDERS.sub(lambda found: f"clientFiles{found[1].capitalize()}", text)
    text = _OLD_NAME.sub(lambda found: f"{found[1]}pl-{found[2].replace('_', '-')}", text)
    text = _VERBATIM.sub(_escaped, xml.writable(text))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.LxmlError:
        return None
    if root is None:
        return None
    for element in root.iter(etree.Element):
        for name in [one for one in element.attrib if "_" in one and element.tag.startswith("pl-")]:
            element.set(name.replace("_", "-"), xml.writable(element.attrib.pop(name)))
    return root.find("body")


def _escaped(found: re.Match[str]) -> str:
    """A text that is no HTML, with its marks as characters."""
    content = html.unescape(found[3]) if found[1] == "pl-code" else found[3]
    return f"<{found[1]}{found[2]}>{html.escape(content, quote=False)}</{found[1]}>"


class _Part(NamedTuple):
    """A piece of the text above an answer: Markdown, or an element that holds HTML."""

    line: int
    markdown: str
    element: Any = None


class _QuestionReader:
    """Reads one file, of which it takes the elements apart."""

    def __init__(self) -> None:
        self.records: list[ItemRecord] = []
        self.losses: list[Loss] = []
        self.left_out: list[Loss] = []
        self.parts: list[_Part] = []
        self.explanations: list[_Part] = []

    def walk(self, element: Any) -> None:
        """Divides what is in an element into answers, the texts above them, and what stands aside."""
        self._add(element.text)
        for child in list(element):
            tail, child.tail = child.tail, None
            self._take(child, child.tag if isinstance(child.tag, str) else "")
            self._add(tail)

    def _take(self, child: Any, tag: str) -> None:
        if tag in _CHOICES:
            self._read_choices(child)
        elif _OTHER.fullmatch(tag):
            self._leave_out(child, f"a question of the type {tag} is left out")
            self.parts.clear()
        elif tag in _PANELS:
            self._take_panel(child, tag)
        elif tag == "markdown":
            self.parts.append(_Part(xml.line(child), normalized(child.text or "")))
        elif any(isinstance(one.tag, str) and (one.tag.startswith("pl-") or one.tag == "markdown") for one in child.iter()):
            self._take_outer(child, tag)
        elif tag and tag != "hr":
            self._wrapper().append(child)

    def _take_panel(self, child: Any, tag: str) -> None:
        """Takes what candidates see only after they answered, or on demand."""
        if tag == "pl-answer-panel":
            self.explanations += self._parts_of(child)
        elif tag == "pl-hide-in-panel" and not _is_true(child.get("question")):
            self.walk(child)
        elif tag in ("pl-hidden-hints", "pl-hint"):
            for hint in child.iter("pl-hint"):
                self._lose(hint, f"a hint: {from_element(hint).text}")
        elif text := self._text(self._parts_of(child)).text:
            self._lose(child, f"a text of another panel: {text}")

    def _take_outer(self, child: Any, tag: str) -> None:
        if tag == "pl-code":
            child.tag = "pre"
            if file := child.get("source-file-name", ""):
                self._lose(child, f"the code in the file {file}")
            self._wrapper().append(child)
        elif tag == "pl-figure":
            self._add_figure(child)
        elif tag in ("p", "li", "td", "th", "tr", "table", "tbody", "ul", "ol") and not _asks(child):
            self._rewrite(child)
            self._wrapper().append(child)
        else:
            if tag.startswith("pl-") and tag not in ("pl-question-panel", "pl-card"):
                self._lose(child, f"the markup <{tag}>; its text is kept")
            self.walk(child)

    def _rewrite(self, element: Any) -> None:
        """Writes the code and the figures in a paragraph as HTML."""
        for code in element.iter("pl-code"):
            code.tag = "code"
        for figure in element.iter("pl-figure"):
            self._as_image(figure)

    def _add_figure(self, figure: Any) -> None:
        self._as_image(figure)
        self._wrapper().append(figure)

    def _as_image(self, figure: Any) -> None:
        if figure.get("type") == "dynamic":
            self._lose(figure, f"the picture {figure.get('file-name', '')}, which server.py draws")
            figure.tag = "span"
            return
        figure.tag = "img"
        figure.set("src", xml.writable(f"{figure.get('directory', 'clientFilesQuestion')}/{figure.get('file-name', '')}"))

    def _wrapper(self) -> Any:
        if not self.parts or self.parts[-1].element is None:
            self.parts.append(_Part(0, "", etree.Element("div")))
        return self.parts[-1].element

    def _add(self, text: str | None) -> None:
        if text and (text.strip() or (self.parts and self.parts[-1].element is not None)):
            add_text(self._wrapper(), text)

    def _parts_of(self, panel: Any) -> list[_Part]:
        """The pieces of text of a panel that no question stands in."""
        outer, self.parts = self.parts, []
        self.walk(panel)
        found, self.parts = self.parts, outer
        return found

    def _read_choices(self, element: Any) -> None:
        parts, self.parts = self.parts, []
        if _is_computed(element) or any(
            _VALUE in part.markdown or (part.element is not None and _is_computed(part.element)) for part in parts
        ):
            self._leave_out(element, "a question with values that server.py computes is left out")
            return
        multiple = _CHOICES[element.tag]
        self._lose_attributes(element, _EXPECTED)
        options = [self._option(one) for one in taken(element, "pl-answer")]
        if not multiple and sum(one.correct for one in options) > 1:
            self._lose(element, "several right answers, of which one is shown at random")
        options += self._none_of_the_above(element)
        stem = self._text(parts)
        for picture in stem.pictures[1:]:
            self._lose(element, f"the picture {picture.shown}")
        order = element.get("order", "fixed" if _is_true(element.get("fixed-order")) else "random")
        if order not in ("fixed", "random"):
            self._lose(element, f"order: {order}")
        self.records.append(
            ItemRecord(
                stem.text,
                tuple(options),
                multiple=multiple,
                true_false=not multiple and true_false.are_verdicts([one.text for one in options]),
                shuffle=order == "random",
                figure=stem.figure,
                line=xml.line(element),
            )
        )

    def _option(self, answer: Any) -> OptionRecord:
        self._rewrite(answer)
        self._lose_attributes(answer, ("correct", "feedback"))
        page = from_element(answer)
        for message in page.lost(figure=True):
            self._lose(answer, message)
        return OptionRecord(page.text, _is_true(answer.get("correct")), self._feedback(answer, "feedback"), figure=page.figure)

    def _feedback(self, element: Any, name: str) -> str:
        page = from_html(element.get(name, ""))
        for message in page.lost(figure=False):
            self._lose(element, message)
        return page.text

    def _none_of_the_above(self, element: Any) -> list[OptionRecord]:
        """The answer that PrairieLearn adds below the others, if it always is right, or always wrong."""
        value = element.get("none-of-the-above", "false").lower()
        if value in ("correct", "incorrect"):
            return [OptionRecord("None of the above", value == "correct", self._feedback(element, "none-of-the-above-feedback"), pin=True)]
        if value not in _FALSE:
            self._lose(element, f"none-of-the-above: {value}")
        return []

    def finish(self) -> None:
        """Gives the explanation to the items, and lists the text that stands below them."""
        text = self._text(self.explanations).text
        if self.records and _VALUE in text:
            self._lose(self.explanations[0].element, "the explanation, which has values that server.py computes")
        elif self.records:
            self.records = [record._replace(explanation=text) for record in self.records]
        if self.records and (below := self._text(self.parts).text):
            self._lose(self.parts[0].element, f"text below the answers: {below}")

    def _text(self, parts: list[_Part]) -> MarkdownText:
        """The text of pieces, and their pictures; what has no place in Markdown is listed."""
        texts: list[str] = []
        pictures: list[Picture] = []
        for part in parts:
            if part.element is None:
                text, figure = text_and_picture(part.markdown, part.line, self.losses)
                texts.append(text)
                pictures += [figure] if figure else []
                names = dict.fromkeys(_ELEMENT.findall(text))
                self.losses += [Loss(part.line, f"the markup <{name}>, which stays in the text") for name in names]
                continue
            page = from_element(part.element)
            texts.append(page.text)
            pictures += page.pictures
            for message in page.losses:
                self._lose(part.element, message)
        return MarkdownText("\n\n".join(filter(None, texts)), tuple(pictures), ())

    def _lose_attributes(self, element: Any, known: tuple[str, ...]) -> None:
        for name, value in element.attrib.items():
            if name not in known and value.lower() not in (*_FALSE, *_DEFAULTS.get(name, ())):
                self._lose(element, f"{name}: {value}")

    def _lose(self, element: Any, message: str) -> None:
        self.losses.append(Loss(_line(element), message))

    def _leave_out(self, element: Any, message: str) -> None:
        self.left_out.append(Loss(_line(element), message))


def _line(element: Any) -> int:
    """The line of an element, or of the first in it that has one; 0 without one."""
    return next(filter(None, map(xml.line, element.iter())), 0) if element is not None else 0


def _is_true(value: str | None) -> bool:
    return (value or "").strip().lower() in _TRUE


def _asks(element: Any) -> bool:
    """Whether an answer stands in an element."""
    return any(isinstance(one.tag, str) and (one.tag in _CHOICES or _OTHER.fullmatch(one.tag)) for one in element.iter())


def _is_computed(element: Any) -> bool:
    """Whether a text or an attribute in an element has values that a program fills in."""
    values = (value for one in element.iter(etree.Element) for value in one.attrib.values())
    return any(_VALUE in text for text in (*element.itertext(), *values))
