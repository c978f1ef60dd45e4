"""Parser events: one run of the parser serves all walks over a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crs_lint.document import events
from crs_lint.document.event_checks import check_events
from crs_lint.document.events import Events, ParserEvent, UnparsableError, values
from crs_lint.document.load import read
from crs_lint.document.positions import Spans
from crs_lint.model.finding import Location, Span

CountRuns = Callable[[], int]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> CountRuns:
    """The number of runs of the parser so far."""
    counted: list[str] = []
    parse = events._parse

    def counting(text: str, pure: bool) -> Iterator[ParserEvent]:
        counted.append(text)
        return parse(text, pure)

    monkeypatch.setattr(events, "_parse", counting)
    return lambda: len(counted)


def test_events_have_kinds_offsets_and_values() -> None:
    found = [(one.kind, one.start, one.end, one.value, one.style, one.anchor) for one in values(Events("a: &x 'é'\nb: *x\n").walk())]
    assert found[1:6] == [
        ("map", 0, 0, "", "", ""),
        ("scalar", 0, 1, "a", "", ""),
        ("scalar", 3, 9, "é", "'", "x"),
        ("scalar", 10, 11, "b", "", ""),
        ("alias", 13, 15, "", "", "x"),
    ]
    assert (found[0][0], found[6][0]) == ("document", "end")


def test_a_kept_walk_serves_later_walks(runs: CountRuns) -> None:
    one = Events("a: [b, c]\n")
    first = list(one.walk(keep=True))
    assert (list(one.walk()), list(one.walk(keep=True)), runs()) == (first, first, 1)
    list(one.walk(pure=True))
    assert runs() == 2


def test_a_walk_that_is_not_kept_or_not_finished_serves_nobody(runs: CountRuns) -> None:
    one = Events("a: [b, c]\n")
    list(one.walk())
    next(one.walk(keep=True))
    list(one.walk())
    assert runs() == 3


def test_a_kept_walk_ends_in_the_same_error(runs: CountRuns) -> None:
    one = Events("a: b\nc: [d\n")
    first: list[ParserEvent] = []
    with pytest.raises(UnparsableError, match="ParserError"):
        first.extend(one.walk(keep=True))
    again: list[ParserEvent] = []
    with pytest.raises(UnparsableError, match="ParserError"):
        again.extend(one.walk())
    assert again == first
    assert len(first) > 3
    assert runs() == 1


def test_too_many_events_are_not_kept(monkeypatch: pytest.MonkeyPatch, runs: CountRuns) -> None:
    monkeypatch.setattr(events, "_MAX_KEPT_EVENTS", 8)
    few, many = Events("a: b"), Events("[a, b, c, d]")
    assert (len(list(few.walk(keep=True))), len(list(many.walk(keep=True)))) == (8, 10)
    assert (len(list(few.walk())), runs()) == (8, 2)
    assert (len(list(many.walk())), runs()) == (10, 3)


def test_the_parser_in_python_reads_what_the_other_cannot_unless_it_would_take_long() -> None:
    assert Events("x" * 512 * 1024).parsers() == (False, True)
    assert Events("x" * (512 * 1024 + 1)).parsers() == (False,)
    assert Events("x").parsers(pure=True) == (True,)


@pytest.mark.parametrize(("depth", "parsable"), [(256, True), (257, False)])
def test_nesting_has_a_limit(depth: int, parsable: bool) -> None:
    walk = Events("[" * depth + "]" * depth).walk(pure=True)
    if parsable:
        assert len(list(walk)) > 2 * depth
    else:
        with pytest.raises(UnparsableError, match="nested too deep"):
            list(walk)


@pytest.mark.parametrize(("count", "parsable"), [(100, True), (101, False)])
def test_tag_directives_have_a_limit(count: int, parsable: bool) -> None:
    walk = Events("".join(f"%TAG !a{n}! b\n" for n in range(count)) + "--- c\n").walk()
    if parsable:
        assert [one.value for one in values(walk) if one.kind == "scalar"] == ["c"]
    else:
        with pytest.raises(UnparsableError, match="too many directives"):
            list(walk)


@pytest.mark.yaml_rs
def test_checks_style_questions_and_positions_of_one_text_run_the_parser_once(runs: CountRuns) -> None:
    document = read(b"items:\n  - id: a\n    stem: one\n    stem: two\n")
    path = ("items", 0, "stem")
    styles = Spans(document.text, [path], events=document.events, keep=True)
    spans = Spans(document.text, [path, ("items", 0, "id")], events=document.events)
    assert [error.rule for error in document.errors] == ["duplicate-field"]
    assert styles.is_plain(path)
    assert spans.span(Location(("items", 0, "id"))) == Span(15, 16)
    assert runs() == 1


def test_a_file_with_a_finding_and_nothing_to_check_runs_the_parser_once(runs: CountRuns) -> None:
    document = read(b"items:\n  - id: a\n    stem: one\n  - id: b\n")
    spans = Spans(document.text, [("items", 0, "stem")], events=document.events)
    assert document.text[slice(*spans.span(Location(("items", 0, "stem"))))] == "one"
    assert runs() == 1


@pytest.mark.yaml_rs
def test_a_run_over_a_file_with_errors_and_findings_runs_the_parser_once(
    runs: CountRuns, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crs_lint.api import Request, lint

    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("id: a\nid: b\nstem: Which is the the best ?\noptions: [{text: 1, correct: true}, {text: 1.10}]\n")
    found = {finding.rule for finding in lint(["a.yaml"], Request(isolated=True)).findings}
    assert {"duplicate-field", "repeated-word"} <= found
    assert runs() == 1


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("a: 1\nb: 2\n", []),
        ("a: 1\nb: {c: 1, c: 2}\na: 3\n", [("duplicate-field", "c"), ("duplicate-field", "a")]),
        ("a: !x b\n", [("invalid-yaml", "!x b")]),
        ("a: !!str b\nc: !!int 1\nd: ! e\n", []),
        ("a: &x [*x]\n", [("invalid-yaml", "*x")]),
        ("a: &x [b]\nc: *x\n", []),
        ("a: &x b\n*x : c\n", [("invalid-yaml", "*x")]),
        ("? [a]\n: b\n", [("invalid-yaml", "[")]),
        ("? {a: b}\n: c\n", [("invalid-yaml", "{")]),
        ("a: 1\n---\nb: 2\n---\nc: 3\n", [("invalid-yaml", "---")]),
        ("[a, a, a]", []),
    ],
)
def test_errors_that_only_events_show(text: str, errors: list[tuple[str, str]]) -> None:
    found = check_events(Events(text))
    assert [(one.rule, text[one.span.start : one.span.end]) for one in found] == errors


@pytest.mark.parametrize(("limit", "rules"), [(4, ["limit-exceeded"]), (5, ["duplicate-field"])])
def test_the_limit_of_values_counts_names_and_hidden_values(limit: int, rules: list[str]) -> None:
    assert [one.rule for one in check_events(Events("a: 1\na: 2\n"), max_values=limit)] == rules


def test_errors_before_the_point_where_no_parser_can_go_on_are_kept() -> None:
    text = "a: 1\na: 2\nb: [c\n"
    assert [text[one.span.start] for one in check_events(Events(text))] == ["a"]


def test_no_text_makes_ruamel_search_for_plug_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glob.glob", lambda *_, **__: pytest.fail("searched"))
    assert [kind for kind, _ in Events("a: b\n").walk() if kind] == ["document", "map", "scalar", "scalar", "end"]
