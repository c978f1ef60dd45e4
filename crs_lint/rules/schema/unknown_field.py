r"""A field has a name that the format does not know, so nobody reads what it says.

Most often the name is misspelled, and then the item lacks what the author wrote: a public bank had its explanations
under `explination`. A machine renames a field whose name is that close to one that is missing. What the team wants to keep for itself belongs under `notes` or `custom`.

There is no reason to ignore this rule."""

from __future__ import annotations

from crs_lint.rules.rule import Example, Fixable
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("unknown-field", source="the bank's format; seen in public banks", fixable=Fixable.SAFELY)

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
]
