"""The file is larger, more deeply nested or longer than the limits allow, so it is not read.

The limits protect the check from files that are made to stall it: 4 MiB for a file, 64 levels of nesting, 100,000 values
after references are followed, and 262,144 characters in one text. The texts of a file together, references followed, may have
as many characters as a file has bytes. Split the file. If it is legitimate and has to stay in
one piece, raise the limit on the command line with `--max-file-size`, `--max-values` or `--max-text`; a config file cannot
raise it.

This rule cannot be ignored, lowered or put in a baseline.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("limit-exceeded", source="protection against files made to stall the check", always_on=True)

GOOD = [SOUND_ITEM]
BAD = [
    Example(
        "items: " + "[" * 70 + "]" * 70 + "\n",
        found=("1:1 Lists and groups are nested more than 64 deep.",),
    ),
]
