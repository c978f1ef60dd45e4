r"""The item names a domain that the exam does not have.

It then counts for no part of the blueprint, and no form draws it. Either the word is misspelled, or exam.yaml lacks it.
An exam that declares no domains is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import shorten
from crs_lint.text.suggest import did_you_mean


@rule("unknown-domain", category="exam", severity=Severity.ERROR, source="the bank's format")
def check(item: Item) -> Iterator[Problem]:
    known = [domain.id for domain in item.exam.domains]
    given = item.text("domain")
    if known and given and given not in known:
        remedy = did_you_mean(given, known, f"Known are: {shorten(', '.join(known), 200)}.")
        yield Problem(item.at("domain"), f'The exam has no domain "{shorten(given)}".', remedy)


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
    domain: inner
""",
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets}\n",
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
    domain: outer
""",
        found=('9:13 The exam has no domain "outer".',),
        exam="exam: astronomy\ndomains:\n  - {id: inner, title: The inner planets}\n",
    ),
]
