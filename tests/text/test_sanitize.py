"""No text from outside steers a terminal or a log."""

from __future__ import annotations

import io
import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Finding, RelatedPosition, Severity
from crs_lint.report.format_names import FORMATS
from crs_lint.report.registry import reporter
from crs_lint.settings.extras import MissingExtraError
from crs_lint.settings.request import Request
from crs_lint.text.sanitize import LIMIT, line, sanitize

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
# What is made of pieces that steer finds more than what is made of any letters.
PIECES = st.lists(
    st.one_of(
        st.sampled_from([":", "::", "#", "##[", "##vso[", "[", "\n", "\r", "\x1b[31m", " ", "\t", "\u202e", "\u2028", "\x85", "x", "é"]),
        st.text(max_size=3),
    ),
    max_size=12,
)
HOSTILE = PIECES.map("".join)
steady = settings(max_examples=150, derandomize=True, deadline=None, database=None)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """A finding whose every text means harm, at a place that its file may not have."""
    path, message, item = draw(HOSTILE).replace("\0", ""), draw(HOSTILE), draw(HOSTILE)
    row, column, more = draw(st.integers(1, 4)), draw(st.integers(1, 30)), draw(st.integers(0, 20))
    related = (RelatedPosition(path, row, column, message),)
    return Finding(
        "blank-stem", "stem", Severity.ERROR, message, message, path, item, row, column, row + more // 10, column + more, "0" * 16, related
    )


FINDINGS = findings()


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("plain text, naïve 漢字 😀", "plain text, naïve 漢字 😀"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x00\x7f\x9b", "\\x00\\x7f\\x9b"),
        ("a\u202eb\u2066c\u200bd\ufeff", "a\\u202eb\\u2066c\\u200bd\\ufeff"),
        ("a\u2028b\x85c", "a\\u2028b\\x85c"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
        ("##[error]x", "#\\#[error]x"),
        ("###[error]x", "##\\#[error]x"),
        ("##vso[task.complete]", "#\\#vso[task.complete]"),
        ("##teamcity[x]", "#\\#teamcity[x]"),
        ("## [x] #[y] # heading", "## [x] #[y] # heading"),
        ("#\u200b#[x]", "#\\u200b#[x]"),
    ],
)
def test_clean(given_text: str, cleaned: str) -> None:
    assert sanitize(given_text) == cleaned


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("::error::x", "./::error::x"),
        ("  ::error::x", "./::error::x"),
        ("\t::error::x", "\\t::error::x"),
        ("a::b", "a::b"),
        (":a", ":a"),
    ],
)
def test_line(given_text: str, cleaned: str) -> None:
    assert line(given_text) == cleaned


def test_what_is_long_is_cut() -> None:
    assert sanitize("a" * LIMIT) == "a" * LIMIT
    assert sanitize("a" * (LIMIT + 1)) == "a" * (LIMIT - 1) + "…"
    assert len(sanitize("\x1b" * 1_000_000)) <= 4 * LIMIT


@steady
@given(HOSTILE)
def test_no_text_steers(hostile: str) -> None:
    assert not STEERING.search(sanitize(hostile))
    assert not re.search(r"##\w*\[", sanitize(hostile))
    assert not line(hostile).strip().startswith("::")


@steady
@given(HOSTILE)
def test_cleaning_twice_changes_no_more(hostile: str) -> None:
    assert sanitize(sanitize(hostile)) == sanitize(hostile)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("bank")
    (folder / "exam.yaml").write_text("exam: x\n")
    return lint_paths(Request((str(folder),), isolated=True))


@pytest.mark.parametrize("name", FORMATS)
@settings(steady, max_examples=40)
@given(finding=FINDINGS, source=HOSTILE)
def test_no_finding_steers(name: str, empty: Report, finding: Finding, source: str) -> None:
    try:
        write = reporter(name)
    except MissingExtraError as error:
        pytest.skip(str(error))
    stream = io.StringIO()
    write(empty._replace(findings=(finding,), complaints=(finding.message,), text_of=lambda _: source), stream)
    written = stream.getvalue()
    assert not STEERING.search(written.replace("\n", ""))
    assert not re.search(r"##\w*\[", written)
    commands = [row for row in written.split("\n") if row.strip().startswith("::")]
    assert all(re.match(r"::(error|warning|notice) (file|title)=[^:]*::", row) for row in commands)
    assert len(commands) <= (2 if name == "github" else 0)
    if name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(written)
    elif name == "junit":
        ET.fromstring(written)
