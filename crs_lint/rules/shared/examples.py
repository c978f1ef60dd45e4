"""Examples that no rule reports, for the rules that need no special one."""

from __future__ import annotations

from crs_lint.rules.rule import Example

SOUND_ITEM = Example(
    """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
"""
)
SOUND_ITEM_WITH_FOUR_OPTIONS = Example(
    """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Earth
      - text: Mars
    explanation: Its orbit lies inside that of every other planet.
"""
)
