"""Pages as HTML: each a file that needs no other, runs no script but that of the practice page, and asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from crs_lint.pages.exam_pages import DomainGroup, ExamPages
from crs_lint.pages.structured_data import structured_data
from crs_lint.pages.study_item import StudyItem
from crs_lint.pages.templates import STYLE, Templates
from crs_lint.report.page_parts import environment, part, policy, text_in, without_commands
from crs_lint.text.plural import counted


def html_pages(shown: ExamPages, templates: Templates) -> Iterator[tuple[str, str]]:
    """The files of an exam: their names and their texts."""
    writer = _Writer(shown, templates)
    for item, related in zip(shown.items, shown.related, strict=True):
        yield f"{item.name}.html", writer.item(item, related)
    yield "index.html", writer.index()
    if shown.practice:
        yield "practice.html", practice_page(shown, templates)


def practice_page(shown: ExamPages, templates: Templates, *, has_pages: bool = True) -> str:
    """The page to practice on. Without ``has_pages`` it leads to no other."""
    return _Writer(shown, templates).practice(has_pages=has_pages)


class _Writer:
    """Writes the pages of one exam, which have the style and most parts in common."""

    def __init__(self, shown: ExamPages, templates: Templates) -> None:
        self._shown = shown
        self._templates = templates
        self._style = part("base.css") + (templates.style or text_in("crs_lint.pages", STYLE) or "")
        made = environment("crs_lint.pages")
        made.globals |= {
            "severities": {},
            "domain_numbers": {group.id: number for number, group in enumerate(shown.practice_domains, 1)},
        }
        self._parts: Any = made.get_template("parts.html").module

    def _page(self, name: str, language: str, pictures: bool, values: dict[str, str], script: str = "") -> str:
        common = {
            "policy": policy(self._style, script, has_pictures=pictures),
            "style": self._style,
            "language": language,
            "exam": _escaped(self._shown.title),
            "script": script,
        }
        return self._templates.filled(name, common | values)

    def item(self, item: StudyItem, related: Sequence[StudyItem]) -> str:
        parts = self._parts
        data = structured_data(item.title, item.summary, self._shown.title, [item])
        values = {
            "name": item.name,
            "title": _escaped(item.title),
            "summary": _escaped(item.summary),
            "domain": _escaped(item.domain),
            "question": _part(parts.question_of(item) + parts.choices_of(item)),
            "answer": _part(parts.answer_of(item)),
            "article": _part(parts.article_of(item)),
            "sources": _part(parts.sources_of(item)),
            "related": _part(parts.related_of(related)),
            "structured_data": data,
            "practice_link": self._practice_link(),
        }
        return self._page("item.html", item.language, item.has_pictures, values)

    def index(self) -> str:
        groups = self._shown.domains
        values = {
            "count": _counted(groups, "page"),
            "domains": _part(self._parts.domains_of(groups)),
            "practice_link": self._practice_link(),
        }
        return self._page("index.html", self._shown.language, False, values)

    def practice(self, *, has_pages: bool) -> str:
        shown, parts = self._shown, self._parts
        groups, items = shown.practice_domains, shown.practice
        script = text_in("crs_lint.pages", "practice.js") or ""
        values = {
            "count": _counted(groups, "question"),
            "questions": _part(parts.practice_of(items, has_pages)),
            "scores": _part(parts.scores_of(groups)),
            "structured_data": structured_data(f"Practice: {shown.title}", _counted(groups, "question"), shown.title, items),
            "index_link": '<a href="index.html">All pages</a>' if has_pages and shown.items else "<span></span>",
        }
        return self._page("practice.html", shown.language, any(item.has_pictures for item in items), values, script)

    def _practice_link(self) -> str:
        return '<a href="practice.html">Practice</a>' if self._shown.practice else ""


def _escaped(text: str) -> str:
    return without_commands(escape(text))


def _part(html: str) -> str:
    return without_commands(str(html)).strip()


def _counted(groups: Sequence[DomainGroup], noun: str) -> str:
    items = counted(sum(group.size for group in groups), noun)
    return f"{items} in {counted(len(groups), 'domain')}" if len(groups) > 1 else items
