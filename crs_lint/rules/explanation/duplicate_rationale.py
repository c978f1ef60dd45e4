r"""Two answers of an item have the same rationale.

A rationale says why this particular answer is right or wrong. Text that fits two answers explains neither, and often it
was copied and never changed. Write what is specific to each answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import is_blank, is_link_only, normalize


@rule(
    "duplicate-rationale",
    category="explanation",
    severity=Severity.WARNING,
    source="NBME item-writing guide on rationales",
    hints=(Trait.RATIONALE,),
)
def check(item: Item) -> Iterator[Problem]:
    first: dict[str, Option] = {}
    for option in item.options:
        text = normalize(option.rationale)
        if is_blank(text) or is_link_only(text):
            continue
        other = first.setdefault(text, option)
        if other is not option:
            message = f"Answers {other.number} and {option.number} have the same rationale."
            yield Problem(
                option.at("rationale"),
                message,
                "Explain what is specific to this answer.",
                related=(Related(Location(other.at("rationale")), "The first answer with this rationale."),),
            )


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
        rationale: Its orbit is the innermost.
      - text: Venus
        rationale: Its orbit is the second.
    explanation: The orbit of Mercury lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
        rationale: Its orbit is the innermost.
      - text: Venus
        rationale: Its orbit is the innermost.
    explanation: The orbit of Mercury lies inside that of every other planet.
""",
        found=("9:20 Answers 1 and 2 have the same rationale.",),
    ),
]
