"""Decides which fixes can be made in files of a dialect."""

from __future__ import annotations

from crs_lint.formats.dialect import Dialect, KeyForm
from crs_lint.model.finding import Change, Fix, Quote, Reorder, Rewrite


def applicable(fix: Fix, dialect: Dialect) -> Fix | None:
    """A fix that only changes texts, or the order of answers that carry their own key; None for any other."""
    return fix if all(_is_applicable(change, dialect) for change in fix.changes) else None


def _is_applicable(change: Change, dialect: Dialect) -> bool:
    if isinstance(change, Rewrite):
        # A key that repeats the answer must not be left behind; names of fields are the team's own.
        return dialect.key_form != KeyForm.TEXT or change.path[-1:] in ((dialect.stem,), (dialect.explanation,)) or change.part == "key"
    return isinstance(change, Quote) or (isinstance(change, Reorder) and dialect.is_key_on_options)
