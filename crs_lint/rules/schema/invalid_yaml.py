"""The file is not valid YAML, so none of its items can be checked.

The most common cause is a colon followed by a space inside a text: YAML reads what follows as a new field. Put the text
in double quotes, or write it as a block after `>-`. Other causes are a quotation mark that is never closed, a line whose
indentation differs from its neighbors, and a second document in the same file.

Do not ignore this rule. A baseline cannot hold its findings either: until the file can be read, its other problems stay
hidden.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("invalid-yaml", source="YAML 1.2.2")

GOOD = [SOUND_ITEM]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Consider this: which planet is nearest to the sun?
""",
        found=('3:24 The text after "stem:" contains a colon followed by a space, which is read as a new field.',),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: "Which planet is nearest to the sun?
    options:
      - text: Mercury
""",
        found=("3:11 The quotation mark that opens this text is not closed.",),
    ),
    Example(
        """\
items:
  - id: planet-nearest
   stem: Which planet is nearest to the sun?
""",
        found=("3:4 This line does not line up with the lines above it.",),
    ),
    Example(
        """\
items: []
---
items: []
""",
        found=('2:1 A second document begins here, after "---"; only the first is read.',),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: !important Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('5:15 The mark "!important" has no meaning in a bank, and it is dropped from the text.',),
    ),
]
