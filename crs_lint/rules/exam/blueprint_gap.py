r"""A domain's share of the ready items is far from its weight in the blueprint.

The bank will run out of items for one domain while it collects items for another that no form needs. Write the next
items for the domain with the widest gap.

The rule is off by default. `points` is the largest acceptable gap in percentage points; a bank needs at least `least`
ready items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.text.normalize import shorten


@rule(
    "blueprint-gap",
    category="exam",
    severity=Severity.INFO,
    source="AERA, APA and NCME 2014, Standards, 4.1",
    default=False,
    needs_whole_bank=True,
    needs_exam=True,
)
def check(bank: Bank, *, points: float = 5.0, least: int = 20) -> Iterator[Problem]:
    ready = Counter(item.domain for item in bank.items if item.status == "ready")
    total = sum(ready.values())
    if total < least:
        return
    for index, domain in enumerate(bank.exam.domains):
        share = 100 * ready[domain.id] / total
        if domain.weight is not None and abs(share - domain.weight) > points:
            message = f'The domain "{shorten(domain.id)}" has {share:.0f}% of the ready items; its weight is {domain.weight:g}%.'
            yield Problem(("domains", index, "weight"), message, "Write items for the domains that have too few.", file=bank.exam.file)


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
    domain: inner
    explanation: Its orbit lies inside that of every other planet.
""",
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets, weight: 50}\n  - {id: outer, title: The outer planets, weight: 50}\nform: {items: 2}\n",
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
    domain: outer
    explanation: Its mass is more than twice that of all others.
"""
        },
        options={"least": 2},
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
    domain: inner
    explanation: Its orbit lies inside that of every other planet.
""",
        found=(
            'exam.yaml:3:51 The domain "inner" has 100% of the ready items; its weight is 50%.',
            'exam.yaml:4:51 The domain "outer" has 0% of the ready items; its weight is 50%.',
        ),
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets, weight: 50}\n  - {id: outer, title: The outer planets, weight: 50}\nform: {items: 2}\n",
        options={"least": 1},
        also=("too-few-items",),
    ),
]
