"""Questions of PrairieLearn: choices in HTML, their settings, and courses as folders and archives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from crs_lint.cli.main import main
from crs_lint.convert.prairielearn.reader import read
from crs_lint.convert.record import ItemRecord, Loss, Picture, ReadResult, UnusableError
from tests.convert.test_qti_packages import package

Capture = pytest.CaptureFixture[str]
PNG = b"\x89PNG\r\n\x1a\n"
ANSWERS = '<pl-answer correct="true">Mars</pl-answer><pl-answer>Venus</pl-answer>'
PANEL = "<pl-question-panel><p>Which is <em>red</em>?</p></pl-question-panel>\n"
SINGLE = f'<pl-multiple-choice answers-name="a">{ANSWERS}</pl-multiple-choice>'
INFO = {"uuid": "1", "title": "Red planets", "topic": "Planets", "tags": ["sky", "rust"], "type": "v3"}


def items(text: str) -> list[ItemRecord]:
    return list(read(text.encode()).records)


def item(text: str) -> ItemRecord:
    (record,) = items(text)
    return record


def told(text: str) -> list[tuple[int, str]]:
    return sorted((loss.line, loss.message) for loss in read(text.encode()).losses)


def single(attributes: str = "", answers: str = ANSWERS) -> str:
    return f'<pl-multiple-choice answers-name="a" {attributes}>{answers}</pl-multiple-choice>'


def test_a_question_comes_in_with_its_fields() -> None:
    text = PANEL + single(
        answers='<pl-answer correct="True" feedback="Iron <b>rust</b>.">Mars</pl-answer><pl-answer correct="false">Venus</pl-answer>'
    )
    record = item(f"{text}<pl-answer-panel>Iron rust colors it.</pl-answer-panel>")
    assert record.stem == "Which is *red*?"
    assert [(one.text, one.correct, one.rationale) for one in record.options] == [("Mars", True, "Iron **rust**."), ("Venus", False, "")]
    assert (record.explanation, record.multiple, record.shuffle, record.line) == ("Iron rust colors it.", False, True, 2)
    assert told(text) == []


def test_checkboxes_allow_several_answers() -> None:
    text = f'<p>Which?</p><pl-checkbox answers-name="a" partial-credit="off">{ANSWERS}</pl-checkbox>'
    assert (item(text).multiple, item(text).stem) == (True, "Which?")
    assert told(text) == []


@pytest.mark.parametrize(
    ("attributes", "shuffle"),
    [("", True), ('order="random"', True), ('order="fixed"', False), ('fixed-order="true"', False), ('fixed-order="false"', True)],
)
def test_the_order_of_answers(attributes: str, shuffle: bool) -> None:
    assert item(single(attributes)).shuffle is shuffle
    assert told(single(attributes)) == []


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ('order="ascend"', "order: ascend"),
        ('partial-credit="net-correct"', "partial-credit: net-correct"),
        ('weight="2"', "weight: 2"),
        ('number-answers="4"', "number-answers: 4"),
        ('all-of-the-above="random"', "all-of-the-above: random"),
        ('none-of-the-above="true"', "none-of-the-above: true"),
        ('hide-letter-keys="true"', "hide-letter-keys: true"),
    ],
)
def test_settings_without_a_place_are_listed(attributes: str, message: str) -> None:
    assert told("\n" + single(attributes)) == [(2, message)]


def test_defaults_are_not_listed() -> None:
    assert told(single('weight="1" inline="false" display="block" none-of-the-above="false"')) == []


def test_points_for_an_answer_and_several_right_ones_are_listed() -> None:
    text = single(
        answers='<pl-answer correct="true">a</pl-answer><pl-answer correct="true">b</pl-answer>\n<pl-answer score="0.5">c</pl-answer>'
    )
    assert [one.correct for one in item(text).options] == [True, True, False]
    assert told(text) == [(1, "several right answers, of which one is shown at random"), (2, "score: 0.5")]


@pytest.mark.parametrize(("value", "correct"), [("correct", True), ("incorrect", False)])
def test_none_of_the_above_is_an_answer_that_stays_last(value: str, correct: bool) -> None:
    text = single(f'none-of-the-above="{value}" none-of-the-above-feedback="No."')
    last = item(text).options[-1]
    assert (last.text, last.correct, last.pin, last.rationale) == ("None of the above", correct, True, "No.")
    assert told(text) == []


def test_a_choice_of_two_verdicts_is_a_true_false_item() -> None:
    assert item(single(answers='<pl-answer correct="true">True</pl-answer><pl-answer>False</pl-answer>')).true_false
    assert not item(SINGLE).true_false


def test_values_of_a_program_are_listed() -> None:
    left_out = [(2, "a question with values that server.py computes is left out")]
    assert told(f"<p>Add {{{{params.a}}}}.</p>\n{SINGLE}") == left_out
    assert told(f"<markdown>Add {{{{params.a}}}}.</markdown>\n{SINGLE}") == left_out
    assert told("\n" + single(answers="{{#params.x}}<pl-answer>{{y}}</pl-answer>{{/params.x}}")) == left_out
    assert told("\n" + single(answers='<pl-answer correct="{{x}}">y</pl-answer>')) == left_out
    panel = f"{SINGLE}\n<pl-answer-panel><p>It is {{{{params.a}}}}.</p></pl-answer-panel>"
    assert (item(panel).explanation, told(panel)) == ("", [(2, "the explanation, which has values that server.py computes")])


def test_other_questions_are_listed_without_what_belongs_to_them() -> None:
    text = f'<p>How many?</p>\n<pl-number-input answers-name="n"></pl-number-input>\n<p>Which?</p>{SINGLE}'
    assert item(text).stem == "Which?"
    assert told(text) == [(2, "a question of the type pl-number-input is left out")]
    assert told('<pl-graph>x</pl-graph><pl-string-input answers-name="n"></pl-string-input><pl-hint>x</pl-hint>') == [
        (1, "a question of the type pl-string-input is left out")
    ]


def test_each_choice_is_an_item_with_the_text_above_it() -> None:
    text = f"<p>One?</p>{SINGLE}<hr><div><p>Two?</p>{SINGLE}</div>"
    assert [one.stem for one in items(text)] == ["One?", "Two?"]
    assert told(text) == []


def test_panels_hints_and_text_below_are_listed() -> None:
    text = (
        f"{SINGLE}\n<pl-submission-panel>Well.</pl-submission-panel>\n<pl-hint>Rust.</pl-hint>\n"
        '<pl-hide-in-panel question="true"><p>Later.</p></pl-hide-in-panel>\n<p>Now save.</p>\n<pl-video>x</pl-video>'
    )
    assert told(text) == [
        (2, "a text of another panel: Well."),
        (3, "a hint: Rust."),
        (4, "a text of another panel: Later."),
        (5, "text below the answers: Now save.\n\nx"),
        (6, "the markup <pl-video>; its text is kept"),
    ]
    assert item(f'<pl-hide-in-panel answer="true"><p>Q?</p>{SINGLE}</pl-hide-in-panel>').stem == "Q?"


def test_markdown_and_code_stay_as_they_are_written() -> None:
    text = f'<markdown>\nIs `a < b` **so**?\n\n- <i>x</i>\n</markdown>\n<pl-code language="java">List<String> x;\nif (a &lt; b) {{}}</pl-code>{SINGLE}'
    assert item(text).stem == "Is `a < b` **so**?\n\n- <i>x</i>\n\n```\nList<String> x;\nif (a < b) {}\n```"
    assert item(f"<p>What is <pl-code>x</pl-code>?</p>{SINGLE}").stem == "What is `x`?"
    assert told(f'<pl-code source-file-name="a.py"></pl-code>{SINGLE}') == [(1, "the code in the file a.py")]


def test_pictures_and_elements_in_markdown() -> None:
    text = f"<markdown>![x](a.png)\nWhich? <pl-video-embed></pl-video-embed></markdown>{SINGLE}"
    assert item(text).figure == Picture("a.png", "x")
    assert told(text) == [(1, "the markup <pl-video-embed>, which stays in the text")]


def test_pictures_are_found_in_the_folders_of_the_question_and_the_course() -> None:
    assert item(f'<pl-figure file-name="a.png"></pl-figure>{SINGLE}').figure == Picture("clientFilesQuestion/a.png")
    assert item(f'<p><img src="{{{{options.client_files_question_url}}}}/a.png" alt="x"></p>{SINGLE}').figure == Picture(
        "clientFilesQuestion/a.png", "x"
    )
    text = f'<pl-figure file-name="a.png" type="dynamic"></pl-figure>{SINGLE}'
    assert (item(text).figure, told(text)) == (None, [(1, "the picture a.png, which server.py draws")])
    assert told(f'<img src="a.png"><img src="b.png">{SINGLE}') == [(1, "the picture b.png")]


def test_old_names_are_read() -> None:
    text = f'<pl_multiple_choice answers_name="a" fixed_order="true">{ANSWERS.replace("pl-", "pl_")}</pl_multiple_choice>'
    assert (len(item(text).options), item(text).shuffle) == (2, False)


COURSE = {
    "infoCourse.json": b"{",
    "questions/sky/red one/question.html": (PANEL + SINGLE).encode(),
    "questions/sky/red one/info.json": json.dumps(INFO | {"partialCredit": False}).encode(),
    "questions/two/question.html": f'<pl-figure file-name="a.png" directory="clientFilesCourse"></pl-figure>{SINGLE}{SINGLE}'.encode(),
    "questions/two/info.json": json.dumps(INFO).encode(),
    "questions/old/info.json": json.dumps(INFO | {"type": "Calculation"}).encode(),
    "questions/number/question.html": b'<pl-number-input answers-name="n"></pl-number-input>',
    "questions/number/info.json": json.dumps(INFO | {"partialCredit": False}).encode(),
    "questions/number/server.py": b"x",
    "clientFilesCourse/a.png": PNG,
}


@pytest.mark.parametrize("name", ["c", "c.zip"])
def test_a_course_comes_in_as_a_folder_and_as_an_archive(name: str, tmp_path: Path, capsys: Capture) -> None:
    source = package(tmp_path / name, COURSE)
    assert main(["import", "prairielearn", str(source), "--to", str(tmp_path / "bank")]) == 0
    told = capsys.readouterr().err.splitlines()
    assert [line.rpartition("questions/")[2] for line in told[:3]] == [
        "number/question.html:1: a question of the type pl-number-input is left out",
        "old/info.json: a question of the type Calculation is left out",
        "sky/red one/info.json: partialCredit: false",
    ]
    assert "could not be converted" in told[3]
    (file,) = (one for one in (tmp_path / "bank").glob("*.yaml") if one.name != "exam.yaml")
    text = file.read_text()
    assert "id: sky/red-one\n" in text
    assert "id: two-1\n" in text
    assert "id: two-2\n" in text
    assert text.startswith("domain: Planets\n")
    assert "tags: [sky, rust]" in text
    assert "name: Red planets" in text
    assert "figure: clientFilesCourse/a.png" in text
    assert (tmp_path / "bank/clientFilesCourse/a.png").read_bytes() == PNG


def settled(tmp_path: Path, info: Mapping[str, object]) -> ReadResult:
    """What comes of a course with one question, which has these settings."""
    files = {"q/question.html": (PANEL + SINGLE).encode(), "q/info.json": json.dumps(info).encode()}
    return read(package(tmp_path / "c.zip", files).read_bytes())


def test_a_question_of_another_version_is_left_out_as_it_is_said(tmp_path: Path) -> None:
    found = settled(tmp_path, INFO | {"type": "v2"})
    assert (found.records, [loss.message for loss in found.losses]) == ((), ["a question of the type v2 is left out"])


def test_settings_are_listed_if_they_have_no_place_or_no_text(tmp_path: Path) -> None:
    info = {name: value for name, value in INFO.items() if name != "type"} | {"topic": 5, "tags": ["a", 1], "partialCredit": False}
    found = settled(tmp_path, info)
    assert (found.records[0].domain, found.records[0].tags) == ("", ("a",))
    assert [loss.message for loss in found.losses] == ["topic: 5", "tags: a list or a group", "partialCredit: false"]


def test_half_of_a_character_in_the_settings_is_replaced_and_listed(tmp_path: Path) -> None:
    found = settled(tmp_path, INFO | {"topic": "Red \ud83d"})
    assert found.records[0].domain == "Red \ufffd"
    assert found.losses == (Loss(1, "half of a character, for which U+FFFD stands now", "q/info.json"),)


@pytest.mark.parametrize(
    ("info", "message"),
    [
        (b'{"title": "a",\n"title": "b"}', '/info.json: the field "title" occurs twice in a group: remove one of them.'),
        (b'{"title":\n', "/info.json:2: it is not valid JSON: expecting value in column 1."),
        (b"[" * 100_000, "/info.json: it is nested too deeply."),
        (b"[]", "/info.json: it is no object of JSON."),
        (b'{"a": ' + b"1" * 5_000 + b"}", "/info.json: it is not valid JSON: a number has too many digits."),
        (b"\xff", "/info.json:1: it is not saved as UTF-8: save it with the encoding UTF-8."),
    ],
)
def test_a_faulty_file_refuses_only_itself(info: bytes, message: str, tmp_path: Path, capsys: Capture) -> None:
    package(tmp_path / "c", {"q/question.html": (PANEL + SINGLE).encode(), "q/info.json": info})
    assert main(["import", "prairielearn", str(tmp_path / "c"), "--to", str(tmp_path / "bank")]) == 2
    assert capsys.readouterr().err.splitlines()[-1].endswith(message)
    assert "id: q\n" in "".join(file.read_text() for file in (tmp_path / "bank").glob("*.yaml"))


@pytest.mark.parametrize(
    "content", [b"", b"<p>x", b"<!-- x -->", b"<" * 100_000, b"<div>" * 100_000, b"<markdown>" * 100_000, b"{{" * 100_000]
)
def test_what_is_no_question_is_refused(content: bytes) -> None:
    with pytest.raises(UnusableError, match="it is no question of PrairieLearn"):
        read(content)
