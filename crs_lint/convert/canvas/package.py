"""The manifest of a package for Canvas, and the settings of its quizzes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from lxml import etree

from crs_lint.convert.canvas.names import CANVAS, identifier, root
from crs_lint.convert.markup import xml
from crs_lint.convert.markup.xml_edits import add

_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource"
_METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"
_SCHEMAS = (
    f"{_PACKAGE} http://www.imsglobal.org/xsd/imscp_v1p1.xsd"
    f" {_LOM} http://www.imsglobal.org/profile/cc/ccv1p1/LOM/ccv1p1_lomresource_v1p0.xsd"
    f" {_METADATA} http://www.imsglobal.org/xsd/imsmd_v1p2p2.xsd"
)
_SETTINGS_TYPE = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
_NO, _YES = "false", "true"


class Quiz(NamedTuple):
    """A quiz: its identifier, its title, the points of all its items, and whether all of them are shuffled."""

    identifier: str
    title: str
    points: float
    is_shuffled: bool


def manifest(quizzes: Sequence[Quiz], pictures: Iterable[str]) -> bytes:
    """The manifest of quizzes and of the paths of pictures."""
    name = identifier("manifest", *(quiz.identifier for quiz in quizzes))
    element = root(_PACKAGE, "manifest", _SCHEMAS, {"identifier": name}, lom=_LOM, imsmd=_METADATA)
    metadata = add(element, "metadata")
    add(metadata, "schema", "IMS Content")
    add(metadata, "schemaversion", "1.1.3")
    general = add(etree.SubElement(metadata, f"{{{_METADATA}}}lom"), "general")
    add(add(general, "title"), "string", f"QTI Quiz Export: {', '.join(quiz.title for quiz in quizzes)[:200]}")
    add(element, "organizations")
    resources = add(element, "resources")
    for quiz in quizzes:
        settings_name = identifier("settings", quiz.identifier)
        resource = add(resources, "resource", identifier=quiz.identifier, type="imsqti_xmlv1p2")
        add(resource, "file", href=f"{quiz.identifier}/{quiz.identifier}.xml")
        add(resource, "dependency", identifierref=settings_name)
        _add_file(resources, settings_name, _SETTINGS_TYPE, f"{quiz.identifier}/assessment_meta.xml")
    for picture in dict.fromkeys(pictures):
        _add_file(resources, identifier("file", picture), "webcontent", picture)
    return _written(element)


def _add_file(resources: Any, name: str, kind: str, file: str) -> None:
    add(add(resources, "resource", identifier=name, type=kind, href=file), "file", href=file)


def settings(quiz: Quiz) -> bytes:
    """The settings of a quiz with the values that Canvas gives to a new one, which is not published."""
    element = root(CANVAS, "quiz", f"{CANVAS} https://canvas.instructure.com/xsd/cccv1p0.xsd", {"identifier": quiz.identifier})
    for tag, text in (
        ("title", quiz.title),
        ("description", ""),
        ("shuffle_answers", _YES if quiz.is_shuffled else _NO),
        ("scoring_policy", "keep_highest"),
        ("hide_results", ""),
        ("quiz_type", "assignment"),
        ("points_possible", str(quiz.points)),
        ("require_lockdown_browser", _NO),
        ("require_lockdown_browser_for_results", _NO),
        ("require_lockdown_browser_monitor", _NO),
        ("lockdown_browser_monitor_data", ""),
        ("show_correct_answers", _YES),
        ("anonymous_submissions", _NO),
        ("could_be_locked", _NO),
        ("disable_timer_autosubmission", _NO),
        ("allowed_attempts", "1"),
        ("one_question_at_a_time", _NO),
        ("cant_go_back", _NO),
        ("available", _NO),
        ("one_time_results", _NO),
        ("show_correct_answers_last_attempt", _NO),
        ("only_visible_to_overrides", _NO),
        ("module_locked", _NO),
    ):
        add(element, tag, text)
    _add_assignment(element, quiz)
    add(element, "assignment_group_identifierref", identifier("assignment group"))
    add(element, "assignment_overrides")
    return _written(element)


def _add_assignment(element: Any, quiz: Quiz) -> None:
    assignment = add(element, "assignment", identifier=identifier("assignment", quiz.identifier))
    for tag, text in (
        ("title", quiz.title),
        ("due_at", ""),
        ("lock_at", ""),
        ("unlock_at", ""),
        ("module_locked", _NO),
        ("workflow_state", "unpublished"),
        ("assignment_overrides", ""),
        ("quiz_identifierref", quiz.identifier),
        ("allowed_extensions", ""),
        ("has_group_category", _NO),
        ("points_possible", str(quiz.points)),
        ("grading_type", "points"),
        ("all_day", _NO),
        ("submission_types", "online_quiz"),
        ("position", "1"),
        ("turnitin_enabled", _NO),
        ("vericite_enabled", _NO),
        ("peer_review_count", "0"),
        ("peer_reviews", _NO),
        ("automatic_peer_reviews", _NO),
        ("anonymous_peer_reviews", _NO),
        ("grade_group_students_individually", _NO),
        ("freeze_on_copy", _NO),
        ("omit_from_final_grade", _NO),
        ("hide_in_gradebook", _NO),
        ("intra_group_peer_reviews", _NO),
        ("only_visible_to_overrides", _NO),
        ("post_to_sis", _NO),
        ("moderated_grading", _NO),
        ("grader_count", "0"),
        ("grader_comments_visible_to_graders", _YES),
        ("anonymous_grading", _NO),
        ("graders_anonymous_to_graders", _NO),
        ("grader_names_visible_to_final_grader", _YES),
        ("anonymous_instructor_annotations", _NO),
    ):
        add(assignment, tag, text)
    add(add(assignment, "post_policy"), "post_manually", _NO)


def _written(element: Any) -> bytes:
    etree.indent(element, space="  ")
    return xml.written(element)
