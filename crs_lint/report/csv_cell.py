"""A value as a cell of CSV, which a spreadsheet must not take for a formula."""

from __future__ import annotations

from crs_lint.text.sanitize import sanitize


def csv_cell(value: str | float | None) -> str:
    """A cell. A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in "=+-@\t\r" and value else sanitize(value)
    return "" if value is None else f"{value:.6f}" if isinstance(value, float) else str(value)
