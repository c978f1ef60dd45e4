"""One answer is much longer or much shorter than the others.

It stands out, and candidates choose it or rule it out for its length alone. Give all answers a similar length and level of
detail.

The rule is off by default, since the terms of some subjects differ in length. The longest and the shortest answer must
differ by at least `characters` characters. See `longest-key` for the case that gives the key away.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.answer_kind import is_code
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS


@rule("length-outlier", category="cue", severity=Severity.INFO, source="Haladyna, Downing and Rodriguez 2002, guideline 24", default=False)
def check(item: Item, *, characters: int = 10) -> Iterator[Problem]:
    options = sorted(
        (option for option in item.options if not item.stands_outside(option)), key=lambda option: (len(option.text), option.text)
    )
    if len(options) < 2 or any(is_code(option.text) for option in options):
        return
    lengths = [len(option.text) for option in options]
    if lengths[-1] - lengths[0] < characters:
        return
    if _is_long(lengths):
        message = f"{options[-1].name} has {lengths[-1]} characters; the others have {lengths[0]} to {lengths[-2]}."
        yield Problem(options[-1].at("text"), message, "Make the answers similar in length.")
    elif len(lengths) > 2 and lengths[0] * _HALF <= lengths[1]:
        message = f"{options[0].name} has {lengths[0]} characters; the others have {lengths[1]} to {lengths[-1]}."
        yield Problem(options[0].at("text"), message, "Make the answers similar in length.")


_HALF = 2
_OF_TWO = 1.3
_OF_NEXT = 1.5
_OF_MIDDLE = 1.75


def _is_long(lengths: list[int]) -> bool:
    """Whether the last of the sorted lengths is far above the one before it, or above the median."""
    if len(lengths) == 2:
        return lengths[1] >= lengths[0] * _OF_TWO
    middle = (lengths[len(lengths) // 2] + lengths[(len(lengths) - 1) // 2]) / 2
    return lengths[-1] >= lengths[-2] * _OF_NEXT or lengths[-1] >= middle * _OF_MIDDLE


GOOD = [SOUND_ITEM_WITH_FOUR_OPTIONS]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: The second planet from the sun
      - text: Earth
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("7:15 Answer 2 has 30 characters; the others have 5 to 7.",),
    ),
]
