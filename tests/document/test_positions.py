"""Positions of values in every style, and the text that comments to the linter cover."""

from __future__ import annotations

import pytest

from crs_lint.document.lines import Lines
from crs_lint.document.positions import Spans
from crs_lint.document.scalar_offsets import letters
from crs_lint.model.finding import Location, Path

PARSERS = pytest.mark.parametrize("pure", [False, True], ids=["fast", "pure"])


def at(text: str, path: Path, pure: bool, *, chars: tuple[int, int] | None = None, part: str = "value") -> str:
    """The text at a place."""
    spans = Spans(text, [path], pure=pure)
    span = spans.span(Location(path, "key" if part == "key" else "value", chars))
    return text[span.start : span.end]


# Lines


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("ab\ncd", 0, (1, 1)),
        ("ab\ncd", 2, (1, 3)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 3, (2, 1)),
        ("ab\n\rcd", 4, (3, 1)),
        ("ab\n", 3, (2, 1)),
        ("é😀\nx", 2, (1, 3)),
        ("a\x85b\u2028c", 4, (1, 5)),
        ("ab", 99, (1, 100)),
    ],
)
def test_lines_and_columns(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Lines(text).position(offset) == position


# Texts


@PARSERS
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "whole", "chars", "part"),
    [
        ("a: one two\n", "one two", (4, 7), "two"),
        ("a: one # two\n", "one", (0, 3), "one"),
        ("a: one\n  two\n", "one\n  two", (4, 7), "two"),
        ("a: 'it''s'\n", "'it''s'", (2, 3), "''"),
        ("a: 'it''s'\n", "'it''s'", (3, 4), "s"),
        ('a: "a\\tb\\u0041\\U0001F600c"\n', '"a\\tb\\u0041\\U0001F600c"', (3, 4), "\\u0041"),
        ('a: "a\\tb\\u0041\\U0001F600c"\n', '"a\\tb\\u0041\\U0001F600c"', (4, 6), "\\U0001F600c"),
        ('a: "\\ud83d\\ude00b"\n', '"\\ud83d\\ude00b"', (0, 1), "\\ud83d\\ude00"),
        ('a: "\\ud83d\\ude00b"\n', '"\\ud83d\\ude00b"', (1, 2), "b"),
        ('a: "one\\\n  two"\n', '"one\\\n  two"', (3, 6), "two"),
        ('a: "one\n\n  two"\n', '"one\n\n  two"', (4, 7), "two"),
        ("a: 😀 漢字 e\u0301\n", "😀 漢字 e\u0301", (2, 4), "漢字"),
        ("a: >-\n  one\n  two\n\n  three\n", "one\n  two\n\n  three", (4, 7), "two"),
        ("a: >-\n  one\n  two\n\n  three\n", "one\n  two\n\n  three", (8, 13), "three"),
        ("a: |\n  one\n   two\n", "one\n   two", (5, 8), "two"),
        ("a: |2\n   one\n  two\n", " one\n  two", (5, 8), "two"),
        ("a: >+ # note\n  one\n\n", "one", (0, 3), "one"),
        ("a: &x one\n", "one", (1, 3), "ne"),
        ("a: !!str &x 'one'\n", "'one'", (1, 3), "ne"),
        ("a: &x # note\n  >-\n  one\n", "one", (1, 3), "ne"),
        ("? a\n: one\n", "one", (1, 3), "ne"),
        ('{"a":one}\n', "one", (1, 3), "ne"),
        ("{a: Which one?, b: c}\n", "Which one?", (9, 10), "?"),
        ("{a: 12:30, b: c}\n", "12:30", (2, 3), ":"),
    ],
)
def test_positions_in_texts(text: str, whole: str, chars: tuple[int, int], part: str, line_break: str, pure: bool) -> None:
    text, whole = text.replace("\n", line_break), whole.replace("\n", line_break)
    assert at(text, ("a",), pure) == whole
    assert at(text, ("a",), pure, chars=chars) == part


@PARSERS
def test_a_position_beyond_a_text_is_its_end(pure: bool) -> None:
    assert at("a: one\n", ("a",), pure, chars=(99, 100)) == "e"


@PARSERS
def test_letters_that_the_parser_takes_for_line_breaks_move_nothing(pure: bool) -> None:
    assert at('a: "x\x85y\u2028z"\nb: c\n', ("b",), pure) == "c"


def test_letters_spell_what_they_stand_for() -> None:
    text = '"a\\x41 \\\n  b"'
    assert "".join(char for char, _ in letters(text, 0, len(text), '"')) == "aA b"


# Places that are no texts

ITEMS = """\
domain: x
items:
  - id: one
    stem: Which?
    options:
      - text: A
        correct: true
      - {text: B}
  - stem: Why?
    options: []
"""


@PARSERS
@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("domain",), "x"),
        (("items",), "items"),
        (("items", 0), "one"),
        (("items", 0, "explanation"), "one"),
        (("items", 0, "options"), "options"),
        (("items", 0, "options", 0), "text"),
        (("items", 0, "options", 0, "rationale"), "text"),
        (("items", 0, "options", 1, "rationale"), "text"),
        (("items", 1), "stem"),
        (("items", 1, "id"), "stem"),
        (("items", 1, "options"), "options"),
        (("items", 7), "items"),
        (("nothing",), "domain"),
        ((), "domain"),
    ],
)
def test_positions_of_what_is_no_text(path: Path, found: str, pure: bool) -> None:
    assert at(ITEMS, path, pure) == found


@PARSERS
def test_the_name_of_a_field(pure: bool) -> None:
    assert at(ITEMS, ("items", 0, "stem"), pure, part="key") == "stem"


@PARSERS
def test_of_a_field_given_twice_the_last_counts(pure: bool) -> None:
    assert at("a: b\na: c\n", ("a",), pure) == "c"


@PARSERS
def test_a_reference_stands_for_its_text(pure: bool) -> None:
    assert at("a: &x b\nc: *x\n", ("c",), pure) == "c"


def test_where_no_parser_can_read_a_text_the_id_stands_for_its_item() -> None:
    text = "%FOO\n---\na: [\n  x: {\n- id: one\n"
    spans = Spans(text, [("items", 0, "stem")])
    assert not spans.sure
    span = spans.span(Location(("items", 0, "stem")), "one")
    assert text[span.start : span.end] == "id: one"


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 50_000, "- " * 3000 + "x", "? " * 3000 + "x", "%TAG !a! b\n" * 20_000])
def test_no_text_takes_the_second_reader_long(text: str) -> None:
    spans = Spans(text + "# crs-lint: ignore[x] y\n", [("a",)], comments=True)
    assert (spans.sure, spans.comments) == (False, [])


def test_a_text_of_which_nobody_asks_is_not_read() -> None:
    assert Spans("[" * 100, []).sure


# Suppressions


def covered(text: str, pure: bool = False) -> list[tuple[str, str]]:
    """The text of each comment and what it covers."""
    return [
        (comment.text, text[comment.covers.start : comment.covers.end].strip())
        for comment in Spans(text, [], comments=True, pure=pure).comments
    ]


@PARSERS
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "text",
    [
        "a: 'x # crs-lint: ignore[y]'\n",
        'a: "x # crs-lint: ignore[y]"\n',
        "a: 'x\n  # crs-lint: ignore[y]'\n",
        "a: |\n  x\n  # crs-lint: ignore[y]\n  z\n",
        "a: >-\n  # crs-lint: ignore[y]\n",
        "a: >\n  x\n\n  # crs-lint: ignore[y]\n",
        "a: x#crs-lint:ignore[y]\n",
        "'# crs-lint: ignore[y]': b\n",
        "a: http://x/#crs-lint:y\n",
    ],
)
def test_a_sign_inside_a_text_is_no_comment(text: str, line_break: str, pure: bool) -> None:
    assert covered(text.replace("\n", line_break), pure) == []


@PARSERS
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("a: b # crs-lint: ignore[x] y\nc: d\n", "a: b # crs-lint: ignore[x] y"),
        ("# crs-lint: ignore[x] y\na: b\nc: d\n", "a: b"),
        ("- # crs-lint: ignore[x] y\n  a: b\n  c: d\n- e\n", "- # crs-lint: ignore[x] y"),
        ("# crs-lint: ignore[x] y\n- a: b\n  c: d\n- e\n", "- a: b\n  c: d"),
        ("- a: b\n  # crs-lint: ignore[x] y\n  c: [d, e]\n  f: g\n", "c: [d, e]"),
        ("- a: b\n  # crs-lint: ignore[x] y\n\n  # another\n  c:\n    - d\n    - e: f\n  g: h\n", "c:\n    - d\n    - e: f"),
        ("a: | # crs-lint: ignore[x] y\n  one\n  two\nb: c\n", "a: | # crs-lint: ignore[x] y\n  one\n  two"),
        ("a: one # crs-lint: ignore[x] y\nb: c\n", "a: one # crs-lint: ignore[x] y"),
        ("{a: b, # crs-lint: ignore[x] y\n c: d}\n", "{a: b, # crs-lint: ignore[x] y"),
        ("a:\n  - {text: Which?, b: 12:30} # crs-lint: ignore[x] y\n", "- {text: Which?, b: 12:30} # crs-lint: ignore[x] y"),
        ("a: b\n# crs-lint: ignore[x] y\n", ""),
        ("a: |\n  one\n# crs-lint: ignore[x] y\nb: c\n", "b: c"),
        ("a: >-\n  one\n\n# crs-lint: ignore[x] y\nb: c\n", "b: c"),
    ],
)
def test_what_a_comment_covers(text: str, covers: str, line_break: str, pure: bool) -> None:
    text, covers = text.replace("\n", line_break), covers.replace("\n", line_break)
    ((_, found),) = covered(text, pure)
    assert found.removeprefix("- ").removeprefix(f"# another{line_break}").strip() == covers.removeprefix("- ")


@PARSERS
def test_above_an_item_a_comment_covers_all_of_it(pure: bool) -> None:
    text = ITEMS.replace("  - id: one", "  # crs-lint: ignore[x] y\n  - id: one")
    ((_, found),) = covered(text, pure)
    assert found.startswith(("- id: one", "id: one"))
    assert found.endswith("{text: B}")
