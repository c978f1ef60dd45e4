r"""Two items have the same stem and the same answers, but different right answers.

At least one of the two keys is wrong, so candidates who know the subject lose a point on it. Find out which answer is
right, and correct or remove the other item. Retired items are compared too, since a wrong key may have been copied
from one.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM, TWO_SOUND_ITEMS
from crs_lint.rules.shared.item_groups import group_problem, quoted_ids


@rule("contradictory-items", category="bank", severity=Severity.ERROR, source="seen in public banks", compares_items=True)
def check(bank: Bank) -> Iterator[Problem]:
    for items in bank.clusters(lambda item: (item.language_tag, item.question) if item.question else None):
        by_keys: dict[int, ItemFacts] = {}
        for item in items:
            by_keys.setdefault(item.keys, item)
        if len(by_keys) > 1:
            members = list(by_keys.values())
            message = f"These items ask the same question, but different answers are right: {quoted_ids(members)}."
            yield group_problem(members, "options", message, "Correct one of them.", "Another answer is right here.")


GOOD = [
    TWO_SOUND_ITEMS,
]
BAD = [
    Example(
        SOUND_ITEM.text,
        found=('other.yaml:4:5 These items ask the same question, but different answers are right: "planet-nearest", "planet-first".',),
        files={
            "other.yaml": """\
items:
  - id: planet-first
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
      - text: Venus
        correct: true
    explanation: No orbit is nearer to the sun.
"""
        },
    ),
]
