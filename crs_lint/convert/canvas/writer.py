"""Writer of packages for Canvas: a quiz in QTI 1.2 for each domain, their settings, and a manifest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from crs_lint.convert import true_false
from crs_lint.convert.canvas import package as canvas_package
from crs_lint.convert.canvas.item import add_field, add_item, points
from crs_lint.convert.canvas.names import QTI, identifier, root
from crs_lint.convert.canvas.package import Quiz
from crs_lint.convert.markup import xml
from crs_lint.convert.markup.xml_edits import add
from crs_lint.convert.qti.names import MANIFEST, TOOL
from crs_lint.convert.record import ItemRecord, Loss, WriteResult, pictures_of, unsupported

UNSUPPORTED = ("references",)
_WITHOUT_DOMAIN = "Questions"
_SCHEMAS = f"{QTI} http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd"


def write(records: Sequence[ItemRecord]) -> WriteResult:
    """The files of a package; items without options are left out and listed."""
    kept = [record for record in records if record.options]
    losses = [Loss(record.line, "the item is left out: Canvas needs an answer") for record in records if not record.options]
    for record in kept:
        losses += [*unsupported(record, UNSUPPORTED, "Canvas"), *xml.losses(record), *true_false.losses(record)]
    quizzes: list[Quiz] = []
    files: list[tuple[str, bytes]] = []
    by_domain: dict[str, list[ItemRecord]] = {}
    for record in kept:
        by_domain.setdefault(record.domain, []).append(record)
    for domain, items in by_domain.items():
        is_shuffled = all(record.shuffle for record in items)
        quiz = Quiz(identifier("quiz", domain), domain or _WITHOUT_DOMAIN, sum(map(points, items)), is_shuffled)
        quizzes.append(quiz)
        files.append((f"{quiz.identifier}/{quiz.identifier}.xml", _assessment(quiz, domain, items)))
        files.append((f"{quiz.identifier}/assessment_meta.xml", canvas_package.settings(quiz)))
    pictures = (picture.file for record in kept for picture in pictures_of(record))
    manifest = canvas_package.manifest(quizzes, pictures)
    return WriteResult(((MANIFEST, manifest), *files), len(kept), tuple(losses), carries_pictures=True)


def _assessment(quiz: Quiz, domain: str, records: Sequence[ItemRecord]) -> bytes:
    element = root(QTI, "questestinterop", _SCHEMAS, {})
    assessment = add(element, "assessment", ident=quiz.identifier, title=quiz.title)
    _add_fields(add(assessment, "qtimetadata"), domain)
    section = add(assessment, "section", ident="root_section")
    for record in records:
        add_item(section, record)
    etree.indent(element, space="  ")
    return xml.written(element)


def _add_fields(metadata: Any, domain: str) -> None:
    """Adds the number of attempts, and what tells an import that the title is the domain and that titles of items are names."""
    add_field(metadata, "cc_maxattempts", "1")
    add_field(metadata, "qmd_toolvendor", TOOL)
    if domain:
        add_field(metadata, "qmd_topic", domain)
