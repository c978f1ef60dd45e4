r"""One exam mixes American and British spelling.

"Color" in one item and "colour" in the next show candidates that several people wrote the exam and nobody edited it as a
whole. Choose one spelling for the exam. `language: en-US` or `en-GB` sets it; with plain `en`, the spelling of most of
the items counts.

Capitalized words are not reported, since names keep their spelling ("Pearl Harbor"). Nor is "organize", which British
publishers use too.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.language.spelling import AMERICAN, BRITISH
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import ENGLISH, Bank, Example, rule

_AMERICAN_TAGS = ("en-us", "en_us")


@rule(
    "mixed-spelling",
    category="stem",
    severity=Severity.INFO,
    source="NBME item-writing guide: one style throughout",
    default=False,
    languages=ENGLISH,
)
def check(bank: Bank) -> Iterator[Problem]:
    items = [item for item in bank.items if item.spellings and not item.is_retired]
    american = sum(not AMERICAN.keys().isdisjoint(item.spellings) for item in items)
    british = sum(not BRITISH.keys().isdisjoint(item.spellings) for item in items)
    for item in items:
        wants_british = _wants_british(item.language, american, british)
        others = AMERICAN if wants_british else BRITISH
        strays = [word for word in item.spellings if word in others]
        if strays:
            yield _problem(item, strays, others, "British" if wants_british else "American", british if wants_british else american)


def _wants_british(language: str, american: int, british: int) -> bool:
    """Whether an item should use British spelling: by its language tag, or as most items of the exam do."""
    tag = language.lower()
    return british > american if tag == "en" else not tag.startswith(_AMERICAN_TAGS)


def _problem(item: ItemFacts, strays: list[str], others: dict[str, str], wanted: str, count: int) -> Problem:
    listed = ", ".join(f'"{word}"' for word in strays[:3])
    location = item.location()
    message = f"This item has {listed}; {count} {'item of the exam uses' if count == 1 else 'items of the exam use'} {wanted} spelling."
    return Problem(location.path, message, f'Write "{others[strays[0]]}".', file=location.file)


GOOD = [
    Example(
        """\
items:
  - id: mars-color
    stem: Which color has Mars, which people in Pearl Harbour saw last night?
    options:
      - text: Red
        correct: true
      - text: Blue
    explanation: Its soil holds rust.
  - id: mars-moons
    stem: How many moons go around its center, and are they organized?
    options:
      - text: One
      - text: Two
        correct: true
    explanation: They are Phobos and Deimos.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: mars-color
    stem: Which color has Mars?
    options:
      - text: Red
        correct: true
      - text: Blue
    explanation: Its soil holds rust.
  - id: mars-moons
    stem: How many moons go around its center?
    options:
      - text: One
      - text: Two
        correct: true
    explanation: They are Phobos and Deimos.
""",
        found=('other.yaml:2:9 This item has "colour", "organised"; 2 items of the exam use American spelling.',),
        files={
            "other.yaml": """\
items:
  - id: venus-clouds
    stem: Which colour have the clouds of Venus, and how are they organised?
    options:
      - text: Yellow, in bands
        correct: true
      - text: Blue, in bands
    explanation: They hold sulfuric acid.
"""
        },
    ),
]
