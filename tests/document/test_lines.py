"""Lines of a text with every kind of line break."""

from __future__ import annotations

import pytest

from crs_lint.document.events import Events
from crs_lint.document.lines import break_before, line_above, line_break, line_end, line_start, trimmed_end
from crs_lint.document.list_entries import comment_to_delete, entries
from crs_lint.document.tree import compose, nodes_to
from crs_lint.model.finding import Span

BREAKS = pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])


@BREAKS
def test_a_line_begins_after_a_break_and_ends_before_one(newline: str) -> None:
    text = f"ab{newline}cd{newline}"
    second = 2 + len(newline)
    assert [line_start(text, at) for at in (0, 1, 2, second, second + 2)] == [0, 0, 0, second, second]
    assert [line_end(text, at) for at in (0, 2, second)] == [2, 2, second + 2]
    assert line_start(text, len(text)) == len(text)
    assert line_end("ab", 1) == 2


@BREAKS
def test_the_line_above(newline: str) -> None:
    text = f"ab{newline}{newline}cd"
    third = len(text) - 2
    assert line_above(text, third) == 2 + len(newline)
    assert line_above(text, 2 + len(newline)) == 0
    assert text[break_before(text, third) : third] == newline


@BREAKS
def test_a_text_keeps_its_line_breaks(newline: str) -> None:
    assert line_break(f"ab{newline}cd", 0) == newline
    assert line_break(f"ab{newline}cd", len(f"ab{newline}c")) == newline
    assert line_break("ab", 0) == "\n"
    assert line_break(f"ab\ncd{newline}", 3) == newline


def test_white_space_before_an_end_is_trimmed() -> None:
    assert trimmed_end("ab \t\r\n", 6) == 2
    assert trimmed_end("ab \n", 4, " \t") == 4
    assert trimmed_end("  ", 2) == 0


@BREAKS
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a: b # c\nd: e\n", "a: b\nd: e\n"),
        ("a: b\n  # c\nd: e\n", "a: b\nd: e\n"),
        ("# c\nd: e\n", "d: e\n"),
        ("a: b\n# c", "a: b"),
        ("# c", ""),
    ],
)
def test_a_comment_goes_with_its_line_if_it_is_alone_there(text: str, left: str, newline: str) -> None:
    text, left = text.replace("\n", newline), left.replace("\n", newline)
    at = text.index("#")
    gone = comment_to_delete(text, Span(at, at + 3))
    assert text[: gone.start] + text[gone.end :] == left


def pieces(text: str) -> list[str] | None:
    root = compose(Events(text))
    assert root is not None
    spans = entries(text, nodes_to(root, ("a",))[-1])
    return None if spans is None else [text[span.start : span.end] for span in spans]


@BREAKS
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a:\n  - b\n  - c\n", ["  - b", "  - c"]),
        ("a:\n- b # one\n# two\n- c\n  d\ne: f\n", ["- b # one", "# two\n- c\n  d"]),
        ("a:\n  - b: c\n    d: |\n      e\n\n  - f\n", ["  - b: c\n    d: |\n      e", "  - f"]),
        ("a:\n  -\n    b: c\n  - d\n", ["  -\n    b: c", "  - d"]),
        ("a: [b, 'c', {d: e}]\n", ["b", "'c'", "{d: e}"]),
        ("a: [b, # c\n  d]\n", None),
        ("a: []\n", None),
        ("a:\n  - &b c\n  - d\n", None),
        ("x: &x 1\na:\n  - *x\n  - d\n", None),
    ],
)
def test_entries_of_a_list(text: str, found: list[str] | None, newline: str) -> None:
    wanted = None if found is None else [one.replace("\n", newline) for one in found]
    assert pieces(text.replace("\n", newline)) == wanted


def test_entries_that_share_a_line_with_a_field_cannot_move() -> None:
    assert pieces("a:\n  - - b\n    - c\n  - d\n") == ["  - - b\n    - c", "  - d"]
    root = compose(Events("a:\n  - - b\n    - c\n"))
    assert root is not None
    assert entries("a:\n  - - b\n    - c\n", nodes_to(root, ("a", 0))[-1]) is None


def test_a_tree_has_the_nodes_on_the_way_to_a_value() -> None:
    text = "a: {b: ['c', d]}\ne: |\n  f\n"
    root = compose(Events(text))
    assert root is not None
    assert [(one.kind, one.flow, text[one.start : one.end]) for one in nodes_to(root, ("a", "b", 0))][1:] == [
        ("map", True, "{b: ['c', d]}"),
        ("seq", True, "['c', d]"),
        ("scalar", False, "'c'"),
    ]
    assert (root.flow, root.end) == (False, len(text))
    assert nodes_to(root, ("a", "b", 2)) == nodes_to(root, ("a", "x")) == nodes_to(root, ("a", 0)) == nodes_to(root, ("e", "f")) == ()


@pytest.mark.parametrize("text", ["", "a: b\n---\nc: d\n", "[a", "# b"])
def test_there_is_a_tree_only_of_one_document(text: str) -> None:
    assert compose(Events(text)) is None


def test_a_field_given_twice_has_no_way_to_it() -> None:
    root = compose(Events("a: 1\nb: 2\na: 3\n"))
    assert root is not None
    assert nodes_to(root, ("a",)) == ()
    assert nodes_to(root, ("b",))[-1].value == "2"
