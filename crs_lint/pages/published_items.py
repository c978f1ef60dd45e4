"""Which items of a bank are published, and which are refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from crs_lint.engine.report import Report
from crs_lint.files.discover import EXAM_FILES
from crs_lint.model.item import Exam, Item
from crs_lint.text.sanitize import sanitize


class PublishedItem(NamedTuple):
    """An item and the path of its file."""

    path: str
    item: Item

    @property
    def article_key(self) -> tuple[str, str] | None:
        """What items that share an article have in common; None where the item has an article of its own or none."""
        return (self.path, self.item.article_id) if self.item.article_id and self.item.article else None


class PublishedExam(NamedTuple):
    """The items of an exam that are published, in the order of files."""

    exam: Exam
    items: tuple[PublishedItem, ...]


class Selection(NamedTuple):
    """The exams with something to publish, a sentence for each item that is refused, and how many items do not say what they are for."""

    exams: tuple[PublishedExam, ...]
    refused: tuple[str, ...]
    undecided: int


def select_items(report: Report) -> Selection:
    """Ready items with an article, or whose use is practice. Those of them that are live, or cannot be answered, are refused."""
    exams: dict[tuple[str, str], list[PublishedItem]] = {}
    refused = []
    for one in _ready_items(report):
        if reason := _why_not(one.item):
            refused.append(f"{one.path}: {sanitize(one.item.id) or '(no id)'} is not published: {reason}.")
        else:
            exams.setdefault((one.item.exam.file, one.item.exam.id), []).append(one)
    chosen = tuple(PublishedExam(items[0].item.exam, tuple(items)) for items in exams.values())
    return Selection(chosen, tuple(refused), sum(not one.item.use for exam in chosen for one in exam.items))


def _ready_items(report: Report) -> Iterator[PublishedItem]:
    for path in report.paths:
        if os.path.basename(path) not in EXAM_FILES:
            for item in report.items_of(path):
                if item.status == "ready" and (item.article is not None or item.use == "practice"):
                    yield PublishedItem(path, item)


def _why_not(item: Item) -> str:
    """Why an item must not be published; empty if it may be."""
    if item.use not in ("", "practice"):
        return "it is live" if item.use == "live" else "what it may be used for is not known"
    if not item.id:
        return "it has no id"
    if not (item.stem.strip() or item.figure) or len(item.options) < 2:
        return "it lacks a question or answers"
    return "" if item.keys else "no answer is marked as right"
