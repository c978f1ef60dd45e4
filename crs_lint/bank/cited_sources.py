"""Which ready items, and how many right answers, rest on each source: what is to be looked at when a source changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crs_lint.bank.coverage import is_ready
from crs_lint.model.item import Cited, Exam, Item
from crs_lint.text.normalize import is_blank

FREE_TEXT = "(free text)"
NO_SOURCE = "(none)"


class SourceUse(NamedTuple):
    """A source by its id, and what rests on it: ready ``items``, their ``keys``, and the ``others``, which are neither ready nor retired.

    ``share`` is that of the ready items, from 0 to 1, None without any. An item may rest on several sources. ``superseded`` is the id of
    the source that took its place, "yes", or empty. ``is_declared`` is false for an id that the exam does not have.
    """

    source: str
    items: int
    keys: int
    others: int
    share: float | None
    retrieved: str = ""
    superseded: str = ""
    is_declared: bool = True


def sources_used(exam: Exam, items: Iterable[Item]) -> tuple[SourceUse, ...]:
    """The sources of an exam in its order, then undeclared ones, references in free text, and items without any.

    None if the exam declares no source and no item refers to one.
    """
    live = [(item, _sources_of(item)) for item in items if not item.is_retired]
    cited = {name for _, names in live for name in names}
    declared = {source.id: source for source in exam.sources}
    if not (declared or cited - {NO_SOURCE}):
        return ()
    last = [name for name in (FREE_TEXT, NO_SOURCE) if name in cited]
    unknown = sorted(cited - declared.keys() - {FREE_TEXT, NO_SOURCE})
    ready, keys, others = _counts(live)
    total = sum(is_ready(item) for item, _ in live)
    return tuple(
        _use(name, ready[name], keys[name], others[name], total, declared.get(name), is_declared=name not in unknown)
        for name in (*declared, *unknown, *last)
    )


def _use(name: str, items: int, keys: int, others: int, total: int, source: Cited | None, *, is_declared: bool) -> SourceUse:
    share = items / total if total else None
    if source is None:
        return SourceUse(name, items, keys, others, share, is_declared=is_declared)
    replacement = source.superseded if isinstance(source.superseded, str) else "yes" if source.superseded else ""
    return SourceUse(name, items, keys, others, share, source.retrieved, replacement)


def _counts(live: Sequence[tuple[Item, frozenset[str]]]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Ready items, their right answers, and other items, by source."""
    ready: Counter[str] = Counter()
    keys: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for item, names in live:
        for name in names:
            (ready if is_ready(item) else others)[name] += 1
            keys[name] += len(item.keys) if is_ready(item) else 0
    return ready, keys, others


def _sources_of(item: Item) -> frozenset[str]:
    """The ids that an item cites; FREE_TEXT for other references, NO_SOURCE without any."""
    ids = dict(item.references)
    named = {name for name in ids.values() if not is_blank(name)}
    free = {FREE_TEXT} if any((*path, "source") not in ids and not is_blank(name) for path, name, _ in item.citations) else set()
    return frozenset(named | free) or frozenset((NO_SOURCE,))
