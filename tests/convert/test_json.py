"""Questions in JSON: their shape is detected, and what is not read is listed."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import Any

import pytest

from crs_lint.convert.json_files import reader as json_reader
from crs_lint.convert.record import ItemRecord, OptionRecord, Picture, UnusableError

Told = list[tuple[int, str]]


def taken(data: Any) -> tuple[list[ItemRecord], Told]:
    """The items of data, without their lines, and what is told."""
    text = dedent(data) if isinstance(data, str) else json.dumps(data)
    found = json_reader.read(text.encode())
    return [record._replace(line=0) for record in found.records], [(loss.line, loss.message) for loss in found.losses]


def key(*texts: str) -> tuple[OptionRecord, ...]:
    """Answers; those with a star are right."""
    return tuple(OptionRecord(text.removeprefix("*"), text.startswith("*")) for text in texts)


RED = ItemRecord("Which is red?", key("*Mars", "Venus", "Earth"))
OURS = ItemRecord("Which is ours?", key("Mars", "Venus", "*Earth"))
PLANETS = ["Mars", "Venus", "Earth"]
WITH_TEXTS: list[dict[str, Any]] = [
    {"question": "Which is red?", "options": PLANETS, "answer": "Mars"},
    {"question": "Which is ours?", "options": PLANETS, "answer": "Earth"},
]


@pytest.mark.parametrize(
    "data",
    [
        WITH_TEXTS,
        *({name: WITH_TEXTS} for name in ("questions", "items", "results", "quiz", "data")),
        {"quiz": {"questions": WITH_TEXTS}},
        {"0": WITH_TEXTS[0], "1": WITH_TEXTS[1]},
        [{**one, "answer": PLANETS.index(one["answer"])} for one in WITH_TEXTS],
        [{**one, "answer": "ABC"[PLANETS.index(one["answer"])]} for one in WITH_TEXTS],
        [{**one, "answer": str(PLANETS.index(one["answer"]) + 1)} for one in WITH_TEXTS],
        [{**one, "options": dict(zip("abc", PLANETS, strict=True)), "answer": "abc"[PLANETS.index(one["answer"])]} for one in WITH_TEXTS],
        [
            {"question": one["question"], "answers": [{"text": text, "isCorrect": text == one["answer"]} for text in PLANETS]}
            for one in WITH_TEXTS
        ],
        [{"question": one["question"], "answers": [{"text": text, "correct": int(text == one["answer"])} for text in PLANETS]} for one in WITH_TEXTS],
        [{"question": {"text": one["question"]}, "options": PLANETS, "answer": one["answer"]} for one in WITH_TEXTS],
    ],
)  # fmt: skip
def test_questions_are_read_in_the_shapes_that_programs_use(data: Any) -> None:
    records, told = taken(data)
    assert [one._replace(id="") for one in records] == [RED, OURS]
    assert told == []


def test_keys_are_ids_of_answers_if_all_of_them_are() -> None:
    answers = [{"id": "b", "text": "Mars"}, {"id": "a", "text": "Venus"}, {"id": "c", "text": "Earth"}]
    items = [{"question": one.stem, "options": answers, "correctOptionId": right} for one, right in ((RED, "b"), (OURS, "c"))]
    assert taken(items) == ([RED, OURS], [])
    records, told = taken([*items * 10, {**items[0], "correctOptionId": "z"}])
    assert not any(option.correct for option in records[-1].options)
    assert [message for _, message in told] == ['the key "z", which names no answer']


def test_open_trivia_is_decoded_and_shuffled() -> None:
    text = """\
        {"response_code": 0, "results": [
          {"type": "multiple", "difficulty": "easy", "category": "Science &amp; Nature", "question": "Which is &quot;red&quot;?",
           "correct_answer": "Mars&#039;", "incorrect_answers": ["a &lt; b", "Earth"]},
          {"type": "boolean", "difficulty": "easy", "category": "Science &amp; Nature", "question": "Mars is red.",
           "correct_answer": "True", "incorrect_answers": ["False"]},
          {"type": "boolean", "difficulty": "hard", "category": "Science &amp; Nature", "question": "Venus is red.",
           "correct_answer": "False", "incorrect_answers": ["True"]}
        ]}
        """
    records, told = taken(text)
    assert records == [
        ItemRecord('Which is "red"?', key("*Mars'", "a < b", "Earth"), domain="Science & Nature", shuffle=True),
        ItemRecord("Mars is red.", key("*True", "False"), domain="Science & Nature", true_false=True),
        ItemRecord("Venus is red.", key("True", "*False"), domain="Science & Nature", true_false=True),
    ]
    assert told == [(1, 'the field "response_code" beside the questions: 0'), (2, 'the field "difficulty" of 3 questions')]


@pytest.mark.parametrize("keys", [(1, 0), ("B", "A")])
def test_items_as_of_mmlu_are_read(keys: tuple[Any, Any]) -> None:
    rows = [{"question": f"Which is {key}?", "subject": "astronomy", "choices": PLANETS, "answer": key} for key in keys]
    first, second = (ItemRecord(f"Which is {key}?", (), domain="astronomy") for key in keys)
    assert taken(rows) == (
        [first._replace(options=key("Mars", "*Venus", "Earth")), second._replace(options=key("*Mars", "Venus", "Earth"))],
        [],
    )
    assert taken("\n".join(map(json.dumps, rows)))[0][0].options == key("Mars", "*Venus", "Earth")


def test_jupyterquiz_is_read_with_its_code_and_feedback() -> None:
    text = """\
        [
          {"question": "What prints 1?", "type": "many_choice", "code": "x = 1\\nprint(x)",
           "answers": [
             {"code": "print(1)", "correct": true, "feedback": "Yes."},
             {"answer": "Or", "code": "a\\nb", "correct": false, "feedback": "No."}]},
          {"question": "How much?", "type": "numeric",
           "answers": [{"type": "value", "value": 3.10, "correct": true, "feedback": "Yes."}]},
          {"question": "Which?", "type": "multiple_choice",
           "answers": [{"answer": 3.10, "correct": true}, {"answer": "$x^2$", "correct": false}]}
        ]
        """
    records, told = taken(text)
    assert records == [
        ItemRecord(
            "What prints 1?\n\n```\nx = 1\nprint(x)\n```",
            (OptionRecord("`print(1)`", True, "Yes."), OptionRecord("Or\n\n```\na\nb\n```", rationale="No.")),
            multiple=True,
        ),
        ItemRecord("Which?", key("*3.10", "$x^2$")),
    ]
    assert told == [(6, 'a question of the type "numeric" is left out')]


def test_what_has_no_place_is_listed_with_its_line() -> None:
    text = """\
        {
          "title": "Planets",
          "questions": [
            {"id": 7, "question": "Which is red?", "options": ["Mars", "Venus", "Earth"], "answer": 0, "explanation": "Its dust.",
             "tags": ["dust"], "image": "mars.png", "source": "Atlas", "points": 2, "hint": ""},
            {"question": "Which is ours?", "options": ["Mars", "Venus", "Earth"], "answer": 2, "points": 3},
            {"question": "Which is far?", "options": ["Mars", "Venus", "Earth"], "answer": 7},
            {"question": "Which is hot?", "answer": "Venus"},
            {"name": "no question"}
          ]
        }
        """
    records, told = taken(text)
    red = RED._replace(id="7", explanation="Its dust.", tags=("dust",), figure=Picture("mars.png"), references=("Atlas",))
    assert records == [red, OURS, ItemRecord("Which is far?", key("Mars", "Venus", "Earth"))]
    assert sorted(told) == [
        (1, 'the field "title" beside the questions: Planets'),
        (4, 'the field "points" of 2 questions'),
        (7, 'the key "7", which names no answer'),
        (8, "a question without answers is left out: Which is hot?"),
        (9, "an entry that is no question is left out"),
    ]


def test_keys_that_could_mean_two_answers_mark_none() -> None:
    records, told = taken([{"question": "How many?", "options": ["1", "2", "3"], "answer": "1"}])
    assert records == [ItemRecord("How many?", key("1", "2", "3"))]
    assert 'the key "1", which could mean more than one answer: by its position and by its words' in [message for _, message in told]


def test_numbers_that_may_count_from_0_or_1_count_from_0_and_that_is_said() -> None:
    records, told = taken([{"question": "Which is hot?", "options": PLANETS, "answer": 1}])
    assert records == [ItemRecord("Which is hot?", key("Mars", "*Venus", "Earth"))]
    assert told == [(1, "the keys are numbers that may count from 0 or from 1; they are taken to count from 0")]


def test_blocks_and_topics_become_domains() -> None:
    assert taken([{"title": "Near", "questions": WITH_TEXTS[:1]}, {"title": "Far", "questions": WITH_TEXTS[1:]}]) == (
        [RED._replace(domain="Near"), OURS._replace(domain="Far")],
        [],
    )
    assert taken({"near": WITH_TEXTS[:1], "far": WITH_TEXTS[1:]})[0] == [RED._replace(domain="near"), OURS._replace(domain="far")]


def test_two_right_answers_stay_two() -> None:
    answers = [{"text": text, "isCorrect": text != "Venus"} for text in PLANETS]
    (record,), told = taken([{"question": "Which?", "answers": answers}])
    assert (record, told) == (ItemRecord("Which?", key("*Mars", "Venus", "*Earth")), [])
    (record,), told = taken([{"question": "Which?", "options": PLANETS, "answer": ["Mars", "Earth"]}])
    assert (record, told) == (ItemRecord("Which?", key("*Mars", "Venus", "*Earth"), multiple=True), [])


def test_a_field_may_say_that_several_answers_are_right() -> None:
    answers = [{"text": text, "isCorrect": text != "Venus"} for text in PLANETS]
    (record,), told = taken([{"question": "Which?", "answers": answers, "multiSelect": True}])
    assert (record, told) == (ItemRecord("Which?", key("*Mars", "Venus", "*Earth"), multiple=True), [])


def test_half_of_a_character_is_replaced_and_listed() -> None:
    records, told = taken('[{"question": "Red \\ud83d?", "options": ["a", "b"], "answer": "a"}]')
    assert (records[0].stem, told) == ("Red \ufffd?", [(1, "half of a character, for which U+FFFD stands now")])


def test_half_of_a_character_in_a_type_is_no_reason_to_stop() -> None:
    records, told = taken('[{"question": "Red?", "options": ["a", "b"], "answer": "a", "type": "odd\\ud83d"}]')
    assert (records[0].stem, told[0]) == ("Red?", (1, "half of a character, for which U+FFFD stands now"))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('{"questions": [\n{"question": "Why?",}]}', 2, "it is not valid JSON: expecting property name enclosed in double quotes in column 21"),
        ("", 1, "it is not valid JSON: expecting value in column 1"),
        ("[1] [2]", 1, "it is not valid JSON: there is more after its end in column 5"),
        ('[\n{"a": 1,\n"a": 2}]', 2, 'the field "a" occurs twice in the group that begins here: remove one of them'),
        ("\n" + "[" * 10_000 + "]" * 10_000, 2, "it is nested more than 64 levels deep"),
        ("[" + "0," * 2_000_001 + "0]", 0, "it has more than 2,000,000 values and fields: split it"),
        ('{"name": "planets", "version": 1}', 0, "no questions with answers and a key are recognized in it"),
        ('[{"type": {"a": 1}, "answers": [1]}, {"type": ["a"]}]', 0, "no questions with answers and a key are recognized in it"),
        ("3", 0, "no questions with answers and a key are recognized in it"),
        ('"' + '\\"' * 500_000, 1, "it is not valid JSON: unterminated string starting at in column 1"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_one_line(text: str, line: int, message: str) -> None:
    with pytest.raises(UnusableError) as refusal:
        json_reader.read(text.encode())
    assert (refusal.value.line, str(refusal.value)) == (line, message)


def test_brackets_in_texts_do_not_count() -> None:
    records, told = taken([{**one, "explanation": '"[{' * 100 + "\\"} for one in WITH_TEXTS])
    assert ([one.explanation for one in records], told) == ([('"[{' * 100 + "\\")] * 2, [])
