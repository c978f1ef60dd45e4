r"""A field stands twice in the same item or option, and only one of the two is read.

Whatever the other one said is lost without a word: in one public bank, six explanations vanished this way. Keep the
right one and remove the other. If two texts belong together, join them in one field.

There is no reason to ignore this rule."""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("duplicate-field", source="seen in public banks")

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
        found=('9:5 "explanation" stands twice here, and only one of the two is read.',),
    ),
]
