"""What of exported items does not come back as it was, for formats that cannot write all texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crs_lint.convert.record import ItemRecord, Loss

_NAMES = {"stem": "question", "true_false": "type", "multiple": "type", "is_scored": "status", "figure": "picture"}
_UNCOMPARED = ("line", "file", "options")


def changes(sent: Sequence[ItemRecord], back: Sequence[ItemRecord], of: str) -> list[Loss]:
    """The losses of items that were read again, which are matched by their ids if their number differs."""
    if len(sent) == len(back):
        return [loss for pair in zip(sent, back, strict=True) for loss in _changes(*pair, of)]
    by_id = {record.id: record for record in reversed(back)}
    return [loss for record in sent for loss in _changes(record, by_id.get(record.id), of)]


def _changes(sent: ItemRecord, back: ItemRecord | None, of: str) -> Iterator[Loss]:
    if back is None:
        yield Loss(sent.line, f"the item cannot be read again from {of}")
        return
    fields = [field for field in sent._fields if field not in _UNCOMPARED and getattr(sent, field) != getattr(back, field)]
    names = [*dict.fromkeys(_NAMES.get(field, field) for field in fields), *_changed_options(sent, back)]
    for name in names:
        yield Loss(sent.line, f"the {name} cannot be read again from {of} as {'they are' if name == 'answers' else 'it is'} written")


def _changed_options(sent: ItemRecord, back: ItemRecord) -> Iterator[str]:
    if len(sent.options) != len(back.options):
        yield "answers"
        return
    for number, (one, other) in enumerate(zip(sent.options, back.options, strict=True), 1):
        if one._replace(rationale="") != other._replace(rationale=""):
            yield f"answer {number}"
        if one.rationale != other.rationale:
            yield f"rationale of answer {number}"
