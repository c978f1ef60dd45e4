"""What a candidate did with an item: the codes in the columns of ``Responses``, and what they mean.

A code of 4 or more is a choice: the option or the set of options at that index, less 4, in the item's ``choices``.
"""

from __future__ import annotations

from typing import Final

NOT_ADMINISTERED: Final = 0
"""The item was not on this candidate's form. It leaves every figure of the item."""
NOT_REACHED: Final = 1
"""Blank, and so is all that came after it. It leaves n, p and r of the item."""
OMITTED: Final = 2
"""Blank before a later answer: wrong."""
INVALID: Final = 3
"""An answer that is none of the item's options, such as E of four, or two for one: wrong, and counted."""
FIRST_CHOICE: Final = 4
