"""The two readers, yaml-rs and ruamel.yaml, give the same data, but for the cases named here.

Run all tests with the second reader by CRS_LINT_READER=ruamel; tests that need the words, positions or speed of yaml-rs have the
marker ``yaml_rs`` and are skipped. READER_CASES=20000 compares that many generated texts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crs_lint.cache import program_inputs
from crs_lint.document import reader
from crs_lint.document.events import FORBIDDEN, Events
from crs_lint.document.limits import Limits
from crs_lint.document.load import read
from crs_lint.document.ruamel_reader import compose_data, plain_value
from tests.document.test_readers_agree import written
from tests.shared_data import SHARED, YAML_TEST_SUITE

CASES = int(os.environ.get("READER_CASES", "300"))
many = settings(max_examples=CASES, derandomize="READER_CASES" not in os.environ, deadline=None, database=None)
# Cases of the YAML test suite that are valid and that ruamel.yaml refuses: tabs between tokens, keys without values in brackets,
# directives and document ends that YAML 1.2 allows.
REFUSED = """4MUZ/00 4MUZ/01 4MUZ/02 5MUD 6BCT 6CA3 9SA2 A2M4 BEC7 CFD4 DK95/00 DK95/03 DK95/04 HWV9 K3WX M7A3 NJ66 Q5MG QT73
    R4YG UT92 VJP3/01 WZ62 Y79Y/010""".split()  # noqa: SIM905
# Cases that are invalid and that ruamel.yaml accepts: comments without a space before them, wrong indentation in brackets.
ACCEPTED = "9C9N 9HCY 9JBA CVW2 DK95/01 EB22 G5U8 MUS6/00 MUS6/01 QB6E RHX7 S98Z SU5Z X4QW Y79Y/003 YJV2".split()  # noqa: SIM905
# Cases that the two read differently: "?" and ":" in brackets, an anchor with a colon, white space below a block.
DIFFERENT = "4ABK 652Z FRK4 HM87/01 JEF9/02 L24T/01 Y2GN".split()  # noqa: SIM905


def by_yaml_rs(text: str) -> Any:
    return reader.load_data(Events(text), max_values=100_000)


def by_ruamel(text: str) -> Any:
    return compose_data(Events(text), max_values=100_000, last_wins=False)


def result(load: Callable[[str], Any], text: str) -> str | None:
    """The data in a form that tells 1 from 1.0 and finds NaN equal to itself; None if the text is refused."""
    try:
        return repr(load(text))
    except (ValueError, TypeError):
        return None


@pytest.fixture(autouse=True)
def _first_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(reader.VARIABLE, raising=False)


def test_the_readers_differ_in_the_suite_only_where_named() -> None:
    cases = [json.loads(line) for line in YAML_TEST_SUITE.read_text("utf-8").splitlines()]
    results = [(case["id"], result(by_yaml_rs, case["yaml"]), result(by_ruamel, case["yaml"])) for case in cases]
    assert [case for case, one, other in results if one is not None and other is None] == REFUSED
    assert [case for case, one, other in results if one is None and other is not None] == ACCEPTED
    assert [case for case, one, other in results if None not in (one, other) and one != other] == DIFFERENT


SCALARS = """0 00 012 -012 +12 1_000 _1 1_ 1__0 _ -_ 0x1F 0X1F 0x1_F 0x_ 0xG -0x1F 0_x1 0o10 0O10 0o8 -0o10 0b11 0b12 1e3 1E+3 1e-3 1e
    .5 5. ._5 1._ 1.5 1_0.5 1.e3 .e3 . -. .inf .iNf -.INF +.inf inf .nan .NaN .nAN -.nan ~ null Null NULL nULL true True TRUE tRUE yes No
    12:30 2001-01-01 1,000 -0 -0.0 1e400 99999999999999999999 ++1 1.2.3 << = ٣""".split()  # noqa: SIM905


@pytest.mark.parametrize("text", SCALARS)
def test_a_text_without_quotes_is_the_same_value(text: str) -> None:
    assert repr(by_yaml_rs(f"a: {text}")["a"]) == repr(by_ruamel(f"a: {text}")["a"]) == repr(plain_value(text))


TEXTS = [
    "",
    "# nothing\n",
    "---\n---\n",
    "--- a\n--- b\n",
    "a: b\n---\n",
    "!!set {a, b}",
    "a: !!str 12",
    "a: !!int '12'",
    "a: !!float 1",
    "a: !!null ''",
    "a: ! 12",
    "a: !!binary aGk=",
    "a: !!timestamp 2001-01-01",
    "a: !!bool yes",
    "a: !foo b",
    "? [a]\n: b",
    "? {a: b}\n: c",
    "a: &x [1, *x]",
    "a: &x b\nc: *x\nd: &x e\nf: *x\n",
    "a: *x",
    "--- &x a\n--- *x\n",
    "1: a\ntrue: b",
    "'1': a\n1: b",
    "<<: a",
    'a: "\\ud83d\\ude00"',
    'a: "\\ud83d"',
    "a: x\x85y\u2028z\n",
    "a: 'x\u2029''y'\n",
    "a: |\n  x\u2028\n  y\n",
    "a: >\n  x\n  y\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_gives_the_same_data(text: str) -> None:
    assert result(by_yaml_rs, text) == result(by_ruamel, text)


@many
@given(written())
def test_generated_banks_give_the_same_data(case: tuple[dict[str, Any], str]) -> None:
    data, text = case
    assert by_yaml_rs(text) == by_ruamel(text) == data


TOKENS = st.sampled_from(
    [
        "a",
        "b: ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        '"',
        "'",
        "#",
        " # ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "|\n  x\n",
        ">-\n  x\n",
        "&x ",
        "*x",
        "!!str ",
        "null",
        "~",
        "1_0",
        "0x1F",
        ".5",
        "é",
        "\\n",
        "<<: ",
        "---\n",
        "\r\n",
        "word",
        " ",
    ]
)


def _has_block(text: str) -> bool:
    return "|" in text or ">" in text


def _ends_like_a_whole_line(text: str) -> bool:
    """Whether the two differ in the end of a block text alone, which yaml-rs may give a line break that the file lacks."""
    one, other = (result(load, f"{text}\n") for load in (by_yaml_rs, by_ruamel))
    return _has_block(text) and not text.endswith("\n") and one is not None and one == other == result(by_yaml_rs, text)


def _is_named_difference(text: str) -> bool:
    """Whether a text has what the suite shows that ruamel.yaml reads otherwise."""
    is_block_above_white_space = _has_block(text) and text.endswith((" ", "\n"))
    return is_block_above_white_space or any(sign in text for sign in ("?", "&x:", ":,", ":]", ":}", "::"))


@many
@given(st.lists(TOKENS, max_size=12).map("".join))
def test_texts_that_both_accept_give_the_same_data(text: str) -> None:
    one, other = result(by_yaml_rs, text), result(by_ruamel, text)
    assert one == other or None in (one, other) or _is_named_difference(text) or _ends_like_a_whole_line(text)


def _shared_texts() -> Iterator[str]:
    for file in sorted((SHARED / "data").glob("raw/**/*.y*ml")):
        yield file.read_text("utf-8", "replace")
    for file in sorted((SHARED / "data").glob("banks/*.jsonl")):
        with file.open(encoding="utf-8") as stream:
            yield from islice(stream, CASES // 10)


@pytest.mark.skipif(not Path(SHARED, "data", "raw").is_dir(), reason="real banks are not here")
def test_real_banks_give_the_same_data() -> None:
    # Characters that YAML forbids are replaced before a reader sees them.
    texts = [FORBIDDEN.sub("\ufffd", text) for text in _shared_texts()]
    results = [(text[:200], result(by_yaml_rs, text), result(by_ruamel, text)) for text in texts]
    assert [text for text, one, other in results if one != other and other is not None] == []
    assert sum(other is None for _, _, other in results) <= len(results) // 100


# The guards hold for the second reader too


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(reader.VARIABLE, "ruamel")


@pytest.mark.usefixtures("second")
@pytest.mark.parametrize(
    ("text", "limits", "words"),
    [
        ("[" * 65 + "]" * 65, Limits(), "more than 64 deep"),
        ("[" * 30_000, Limits(), "more than 64 deep"),
        ("- " * 5000 + "x", Limits(), "more than 64 deep"),
        ("- &a [x, x, x]\n- &b [*a, *a, *a]\n- [*b, *b, *b]\n", Limits(nodes=30), "more than 30 values"),
        (f"a: {'9' * 9000}\n", Limits(), "more than 300 digits"),
    ],
)
def test_limits_hold(text: str, limits: Limits, words: str) -> None:
    (error,) = read(text.encode(), limits).errors
    assert (error.rule, words in error.message) == ("limit-exceeded", True)


@pytest.mark.usefixtures("second")
def test_a_bomb_of_references_is_refused() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(20)
    )
    assert [error.rule for error in read(bomb.encode()).errors] == ["limit-exceeded"]


@pytest.mark.usefixtures("second")
def test_a_field_given_twice_hides_nothing() -> None:
    document = read(b"a: 1\na: 2\nb: 3\n")
    assert (document.data, [error.rule for error in document.errors]) == ({"a": 2, "b": 3}, ["duplicate-field"])


def test_the_reader_is_part_of_every_cache_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_inputs.program_inputs()
    monkeypatch.setenv(reader.VARIABLE, "ruamel")
    assert program_inputs.program_inputs() != before
