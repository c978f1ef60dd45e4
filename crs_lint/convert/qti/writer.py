"""Writer of QTI 2.1: one XML file for each item, and the manifest of their package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from crs_lint import __version__
from crs_lint.convert.markup import xml
from crs_lint.convert.markup.markdown_to_html import fill
from crs_lint.convert.markup.xml_edits import add
from crs_lint.convert.qti import manifest as qti_manifest
from crs_lint.convert.qti.names import EXPLANATION, LANG, MANIFEST, TOOL, TRUE_FALSE
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, WriteResult, scored_losses, unsupported

UNSUPPORTED = ("references",)
_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def write(records: Sequence[ItemRecord]) -> WriteResult:
    """One file for each item, and their manifest. An item without options is left out and listed."""
    named: list[tuple[str, ItemRecord]] = []
    losses: list[Loss] = []
    for number, record in enumerate(records, 1):
        if not record.options:
            losses.append(Loss(record.line, "the item is left out: QTI needs an answer"))
            continue
        losses += [
            *unsupported(record, UNSUPPORTED, "QTI"),
            *scored_losses(record, "QTI"),
            *xml.losses(record),
            *_language_losses(record),
            *_task_losses(record),
        ]
        slug = re.sub(r"[^A-Za-z0-9]+", "-", record.id)[:40].strip("-")
        named.append((f"{number:05}{'-' if slug else ''}{slug}.xml", record))
    files = [(name, xml.written(_item(record))) for name, record in named]
    return WriteResult(((MANIFEST, qti_manifest.manifest(named)), *files), len(files), tuple(losses), carries_pictures=True)


def _language_losses(record: ItemRecord) -> list[Loss]:
    bad = record.language and not _LANGUAGE.fullmatch(record.language)
    return unsupported(record, ("language",), "QTI") if bad else []


def _task_losses(record: ItemRecord) -> list[Loss]:
    """A manifest names a task below its domain only."""
    return [] if record.domain else unsupported(record, ("task",), "QTI")


def _item(record: ItemRecord) -> Any:
    names = {"identifier": xml.writable(record.id), "title": xml.writable(record.name or record.id)}
    item = etree.Element(f"{{{_QTI}}}assessmentItem", names, nsmap={None: _QTI})
    if _LANGUAGE.fullmatch(record.language):
        item.set(LANG, record.language)
    for name, value in (("toolName", TOOL), ("toolVersion", __version__), ("adaptive", "false"), ("timeDependent", "false")):
        item.set(name, value)
    _add_declarations(item, record)
    prompt, choices = _add_body(item, record)
    _add_processing(item, record)
    feedback = {"outcomeIdentifier": "EXPLANATION", "identifier": EXPLANATION, "showHide": "show"}
    explanation = add(item, "modalFeedback", **feedback) if record.explanation else None
    # Elements with text must not be indented, so they are filled last.
    etree.indent(item, space="  ")
    fill(prompt, xml.writable(record.stem))
    for choice, option in zip(choices, record.options, strict=True):
        _fill_choice(choice, option)
    if explanation is not None:
        fill(explanation, xml.writable(record.explanation))
    return item


def _add_body(item: Any, record: ItemRecord) -> tuple[Any, list[Any]]:
    """Adds the body, and returns its elements for the stem and for the options, which are still empty."""
    body = add(item, "itemBody")
    if record.figure:
        _picture(add(body, "p"), record.figure)
    shuffle = "true" if record.shuffle else "false"
    most = "0" if record.multiple else "1"
    interaction = add(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle=shuffle, maxChoices=most)
    if record.true_false:
        interaction.set("class", TRUE_FALSE)
    prompt = add(interaction, "prompt")
    choices = [
        add(interaction, "simpleChoice", identifier=_identifier(index), fixed="true" if option.pin else "false")
        for index, option in enumerate(record.options)
    ]
    return prompt, choices


def _add_declarations(item: Any, record: ItemRecord) -> None:
    cardinality = "multiple" if record.multiple else "single"
    response = add(item, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType="identifier")
    keys = [_identifier(index) for index, option in enumerate(record.options) if option.correct]
    correct = add(response, "correctResponse") if keys else None
    for key in keys:
        add(correct, "value", key)
    score = add(item, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    add(add(score, "defaultValue"), "value", "0")
    add(item, "outcomeDeclaration", identifier="FEEDBACK", cardinality=cardinality, baseType="identifier")
    add(item, "outcomeDeclaration", identifier="EXPLANATION", cardinality="single", baseType="identifier")


def _add_processing(item: Any, record: ItemRecord) -> None:
    """All points or none, the rationale of the chosen options, and the explanation."""
    processing = add(item, "responseProcessing")
    if any(option.correct for option in record.options):
        condition = add(add(processing, "responseCondition"), "responseIf")
        match = add(condition, "match")
        add(match, "variable", identifier="RESPONSE")
        add(match, "correct", identifier="RESPONSE")
        add(add(condition, "setOutcomeValue", identifier="SCORE"), "baseValue", "1", baseType="float")
    add(add(processing, "setOutcomeValue", identifier="FEEDBACK"), "variable", identifier="RESPONSE")
    shown = add(processing, "setOutcomeValue", identifier="EXPLANATION")
    add(shown, "baseValue", EXPLANATION, baseType="identifier")


def _fill_choice(choice: Any, option: OptionRecord) -> None:
    fill(choice, xml.writable(option.text))
    if option.figure:
        _picture(choice, option.figure)
    if option.rationale:
        feedback = add(choice, "feedbackInline", outcomeIdentifier="FEEDBACK", identifier=choice.get("identifier"), showHide="show")
        fill(feedback, xml.writable(option.rationale))


def _picture(parent: Any, picture: Picture) -> None:
    add(parent, "img", src=picture.file, alt=picture.alt)


def _identifier(index: int) -> str:
    return f"A{index + 1}"
