"""Texts as YAML scalars: what is written is read as the text, and as little as possible changes."""

from __future__ import annotations

import pytest

from crs_lint.document.scalar_writer import Splice, WrittenScalar, quoted, quoted_as_written, scalar


@pytest.mark.parametrize(
    "text",
    ["Which one?", "it's", "a:b", "a#b", "-x", "?x", ":x", "Ärger 🚀", "1st", "yesterday", "a [b]", "null and void", "a\xa0b", "(a)"],
)
def test_a_text_that_every_reader_takes_for_it_is_plain(text: str) -> None:
    assert scalar(text, in_flow=False) == text


@pytest.mark.parametrize(
    "text",
    [
        "", " a", "a ", "a: b", "a:", "a #b", "- a", "-", "? a", "-- a", "[a", "{a", "&a", "*a", "!a", "|", ">", "'a'", '"a', "%a", "@a", "`a",
        "=", "~", "<<", ".", "#a", ",a", "1", "1.50", "-3", "+3", "0x1F", "1e3", "12:30", "2026-01-01", "1_000", "true", "No", "ON", "y",
        "NULL", ".inf", "-.Inf", ".nan", "a\nb", "a\tb", "\u200b", "a\x85b",
    ],
)  # fmt: skip
def test_a_text_that_some_reader_takes_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text, in_flow=False) == quoted(text)


@pytest.mark.parametrize("text", ["a, b", "a]", "a}b", "a [b]", "a -", "a ?", "a :"])
def test_in_brackets_their_indicators_are_quoted(text: str) -> None:
    assert scalar(text, in_flow=True) == f'"{text}"'


def test_escapes() -> None:
    assert quoted('a"b\\c\n\r\t\x07\u200b\U000e0001é🚀') == '"a\\"b\\\\c\\n\\r\\t\\x07\\u200b\\U000e0001é🚀"'
    assert quoted_as_written('a\n  "b" \\c') == '"a\n  \\"b\\" \\\\c"'


def changed(source: str, style: str, value: str, splices: list[Splice], *, in_flow: bool = False) -> str | None:
    text = f"a: {source}"
    written = WrittenScalar(text, 3, len(text), style, value)
    assert written.is_spelled
    pieces = written.spliced(splices, in_flow=in_flow)
    if pieces is None:
        return None
    for first, last, new in reversed(pieces):
        source = source[:first] + new + source[last:]
    return source


@pytest.mark.parametrize(
    ("source", "style", "value", "splice", "result"),
    [
        ("one two", "", "one two", (0, 3, "1st"), "1st two"),
        ("one two", "", "one two", (7, 7, "!"), "one two!"),
        ("one two", "", "one two", (0, 7, "12"), '"12"'),
        ("one\n  two", "", "one two", (0, 3, "- x"), '"- x\n  two"'),
        ("one two", "", "one two", (3, 4, ": "), '"one: two"'),
        ("'it''s'", "'", "it's", (2, 3, ""), "'its'"),
        ("'its'", "'", "its", (2, 2, "'"), "'it''s'"),
        ("'its'", "'", "its", (3, 3, "\n"), '"its\\n"'),
        ('"a\\tb"', '"', "a\tb", (1, 2, " "), '"a b"'),
        ('"ab"', '"', "ab", (1, 1, "\n"), '"a\\nb"'),
        ('"\\ud83d\\ude80 a"', '"', "🚀 a", (0, 1, "b"), '"b a"'),
        ("|\n  one\n  two\n", "|", "one\ntwo\n", (4, 7, "2"), "|\n  one\n  2\n"),
        (">-\n  one\n  two\n", ">", "one two", (4, 7, "2"), ">-\n  one\n  2\n"),
        ("|\n  one\n", "|", "one\n", (0, 1, "\u200b"), None),
        ("|\n  one\n", "|", "one\n", (0, 3, ""), None),
    ],
)
def test_a_splice_keeps_the_style_unless_it_cannot_express_the_result(
    source: str, style: str, value: str, splice: Splice, result: str | None
) -> None:
    assert changed(source, style, value, [splice]) == result


def test_several_splices_of_one_text() -> None:
    assert changed("'a''b'", "'", "a'b", [(0, 1, "x"), (2, 3, "y"), (3, 3, "'")]) == "'x''y'''"


def test_in_brackets_a_splice_that_adds_a_comma_quotes_the_text() -> None:
    assert changed("one two", "", "one two", [(3, 4, ", ")], in_flow=True) == '"one, two"'
    assert changed("one two", "", "one two", [(3, 4, ", ")]) == "one, two"


def test_a_scalar_whose_letters_do_not_spell_its_value_is_known_as_such() -> None:
    assert not WrittenScalar("a: b", 3, 4, "", "c").is_spelled
