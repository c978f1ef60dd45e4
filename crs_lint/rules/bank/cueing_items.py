r"""The stem of one item gives away the right answer of another.

A candidate who gets both items on one form can copy the answer from one to the other. Reword one of them, or list each
under `enemies` of the other, so that no form has both.

The rule is off by default. It looks for rare words that the key of one item shares with the stem of another, and some
pairs that it finds are merely about the same subject. A word is rare if at most `most` stems of the bank contain it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crs_lint.bank.item_facts import ItemFacts, are_enemies, unpack_hashes
from crs_lint.model.finding import Problem, Related, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.text.normalize import shorten


@rule(
    "cueing-items",
    category="bank",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 4: items independent of each other",
    default=False,
    compares_items=True,
)
def check(bank: Bank, *, most: int = 4) -> Iterator[Problem]:
    items = [item for item in bank.items if not item.is_retired]
    holders = _stems_by_rare_word(items, most)
    for item in items:
        giver = _cueing_item(item, holders)
        if giver is not None:
            location, other = item.location("stem"), giver.location("stem")
            message = f'The stem of "{shorten(giver.id)}" contains the words of this item\'s right answer.'
            yield Problem(
                location.path,
                message,
                'Reword one of them, or list each under "enemies" of the other.',
                file=location.file,
                related=(Related(other, "The stem that gives the answer away."),),
            )


def _stems_by_rare_word(items: Sequence[ItemFacts], most: int) -> dict[int, list[ItemFacts]]:
    """The items whose stems have a word, for each word in at most ``most`` stems."""
    holders: dict[int, list[ItemFacts]] = {}
    for item in items:
        for word in unpack_hashes(item.words):
            holders.setdefault(word, []).append(item)
    return {word: members for word, members in holders.items() if len(members) <= most}


def _cueing_item(item: ItemFacts, holders: Mapping[int, Sequence[ItemFacts]]) -> ItemFacts | None:
    """Another item whose stem has every word of this item's key, one of them rare, and shares a rare word with its stem."""
    own = unpack_hashes(item.words)
    key = unpack_hashes(item.key_words) - own
    rare = next((word for word in sorted(key) if word in holders), None)
    if rare is None:
        return None
    for other in sorted(holders[rare], key=lambda one: (one.id, one.language)):
        words = unpack_hashes(other.words)
        linked = any(word in holders for word in words & own)
        if other is not item and key <= words and linked and not are_enemies(item, other):
            return other
    return None


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which of the eight planets has the orbit that lies nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Mars
    explanation: Its orbit lies inside that of every other planet.
""",
        files={
            "other.yaml": """\
items:
  - id: planet-largest
    stem: Which of the eight planets is the largest by far?
    options:
      - text: Jupiter
        correct: true
      - text: Saturn
      - text: Uranus
    explanation: Its mass is more than twice that of all others.
"""
        },
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-messenger
    stem: Which spacecraft photographed the caldera of Olympus Mons?
    options:
      - text: Mariner Nine
        correct: true
      - text: Voyager
      - text: Galileo
    explanation: It went into orbit there in 1971.
""",
        found=('3:11 The stem of "volcano-largest" contains the words of this item\'s right answer.',),
        files={
            "other.yaml": """\
items:
  - id: volcano-largest
    stem: Mariner Nine photographed the caldera of Olympus Mons. What is Olympus Mons?
    options:
      - text: A volcano
        correct: true
      - text: A canyon
      - text: A plain
    explanation: Its summit is a caldera.
"""
        },
    ),
]
