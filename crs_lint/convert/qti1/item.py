"""Reader of one item of QTI 1.2, as Canvas, Blackboard and other systems export it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree

from crs_lint.convert import true_false
from crs_lint.convert.markup import xml
from crs_lint.convert.markup.html_to_markdown import MarkdownText
from crs_lint.convert.qti.names import LANG
from crs_lint.convert.qti1 import text as qti1_text
from crs_lint.convert.qti1.scoring import RIGHT, WRONG, rules, scoring, shown_by
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord

MOST_OPTIONS = 200
_RESPONSES = ("response_lid", "response_str", "response_num", "response_grp", "response_xy", "response_extension", "response_na")
# Labels of metadata by what they tell, the most exact first.
_KIND = ("question_type", "cc_profile", "bbmd_questiontype", "qmd_questiontype", "respondusapi_qtype", "qmd_itemtype")
POINTS = ("points_possible", "qmd_absolutescore_max", "respondusapi_qpoints", "qmd_weighting")
_LEVEL, _TAGS, _TASK = "qmd_levelofdifficulty", "qmd_keywords", "qmd_topic"
_READ = frozenset((*_KIND, *POINTS, _LEVEL, _TAGS, _TASK))
# What systems keep for themselves, and what repeats the item.
_INTERNAL = frozenset(("original_answer_ids", "assessment_question_identifierref", "cc_weighting", "cc_question_category"))
_DEFAULTS = {"calculator_type": ("none", ""), "scoring_algorithm": ("Equivalence", "AllOrNothing", "")}
_OTHER_KIND = re.compile(
    r"match|order|dropdown|blank|opinion|likert|rating|hot|sentence|categor|numeric|calculated|essay|short|pattern|fib"
)
_MULTIPLE_KIND = re.compile(r"answers|multiple[ _]?(?:answer|response|select|correct)|multi-?select|checkbox")
_SINGLE_KIND = re.compile(r"multiple[ _]?choice|true|single|either")
# The words of Blackboard for the answers of an either-or question.
_EITHER_OR = re.compile(r"(true|yes|agree|right)_(false|no|disagree|wrong)\.(true|false)")
_EXPECTED = frozenset(("itemmetadata", "presentation", "resprocessing", "itemfeedback", "itemproc_extension"))
_ON_RIGHT, _ON_WRONG = ("correct", "correct_fb"), ("incorrect", "general_incorrect_fb")
_GENERAL = ("general_fb", "general")
_UNTITLED = ("Question", "")


def metadata(element: Any) -> dict[str, list[str]]:
    """The values by their labels that an element has as metadata."""
    found: dict[str, list[str]] = {}
    for field in element.iter("qtimetadatafield", "qti_metadatafield"):
        found.setdefault((field.findtext("fieldlabel") or "").strip(), []).append((field.findtext("fieldentry") or "").strip())
    for one in element.iterchildren(etree.Element):
        if one.tag.startswith(("bbmd_", "qmd_")) and (value := (one.text or "").strip()):
            found.setdefault(one.tag, []).append(value)
    return found


class _Feedback(NamedTuple):
    """A text, and the options that show it; ``is_by_name`` is true if its name is that of an option."""

    name: str
    text: str
    shown_by: frozenset[str]
    is_by_name: bool


class Qti1ItemReader:
    """Reads one item; ``losses`` grow with what no record can hold. ``is_own`` is true of items that crs-lint exported."""

    def __init__(self, element: Any, *, is_own: bool) -> None:
        self.element = element
        self.is_own = is_own
        own = element.find("itemmetadata")
        self.fields = metadata(own) if own is not None else {}
        self.kind = next((self.fields[label][0] for label in _KIND if label in self.fields), "")
        presentation = element.find("presentation")
        self.presentation = presentation if presentation is not None else etree.Element("presentation")
        self.responses = list(self.presentation.iter(*_RESPONSES))
        self.labels = list(self.presentation.iter("response_label"))
        self.rules = rules(element)
        self.losses: list[Loss] = []

    def other_kind(self) -> str:
        """The kind of an item that is not a multiple-choice question; empty for one that is."""
        answered = [one for one in self.responses if one.tag != "response_extension"]
        if _OTHER_KIND.search(self.kind.casefold()) or not answered:
            return f"a question of the type {self.kind or 'text'}"
        lid = answered[0]
        if len(answered) > 1 or lid.tag != "response_lid" or lid.find(".//render_choice") is None:
            return (
                f"a question of the type {self.kind}"
                if self.kind
                else f"a question with {', '.join(sorted({one.tag for one in answered}))}"
            )
        if lid.get("rcardinality", "").casefold() == "ordered":
            return "a question with answers to be put in order"
        if len(self.labels) > MOST_OPTIONS:
            return f"a question with {len(self.labels):,} answers (the limit is {MOST_OPTIONS})"
        return ""

    def record(self) -> ItemRecord:
        identifier = self.element.get("ident", "").strip() or self.fields.get("bbmd_asi_object_id", [""])[0]
        title = " ".join(self.element.get("title", "").split())
        name = "" if title == identifier or (title in _UNTITLED and not self.is_own) else title
        multiple = self._allows_several()
        idents = [one.get("ident", "") for one in self.labels]
        keys = self._keys(idents, multiple=multiple)
        rationales, explanation = self._feedback(idents, keys, multiple=multiple)
        question = self._page(self.presentation, figure=True, without=("response_label",))
        options = self._options(idents, keys, rationales)
        self._lose_the_rest()
        return ItemRecord(
            question.text,
            options,
            id=identifier,
            name=name,
            multiple=multiple,
            true_false=self._is_true_false(options, multiple=multiple),
            explanation=explanation,
            task=self.fields.get(_TASK, [""])[0],
            level=self._level(),
            tags=self._tags(),
            language=self.element.get(LANG, ""),
            shuffle=self._shuffle(),
            figure=question.figure,
            line=xml.line(self.element),
            is_scored=not _is_zero(self.fields.get("points_possible", ["1"])[0]),
        )

    def _allows_several(self) -> bool:
        kind = self.kind.casefold()
        if _MULTIPLE_KIND.search(kind):
            return True
        lid = next(one for one in self.responses if one.tag == "response_lid")
        return not _SINGLE_KIND.search(kind) and lid.get("rcardinality", "").casefold() == "multiple"

    def _is_true_false(self, options: Sequence[OptionRecord], *, multiple: bool) -> bool:
        if self.is_own or multiple:
            return not multiple and self.kind == "true_false_question"
        return len(options) == 2 and ("true" in self.kind.casefold() or true_false.are_verdicts([one.text for one in options]))

    def _level(self) -> str:
        """The level; the word of the specification for a value that nobody chose is none."""
        return next((value for value in self.fields.get(_LEVEL, ()) if self.is_own or value.casefold() != "school"), "")

    def _tags(self) -> tuple[str, ...]:
        given = self.fields.get(_TAGS, [])
        parts = given if self.is_own else [part.strip() for one in given for part in one.split(",")]
        return tuple(filter(None, parts))

    def _shuffle(self) -> bool | None:
        told = next((one.get("shuffle", "") for one in self.presentation.iter("render_choice")), "").casefold()
        return told in ("yes", "true") if told else None

    def _keys(self, idents: Sequence[str], *, multiple: bool) -> frozenset[str]:
        found = scoring(self.rules, idents, multiple=multiple)
        for message in found.losses:
            self._lose(self.element, message)
        return found.keys

    def _options(self, idents: Sequence[str], keys: frozenset[str], rationales: Mapping[str, str]) -> tuple[OptionRecord, ...]:
        options = []
        for label, ident in zip(self.labels, idents, strict=True):
            page = self._page(label, figure=True)
            pin = label.get("rshuffle", "").casefold() == "no"
            options.append(OptionRecord(self._answer(page.text), ident in keys, rationales.get(ident, ""), pin, page.figure))
        return tuple(options)

    def _answer(self, text: str) -> str:
        """The text of an option as Blackboard shows it."""
        if self.is_own:
            return text
        if match := _EITHER_OR.fullmatch(text):
            return match[1 if match[3] == "true" else 2].capitalize()
        return text.capitalize() if text in ("true", "false") and "true" in self.kind.casefold() else text

    def _feedback(self, idents: Sequence[str], keys: frozenset[str], *, multiple: bool) -> tuple[dict[str, str], str]:
        """Rationales by the identifiers of options, and the explanation; other feedback is listed."""
        found = self._feedback_texts(idents, keys, multiple=multiple)
        together: dict[str, set[str]] = {}
        for one in found:
            if not one.is_by_name:
                together.setdefault(one.text, set()).update(one.shown_by)
        general = {text: None for text, to in together.items() if to.issuperset(idents) or to >= {RIGHT, WRONG}}
        if len(found) == 1 and not found[0].shown_by:
            general[found[0].text] = None  # the only feedback, which no rule shows
        rationales: dict[str, list[str]] = {}
        for one in sorted(found, key=lambda one: not one.is_by_name):
            (ident,) = one.shown_by if len(one.shown_by) == 1 else ("",)
            if not one.is_by_name and one.text in general:
                continue
            if ident in idents:
                rationales.setdefault(ident, []).append(one.text)
            else:
                self._lose(self.element, f'the feedback "{one.name}": {one.text}')
        return {ident: "\n\n".join(texts) for ident, texts in rationales.items()}, "\n\n".join(general)

    def _feedback_texts(self, idents: Sequence[str], keys: frozenset[str], *, multiple: bool) -> list[_Feedback]:
        """All feedback that has a text, and the options that show it: those that rules name, otherwise those that its name tells."""
        every = frozenset(idents)
        shown = shown_by(self.rules, idents, multiple=multiple)
        by_name = {name: ident for ident in idents for name in (ident, f"{ident}_fb", re.sub(r"_A(\d+)\Z", r"_IF\1", ident))}
        told = dict.fromkeys(_ON_RIGHT, frozenset((RIGHT,)) if multiple else keys)
        told |= dict.fromkeys(_ON_WRONG, frozenset((WRONG,)) if multiple else every - keys)
        found = []
        for element in self.element.iterfind("itemfeedback"):
            name = element.get("ident", "")
            if not (text := self._page(element, figure=False).text):
                continue
            if name in by_name:
                found.append(_Feedback(name, text, frozenset((by_name[name],)), is_by_name=True))
                continue
            is_general = name in _GENERAL or (name not in shown and element.find("solution") is not None)
            found.append(_Feedback(name, text, every if is_general else shown.get(name) or told.get(name, frozenset()), is_by_name=False))
        return found

    def _page(self, element: Any, *, figure: bool, without: Sequence[str] = ()) -> MarkdownText:
        page = qti1_text.page(element, without=without)
        for message in page.lost(figure=figure):
            self._lose(element, message)
        return page

    def _lose_the_rest(self) -> None:
        for element in self.element.iterchildren(etree.Element):
            if element.tag not in _EXPECTED and (text := " ".join("".join(element.itertext()).split())):
                self._lose(element, f"<{element.tag}>: {text}")
        for hint in self.element.iter("hint"):
            self._lose(hint, "a hint")
        for label, values in self.fields.items():
            is_known = label in _READ or label in _INTERNAL or (label.startswith(("bbmd_", "qmd_")) and label != "qmd_instructornotes")
            for value in () if is_known else values:
                if value not in _DEFAULTS.get(label, ("",)):
                    self._lose(self.element, f"{'partial credit, ' * (value == 'PartialScore')}{label}: {value}")

    def _lose(self, element: Any, message: str) -> None:
        self.losses.append(Loss(xml.line(element), message))


def _is_zero(text: str) -> bool:
    try:
        return float(text) == 0
    except ValueError:
        return False
