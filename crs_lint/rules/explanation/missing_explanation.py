r"""An item does not explain why its right answer is right.

Learners who got it wrong learn nothing, and a reviewer has to look up the key again to check it. Write one or two
sentences. A link alone is not an explanation: pages move, and not everyone can open them.

Drafts are not reported, nor are the items of an exam with `requires: []`, which asks for nothing. Every other exam asks for
explanations, whether `requires` in exam.yaml names them or not.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait, literals
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.normalize import is_blank, is_link_only


@rule(
    "missing-explanation",
    category="explanation",
    severity=Severity.ERROR,
    source="Butler and Roediger 2008 on feedback; the bank's format",
    excuses_drafts=True,
    hints=((Trait.BLANK_EXPLANATION, literals("explanation", ("http",))),),
)
def check(item: Item) -> Iterator[Problem]:
    if item.exam.requires_nothing:
        return
    if is_blank(item.explanation):
        if item.has_explanations:
            remedy = f'Write why the right answer is right under "{item.wording.name("explanation")}:".'
            yield Problem(item.at("explanation"), "The item has no explanation.", remedy)
    elif is_link_only(item.explanation):
        yield Problem(item.at("explanation"), "The explanation is only a link.", "Say in words why the right answer is right.")


_ITEM = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
"""
GOOD = [
    SOUND_ITEM,
    Example(
        _ITEM,
        exam="exam: astronomy\nrequires: []\n",
    ),
]
BAD = [
    Example(
        _ITEM,
        found=("2:9 The item has no explanation.",),
    ),
    Example(
        f"{_ITEM}    explanation: https://example.org/planets\n",
        found=("8:18 The explanation is only a link.",),
    ),
]
