"""From bytes to plain data: what is read, what is refused, in which words and at which position."""

from __future__ import annotations

from typing import Any

import pytest

from crs_lint.document.events import Events
from crs_lint.document.limits import Limits
from crs_lint.document.load import Document, plain, read
from crs_lint.document.read_error import ReadError
from crs_lint.model.finding import Span


def only(source: Document) -> ReadError:
    (fault,) = source.errors
    return fault


def told(text: str | bytes, limits: Limits = Limits()) -> list[tuple[str, int, str]]:
    """Rule, offset and message of what is wrong with a text."""
    source = read(text if isinstance(text, bytes) else text.encode(), limits)
    return [(fault.rule, fault.span.start, fault.message) for fault in source.errors]


# What is read


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# nothing\n", None),
        ("items: []\n", {"items": []}),
        ("\ufeffitems: []\n", {"items": []}),
        ("items: []\r\n", {"items": []}),
        ("items:\r- a\r- b\r", {"items": ["a", "b"]}),
        ("a: Yes\nb: on\nc: 010\nd: 12:30\ne: 2026-11-01\n", {"a": "Yes", "b": "on", "c": 10, "d": "12:30", "e": "2026-11-01"}),
        ("a: true\nb: ~\nc: 1.5\nd: 0x10\ne: 0o10\n", {"a": True, "b": None, "c": 1.5, "d": 16, "e": 8}),
        ('a: "\\ud83d\\ude00"\n', {"a": "😀"}),
        ("a: >-\n  one\n  two\n\n  three\n", {"a": "one two\nthree"}),
        ("a: |\n  one\n   two\n", {"a": "one\n two\n"}),
        ("a: x\x85y\u2028z\n", {"a": "x\x85y\u2028z"}),
        ("%YAML 1.2\n---\na: b\n...\n", {"a": "b"}),
        ("a: &x b\nc: *x\n", {"a": "b", "c": "b"}),
    ],
)
def test_data(text: str, data: Any) -> None:
    source = read(text.encode())
    assert (source.data, source.errors, source.readable) == (data, (), True)


def test_the_mark_is_no_part_of_the_text() -> None:
    assert read("\ufeffa: é\n".encode()).text == "a: é\n"


def test_letters_beyond_ascii_are_gathered() -> None:
    assert read("a: é\u200bb 😀\n".encode()).foreign == "é\u200b😀"


# Encodings


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-32-le"])
def test_other_encodings_are_refused(encoding: str) -> None:
    source = read("a: b\n".encode(encoding))
    assert (source.readable, only(source).rule) == (False, "invalid-encoding")


@pytest.mark.parametrize(
    ("content", "position", "said"),
    [
        (b"a: b\nc: caf\xe9\n", 11, "byte 0xE9"),
        ("é: ".encode() + b"\xff", 3, "byte 0xFF"),
        (b"\xef\xbb\xbfa: \x80", 3, "byte 0x80"),
        (b"a: \xed\xa0\x80", 3, "byte 0xED"),
        (b"a: \xf0\x9f", 3, "byte 0xF0"),
    ],
)
def test_bytes_that_are_no_utf8_have_a_position(content: bytes, position: int, said: str) -> None:
    fault = only(read(content))
    assert (fault.rule, fault.span.start, said in fault.message) == ("invalid-encoding", position, True)


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x0b", "\x1b", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"])
def test_control_characters_are_refused_where_they_stand(sign: str) -> None:
    fault = only(read(f"é: b{sign}c".encode()))
    assert (fault.rule, fault.span) == ("invalid-encoding", Span(4, 5))
    assert f"U+{ord(sign):04X}" in fault.message


def test_a_forbidden_character_hides_no_other_text() -> None:
    document = read("a: b\x07c\x08\x08d\ne: é\ufffd\n".encode())
    assert document.data == {"a": "b\u2426c\u2426\u2426d", "e": "é\ufffd"}
    assert (document.text, document.stand_in) == ("a: b\x07c\x08\x08d\ne: é\ufffd\n", "\u2426")
    assert [(error.rule, error.span.start) for error in document.errors] == [("invalid-encoding", 4), ("invalid-encoding", 6)]


@pytest.mark.parametrize("text", ["\x07a: b\n c: d\n", "a\x07", "a: b\x00\n" * 21, "- a: \x07\n - b\n   c: d"])
def test_a_forbidden_character_is_the_only_error_of_a_text_that_cannot_be_read(text: str) -> None:
    document = read(text.encode())
    assert (document.readable, document.data) == (False, None)
    assert {error.rule for error in document.errors} == {"invalid-encoding"}


@pytest.mark.parametrize("text", ["a: b\tc\n", "a: b\x85c\n", "a: b\ufffdc\n", "a: b\U0010fffdc\n"])
def test_signs_that_yaml_allows_are_read(text: str) -> None:
    assert read(text.encode()).errors == ()


# Limits


@pytest.mark.parametrize(
    ("text", "limits", "said"),
    [
        ("a: 12345678\n", Limits(file_size=11), "12 bytes or more; the limit is 11"),
        ("a: 1234\n", Limits(scalar=3), None),  # a number
        ("a: abcd\n", Limits(scalar=3), "4 characters; the limit is 3"),
        ("abcd: a\n", Limits(scalar=3), "4 characters; the limit is 3"),
        ("[a, b, c]", Limits(nodes=4), None),
        ("[a, b, c, d]", Limits(nodes=4), "more than 4 values"),
        ("a: 1\nb: 2\nc: 3\n", Limits(nodes=5), "more than 5 values"),
        ("a: 1\na: 2\na: 3\n", Limits(nodes=5), "more than 5 values"),
        ("[" * 64 + "]" * 64, Limits(), None),
        ("[" * 65 + "]" * 65, Limits(), "more than 64 deep"),
        ("[" * 300 + "]" * 300, Limits(), "more than 64 deep"),
        ("- " * 64 + "x", Limits(), None),
        ("- " * 65 + "x", Limits(), "more than 64 deep"),
        ("- " * 5000 + "x", Limits(), "more than 64 deep"),
        ("\ufeff" + "- " * 50_000 + "x", Limits(), "more than 64 deep"),
        ("- &a [x, x, x]\n- &b [*a, *a, *a]\n- [*b, *b, *b]\n", Limits(nodes=30), "more than 30 values"),
        ("- &a xxxx\n- [*a, *a]\n- {b: *a}\n", Limits(file_size=40), None),
        (f"a: {'9' * 300}\n", Limits(), None),
        (f"a: {'9' * 302}\n", Limits(), "One number has more than 300 digits"),
        (f"a: [{{b: 0x{'f' * 9000}}}]\n", Limits(), "One number has more than 300 digits"),
        ("".join(f"%TAG !a{n}! x\n" for n in range(101)) + "---\na: b\n", Limits(), "%TAG"),
    ],
)
def test_limits(text: str, limits: Limits, said: str | None) -> None:
    source = read(text.encode(), limits)
    if said is None:
        assert source.errors == ()
    else:
        assert (source.readable, source.data, only(source).rule) == (False, None, "limit-exceeded")
        assert said in only(source).message


@pytest.mark.parametrize(
    "text",
    [
        "- &a " + "x" * 1000 + "\n" + "- *a\n" * 5000,
        "- &a [&b " + "x" * 1000 + ", {y: *b}]\n" + "- *a\n" * 2500,
        "- &a [{b: " + "x" * 1000 + "}]\n- &c [*a, *a]\n" + "- [*c]\n" * 2500,
        "{text: Which one?, a: &a " + "x" * 1000 + ", b: [" + "*a, " * 5000 + "]}",
    ],
)
def test_texts_are_not_copied_before_they_are_counted(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(text) < 30_000
    monkeypatch.setattr("crs_lint.document.load.load_data", lambda *_, **__: pytest.fail("the text was read"))
    assert only(read(text.encode())).message == "The texts of the file have more than 4,194,304 characters, references followed."


def test_references_up_to_the_limit_are_read() -> None:
    source = read(("- &a " + "x" * 1000 + "\n" + "- *a\n" * 4000).encode())
    assert (source.errors, len(source.data)) == ((), 4001)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  " + "-" * 300 + "\n",
        "a: |\n  " + "- " * 60 + "\n",
        "a: |\n  x" + " " * 300 + "\n",
        "a: b\n" + " " * 300 + "\n",
        "a: b" + " " * 300 + "# c\n",
    ],
)
def test_rows_of_signs_are_no_nesting(text: str) -> None:
    assert read(text.encode()).errors == ()


# What only the second look shows


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [("duplicate-field", 10, '"a" appears twice here, and only one of the two is read.')]),
        ('a: 1\n"a": 3\n', [("duplicate-field", 5, '"a" appears twice here, and only one of the two is read.')]),
        ("1: a\n'1': b\n", [("duplicate-field", 5, '"1" appears twice here, and only one of the two is read.')]),
        ("0x1: a\n'1': b\n", [("duplicate-field", 0, "A field stands twice in this file (1).")]),
        ("a: b\n---\nc: d\n", [("invalid-yaml", 5, 'A second document begins here, after "---"; only the first is read.')]),
        ("a: !b c\n", [("invalid-yaml", 3, 'The mark "!b" has no meaning in a bank, and it is dropped from the text.')]),
        ('{"a":!b c}\n', [("invalid-yaml", 5, 'The mark "!b" has no meaning in a bank, and it is dropped from the text.')]),
        ("a: !!str c\n", []),
        ("&a [*a]\n", [("invalid-yaml", 4, 'The reference "*a" stands inside the part that it refers to.')]),
        ('{"a":&x {"b":*x}}\n', [("invalid-yaml", 13, 'The reference "*x" stands inside the part that it refers to.')]),
        ("[a]: b\n", [("invalid-yaml", 0, "The name of a field here is a list or a group, not a word.")]),
        ("{a: b}: c\n", [("invalid-yaml", 0, "The name of a field here is a list or a group, not a word.")]),
        ("? [{a: b}]\n: c\n", [("invalid-yaml", 2, "The name of a field here is a list or a group, not a word.")]),
        ("a: &x b\n*x : c\n", [("invalid-yaml", 8, 'The name of a field here is a reference, "*x".')]),
    ],
)
def test_second_look(text: str, found: list[tuple[str, int, str]]) -> None:
    assert told(text) == found


def test_both_positions_of_a_field_that_stands_twice() -> None:
    fault = only(read(b"a: 1\nb: 2\na: 3\n"))
    assert fault.related == ((Span(0, 1), 'The first "a" stands here.'),)


def test_only_the_first_document_is_read() -> None:
    assert read(b"a: b\n---\nc: d\n").data == {"a": "b"}
    assert read(b"- second document: a\n  second document: b\n").data == [{"second document": "b"}]


# Data as JSON could hold it


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("1: a\n1.5: b\ntrue: c\nnull: d\n", {"1": "c", "1.5": "b", "null": "d"}),
        ("items: [{1: 2}]\n", {"items": [{"1": 2}]}),
        ("a: !!set {b, c}\n", {"a": ["b", "c"]}),
        ("a: {[b]: c, d: e}\n", {"a": {"d": "e"}}),
    ],
)
def test_names_of_fields_are_texts(text: str, data: Any) -> None:
    assert read(text.encode()).data == data


def test_what_is_plain_stays_as_it_is() -> None:
    data = {"a": [1, 2.5, None, True, {"b": "c"}]}
    assert plain(data, Events("")) == (data, [])


# Words


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("a: b: c\n", 4, 'The text after "a:" contains a colon followed by a space, which is read as a new field.'),
        ('a: "b\n', 3, "The quotation mark that opens this text is not closed."),
        ("a: b\n c: d\n", 7, "This field does not line up with the line above it, which is still plain text."),
        ("a:b\nc: d\n", 5, 'The line above lacks a space after "a:".'),
        ("a: 'b' c\n", 7, "Text follows the quotation mark that closes the text before it."),
        ("a: [b\n", 3, 'A "[" or "{" is read as the beginning of a list, and it is not closed as one.'),
        ("a:\n\tb: c\n", 3, "A tab stands where only spaces can indent."),
        ("a: @b\n", 3, 'Text cannot begin with "@" unless it stands in quotes.'),
        ("a: *b\n", 3, 'Text cannot begin with "*" unless it stands in quotes.'),
        ('a: "\\q"\n', 3, "In double quotes a backslash begins a special sign, and one of those here is unknown."),
        ("a: - b\n", 3, "A dash that begins a list stands on the same line as its field."),
        ("a: !!int b\n", 3, 'The mark "!!int" does not fit the text after it.'),
    ],
)
@pytest.mark.yaml_rs
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_what_is_said_of_broken_yaml(text: str, position: int, message: str, line_break: str) -> None:
    above = f"# é{line_break}"
    source = read((above + text.replace("\n", line_break)).encode())
    moved = text[:position].count("\n") * (len(line_break) - 1) + len(above) + position
    assert (source.readable, only(source).rule, only(source).message) == (False, "invalid-yaml", message)
    assert only(source).span.start == moved


def test_names_from_the_file_are_shortened() -> None:
    for text in (
        f"a: !{'t' * 5000} b\n",
        f"{'n' * 5000}: a\n{'n' * 5000}: b\n",
        f"a: &{'r' * 5000} [*{'r' * 5000}]\n",
        f"a: !!int {'x' * 5000}\n",
    ):
        messages = [message for _, _, message in told(text)]
        assert messages
        assert max(map(len, messages)) < 200
