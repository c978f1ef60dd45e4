r"""An item has no level, and the exam requires one.

Without levels, nobody can tell whether the exam asks for more than recall. Add it under `level`. The rule checks exams
that list `level` under `requires` in exam.yaml.

Drafts are not reported.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.blueprint_fields import missing
from crs_lint.rules.shared.examples import SOUND_ITEM

check = missing("level")

GOOD = [SOUND_ITEM]
BAD = [
    Example(
        SOUND_ITEM.text,
        found=("2:9 The item has no level, and this exam requires one.",),
        exam="exam: astronomy\nrequires: [level]\n",
    ),
]
