"""The file exists but cannot be read.

You may lack permission, the file may have disappeared during the check, or it may be a pipe, a device, or a link that leads
out of the repository, into a tool folder such as `.venv`, to a folder that it is in, or nowhere. A file that is not read is
not checked, so the run ends with exit code 2. Correct the cause and run the check again.

This rule cannot be ignored, lowered or put in a baseline.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("unreadable-file", source="a check must not pass what it could not read", always_on=True)

GOOD = [SOUND_ITEM]
# The text of an example is always readable; tests/files/test_discover.py covers this rule.
BAD: list[Example] = []
