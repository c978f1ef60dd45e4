"""The file has no items: it is empty or contains only comments.

It may have been saved before it was written, or its items may have moved to another file. Add an item or delete the file.

Ignore this rule in a file that is reserved for future items: write `# crs-lint: ignore-file[empty-file]` in it.
"""

from __future__ import annotations

from crs_lint.model.finding import Severity
from crs_lint.rules.rule import Example
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("empty-file", severity=Severity.WARNING, source="crs-lint")

GOOD = [SOUND_ITEM]
BAD = [
    Example("# Items on planets will stand here.\n", found=("1:1 The file contains only comments.",)),
    Example("", found=("1:1 The file is empty.",)),
]
