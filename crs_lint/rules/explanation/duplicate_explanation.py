r"""Two items have the same explanation.

An explanation says why this particular answer is right. Text that fits two items is too general for both, or was copied
and never changed. Write what is specific to each item. Explanations that are only a link are not compared.

The rule is off by default, since one explanation may serve two items about two parts of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM, TWO_SOUND_ITEMS
from crs_lint.rules.shared.item_groups import group_problem, quoted_ids


@rule(
    "duplicate-explanation",
    category="explanation",
    severity=Severity.WARNING,
    source="seen in public banks",
    default=False,
    compares_items=True,
)
def check(bank: Bank) -> Iterator[Problem]:
    for items in bank.clusters(lambda item: (item.language_tag, item.explanation) if item.explanation and not item.is_retired else None):
        if len({item.question for item in items}) > 1:  # otherwise duplicate-item reports the items
            yield group_problem(
                items,
                "explanation",
                f"{len(items)} items have the same explanation: {quoted_ids(items)}.",
                "Explain what is specific to this item.",
            )


GOOD = [
    TWO_SOUND_ITEMS,
]
BAD = [
    Example(
        SOUND_ITEM.text,
        found=('other.yaml:8:18 2 items have the same explanation: "planet-nearest", "planet-largest".',),
        files={
            "other.yaml": """\
items:
  - id: planet-largest
    stem: Which planet is the largest?
    options:
      - text: Jupiter
        correct: true
      - text: Saturn
    explanation: Its orbit lies inside that of every other planet.
"""
        },
    ),
]
