r"""Two items are the same: the same scenario, figures, stem, answers and key.

A candidate who gets both answers one question twice, and the bank is smaller than it looks. Remove one of them. The
order of the answers does not matter. An item that repeats a retired one is reported too, since it brings back what was
withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM, TWO_SOUND_ITEMS
from crs_lint.rules.shared.item_groups import group_problem, quoted_ids


@rule("duplicate-item", category="bank", severity=Severity.ERROR, source="seen in public banks", compares_items=True)
def check(bank: Bank) -> Iterator[Problem]:
    for items in bank.clusters(lambda item: (item.language_tag, item.question, item.keys) if item.question else None):
        if not all(item.is_retired for item in items):
            message = f"{len(items)} items ask the same question with the same answers: {quoted_ids(items)}."
            yield group_problem(items, "stem", message, "Keep one of them.")


GOOD = [
    TWO_SOUND_ITEMS,
]
BAD = [
    Example(
        SOUND_ITEM.text,
        found=('other.yaml:3:11 2 items ask the same question with the same answers: "planet-nearest", "planet-first".',),
        files={
            "other.yaml": """\
items:
  - id: planet-first
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: No orbit is nearer to the sun.
"""
        },
    ),
]
