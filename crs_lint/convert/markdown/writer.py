"""Writer of Markdown: questions as headings, answers with boxes, and what a page does not show in a comment before each question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crs_lint.convert import comparison
from crs_lint.convert.markdown import layout as markdown_layout
from crs_lint.convert.markdown import reader as markdown
from crs_lint.convert.record import ItemRecord, Loss, WriteResult, picture_losses


def write(records: Sequence[ItemRecord]) -> WriteResult:
    """A file of items, those without a domain first. What cannot be read again as it is written is listed."""
    kept = sorted((record for record in records if record.options), key=lambda record: bool(record.domain))
    bare = [Loss(one.line, "the item is left out: it has no answers") for one in records if not one.options]
    content = ("\n\n".join(_blocks(kept)) + "\n").encode()
    losses = [*bare, *(loss for record in kept for loss in picture_losses(record))]
    return WriteResult((("", content),), len(kept), (*losses, *comparison.changes(kept, markdown.read(content).records, "Markdown")))


def _blocks(records: Sequence[ItemRecord]) -> Iterator[str]:
    domain = ""
    for record in records:
        yield from markdown_layout.blocks(record, begins_domain=record.domain not in ("", domain))
        domain = record.domain
