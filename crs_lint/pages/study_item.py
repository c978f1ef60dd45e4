"""What a page shows of an item: its question, its answers, why the key is right, and the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crs_lint.engine.report import Report
from crs_lint.model.item import Article, Exam, Figure, Item
from crs_lint.pages.article_blocks import Block, blocks, plain_text
from crs_lint.pages.published_items import PublishedItem
from crs_lint.report.embedded_images import EmbeddedImages
from crs_lint.report.inline_markup import Piece, visible
from crs_lint.report.item_texts import option_letter
from crs_lint.report.page_parts import language
from crs_lint.report.question_pictures import QuestionPicture, picture_of
from crs_lint.text.normalize import shorten
from crs_lint.text.sanitize import sanitize

_LONGEST_SUMMARY = 160
_LONGEST_TITLE = 90
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-]++(?::[0-9]{1,5})?(?:[/?#][!-;=?-\[\]_a-z~]*+)?")


class StudyChoice(NamedTuple):
    letter: str
    pieces: tuple[Piece, ...]
    picture: QuestionPicture | None
    is_key: bool
    rationale: tuple[Piece, ...]


class Source(NamedTuple):
    """A work that the item cites, and where in it; the address is empty unless it leads to the web."""

    text: str
    address: str


class StudySection(NamedTuple):
    heading: tuple[Piece, ...]
    blocks: tuple[Block, ...]


class StudyItem(NamedTuple):
    """An item as learners see it. ``name`` is that of its page; ``title``, ``summary``, ``domain`` and ``tags`` are plain texts."""

    id: str
    name: str
    title: str
    summary: str
    language: str
    domain_id: str
    domain: str
    tags: tuple[str, ...]
    is_multiple: bool
    scenario: tuple[Piece, ...]
    pictures: tuple[QuestionPicture, ...]
    stem: tuple[Piece, ...]
    question: str
    choices: tuple[StudyChoice, ...]
    explanation: tuple[Piece, ...]
    sources: tuple[Source, ...]
    sections: tuple[StudySection, ...]
    has_article: bool

    @property
    def keys(self) -> tuple[StudyChoice, ...]:
        return tuple(choice for choice in self.choices if choice.is_key)

    @property
    def has_pictures(self) -> bool:
        return any(one is not None and one.address for one in (*self.pictures, *(choice.picture for choice in self.choices)))


def study_item(report: Report, one: PublishedItem, name: str, images: EmbeddedImages) -> StudyItem:
    """What a page shows of an item; its pictures count for ``images``."""

    def picture(figure: Figure | None) -> QuestionPicture | None:
        return picture_of(report, one.path, figure, images)

    item, article = one.item, one.item.article
    question = plain_text(item.stem)
    return StudyItem(
        sanitize(item.id),
        name,
        _first(plain_text(article.title) if article else "", shorten(question, _LONGEST_TITLE), sanitize(item.id)),
        _first(plain_text(article.summary) if article else "", shorten(question, _LONGEST_SUMMARY)),
        language(item.language) or "en",
        item.text("domain"),
        domain_title(item.exam, item.text("domain")),
        tuple(sanitize(tag, 100) for tag in item.texts("tags")),
        len(item.keys) > 1 or item.type == "multiple",
        visible(item.scenario),
        tuple(shown for figure in (item.situation_figure, item.figure) if (shown := picture(figure))),
        visible(item.stem),
        question,
        tuple(
            StudyChoice(option_letter(choice), visible(choice.text), picture(choice.figure), choice.correct, visible(choice.rationale))
            for choice in item.options
        ),
        visible(item.explanation),
        _sources(item),
        _sections(article),
        article is not None,
    )


def _first(*texts: str) -> str:
    """The first text that is not empty. What an author wrote is not cut; the rules say what is too long."""
    return next(filter(None, texts), "")


def domain_title(exam: Exam, domain: str) -> str:
    """A domain in words; empty for none."""
    return sanitize(next((one.title for one in exam.domains if one.id == domain and one.title), domain), 200)


def _sources(item: Item) -> tuple[Source, ...]:
    known = {source.id: source for source in item.exam.sources}
    found = []
    for _, name, at in item.citations:
        source = known.get(name)
        address = source.url if source is not None and _ADDRESS.fullmatch(source.url) else ""
        found.append(Source(sanitize(", ".join(filter(None, (source.title if source else name, at)))), address))
    return tuple(one for one in dict.fromkeys(found) if one.text)


def _sections(article: Article | None) -> tuple[StudySection, ...]:
    given: Sequence[tuple[str, str]] = [(one.heading, one.body) for one in article.sections] if article else ()
    return tuple(StudySection(visible(" ".join(heading.split())), blocks(body)) for heading, body in given)
