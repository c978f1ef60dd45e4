"""A value as a cell of CSV, which neither a spreadsheet takes for a formula nor a runner for a command."""

from __future__ import annotations

from crs_lint.text.sanitize import sanitize
from crs_lint.text.spreadsheet_formula import without_formula


def csv_cell(value: str | float | None) -> str:
    """A cell. A text that begins as a formula or a command does gets an apostrophe before it."""
    if isinstance(value, str):
        text = sanitize(value)
        return f"'{text}" if text.lstrip().startswith("::") else without_formula(text)
    return "" if value is None else f"{value:.6f}" if isinstance(value, float) else str(value)
