r"""The file is there, but cannot be read.

It may be forbidden to this user, it may have vanished while the check ran, it may be a pipe or a device, or a link that
leads out of the folder that was named, or out of the repository. What is not read is not checked, so the run ends with
exit code 2. Mend the cause and run the check again.

This rule cannot be ignored, lowered or put in a baseline."""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("unreadable-file", source="the gate's promise that nothing unread passes", always_on=True)

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
# No text of a file can show a file that cannot be read; tests/files/test_discover.py does.
BAD: list[Example] = []
