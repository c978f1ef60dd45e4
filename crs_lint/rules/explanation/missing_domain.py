r"""The item has no domain, and the exam requires one.

Without a domain the item counts for no part of the blueprint, and no form can draw it. The rule speaks where exam.yaml lists `domain` under `requires`.

Drafts are excused.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import is_blank


@rule("missing-domain", category="explanation", severity=Severity.ERROR, source="the exam's own requirement", excuses_drafts=True)
def check(item: Item) -> Iterator[Problem]:
    if "domain" in item.exam.requires and is_blank(item.text("domain")):
        yield Problem(item.at("domain"), "The item has no domain, and this exam requires one.", 'Add "domain:" to it.')


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
""",
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
""",
        found=("2:9 The item has no domain, and this exam requires one.",),
        exam="exam: astronomy\nrequires: [domain]\n",
    ),
]
