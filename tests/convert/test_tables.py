"""Items from tables, Aiken and Markdown quizzes, and the values in them that cannot be converted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from textwrap import dedent
from typing import Any

import pytest
from openpyxl import Workbook

from crs_lint.convert.aiken import reader as aiken
from crs_lint.convert.answer_keys import UnclearError, meant
from crs_lint.convert.markdown import reader as markdown
from crs_lint.convert.record import ItemRecord, OptionRecord, Picture, ReadResult, UnusableError
from crs_lint.convert.tables import separated, xlsx

Told = list[tuple[int, str]]


def taken(reader: Callable[[bytes], ReadResult], text: str) -> tuple[list[ItemRecord], Told]:
    found = reader(dedent(text).encode())
    return list(found.records), [(loss.line, loss.message) for loss in found.losses]


def key(*texts: str) -> tuple[OptionRecord, ...]:
    """Answers; those with a star are right."""
    return tuple(OptionRecord(text.removeprefix("*"), text.startswith("*")) for text in texts)


# Keys


@pytest.mark.parametrize(
    ("written", "options", "expected"),
    [
        ("B", "xyz", {1}),
        ("b)", "xyz", {1}),
        ("A, C", "xyz", {0, 2}),
        ("AC", "xyz", {0, 2}),
        ("a and c", "xyz", {0, 2}),
        ("2", "xyz", {1}),
        ("1;3", "xyz", {0, 2}),
        ("Y", "xyz", {1}),
        (" the  First ", ["The first", "The second"], {0}),
        ("x; y", "xyz", {0, 1}),
        ("x", "xyx", {0, 2}),
        ("2", "12", {1}),
        ("", "xyz", set()),
        ("2", "21", None),
        ("b", "bac", None),
        ("D", "xyz", None),
        ("0", "xyz", None),
        ("4", "xyz", None),
        ("A, w", "xyz", None),
    ],
)
def test_a_key_is_a_letter_a_number_or_a_text_and_never_guessed(written: str, options: Sequence[str], expected: set[int] | None) -> None:
    if expected is None:
        with pytest.raises(UnclearError):
            meant(written, options)
    else:
        assert meant(written, options) == expected


# Tables

TABLE = """\
ID,Question,Option A,Option B,Option C,Correct,Explanation,Domain,Tags,Author,Feedback B
p1,"Which planet
is nearest?",Venus,Mercury,Mars,B,It needs 88 days.,planets,"inner, rock",Ann,Nearest of all.
p2,Which is a star?,the sun,the moon,,the sun,,,,,

p3,Which is it?,,that,,Z,,,,Joe,
"""


def test_a_csv_table_is_read() -> None:
    records, told = taken(separated.read, TABLE)
    mercury = (OptionRecord("Venus"), OptionRecord("Mercury", True, "Nearest of all."), OptionRecord("Mars"))
    text, why = "Which planet\nis nearest?", "It needs 88 days."
    assert records == [
        ItemRecord(text, mercury, id="p1", explanation=why, domain="planets", tags=("inner", "rock"), line=2),
        ItemRecord("Which is a star?", key("*the sun", "the moon"), id="p2", line=4),
        ItemRecord("Which is it?", key("", "that"), id="p3", line=6),
    ]
    assert told == [(1, 'the column "Author", of which 2 cells say something'), (6, 'the key "Z", which names no answer')]


def test_other_separators_and_encodings_are_read() -> None:
    expected = separated.read(TABLE.encode())
    assert separated.read(TABLE.replace("inner, rock", "inner").replace(",", ";").encode()).records[1:] == expected.records[1:]
    tabs = TABLE.replace('"inner, rock"', "inner").replace(",", "\t")
    assert separated.read_tabs(tabs.encode("utf-16")).records[1:] == expected.records[1:]
    assert separated.read(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode()).records == expected.records


def test_the_type_of_a_row_is_read() -> None:
    table = "stem,1,2,key,type\nQ,x,y,AB,Multiple response\nQ,x,y,AB,multiple choice\nQ,x,y,A,matching\n"
    records, told = taken(separated.read, table)
    assert [(record.multiple, [option.correct for option in record.options]) for record in records] == [
        (True, [True, True]),
        (False, [True, True]),
        (False, [True, False]),
    ]
    assert told == [(4, 'the type "matching"')]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n1,2\n", 'it has no column for stem and none for correct; its columns are "a", "b"'),
        ("stem,correct,option a\n", 'it has no column for option a, option b, …; its columns are "stem", "correct", "option a"'),
        ("stem,b,c,correct\n", 'it has no column for option a; its columns are "stem", "b", "c", "correct"'),
        ("stem,option_1,option_3,key\n", 'it has no column for option 2; its columns are "stem", "option_1", "option_3", "key"'),
        ("", "it has no column for stem and none for option a, option b, … and none for correct; its columns are none"),
        ('stem,a,b,key\n"x', "its rows and cells cannot be told apart: unexpected end of data"),
        ("stem,a,b,key\n" + "x" * 200_000, "its rows and cells cannot be told apart: field larger than field limit (131072)"),
    ],
)
def test_an_unreadable_table_is_an_error(text: str, message: str) -> None:
    with pytest.raises(UnusableError) as error:
        separated.read(text.encode())
    assert str(error.value) == message


def workbook(*sheets: Sequence[Sequence[Any]]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(list(row))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_is_read() -> None:
    import datetime as dt

    head = ("stem", "A", "B", "key")
    found = xlsx.read(workbook([["Notes"]], [head, ("How many?", 8, 9.0, "B"), (), ("When?", dt.date(2026, 3, 4), True, "A")]))
    assert found.records == (
        ItemRecord("How many?", key("8", "*9"), line=2),
        ItemRecord("When?", key("*2026-03-04 00:00:00", "True"), line=4),
    )
    told = [(loss.line, loss.message) for loss in found.losses]
    assert told == [
        (
            0,
            'the sheet "S1" is left out: it has no column for stem and none for option a, option b, … and none for correct; its columns are "Notes"',
        ),
        (4, "how a date or time is shown; it is taken as 2026-03-04 00:00:00"),
    ]


def test_cells_beyond_the_limits_of_a_workbook_are_listed() -> None:
    found = xlsx.read(workbook([("stem", "A", "B", "key"), ("Q", "x", "y", "A", *[""] * 300, "far")]))
    assert [loss.message for loss in found.losses] == []  # an empty cell is none
    found = xlsx.read(workbook([("stem", "A", "B", "key"), ("Q", "x", "y", "A", *["z"] * 300)]))
    assert (2, "cells beyond 200 columns or 50,000 rows") in [(loss.line, loss.message) for loss in found.losses]


# Aiken


def test_aiken_is_read() -> None:
    records, told = taken(
        aiken.read,
        """\
        Which planet is nearest?
        A. Venus
        B) Mercury
        ANSWER: B

        Which of these
        has rings?
        A. Saturn
        C. Mars
        ANSWER: C

        Which is it?
        A. this
        B. that
        ANSWER: D

        Which has no key?
        A. this
        B. this

        No answers here
        ANSWER: A
        ANSWER: B
        """,
    )
    assert records == [
        ItemRecord("Which planet is nearest?", key("Venus", "*Mercury"), line=1),
        ItemRecord("Which of these\nhas rings?", key("Saturn", "*Mars"), line=6),
        ItemRecord("Which is it?", key("this", "that"), line=12),
        ItemRecord("Which has no key?", key("this", "this"), line=17),
    ]
    assert told == [
        (15, 'the key "D", which names no answer'),
        (21, "text without answers is left out: No answers here"),
        (22, 'the key "A" stands below no answers and is left out'),
        (23, 'the key "B" stands below no answers and is left out'),
    ]


def test_answers_of_aiken_take_several_lines_small_letters_and_other_words_for_the_key() -> None:
    records, told = taken(
        aiken.read,
        """\
        Which planet is red?

        a) Mars, the red
           planet
        b) Jupiter
        Correct answer: a
        Explanation: Iron rust
        colors it.

        Which is ours?
        (A) Earth
        (B) Mars
        Answer: A. Earth
        Which is largest?
        A) Venus
        B) Jupiter
        Which has rings?
        A) Saturn
        B) Mars
        ANS: Saturn

        Answer which question?
        A: this
        A: that
        ANSWER: A
        """,
    )
    assert records == [
        ItemRecord("Which planet is red?", key("*Mars, the red planet", "Jupiter"), explanation="Iron rust\ncolors it.", line=1),
        ItemRecord("Which is ours?", key("*Earth", "Mars"), line=10),
        ItemRecord("Which is largest?", key("Venus", "Jupiter"), line=14),
        ItemRecord("Which has rings?", key("*Saturn", "Mars"), line=17),
        ItemRecord("Answer which question?", key("this", "that"), line=22),
    ]
    assert told == [(25, 'the key "A", which names no answer')]


AIKEN: dict[str, tuple[str, list[ItemRecord], Told]] = {
    "the second paragraph of an answer": (
        "Which?\nA) one\nB) two\n\nand more\nC) three\nANSWER: B\n",
        [ItemRecord("Which?", key("one", "*two\n\nand more", "three"), line=1)],
        [],
    ),
    "answers on one line": (
        "Which?\nA) one B) two C) three\nANSWER: C\n",
        [ItemRecord("Which?", key("one", "two", "*three"), line=1)],
        [],
    ),
    "a letter in an answer is no other answer": (
        "Which?\nA. bacteria\nB. such as C. elegans\nANSWER: B\n",
        [ItemRecord("Which?", key("bacteria", "*such as C. elegans"), line=1)],
        [],
    ),
    "large and small letters, in another order": (
        "Which?\nA) one\nC) three\nB) two\nd) four\nANSWER: b\n",
        [ItemRecord("Which?", key("one", "three", "*two", "four"), line=1)],
        [],
    ),
    "letters without a space": (
        "In A.D. 70?\nA.one\nB.two\nANSWER:B\n",
        [ItemRecord("In A.D. 70?", key("one", "*two"), line=1)],
        [],
    ),
    "a key in a sentence, in bold, below its word, by spaces": (
        "Q?\nA. x\nB. y\nThe correct answer is: B\nR?\nA. x\nB. y\n**Answer:** A\nS?\nA. x\nB. y\nANSWER:\nB\nT?\nA. x\nB. y\nC. z\nANSWER: A C\n",
        [
            ItemRecord("Q?", key("x", "*y"), line=1),
            ItemRecord("R?", key("*x", "y"), line=5),
            ItemRecord("S?", key("x", "*y"), line=9),
            ItemRecord("T?", key("*x", "y", "*z"), line=14),
        ],
        [],
    ),
    "what follows the letter of a key explains it, unless it is the answer": (
        "Q?\nA. x\nB. y\nAnswer: B. It is y\n\nQ?\nA. x\nB. y\nAnswer: B (y)\n\nQ?\nA. x\nB. y\nAnswer: B. x\n",
        [
            ItemRecord("Q?", key("x", "*y"), explanation="It is y", line=1),
            ItemRecord("Q?", key("x", "*y"), line=6),
            ItemRecord("Q?", key("x", "y"), line=11),
        ],
        [(14, 'the key "B. x", which names no answer')],
    ),
    "a star before the right answer": (
        "Q?\nA. x\n*B. y\n\nQ?\n*A. x\nB. y\nANSWER: B\n",
        [ItemRecord("Q?", key("x", "*y"), line=1), ItemRecord("Q?", key("x", "y"), line=5)],
        [(8, 'the key "B", which is not the answer with a star')],
    ),
    "a question directly below an explanation": (
        "Q?\nA. x\nB. y\nANSWER: B\nExplanation: A. is wrong\nB. is right\nR?\nA. x\nB. y\nANSWER: A\n",
        [
            ItemRecord("Q?", key("x", "*y"), explanation="A. is wrong\nB. is right", line=1),
            ItemRecord("R?", key("*x", "y"), line=7),
        ],
        [],
    ),
    "numbers of questions, a title, notes and rows of signs": (
        "Quiz 1: Planets\n\n1. Q?\nA. x\nB. y\nANSWER: B\nPoints: 2\n-----\n2. R?\nA. x\nB. y\nANSWER: A\n",
        [ItemRecord("Q?", key("x", "*y"), line=3), ItemRecord("R?", key("*x", "y"), line=9)],
        [(7, "a line below the key is left out: Points: 2"), (1, "text without answers is left out: Quiz 1: Planets")],
    ),
    "numbers that do not grow are text": (
        "2. is what?\nA. x\nB. y\nANSWER: B\n\n1. is what?\nA. x\nB. y\nANSWER: A\n",
        [ItemRecord("2. is what?", key("x", "*y"), line=1), ItemRecord("1. is what?", key("*x", "y"), line=6)],
        [],
    ),
    "code and paragraphs in a stem": (
        "What is printed?\n\n    for a in b:\n        print(a)\n\nA. x\nB. y\nANSWER: B\n",
        [ItemRecord("What is printed?\n\n    for a in b:\n        print(a)", key("x", "*y"), line=1)],
        [],
    ),
}


@pytest.mark.parametrize("name", AIKEN)
def test_aiken_is_read_as_people_write_it(name: str) -> None:
    text, expected, losses = AIKEN[name]
    assert taken(aiken.read, text) == (expected, losses)


# Markdown


def test_a_markdown_quiz_is_read() -> None:
    records, told = taken(
        markdown.read,
        """\
        ---
        layout: quiz
        ---
        # Planets

        Welcome.

        ## Inner planets

        1. Which is nearest?

           ![the sun](figures/sun.png)

           - [ ] Venus
             > It comes second.
           - [x] Mercury,
             that is
           - [ ] ![a planet](mars.png)

           > It needs 88 days.
           > No other is faster.

        2. Which comes second?
           A. Venus
           B. Mars

           **Answer:** A

           Explanation: Only Mercury
           is nearer.

        ### What does this print?

        ```python
        # 1. not a heading
        print(2)
        ```

        - [ ] 1
        - [X] 2
        - [X] 3

        ### Question 7

        Which is it?

        a) this
        b) that

        <details><summary>Answer</summary>

        Answer: c

        </details>

        ## Nothing

        - just a list
        """,
    )
    nearest = (
        OptionRecord("Venus", rationale="It comes second."),
        OptionRecord("Mercury,\nthat is", True),
        OptionRecord("", figure=Picture("mars.png", "a planet")),
    )
    sun = Picture("figures/sun.png", "the sun")
    code = "What does this print?\n\n```python\n# 1. not a heading\nprint(2)\n```"
    assert records == [
        ItemRecord(
            "Which is nearest?", nearest, explanation="It needs 88 days.\nNo other is faster.", domain="Inner planets", figure=sun, line=10
        ),
        ItemRecord("Which comes second?", key("*Venus", "Mars"), explanation="Only Mercury\nis nearer.", domain="Inner planets", line=23),
        ItemRecord(code, key("1", "*2", "*3"), domain="Inner planets", line=32),
        ItemRecord("Which is it?", key("this", "that"), name="Question 7", domain="Inner planets", line=45),
    ]
    assert told == [
        (1, "the settings above the text: layout"),
        (6, "text without answers is left out: Welcome."),
        (52, 'the key "c", which names no answer'),
        (58, "text without answers is left out: - just a list"),
    ]
