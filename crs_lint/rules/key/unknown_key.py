"""The key of an item names an answer that the item does not have.

The item cannot be scored, or a wrong answer is scored as right. This happens when an answer is added, moved or removed, or
when the author counts from 0 and the program from 1. Write the key of the intended answer.

In the native format the mark is part of the answer, so this rule reports only on files that have a dialect.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import shorten

_SETTINGS = """\
[dialect]
items = "questions"
stem = "question"
options = "answers"
key = "right"
key-form = "{form}"
"""


@rule(
    "unknown-key",
    category="key",
    severity=Severity.ERROR,
    source="the bank's dialect; an item without a valid key cannot be scored",
    hints=(Trait.STRAY_KEY,),
)
def check(item: Item) -> Iterator[Problem]:
    count = len(item.options)
    for path, written in item.stray if count else ():
        answers = f"{count} answers" if count > 1 else "one answer"
        yield Problem(path, f'The key "{shorten(written, 60)}" matches none of the {answers}.', item.wording.fit_key)


GOOD = [
    Example(
        """\
questions:
  - id: planet-nearest
    question: Which planet is nearest to the sun?
    answers: [Mercury, Venus, Earth]
    right: A
""",
        files={"crs-lint.toml": _SETTINGS.format(form="letter")},
    ),
]
BAD = [
    Example(
        """\
questions:
  - id: planet-nearest
    question: Which planet is nearest to the sun?
    answers: [Venus, Earth, Mercury]
    right: 3
""",
        found=('5:12 The key "3" matches none of the 3 answers.',),
        files={"crs-lint.toml": _SETTINGS.format(form="index0")},
    ),
    Example(
        """\
questions:
  - id: planets-inner
    question: Which planets are nearer to the sun than Earth?
    answers:
      - Mercury
      - Venus
      - Mars
    right: [Mercury, Venis]
""",
        found=('8:22 The key "Venis" matches none of the 3 answers.',),
        files={"crs-lint.toml": _SETTINGS.format(form="text")},
    ),
]
