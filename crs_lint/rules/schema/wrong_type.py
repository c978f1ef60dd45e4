r"""A value is of another kind than its field needs: a number where text is due, text where a list is due.

An answer that is a bare number is read as a number and may be shown in another way than it was written: 1.50 becomes
1.5, and 010 becomes 10. Put it in double quotes; a machine does so with what is written. Where a list is due, write each entry on a line of its own after a dash.

There is no reason to ignore this rule."""

from __future__ import annotations

from crs_lint.rules.rule import Example, Fixable
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("wrong-type", source="the bank's format; seen in public banks", fixable=Fixable.SAFELY)

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
            "5:15 Answer 1 is 1.5 without quotes, so it is read as a number.",
            "7:15 Answer 2 is true without quotes, so it is read as yes or no and not as text.",
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
]
