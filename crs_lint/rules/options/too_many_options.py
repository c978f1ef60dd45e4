"""The item has more than 100 answers.

Nobody reads so many. Most likely, answers of other items, or lines of a text, became answers when the file was made. No other
rule looks at such an item, since some compare each answer with all others.

Do not ignore this rule: the item would not be checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import MOST_OPTIONS, Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS


@rule("too-many-options", category="options", severity=Severity.ERROR, source="items that a program wrote")
def check(item: Item) -> Iterator[Problem]:
    count = len(item.options)
    if count > MOST_OPTIONS:
        message = f"The item has {count:,} answers; the limit is {MOST_OPTIONS}."
        yield Problem(item.at("options"), message, "Remove what is no answer of this item.")


_HEAD = (
    "items:\n  - id: planet-nearest\n    stem: Which planet is nearest to the sun?\n    options:\n      - {text: Mercury, correct: true}\n"
)

GOOD = [SOUND_ITEM_WITH_FOUR_OPTIONS]
BAD = [
    Example(
        # Every other answer stands twice: no other rule says so.
        _HEAD + "      - text: Venus\n" * 100 + "    explanation: Its orbit lies inside that of every other planet.\n",
        found=("4:5 The item has 101 answers; the limit is 100.",),
    ),
]
