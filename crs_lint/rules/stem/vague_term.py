r"""The item uses a frequency word that people understand differently: often, usually, rarely.

To some readers "often" means one time in three, to others nine times in ten, so two candidates with the same knowledge
may answer differently. Give the figure, or say exactly what you mean.

The rule is off by default.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.language.negation import lead_in_start
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern

_REASON = LazyPattern(r"\W*(?:why|how often|how frequently|when|while)\b", re.IGNORECASE)
_VAGUE = LazyPattern(
    r"(?<!\bmore )(?<!\bless )(?<!\bhow )\b(?!generally accepted\b)(?:usually|often|sometimes|frequently|occasionally|rarely|seldom|generally|commonly|typically|mostly|somewhat)\b",
    re.IGNORECASE,
)


@rule(
    "vague-term",
    category="stem",
    severity=Severity.INFO,
    source="Case and Swanson, NBME item-writing guide: vague frequency terms",
    default=False,
    languages=ENGLISH,
)
def check(item: Item) -> Iterator[Problem]:
    stem = item.stem_prose
    start = lead_in_start(stem)
    asked = " " * start + stem[start:] if not _REASON.match(stem[start:]) else ""
    for path, prose in ((item.at("stem"), asked), *((option.at("text"), option.prose) for option in item.options)):
        match = _VAGUE.search(prose)
        if match is not None:
            yield Problem(
                path,
                f'"{match[0]}" means different things to different people.',
                "Give the figure, or say exactly what you mean.",
                chars=match.span(),
            )
            return


GOOD = [SOUND_ITEM_WITH_FOUR_OPTIONS]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is usually nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('3:27 "usually" means different things to different people.',),
    ),
]
