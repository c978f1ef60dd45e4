r"""The item has no level, and the exam requires one.

Without a level nobody can tell whether the exam asks for more than recall. The rule speaks where exam.yaml lists `level` under `requires`.

Drafts are excused.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import is_blank


@rule("missing-level", category="explanation", severity=Severity.ERROR, source="the exam's own requirement", excuses_drafts=True)
def check(item: Item) -> Iterator[Problem]:
    if "level" in item.exam.requires and is_blank(item.text("level")):
        yield Problem(item.at("level"), "The item has no level, and this exam requires one.", 'Add "level:" to it.')


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("2:9 The item has no level, and this exam requires one.",),
        exam="exam: astronomy\nrequires: [level]\n",
    ),
]
