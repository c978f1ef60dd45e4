r"""Two languages of one item have another number of answers, or another key.

Candidates are then scored by the language they read. Bring the translation and its original together again. The key is
compared by its place, so keep the answers of all languages in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Problem, Related, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.text.normalize import shorten


@rule("translation-drift", category="bank", severity=Severity.ERROR, source="ITC guidelines for translating and adapting tests, 2017")
def check(bank: Bank) -> Iterator[Problem]:
    for items in bank.clusters(lambda item: item.id if item.status != "retired" else None):
        original = items[0]
        for item in items[1:]:
            drift = _drift(original, item) if item.language != original.language else ""
            if drift:
                location = item.location("options")
                related = (Related(original.location("options"), f"The {original.language} text stands here."),)
                yield Problem(
                    location.path,
                    f'"{shorten(item.id)}" in {shorten(item.language)} {drift} than in {shorten(original.language)}.',
                    "Compare the two and correct one.",
                    file=location.file,
                    related=related,
                )


def _drift(original: ItemFacts, item: ItemFacts) -> str:
    if item.option_count != original.option_count:
        return "has another number of answers"
    return "has another key" if item.key_positions != original.key_positions else ""


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        files={
            "other.yaml": """\
items:
  - id: planet-nearest
    language: es
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Su órbita está dentro de todas.
"""
        },
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
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('other.yaml:5:5 "planet-nearest" in es has another key than in en.',),
        files={
            "other.yaml": """\
items:
  - id: planet-nearest
    language: es
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercurio
      - text: Venus
        correct: true
    explanation: Su órbita está dentro de todas.
"""
        },
    ),
]
