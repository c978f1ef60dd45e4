"""Problems and messages about several items of a bank."""

from __future__ import annotations

from collections.abc import Sequence

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Problem, Related
from crs_lint.text.normalize import shorten

_MOST_IDS = 6


def group_problem(items: Sequence[ItemFacts], field: str, message: str, remedy: str, note: str = "Here, too.") -> Problem:
    """One problem for two or more items: at the second item, with all others as related locations."""
    first, second, *others = items
    location = second.location(field)
    related = tuple(Related(item.location(field), note) for item in (first, *others))
    return Problem(location.path, message, remedy, file=location.file, related=related)


def quoted_ids(items: Sequence[ItemFacts]) -> str:
    """The ids of the items for a message: at most six, then "and 3 more"."""
    ids = ", ".join(f'"{shorten(item.id)}"' for item in items[:_MOST_IDS])
    return ids + (f" and {len(items) - _MOST_IDS} more" if len(items) > _MOST_IDS else "")
