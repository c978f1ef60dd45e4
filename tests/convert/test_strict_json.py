"""Untrusted JSON: what is refused, and halves of characters."""

from __future__ import annotations

import pytest

from crs_lint.convert.record import UnusableError
from crs_lint.convert.strict_json import value_and_losses


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('{"a": {"b": 1, "c": 2, "b": 1}}', 0, 'the field "b" occurs twice in a group: remove one of them'),
        ('{\n"a": }', 2, "it is not valid JSON: expecting value in column 6"),
        ("[1] [2]", 1, "it is not valid JSON: extra data in column 5"),
        ("[NaN]", 0, "it is not valid JSON: NaN is no number"),
        ("[-Infinity]", 0, "it is not valid JSON: -Infinity is no number"),
        ("[" * 100_000, 0, "it is nested too deeply"),
        ("1" * 5_000, 0, "it is not valid JSON: a number has too many digits"),
    ],
)
def test_what_cannot_be_read_is_refused_with_one_line(text: str, line: int, message: str) -> None:
    with pytest.raises(UnusableError) as refusal:
        value_and_losses(text.encode())
    assert (refusal.value.line, str(refusal.value)) == (line, message)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r"\ud83d\ude00", "\U0001f600"),
        (r"\uD83D\uDE00\uD83D\uDE00", "\U0001f600\U0001f600"),
        (r"\\ud83d", r"\ud83d"),
        (r"\\\\ud83d", r"\\ud83d"),
        (r"\u00e9\\", "é\\"),
    ],
)
def test_whole_characters_and_backslashes_stay(written: str, value: str) -> None:
    assert value_and_losses(f'"{written}"'.encode()) == (value, ())


@pytest.mark.parametrize(
    ("written", "value", "times"),
    [
        (r"a\ud83d", "a\ufffd", ""),
        (r"\ude00\ud83d", "\ufffd\ufffd", " (2 times)"),
        (r"\ud83d\u0041", "\ufffdA", ""),
        (r"\\\uDE00", "\\\ufffd", ""),
        (r"\ud83d\ud83d\ude00", "\ufffd\U0001f600", ""),
    ],
)
def test_halves_of_characters_are_replaced_and_listed_with_the_line_of_the_first(written: str, value: str, times: str) -> None:
    found, (loss,) = value_and_losses(f'[1,\n"{written}"]'.encode())
    assert found == [1, value]
    assert (loss.line, loss.message) == (2, f"half of a character, for which U+FFFD stands now{times}")
