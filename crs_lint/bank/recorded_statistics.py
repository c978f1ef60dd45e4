"""The statistics of sittings that an item carries under ``custom.statistics``, and the version of the item that they are of."""

from __future__ import annotations

from typing import Any, NamedTuple

from crs_lint.bank.item_facts import signature
from crs_lint.model.item import Item
from crs_lint.text.normalize import normalize

_LONGEST = 80


class RecordedStatistics(NamedTuple):
    """The figures of an item at one sitting. ``content`` is the fingerprint of what was asked; ``r`` is None where it is not recorded."""

    form: str
    sitting: str
    date: str
    n: int
    key: str
    p: float
    r: float | None
    content: str

    def is_of(self, other: RecordedStatistics) -> bool:
        """Whether both are of the same responses, which may have been recorded on different days."""
        return self._replace(date="") == other._replace(date="")


def recorded(item: Item) -> tuple[RecordedStatistics, ...]:
    """What an item carries, in its order; entries that are not as this program writes them are left out."""
    given = item.custom.get("statistics")
    entries = given if isinstance(given, list) else []
    return tuple(found for one in entries if isinstance(one, dict) and (found := _recorded(one)) is not None)


def _recorded(entry: dict[str, Any]) -> RecordedStatistics | None:
    n, p, r = entry.get("n"), entry.get("p"), entry.get("r")
    if not isinstance(n, int) or isinstance(n, bool) or n < 0 or p is None or not _is_number(p, 0, 1):
        return None
    if r is not None and not _is_number(r, -1, 1):
        return None
    form, sitting, date, key, content = (str(entry.get(name, ""))[:_LONGEST] for name in ("form", "sitting", "date", "key", "content"))
    return RecordedStatistics(form, sitting, date, n, key, float(p), None if r is None else float(r), content)


def _is_number(value: Any, least: float, most: float) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most


def content_fingerprint(item: Item) -> str:
    """The hash of what candidates are asked. The key and the order of the options are no part of it: p and r hold without them."""
    options = sorted(option.normalized for option in item.options)
    figures = (figure.file for figure in item.figures)
    return signature("asked", normalize(item.stem), normalize(item.scenario), *figures, *options)


def is_outdated(item: Item, statistics: RecordedStatistics) -> bool:
    """Whether statistics are of another version of an item than that of today."""
    return bool(statistics.content) and statistics.content != content_fingerprint(item)
