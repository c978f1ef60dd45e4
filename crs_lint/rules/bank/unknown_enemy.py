r"""An item lists an enemy that is not in the bank.

Enemies are items that must not be on the same form, because one gives away the other. An id that does not exist
protects nothing: it is misspelled, or the other item was renamed or removed. Correct the id, or remove it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, Sums, rule
from crs_lint.rules.shared.examples import ANOTHER_SOUND_ITEM
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import did_you_mean

# A suggestion compares the id with all others. After this many, the author knows what went wrong.
_MOST_SUGGESTIONS = 50


def _unknown_enemies(items: Iterable[ItemFacts]) -> Sums:
    """The number of enemies that are not among the items."""
    found = list(items)
    known = {item.id for item in found}
    return Counter({"unknown": sum(enemy not in known for item in found for enemy in item.enemies)})


@rule("unknown-enemy", category="bank", severity=Severity.ERROR, source="the bank's format", compares=("id",), sums=_unknown_enemies)
def check(bank: Bank) -> Iterator[Problem]:
    if bank.sums is not None and not bank.sums.total():
        return
    known = dict.fromkeys(item.id for item in bank.items)
    suggestions = _MOST_SUGGESTIONS
    for item in bank.items:
        for index, enemy in enumerate(item.enemies):
            if enemy not in known:
                location = item.location("enemies", index)
                remedy = "Correct the id, or remove it."
                if suggestions:
                    suggestions -= 1
                    remedy = did_you_mean(enemy, known, remedy)
                yield Problem(location.path, f'No item of this exam has the id "{shorten(enemy)}".', remedy, file=location.file)


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
    enemies: [planet-largest]
""",
        files={"other.yaml": ANOTHER_SOUND_ITEM.text},
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
    enemies: [planet-largest]
""",
        found=('9:15 No item of this exam has the id "planet-largest".',),
        files={
            "other.yaml": """\
items:
  - id: planet-biggest
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
