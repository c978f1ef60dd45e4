"""The reader of Markdown quizzes: the layouts that people write, each with the items and what is left out of it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from crs_lint.convert.markdown import reader as markdown
from crs_lint.convert.record import ItemRecord

# An item is written as "stem | *right answer | answer <rationale> (picture) || explanation".
LAYOUTS = [
    (
        "ten deeper",
        """
9. What is nine?
   - [ ] a
   - [x] b

10. What is ten?

   A. one
   B. two

   Answer: B

11. What is eleven?

    A) one
    B) two

    **Ans:** A
""",
        ["What is nine? | a | *b", "What is ten? | one | *two", "What is eleven? | *one | two"],
        [],
    ),
    (
        "correct quoted",
        """
**Q1. Which is red?**

- A: Mars
- B: Venus

> Correct: A
> Iron rust colors it.

**Q2. Which has rings?**

- A: Mars
- B: Saturn

> **Correct answer: B. Saturn**
""",
        ["Which is red? | *Mars | Venus || Iron rust colors it.", "Which has rings? | Mars | *Saturn"],
        [],
    ),
    (
        "boldkey",
        """
## Which one?

- A. one
- **B. two**
- C. three

## Which other?

- one
- **two**
- three
""",
        ["Which one? | one | *two | three", "Which other? | one | *two | three"],
        [],
    ),
    (
        "stars",
        """
1. What is 2+3?
a) 6
b) 1
*c) 5

2. Which ones?
[*] red
[ ] blue
[*] green
... Both are warm.
""",
        ["What is 2+3? | 6 | 1 | *5", "Which ones? | *red | blue | *green <Both are warm.>"],
        [],
    ),
    (
        "radios",
        """
# Which?

( ) one
(x) two
( ) three

# Which next?
- (x) one
- ( ) two
""",
        ["Which? | one | *two | three", "Which next? | *one | two"],
        [],
    ),
    (
        "code below answers",
        """
### What prints 1?

A.
```js
print(2)
```
B.
```js
print(1)
```
![pic](b.png)

**Answer: B**

Since it says so.

### What else?

- A: `x`

  ```js
  x()
  ```

- B: `y`

<details><summary><b>Show answer</b></summary>
<p>

#### Answer: A

Because of x.

</p>
</details>
""",
        [
            "What prints 1? | ```js\nprint(2)\n``` | *```js\nprint(1)\n``` (b.png) || Since it says so.",
            "What else? | *`x`\n\n```js\nx()\n``` | `y` || Because of x.",
        ],
        [],
    ),
    (
        "lydia",
        """
###### 1. What's the output?

```javascript
function sayHi() {}
```

- A: `Lydia` and `undefined`
- B: `Lydia` and `ReferenceError`
- C: `ReferenceError` and `21`

<details><summary><b>Answer</b></summary>
<p>

#### Answer: B

Within the function, we first declare it.

</p>
</details>

---

###### 2. What's next?

- A: one
- B: two

<details><summary><b>Answer</b></summary>
<p>

#### Answer: A

Second why.

</p>
</details>
""",
        [
            "What's the output?\n\n```javascript\nfunction sayHi() {}\n``` | `Lydia` and `undefined` | *`Lydia` and `ReferenceError` | `ReferenceError` and `21` || Within the function, we first declare it.",
            "What's next? | *one | two || Second why.",
        ],
        [],
    ),
    (
        "quiz tags",
        """
Intro text.

<quiz>
What is the capital of France?
- [x] Paris
- [ ] London

Paris is the capital since long.
</quiz>

More text.

<quiz>
Which?
- [ ] a
- [x] b
</quiz>
""",
        ["What is the capital of France? | *Paris | London || Paris is the capital since long.", "Which? | a | *b"],
        ["2 text without answers is left out: Intro text.", "12 text without answers is left out: More text."],
    ),
    (
        "quizdown",
        """
---
shuffle: true
---

# Select your superpowers!

- [x] Enumeration
- [ ] Procrastination
> A comment on it.

---

### What's the capital of Germany?

> Hint: not Hamburg

1. [x] Berlin
1. [ ] Frankfurt
""",
        [
            "Select your superpowers! | *Enumeration | Procrastination <A comment on it.>",
            "What's the capital of Germany? | *Berlin | Frankfurt",
        ],
        ["3 text without answers is left out: shuffle: true", "16 a hint is left out: Hint: not Hamburg"],
    ),
    (
        "key list at the end",
        """
1. First?
   - a
   - b
2. Second?
   - c
   - d

## Answers

1. b
2. A
""",
        ["First? | a | *b", "Second? | *c | d"],
        [],
    ),
    (
        "key list of one question",
        """
1. First?
A. a
B. b

Answers: 1-B

2. Second?
A. c
B. d

Answer: **2. A**

3. Third?
- 1
- 2

Answer: 2 - b
""",
        ["First? | a | *b", "Second? | *c | d", "Third? | 1 | *2 || b"],
        [],
    ),
    (
        "a mark against the key",
        """
### Which?

- [ ] a
- [x] b

Key: a

### Choose two

- [x] c
- [ ] d

Answer: c; d

### And this?

- [x] e
- [ ] f

Answer: e
""",
        ["Which? | a | b", "Choose two | c | d", "And this? | *e | f"],
        [
            '7 the key "a", where a mark says that another answer is right',
            '14 the key "c; d", where a mark says that another answer is right',
        ],
    ),
    (
        "key list inline",
        """
1. First?
A. a
B. b

2. Second?
A. c
B. d

**Answer Key:** 1-B, 2-A
""",
        ["First? | a | *b", "Second? | *c | d"],
        [],
    ),
    (
        "plain options, text key",
        """
**What is a cat?**
- an animal
- a plant

**Answer:** an animal

**What is an oak?**
1. an animal
2. a plant

Correct answer: 2
""",
        ["What is a cat? | *an animal | a plant", "What is an oak? | an animal | *a plant"],
        [],
    ),
    (
        "readme, no quiz",
        """
# Project

Why should you use it?

- It is fast.
- It is small.

## Install

1. Clone it
2. Run it

A. Smith wrote it.
""",
        [],
        [
            "4 a list without a key is left out: Why should you use it?",
            "11 text without answers is left out: Clone it",
            "12 text without answers is left out: Run it\nSmith wrote it.",
        ],
    ),
    (
        "explanations by letter",
        """
1. Which?
A. one
B. two
C. three

Answer: B
Explanation: two is right.
A. one is too small
C. three is too big

2. Next?
A. x
B. y
Answer: A
""",
        ["Which? | one <one is too small> | *two | three <three is too big> || two is right.", "Next? | *x | y"],
        [],
    ),
    (
        "paragraph questions",
        """
Which is red?
A. Mars
B. Venus
Answer: A

Which has rings?
A. Mars
B. Saturn
Answer: B
""",
        ["Which is red? | *Mars | Venus", "Which has rings? | Mars | *Saturn"],
        [],
    ),
    (
        "answers with blank lines",
        """
1. Which is red?

A. Mars

B. Venus

Answer: A

2. Which has rings?

A. Mars

B. Saturn

Answer: B
""",
        ["Which is red? | *Mars | Venus", "Which has rings? | Mars | *Saturn"],
        [],
    ),
    (
        "half",
        """
1. Which is red?
A. Mars

2. Which has rings?
B. Saturn
""",
        [],
        ["2 text without answers is left out: Which is red?\nMars", "5 text without answers is left out: Which has rings?\nB. Saturn"],
    ),
    (
        "trailing marks",
        """
1. Which is red?
   - Mars ✅
   - Venus
2. Which has rings?
   a. Mars
   b. Saturn (correct)
""",
        ["Which is red? | *Mars | Venus", "Which has rings? | Mars | *Saturn"],
        [],
    ),
    (
        "colon heads",
        """
### Question 1: Which is red?
a) Mars
b) Venus

**Correct Answer:** a) Mars

### Question 2
Which has rings?

a) Mars
b) Saturn

_Answer_: **b**
""",
        ["Which is red? | *Mars | Venus", "Which has rings? | Mars | *Saturn"],
        [],
    ),
    (
        "spanish",
        """
1. ¿Cuál es rojo?
   a) Marte
   b) Venus

   Respuesta correcta: a

2. Was ist rot?
   a) Mars
   b) Venus

   Antwort: a
""",
        ["¿Cuál es rojo? | *Marte | Venus", "Was ist rot? | *Mars | Venus"],
        [],
    ),
    (
        "counted answers",
        """
#### 1. What is the output of the code below

```js
f();
```

- 1: Undefined
- 2: ReferenceError

<details><summary><b>Answer</b></summary>

##### Answer: 2

Since it is not defined.

</details>

**[⬆ Back to Top](#contents)**

#### 2. What comes next

- 1: a
- 2: b

Answer: 1
""",
        [
            "What is the output of the code below\n\n```js\nf();\n``` | Undefined | *ReferenceError || Since it is not defined.",
            "What comes next | *a | b",
        ],
        [],
    ),
    (
        "text between boxes",
        """
#### Which files stay?

- [ ] a

- [ ] b

All of them are kept.

- [x] c

#### Which module?

- [ ] one

text

- [x] two

text

- [ ] three
""",
        ["Which files stay? | a | b\n\nAll of them are kept. | *c", "Which module? | one\n\ntext | *two\n\ntext | three"],
        [],
    ),
    (
        "tasks",
        """
## Plan

- [x] Write the parser

## Which?

- [x] a
- [ ] b
""",
        ["Which? | *a | b"],
        ["2 text without answers is left out: Plan\n\nWrite the parser"],
    ),
    (
        "why the others are wrong",
        """
1. Qual?

- a) um
- b) dois
- c) três

Resposta: a

Vamos ver as outras opções:

- b) É pouco.
- c) É muito.

2. Que mais?

- a) x
- b) y

**答案：** b
""",
        ["Qual? | *um | dois <É pouco.> | três <É muito.> || Vamos ver as outras opções:", "Que mais? | x | *y"],
        [],
    ),
    (
        "explanation below a heading of its own",
        """### Which?

- [x] a
- [ ] b

#### Explanation

Because of it.

And more.
""",
        ["Which? | *a | b || Because of it.\n\nAnd more."],
        [],
    ),
    (
        "explanation below its label",
        """### Which?

- [x] a
- [ ] b

**Explanation:**

Because of it.
""",
        ["Which? | *a | b || Because of it."],
        [],
    ),
    (
        "hint above the answers",
        """### Which?

Hint: look
at it

```py
x
```

- [x] a
- [ ] b
""",
        ["Which?\n\n```py\nx\n``` | *a | b"],
        ["3 a hint is left out: Hint: look\nat it"],
    ),
    (
        "hint below the answers",
        """### Which?

- [x] a
- [ ] b

Hint: look

More.
""",
        ["Which? | *a | b"],
        ["6 a hint is left out: Hint: look", "8 text without answers is left out: More."],
    ),
    (
        "key in the front matter",
        """---
question: Which?
answer: 2
---

- a
- b
- c
""",
        ["Which? | a | *b | c"],
        [],
    ),
    (
        "code by its indent",
        """### What does it print?

    for a in b:
        print(a)

- [x] a
- [ ] b
""",
        ["What does it print?\n\n```\nfor a in b:\n    print(a)\n``` | *a | b"],
        [],
    ),
    (
        "answers indented as far as code",
        """What is a pod?

    A. a group
    B. a host

    Answer: B
""",
        ["What is a pod? | a group | *a host"],
        [],
    ),
    (
        "rule below the heading of a section",
        """## Planets

---

1. Which?
   - [x] a
   - [ ] b
""",
        ["Which? | *a | b"],
        [],
    ),
    (
        "comment that never ends",
        """### Which?

- [x] a
- [ ] b

<!-- never closed

### Next?

- [x] c
- [ ] d
""",
        ["Which? | *a | b", "Next? | *c | d"],
        ["6 text without answers is left out: <!-- never closed"],
    ),
    (
        "comment",
        """### Which? <!-- x -->

- [x] a <!-- y
- [ ] no -->
- [ ] b
""",
        ["Which? | *a | b"],
        [],
    ),
]


def _written(record: ItemRecord) -> str:
    options = (
        f" | {'*' if option.correct else ''}{option.text}"
        f"{f' <{option.rationale}>' if option.rationale else ''}{f' ({option.figure.file})' if option.figure else ''}"
        for option in record.options
    )
    return record.stem + "".join(options) + (f" || {record.explanation}" if record.explanation else "")


@pytest.mark.parametrize(("text", "items", "left_out"), [layout[1:] for layout in LAYOUTS], ids=[layout[0] for layout in LAYOUTS])
def test_a_layout_is_read(text: str, items: list[str], left_out: list[str]) -> None:
    found = markdown.read(dedent(text).encode())
    assert list(map(_written, found.records)) == items
    assert [f"{loss.line} {loss.message}" for loss in found.losses] == left_out


def test_a_rule_does_not_end_a_section() -> None:
    found = markdown.read(b"## Planets\n\n---\n\n1. Which?\n   - [x] a\n   - [ ] b\n")
    assert [record.domain for record in found.records] == ["Planets"]


def test_the_front_matter_may_hold_a_question() -> None:
    text = "---\ntitle: History\nquestion: Which tool keeps history?\nanswer: 1\nlayout: quiz\noptions: [git, tar]\n---\n"
    found = markdown.read(text.encode())
    assert [_written(record) for record in found.records] == ["Which tool keeps history? | *git | tar"]
    assert [record.name for record in found.records] == ["History"]
    assert [loss.message for loss in found.losses] == ["the settings above the text: layout"]


@pytest.mark.parametrize(
    ("settings", "items", "messages"),
    [
        ("answer: [git, tar]\noptions: [git, tar, cat]", ["Which? | *git | *tar | cat"], []),
        ("answer: git\nkey: [x]\noptions: [git, tar]", ["Which? | *git | tar"], ["the settings above the text: key"]),
        ("answer: {a: git}\ncorrect: tar\noptions: [git, tar]", ["Which? | git | *tar"], ["the settings above the text: answer"]),
        ("answer: 1\nexplanation: {a: b}\noptions: [git, tar]", ["Which? | *git | tar"], ["the settings above the text: explanation"]),
        (
            "answer: 1\noptions: [git, true]",
            [],
            ["the settings above the text: options", "text without answers is left out: Which?"],
        ),
    ],
)
def test_settings_of_other_types_are_listed(settings: str, items: list[str], messages: list[str]) -> None:
    found = markdown.read(f"---\nquestion: Which?\n{settings}\n---\n".encode())
    assert list(map(_written, found.records)) == items
    assert [loss.message for loss in found.losses] == messages
