r"""The key of an item names an answer that the item does not have.

Nobody can score the item, or a wrong answer is scored as right where the program counts in another way than the author.
A key goes astray when an answer is added, moved or removed, or when somebody counts from 1 where the others count from 0. Write
the key of the answer that is meant.

In the bank's own form the key stands on the answer, so this is found only in files with a dialect of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
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


@rule("unknown-key", category="key", severity=Severity.ERROR, source="every scoring rule")
def check(item: Item) -> Iterator[Problem]:
    count = len(item.options)
    for path, written in item.stray if count else ():
        answers = f"{count} answers" if count > 1 else "one answer"
        yield Problem(path, f'The key "{shorten(written, 60)}" names none of the {answers}.', item.wording.fit_key)


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
        found=('5:12 The key "3" names none of the 3 answers.',),
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
        found=('8:22 The key "Venis" names none of the 3 answers.',),
        files={"crs-lint.toml": _SETTINGS.format(form="text")},
    ),
]
