"""An entry in the list of items has none of the fields of an item, so it is not read as one.

Some banks keep a title or the names of authors in the list of items. Such an entry is skipped, and this rule says so
because an item whose fields all have unexpected names would be skipped too, and would never be checked. If the entry is an
item, give its fields the same names as in the other items. If not, move it out of the list.

Ignore this rule if the entry has to stay in the list. In the native format every entry is read as an item, so this rule
reports only on files that have a dialect.
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
        found=("1:3 This entry has no field that an item has, so it is not read as an item.",),
        files={"crs-lint.toml": _SETTINGS},
    ),
]
