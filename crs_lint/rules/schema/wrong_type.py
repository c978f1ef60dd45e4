"""A value is not of the kind that its field needs: a number instead of text, or text instead of a list.

An answer without quotes that looks like a number is read as a number, and candidates may see something other than what
the author wrote: 1.50 becomes 1.5, and 010 becomes 10. `null` and `~` stand for nothing, so that an answer "null" without
quotes is a blank one. Put it in double quotes; the fix quotes the value exactly as it is written. Where a list is needed,
write each entry on its own line after a dash.

Do not ignore this rule.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example, Fixable
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("wrong-type", source="the bank's format; seen in public banks", fixable=Fixable.SAFELY)

GOOD = [SOUND_ITEM]
BAD = [
    Example(
        """\
items:
  - id: planets-count
    stem: How many planets go round the sun?
    options:
      - text: "8"
        correct: true
      - text: 9
      - "7"
    explanation: Pluto has counted as a dwarf planet since 2006.
    tags: planets
""",
        found=(
            "7:15 Answer 2 is 9 without quotes, so it is read as a number.",
            '8:9 Answer 3 is the text "7"; it must be a group of fields.',
            '10:11 The "tags" is the text "planets"; it must be a list.',
        ),
        fixed="""\
items:
  - id: planets-count
    stem: How many planets go round the sun?
    options:
      - text: "8"
        correct: true
      - text: "9"
      - "7"
    explanation: Pluto has counted as a dwarf planet since 2006.
    tags: planets
""",
    ),
    Example(
        """\
items:
  - id: coin-value
    stem: How many dollars are six quarters?
    options:
      - text: 1.50 # dollars
        correct: true
      - text: True
    explanation: Four of them are a dollar.
""",
        found=(
            "5:15 Answer 1 is 1.50 without quotes, so it is read as a number.",
            "7:15 Answer 2 is True without quotes, so it is read as yes or no and not as text.",
        ),
        fixed="""\
items:
  - id: coin-value
    stem: How many dollars are six quarters?
    options:
      - text: "1.50" # dollars
        correct: true
      - text: "True"
    explanation: Four of them are a dollar.
""",
    ),
    Example(
        """\
items:
  - id: value-absent
    stem: ~
    options:
      - text: 'true'
        correct: true
      - text: null
      - text: 0x1F
      - text: ~
      - text: "null"
    explanation: It is of no type.
""",
        found=(
            '3:11 The "stem" is ~ without quotes, so it is read as empty and not as text.',
            "7:15 Answer 2 is null without quotes, so it is read as empty and not as text.",
            "8:15 Answer 3 is 0x1F without quotes, so it is read as a number.",
            "9:15 Answer 4 is ~ without quotes, so it is read as empty and not as text.",
        ),
        fixed="""\
items:
  - id: value-absent
    stem: ~
    options:
      - text: 'true'
        correct: true
      - text: "null"
      - text: "0x1F"
      - text: ~
      - text: "null"
    explanation: It is of no type.
""",
    ),
]
