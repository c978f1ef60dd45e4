"""No answer is marked as right, so the item cannot be scored.

Add `correct: true` to the right answer. If none of the answers is right, revise the item before a candidate sees it.

Drafts are excused.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM


@rule(
    "missing-key",
    category="key",
    severity=Severity.ERROR,
    source="Haladyna, Downing and Rodriguez 2002",
    excuses_drafts=True,
    hints=(Trait.NO_KEY,),
)
def check(item: Item) -> Iterator[Problem]:
    if item.options and not item.keys and not item.stray:
        yield Problem(item.at("options"), "No answer is marked as right.", item.wording.mark_right)


GOOD = [SOUND_ITEM]
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
