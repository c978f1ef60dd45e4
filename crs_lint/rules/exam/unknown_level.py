r"""An item's level is not one of the levels of the exam.

The item then counts toward none of the levels that the exam is planned by. Either the level is misspelled, or exam.yaml
does not list it. Correct one of them. An exam that declares no levels is not checked.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.blueprint_fields import unknown

check = unknown("level", lambda exam: exam.levels)

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
    level: recall
""",
        exam="exam: astronomy\nlevels: [recall, application]\n",
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
    level: recal
""",
        found=('9:12 The exam has no level "recal".',),
        exam="exam: astronomy\nlevels: [recall, application]\n",
    ),
]
