"""H5P: the questions of a package, their feedback and pictures, and packages that are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crs_lint.cli.main import main
from crs_lint.convert.h5p import reader as h5p
from crs_lint.convert.h5p.content import CONTENT
from crs_lint.convert.h5p.questions import H5pQuestion
from crs_lint.convert.record import ItemRecord, OptionRecord, Picture, ReadResult, UnusableError
from tests.convert.test_hostile_files import BOMB, archive

Capture = pytest.CaptureFixture[str]
PNG = b"\x89PNG\r\n\x1a\n"
ANSWERS = [
    {"text": "<div>Mercury</div>", "correct": True, "tipsAndFeedback": {"tip": "", "chosenFeedback": "<div>It is <b>nearest</b>.</div>", "notChosenFeedback": ""}},
    {"text": "<div>Venus</div>", "correct": False},
]  # fmt: skip
CHOICE: dict[str, Any] = {"question": "<p>Which planet is nearest to the sun?</p>", "answers": ANSWERS}


def part(params: object, library: str = "H5P.MultiChoice 1.16", title: str = "") -> dict[str, Any]:
    return {"library": library, "params": params, "metadata": {"title": title, "contentType": "Multiple Choice", "license": "U"}}


def package(content: object, library: str = "H5P.MultiChoice", *files: tuple[str, bytes], **about: object) -> bytes:
    description = {"title": "", "mainLibrary": library, "language": "en", "license": "U", **about}
    inner = content if isinstance(content, bytes) else json.dumps(content).encode()
    return archive(("h5p.json", json.dumps(description).encode()), ("content/content.json", inner), *files)


def read(content: object, library: str = "H5P.MultiChoice", *files: tuple[str, bytes], **about: object) -> ReadResult:
    return h5p.read(package(content, library, *files, **about))


def told(found: ReadResult) -> list[str]:
    return [loss.message for loss in found.losses]


def one(content: object, library: str = "H5P.MultiChoice") -> ItemRecord:
    (record,) = read(content, library).records
    return record


def test_a_choice_has_its_key_its_feedback_and_the_feedback_that_everybody_sees() -> None:
    found = read(CHOICE | {"overallFeedback": [{"from": 0, "to": 100, "feedback": "See <i>chapter 2</i>."}]}, title="Planets near")
    assert found.records == (
        ItemRecord(
            "Which planet is nearest to the sun?",
            (OptionRecord("Mercury", True, "It is **nearest**."), OptionRecord("Venus")),
            name="Planets near",
            explanation="See *chapter 2*.",
            file=CONTENT,
        ),
    )
    assert told(found) == []


@pytest.mark.parametrize(
    ("behavior", "right", "multiple"),
    [
        ({}, 1, False),
        ({}, 2, True),
        ({"type": "auto"}, 2, True),
        ({"type": "auto", "singleAnswer": True}, 2, True),
        ({"type": "single"}, 2, False),
        ({"type": "multi"}, 1, True),
        ({"singleAnswer": True}, 2, False),
        ({"singleAnswer": False}, 1, True),
    ],
)
def test_several_answers_are_allowed_as_the_package_shows_them(behavior: dict[str, Any], right: int, multiple: bool) -> None:
    answers = [{"text": str(number), "correct": number < right} for number in range(3)]
    assert one({"question": "Q?", "answers": answers, "behaviour": behavior}).multiple is multiple


@pytest.mark.parametrize(("written", "shuffle"), [(True, True), (False, False), (None, None)])
def test_random_order_is_shuffle(written: object, shuffle: bool | None) -> None:
    assert one(CHOICE | {"behaviour": {"randomAnswers": written}}).shuffle is shuffle


def test_what_no_item_can_hold_is_listed_with_its_question() -> None:
    answers = [
        {"text": "a", "correct": True, "tipsAndFeedback": {"tip": "Think.", "chosenFeedback": "Yes.", "notChosenFeedback": "Pity."}},
        {"text": "b <img src='https://x.org/a.png' alt='A'><img src='b.png'>", "correct": False},
    ]
    params = {
        "question": "Q?",
        "answers": answers,
        "overallFeedback": [{"from": 0, "to": 50, "feedback": "Poor."}, {"from": 51, "to": 100, "feedback": "Good."}, {"from": 0, "to": 1}],
        "behaviour": {"enableRetry": False, "passPercentage": 50, "autoCheck": False},
        "media": {"type": {"library": "H5P.Video 1.6", "params": {"sources": []}}},
    }
    found = read({"questions": [part(CHOICE), part(params)]}, "H5P.QuestionSet", title="Stars", license="CC BY", authors=[{"name": "An"}])
    assert found.records[1].options[0].rationale == "Yes.\n\nThink."
    assert told(found) == [
        "license: CC BY",
        "authors: An",
        "the title of the package: Stars",
        "question 2: H5P.Video above the question",
        "question 2: the feedback on answer 1 for those who do not choose it: Pity.",
        "question 2: the tip of answer 1 is shown before the answer; it is kept in the rationale",
        "question 2: the picture b.png in answer 2",
        "question 2: the settings enableRetry: false, passPercentage: 50",
        "question 2: the feedback from 0 to 50 percent: Poor.",
        "question 2: the feedback from 51 to 100 percent: Good.",
    ]


@pytest.mark.parametrize(("correct", "rationales"), [("true", ("Yes.", "No.")), ("false", ("No.", "Yes."))])
def test_true_and_false_have_the_feedback_on_each(correct: str, rationales: tuple[str, str]) -> None:
    params = {
        "question": "<p>It is hot.</p>",
        "correct": correct,
        "behaviour": {"feedbackOnCorrect": "Yes.", "feedbackOnWrong": "No."},
        "l10n": {"trueText": "Wahr", "falseText": "Falsch"},
    }
    found = read(params, "H5P.TrueFalse")
    (record,) = found.records
    assert record.true_false
    assert [(option.text, option.correct) for option in record.options] == [("True", correct == "true"), ("False", correct == "false")]
    assert tuple(option.rationale for option in record.options) == rationales
    assert told(found) == []


def test_other_words_for_true_and_false_are_listed() -> None:
    found = read({"question": "Q", "l10n": {"trueText": "Agree", "falseText": "Disagree"}}, "H5P.TrueFalse")
    assert [option.correct for option in found.records[0].options] == [False, False]
    assert told(found) == ['question 1: the words "Agree" and "Disagree" for true and false']


def test_the_first_answer_of_a_single_choice_is_right_and_the_order_is_random() -> None:
    choices = [{"question": "<p>1?</p>", "answers": ["<p>a</p>", "<p>b</p>"]}, {"question": "2?", "answers": ["c", "d", "e"]}]
    found = read({"questions": [part({"choices": choices}, "H5P.SingleChoiceSet 1.11", "Set")]}, "H5P.QuestionSet")
    assert [record.stem for record in found.records] == ["1?", "2?"]
    assert [[option.correct for option in record.options] for record in found.records] == [[True, False], [True, False, False]]
    assert all(record.shuffle and not record.multiple and not record.name for record in found.records)


def test_questions_are_found_in_what_arranges_them_and_others_are_counted() -> None:
    slide = {"elements": [{"action": part(CHOICE)}, {"action": part({"text": "t"}, "H5P.AdvancedText 1.1")}]}
    column = {"content": [{"content": part({"text": "t"}, "H5P.AdvancedText 1.1")}, {"content": part(CHOICE)}]}
    summary = {"intro": "i", "picture": part({}, "H5P.Image 1.1")}
    content = {
        "chapters": [
            part(column, "H5P.Column 1.16"),
            part({"presentation": {"slides": [slide]}}, "H5P.CoursePresentation 1.25"),
            part(summary, "H5P.Summary 1.10"),
        ]
    }
    found = read(content, "H5P.InteractiveBook")
    assert len(found.records) == 2
    assert told(found) == ["H5P.AdvancedText is left out (2 times)", "H5P.Summary is left out"]


def test_titles_of_single_questions_are_names() -> None:
    titles = ("Own title", "Untitled Multiple Choice", "Multiple Choice", "Same", "Same")
    found = read({"questions": [part(CHOICE, title=title) for title in titles]}, "H5P.QuestionSet")
    assert [record.name for record in found.records] == ["Own title", "", "", "", ""]
    assert told(found) == ['the title "Same", which 2 questions have']


def test_pictures_are_copied_from_the_package(tmp_path: Path, capsys: Capture) -> None:
    picture = {"library": "H5P.Image 1.1", "params": {"file": {"path": "images/a.png", "mime": "image/png"}, "alt": "The sky"}}
    found = read(CHOICE | {"media": {"type": picture}}, "H5P.MultiChoice", ("content/images/a.png", PNG))
    assert found.records[0].figure == Picture("images/a.png", "The sky")
    file = tmp_path / "q.h5p"
    file.write_bytes(package(CHOICE | {"media": {"type": picture}}, "H5P.MultiChoice", ("content/images/a.png", PNG)))
    assert main(["import", "h5p", str(file), "--to", str(tmp_path / "bank")]) == 0
    assert capsys.readouterr().err.count("picture") == 0
    assert (tmp_path / "bank/content/images/a.png").read_bytes() == PNG
    assert "file: content/images/a.png\n      alt: The sky\n" in (tmp_path / "bank/q.yaml").read_text()


@pytest.mark.parametrize(
    "content", [{"question": 5, "answers": 7}, {"answers": [None, 1, {"text": []}]}, {"choices": 3}, {"question": "\ud800"}, [], 5, {}]
)
@pytest.mark.parametrize("library", ["H5P.MultiChoice", "H5P.TrueFalse", "H5P.SingleChoiceSet", "H5P.QuestionSet", ""])
def test_values_of_other_kinds_are_no_reason_to_stop(content: object, library: str) -> None:
    found = read(content, library)
    assert str(found).encode()


def test_half_of_a_character_is_listed() -> None:
    found = read(CHOICE | {"question": "Red \ud83d?"}, title="\ud83d")
    assert found.records[0].stem == "Red \ufffd?"
    half = "half of a character, for which U+FFFD stands now"
    assert [(loss.file, loss.message) for loss in found.losses] == [("h5p.json", half), (CONTENT, half)]


def nested(levels: int) -> bytes:
    return b'{"a":' * levels + b"1" + b"}" * levels


REFUSED = {
    "no archive": (b"{}", "it is damaged, or no archive at all"),
    "another archive": (archive(("a.txt", b"")), "it is no package of H5P: it has no h5p.json"),
    "no content": (archive(("h5p.json", b"{}")), "it is no package of H5P: it has no content/content.json"),
    "a path that leaves": (package(CHOICE, "H5P.MultiChoice", ("../evil.png", PNG)), 'it is not read: the path "../evil.png" in it leads out of the package'),
    "a path from the root": (package(CHOICE, "H5P.MultiChoice", ("/etc/evil", b"")), 'the path "/etc/evil" in it leads out'),
    "a path of Windows": (package(CHOICE, "H5P.MultiChoice", ("..\\evil", b"")), "in it leads out of the package"),
    "a picture that leaves": (package(CHOICE | {"media": {"library": "H5P.Image 1.1", "params": {"file": {"path": "../../evil.png"}}}}), "the path of the picture ../../evil.png leads out of the package"),
    "a picture in a text that leaves": (package(CHOICE | {"question": "<img src='/etc/evil.png'>"}), "the path of the picture /etc/evil.png leads out of the package"),
    "a key twice": (package(b'{"question": "a", "question": "b"}'), 'content/content.json in it cannot be read: the field "question" occurs twice in a group'),
    "deep": (package(nested(10_000)), "is nested"),
    "deep enough": (package(nested(300), "H5P.Column"), "is nested more than 200 levels deep"),
    "large": (package(b" " * (8 * 1024 * 1024 + 1)), "content/content.json in it has 8,388,609 bytes; the limit is 8,388,608 bytes"),
    "no JSON": (package(b'{"a": }'), "line 1 of content/content.json in it cannot be read: it is not valid JSON: expecting value in column 7"),
    "no number": (package(b'{"a": NaN}'), "content/content.json in it cannot be read: it is not valid JSON: NaN is no number"),
    "another encoding": (package(b'{"a": "\xff"}'), "line 1 of content/content.json in it cannot be read: it is not saved as UTF-8"),
}  # fmt: skip


def test_a_bad_picture_is_refused_alone(tmp_path: Path, capsys: Capture) -> None:
    bad = ("content/a.svg", BOMB.encode()), ("content/b.png", b"damaged")
    content = package(CHOICE, "H5P.MultiChoice", *bad, ("content/c.png", PNG)).replace(b"damaged", b"changed")
    found = h5p.read(content)
    assert found.pictures == (("content/c.png", PNG),)
    (tmp_path / "q.h5p").write_bytes(content)
    assert main(["import", "h5p", str(tmp_path / "q.h5p"), "--to", str(tmp_path / "bank")]) == 2
    assert [line.rpartition("q.h5p: ")[2] for line in capsys.readouterr().err.splitlines()[1:]] == [
        "content/a.svg: the picture declares entities and is not copied: remove its DOCTYPE.",
        "content/b.png: it is damaged or encrypted.",
    ]
    assert sorted(file.name for file in (tmp_path / "bank").iterdir()) == ["exam.yaml", "q.yaml"]


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_package_is_refused_with_one_line(name: str, tmp_path: Path, capsys: Capture) -> None:
    content, message = REFUSED[name]
    with pytest.raises(UnusableError) as refusal:
        h5p.read(content)
    assert message in str(refusal.value)
    (tmp_path / "bad.h5p").write_bytes(content)
    (tmp_path / "good.h5p").write_bytes(package(CHOICE))
    assert main(["import", "h5p", str(tmp_path / "bad.h5p"), str(tmp_path / "good.h5p"), "--to", str(tmp_path / "bank")]) == 2
    _, err = capsys.readouterr()
    assert err.count(message) == 1
    assert sorted(file.name for file in (tmp_path / "bank").iterdir()) == ["exam.yaml", "good.yaml"]


def test_settings_of_another_kind_than_a_group_are_none() -> None:
    question = H5pQuestion({"behaviour": 3})
    question.lose_settings()
    assert question.losses == []
