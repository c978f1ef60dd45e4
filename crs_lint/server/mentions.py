"""Where the ids of a bank stand in a file: those of items, articles, domains, tasks, levels and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any, NamedTuple

from crs_lint.model.finding import Part, Path
from crs_lint.model.item import Item, read_exam


class IdKind(Enum):
    """What an id names, as the author reads it."""

    ITEM = "item"
    ARTICLE = "article"
    DOMAIN = "domain"
    TASK = "task"
    LEVEL = "level"
    SOURCE = "source"

    @property
    def is_of_file(self) -> bool:
        """Whether an id is known only in the file that gives it."""
        return self is IdKind.ARTICLE


class Mention(NamedTuple):
    """An id and its path; ``part`` tells an id that is the name of a field. ``defines`` tells the place where it is given."""

    kind: IdKind
    name: str
    path: Path
    defines: bool = False
    part: Part = "value"


_OF_EXAM = {"domain": IdKind.DOMAIN, "task": IdKind.TASK, "level": IdKind.LEVEL}


def mentions_in_items(items: Sequence[Item]) -> Iterator[Mention]:
    """The ids in a file of items; those that a file gives to all of its items come once."""
    listed = (one for item in items[:1] for one in _articles_beside(item))
    return iter(dict.fromkeys((*listed, *(one for item in items for one in _of_item(item) if one.name))))


def _articles_beside(item: Item) -> Iterator[Mention]:
    """The articles that the items of a file can name, by one of these items."""
    return (Mention(IdKind.ARTICLE, name, (*path, "id"), defines=True) for name, (path, _) in item.shared_articles.items())


def _of_item(item: Item) -> Iterator[Mention]:
    yield Mention(IdKind.ITEM, item.id, item.at("id"), defines=True)
    for index, enemy in enumerate(item.texts("enemies")):
        yield Mention(IdKind.ITEM, enemy, (*item.at("enemies"), index))
    for field, kind in _OF_EXAM.items():
        yield Mention(kind, item.text(field), item.at(field) if item.has(field) else (field,))
    yield Mention(IdKind.ARTICLE, item.article_id, item.at("article"))
    for path, source in item.references:
        yield Mention(IdKind.SOURCE, source, path)


def mentions_in_exam(data: Any) -> Iterator[Mention]:
    """The ids in the data of an exam file."""
    exam = read_exam(data)
    for index, domain in enumerate(exam.domains):
        yield Mention(IdKind.DOMAIN, domain.id, ("domains", index, "id"), defines=True)
        for number, task in enumerate(domain.tasks):
            yield Mention(IdKind.TASK, task, ("domains", index, "tasks", number, "id"), defines=True)
    is_list = isinstance(data, dict) and isinstance(data.get("levels"), list)
    for index, level in enumerate(exam.levels):
        yield Mention(IdKind.LEVEL, level, ("levels", index if is_list else level), defines=True, part="value" if is_list else "key")
    for source in exam.sources:
        yield Mention(IdKind.SOURCE, source.id, ("sources", source.id), defines=True, part="key")
        if isinstance(source.superseded, str):
            yield Mention(IdKind.SOURCE, source.superseded, ("sources", source.id, "superseded"))
