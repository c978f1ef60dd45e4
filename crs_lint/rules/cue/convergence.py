"""The right answer shares more words with the other answers than any wrong answer does.

Authors often make wrong answers by changing one part of the key, so the key is the one in the middle. Test-wise candidates
count which parts occur most often. Vary the parts evenly, so that each occurs equally often.

The rule is off by default. The key is reported if it shares at least `least` words with the others. Answers that follow one
pattern with one part changed are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS


@rule(
    "convergence",
    category="cue",
    severity=Severity.INFO,
    source="NBME item-writing guide: convergence strategy",
    default=False,
    languages=ENGLISH,
)
def check(item: Item, *, least: int = 2) -> Iterator[Problem]:
    if item.type == "multiple" or len(item.keys) != 1 or len(item.options) < 3:
        return
    sets = [set(option.content_words) for option in item.options]
    if any(not words for words in sets):
        return
    common = set.intersection(*sets)
    shares = [sum(len((words & other) - common) for other in sets if other is not words) for words in sets]
    key = item.options.index(item.keys[0])
    best = max(share for location, share in enumerate(shares) if location != key)
    if shares[key] >= least and shares[key] > best:
        yield Problem(
            item.keys[0].at("text"),
            f"The right answer shares {shares[key]} words with the others; no other shares more than {best}.",
            "Vary the parts of the answers evenly.",
        )


GOOD = [SOUND_ITEM_WITH_FOUR_OPTIONS]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Small and rocky
        correct: true
      - text: Small and gaseous
      - text: Large and rocky
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("5:15 The right answer shares 2 words with the others; no other shares more than 1.",),
    ),
]
