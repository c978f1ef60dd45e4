"""The study pages that stand beside the items of a file, so that several of its items can name one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from crs_lint.language.tags import canonical
from crs_lint.model.finding import Path

if TYPE_CHECKING:
    from crs_lint.model.item import Item


def listed_articles(file: Any) -> list[tuple[str, Path, Mapping[str, Any]]]:
    """The articles in the data of a file that have an id: the id, the path of the article, and its fields."""
    listed = file.get("articles") if isinstance(file, dict) else None
    given = [(index, one) for index, one in enumerate(listed) if isinstance(one, dict)] if isinstance(listed, list) else []
    named = ((one["id"], ("articles", index), one) for index, one in given if isinstance(one.get("id"), (str, int, float)))
    return [(str(name), path, one) for name, path, one in named if name != ""]


def nameable_articles(file: Any, items: Sequence[Item]) -> list[tuple[str, Path, Mapping[str, Any]]]:
    """The listed articles of a file, if its items can name them; those in a dialect cannot."""
    return listed_articles(file) if items and items[0].shared_articles else []


def give_articles(items: Sequence[Item], file: Mapping[str, Any]) -> None:
    """Gives the items of one file the articles that they can name.

    The text of an article is checked once, with the first item that names it, and in the language of that item. An item in the
    language of the file or its exam goes before others, one in use before a draft, and any before a retired one.
    """
    articles: dict[str, tuple[Path, Mapping[str, Any]]] = {}
    for name, path, given in listed_articles(file):
        articles.setdefault(name, (path, given))
    for item in items:
        item.shared_articles = articles
    _choose_owners([item for item in items if item.article_id in articles], file)


def _choose_owners(items: Sequence[Item], file: Mapping[str, Any]) -> None:
    """Leaves each article to one of the items that name it."""
    language = _language_of(file, items) if items else ""
    owners: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: (item.is_retired, _main_part(item.language) != language, item.is_draft)):
        item.owns_article = owners.setdefault(item.article_id, item) is item


def _language_of(file: Mapping[str, Any], items: Sequence[Item]) -> str:
    """The code of the language that a file or its exam declares, else that of most of some items in the file."""
    declared = file.get("language") or items[0].exam.language
    return _main_part(str(declared)) if declared else Counter(_main_part(item.language) for item in items).most_common(1)[0][0]


def _main_part(tag: str) -> str:
    return canonical(tag).partition("-")[0]
