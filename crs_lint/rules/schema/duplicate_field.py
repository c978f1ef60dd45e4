"""A field appears twice in the same item or answer, and only one of the two is read.

The other text is lost, and no warning says so: one public bank lost six explanations this way. Keep the right one and
delete the other. If both texts are needed, join them in one field.

Do not ignore this rule.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("duplicate-field", source="seen in public banks")

GOOD = [SOUND_ITEM]
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
    explanation: It goes round the sun in 88 days.
""",
        found=('9:5 "explanation" appears twice here, and only one of the two is read.',),
    ),
]
