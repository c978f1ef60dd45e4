r"""The explanation has only a few words.

"See above" and "By definition" do not tell a learner why the right answer is right. Explain it in a sentence.

The rule is off by default, since some keys need no more than a word. The option `words` sets the minimum.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.normalize import is_blank, is_link_only


@rule(
    "short-explanation",
    category="explanation",
    severity=Severity.INFO,
    source="Butler and Roediger 2008 on feedback",
    default=False,
    excuses_drafts=True,
)
def check(item: Item, *, words: int = 5) -> Iterator[Problem]:
    count = len(item.explanation.split())
    if 0 < count < words and not is_blank(item.explanation) and not is_link_only(item.explanation):
        yield Problem(
            item.at("explanation"),
            f"The explanation has {count} {'word' if count == 1 else 'words'}; the minimum is {words}.",
            "Say why the right answer is right.",
        )


GOOD = [SOUND_ITEM]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: By definition.
""",
        found=("8:18 The explanation has 2 words; the minimum is 5.",),
    ),
]
