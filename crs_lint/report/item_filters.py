"""The values by which the page filters items, and the choices that it offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from crs_lint.bank.recorded_statistics import is_outdated, recorded
from crs_lint.model.item import Exam, Item
from crs_lint.text.sanitize import sanitize

# The label of items without a field, in tables and filters.
NOTHING = "(none)"
_STATUSES = ("draft", "review", "pretest", "ready", "retired")


class FilterChoice(NamedTuple):
    """A value that a filter can be set to, as readers see it."""

    value: str
    label: str


class ItemFilter(NamedTuple):
    """A filter of the page by a field of items. It is of no use where all items have the same value."""

    name: str
    title: str
    everything: str
    choices: tuple[FilterChoice, ...]

    @property
    def is_useful(self) -> bool:
        return len(self.choices) > 1


def values_of(item: Item, *, is_answered: bool) -> dict[str, tuple[str, ...]]:
    """What an item can be filtered by: the values of each filter but that by domain."""
    return {
        "level": (sanitize(item.text("level")) or NOTHING,),
        "task": (sanitize(item.text("task")) or NOTHING,),
        "status": (sanitize(item.status) if isinstance(item.status, str) else "ready",),
        "tag": tuple(dict.fromkeys(map(sanitize, filter(None, item.texts("tags"))))) or (NOTHING,),
        "article": (_article(item),),
        "statistics": tuple(_statistics(item, is_answered=is_answered)),
    }


def joined(values: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """The values of several items, as those of an article that they share."""
    found: dict[str, dict[str, None]] = {}
    for one in values:
        for name, some in one.items():
            found.setdefault(name, {}).update(dict.fromkeys(some))
    return {name: tuple(some) for name, some in found.items()}


def _article(item: Item) -> str:
    if item.article is None:
        return "none"
    return "shared" if item.article_id in item.shared_articles else "own"


def _statistics(item: Item, *, is_answered: bool) -> Iterable[str]:
    found = recorded(item)
    if is_answered:
        yield "answered"
    if found:
        yield "recorded"
    if any(is_outdated(item, one) for one in found):
        yield "outdated"
    if not (is_answered or found):
        yield "none"


_ARTICLES = (FilterChoice("own", "an article of its own"), FilterChoice("shared", "a shared article"), FilterChoice("none", "no article"))
_STATISTICS = (
    *(FilterChoice("answered", "answered in this run"), FilterChoice("recorded", "recorded")),
    *(FilterChoice("outdated", "recorded before a change"), FilterChoice("none", "none")),
)


def filters_of(exams: Sequence[Exam], items: Sequence[Mapping[str, Sequence[str]]]) -> tuple[ItemFilter, ...]:
    """The filters of a page, from the values of all that it shows; the first three are those that most readers use."""
    declared = [domain for exam in exams for domain in exam.domains]
    titles = {sanitize(domain.id): sanitize(domain.title, 80) for domain in declared}
    task_titles = {sanitize(task.id): sanitize(task.title, 80) for domain in declared for task in domain.parts}
    levels = [sanitize(level) for exam in exams for level in exam.levels]
    tasks = [sanitize(task) for domain in declared for task in domain.tasks]
    found = joined(items)

    def choices(name: str, order: Sequence[str] = (), labels: Mapping[str, str] = {}) -> tuple[FilterChoice, ...]:
        return tuple(FilterChoice(one, labels.get(one) or one) for one in sorted(found.get(name, ()), key=_in_order(order)))

    return (
        ItemFilter("domain", "Domain", "all domains", choices("domain", labels=titles)),
        ItemFilter("level", "Level", "all levels", choices("level", levels)),
        ItemFilter("status", "Status", "every status", choices("status", _STATUSES)),
        ItemFilter("task", "Task", "all tasks", choices("task", tasks, task_titles)),
        ItemFilter("tag", "Tag", "all tags", choices("tag")),
        ItemFilter("article", "Article", "with or without", _present(_ARTICLES, found.get("article", ()))),
        ItemFilter("statistics", "Statistics", "with or without", _present(_STATISTICS, found.get("statistics", ()))),
    )


def _present(choices: Iterable[FilterChoice], values: Sequence[str]) -> tuple[FilterChoice, ...]:
    return tuple(one for one in choices if one.value in values)


def _in_order(known: Sequence[str]) -> Callable[[str], tuple[int, str]]:
    """A key that sorts known values in their order, then the others by name; the label for none is last."""
    places = {value: place for place, value in reversed(list(enumerate(known)))}
    return lambda value: (len(known) + (value == NOTHING), value) if value not in places else (places[value], value)
