r"""An entry among the items has no field that an item has, so it was not read as an item.

Some banks keep a title or the names of their authors in the list of items. Such an entry is left out, and this says so:
an item whose fields all have other names would be left out, too. If the entry is an item, give its fields the names that the others
have; if it is none, move it out of the list, or ignore this rule.

In the bank's own form every entry is read as an item, so this is found only in files with a dialect of their own.
"""

from __future__ import annotations

from crs_lint.model.finding import Severity
from crs_lint.rules.rule import Example
from crs_lint.rules.shared.forwarded import forwarded

_SETTINGS = """\
[dialect]
stem = "question"
options = "answers"
key = "right"
key-form = "letter"
"""

check = forwarded("skipped-entry", severity=Severity.INFO, source="the bank's dialect; seen in public banks")

GOOD = [
    Example(
        """\
- question: Which planet is nearest to the sun?
  answers: [Mercury, Venus, Earth]
  right: A
""",
        files={"crs-lint.toml": _SETTINGS},
    ),
]
BAD = [
    Example(
        """\
- metadata:
    title: The planets
- question: Which planet is nearest to the sun?
  answers: [Mercury, Venus, Earth]
  right: A
""",
        found=("1:3 This entry has no field that an item has, so it was not read as one.",),
        files={"crs-lint.toml": _SETTINGS},
    ),
]
