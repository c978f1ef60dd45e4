"""Which items a printed form has, and the order of their options."""

from __future__ import annotations

import os
from typing import NamedTuple

from crs_lint.engine.report import Report
from crs_lint.files.discover import EXAM_FILES
from crs_lint.forms.form_file import FormEntry, FormFileError, places_of
from crs_lint.model.item import Item, Option
from crs_lint.model.shuffled_options import shuffled_options
from crs_lint.text.sanitize import line


class PrintedItem(NamedTuple):
    """An item of a form: its file, and its options in the order of the form."""

    path: str
    item: Item
    options: tuple[Option, ...]


class FormOrder(NamedTuple):
    """What a form has: ``entries`` in their order, or all items if it is None; a seed shuffles the options."""

    seed: int | None = 0
    entries: tuple[FormEntry, ...] | None = None


ALL_ITEMS = FormOrder()


def printed_items(report: Report, order: FormOrder = ALL_ITEMS) -> tuple[PrintedItem, ...]:
    """The items of a form, or all that are not retired. Raises FormFileError if an item of the form is not there, or is retired."""
    files = [path for path in report.paths if os.path.basename(path) not in EXAM_FILES]
    items = [(path, item) for path in files for item in report.items_of(path)]
    if order.entries is None:
        items = [one for one in items if not one[1].is_retired]
    else:
        items = [items[place] for place in places_of(order.entries, [item for _, item in items])]
        if retired := next((item.id for _, item in items if item.is_retired), ""):
            raise FormFileError(f"the item {line(retired)} of the form is retired.")
    return tuple(PrintedItem(path, item, _options(item, order.seed)) for path, item in items)


def _options(item: Item, seed: int | None) -> tuple[Option, ...]:
    return tuple(item.options) if seed is None else shuffled_options(item, seed)
