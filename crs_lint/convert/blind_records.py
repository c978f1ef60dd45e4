"""Items without what tells the right answers, for people who are to answer them."""

from __future__ import annotations

from crs_lint.convert.record import ItemRecord
from crs_lint.model.item import Item
from crs_lint.model.shuffled_options import shuffled_options

# Formats that can hold an item without a key.
BLIND_FORMATS = frozenset(("csv", "json", "markdown"))


def blind_record(record: ItemRecord, item: Item, seed: int) -> ItemRecord:
    """The record of an item without keys, rationales, explanation and references, its options shuffled as in a form."""
    by_number = {option.number: shown for option, shown in zip(item.options, record.options, strict=True)}
    options = tuple(by_number[option.number]._replace(correct=False, rationale="") for option in shuffled_options(item, seed))
    return record._replace(options=options, explanation="", references=())
