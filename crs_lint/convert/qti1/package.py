"""What packages of QTI 1.2 hold beside items: settings of quizzes, and copies of quizzes and of questions."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree

from crs_lint.convert.markup import xml
from crs_lint.convert.markup.html_to_markdown import local
from crs_lint.convert.packages.archive import ArchiveMember
from crs_lint.convert.record import ItemRecord, Loss

SETTINGS = "assessment_meta.xml"
_CC_COPY, _NATIVE = "assessment_qti.xml", "non_cc_assessments"
# What an import takes from settings, what says nothing about questions, and the values that Canvas writes by default.
_READ = frozenset(("title", "points_possible", "shuffle_answers"))
_NOT_LISTED = frozenset(
    ("assignment", "assignment_group_identifierref", "assignment_overrides", "quiz_type", "available", "show_correct_answers")
)
# New Quizzes declare a namespace whose name is two addresses, which is not well-formed.
_INVALID = re.compile(rb"""\s(?:xmlns:xsi|xsi:schemaLocation)=["'][^"'<]{0,500}["']""")
_DEFAULTS = frozenset(("", "false", "none", "keep_highest", "1"))


class QuizSettings(NamedTuple):
    """The name of a quiz, whether Canvas shuffles its answers, and values that get lost."""

    quiz: str
    is_shuffled: bool
    losses: tuple[Loss, ...]


def is_settings(member: ArchiveMember) -> bool:
    return member.name.rpartition("/")[2] == SETTINGS


def is_needless(member: ArchiveMember, names: frozenset[str]) -> bool:
    """Whether a file says what another one in the package does.

    Canvas adds to each quiz a copy with fewer types of questions, and Blackboard to each picture a description.
    """
    folder, _, name = member.name.rpartition("/")
    parent, _, quiz = folder.rpartition("/")
    native = f"{parent}{'/' if parent else ''}{_NATIVE}/{quiz}.xml.qti"
    return (name == _CC_COPY and native in names) or (name.endswith(".xml") and member.name.removesuffix(".xml") in names)


def settings(content: bytes, file: str) -> QuizSettings:
    """The settings of a quiz, from a file and its path in the package. Raises UnusableError."""
    root = xml.parse(_INVALID.sub(b"", content))
    values = {local(one.tag): (one.text or "").strip() for one in root.iterchildren(etree.Element)}
    lost = sorted(_lost(values))
    losses = (Loss(xml.line(root), f"settings of the quiz: {', '.join(lost)}"),) if lost else ()
    return QuizSettings(_quiz(file), values.get("shuffle_answers") == "true", losses)


def _lost(values: Mapping[str, Any]) -> Iterator[str]:
    return (name for name, value in values.items() if name not in _READ | _NOT_LISTED and value not in _DEFAULTS)


def shuffled(record: ItemRecord, found: Mapping[str, bool]) -> ItemRecord:
    """An item that is shuffled as its quiz, unless it says itself whether it is."""
    is_told = record.shuffle is not None or _quiz(record.file) not in found
    return record if is_told else record._replace(shuffle=found[_quiz(record.file)])


def _quiz(file: str) -> str:
    """The name of the quiz or the question bank in a file: that of its folder, or its own in the folder for both."""
    folder, _, name = file.rpartition("/")
    is_shared = folder.rpartition("/")[2] == _NATIVE
    return name.removesuffix(".qti").removesuffix(".xml") if is_shared else folder.rpartition("/")[2]


def without_copies(records: Sequence[ItemRecord], quizzes: Container[str]) -> tuple[list[ItemRecord], list[Loss]]:
    """Items without those of quizzes that are the same as one in a question bank of the package, and one loss for each of them."""
    originals = {_content(record): record for record in records if _is_in_bank(record.file, quizzes)}
    kept: list[ItemRecord] = []
    losses: list[Loss] = []
    for record in records:
        original = originals.get(_content(record), record) if originals and not _is_in_bank(record.file, quizzes) else record
        if original.file == record.file:
            kept.append(record)
        else:
            losses.append(
                Loss(record.line, f"the question is the same as in {original.file}:{original.line} and comes in once", record.file)
            )
    return kept, losses


def _is_in_bank(file: str, quizzes: Container[str]) -> bool:
    return f"/{file}".rpartition("/")[0].endswith(f"/{_NATIVE}") and _quiz(file) not in quizzes


def _content(record: ItemRecord) -> ItemRecord:
    """What two copies of a question have in common."""
    return record._replace(id="", name="", domain="", task="", shuffle=None, line=0, file="", is_scored=True)
