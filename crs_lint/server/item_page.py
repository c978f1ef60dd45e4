"""The page of one item, for an editor that can show HTML beside the text."""

from __future__ import annotations

from lsprotocol import types

from crs_lint.api import ConfigError
from crs_lint.report.preview_subjects import with_ancestors
from crs_lint.server.bank_files import outline_of
from crs_lint.server.view import View


def item_page(view: View, path: str, position: types.Position) -> str | None:
    """The HTML of the item at a position, with its findings, as ``--format html`` shows it; None where there is no item."""
    from crs_lint.report import html

    try:
        report = view.report(path, needs_facts=True)
    except ConfigError:
        return None
    offset = view.positions(path, report).offset(position)
    outline = outline_of(view, path, report)
    spans = ((item, outline.item_span(item)) for item in outline.items)
    item = next((one for one, span in spans if span is not None and span.start <= offset <= span.end), None)
    if item is None:
        return None
    findings = tuple(one for one in report.findings if one.location.span is None and item.path in with_ancestors(one.location.path))
    banks = tuple((exam, tuple(one for one in items if (one.file, one.path) == (path, item.path))) for exam, items in report.banks)
    alone = report._replace(findings=findings, banks=banks, items_of=lambda file: (item,) if file == path else ())
    return html.page(alone, all_items=True)
