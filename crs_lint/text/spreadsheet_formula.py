"""Texts that a spreadsheet would take for formulas."""

from __future__ import annotations

import re

from crs_lint.text.lazy_pattern import LazyPattern

# Not a number, and not a sign alone. Spreadsheets take the fullwidth signs, too, and white space before a sign does not stop all of them.
_FORMULA = LazyPattern(r"(?!\s*+[-+]?[0-9.,]++\s*+%?\s*+\Z)\s*+[=+\-@\uff1d\uff0b\uff0d\uff20].", re.DOTALL)


def without_formula(text: str) -> str:
    """The text as a cell can have it: with an apostrophe before it if a spreadsheet would take it for a formula, else unchanged."""
    return f"'{text}" if _FORMULA.match(text) else text
