r"""Two items of an exam have the same id.

Scores, statistics and error reports are kept by id, so those of the two items would be mixed up. Give one of them a
new id. Do not reuse the id of a retired item. Translations of an item share its id. Items in folders with an `exam.yaml`
of their own belong to different exams, and may have the same id.

There is no reason to ignore this rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import dirname

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM, TWO_SOUND_ITEMS
from crs_lint.rules.shared.item_groups import group_problem
from crs_lint.text.normalize import shorten


@rule("duplicate-id", category="bank", severity=Severity.ERROR, source="seen in public banks", compares_items=True)
def check(bank: Bank) -> Iterator[Problem]:
    for items in bank.clusters(lambda item: (item.id, item.language_tag) if item.id else None):
        times = "twice" if len(items) == 2 else f"{len(items)} times"
        yield group_problem(items, "id", f'The id "{shorten(items[0].id)}" is used {times}.', _remedy(bank, items))


def _remedy(bank: Bank, items: Sequence[ItemFacts]) -> str:
    """What to do: items of several folders without an exam may belong to several exams, such as editions."""
    if bank.exam.file or len({dirname(item.file) for item in items}) < len(items):
        return "Give each item a unique id."
    return "Give each item a unique id; if the folders hold different exams, put an exam.yaml into each."


GOOD = [
    TWO_SOUND_ITEMS,
]
BAD = [
    Example(
        SOUND_ITEM.text,
        found=('other.yaml:2:9 The id "planet-nearest" is used twice.',),
        files={
            "other.yaml": """\
items:
  - id: planet-nearest
    stem: Which planet is the largest?
    options:
      - text: Jupiter
        correct: true
      - text: Saturn
    explanation: Its mass is more than twice that of all others together.
"""
        },
    ),
]
