r"""The file holds no item: it is empty, or holds nothing but comments.

Perhaps it was saved before it was written, or its items were moved elsewhere. Write an item into it, or delete it.

Ignore this rule for files that are kept as a place for items to come: put `# crs-lint: ignore-file[empty-file]` in them."""

from __future__ import annotations

from crs_lint.model.finding import Severity
from crs_lint.rules.rule import Example
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("empty-file", severity=Severity.WARNING, source="crs-lint")

GOOD = [
    Example("""items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""")
]
BAD = [
    Example("# Items on planets will stand here.\n", found=("1:1 The file holds nothing but comments.",)),
    Example("", found=("1:1 The file is empty.",)),
]
