"""A field has a name that is not part of the format, so its content is never read.

The name is usually misspelled, and the item then lacks what the author wrote: one public bank had all its explanations
under `explination`. The fix renames a field if its name is almost the name of a field that the item lacks. Notes that only
your team needs belong under `notes` or `custom`.

A merge key (`<<: *name`) belongs to older YAML and is not read. Write out the fields that it refers to; until then, no other
finding says that they are missing.

Do not ignore this rule.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example, Fixable
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("unknown-field", source="the bank's format; seen in public banks", fixable=Fixable.SAFELY)

GOOD = [SOUND_ITEM]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        corect: true
      - text: Venus
    explination: Its orbit lies inside that of every other planet.
""",
        found=(
            '6:9 Answer 1 has a field "corect", which the format does not know.',
            '8:5 This item has a field "explination", which the format does not know.',
        ),
        fixed="""\
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
    Example(
        """\
items:
  - &first
    id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - &answer
        text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
  - <<: *first
    id: planet-inner
  - id: planet-third
    stem: Which planet is the third from the sun?
    options:
      - text: Earth
        correct: true
      - <<: *answer
    explanation: Only two orbits lie inside its own.
""",
        found=(
            '11:5 This is a merge key ("<<"), which is not read: the fields that it refers to are missing.',
            '18:9 This is a merge key ("<<"), which is not read: the fields that it refers to are missing.',
        ),
    ),
]
