"""Formulas of spreadsheets get an apostrophe; numbers and other texts stay, and every writer of CSV asks the same function."""

from __future__ import annotations

import pytest

from crs_lint.report.csv_cell import csv_cell
from crs_lint.text.spreadsheet_formula import without_formula


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", " \t=1+1", "-x", "=\n1", "-5 %x"]
)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert without_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-5", "+3.5 %", " -1,000 ", "=", "-", "a=b", "5-3"])
def test_other_texts_stay(text: str) -> None:
    assert without_formula(text) == text


def test_a_cell_of_statistics_is_no_formula() -> None:
    assert csv_cell("\uff1d1+1") == "'\uff1d1+1"
    assert (csv_cell("=1+1"), csv_cell(" ::error"), csv_cell("a"), csv_cell(None)) == ("'=1+1", "' ::error", "a", "")
