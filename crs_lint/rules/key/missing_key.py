r"""No answer is marked as right, so nobody can score the item.

Put `correct: true` under the right answer. If none of the answers is right, the item needs another look before it
reaches a candidate.

Drafts are excused.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule


@rule(
    "missing-key",
    category="key",
    severity=Severity.ERROR,
    source="Haladyna, Downing and Rodriguez 2002; every scoring rule",
    excuses_drafts=True,
)
def check(item: Item) -> Iterator[Problem]:
    if item.options and not item.keys and not item.stray:
        yield Problem(item.at("options"), "No answer is marked as right.", item.wording.mark_right)


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
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("4:5 No answer is marked as right.",),
    ),
]
