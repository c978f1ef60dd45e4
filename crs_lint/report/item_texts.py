"""The texts of an item in the order in which candidates and learners see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from crs_lint.model.finding import Path
from crs_lint.model.item import Article, Figure, Item, Option, text_of
from crs_lint.text.sanitize import sanitize


class ItemText(NamedTuple):
    """A text of an item. Findings at or below ``path`` belong to it; ``exact`` is the path of the text itself.

    ``part`` is question, options, answer or page; ``kind`` is what the text is, and ``label`` what stands before it.
    """

    part: str
    kind: str
    label: str
    path: Path
    exact: Path
    text: str
    figure: Figure | None = None


def item_texts(item: Item, sources: Mapping[str, str], *, has_notes: bool = False) -> Iterator[ItemText]:
    """All texts of an item, with ``has_notes`` those for the team, too; ``sources`` are the titles of sources by id."""
    yield ItemText("question", "scenario", "Situation", item.at("scenario"), item.scenario_path, item.scenario, item.situation_figure)
    yield _text("question", "figure", "Figure", item.at("figure"), "", item.figure)
    yield _text("question", "stem", "Question", item.at("stem"), item.stem)
    yield _text("question", "answers", "Answers", item.at("options"), "")
    for option in item.options:
        yield ItemText("options", "option", option_letter(option), option.path, option.at("text"), option.text, option.figure)
    yield _text("answer", "key", "Right answer", (), ", ".join(option_letter(key) for key in item.keys) or "none is marked")
    for option in item.options:
        label = f"{option_letter(option)}, right" if option.correct else option_letter(option)
        yield _text("answer", "rationale", label, option.at("rationale"), option.rationale)
    yield _text("answer", "explanation", "Explanation", item.at("explanation"), item.explanation)
    for path, name, at in item.citations:
        yield _text("answer", "reference", "Reference", path, ", ".join(filter(None, (sources.get(name) or name, at))))
    if has_notes:
        yield _text("answer", "notes", "Notes", item.at("notes"), "\n".join(_lines(item.value("notes"))))
    yield from _study_page(item)


def _lines(value: Any, indent: str = "") -> Iterator[str]:
    """Notes as they read: a text as it is, a line for each entry of a list or a group, and what is below it indented."""
    pairs = [(f"{text_of(name)}:", one) for name, one in value.items()] if isinstance(value, dict) else None
    pairs = [("-", one) for one in value] if isinstance(value, list) else pairs
    if pairs is None:
        yield indent + text_of(value)
        return
    for name, one in pairs:
        if isinstance(one, dict | list):
            yield indent + name
            yield from _lines(one, indent + "  ")
        else:
            yield f"{indent}{name} {text_of(one)}"


def _text(part: str, kind: str, label: str, path: Path, text: str, figure: Figure | None = None) -> ItemText:
    return ItemText(part, kind, label, path, path, text, figure)


def _study_page(item: Item) -> Iterator[ItemText]:
    article = item.article
    if article is None:
        yield _text("page", "title", "Title", item.at("article"), "")
    else:
        yield from article_texts(article)


def article_texts(article: Article) -> Iterator[ItemText]:
    """All texts of a study page."""
    yield ItemText("page", "title", "Title", article.path, (*article.path, "title"), article.title)
    yield _text("page", "summary", "Summary", (*article.path, "summary"), article.summary)
    for section in article.sections:
        yield ItemText("page", "heading", "Heading", section.path, (*section.path, "heading"), section.heading)
        yield _text("page", "body", "Section", (*section.path, "body"), section.body)


def option_letter(option: Option) -> str:
    """The label of an option: A to Z, then its number."""
    return letter_of(option.number)


def letter_of(number: int) -> str:
    """The label of the option with a number from 1: A to Z, then the number."""
    return chr(64 + number) if number <= 26 else str(number)


def item_facts(item: Item, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names and values of an item's fields that are no texts; ``titles`` are those of domains by id."""
    domain = item.text("domain")
    given = (
        ("domain", titles.get(domain) or domain),
        ("task", item.text("task")),
        ("level", item.text("level")),
        ("status", "" if item.status == "ready" else str(item.status)),
        ("type", "" if item.type == "single" else str(item.type)),
        ("language", "" if item.declared_language == item.exam.language else item.declared_language),
        ("tags", ", ".join(item.texts("tags"))),
    )
    return ((name, sanitize(value, 200)) for name, value in given if value)
