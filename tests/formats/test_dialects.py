"""Items in a team's own form are found to have the faults that they would have in the bank's, at the author's lines."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crs_lint.cli.main import main
from crs_lint.document.load import read
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.formats.dialect import FORMS, Dialect, DialectError, KeyForm, read_dialect
from crs_lint.formats.dialect_entries import Entries, find_entries
from crs_lint.formats.dialect_reader import read_items
from crs_lint.model.finding import Finding
from crs_lint.model.item import Exam
from crs_lint.settings.request import Request
from tests.shared_data import SHARED

RAW = SHARED / "data" / "raw"
BANKS = RAW.parent / "banks"

# Generated banks, written in the bank's own form and in a dialect

TEXTS = st.sampled_from(
    (
        "Mercury", "Venus", "Earth", "Mars and the the moon", "All of the above", "venus", "a longer answer than any of the others here", "",
        "12", "Which is  wide", "never",
    )
)  # fmt: skip
VALUES = st.one_of(TEXTS, st.integers(0, 30), st.booleans(), st.none())
STEMS = st.sampled_from(("Which planet is nearest to the sun?", "Which of these is not a planet?", "", "Which planet is the the largest?"))


@st.composite
def items(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Items of which some lack a part, have a part of another kind, no key or two."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        item: dict[str, Any] = {"id": f"item-{number}", "type": "single"}
        if draw(st.integers(0, 9)):
            item["stem"] = draw(STEMS) if draw(st.integers(0, 9)) else draw(st.integers(0, 9))
        if draw(st.integers(0, 9)):
            item["options"] = draw(st.lists(VALUES, min_size=0, max_size=5))
        if draw(st.integers(0, 9)):
            item["explanation"] = draw(st.sampled_from(("It lies inside the orbits of all others.", "", "Mercury.", "https://example.org")))
        count = len(item.get("options", ()))
        item["keys"] = sorted(draw(st.sets(st.integers(0, count - 1), max_size=2))) if count else []
        found.append(item)
    return found


class Page:
    """Lines of YAML, each with what stands on it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.labels: list[tuple[Any, ...]] = []

    def add(self, line: str, *label: Any) -> None:
        self.lines.append(line)
        self.labels.append(label)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def label(self, line: int) -> tuple[Any, ...]:
        return self.labels[line - 1]


def value(one: Any) -> str:
    return json.dumps(one)


def native(bank: list[dict[str, Any]]) -> Page:
    page = Page()
    page.add("items:")
    for number, item in enumerate(bank):
        page.add(f"  - id: {item['id']}", number, "id")
        page.add("    type: single", number, "id")
        if "stem" in item:
            page.add(f"    stem: {value(item['stem'])}", number, "stem")
        if "options" in item:
            page.add("    options:" + ("" if item["options"] else " []"), number, "options")
        for position, option in enumerate(item.get("options", ())):
            page.add(f"      - text: {value(option)}", number, "option", position)
            if position in item["keys"]:
                page.add("        correct: true", number, "key")
        if "explanation" in item:
            page.add(f"    explanation: {value(item['explanation'])}", number, "explanation")
    return page


class Form:
    """A way to write items: where they are, what the answers look like, how the key is written."""

    def __init__(self, home: str, answers: str, key_form: str, listed: bool = False) -> None:
        self.home = home
        self.answers = answers
        self.key_form = key_form
        self.listed = listed

    def __repr__(self) -> str:
        return f"{self.home or 'root'}-{self.answers}-{self.key_form}{'-listed' if self.listed else ''}"

    @property
    def settings(self) -> str:
        rows = {"stem": "ask", "options": "say", "explanation": "why", "id": "uid", "key-form": self.key_form, "key": "good"}
        rows |= {"items": "quiz.parts"} if self.home == "nested" else {"items": "."} if self.home == "named" else {}
        rows |= {"text": "words"} if self.answers.endswith("groups") and self.key_form != "mapping" else {}
        return 'include = ["*.yaml"]\n[dialect]\n' + "".join(f"{name} = {value(one)}\n" for name, one in rows.items())

    def page(self, bank: list[dict[str, Any]]) -> Page:
        page = Page()
        if self.home == "nested":
            page.add("quiz:")
            page.add("  parts:")
        for number, item in enumerate(bank):
            if self.home == "named":
                page.add(f"{item['id']}:", number, "id")
                page.add("    type: single", number, "id")
            else:
                page.add(f"  - uid: {item['id']}", number, "id")
                page.add("    type: single", number, "id")
            self._item(page, number, item)
        return page

    def _item(self, page: Page, number: int, item: dict[str, Any]) -> None:
        if "stem" in item:
            page.add(f"    ask: {value(item['stem'])}", number, "stem")
        if "options" in item:
            page.add("    say:" + ("" if item["options"] else " []"), number, "options")
        for position, option in enumerate(item.get("options", ())):
            self._option(page, number, position, option, position in item["keys"])
        if item["keys"] and self.key_form not in ("boolean", "mapping"):
            page.add(f"    good: {self._key(item)}", number, "key")
        if "explanation" in item:
            page.add(f"    why: {value(item['explanation'])}", number, "explanation")

    def _option(self, page: Page, number: int, position: int, option: Any, is_right: bool) -> None:
        head = f"      {chr(97 + position)}:" if self.answers.startswith("named") else "      -"
        if self.key_form == "mapping":
            page.add(f"      - {'good' if is_right else 'bad'}: {value(option)}", number, "option", position)
        elif self.answers.endswith("texts"):
            page.add(f"{head} {value(option)}", number, "option", position)
        elif self.answers == "named groups":
            page.add(head, number, "option", position)
            page.add(f"        words: {value(option)}", number, "option", position)
            if is_right and self.key_form == "boolean":
                page.add("        good: true", number, "key")
        else:
            page.add(f"{head} words: {value(option)}", number, "option", position)
            if is_right and self.key_form == "boolean":
                page.add("        good: true", number, "key")

    def _key(self, item: dict[str, Any]) -> str:
        options, keys = item["options"], item["keys"]
        if self.key_form in ("index0", "index1"):
            found: list[Any] = [key + int(self.key_form[-1]) for key in keys]
        elif self.key_form == "text":
            found = [options[key] for key in keys]
        else:
            found = [chr((97 if self.answers.startswith("named") else 65) + key) for key in keys]
            if self.key_form == "letters":
                return value(", ".join(found))
        return value(found) if self.listed or len(found) > 1 else value(found[0])

    def can_write(self, bank: list[dict[str, Any]]) -> bool:
        """Whether the form has a way to say what the bank says: a text names an answer only where it is one, once.

        What stands under a name and has no part of an item is none.
        """
        if self.home == "named" and not all({"stem", "options", "explanation"} & item.keys() for item in bank):
            return False
        if self.key_form != "text":
            return True
        shown = [[json.dumps(one).strip('"') for one in item.get("options", ())] for item in bank]
        keys = [(texts, texts[key]) for item, texts in zip(bank, shown, strict=True) for key in item["keys"]]
        return all(key.strip() and key != "null" and texts.count(key) == 1 for texts, key in keys)


FORMS_OF_BANKS = [
    *(Form("root", "groups", form) for form in FORMS if form not in ("mapping", "first", "distractors")),
    *(Form("nested", "texts", form) for form in ("index0", "index1", "letter", "letters", "text")),
    *(Form("named", "named texts", form) for form in ("letter", "letters", "index0")),
    Form("named", "named groups", "boolean"),
    Form("root", "groups", "mapping"),
    Form("root", "texts", "index0", listed=True),
    Form("root", "texts", "letter", listed=True),
    Form("nested", "named groups", "letter", listed=True),
]


def checked(folder: Path, text: str, config: str) -> Report:
    folder.mkdir(exist_ok=True)
    (folder / "items.yaml").write_text(text)
    (folder / "crs-lint.toml").write_text(config)
    return lint_paths(Request((str(folder),)))


def found(folder: Path, text: str, config: str) -> list[Finding]:
    report = checked(folder, text, config)
    assert report.complaints == ()
    assert report.advice == ""
    return list(report.findings)


def told(findings: list[Finding], page: Page) -> list[tuple[str, Any]]:
    """Each finding with what stands on its line; of two keys, which may stand on the answers, only whose they are."""
    labels = ((one.rule, page.label(one.line)) for one in findings)
    return sorted(((rule, label[:1] if rule == "multiple-keys" else label) for rule, label in labels), key=repr)


@pytest.mark.parametrize("form", FORMS_OF_BANKS, ids=repr)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(bank=items())
def test_a_bank_has_the_same_findings_in_every_form(form: Form, bank: list[dict[str, Any]], tmp_path: Path) -> None:
    if not form.can_write(bank):
        return
    own, other = native(bank), form.page(bank)
    expected = found(tmp_path / "native", own.text, 'include = ["*.yaml"]\n')
    seen = found(tmp_path / "other", other.text, form.settings)
    assert told(seen, other) == told(expected, own), other.text
    assert sorted((one.rule, one.item or "") for one in seen) == sorted((one.rule, one.item or "") for one in expected)
    for one in seen:
        assert not re.search(r'"(?:stem|options|explanation|correct|text|items)\b', one.message + one.help), one


NAMES = st.sampled_from(("items", "q", "o", "k", "t", "e", "id", "a", "b", "text", "correct", "type", "figure", "x.y", "qq", "language"))
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=4),
    st.sampled_from(("A", "AB", "1", "a, b")),
)
DATA = st.recursive(LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=5)), max_leaves=30)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=DATA,
    form=st.sampled_from(FORMS),
    home=st.sampled_from(("", ".", "items", "a.b", "q", "*", "*.q", "a.*.b")),
    options=st.sampled_from(("o", "o_*", "*")),
    types=st.sampled_from(("", {"a": "skip", "*": "multiple"})),
    text=st.sampled_from(("", "t", "x.y")),
    stem=st.sampled_from(("q", "q.t", "x.y")),
)
def test_the_reader_accepts_any_json(
    data: Any, form: str, home: str, options: str, types: Any, text: str, stem: str, tmp_path: Path
) -> None:
    """Whatever a file holds, and whatever the settings are, the run ends without a fault of its own."""
    rows = {
        "items": home,
        "text": text,
        "stem": stem,
        "options": options,
        "key": "k" if form != "first" else "",
        "key-form": form,
        "explanation": "e",
        "id": "id",
    }
    table = f"types = {{ {', '.join(f'{value(name)} = {value(one)}' for name, one in types.items())} }}\n" if types else ""
    config = 'include = ["*.yaml"]\nextend-select = ["all"]\n[dialect]\n' + "".join(
        f"{name} = {value(one)}\n" for name, one in rows.items() if one
    )
    report = checked(tmp_path / "any", json.dumps(data), config + table)
    assert report.crashes == ()
    assert [one for one in report.complaints if "no items were checked" not in one] == []


# Single faults, word for word

QUIZ = """\
include = ["*.yaml", "*.md"]
[dialect]
items = "questions"
stem = "question"
options = "answers"
{}
"""
INDEX = QUIZ.format('key = "right"\nkey-form = "index0"')


def concise(folder: Path, text: str, config: str = INDEX, name: str = "items.yaml") -> list[str]:
    (folder / name).write_text(text)
    (folder / "crs-lint.toml").write_text(config)
    report = lint_paths(Request((str(folder),)))
    assert report.complaints == ()
    return [f"{one.line}:{one.column} {one.rule} {one.message} {one.help}" for one in report.findings]


def read_as(text: str, settings: str) -> list[tuple[str, list[str], str]]:
    """The items of a text: the stem, the answers with a star before right ones, and the type."""
    dialect, _ = read_dialect(tomllib.loads(settings))
    assert dialect is not None
    return [
        (one.stem, ["*" * option.correct + option.text for option in one.options], one.type)
        for one in read_items(read(text.encode()).data, dialect, Exam())
    ]


@pytest.mark.parametrize(
    ("fields", "options", "type_"),
    [
        ("answer: Mars, wrong: [Venus, Earth]", ["*Mars", "Venus", "Earth"], "single"),
        ("answer: [Mars, Earth], wrong: [Venus]", ["*Mars", "*Earth", "Venus"], "multiple"),
        ("answer: Mars, wrong: {a: Venus, b: Earth}", ["*Mars", "Venus", "Earth"], "single"),
        ("answer: Mars", ["*Mars"], "single"),
        ("wrong: [Venus, Earth]", ["Venus", "Earth"], "single"),
    ],
)
def test_a_right_answer_stands_beside_wrong_ones(fields: str, options: list[str], type_: str) -> None:
    settings = 'stem = "q"\noptions = "wrong"\nkey = "answer"\nkey-form = "distractors"'
    assert read_as(f"- {{q: Which?, {fields}}}", settings) == [("Which?", options, type_)]


def test_faults_beside_distractors_are_reported_at_the_lines_of_the_author(tmp_path: Path) -> None:
    text = (
        "questions:\n  - question: Which is red?\n    right: Mars\n    answers:\n      - Venus\n      - Mars\n"
        "  - question: Which is hot?\n    answers: [Mars, Earth]\n  - question: Which is big?\n    right: Jupiter\n    answers: Mars\n"
        "  - question: Which is far?\n"
    )
    told = concise(tmp_path, text, QUIZ.format('key = "right"\nkey-form = "distractors"'))
    assert [one.split(" ")[:2] for one in told] == [
        ["6:9", "key-duplicated"],
        ["8:5", "missing-key"],
        ["11:14", "wrong-type"],
        ["12:5", "missing-field"],
    ]
    assert 'Write the right answer after "right:".' in told[1]


def test_the_first_answer_is_right_and_is_not_said_to_be_right_too_often(tmp_path: Path) -> None:
    rows = [f"  - question: Which is number {n}?\n    answers: [a{n}, b{n}, c{n}, d{n}]\n" for n in range(40)]
    config = 'extend-select = ["all"]\n' + QUIZ.format('key-form = "first"')
    told = concise(tmp_path, "questions:\n" + "".join(rows), config)
    assert [one for one in told if "position" in one or "missing-key" in one] == []
    assert read_as("- {q: Which?, options: [Mars, Venus]}", 'stem = "q"\nkey-form = "first"') == [("Which?", ["*Mars", "Venus"], "single")]
    assert read_as("- {q: Which?, options: []}", 'stem = "q"\nkey-form = "first"') == [("Which?", [], "single")]


def test_where_the_first_answer_is_right_no_field_is_the_key() -> None:
    settings = 'stem = "q"\noptions = "correct"\nkey-form = "first"'
    assert read_as('- {q: Which?, correct: [Mars, Venus], "": [x, y]}', settings) == [("Which?", ["*Mars", "Venus"], "single")]
    assert read_as('- {q: Is it?, "": true}', settings) == [("Is it?", [], "single")]


def test_one_text_of_a_list_is_marked_as_right() -> None:
    settings = 'stem = "q"\nkey = "{}"\nkey-form = "mapping"'
    expected = [("Which?", ["Venus", "*Mars", "Earth"], "single")]
    assert read_as("- {q: Which?, options: [Venus, {correct: Mars}, Earth]}", settings.format("correct")) == expected
    assert read_as("- {q: Which?, options: [{x: Venus}, {o: Mars}, {x: Earth}]}", settings.format("o")) == expected


@pytest.mark.parametrize(
    ("fields", "pattern", "key"),
    [
        ("answer_choice_a: Mars, answer_choice_b: Venus, answer_choice_c: Earth, answer: b", "answer_choice_*", "letter"),
        ("answer_choice_a: Mars, answer_choice_b: Venus, answer_choice_c: Earth, answer: answer_choice_b", "answer_choice_*", "letter"),
        ("optionA: Mars, optionB: Venus, optionC: Earth, optionD: '', optionE: null, answer: B", "option*", "letter"),
        ("option1: Mars, option2: Venus, option3: Earth, answer: option2, optional: true", "option*", "letter"),
        ("option_0: Mars, option_1: Venus, option_2: Earth, answer: 1", "option_*", "letter"),
        ("opt_1_text: Mars, opt_2_text: Venus, opt_3_text: Earth, answer: 1", "opt_*_text", "index0"),
        ("a1: Mars, a2: Venus, a3: Earth, answer: Venus", "a*", "text"),
        ("a: Mars, b: Venus, c: Earth, answer: B", "*", "letter"),
        ("q: Why?, a: Mars, b: Venus, c: Earth, e: It is., k: B", "*", "letter"),
    ],
)
def test_answers_are_in_fields_of_their_own(fields: str, pattern: str, key: str) -> None:
    names = ("q", "k", "e") if fields.startswith("q:") else ("question", "answer", "explanation")
    settings = 'stem = "{}"\nkey = "{}"\nexplanation = "{}"'.format(*names) + f'\noptions = "{pattern}"\nkey-form = "{key}"'
    ((_, options, type_),) = read_as(f"- {{{'' if names[0] == 'q' else 'question: Which?, '}{fields}}}", settings)
    assert (options, type_) == (["Mars", "*Venus", "Earth"], "single")


def test_several_keys_are_fields_of_one_answer_each() -> None:
    settings = 'stem = "q"\noptions = "option*"\nkey = "k"\nkey-form = "letters"'
    row = "- {{q: Which?, option1: Mars, option2: Venus, option3: Io, k: {}}}"
    for keys in ("[option1, option3]", "[1, 3]", "'1, 3'"):
        assert read_as(row.format(keys), settings) == [("Which?", ["*Mars", "Venus", "*Io"], "multiple")]


def test_a_fault_in_a_field_of_one_answer_is_reported_at_its_line(tmp_path: Path) -> None:
    text = (
        "questions:\n  - question: Which is red?\n    say_a: Mars\n    say_b: Venus\n    say_c: [x]\n    right: D\n"
        "  - question: Which is hot?\n    right: A\n"
    )
    config = QUIZ.format('key = "right"\nkey-form = "letter"').replace('"answers"', '"say_*"')
    assert [one.split(" ")[:2] for one in concise(tmp_path, text, config)] == [
        ["5:5", "wrong-type"],
        ["6:12", "unknown-key"],
        ["7:5", "missing-field"],
    ]
    assert 'This item has no "say_*".' in concise(tmp_path, text, config)[2]


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ("*", "a: [{q: One?, options: [x, y], k: 0}]\nb: [{q: Two?, options: [x, y], k: 0}]\n"),
        ("*", "a: {one: {q: One?, options: [x, y], k: 0}}\nb: {two: {q: Two?, options: [x, y], k: 0}}\n"),
        ("*.questions", "- {t: A, questions: [{q: One?, options: [x, y], k: 0}]}\n- {questions: [{q: Two?, options: [x, y], k: 0}]}\n"),
        ("topics.*.list", "topics: {a: {list: [{q: One?, options: [x, y], k: 0}]}, b: {list: [{q: Two?, options: [x, y], k: 0}]}}\n"),
        ("*.*.list", "- a: {list: [{q: One?, options: [x, y], k: 0}]}\n- b: {list: [{q: Two?, options: [x, y], k: 0}]}\n"),
    ],
)
def test_items_are_below_topics_or_in_blocks(items: str, text: str) -> None:
    settings = f'items = "{items}"\nstem = "q"\nkey = "k"\nkey-form = "index0"'
    assert read_as(text, settings) == [("One?", ["*x", "y"], "single"), ("Two?", ["*x", "y"], "single")]


def test_what_is_beside_topics_is_listed(tmp_path: Path) -> None:
    text = "title: Planets\nhot:\n  - question: Which is hot?\n    answers: [Venus, Mars]\n    right: 0\ncold: []\n"
    told = concise(tmp_path, text, INDEX.replace('"questions"', '"*"'))
    assert [one.split(" ")[:2] for one in told] == [["1:8", "skipped-entry"]]
    told = concise(tmp_path, f"meta: {{version: 1}}\n{text}", INDEX.replace('"questions"', '"*"'))
    assert [one.split(" ")[:2] for one in told] == [["1:1", "skipped-entry"], ["2:8", "skipped-entry"]]
    assert find_entries({"hot": [], "cold": []}, Dialect("*")) == Entries([], (), [])
    told = concise(tmp_path, "title: Planets\n", INDEX.replace('"questions"', '"*"'))
    assert [one.split(" ")[:2] for one in told] == [["1:1", "missing-field"]]
    told = concise(tmp_path, "- {part: 1}\n", INDEX.replace('"questions"', '"*.questions"'))
    assert [one.split(" ")[:2] for one in told] == [["1:1", "missing-field"]]
    told = concise(
        tmp_path,
        "- {part: 1}\n- questions: [{question: Which?, answers: [a, b], right: 0}]\n",
        INDEX.replace('"questions"', '"*.questions"'),
    )
    assert [one.split(" ")[:2] for one in told] == [["1:4", "skipped-entry"]]


def test_types_have_the_names_of_the_team() -> None:
    rows = (
        "- {q: One?, kind: mcq_multi, options: [a, b], k: 0}\n- {q: Two?, kind: mcq, options: [a, b], k: 0}\n"
        "- {q: Three?, kind: essay}\n- {q: Four?, kind: other}\n- {q: Five?, options: [a, b], k: 0}\n- {q: Six?, kind: tf, options: [True, False], k: 0}\n"
    )
    table = 'stem = "q"\nkey = "k"\nkey-form = "index0"\ntype = "kind"\n'
    types = '"mcq_multi" = "multiple", mcq = "single", tf = "true-false", essay = "skip"'
    seen = read_as(rows, f"{table}types = {{ {types} }}")
    assert [(stem, type_) for stem, _, type_ in seen] == [
        ("One?", "multiple"),
        ("Two?", "single"),
        ("Four?", "single"),
        ("Five?", "single"),
        ("Six?", "true-false"),
    ]
    seen = read_as(rows, f'{table}types = {{ {types}, "*" = "skip" }}')
    assert [stem for stem, _, _ in seen] == ["One?", "Two?", "Five?", "Six?"]


def test_types_of_the_bank_format_keep_their_meaning() -> None:
    rows = (
        "- {q: One?, type: multiple, options: [a, b], k: 0}\n- {q: Two?, type: odd}\n- {q: Three?, type: single, options: [a, b], k: 0}\n"
    )
    table = 'stem = "q"\nkey = "k"\nkey-form = "index0"\n'
    assert [(one[0], one[2]) for one in read_as(rows, table + 'types = { "*" = "skip" }')] == [("One?", "multiple"), ("Three?", "single")]
    assert [one[0] for one in read_as(rows, table + 'types = { "*" = "skip", single = "skip" }')] == ["One?"]
    assert [one[2] for one in read_as(rows.replace("type", "kind"), table + 'type = "kind"')] == ["multiple", "single", "single"]


@pytest.mark.parametrize(("key", "right"), [("true", "True"), ("'False'", "False"), ("'TRUE '", "True")])
def test_true_false_items_need_no_answers(key: str, right: str) -> None:
    settings = 'stem = "q"\nkey = "k"\nkey-form = "text"\ntypes = { tf = "true-false" }'
    ((_, options, type_),) = read_as(f"- {{q: So?, type: tf, k: {key}}}", settings)
    assert ([one.lstrip("*") for one in options], [one for one in options if one[0] == "*"], type_) == (
        ["True", "False"],
        ["*" + right],
        "true-false",
    )


def test_a_missing_field_is_reported_by_the_name_of_the_dialect(tmp_path: Path) -> None:
    text = "questions:\n  - question: Which planet is nearest?\n  - answers: [Mercury, Venus]\n    right: 0\n"
    assert concise(tmp_path, text) == [
        '2:5 missing-field This item has no "answers". Add "answers:" to it.',
        '3:5 missing-field This item has no "question". Add "question:" to it.',
    ]


def test_a_misspelled_field_is_reported_at_its_position(tmp_path: Path) -> None:
    text = "questions:\n  - question: Which planet is nearest?\n    anwsers: [Mercury, Venus]\n    right: 0\n"
    assert concise(tmp_path, text) == ['3:5 missing-field This item has no "answers". Rename "anwsers" to it: "answers".']


def test_an_item_with_only_misspelled_fields_is_not_skipped(tmp_path: Path) -> None:
    text = "questions:\n  - qestion: Which planet is nearest?\n    anwsers: [Mercury, Venus]\n    rigt: 0\n"
    assert [one.split()[1] for one in concise(tmp_path, text)] == ["missing-field", "missing-field"]


@pytest.mark.parametrize(
    ("form", "advice"),
    [
        ("index0", 'Write the number of the right answer, counted from 0, after "right:".'),
        ("index1", 'Write the number of the right answer, counted from 1, after "right:".'),
        ("letter", 'Write the letter of the right answer after "right:".'),
        ("letters", 'Write the letters of the right answers after "right:".'),
        ("text", 'Write the right answer, word for word, after "right:".'),
        ("boolean", 'Put "right: true" under the right answer.'),
    ],
)
def test_the_help_for_a_missing_key_follows_the_form_of_the_key(form: str, advice: str, tmp_path: Path) -> None:
    text = "questions:\n  - question: Which planet is nearest?\n    answers: [Mercury, Venus]\n"
    config = QUIZ.format(f'key = "right"\nkey-form = "{form}"')
    assert concise(tmp_path, text, config) == [f"3:5 missing-key No answer is marked as right. {advice}"]


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("index0", "2"), ("index0", "-1"), ("index0", "true"), ("index0", "A"), ("index0", "99999999999999999999"), ("index1", "0"),
        ("index1", "3"), ("letter", "C"), ("letter", "AB"), ("letter", "Mercury"), ("letters", "A, E"), ("letters", "ABC"), ("text", "mercury"),
        ("text", "Mercury and Venus"), ("index0", "{a: 1}"), ("letter", "[A, [B]]"), ("letter", '"?"'), ("letters", '", ,"'),
    ],
)  # fmt: skip
def test_a_key_that_names_no_answer_is_the_only_finding(form: str, key: str, tmp_path: Path) -> None:
    text = f"questions:\n  - question: Which planet is nearest?\n    answers: [Mercury, Venus]\n    right: {key}\n"
    found = concise(tmp_path, text, QUIZ.format(f'key = "right"\nkey-form = "{form}"'))
    assert [one.split()[1] for one in found] == ["unknown-key"], found
    assert found[0].startswith("4:")


@pytest.mark.parametrize(
    ("form", "key", "right"),
    [
        ("index0", "1", [1]), ("index0", '"1"', [1]), ("index1", "1", [0]), ("index0", "[0, 1]", [0, 1]), ("letter", "b", [1]),
        ("letter", '"(B)"', [1]), ("letter", "B.", [1]), ("letters", "AC", [0, 2]), ("letters", "A and C", [0, 2]), ("letters", "a,c", [0, 2]),
        ("letters", "[A, C]", [0, 2]), ("text", "Earth", [2]), ("text", "[Earth, Venus]", [1, 2]), ("letter", "[A, C]", [0, 2]),
    ],
)  # fmt: skip
def test_keys_are_read_in_each_form(form: str, key: str, right: list[int]) -> None:
    data = read(f"question: x\nanswers: [Mercury, Venus, Earth]\nright: {key}\n".encode()).data
    (item,) = read_items(data, Dialect(".", "question", "answers", "", "right", KeyForm(form)), Exam())
    assert [option.number - 1 for option in item.keys] == right
    assert item.stray == ()
    assert item.type == ("multiple" if len(right) > 1 else "single")


def test_a_letter_key_names_answers_of_a_group_by_their_names() -> None:
    data = read(b"question: x\nanswers: {x: Mercury, y: Venus}\nright: y\n").data
    (item,) = read_items(data, Dialect(".", "question", "answers", "", "right", KeyForm.LETTER), Exam())
    assert [option.text for option in item.keys] == ["Venus"]
    assert item.keys[0].at("text") == ("answers", "y")


def test_the_fix_of_a_wrong_type_quotes_the_answer_at_its_position(tmp_path: Path) -> None:
    text = "questions:\n  - question: How many planets are there?\n    answers:\n      - 8\n      - true\n      - No\n    right: 0\n"
    assert [one.split(". ")[0] for one in concise(tmp_path, text)] == [
        "4:9 wrong-type Answer 1 is 8 without quotes, so it is read as a number",
        "5:9 wrong-type Answer 2 is true without quotes, so it is read as yes or no and not as text",
        '6:9 ambiguous-scalar "No" has no quotes, so older YAML readers read it as yes or no',
    ]
    assert main([str(tmp_path), "--fix", "--no-cache", "-q"]) == 0
    assert (tmp_path / "items.yaml").read_text() == text.replace("- 8", '- "8"').replace("- true", '- "true"').replace("- No", '- "No"')


def test_an_answer_that_a_colon_turns_into_a_group_is_reported(tmp_path: Path) -> None:
    text = "questions:\n  - question: Which planet is nearest?\n    answers:\n      - Mercury\n      - Venus: it shines\n    right: 0\n"
    assert concise(tmp_path, text) == ["5:9 wrong-type Answer 2 is a group of fields; it must be text. Write it in double quotes."]


def test_two_answers_in_one_entry_are_reported(tmp_path: Path) -> None:
    text = (
        "questions:\n  - question: Which planet is nearest?\n    answers:\n      - bad: Venus\n        good: Mercury\n      - bad: Earth\n"
    )
    (found,) = concise(tmp_path, text, QUIZ.format('key = "good"\nkey-form = "mapping"'))
    assert found.startswith("5:9 invalid-value Answer 1 has 2 fields")


def test_fixes_leave_the_shape_alone(tmp_path: Path) -> None:
    """Answers cannot be put in order where a number names the right one, nor a field be added that the team does not know."""
    text = """\
questions:
  - question: How many planets are there?
    answers: ["8 ", "2", "5", "All of the above"]
    right: 0
"""
    config = INDEX.replace("[dialect]", 'extend-select = ["all"]\n[dialect]')
    concise(tmp_path, text, config)
    for one in lint_paths(Request((str(tmp_path),))).findings:
        assert one.fix is None or all(type(change).__name__ in ("Rewrite", "Quote") for change in one.fix.changes), one


def test_a_field_of_the_same_name_may_mean_something_else(tmp_path: Path) -> None:
    text = """\
questions:
  - question: Which planet is nearest?
    type: mc
    status: 7
    level: [easy]
    tags: planets
    custom: x
    answers: [Mercury, Venus]
    right: 0
"""
    assert concise(tmp_path, text) == []


def test_a_text_for_an_article_names_no_article_of_the_file(tmp_path: Path) -> None:
    text = """\
articles:
  - id: planets
  - id: planets
questions:
  - question: Which planet is nearest?
    article: {}
    answers: [Mercury, Venus]
    right: 0
"""
    for article in ("https://planets.example/nearest", "Mercury is  nearest.", "planets"):
        assert concise(tmp_path, text.format(article)) == []


def test_a_file_without_the_list_of_items_has_an_error(tmp_path: Path) -> None:
    assert concise(tmp_path, "quests: []\n") == ['1:1 missing-field This file has no "questions". Add "questions:" to it.']
    assert concise(tmp_path, "questions: none\n") == [
        '1:12 wrong-type The "questions" is the text "none"; it must be a list of items. Write each item below it, after a dash.'
    ]
    (found,) = concise(tmp_path, "a: {b: 1}\n", INDEX.replace('items = "questions"', 'items = "."'))
    assert found.startswith("1:1 missing-field This file has no item at its root")


def test_an_item_at_the_head_of_a_markdown_file(tmp_path: Path) -> None:
    head = "---\nquestion: Which planet is the the nearest?\nanswers: [Mercury, Venus]\nright: 0\n---\n"
    config = INDEX.replace('items = "questions"', 'items = "."')
    expected = ['2:27 repeated-word "the" appears twice in a row. Remove one.']
    for end in ("", "\n# More\n\n- : {\n", "text: [\n"):
        assert concise(tmp_path, head + end, config, "one.md") == expected
    crlf = (head + "# More\n").replace("\n", "\r\n")
    assert concise(tmp_path, crlf, config, "one.md") == expected
    (found,) = concise(tmp_path, "# No head\n", config, "one.md")
    assert found.startswith("1:1 invalid-yaml This Markdown file has no item at its head")


def test_markdown_is_read_only_if_included_or_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# A bank\n")
    text = "questions:\n  - question: Which planet is nearest?\n    answers: [Mercury, Venus]\n    right: 0\n"
    assert concise(tmp_path, text, INDEX.replace(', "*.md"', "")) == []


def test_suppressions_work_in_every_form(tmp_path: Path) -> None:
    text = "questions:\n  - question: Which planet is the the nearest? # crs-lint: ignore[repeated-word] wanted\n    answers: [Mercury, Venus]\n    right: 0\n"
    assert concise(tmp_path, text) == []


# Settings


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("dialect = 1", '"dialect" must be a table'),
        ("[dialect]\nstems = 'x'", 'has no setting "stems". Did you mean "stem"?'),
        ("[dialect]\nstem = 1", '"stem" of "dialect" must be a short text'),
        ("[dialect]\nstem = ''", '"stem" of "dialect" must be a short text'),
        ("[dialect]\nstem = 'a..b'", "must be the name of a field"),
        ("[dialect]\nkey = 'k'\nkey-form = 'number'", '"key-form" of "dialect" must be one of boolean, index0'),
        ("[dialect]\nkey-form = 'index0'", '"key" of "dialect" must name the field of the right answer'),
        ("[dialect]\nkey-form = 'distractors'", '"key" of "dialect" must name the field of the right answer'),
        ("[dialect]\noptions = 'a_*_*'", '"options" of "dialect" may have one "*", and then no dots'),
        ("[dialect]\noptions = 'a.b_*'", '"options" of "dialect" may have one "*", and then no dots'),
        ("[dialect]\nitems = 'topic_*'", 'A "*" in "items" of "dialect" must stand alone between dots'),
        ("[dialect]\nitems = '**.a'", 'A "*" in "items" of "dialect" must stand alone between dots'),
        ("[dialect]\nkey = 'k'\nkey-form = 'first'", '"key" of "dialect" has no meaning where "key-form" is "first"'),
        ("[dialect]\noptions = 'k'\nkey = 'k'\nkey-form = 'distractors'", '"key" of "dialect" must be another field than'),
        ("[dialect]\ntypes = 'essay'", '"types" of "dialect" must be a table'),
        ("[dialect]\ntypes = {}", '"types" of "dialect" must be a table'),
        ("[dialect]\ntypes = {essay = 'none'}", '"essay" under "types" of "dialect" must be one of single, multiple, true-false, skip'),
        ("[dialect]\nschema = '/etc/passwd'", "leads out of the repository"),
        ("[dialect]\nschema = '../x.json'", "leads out of the repository"),
        ("[dialect]\nschema = 'none.json'", "cannot be read"),
    ],
)
def test_invalid_dialect_settings_are_errors(table: str, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "crs-lint.toml").write_text(f'include = ["*.yaml"]\n{table}\n')
    (tmp_path / "a.yaml").write_text("[]\n")
    assert main([str(tmp_path), "--no-cache"]) == 2
    err = capsys.readouterr().err
    assert complaint in err
    assert len(err.splitlines()) == 1


def test_settings_are_shown_and_extended(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "base.toml").write_text('[dialect]\nstem = "question"\n')
    (tmp_path / "crs-lint.toml").write_text('extend = "base.toml"\n')
    monkeypatch.chdir(tmp_path)
    assert main([".", "--show-settings"]) == 0
    out = capsys.readouterr().out
    assert '[dialect]\nstem = "question"  # base.toml\noptions = "options"  # default\nkey = "correct"  # default\n' in out


def test_cached_results_depend_on_the_dialect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(12):
        text = f"- {{question: Which is planet number {number}?, answers: [Mercury {number}, Venus {number}], right: 1}}\n"
        (tmp_path / f"{number}.yaml").write_text(text)
    seen = []
    for form in ("index0", "index1", "letter", "index0"):
        config = f'include = ["*.yaml"]\n[dialect]\nstem = "question"\noptions = "answers"\nkey = "right"\nkey-form = "{form}"\n'
        (tmp_path / "crs-lint.toml").write_text(config)
        seen.append(main([str(tmp_path), "--cache-dir", str(tmp_path / "store"), "-q", "--jobs", "1", "--ignore", "bank"]))
        capsys.readouterr()
    assert seen == [0, 0, 1, 0]


@pytest.mark.parametrize("name", ["items.yaml", "one.md"])
def test_only_changed_items_are_reported_since_a_revision(name: str, tmp_path: Path) -> None:
    import subprocess

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments], cwd=tmp_path, check=True, capture_output=True)

    item = "question: Which planet is the the {}?\nanswers: [Mercury, Venus]\nright: 0\n"
    entry = "- " + item.replace("\n", "\n  ").rstrip(" ")
    first = f"---\n{item.format('nearest')}---\n" if name == "one.md" else entry.format("nearest") + entry.format("hottest")
    second = f"---\n{item.format('brightest')}---\n" if name == "one.md" else entry.format("brightest") + entry.format("hottest")
    config = INDEX.replace('items = "questions"', 'items = "."')
    concise(tmp_path, first, config, name)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "a")
    request = Request((str(tmp_path),), since="HEAD")
    assert lint_paths(request).findings == ()
    concise(tmp_path, second, config, name)
    assert [one.line for one in lint_paths(request).findings] == [2 if name == "one.md" else 1]


def test_the_page_shows_items_of_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "quiz:\n  parts:\n    one:\n      question: Which planet is the the nearest?\n      answers: {a: Mercury, b: Venus}\n      right: b\n"
    config = QUIZ.format('key = "right"\nkey-form = "letter"').replace('items = "questions"', 'items = "quiz.parts"')
    (found,) = concise(tmp_path, text, config)
    assert found.startswith("4:33 repeated-word")
    assert main([str(tmp_path), "--no-cache", "--format", "html", "--all-items"]) == 0
    page = capsys.readouterr().out
    assert "Mercury" in page
    assert "one" in page
    assert main([str(tmp_path), "--no-cache", "--unsafe-fixes", "-q"]) == 0
    assert "is the nearest?" in (tmp_path / "items.yaml").read_text()


# What real banks look like


REAL = {
    "certificationy_php": ['items = "questions"', 'stem = "question"', 'options = "answers"', 'text = "value"'],
    "certificationy_symfony": ['items = "questions"', 'stem = "question"', 'options = "answers"', 'text = "value"', 'explanation = "help"'],
    "ham_radio": ['stem = "question"', 'options = "answers"', 'key = "correct"', 'key-form = "index0"'],
    "ham_radio/outdated": ['id = ":id"', 'stem = ":question"', 'options = ":answers"', 'key = ":correct"', 'key-form = "index0"'],
    "questionary": ['stem = "prompt"', 'key = "answer"', 'key-form = "index0"', 'explanation = "explanation"'],
}
with_raw = pytest.mark.skipif(not RAW.is_dir(), reason="the real banks are not beside the project")


def copied(folder: Path) -> Path:
    import shutil

    return Path(shutil.copytree(RAW, folder / "raw"))


def configured(folder: Path) -> Path:
    """The real banks with settings of at most six lines each."""
    raw = copied(folder)
    for bank, table in REAL.items():
        lines = ['include = ["*.yaml", "*.yml"]', f"dialect = {{ {', '.join(table)} }}"]
        assert len(lines) <= 6
        (raw / bank / "crs-lint.toml").write_text("\n".join(lines) + "\n")
    return raw


@with_raw
def test_real_banks_are_read_completely(tmp_path: Path) -> None:
    raw = configured(tmp_path)
    for bank in ("certificationy_php", "certificationy_symfony", "ham_radio", "questionary"):
        neutral = [json.loads(line) for line in (BANKS / f"{bank}.jsonl").read_text().splitlines()]
        report = lint_paths(Request((str(raw / bank),)))
        assert report.complaints == ()
        found = [item for path in report.paths for item in report.items_of(path)]
        assert len(found) == len(neutral)
        assert sum(len(item.options) for item in found) == sum(len(one["options"]) for one in neutral)
        keys = sorted((item.stem, tuple(option.number for option in item.keys)) for item in found)
        expected = [(one["stem"], tuple(number for number, option in enumerate(one["options"], 1) if option["correct"])) for one in neutral]
        assert keys == sorted(expected)


@with_raw
def test_mistakes_in_real_banks_are_found(tmp_path: Path) -> None:
    raw = configured(tmp_path)
    found = {bank: lint_paths(Request((str(raw / bank),))).findings for bank in REAL if "/" not in bank}
    twice = [one for one in found["certificationy_symfony"] if one.rule == "duplicate-field"]
    assert len(twice) == 6
    assert all('"help" appears twice' in one.message for one in twice)
    numbers = [one for bank in ("certificationy_php", "certificationy_symfony") for one in found[bank] if "read as a number" in one.message]
    assert len(numbers) == 17
    assert [one.rule for one in found["questionary"] if one.line < 5] == ["skipped-entry"]


@with_raw
def test_settings_proposed_for_real_banks_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = copied(tmp_path)
    folders = sorted({file.parent for file in raw.rglob("*.y*ml")})
    assert sum(len(list(folder.glob("*.y*ml"))) for folder in folders) == 37
    for folder in folders:
        assert main([str(folder), "--no-cache"]) == 2
        proposed = capsys.readouterr().err.split("\n\n", 1)[1]
        assert len(proposed.splitlines()) <= 6
        (folder / "crs-lint.toml").write_text(proposed)
        report = lint_paths(Request((str(folder),)))
        assert (report.complaints, report.advice) == ((), "")
        items = [item for path in report.paths for item in report.items_of(path)]
        assert report.items == len(items) > 0
        assert all(item.stem and item.options and item.keys for item in items)


DOCUMENT = (Path(__file__).parents[2] / "docs" / "dialects.md").read_text("utf-8")
EXAMPLES = re.findall(
    r"```(yaml|toml|markdown|json)\n(.*?)```",
    DOCUMENT[DOCUMENT.index("## Forms of the key") : DOCUMENT.index("## JSON Schema")],
    re.DOTALL,
)
PAIRS = [(EXAMPLES[n], EXAMPLES[n + 1]) for n in range(0, len(EXAMPLES), 2)]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_examples_of_the_page_are_read(first: tuple[str, str], second: tuple[str, str], tmp_path: Path) -> None:
    text, config = (first[1], second[1]) if second[0] == "toml" else (second[1], first[1])
    name = "questions/a.md" if text.startswith("---") else "a.json" if text.startswith("{") else "a.yaml"
    (tmp_path / "questions").mkdir()
    (tmp_path / name).write_text(text)
    (tmp_path / "crs-lint.toml").write_text(config if "include" in config else f'include = ["*.yaml"]\n{config}')
    report = lint_paths(Request((str(tmp_path),)))
    assert [one.rule for one in report.findings if one.category in ("schema", "key")] == []
    (item,) = report.items_of(report.paths[0])
    assert item.stem.startswith("Which planet")
    assert "Mercury" in [one.text for one in item.keys]


@pytest.mark.parametrize(
    ("field", "file", "own", "declared"),
    [("", {}, {"language": "fr"}, "fr"), ("", {"language": "fr"}, {}, "fr"), ("lang", {"lang": "fr"}, {"lang": "it"}, "it"),
     ("lang", {"lang": "fr"}, {}, "fr"), ("lang", {"language": "fr"}, {"language": "python"}, ""), ("meta.lang", {}, {"meta": {"lang": "fr"}}, "fr"),
     ("lang", {}, {"lang": "French"}, ""), ("lang", {"lang": "French"}, {}, ""), ("lang", {"lang": "fr"}, {"lang": "French"}, "fr")],
)  # fmt: skip
def test_the_language_is_in_the_field_that_the_dialect_names(field: str, file: dict[str, Any], own: dict[str, Any], declared: str) -> None:
    data = {**file, "items": [{"question": "Io?", "answers": ["a", "b"], "right": 0, **own}]}
    (item,) = read_items(data, Dialect("items", "question", "answers", "", "right", KeyForm.INDEX0, language=field), Exam())
    assert item.declared_language == declared


def test_a_language_in_place_of_a_field_is_one_clear_sentence() -> None:
    with pytest.raises(DialectError, match=r'"language" of "dialect" names a field\. Write language = "fr" above'):
        read_dialect({"stem": "question", "language": "fr"})
