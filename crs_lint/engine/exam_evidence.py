"""What a run learned of one exam from responses: for reports, and for what is written into items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from crs_lint.model.item import Exam, Item
from crs_lint.responses.evaluate import Evaluation, ResponseFile
from crs_lint.responses.evidence import Evidence


class ExamItem(NamedTuple):
    """An item, and the path of its file as the user would write it."""

    item: Item
    file: str


class ExamEvidence(NamedTuple):
    """Item analysis of an exam with its items by id, and what is proved about them. ``evaluation`` has all figures, of ``files``."""

    exam: Exam
    items: Mapping[str, ExamItem]
    evaluation: Evaluation
    evidence: Evidence
    files: tuple[ResponseFile, ...] = ()
