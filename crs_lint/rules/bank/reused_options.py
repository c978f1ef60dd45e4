r"""The same answers are used with different stems.

A candidate who gets several of these items can rule out the answers that were right in the others. Vary the answers, or
combine the items into one matching set.

The rule is off by default, since some sets, such as the four stages of a model, are worth asking about more than once.
Sets of fewer than `least` answers, such as true and false, do not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.rules.shared.item_groups import group_problem, quoted_ids


@rule(
    "reused-options",
    category="bank",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002",
    default=False,
    compares_items=True,
)
def check(bank: Bank, *, least: int = 3) -> Iterator[Problem]:
    for items in bank.clusters(
        lambda item: (
            (item.language_tag, item.option_set) if item.option_set and item.option_count >= least and not item.is_retired else None
        )
    ):
        different = list({item.question: item for item in items}.values())
        if len(different) > 1:
            yield group_problem(
                different, "options", f"{len(different)} items have the same answers: {quoted_ids(different)}.", "Vary the answers."
            )


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
  - id: planet-nearest
    stem: Which of the eight planets has the orbit that lies nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Mars
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('other.yaml:4:5 2 items have the same answers: "planet-nearest", "planet-red".',),
        files={
            "other.yaml": """\
items:
  - id: planet-red
    stem: Which of the eight planets looks red?
    options:
      - text: Mercury
      - text: Venus
      - text: Mars
        correct: true
    explanation: Rust colors its ground.
"""
        },
    ),
]
