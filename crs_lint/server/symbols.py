"""The items of a document with their ids and stems, and how many findings each has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lsprotocol import types

from crs_lint.api import ConfigError, Report, Severity
from crs_lint.report.preview_subjects import with_ancestors
from crs_lint.server.bank_files import outline_of
from crs_lint.server.view import View
from crs_lint.text.normalize import shorten
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import sanitize


def symbols(view: View, path: str) -> list[types.DocumentSymbol]:
    """The items of a file, or what an exam file gives names to."""
    try:
        report = view.report(path)
    except ConfigError:
        return []
    return [*_items(view, path, report), *_names(view, path, report)]


def _items(view: View, path: str, report: Report) -> Iterator[types.DocumentSymbol]:
    outline = outline_of(view, path, report)
    positions = view.positions(path, report)
    for item in outline.items:
        span, heading = outline.item_span(item), outline.heading(item)
        if span is not None and heading is not None:
            yield types.DocumentSymbol(
                sanitize(item.id) or "(no id)",
                types.SymbolKind.Object,
                positions.range(*span),
                positions.range(*heading),
                detail=sanitize(shorten(item.stem, 100)),
            )


def _names(view: View, path: str, report: Report) -> Iterator[types.DocumentSymbol]:
    outline = outline_of(view, path, report)
    positions = view.positions(path, report)
    for one in outline.mentions if not outline.items else ():
        span = outline.span(one)
        if one.defines and span is not None:
            yield types.DocumentSymbol(
                sanitize(one.name), types.SymbolKind.Key, positions.range(*span), positions.range(*span), detail=one.kind.value
            )


def lenses(view: View, path: str) -> list[types.CodeLens]:
    """The number of findings of each item that has some, above its id."""
    try:
        report = view.report(path)
    except ConfigError:
        return []
    outline = outline_of(view, path, report)
    positions = view.positions(path, report)
    items = {item.path: item for item in outline.items}
    counts: dict[tuple[str | int, ...], Counter[Severity]] = {}
    for finding in report.findings:
        owner = next((one for one in with_ancestors(finding.location.path) if one in items), None)
        if owner is not None and finding.location.span is None:
            counts.setdefault(owner, Counter())[finding.severity] += 1
    headings = {owner: outline.heading(items[owner]) for owner in counts}
    commands = {owner: types.Command(_described(count), "") for owner, count in counts.items()}
    return [types.CodeLens(positions.range(*heading), commands[owner]) for owner, heading in headings.items() if heading is not None]


def _described(count: Counter[Severity]) -> str:
    return ", ".join(counted(count[severity], severity.word) for severity in sorted(count, reverse=True))
