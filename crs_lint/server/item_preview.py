"""The request ``crs-lint/preview``: the item at the cursor, as the HTML page shows it."""

from __future__ import annotations

from typing import Any, NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from crs_lint.model.item import Item
from crs_lint.report import html
from crs_lint.report.preview_subjects import subject_of
from crs_lint.server.bank_files import outline_of
from crs_lint.server.outline import Outline
from crs_lint.server.positions import Positions
from crs_lint.server.view import View
from crs_lint.text.sanitize import sanitize

METHOD = "crs-lint/preview"


class ItemPreview(NamedTuple):
    """An item for a page of the client.

    ``title`` is its id, ``range`` its place in the document, ``html`` an element that needs ``style`` and no script.
    """

    title: str
    range: types.Range
    html: str
    style: str

    def as_object(self) -> dict[str, Any]:
        """The answer in the names of the protocol."""
        start, end = ({"line": at.line, "character": at.character} for at in (self.range.start, self.range.end))
        return {"title": self.title, "range": {"start": start, "end": end}, "html": self.html, "style": self.style}


def asked(params: Any) -> types.TextDocumentPositionParams:
    """The parameters of the request, which the library does not know. Raises JsonRpcInvalidParams."""
    try:
        position = types.Position(int(params.position.line), int(params.position.character))
        return types.TextDocumentPositionParams(types.TextDocumentIdentifier(str(params.textDocument.uri)), position)
    except (AttributeError, TypeError, ValueError):
        raise JsonRpcInvalidParams(f"{METHOD} needs textDocument and position") from None


def item_preview(view: View, path: str, position: types.Position) -> ItemPreview | None:
    """The item at a position of a file, else the one above it, else the first; None in a file without items. Raises ConfigError."""
    report = view.report(path)
    positions = view.positions(path, report)
    outline = outline_of(view, path, report)
    item = _item_near(outline, positions.offset(position))
    if item is None:
        return None
    # The titles of domains and sources; the facts of the other items would cost a run over the bank.
    report = report._replace(banks=((item.exam, ()),))
    shown = html.article(report, subject_of(report, path, item))
    return ItemPreview(sanitize(item.id) or "(no id)", _range(outline, item, positions), shown, html.style())


def _item_near(outline: Outline, offset: int) -> Item | None:
    spans = [(span.start, item) for item in outline.items if (span := outline.item_span(item)) is not None]
    above = [item for start, item in spans if start <= offset]
    return next(iter([*above[-1:], *(item for _, item in spans[:1])]), None)


def _range(outline: Outline, item: Item, positions: Positions) -> types.Range:
    span = outline.item_span(item)
    assert span is not None  # _item_near has found the item by its span
    return positions.range(*span)
