"""Syntax errors in an author's words, and the parser's messages that they are made from."""

from __future__ import annotations

import importlib.metadata

import pytest
import yaml_rs

from crs_lint.document import syntax_errors
from crs_lint.document.limits import Limits
from crs_lint.document.load import read

pytestmark = pytest.mark.yaml_rs
PINNED = "0.1.6"
# Words of ruamel.yaml, for runs with the second reader.
OF_RUAMEL = ("found unexpected end of stream",)
# Every message of the pinned yaml-rs that the reader matches by words, each with a text that gives it: the last line of the
# message, and its line and column. What an upgrade changes here changes what authors read.
MESSAGES = {
    "a: b: c": ("mapping values are not allowed in this context", 1, 5),
    "- a\nb: c\n": ("while parsing a block collection, did not find expected '-' indicator", 2, 1),
    "a: [b] c\n": ("while parsing a block mapping, did not find expected key", 1, 8),
    "a: b\nc\n": ("simple key expect ':'", 3, 1),
    "a: *b": ("while parsing node, found unknown anchor", 1, 4),
    "a: @b": ("unexpected character: `@'", 1, 4),
    "- a # b\n  c\n": ("comment intercepting the multiline text", 1, 5),
    "a: b\n\tc: d\n": ("while scanning a plain scalar, found a tab", 1, 4),
    "a:\n\tb: c\n": ("tabs disallowed within this context (block indentation)", 2, 2),
    'a: "b\n\tc"\n': ("tab cannot be used as indentation", 2, 1),
    "-\t- a": ("'-' must be followed by a valid YAML whitespace", 1, 3),
    "a: '\n": ("invalid indentation in multiline quoted scalar", 2, 1),
    "a: 'b": ("unclosed quote", 1, 4),
    "a: 'b' c": ("invalid trailing content after double-quoted scalar", 1, 8),
    'a: "\\q"': ("while parsing a quoted scalar, found unknown escape character", 1, 4),
    'a: "\\uD800"': ("while parsing a quoted scalar, found high surrogate without following low surrogate", 1, 4),
    "a: - b": ("block sequence entries are not allowed in this context", 1, 4),
    "a: | b\n  c\n": ("while scanning a block scalar, did not find expected comment or line break", 1, 4),
    "a: [b\nc: d\n": ("illegal placement of ':' indicator", 2, 2),
    "a: {b\n": ("unclosed bracket '{'", 1, 4),
    "a: ]": ("misplaced bracket", 1, 4),
    "a: [b, , c]": ("unexpected EOF while parsing a flow sequence", 1, 8),
    "a: |\n\tb\n": ("a block scalar content cannot start with a tab", 1, 4),
}
WITHOUT_POSITION = {
    "{a: 1, a: 2}": "duplicate mapping key: 'a'",
    "a: !!int b": "Invalid value 'b' for '!!int' tag",
}


def test_the_pinned_parser_is_installed() -> None:
    assert importlib.metadata.version("yaml-rs") == PINNED


@pytest.mark.parametrize("text", MESSAGES)
def test_the_parser_gives_the_message_that_the_reader_matches(text: str) -> None:
    with pytest.raises(yaml_rs.YAMLDecodeError) as caught:
        yaml_rs.loads(text)
    reason, line, column = MESSAGES[text]
    first, *_, last = str(caught.value).split("\n")
    assert (first, last) == (f"YAML parse error at line {line}, column {column}", reason)


@pytest.mark.parametrize("text", WITHOUT_POSITION)
def test_the_parser_gives_the_message_without_a_position(text: str) -> None:
    with pytest.raises(yaml_rs.YAMLDecodeError) as caught:
        yaml_rs.loads(text)
    assert str(caught.value) == WITHOUT_POSITION[text]


def test_the_parser_says_which_limit_it_reached() -> None:
    with pytest.raises(ValueError, match="alias replay limit"):
        yaml_rs.loads("- &a [b, b]\n- *a\n", alias_limits=yaml_rs.AliasLimits(max_total_replayed_events=1))
    with pytest.raises(ValueError, match="recursion limit"):
        yaml_rs.loads("[" * 300 + "]" * 300)


def test_every_message_that_the_reader_matches_is_in_the_table() -> None:
    matched = [
        *syntax_errors._MISALIGNED,
        "found unknown anchor",
        "unexpected character",
        *(words for words, _ in syntax_errors._EXPLANATIONS),
    ]
    reasons = [reason for reason, _, _ in MESSAGES.values()]
    assert [words for words in matched if words not in OF_RUAMEL and not any(words in reason for reason in reasons)] == []


@pytest.mark.parametrize(("text", "reason"), [(text, reason) for text, (reason, _, _) in MESSAGES.items()])
def test_no_message_reaches_an_author_as_the_parser_gives_it(text: str, reason: str) -> None:
    (error,) = read(text.encode(), Limits()).errors
    assert error.rule == "invalid-yaml"
    assert reason not in error.message
    assert error.help


def found(text: str) -> tuple[str, str]:
    """The message, and the text from the position of the error to the end of its line."""
    (error,) = read(text.encode()).errors
    return error.message, text[error.span.start :].partition("\n")[0]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a:\n\tb: c\n", "\tb: c"),
        ("a: b\n\tc: d\n", "\tc: d"),
        ("a: b\n \tc: d\n", "\tc: d"),
        ("items:\n  - id: x\n\t stem: y\n", "\t stem: y"),
        ('a: "x\n\ty"\nb: c', '\ty"'),
        ("- a:\t- b\n", "\t- b"),
        ("a:\tb\r\n\tc: d\r\n", "\tc: d\r"),
    ],
)
def test_a_tab_is_reported_where_it_is(text: str, at: str) -> None:
    assert found(text) == ("A tab stands where only spaces can indent.", at)


@pytest.mark.parametrize(
    "text",
    [
        "stem: Which is\n  # note\n  the first?\nb: c\n",
        "- stem: Which is # note\n    the first?\n",
        "items:\n  - Which\n    # note\n\n    is it\n  - b\n",
        "stem: Which is\r\n  # note\r\n  the first?\r\n",
    ],
)
def test_a_comment_inside_a_text_without_quotes_is_reported_where_it_is(text: str) -> None:
    message, at = found(text)
    assert (message, at.strip()) == ("A comment stands between the lines of a text without quotes, and ends it.", "# note")


def test_a_misaligned_field_below_a_comment_is_not_blamed_on_the_comment() -> None:
    assert found("items:\n  - a: b\n  # note\n   d: e\n")[0] == "This line does not line up with the lines above it."


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> topic"])
def test_conflict_markers_are_called_that_at_the_first_one(marker: str, line_break: str) -> None:
    message, at = found(f"items:\n{marker}\n  - a: b\n=======\n  - c: d\n>>>>>>> topic\n".replace("\n", line_break))
    assert (message, at.strip()) == ("A merge conflict is not resolved: this line is one of its markers.", marker)


def test_a_row_of_signs_in_a_text_is_no_conflict() -> None:
    assert read(b"a: |\n  =======\n  <<<<<<< b\n").errors == ()
    assert "conflict" not in found("a: |\n  =======\nb: c: d\n")[0]
