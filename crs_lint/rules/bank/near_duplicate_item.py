r"""Two items ask almost the same question: their stems and their answers share most of their words.

A candidate who gets both answers one question twice, and one item may give away the other. Keep the better one. If you
need both, list each under `enemies` of the other, so that no form has both.

Items are not reported if they differ in a number or a negative, if they belong to different scenarios or figures, or if
they have the same stem with other answers. Two items are similar if their stems share at least `similarity` of their
words (0.8 is 80 percent of the words that either has), and their answers at least `answers`. Capitals, small words such
as "the", and the order of words do not count. Drafts are compared, too; retired items are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.near_duplicates import is_near_duplicate, near_duplicate_clusters
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.rules.shared.item_groups import group_problem, quoted_ids


def _may_be_together(one: ItemFacts, other: ItemFacts, *, similarity: float = 0.8, answers: float = 0.5) -> bool:
    return one.question == other.question or is_near_duplicate(one, other, similarity, answers)


@rule(
    "near-duplicate-item",
    category="bank",
    severity=Severity.WARNING,
    source="AERA, APA and NCME 2014, Standards, 4.12",
    compares=("question", "bands"),
    links=_may_be_together,
)
def check(bank: Bank, *, similarity: float = 0.8, answers: float = 0.5) -> Iterator[Problem]:
    texts: dict[int, ItemFacts] = {}
    for item in bank.items:
        if item.question and not item.is_retired:  # duplicate-item reports exact duplicates
            texts[item.question] = min(texts.get(item.question, item), item, key=lambda one: one.id)
    for items in near_duplicate_clusters(list(texts.values()), similarity, answers):
        message = f"{len(items)} items ask almost the same question: {quoted_ids(items)}."
        yield group_problem(items, "stem", message, 'Keep one of them, or list each under "enemies" of the other.')


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
  - id: planet-closest
    enemies: [planet-nearest]
    stem: Which of the eight planets has an orbit which lies nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Mars
    explanation: No orbit is smaller.
"""
        },
    ),
]
BAD = [
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
        found=('other.yaml:3:11 2 items ask almost the same question: "planet-nearest", "planet-closest".',),
        files={
            "other.yaml": """\
items:
  - id: planet-closest
    stem: Which of the eight planets has an orbit which lies nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Mars
    explanation: No orbit is smaller.
"""
        },
    ),
]
