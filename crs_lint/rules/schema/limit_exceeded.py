r"""The file is larger, deeper or longer than a bank's file needs to be, and was not read.

The limits protect the check from files made to stop it: 4 MiB a file, 64 levels, 100,000 values once references are
followed, 262,144 characters in one text. Split the file. If it is honest and must stay whole, raise the limit on the
command line with `--max-file-size`, `--max-values` or `--max-text`; a config file cannot do that.

This rule cannot be ignored, lowered or put in a baseline."""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("limit-exceeded", source="the gate's promise to end in time", always_on=True)

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
        "items: " + "[" * 70 + "]" * 70 + "\n",
        found=("1:1 Lists and groups are nested more than 64 deep.",),
    ),
]
