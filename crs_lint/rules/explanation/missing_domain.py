r"""An item has no domain, and the exam requires one.

Without a domain, the item counts toward no part of the blueprint, and no form includes it. Add it under `domain`. The
rule checks exams that list `domain` under `requires` in exam.yaml.

Drafts are not reported.
"""

from __future__ import annotations

from crs_lint.rules.rule import Example
from crs_lint.rules.shared.blueprint_fields import missing
from crs_lint.rules.shared.examples import SOUND_ITEM

check = missing("domain")

GOOD = [SOUND_ITEM]
BAD = [
    Example(
        SOUND_ITEM.text,
        found=("2:9 The item has no domain, and this exam requires one.",),
        exam="exam: astronomy\nrequires: [domain]\n",
    ),
]
