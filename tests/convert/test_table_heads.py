"""Tables as tools write them: Kahoot, Quizizz, Blooket, Gimkit, Socrative, Blackboard, D2L, MMLU, MedMCQA and others."""

from __future__ import annotations

import pytest

from crs_lint.convert.record import ReadResult
from crs_lint.convert.tables import separated


def shown(found: ReadResult) -> list[str]:
    """Each item on one line, with a star before right answers."""
    return [
        f"{one.stem}: "
        + " | ".join(f"{'*' * option.correct}{option.text}" for option in one.options)
        + (" [multiple]" if one.multiple else " [true-false]" if one.true_false else "")
        for one in found.records
    ]


TABLES: dict[str, tuple[str, list[str], list[tuple[int, str]]]] = {
    "kahoot": (
        'Quiz template,,,,,,,\nAdd questions and answers,,,,,,,\n,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,"Time limit (sec) – 5, 10, 20",Correct answer(s) - choose at least one\n1,Which is red?,Mars,Venus,Earth,Io,20,1\n2,Which are rocky?,Mars,Venus,Jupiter,,20,"1,2"\n3,,,,,,,\n',
        ["Which is red?: *Mars | Venus | Earth | Io", "Which are rocky?: *Mars | *Venus | Jupiter"],
        [
            (1, 'a row above the head of the table: "Quiz template"'),
            (2, 'a row above the head of the table: "Add questions and answers"'),
            (3, 'the column "Time limit (sec) – 5, 10, 20", of which 2 cells say something'),
        ],
    ),
    "quizizz": (
        'Question Text,Question Type,Option 1,Option 2,Option 3,Option 4,Option 5,Correct Answer,Time in seconds,Image Link,Answer explanation\n"Text of the question\n\n(required)","(default is Multiple Choice)",Text for option 1,Text for option 2,Text for option 3,,,The correct option choice,Time,Link,\nWhich is red?,Multiple Choice,Mars,Venus,Io,,,1,30,,Rust\nWhich are?,Checkbox,Mars,Venus,Io,,,"1,3",30,,\nSay,Open-Ended,,,,,,,30,,\n',
        ["Which is red?: *Mars | Venus | Io", "Which are?: *Mars | Venus | *Io [multiple]"],
        [
            (1, 'the column "Time in seconds", of which 4 cells say something'),
            (2, 'a row of instructions ("Text of the question\n\n(required)") is left out'),
            (7, 'a question of the type "Open-Ended" is left out'),
        ],
    ),
    "blooket": (
        '"Blooket\nImport Template",,,,,,,\nQuestion #,Question Text,Answer 1,Answer 2,"Answer 3\n(Optional)","Answer 4\n(Optional)","Time Limit (sec)\n(Max: 300 seconds)","Correct Answer(s)\n(Only include Answer #)"\n1,Red?,Mars,Venus,,,20,1\n2,Big?,Mars,Jupiter,Io,,20,2\n',
        ["Red?: *Mars | Venus", "Big?: Mars | *Jupiter | Io"],
        [
            (1, 'a row above the head of the table: "Blooket\nImport Template"'),
            (3, 'the column "Question #", of which 2 cells say something'),
            (3, 'the column "Time Limit (sec)\n(Max: 300 seconds)", of which 2 cells say something'),
        ],
    ),
    "gimkit": (
        "Gimkit Spreadsheet Import Template,,,,\nQuestion,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional),Incorrect Answer 3 (Optional)\nRed?,Mars,Venus,Io,\nBig?,Jupiter,Venus,,\n",
        ["Red?: *Mars | Venus | Io", "Big?: *Jupiter | Venus"],
        [(1, 'a row above the head of the table: "Gimkit Spreadsheet Import Template"')],
    ),
    "socrative": (
        "Instructions: fill,,,,,,,,\nQuiz Name:,planets,,,,,,,\nQuestion Type,Question,Answer A,Answer B,Answer C,Answer D,Answer E,Correct Answer,Correct Answer,Explanation\nMultiple choice,Red?,Mars,Venus,Io,,,A,,x\nTrue/False,Sun is a star,,,,,,True,,\nOpen-ended,Say,,,,,,,,\nMultiple choice,Two?,Mars,Venus,Io,,,A,C,\n",
        ["Red?: *Mars | Venus | Io", "Sun is a star: *True | False [true-false]", "Two?: *Mars | Venus | *Io"],
        [
            (1, 'a row above the head of the table: "Instructions: fill"'),
            (2, 'a row above the head of the table: "Quiz Name:", "planets"'),
            (6, 'a question of the type "Open-ended" is left out'),
        ],
    ),
    "blackboard": (
        "MC\tRed?\tMars\tcorrect\tVenus\tincorrect\nMA\tTwo?\tMars\tcorrect\tVenus\tincorrect\tIo\tCorrect\nTF\tSun?\ttrue\nESS\tSay\t\n",
        ["Red?: *Mars | Venus", "Two?: *Mars | Venus | *Io [multiple]", "Sun?: *True | False [true-false]"],
        [(4, 'a question of the type "ESS" is left out')],
    ),
    "d2l": (
        "//comment\nNewQuestion,MC,,,\nID,CHEM-1,,,\nTitle,t,,,\nQuestionText,Red?,,,\nPoints,1,,,\nDifficulty,2,,,\nOption,100,Mars,,good\nOption,0,Venus,,bad\nFeedback,Because,,,\nNewQuestion,TF,,,\nQuestionText,Sun,,,\nTRUE,100,yes,,\nFALSE,0,no,,\nNewQuestion,WR,,\n",
        ["Red?: *Mars | Venus", "Sun: *True | False [true-false]"],
        [(7, "Difficulty: 2"), (15, 'a question of the type "WR" is left out')],
    ),
    "mmlu": (
        "Red?,Mars,Venus,Io,Europa,A\nBig?,Mars,Jupiter,Io,Europa,B\n",
        ["Red?: *Mars | Venus | Io | Europa", "Big?: Mars | *Jupiter | Io | Europa"],
        [],
    ),
    "mmluhf": (
        "question,subject,choices,answer\nRed?,astro,\"['Mars' 'Venus'\n 'Io' \"\"It's\"\"]\",0\nBig?,astro,\"['Mars', 'Jupiter', 'Io', 'E']\",1\n",
        ["Red?: *Mars | Venus | Io | It's", "Big?: Mars | *Jupiter | Io | E"],
        [],
    ),
    "medmcqa": (
        "id,question,opa,opb,opc,opd,cop,choice_type,exp,subject_name,topic_name\nx1,Red?,Mars,Venus,Io,E,0,single,Rust,Astro,Planets\nx2,Big?,Mars,Jupiter,Io,E,1,multi,,Astro,Planets\n",
        ["Red?: *Mars | Venus | Io | E", "Big?: Mars | *Jupiter | Io | E"],
        [(1, 'the column "choice_type", of which 2 cells say something')],
    ),
    "distr": (
        "question,correct_answer,distractor1,distractor2\nRed?,Mars,Venus,Io\nBig?,Jupiter,Venus,Io\n",
        ["Red?: *Mars | Venus | Io", "Big?: *Jupiter | Venus | Io"],
        [],
    ),
    "sciq": (
        "question,distractor3,distractor1,distractor2,correct_answer,support\nRed?,Io,Venus,E,Mars,Rust\n",
        ["Red?: *Mars | Io | Venus | E"],
        [],
    ),
    "opt2": (
        "question,option1,option2,option3,answer\nRed?,Mars,Venus,Io,option1\nBig?,Mars,Jupiter,Io,option2\n",
        ["Red?: *Mars | Venus | Io", "Big?: Mars | *Jupiter | Io"],
        [],
    ),
    "optC": (
        "Question,Option A,Option B,Option C,Correct Answer\nRed?,Io,Venus,Mars,Option C\nBig?,Mars,Jupiter,Io,Option B\n",
        ["Red?: Io | Venus | *Mars", "Big?: Mars | *Jupiter | Io"],
        [],
    ),
    "BJ": (
        "Question,A,B,C,Answer\nRed?,Io,Venus,Mars,C. Mars\nBig?,Mars,Jupiter,Io,B. Jupiter\nBad?,Mars,Jupiter,Io,A. Jupiter\n",
        ["Red?: Io | Venus | *Mars", "Big?: Mars | *Jupiter | Io", "Bad?: Mars | Jupiter | Io"],
        [(4, 'the key "A. Jupiter", which names no answer')],
    ),
    "onecell": (
        'question,options,answer\nRed?,A) Mars B) Venus C) Io,A\nBig?,"A. Mars; B. Jupiter",B\n',
        ["Red?: *Mars | Venus | Io", "Big?: Mars | *Jupiter"],
        [],
    ),
    "onecell2": (
        'question,options,answer\nRed?,Mars|Venus|Io,Mars\nBig?,"Mars|Jupiter",Jupiter\n',
        ["Red?: *Mars | Venus | Io", "Big?: Mars | *Jupiter"],
        [],
    ),
    "onecell3": (
        "question;choices;answer\nRed?;Mars, Venus, Io;Mars\nBig?;Mars, Jupiter;Jupiter\n",
        ["Red?: *Mars | Venus | Io", "Big?: Mars | *Jupiter"],
        [],
    ),
    "opt0": (
        "question,option_0,option_1,option_2,correct\nRed?,Io,Mars,E,1\nBig?,E,Jupiter,Io,1\n",
        ["Red?: Io | *Mars | E", "Big?: E | *Jupiter | Io"],
        [],
    ),
    "tfcol": (
        "question,a,b,answer\nSun?,True,False,True\nMoon?,True,False,B\nRed?,Mars,Io,A\n",
        ["Sun?: *True | False [true-false]", "Moon?: True | *False [true-false]", "Red?: *Mars | Io"],
        [],
    ),
    "tfonly": (
        "question,type,option a,option b,answer\nSun?,true/false,,,FALSE\nRed?,mc,Mars,Io,A\n",
        ["Sun?: True | *False [true-false]", "Red?: *Mars | Io"],
        [],
    ),
    "nums": (
        "question,a,b,c,answer\n2+2?,3,4,5,4\n1+1?,2,1,3,2\n3?,3,4,9,3\n",
        ["2+2?: 3 | *4 | 5", "1+1?: *2 | 1 | 3", "3?: *3 | 4 | 9"],
        [],
    ),
    "camel": ("questionText,optionA,optionB,correctAnswer\nRed?,Mars,Io,optionA\n", ["Red?: *Mars | Io"], []),
    "single": (
        "question,option a,option b,answer\nRed?,Mars,Io,Venus\nR2?,Mars,Io,Earth\n",
        ["Red?: Mars | Io", "R2?: Mars | Io"],
        [(2, 'the key "Venus", which names no answer'), (3, 'the key "Earth", which names no answer')],
    ),
    "json": (
        'question,options,correct\nRed?,"[""Mars"", ""Io""]",Mars\nRe?,"{""A"": ""Mars"", ""B"": ""Io""}",B\n',
        ["Red?: *Mars | Io", "Re?: Mars | *Io"],
        [],
    ),
    "arc": (
        "id,question,choices,answerKey\nx,Red?,\"{'text': array(['Mars', 'Io'], dtype=object), 'label': array(['A', 'B'], dtype=object)}\",A\n",
        ["Red?: *Mars | Io"],
        [],
    ),
    "later": (
        "Question,Answer,Answer 2,Answer 3\nRed?,Mars,Venus,Io\nBig?,Jupiter,Venus,Io\n",
        ["Red?: *Mars | Venus | Io", "Big?: *Jupiter | Venus | Io"],
        [],
    ),
    "keys from 0": (
        "question,a,b,c,d,answer\nWhich is red?,Mars,Venus,Earth,Saturn,0\nWhich has rings?,Mars,Venus,Earth,Saturn,3\nWhich is ours?,Mars,Venus,Earth,Saturn,2\n",
        [
            "Which is red?: *Mars | Venus | Earth | Saturn",
            "Which has rings?: Mars | Venus | Earth | *Saturn",
            "Which is ours?: Mars | Venus | *Earth | Saturn",
        ],
        [],
    ),
    "keys from 1": (
        "question,a,b,c,answer\nRed?,Mars,Venus,Earth,1\nOurs?,Mars,Venus,Earth,3\nNext?,Mars,Venus,Earth,2\n",
        ["Red?: *Mars | Venus | Earth", "Ours?: Mars | Venus | *Earth", "Next?: Mars | *Venus | Earth"],
        [],
    ),
    "keys from 1, but one": (
        "question,a,b,c,answer\nRed?,Mars,Venus,Earth,3\nOurs?,Mars,Venus,Earth,3\nNone?,Mars,Venus,Earth,0\n",
        ["Red?: Mars | Venus | *Earth", "Ours?: Mars | Venus | *Earth", "None?: Mars | Venus | Earth"],
        [(4, 'the key "0", which names no answer')],
    ),
    "keys from 0 as well as from 1": (
        "question,a,b,c,answer\nRed?,Mars,Venus,Earth,1\nOurs?,Mars,Venus,Earth,3\nNone?,Mars,Venus,Earth,0\nWords?,Mars,Venus,Earth,Venus\n",
        ["Red?: Mars | Venus | Earth", "Ours?: Mars | Venus | Earth", "None?: Mars | Venus | Earth", "Words?: Mars | *Venus | Earth"],
        [
            (2, 'the key "1" in a column that counts from 0 as well as from 1'),
            (3, 'the key "3" in a column that counts from 0 as well as from 1'),
            (4, 'the key "0" in a column that counts from 0 as well as from 1'),
        ],
    ),
    "an index": (
        "question,a,b,c,Answer Index\nRed?,Venus,Mars,Earth,1\nOurs?,Mars,Venus,Earth,2\n",
        ["Red?: Venus | *Mars | Earth", "Ours?: Mars | Venus | *Earth"],
        [],
    ),
    "names of types": (
        "type,question,a,b,answer\nmultiple_choice,Q1?,x,y,A\nMCQ,Q2?,x,y,A\nmultiple-select,Q3?,x,y,AB\ntrue_false,Q4?,,,F\nMultichoice,Q5?,x,y,B\nessay,Q6?,,,\n",
        [
            "Q1?: *x | y",
            "Q2?: *x | y",
            "Q3?: *x | *y [multiple]",
            "Q4?: True | *False [true-false]",
            "Q5?: x | *y",
        ],
        [(7, 'a question of the type "essay" is left out')],
    ),
    "remarks in the head": (
        '"Question, as HTML",Answer,"Options, separated by |"\nRed?,Mars,Mars|Io\nBig?,B,Io|Jupiter\n',
        ["Red?: *Mars | Io", "Big?: Io | *Jupiter"],
        [],
    ),
    "rows with semicolons and no head": (
        "Red?;Mars;Io;Venus;A\nBig?;Io;Jupiter;Moon;b\n",
        ["Red?: *Mars | Io | Venus", "Big?: Io | *Jupiter | Moon"],
        [],
    ),
    "several columns of keys": (
        "question,option1,option2,option3,correct1,correct2\nRed?,Mars,Io,Rust,Mars,Rust\n",
        ["Red?: *Mars | Io | *Rust"],
        [],
    ),
    "letters with a dash": (
        "question,a,b,answer\nRed?,Mars,Io,A - Mars\nBad?,Mars,Io,A - Io\n",
        ["Red?: *Mars | Io", "Bad?: Mars | Io"],
        [(3, 'the key "A - Io", which names no answer')],
    ),
    "lines with signs at their ends": (
        'question,options,answer\nRun?,"A) a[0]; B) ls /bin/\nB) 16 C)\nC) x;",C\nRed?,"A) Mars; B) Io; C) E",B\n',
        ["Run?: a[0]; B) ls /bin/ | 16 C) | *x;", "Red?: Mars | *Io | E"],
        [],
    ),
    "escapes": ("question,options,answer\nRed?,\"['1.5\\xa0V', 'it\\'s \\u00e9']\",1\n", ["Red?: *1.5\xa0V | it's é"], []),
    "slashes": (
        "question,options,answer\nRed?,Mars / Venus/Earth / Io,Mars\nBig?,Io / Jupiter,2\n",
        ["Red?: *Mars | Venus/Earth | Io", "Big?: Io | *Jupiter"],
        [],
    ),
    "objects": (
        'question,options,answer\nRed?,"[{""label"": ""A"", ""text"": ""Mars, the red""}, {""label"": ""B"", ""text"": ""Io""}]",B\n',
        ["Red?: Mars, the red | *Io"],
        [],
    ),
    "opentdb": (
        'type,question,correct_answer,incorrect_answers\nboolean,Sun?,Falso,"[""Verdadero""]"\nmultiple,Red?,Mars,"[""Io"", ""Moon""]"\n',
        ["Sun?: Verdadero | *Falso [true-false]", "Red?: *Mars | Io | Moon"],
        [],
    ),
    "statements": (
        "Statement,Answer\nThe sun is a star.,T\nThe sun is cold.,false\n",
        ["The sun is a star.: *True | False [true-false]", "The sun is cold.: True | *False [true-false]"],
        [],
    ),
    "the letter of a verdict": (
        "question,1,2,answer\nSun?,False,True,T\nCold?,False,True,F\n",
        ["Sun?: False | *True [true-false]", "Cold?: *False | True [true-false]"],
        [],
    ),
    "german": ("Frage;Antwort A;Antwort B;Richtige Antwort;Erklärung\nRot?;Mars;Io;A;Rost\n", ["Rot?: *Mars | Io"], []),
    "spanish": ("Pregunta,Opción A,Opción B,Respuesta correcta\n¿Rojo?,Marte,Io,A\n", ["¿Rojo?: *Marte | Io"], []),
    "d2l weights": (
        "NewQuestion,MC,,\nQuestionText,Red?,,\nOption,100,Mars,\nOption,inf,Io,\nOption,nan,Io,\nOption,x,Io,\nOption,,Sun,\n",
        ["Red?: *Mars | Io | Io | Io | Sun"],
        [(line, f'the weight "{weight}", which is no number of percent') for line, weight in ((4, "inf"), (5, "nan"), (6, "x"))],
    ),
    "d2l html": (
        "NewQuestion,MS,,,\nQuestionText,<b>Two</b>?,HTML,,\nOption,1,<i>Mars</i>,HTML,\nOption,1,<b>,,\nOption,0,Io,,\nHint,think,,,\n",
        ["**Two**?: **Mars* | *<b> | Io [multiple]"],
        [(6, "Hint: think")],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_as_its_tool_means_it(name: str) -> None:
    text, items, losses = TABLES[name]
    found = separated.read(text.encode())
    assert shown(found) == items
    assert [(loss.line, loss.message) for loss in found.losses] == losses


def test_the_fields_of_medmcqa_and_the_feedback_of_d2l_are_read() -> None:
    (first, _) = separated.read(TABLES["medmcqa"][0].encode()).records
    assert (first.id, first.explanation, first.domain, first.task) == ("x1", "Rust", "Astro", "Planets")
    (first, second) = separated.read(TABLES["d2l"][0].encode()).records
    assert (first.id, first.name, first.explanation) == ("CHEM-1", "t", "Because")
    assert [option.rationale for option in (*first.options, *second.options)] == ["good", "bad", "yes", "no"]
