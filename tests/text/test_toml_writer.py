"""Values that are written as TOML are read back as they were."""

from __future__ import annotations

import math
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crs_lint.text.toml_writer import toml_value

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = TEXTS | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False)


def read(written: str) -> Any:
    return tomllib.loads(f"a = {written}\n")["a"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("", '""'),
        ("über", '"über"'),
        ('say "a"', r'"say \"a\""'),
        ("C:\\x", r'"C:\\x"'),
        ("a\nb\tc\r\x08\x0c", r'"a\nb\tc\r\b\f"'),
        ("\x00\x1f\x7f\x85\x9b", r'"\u0000\u001f\u007f\u0085\u009b"'),
        ("\u202e\u2028\ufeff\u00a0", r'"\u202e\u2028\ufeff\u00a0"'),
        ("\U000e0001", r'"\U000e0001"'),
        ("'''", "\"'''\""),
        ("a # b = c", '"a # b = c"'),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-3, "-3"),
        (0.25, "0.25"),
        (1e100, "1e+100"),
        (math.inf, "inf"),
        ([], "[]"),
        (["a", "b"], '["a", "b"]'),
        ([["a"], [True, 2]], '[["a"], [true, 2]]'),
    ],
)
def test_values_are_written_and_read_back(value: Any, written: str) -> None:
    assert toml_value(value) == written
    assert read(written) == value


def test_a_tuple_is_written_as_a_list() -> None:
    assert toml_value(("a", "b")) == '["a", "b"]'


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert read(toml_value("a\ud800b\udcff")) == "a\ufffdb\ufffd"


@given(SCALARS | st.lists(SCALARS) | st.lists(st.lists(SCALARS)))
def test_any_value_is_read_back(value: Any) -> None:
    found = read(toml_value(value))
    assert found == value
    assert str(found) == str(value)


@given(st.text())
def test_what_is_written_is_one_printable_line(text: str) -> None:
    assert toml_value(text).isprintable()
