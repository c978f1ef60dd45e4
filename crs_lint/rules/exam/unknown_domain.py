r"""An item's domain is not one of the domains of the exam.

The item then counts toward no part of the blueprint, and no form includes it. Either the domain is misspelled, or
exam.yaml does not list it. Correct one of them. An exam that declares no domains is not checked.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.blueprint_fields import unknown

check = unknown("domain", lambda exam: [domain.id for domain in exam.domains])

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
