"""All pages of a report: which files there are, and what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crs_lint.engine.report import Report
from crs_lint.pages.exam_pages import exam_pages
from crs_lint.pages.html_pages import html_pages
from crs_lint.pages.markdown_pages import markdown_pages
from crs_lint.pages.page_names import page_names
from crs_lint.pages.published_items import select_items
from crs_lint.pages.templates import Templates, load_templates

FORMATS = {"html": html_pages, "markdown": markdown_pages}


class BuiltPages(NamedTuple):
    """Files by name; a folder for each exam if there are several. ``pages`` counts items with a page, ``practice`` those to practice on.

    ``refused`` are sentences on items that must not be published; ``undecided`` counts those that do not say what they are for.
    """

    files: dict[str, str]
    pages: int
    practice: int
    refused: Sequence[str]
    undecided: int


def build_pages(report: Report, form: str, practice: int, seed: int, templates: str) -> BuiltPages:
    """The pages of a report in one of FORMATS; ``templates`` is a folder or empty. Raises TemplateError."""
    loaded: Templates = load_templates(templates)
    selection = select_items(report)
    folders = _folders([published.exam.id or published.exam.file for published in selection.exams])
    files: dict[str, str] = {}
    counts = [0, 0]
    for folder, published in zip(folders, selection.exams, strict=True):
        shown = exam_pages(report, published, practice, seed)
        files |= {folder + name: text for name, text in FORMATS[form](shown, loaded)}
        counts[0] += len(shown.items)
        counts[1] += len(shown.practice)
    return BuiltPages(files, counts[0], counts[1], selection.refused, selection.undecided)


def _folders(exams: Sequence[str]) -> list[str]:
    if len(exams) < 2:
        return ["" for _ in exams]
    return [f"{name}/" for name in page_names((exam, str(number)) for number, exam in enumerate(exams))]
