r"""The item names a level that the exam does not have.

It then counts for none of the levels that the exam is planned by. Either the word is misspelled, or exam.yaml lacks it.
An exam that declares no levels is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import did_you_mean


@rule("unknown-level", category="exam", severity=Severity.ERROR, source="the bank's format")
def check(item: Item) -> Iterator[Problem]:
    known = item.exam.levels
    given = item.text("level")
    if known and given and given not in known:
        remedy = did_you_mean(given, known, f"Known are: {shorten(', '.join(known), 200)}.")
        yield Problem(item.at("level"), f'The exam has no level "{shorten(given)}".', remedy)


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
    level: recall
""",
        exam="exam: astronomy\nlevels: [recall, application]\n",
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
    level: recal
""",
        found=('9:12 The exam has no level "recal".',),
        exam="exam: astronomy\nlevels: [recall, application]\n",
    ),
]
