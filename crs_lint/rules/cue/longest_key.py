"""The right answer is much longer than every wrong answer.

Authors add what makes the key true and keep the other answers short, and test-wise candidates know it: in some public
banks, the longest answer is right nine times in ten. Shorten the key, or make the wrong answers as specific as the key.

The key is reported if it has at least `ratio` times as many characters as the longest wrong answer. It must also be longer by at
least `characters` characters, so that short answers are not reported. Code and answers such as "All of the above" do not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.rules.shared.key_length import exceeding_key


@rule("longest-key", category="cue", severity=Severity.WARNING, source="Haladyna, Downing and Rodriguez 2002, guideline 24")
def check(item: Item, *, ratio: float = 1.6, characters: int = 20) -> Iterator[Problem]:
    length = exceeding_key(item, ratio, characters)
    if length is None:
        return
    message = f"The right answer has {length.key} characters; the longest wrong one has {length.longest}."
    yield Problem(item.keys[0].at("text"), message, "Shorten it, or make the wrong answers as specific.")


GOOD = [SOUND_ITEM_WITH_FOUR_OPTIONS]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: The one whose orbit lies inside those of all the other planets, with a year of 88 days
        correct: true
      - text: The second planet
      - text: The third planet
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("5:15 The right answer has 86 characters; the longest wrong one has 17.",),
    ),
]
