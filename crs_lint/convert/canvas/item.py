"""Items of packages for Canvas, in QTI 1.2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape, unescape
from typing import Any, NamedTuple
from urllib.parse import quote

from crs_lint.convert import true_false
from crs_lint.convert.canvas.names import FILE_BASE, identifier
from crs_lint.convert.markup import xml
from crs_lint.convert.markup.html_to_markdown import from_plain
from crs_lint.convert.markup.markdown_to_html import html_of
from crs_lint.convert.markup.xml_edits import add
from crs_lint.convert.qti.names import LANG
from crs_lint.convert.record import ItemRecord, OptionRecord, Picture

_RESPONSE = "response1"
_FIRST = 1001  # Canvas identifies answers by numbers of four digits


class _Feedback(NamedTuple):
    name: str
    text: str
    condition: str
    """The answer that shows it; empty for all of them."""


def add_item(section: Any, record: ItemRecord) -> None:
    """Adds an item, whose name and id are its title and its identifier."""
    item = add(section, "item", ident=record.id, title=record.name or record.id)
    if record.language:
        item.set(LANG, xml.writable(record.language))
    _add_metadata(item, record)
    _add_presentation(item, record)
    feedback = list(_feedback(record))
    _add_processing(item, record, feedback)
    for one in feedback:
        _add_html(add(add(item, "itemfeedback", ident=one.name), "flow_mat"), html_of(xml.writable(one.text)))


def add_field(metadata: Any, label: str, entry: str) -> None:
    field = add(metadata, "qtimetadatafield")
    add(field, "fieldlabel", label)
    add(field, "fieldentry", entry)


def points(record: ItemRecord) -> float:
    return 1.0 if record.is_scored else 0.0


def _names(record: ItemRecord) -> list[str]:
    return [str(_FIRST + index) for index in range(len(record.options))]


def _add_metadata(item: Any, record: ItemRecord) -> None:
    metadata = add(add(item, "itemmetadata"), "qtimetadata")
    kind = "true_false" if true_false.is_plain(record) else "multiple_answers" if record.multiple else "multiple_choice"
    fields = [
        ("question_type", f"{kind}_question"),
        ("points_possible", str(points(record))),
        ("original_answer_ids", ",".join(_names(record))),
        ("assessment_question_identifierref", identifier("question", record.id)),
        ("qmd_topic", record.task),
        ("qmd_levelofdifficulty", record.level),
        *(("qmd_keywords", tag) for tag in record.tags),
    ]
    for label, entry in fields:
        if entry:
            add_field(metadata, label, entry)


def _add_presentation(item: Any, record: ItemRecord) -> None:
    presentation = add(item, "presentation")
    _add_html(presentation, f"<div>{html_of(xml.writable(record.stem))}{_picture(record.figure)}</div>")
    lid = add(presentation, "response_lid", ident=_RESPONSE, rcardinality="Multiple" if record.multiple else "Single")
    choice = add(lid, "render_choice", **({} if record.shuffle is None else {"shuffle": "Yes" if record.shuffle else "No"}))
    for name, option in zip(_names(record), record.options, strict=True):
        label = add(choice, "response_label", ident=name, **({"rshuffle": "No"} if option.pin else {}))
        _add_answer(label, option)


def _add_answer(label: Any, option: OptionRecord) -> None:
    text = xml.writable(option.text)
    html = html_of(text)
    if option.figure or unescape(html) != text or from_plain(text).text != text:
        _add_html(label, html + _picture(option.figure))
    else:
        add(add(label, "material"), "mattext", text, texttype="text/plain")


def _add_html(parent: Any, html: str) -> None:
    add(add(parent, "material"), "mattext", html, texttype="text/html")


def _picture(picture: Picture | None) -> str:
    if picture is None:
        return ""
    return f'<p><img src="{escape(FILE_BASE + quote(picture.file))}" alt="{escape(xml.writable(picture.alt))}"></p>'


def _feedback(record: ItemRecord) -> Iterator[_Feedback]:
    if record.explanation:
        yield _Feedback("general_fb", record.explanation, "")
    for name, option in zip(_names(record), record.options, strict=True):
        if option.rationale:
            yield _Feedback(f"{name}_fb", option.rationale, name)


def _add_processing(item: Any, record: ItemRecord, feedback: Sequence[_Feedback]) -> None:
    processing = add(item, "resprocessing")
    add(add(processing, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    for one in feedback:
        rule = add(processing, "respcondition", **{"continue": "Yes"})
        condition = add(rule, "conditionvar")
        if one.condition:
            add(condition, "varequal", one.condition, respident=_RESPONSE)
        else:
            add(condition, "other")
        add(rule, "displayfeedback", feedbacktype="Response", linkrefid=one.name)
    right = [name for name, option in zip(_names(record), record.options, strict=True) if option.correct]
    for keys in [right] if record.multiple and right else [[key] for key in right]:
        rule = add(processing, "respcondition", **{"continue": "No"})
        _add_condition(add(rule, "conditionvar"), record, keys)
        add(rule, "setvar", "100", action="Set", varname="SCORE")


def _add_condition(condition: Any, record: ItemRecord, keys: Sequence[str]) -> None:
    """Adds one right answer, or where several may be chosen all right ones and no wrong one."""
    if not record.multiple:
        add(condition, "varequal", keys[0], respident=_RESPONSE)
        return
    together = add(condition, "and")
    for name in _names(record):
        add(together if name in keys else add(together, "not"), "varequal", name, respident=_RESPONSE)
