"""Quizzes of mdbook-quiz in TOML: what comes in, in which order, and what is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from crs_lint.cli.main import main
from crs_lint.convert.mdbook_quiz import read
from crs_lint.convert.record import ItemRecord, Picture, UnusableError

Capture = pytest.CaptureFixture[str]
QUESTION = '[[questions]]\ntype = "MultipleChoice"\nprompt.prompt = "Which is red?"\n'


def item(text: str) -> ItemRecord:
    (record,) = read(text.encode()).records
    return record


def told(text: str) -> list[tuple[int, str]]:
    return [(loss.line, loss.message) for loss in read(text.encode()).losses]


def shown(record: ItemRecord) -> list[str]:
    """The options in order, with a star before each key."""
    return [("*" if option.correct else "") + option.text for option in record.options]


def test_a_question_comes_in_with_its_fields(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "q.toml").write_text(
        f'{QUESTION}id = "q1"\nprompt.distractors = ["Venus", "Earth"]\nanswer.answer = "Mars"\ncontext = """\nIron rust colors it.\n"""\n'
    )
    assert main(["import", "toml", str(tmp_path / "q.toml"), "--to", str(tmp_path / "bank")]) == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "bank/q.yaml").read_text() == (
        "items:\n"
        "  - id: q1\n"
        "    stem: Which is red?\n"
        "    options:\n"
        "      - text: Mars\n"
        "        correct: true\n"
        "      - text: Venus\n"
        "      - text: Earth\n"
        "    explanation: Iron rust colors it.\n"
        "    shuffle: true\n"
    )


@pytest.mark.parametrize(
    ("answer", "multiple", "options"),
    [
        ('"a"', False, ["*a", "b", "c"]),
        ('["a"]', True, ["*a", "b", "c"]),
        ('["d", "a"]', True, ["*d", "*a", "b", "c"]),
        ("[]", True, ["b", "c"]),
        ("4", False, ["*4", "b", "c"]),
        ("true", False, ["*true", "b", "c"]),
    ],
)
def test_a_list_of_answers_allows_several(answer: str, multiple: bool, options: list[str]) -> None:
    record = item(f'{QUESTION}prompt.distractors = ["b", "c"]\nanswer.answer = {answer}\n')
    assert (record.multiple, shown(record)) == (multiple, options)


@pytest.mark.parametrize(
    ("order", "answer", "shuffle", "options"),
    [
        ("", '"b"', True, ["*b", "c", "a"]),
        ("prompt.answerIndex = 0", '"b"', False, ["*b", "c", "a"]),
        ("prompt.answerIndex = 2", '"b"', False, ["c", "a", "*b"]),
        ("prompt.answerIndex = 1", '["b", "d"]', False, ["c", "*b", "*d", "a"]),
        ("prompt.sortAnswers = true", '"b"', False, ["a", "*b", "c"]),
        ("prompt.sortAnswers = false", '"b"', True, ["*b", "c", "a"]),
    ],
)
def test_options_stand_in_the_order_in_which_they_are_shown(order: str, answer: str, shuffle: bool, options: list[str]) -> None:
    text = f'{QUESTION}prompt.distractors = ["c", "a"]\n{order}\nanswer.answer = {answer}\n'
    assert (item(text).shuffle, shown(item(text))) == (shuffle, options)
    assert told(text) == []


def test_a_choice_of_two_verdicts_is_a_true_false_item() -> None:
    assert item(f'{QUESTION}prompt.distractors = ["True"]\nanswer.answer = "False"').true_false
    assert not item(f'{QUESTION}prompt.distractors = ["True"]\nanswer.answer = ["False"]').true_false
    assert not item(f'{QUESTION}prompt.distractors = ["True", "Both"]\nanswer.answer = "False"').true_false


def test_a_text_that_questions_share_stands_before_each_of_them() -> None:
    text = '[multipart]\nm = "A planet rusts."\nunused = "Some have rings."\n' + 2 * (
        f'{QUESTION}multipart = "m"\nprompt.distractors = ["Venus"]\nanswer.answer = "Mars"\n'
    )
    assert [record.stem for record in read(text.encode()).records] == ["A planet rusts.\n\nWhich is red?"] * 2
    assert told(text) == [(0, "multipart.unused: Some have rings.")]
    assert told(QUESTION + 'multipart = "m"\n') == [(1, "multipart: m")]
    assert told(f'{QUESTION}multipart = "m"\n[multipart]\nm = ["A"]\n') == [(1, "multipart.m, which is no text")]


def test_other_types_are_listed_with_their_lines() -> None:
    text = (
        '# [[questions]]\n[[questions]]\ntype = "Tracing"\nprompt.program = """\n[[questions]]\n"""\nanswer.doesCompile = false\n\n'
        '[[ questions ]] # x\ntype = "ShortAnswer"\nprompt.prompt = "\\"x"\nanswer.answer = \'[[questions]]\'\n'
        f"[[questions]]\nprompt.prompt = 'x'\n{QUESTION}"
    )
    assert told(text) == [
        (2, "a question of the type Tracing is left out"),
        (9, "a question of the type ShortAnswer is left out"),
        (13, "a question without a type is left out"),
    ]
    assert [record.line for record in read(text.encode()).records] == [15]


def test_an_entry_that_is_no_question_is_listed() -> None:
    assert told('questions = ["a"]') == [(0, "an entry that is no question is left out")]


def test_other_lists_have_no_part_in_the_lines() -> None:
    assert [one.line for one in read(f"[[extra]]\nx = [[1], [2]]\n{QUESTION}".encode()).records] == [3]


def test_what_has_no_place_is_listed() -> None:
    text = (
        f'title = "Planets"\n{QUESTION}promptExplanation = true\nprompt.hint = "rust"\nprompt.answerIndex = 3\n'
        'prompt.distractors = ["b", ["c"]]\nanswer.answer = "a"\nanswer.alternatives = ["A"]\ncontext = "![x](one.png)"\n'
    )
    assert told(text) == [
        (0, "title: Planets"),
        (2, "prompt.distractors, which is no text"),
        (2, "prompt.answerIndex: 3"),
        (2, "promptExplanation: true"),
        (2, "prompt.hint: rust"),
        (2, "answer.alternatives: a list"),
        (2, "the picture one.png (x)"),
    ]
    assert told(f"{QUESTION}promptExplanation = false") == []


def test_the_first_pictures_of_a_question_and_its_answers_are_figures() -> None:
    record = item(f'{QUESTION.replace("red?", "red? ![a](a.png)")}prompt.distractors = ["![b](b.png)"]\nanswer.answer = "Mars"')
    assert (record.stem, record.figure) == ("Which is red?", Picture("a.png", "a"))
    assert [option.figure for option in record.options] == [None, Picture("b.png", "b")]


def test_a_question_without_parts_comes_in_as_it_is() -> None:
    assert item('[[questions]]\ntype = "MultipleChoice"') == ItemRecord("", (), shuffle=True, line=1)
    assert item('questions = [{type = "MultipleChoice", prompt = "Q?", answer = ["a"]}]') == ItemRecord(
        "Q?", item(f'{QUESTION}answer.answer = ["a"]').options, multiple=True, shuffle=True
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 0, "it is no quiz of mdbook-quiz: it has no [[questions]]"),
        ("questions = 1", 0, "it is no quiz of mdbook-quiz: it has no [[questions]]"),
        ("a = 1\na = 2\n", 2, "it is no valid TOML: Cannot overwrite a value"),
        ('x = 1\n"', 2, "it is no valid TOML: Unterminated string"),
        ("a = 1\n[b", 2, "it is no valid TOML: Expected ']' at the end of a table declaration"),
        ("a = " + "9" * 5_000, 0, "it is no valid TOML: Exceeds the limit"),
        ("a = " + "[" * 100_000, 0, "it is nested too deeply"),
        ("a = " + "{a = " * 100_000, 0, "it is nested too deeply"),
        ("\n[a" + ".a" * 100_000 + "]", 2, "it has a key of more than 60 parts"),
        ("\n" + '"a".' * 100_000 + "a = 1", 2, "it has a key of more than 60 parts"),
        ("#" * (2 * 1024 * 1024 + 1), 0, "it has more than 2,097,152 characters: split it"),
    ],
)
def test_a_faulty_file_is_refused(text: str, line: int, message: str) -> None:
    with pytest.raises(UnusableError) as refusal:
        read(text.encode())
    assert refusal.value.line == line
    assert str(refusal.value).startswith(message)


def test_a_long_text_is_no_long_key() -> None:
    record = item(f'{QUESTION}answer.answer = "{"a." * 500}" # {"a." * 500}\n')
    assert len(record.options[0].text) == 1_000


def test_a_faulty_file_refuses_only_itself(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a.toml").write_text(f'{QUESTION}answer.answer = "a"\n')
    (tmp_path / "b.toml").write_text("x = 1\nx = 2\n")
    assert main(["import", "toml", str(tmp_path / "a.toml"), str(tmp_path / "b.toml"), "--to", str(tmp_path / "bank")]) == 2
    assert capsys.readouterr().err.splitlines()[-1].endswith("b.toml:2: it is no valid TOML: Cannot overwrite a value.")
    assert (tmp_path / "bank/a.yaml").exists()
