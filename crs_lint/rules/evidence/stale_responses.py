"""The item changed since candidates answered it.

What they answered was another item, so its responses are not judged: its stem, its scenario, a figure, an option or the order of the
options is not as it was. A letter in a file means the option that stood there then. The bank as it was comes from git: at the commit
that the file of responses came with or, for a file that is not in the repository, at the last commit before its date. Name another
with `--responses-at REVISION`; then options may also have changed places. If only the key changed, the item is scored anew and judged.

The rule also reports an item whose recorded statistics (`custom.statistics`) are of an earlier version of it.

The rule needs responses: `crs-lint check bank/ --responses FILE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.evidence import ItemEvidence
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS


@rule(
    "stale-responses",
    category="evidence",
    severity=Severity.WARNING,
    source="Haladyna and Rodriguez 2013, chapter 18: figures hold for the item as it was asked",
)
def check(evidence: ItemEvidence) -> Iterator[Problem]:
    if evidence.recorded:
        message = f"Its statistics of {evidence.recorded} are of an earlier version of it."
        help_text = "Do not use them for this version; wait for the next sitting."
    else:
        message = f"Its responses are not judged: {evidence.change}."
        help_text = "Wait for the next sitting; if candidates had this version, name its revision with --responses-at."
    yield Problem(evidence.item.at("stem"), message, help_text)


GOOD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        responses={"A": (15, 35, 55), "B": (20, 10, 3), "C": (15, 10, 2), "D": (12, 8, 2)},
        asked=SOUND_ITEM_WITH_FOUR_OPTIONS.text.replace("Its orbit", "The orbit"),
    ),
]
BAD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text.replace("is nearest to the sun?", "is the nearest to the sun on average?"),
        found=("3:11 Its responses are not judged: its stem changed.",),
        responses={"A": (15, 35, 55), "B": (20, 10, 3), "C": (15, 10, 2), "D": (12, 8, 2)},
        asked=SOUND_ITEM_WITH_FOUR_OPTIONS.text,
    ),
]
