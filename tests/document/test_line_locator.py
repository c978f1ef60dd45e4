"""Positions that are found without a parser are those that the events of ruamel.yaml give.

LOCATOR_CASES=20000 compares that many generated texts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crs_lint.document.event_walk import EventWalk, WrittenValues, tree_of
from crs_lint.document.events import Events, UnparsableError
from crs_lint.document.line_locator import locate_in_lines
from crs_lint.document.load import read
from crs_lint.document.positions import Spans
from crs_lint.model.finding import Location, Path
from tests.document.item_files import files
from tests.document.test_readers_agree import written
from tests.shared_data import SHARED, YAML_TEST_SUITE

CASES = int(os.environ.get("LOCATOR_CASES", "300"))
many = settings(max_examples=CASES, derandomize="LOCATOR_CASES" not in os.environ, deadline=None, database=None)


def paths_in(data: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every value, and of a field that each mapping lacks."""
    yield path
    if isinstance(data, dict):
        yield (*path, "nothing")
        for name, value in data.items():
            yield from paths_in(value, (*path, name))
    elif isinstance(data, list):
        yield (*path, len(data))
        for index, value in enumerate(data):
            yield from paths_in(value, (*path, index))


def walked(text: str, paths: list[Path], *, pure: bool) -> WrittenValues | None:
    """What the events of one parser show; None if it cannot read the text."""
    try:
        return EventWalk(Events(text), tree_of(paths), everything=False).run(pure=pure, keep=False)
    except UnparsableError:
        return None


def as_dicts(found: WrittenValues, *, pure: bool) -> tuple[dict[Path, Any], ...]:
    """What was found, without the offsets of values that are written as nothing if the parser in Python gives them: its own are others."""
    values = {path: value._replace(start=0, end=0) if pure and value.start == value.end else value for path, value in found.values.items()}
    return values, found.fields, found.names


def agrees(text: str, paths: list[Path], data: Any) -> bool | None:
    """Whether the locator and the events find the same; None if one of them finds nothing."""
    located = locate_in_lines(text, data, tree_of(paths))
    if located is None:
        return None
    for pure in (False, True):
        expected = walked(text, paths, pure=pure)
        if expected is not None:
            return as_dicts(located, pure=pure) == as_dicts(expected, pure=pure)
    return None


def sure(text: str) -> bool:
    """Whether the locator finds every value of a text, which must then be where the events say."""
    data = read(text.encode()).data
    found = agrees(text, list(paths_in(data)), data)
    assert found is not False
    return bool(found)


PLAIN = """\
# A bank
domain: x
items:
  - id: one  # the first
    stem: Which one
      of these?

    tags:
    - a
    - 'it''s'

    - >-
      folded
      text
    # note
    options:
      - text: "a\\tb\\u00e9"
        correct: true
      -   text: |
            literal

              deeper

          correct: false
      - {text: B, correct: true, tags: [], more: {}, 'who': -1.5}
    level:
    explanation:
      On the next line.
    "notes": "one
      two"
    enemies: [a, "b, c", [1, null]]
  -
    stem: >
      one
      two

    id: 17
  - - a
    - b: 1_000
"""


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("head", ["", "---\n", "# note\n\n--- # note\n"])
@pytest.mark.parametrize("tail", ["", "\n\n", "# end", "last: x", "last: |\n  x\n", "last: |+\n  x\n\n"])
def test_plain_shapes_need_no_events(head: str, tail: str, line_break: str) -> None:
    assert sure(f"{head}{PLAIN}{tail}".replace("\n", line_break))


def test_a_list_at_the_root_needs_no_events() -> None:
    assert sure("- :id: a\n  stem: b\n- :id: c\n")


@pytest.mark.parametrize("name", ["a", "'a b'", '"a"', "'\"a\"'", "\"'a'\"", "''", ":a", "1"])
def test_a_name_is_compared_without_its_own_quotes_only(name: str) -> None:
    assert sure(f"{name}: {{{name.removeprefix(':')}: b}}\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: &x b\n",
        "a: &x b\nc: *x\n",
        "a: !!str 12\n",
        "a: b\na: c\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "%YAML 1.2\n---\na: b\n",
        "? a\n: b\n",
        "? [a]\n: b\n",
        "a:\tb\n",
        "a: b\t# c\n",
        "a: one\ttwo\n",
        "a: |2\n   b\n",
        "a: |\n  b\n  ",
        "a: |\n  b",
        "a: |\n\nb: c\n",
        "a: [b,\n  c]\nd: e\n",
        "a: {b: Which one?}\n",
        "a: {b: 12:30}\n",
        "a: [b: c]\n",
        "a: [b,]\n",
        "a: b\rc: d\r",
        "a: b\u2028c\n",
        "a: b\x85c\n",
        "a: b\ufeffc\n",
        "a\\b: c\n",
        '"a\\x41": c\n',
        "'it''s': c\n",
        "1: a\n0x1F: b\n",
        "true: a\nNull: b\n",
        "a\n",
        "[a]\n",
        "# nothing\n",
        "",
    ],
)
def test_every_other_shape_is_left_to_the_events(text: str) -> None:
    assert not sure(text)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b\n", {"a": "c"}),
        ("a: b\n", {"a": None}),
        ("a: 12\n", {"a": 13}),
        ("a: 12\n", {"a": "12x"}),
        ("a: '12'\n", {"a": 12}),
        ("a:\n", {"a": ""}),
        ("a: b\n", {"c": "b"}),
        ("a: b\nc: d\n", {"a": "b"}),
        ("a: b\n", {"a": "b", "c": "d"}),
        ("a: b\nc: d\n", {"c": "d", "a": "b"}),
        ("- a\n- b\n", ["a"]),
        ("- a\n", ["a", "b"]),
        ("- a\n", {"a": "b"}),
        ("a: [b, c]\n", {"a": ["b"]}),
        ("a: [b]\n", {"a": ["b", "c"]}),
        ("a: {b: c}\n", {"a": {"b": "d"}}),
        ("a: {b: c}\n", {"a": {"d": "c"}}),
        ("a: {b: c, d: e}\n", {"a": {"b": "c"}}),
        ("a: |\n  b\n", {"a": "b"}),
        ("a: |\n  1\n", {"a": 1}),
        ("a: |\nb: c\n", {"a": "b: c\n"}),
        ("a: 'b'\n  c: d\n", {"a": "b", "c": "d"}),
        ("x:\n  a: b\ny: c\n", {"x": {"a": "b", "y": "c"}}),
        ("- 'a'\n  - b\n", ["a", "b"]),
        ("x:\n  - a\n- b\n", {"x": ["a", "b"]}),
        ("x:\n  a: b\n  c: d\n", {"x": {"a": "b"}}),
        ("x:\n  a: b\n  c: d\ny: z\n", {"x": {"a": "b"}, "y": "z"}),
        ("x:\n- a\n- b\ny: z\n", {"x": ["a"], "y": "z"}),
        ("a: b # c\n  d\n", {"a": "b"}),
        ("a: b\n  c: d\n", {"a": "b"}),
        ("a: [b]\n  c: d\n", {"a": ["b"]}),
        ("a:\n  - b\n", {"a": {"b": "c"}}),
        ("a:\n  b: c\n", {"a": ["b"]}),
        ("a: b\n", {"a": ["b"]}),
    ],
)
def test_a_text_that_does_not_agree_with_the_data_is_left_to_the_events(text: str, data: Any) -> None:
    assert locate_in_lines(text, data, tree_of(paths_in(data))) is None


def test_what_nobody_asks_for_may_have_any_shape() -> None:
    text = "items:\n- a: &x [b,\n    c]\n  d: *x\n  id: e\n- id: f\n  g: h\n- {i: 'j\n\n    k'}\n"
    data = read(text.encode()).data
    assert agrees(text, [("items", 1, "g")], data)


def test_a_value_that_is_written_as_nothing_has_no_text() -> None:
    for text in ("a:\nb: c\n", "a: # note\nb: c\n"):
        spans = [Spans(text, [("a",)], data=data) for data in (None, {"a": None, "b": "c"})]
        assert spans[0].plain_span(("a",)) == spans[1].plain_span(("a",)) == (2, 2)


def test_a_value_among_many_is_where_it_is() -> None:
    text = "items:\n" + "".join(f"- id: i{number}\n  stem: >\n    Same\n    text\n\n  options:\n  - a\n  - b\n" for number in range(50))
    data = read(text.encode()).data
    for index in (0, 7, 49):
        assert agrees(text, [("items", index, "stem"), ("items", index, "options", 1)], data)
        assert agrees(text, [("items", index, "stem")], data)


# Generated texts


@many
@given(written(), st.booleans(), st.data())
def test_generated_banks(case: tuple[dict[str, Any], str], crlf: bool, data: st.DataObject) -> None:
    said, text = case
    text = text.replace("\n", "\r\n") if crlf else text
    some = data.draw(st.lists(st.sampled_from(list(paths_in(said))), min_size=1))
    assert agrees(text, some, read(text.encode()).data) is not False


@many
@given(files(), st.data())
def test_generated_items(text: str, data: st.DataObject) -> None:
    said = read(text.encode()).data
    some = data.draw(st.lists(st.sampled_from(list(paths_in(said))), min_size=1))
    assert agrees(text, some, said) is not False


CUTS = [
    "",
    " ",
    "\n",
    "\n\n",
    "\n  ",
    "  ",
    "\t",
    "#",
    " # ",
    "'",
    '"',
    "- ",
    "-",
    ": ",
    ":",
    "|",
    ">",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "&a ",
    "*a",
]
CUTS += ["!!str ", "? ", "\\", "\r\n", "\r", "---\n", "...\n", "\u2028", "x", "é", "1", "null", "id: y\n", "|-\n", ">+\n  "]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A plain text in which a few places are changed."""
    text = draw(st.one_of(st.just(PLAIN), written().map(lambda case: case[1]), files()))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 1, 2, 5, 20])))
        text = text[:start] + draw(st.sampled_from(CUTS)) + text[end:]
    return text


@settings(many, max_examples=2 * CASES)
@given(mutated(), st.data())
def test_changed_texts(text: str, data: st.DataObject) -> None:
    said = read(text.encode()).data
    paths = list(paths_in(said))
    some = data.draw(st.lists(st.sampled_from(paths), min_size=1))
    assert agrees(text, some, said) is not False
    assert agrees(text, paths, said) is not False


def test_the_yaml_test_suite() -> None:
    cases = [json.loads(line) for line in YAML_TEST_SUITE.read_text("utf-8").splitlines()]
    texts = [case["yaml"] for case in cases]
    agreed = [agrees(text, list(paths_in(data)), data) for text in texts for data in [read(text.encode()).data]]
    assert agreed.count(False) == 0
    assert agreed.count(True) >= 50


@pytest.mark.skipif(not FilePath(SHARED, "data", "raw").is_dir(), reason="real banks are not here")
def test_real_banks() -> None:
    texts = [file.read_text("utf-8") for file in sorted((SHARED / "data" / "raw").glob("**/*.y*ml"))[::4]]
    agreed = [agrees(text, list(paths_in(data))[::7], data) for text in texts for data in [read(text.encode()).data]]
    assert agreed.count(False) == 0
    assert agreed.count(True) > len(agreed) // 2


# What it is for

RUN = """
import sys
from crs_lint.cli.main import main
assert main(["a.yaml", "--no-cache", "--quiet"]) == 1
assert "crs_lint.document.positions" in sys.modules
print([name for name in sys.modules if name.startswith("ruamel")])
"""


@pytest.mark.yaml_rs
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_plain_file_with_findings_needs_no_parser(tmp_path: FilePath, line_break: str) -> None:
    item = "  - id: planet\n    stem: Which planet is nearest to the sun?\n    options:\n      - text: Mercury\n      - {text: Venus}\n"
    (tmp_path / "a.yaml").write_bytes(f"items:\n{item}".replace("\n", line_break).encode())
    done = subprocess.run([sys.executable, "-c", RUN], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_spans_ask_the_events_where_the_lines_are_not_sure() -> None:
    text = "a: &x one\nb: two\n"
    spans = Spans(text, [("a",), ("b",)], data=read(text.encode()).data)
    found = [spans.span(Location(path)) for path in (("a",), ("b",))]
    assert [text[span.start : span.end] for span in found] == ["one", "two"]
