"""Two readers and two validators never disagree on what is clean, nor on where a text stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from io import StringIO
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crs_lint.document.event_walk import WrittenValue
from crs_lint.document.load import Document, read
from crs_lint.document.positions import Spans
from crs_lint.formats import native_schema
from crs_lint.model.finding import Location, Path
from tests.shared_data import YAML_TEST_SUITE

# The same examples on every run: what fails here fails for everybody.
steady = settings(max_examples=100, derandomize=True, deadline=None, database=None)
Case = dict[str, Any]


@pytest.fixture(scope="module")
def suite() -> list[Case]:
    return [json.loads(line) for line in YAML_TEST_SUITE.read_text("utf-8").splitlines()]


def is_refused(source: Document) -> bool:
    return not source.readable or any(fault.rule == "invalid-yaml" for fault in source.errors)


def documents(case: Case) -> list[Any]:
    """The data that the suite gives for a case, one for each document."""
    decoder = json.JSONDecoder()
    text = case["json"].strip()
    found = []
    while text:
        value, end = decoder.raw_decode(text)
        found.append(value)
        text = text[end:].lstrip()
    return found


@pytest.mark.yaml_rs
def test_the_suite_is_accepted_and_rejected_as_it_says(suite: list[Case]) -> None:
    sources = [(case, read(case["yaml"].encode())) for case in suite]
    accepted = [case["id"] for case, source in sources if case["error"] and not is_refused(source)]
    rejected = [case["id"] for case, source in sources if not case["error"] and not source.readable]
    assert (accepted, rejected) == ([], [])


@pytest.mark.yaml_rs
def test_what_of_the_suite_is_refused_on_purpose(suite: list[Case]) -> None:
    """Valid YAML that no bank may hold: each refusal names one of these reasons."""
    reasons = ("A second document", "The mark", "The name of a field", "The reference", "appears twice")
    others = [
        (case["id"], fault.message)
        for case in suite
        if not case["error"]
        for fault in read(case["yaml"].encode()).errors
        if not any(reason in fault.message for reason in reasons)
    ]
    assert others == []


@pytest.mark.yaml_rs
def test_the_suite_reads_as_its_json(suite: list[Case]) -> None:
    """Data differs from the JSON where a mark says that it is no JSON, and there a fault says so."""
    differing = []
    compared = 0
    for case in suite:
        source = read(case["yaml"].encode())
        if case["error"] or not case.get("json") or is_refused(source):
            continue
        compared += 1
        wanted = documents(case)
        if source.data != (wanted[0] if len(wanted) == 1 else wanted):
            differing.append(case["id"])
    assert differing == []
    assert compared >= 200


def leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from leaves(value, (*path, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))
    else:
        yield path, data


def test_positions_in_the_suite_are_those_of_the_right_text(suite: list[Case]) -> None:
    """Where ruamel.yaml reads all of a file, and another text than the first reader does, the case is an oddity."""
    wrong: set[str] = set()
    located = 0
    for case in suite:
        source = read(case["yaml"].encode())
        if is_refused(source) or not isinstance(source.data, dict):
            continue
        texts = [(path, value) for path, value in leaves(source.data) if isinstance(value, str)]
        for pure in (False, True):
            spans = Spans(source.text, [path for path, _ in texts], pure=pure)
            for path, value in texts:
                seen = spans.written(path)
                if spans.sure and seen is not None and seen.text is not None:
                    located += 1
                    wrong |= {case["name"]} if seen.text.strip() != value.strip() else set()
    assert wrong == {"Anchor with colon in the middle"}
    assert located >= 200


# Items in many styles

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff")
WORDS = st.text(st.one_of(st.sampled_from("abc   .,:#'\"-?!&*[]{}|>%@`\\~/<"), LETTERS), min_size=1, max_size=40)
# Text of several lines that folding keeps: no white space at the ends of lines.
LINES = st.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=4).map("\n".join)
TEXTS = st.one_of(WORDS, LINES)
ITEMS = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,4}){0,2}", fullmatch=True),
        "stem": TEXTS,
        "options": st.lists(
            st.fixed_dictionaries({"text": TEXTS}, optional={"correct": st.booleans(), "rationale": TEXTS}), min_size=1, max_size=4
        ),
    },
    optional={"explanation": TEXTS, "tags": st.lists(WORDS, max_size=3), "custom": st.dictionaries(WORDS, st.integers(), max_size=2)},
)
BANKS = st.lists(ITEMS, min_size=1, max_size=3).map(lambda items: {"items": items})


class Writer:
    """Writes data as an author might: each text in a style that is drawn among those that can hold it."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.anchors = 0

    def document(self, data: dict[str, Any]) -> str:
        return f"# A bank{self._break()}{self._group(data, 0)}"

    def _break(self) -> str:
        return "\n" * self.draw(st.integers(1, 2))

    def _group(self, data: dict[str, Any], indent: int) -> str:
        rows = [f"{' ' * indent}{_name(name)}:{self._value(value, indent + 2)}" for name, value in data.items()]
        return "".join(self._comment(indent) + row for row in rows)

    def _comment(self, indent: int) -> str:
        return self.draw(st.sampled_from(["", "", "", f'{" " * indent}# It\'s a "note": - {{[\n', "\n"]))

    def _value(self, value: Any, indent: int) -> str:
        if isinstance(value, str):
            return self._text(value, indent)
        if not isinstance(value, (dict, list)) or not value or self.draw(st.integers(0, 4)) == 0:
            return f" {_flow(value)}{self._end()}"
        return f"{self._end()}{self._group(value, indent) if isinstance(value, dict) else self._list(value, indent)}"

    def _list(self, values: list[Any], indent: int) -> str:
        rows = []
        for value in values:
            if isinstance(value, dict) and value:
                group = self._group(value, indent + 2)
                first = group.lstrip("\n")
                rows.append(f"{' ' * indent}-\n{group}" if first.lstrip(" ").startswith("#") else f"{' ' * indent}- {first.lstrip(' ')}")
            else:
                rows.append(f"{' ' * indent}-{self._value(value, indent + 2)}")
        return "".join(rows)

    def _end(self) -> str:
        return self.draw(st.sampled_from(["\n", "\n", "  # that's all\n"]))

    def _text(self, text: str, indent: int) -> str:
        style = self.draw(st.sampled_from([style for style, can in STYLES.items() if can(text)]))
        mark = self._anchor() if self.draw(st.integers(0, 9)) == 0 else ""
        if style in ("|", ">"):
            pad = " " * indent
            between = "\n" if style == "|" else "\n\n"
            return f"{mark} {style}-{self._end()}" + between.join(pad + line for line in text.split("\n")) + "\n"
        if style == "folded":
            first, rest = text.split(" ", 1)
            return f"{mark} {first}\n{' ' * indent}{rest}\n"
        return f"{mark} {WRITTEN[style](text)}{self._end()}"

    def _anchor(self) -> str:
        self.anchors += 1
        return f" &a{self.anchors}"


def _name(name: str) -> str:
    return name if name.isidentifier() and name.isascii() and name.lower() not in ("null", "true", "false") else _double(name)


def _double(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _flow(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _is_word(text: str) -> bool:
    return text.replace(" ", "a").isalpha() and text == text.strip() and len(text) > 5 and text.isascii()


def _is_even(text: str) -> bool:
    """Whether every line begins with a letter: then neither folding nor indentation has a choice."""
    return all(line[0].isalnum() and line == line.strip() for line in text.split("\n") if line) and "" not in text.split("\n")


STYLES: dict[str, Callable[[str], bool]] = {
    "plain": _is_word,
    "folded": lambda text: _is_word(text) and " " in text and "  " not in text,
    "single": lambda text: "\n" not in text,
    "double": lambda text: True,
    "|": _is_even,
    ">": _is_even,
}
WRITTEN: dict[str, Callable[[str], str]] = {"plain": str, "single": lambda text: "'" + text.replace("'", "''") + "'", "double": _double}


@st.composite
def written(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    data = draw(BANKS)
    return data, Writer(draw).document(data)


@steady
@given(written())
def test_all_readers_read_what_was_written(case: tuple[dict[str, Any], str]) -> None:
    from ruamel.yaml import YAML

    data, text = case
    source = read(text.encode())
    assert source.data == data
    for pure in (False, True):
        assert YAML(typ="safe", pure=pure).load(StringIO(text)) == data


@steady
@given(written(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_both_parsers_position_every_text_where_it_is_written(case: tuple[dict[str, Any], str], line_break: str) -> None:
    data, text = case
    text = text.replace("\n", line_break)
    texts = [(path, value) for path, value in leaves(data) if isinstance(value, str)]
    fast, pure = (Spans(text, [path for path, _ in texts], pure=pure) for pure in (False, True))
    assert fast.sure
    assert pure.sure
    for path, value in texts:
        assert fast.span(Location(path)) == pure.span(Location(path))
        assert fast.span(Location(path, part="key")) == pure.span(Location(path, part="key"))
        for index, char in enumerate(value):
            span = fast.span(Location(path, chars=(index, index + 1)))
            assert span == pure.span(Location(path, chars=(index, index + 1)))
            if not char.isspace():
                assert _decoded(text[span.start : span.end], _written(fast, path).style) == char


def _written(spans: Spans, path: Path) -> WrittenValue:
    value = spans.written(path)
    assert value is not None
    return value


def _decoded(piece: str, style: str) -> Any:
    return json.loads(f'"{piece}"') if style == '"' else piece.replace("''", "'") if style == "'" else piece


def _reads(text: str, data: Any) -> bool:
    """Whether ruamel.yaml takes a text for the data, or, where that is None, for any."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe", pure=True).load(text)
    except YAMLError:
        return False
    return data is None or bool(found == data)


@steady
@given(BANKS, st.integers(20, 200), st.booleans(), st.sampled_from([None, "|", ">", "'", '"']))
def test_what_ruamel_writes_is_read(data: dict[str, Any], width: int, flow: bool, style: str | None) -> None:
    from ruamel.yaml import YAML

    yaml: Any = YAML(typ="safe", pure=True)
    yaml.width, yaml.default_flow_style, yaml.default_style, yaml.allow_unicode = width, flow, style, True
    stream = StringIO()
    yaml.dump(data, stream)
    assume(_reads(stream.getvalue(), data if style is None else None))  # it cannot read all that it writes: [?0]
    source = read(stream.getvalue().encode())
    tagged = style is not None  # numbers, too, are then written as text with a mark
    assert source.data == data or tagged
    texts = [(path, value) for path, value in leaves(data) if isinstance(value, str)]
    fast, pure = (Spans(source.text, [path for path, _ in texts], pure=pure) for pure in (False, True))
    for path, value in texts:
        assert fast.span(Location(path)) == pure.span(Location(path))
        assert _written(fast, path).text == value


# Validators


RETYPED = st.sampled_from(
    [None, True, 0, 1.5, -1, "", "x", "two words", [], ["x"], [1], {}, {"text": "x"}, {"file": 1}, "draft", "single", 10**20]
)
RENAMED = st.sampled_from(
    ["id", "stem", "options", "text", "correct", "typ", "type", "status", "figure", "enemies", "references", "article", "level"]
)


@st.composite
def mutated(draw: st.DrawFn, whole: st.SearchStrategy[Any]) -> Any:
    """Data with some fields dropped, renamed, or given a value of another kind."""
    data = json.loads(json.dumps(draw(whole)))
    for _ in range(draw(st.integers(0, 4))):
        groups = list(_groups(data))
        group = draw(st.sampled_from(groups))
        if not group:
            continue
        name = draw(st.sampled_from(sorted(group)))
        deed = draw(st.sampled_from(["drop", "rename", "retype", "add"]))
        if deed == "add":
            group[draw(RENAMED)] = deepcopy(draw(RETYPED))
        elif deed == "retype":
            group[name] = deepcopy(draw(RETYPED))
        else:
            value = group.pop(name)
            if deed == "rename":
                group[draw(RENAMED)] = value
    return data


def _groups(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _groups(value)


LONE = ITEMS | BANKS
EXAMS = st.just(
    {
        "exam": "crs",
        "title": "Certified Recovery Specialist",
        "options": 4,
        "levels": {"recall": 20, "application": 80},
        "domains": [{"id": "a", "title": "A", "weight": 22, "tasks": [{"id": "t", "title": "T"}]}, {"id": "b", "title": "B", "weight": 78}],
        "form": {"items": 75},
        "requires": ["explanation"],
        "sources": {"code": {"title": "The code", "url": "x", "superseded": False}},
    }
)


@steady
@given(mutated(LONE))
def test_both_validators_agree_on_items(data: Any) -> None:
    agree(data, "bank")


@steady
@given(mutated(EXAMS))
def test_both_validators_agree_on_exams(data: Any) -> None:
    agree(data, "exam")


def agree(data: Any, name: str) -> None:
    from jsonschema import Draft202012Validator
    from referencing import Registry

    accepted = native_schema.accepts(data, name)
    assert accepted == Draft202012Validator(native_schema.load(name), registry=Registry()).is_valid(data)
    assert accepted or native_schema.explain(data, name)
