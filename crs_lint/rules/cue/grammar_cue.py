"""The verb at the end of the stem is singular or plural, and only the right answer fits it.

After "The planets nearest to the sun are", a single planet cannot be right, and candidates rule it out by grammar. Reword
the answers so that each of them can follow the stem.

The rule is off by default: it looks at word endings, and English has many exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern

_VERB = LazyPattern(r"\b(?P<verb>is|are|was|were|has|have)[\s:_.…]*$", re.IGNORECASE)


@rule(
    "grammar-cue",
    category="cue",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 28c",
    default=False,
    languages=ENGLISH,
)
def check(item: Item) -> Iterator[Problem]:
    if item.type == "multiple" or len(item.keys) != 1 or len(item.distractors) < 2:
        return
    verb = _VERB.search(item.stem_prose)
    if verb is None:
        return
    wanted = verb["verb"].lower() in ("are", "were", "have")
    if _is_plural(item.keys[0].words) == wanted and all(_is_plural(option.words) != wanted for option in item.distractors):
        yield Problem(
            item.at("stem"),
            f'The stem ends in "{verb["verb"]}", which fits only the right answer.',
            "Reword the answers so that each can follow the stem.",
            chars=verb.span("verb"),
        )


def _is_plural(words: tuple[str, ...]) -> bool:
    """Whether a phrase looks plural: its last word ends in s, or "and" joins two things."""
    return bool(words) and ((words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is"))) or "and" in words)


GOOD = [SOUND_ITEM_WITH_FOUR_OPTIONS]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: The bodies nearest to the sun are
    options:
      - text: rocky planets
        correct: true
      - text: some dust
      - text: some ice
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('3:41 The stem ends in "are", which fits only the right answer.',),
    ),
]
