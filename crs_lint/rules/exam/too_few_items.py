r"""A domain has fewer ready items than one form needs.

The blueprint gives every domain a share of each form. Where a domain has fewer items than that, no form can follow the
blueprint. Write more items, or change the blueprint.

The number needed is the domain's weight times the items of a form, rounded to the nearest whole number. The rule does
not run if exam.yaml has no weights or no `form`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.bank.coverage import count_ready, domains_of
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.text.normalize import shorten
from crs_lint.text.plural import counted


@rule(
    "too-few-items",
    category="exam",
    severity=Severity.WARNING,
    source="AERA, APA and NCME 2014, Standards, 4.1",
    needs_whole_bank=True,
    needs_exam=True,
    compares=(),
    sums=count_ready,
)
def check(bank: Bank) -> Iterator[Problem]:
    ready = bank.sums if bank.sums is not None else count_ready(bank.items)
    for domain in domains_of(bank.exam, ready):
        if domain.short:
            message = f'The domain "{shorten(domain.id)}" has {counted(domain.ready, "ready item")}; one form needs {domain.needed}.'
            yield Problem((*domain.path, "id"), message, "Write more items for it, or change the blueprint.", file=bank.exam.file)


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
        found=('exam.yaml:4:10 The domain "outer" has 0 ready items; one form needs 1.',),
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets, weight: 50}\n  - {id: outer, title: The outer planets, weight: 50}\nform: {items: 2}\n",
    ),
]
