"""Items of a problem of OLX, which is a text with one or several questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from lxml import etree

from crs_lint.convert import true_false
from crs_lint.convert.markup import xml
from crs_lint.convert.markup.html_to_markdown import MarkdownText, from_element
from crs_lint.convert.markup.xml_edits import add_text, take_out, taken
from crs_lint.convert.qti.markup import rewritten
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult, check_room, normalized

_RESPONSE = re.compile(r"[a-z]+response")
_CHOICES = {"multiplechoiceresponse": False, "choiceresponse": True}
_FORMULA = re.compile(r"\[mathjax(inline)?\]((?:[^\[]|\[(?!/?mathjax(?:inline)?\]))*+)\[/mathjax(?:inline)?\]")
_VARIABLE = re.compile(r"\$(?:[A-Za-z_]\w*+(?![^\s$]*\$)|\{\w)")
# Attributes that say nothing, or that are read elsewhere.
_EXPECTED = frozenset(
    ("display_name", "url_name", "markdown", "filename", "class", "style", "xblock-family", "parent_url", "index_in_children_list")
)
_DEFAULTS = {"weight": ("1", "1.0"), "showanswer": ("finished",), "rerandomize": ("never",), "partial_credit": ("false",)}
_GROUP = ("choicegroup", "checkboxgroup", "radiogroup")
_ASIDE = ("solution", "solutionset", "demandhint", "hintgroup", "targetedfeedbackset")


def items_of(problem: Any, name: str) -> ReadResult:
    """The items of a problem; ``name`` is what a course calls it."""
    reader = _ProblemReader(problem, problem.get("url_name", name).strip())
    reader.read()
    return ReadResult(tuple(reader.records), tuple(reader.losses))


class _Question(NamedTuple):
    """A response, the text above it, and the solutions that explain it."""

    response: Any
    above: Any
    solutions: list[Any]


class _ProblemReader:
    """Reads one problem, of which it takes the elements apart."""

    def __init__(self, problem: Any, name: str) -> None:
        self.problem = problem
        self.has_script = problem.find(".//script") is not None
        self.name = name
        self.records: list[ItemRecord] = []
        self.losses: list[Loss] = rewritten(problem)
        self.questions: list[_Question] = []
        self.pending = etree.Element("div")
        self.solutions: list[Any] = []

    def read(self) -> None:
        _write_formulas(self.problem)
        self._walk(self.problem)
        choices = [one for one in self.questions if one.response.tag in _CHOICES]
        if choices:
            self._read_choices(choices)
        else:
            self.losses.clear()  # of what is left out as a whole
        if not self.questions:
            self._lose(self.problem, "a problem without a question is left out")
        for question in self.questions:
            if question.response.tag not in _CHOICES:
                self._lose(question.response, f"a question of the type {question.response.tag} is left out")

    def _read_choices(self, choices: Sequence[_Question]) -> None:
        self._lose_attributes(self.problem, _EXPECTED)
        self._place_solutions()
        if below := self._page(self.pending, figure=False).text:
            self._lose(self.pending, f"text below the answers: {below}")
        shared = self._shared()
        check_room([(shared.text, len(choices))], xml.line(self.problem))
        for number, question in enumerate(choices, 1):
            if self._is_computed(question):
                self._lose(question.response, "a question with values that a script computes is left out")
            else:
                identifier = f"{self.name}-{number}" if self.name and len(choices) > 1 else self.name
                self.records.append(self._record(question, identifier, shared))

    def _walk(self, element: Any) -> None:
        """Divides what is in an element into responses, the texts above them, and what stands aside."""
        add_text(self.pending, element.text)
        for child in list(element):
            tail, child.tail = child.tail, None
            tag = child.tag if isinstance(child.tag, str) else ""
            if _RESPONSE.fullmatch(tag):
                self.questions.append(_Question(child, self.pending, []))
                self.pending = etree.Element("div")
            elif tag in _ASIDE:
                self._take_aside(child)
            elif any(isinstance(one.tag, str) and (_RESPONSE.fullmatch(one.tag) or one.tag in _ASIDE) for one in child.iter()):
                self._walk(child)
            elif tag:
                self.pending.append(_as_paragraph(child))
            add_text(self.pending, tail)

    def _take_aside(self, element: Any) -> None:
        if element.tag in ("solution", "solutionset"):
            found = list(element.iter("solution"))
            self.solutions += found
            if self.questions:
                self.questions[-1].solutions.extend(found)
        elif element.tag == "targetedfeedbackset" and self.questions:
            self.questions[-1].response.append(element)
        else:
            for hint in element.iter("hint") if element.tag == "demandhint" else [element]:
                self._lose(hint, f"a hint: {self._page(hint, figure=False).text}")

    def _place_solutions(self) -> None:
        """A solution above all questions belongs to the first."""
        placed = [one for question in self.questions for one in question.solutions]
        for solution in self.solutions:
            if self.questions and solution not in placed:
                self.questions[0].solutions.append(solution)

    def _shared(self) -> MarkdownText:
        """The text that all questions share: the one above the first, if each has a text of its own."""
        own = [one.response.find(".//label") is not None or one.response.find("p") is not None for one in self.questions]
        if len(self.questions) < 2 or not all(own):
            return MarkdownText("", (), ())
        return self._page(self.questions[0].above, figure=True)

    def _is_computed(self, question: _Question) -> bool:
        """Whether a question shows values of a script."""
        texts = [*question.above.itertext(), *question.response.itertext()]
        return self.has_script and any(map(_VARIABLE.search, texts))

    def _record(self, question: _Question, identifier: str, shared: MarkdownText) -> ItemRecord:
        response = question.response
        multiple = _CHOICES[response.tag]
        solutions = [*question.solutions, *taken(response, "solution")]
        hints = taken(response, "demandhint", "hintgroup")
        feedback = self._targeted_feedback(response)
        groups = taken(response, *_GROUP)
        self._lose_attributes(response, ("id",))
        for hint in hints:
            self._take_aside(hint)
        options = [self._option(choice, feedback) for group in groups for choice in group.iter("choice")]
        stem, figure = self._stem(question, groups, shared)
        for group in groups:
            self._lose_group(group)
        for name, text in feedback.items():
            self._lose(response, f'the feedback "{name}": {text}')
        display = " ".join(self.problem.get("display_name", "").split())
        return ItemRecord(
            stem,
            tuple(options),
            id=identifier,
            name="" if display == identifier else display,
            multiple=multiple,
            true_false=not multiple and true_false.are_verdicts([one.text for one in options]),
            explanation="\n\n".join(filter(None, map(self._solution, solutions))),
            shuffle=any(group.get("shuffle") == "true" for group in groups),
            figure=figure,
            line=xml.line(response),
        )

    def _stem(self, question: _Question, groups: Sequence[Any], shared: MarkdownText) -> tuple[str, Picture | None]:
        for one in question.response.iter("label", "description"):
            _as_paragraph(one)
        above = self._page(question.above, figure=True)
        own = self._page(question.response, figure=True)
        parts = [above, own] if question is self.questions[0] or not shared.text else [shared, above, own]
        pictures = [picture for part in parts for picture in part.pictures]
        for picture in pictures[1:]:
            self._lose(question.response, f"the picture {picture.shown}")
        text = "\n\n".join(part.text for part in parts if part.text)
        label = next(filter(None, (normalized(group.get("label", "")) for group in groups)), "")
        if label and text and label not in text:
            self._lose(question.response, f"label: {label}")
        return text or label, pictures[0] if pictures else None

    def _option(self, choice: Any, feedback: dict[str, str]) -> OptionRecord:
        hints = taken(choice, "choicehint")
        page = self._page(choice, figure=True)
        for picture in page.pictures[1:]:
            self._lose(choice, f"the picture {picture.shown}")
        named = feedback.pop(choice.get("explanation-id", ""), "")
        if choice.get("correct", "false").lower() not in ("true", "false"):
            self._lose(choice, f'correct="{choice.get("correct")}", which is partial credit')
        self._lose_attributes(choice, ("correct", "fixed", "explanation-id", "name"))
        rationale = "\n\n".join(filter(None, (self._rationale(hints), named)))
        return OptionRecord(page.text, choice.get("correct", "").lower() == "true", rationale, choice.get("fixed") == "true", page.figure)

    def _rationale(self, hints: Sequence[Any]) -> str:
        """The feedback on an answer that is chosen, or else on one that is not."""
        texts = [self._page(hint, figure=False).text for hint in hints]
        for hint in hints:
            self._lose_attributes(hint, ("selected",))
        chosen = [text for hint, text in zip(hints, texts, strict=True) if hint.get("selected", "true").lower() == "true"]
        others = [text for hint, text in zip(hints, texts, strict=True) if hint.get("selected", "true").lower() != "true"]
        for text in others if chosen else []:
            self._lose(hints[0], f"the feedback on an answer that is not chosen: {text}")
        return "\n\n".join(chosen or others)

    def _targeted_feedback(self, response: Any) -> dict[str, str]:
        found: dict[str, str] = {}
        for group in taken(response, "targetedfeedbackset"):
            for one in group.iter("targetedfeedback"):
                found[one.get("explanation-id", "")] = self._page(one, figure=False).text
        return found

    def _solution(self, solution: Any) -> str:
        """The text of a solution without the heading that Open edX puts above it."""
        for first in solution.iter("p", "h2", "h3"):
            if " ".join(first.itertext()).strip() == "Explanation":
                take_out(first)
            break
        return self._page(solution, figure=False).text

    def _lose_group(self, group: Any) -> None:
        self._lose_attributes(group, ("type", "shuffle", "label", "id", "class", "style", "direction"))
        for hint in group.iter("compoundhint"):
            self._lose(hint, f"the feedback on the answers {hint.get('value', '')}: {self._page(hint, figure=False).text}")

    def _page(self, element: Any, *, figure: bool) -> MarkdownText:
        page = from_element(element)
        for loss in page.losses if figure else page.lost(figure=False):
            self._lose(element, loss)
        return page

    def _lose_attributes(self, element: Any, known: Sequence[str] | frozenset[str]) -> None:
        for name, value in element.attrib.items():
            if name not in known and value.strip() not in ("", "null", *_DEFAULTS.get(name, ())):
                self._lose(element, f"{name}: {value}")

    def _lose(self, element: Any, message: str) -> None:
        line = next(filter(None, map(xml.line, element.iter())), xml.line(self.problem))
        self.losses.append(Loss(line, message))


def _as_paragraph(element: Any) -> Any:
    if element.tag in ("label", "description"):
        element.tag = "p"
    return element


def _write_formulas(problem: Any) -> None:
    """Marks formulas as TeX does."""
    for element in problem.iter(etree.Element):
        for part in ("text", "tail"):
            if "[mathjax" in (text := getattr(element, part) or ""):
                setattr(element, part, _FORMULA.sub(r"\\(\2\\)", text))
