"""The pages of one exam: what they show, before it is written in a format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crs_lint.engine.report import Report
from crs_lint.model.item import Exam
from crs_lint.pages.page_names import page_names
from crs_lint.pages.practice_items import practice_items
from crs_lint.pages.published_items import PublishedExam
from crs_lint.pages.related_items import related_items
from crs_lint.pages.study_item import StudyItem, domain_title, study_item
from crs_lint.report.embedded_images import EmbeddedImages
from crs_lint.report.page_parts import language
from crs_lint.text.sanitize import sanitize


class DomainGroup(NamedTuple):
    """The items of a domain, in the order of the blueprint; items without one come last."""

    id: str
    title: str
    items: tuple[StudyItem, ...]

    @property
    def size(self) -> int:
        return len(self.items)


class ExamPages(NamedTuple):
    """What the pages of an exam show: a page for each of ``items``, each with its ``related`` items, and the practice page."""

    title: str
    language: str
    items: tuple[StudyItem, ...]
    related: tuple[tuple[StudyItem, ...], ...]
    domains: tuple[DomainGroup, ...]
    practice: tuple[StudyItem, ...]
    practice_domains: tuple[DomainGroup, ...]


def exam_pages(report: Report, published: PublishedExam, practice: int, seed: int) -> ExamPages:
    """The pages of an exam, with ``practice`` items to practice on."""
    exam, items = published.exam, published.items
    names = page_names((one.item.id, f"{one.item.named_language} {one.path}") for one in items)
    shown = [study_item(report, one, name, EmbeddedImages()) for one, name in zip(items, names, strict=True)]
    with_page = [index for index, one in enumerate(shown) if one.has_article]
    related = related_items([items[index] for index in with_page])
    pages = [shown[index] for index in with_page]
    images = EmbeddedImages()
    chosen = [study_item(report, items[index], names[index], images) for index in practice_items(exam, items, practice, seed)]
    return ExamPages(
        sanitize(exam.title or exam.id, 200) or "Study pages",
        language(exam.language) or "en",
        tuple(pages),
        tuple(tuple(pages[index] for index in some) for some in related),
        _by_domain(exam, pages),
        tuple(chosen),
        _by_domain(exam, chosen),
    )


def _by_domain(exam: Exam, items: Sequence[StudyItem]) -> tuple[DomainGroup, ...]:
    by_domain: dict[str, list[StudyItem]] = {}
    for item in items:
        by_domain.setdefault(item.domain_id, []).append(item)
    order = [domain.id for domain in exam.domains if domain.id]
    known = dict.fromkeys((*(one for one in order if one in by_domain), *(one for one in by_domain if one)))
    named = [DomainGroup(one, domain_title(exam, one), tuple(by_domain[one])) for one in known]
    without = by_domain.get("", [])
    title = "Other questions" if named else "Questions"
    return (*named, *([DomainGroup("", title, tuple(without))] if without else []))
