r"""An item has a different number of answers, or a different key, in two languages.

Candidates are then scored by the language that they read. Compare the translation with the original, and correct one of
them. Keys are compared by position, so keep the answers in the same order in all languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Problem, Related, Severity
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.normalize import shorten


@rule(
    "translation-drift",
    category="bank",
    severity=Severity.ERROR,
    source="ITC guidelines for translating and adapting tests, 2017",
    compares_items=True,
)
def check(bank: Bank) -> Iterator[Problem]:
    for items in bank.clusters(lambda item: item.id if item.status != "retired" else None):
        original = items[0]
        for item in items[1:]:
            drift = _drift(original, item) if item.language_tag != original.language_tag else ""
            if drift:
                location = item.location("options")
                related = (Related(original.location("options"), f"The {original.named_language} version."),)
                yield Problem(
                    location.path,
                    f'"{shorten(item.id)}" has a different {drift} in {shorten(item.named_language)} than in {shorten(original.named_language)}.',
                    "Compare the two and correct one.",
                    file=location.file,
                    related=related,
                )


def _drift(original: ItemFacts, item: ItemFacts) -> str:
    if item.option_count != original.option_count:
        return "number of answers"
    return "key" if item.key_positions != original.key_positions else ""


GOOD = [
    Example(
        SOUND_ITEM.text,
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
        SOUND_ITEM.text,
        found=('other.yaml:5:5 "planet-nearest" has a different key in es than in en.',),
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
