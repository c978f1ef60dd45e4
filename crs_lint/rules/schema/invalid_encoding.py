"""The file is not UTF-8 text, or contains a control character that YAML does not allow.

Accented letters and symbols would reach candidates garbled, or the file could not be read at all. Save the file as
UTF-8; most editors offer this under "Save As" or in the status bar. A control character usually comes with pasted text:
delete it, and retype the words around it. Until then, the item that holds it gets no findings about its words; all other
items are checked.

Do not ignore this rule. A baseline cannot hold its findings either.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.rules.shared.forwarded import forwarded

check = forwarded("invalid-encoding", source="YAML 1.2.2, chapter 5")

GOOD = [SOUND_ITEM]
BAD = [
    Example(
        "items: []\n# caf\udce9\n",
        found=("2:6 The file is not saved as UTF-8: byte 0xE9 is not valid UTF-8.",),
    ),
    Example(
        "items: []\n# bell\x07\n",
        found=("2:7 The file contains a control character (U+0007) that YAML does not allow.",),
    ),
]
