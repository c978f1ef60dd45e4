"""An item is in another language than the declared one.

Rules about wording look at an item in its declared language, so they find nothing in another one, and a translation that was
never made reaches candidates. Translate the item, or declare its language: `language: es` in the item, or for all items of a
file at its top.

Only items of at least 20 words are checked, and only by function words, the short words that every text of a language has.
Quotations and code do not count, nor does an item whose question is in the declared language, such as one about Spanish words.
Both languages must be among those that crs-lint knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.tables import tables_of
from crs_lint.language.terms import blank_quotes
from crs_lint.language.words import prose, words
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import Example, rule

_FEWEST_WORDS = 20
_FEWEST_IN_STEM = 2
_MOST_OF_DECLARED = 1


@rule(
    "other-language",
    category="text",
    severity=Severity.WARNING,
    source="rules about wording go by the declared language",
    needs=("function_words",),
    hints=(Trait.DECLARED_LANGUAGE,),
)
def check(item: Item) -> Iterator[Problem]:
    code = _other_language(item) if item.is_language_declared and _may_be_in_other(item) else ""
    if code:
        message = f"The item is in {tables_of(code).name}, and its declared language is {item.tables.name}."
        yield Problem(item.path, message, f'Translate it, or declare its language: "language: {code}".')


def _may_be_in_other(item: Item) -> bool:
    """Whether a quick look at the question finds words of other languages, and at most one of the declared language."""
    from crs_lint.language.detection import own_words, words_of_others

    others, own = words_of_others(item.tables.code), own_words(item.tables.code)
    return len(others.intersection(item.stem_words)) >= _FEWEST_IN_STEM and len(own.intersection(item.stem_words)) <= _MOST_OF_DECLARED


def _other_language(item: Item) -> str:
    """The code of the language that the item is clearly in, and its question too; empty if that is the declared one or unclear."""
    from crs_lint.language.detection import evidence_for, language_of_item

    declared = item.tables.code
    stem = words(blank_quotes(item.stem_prose))
    rest = (*(option.text for option in item.options), item.explanation)
    tokens = [*stem, *(word for text in rest for word in words(blank_quotes(prose(text))))]
    code = language_of_item(tokens) if len(tokens) >= _FEWEST_WORDS else ""
    if not code or code == declared:
        return ""
    other, own = evidence_for(code, stem), evidence_for(declared, stem)
    is_asked_in_other = other.own > own.own and own.own <= _MOST_OF_DECLARED and other.function_words > own.function_words
    return code if is_asked_in_other else ""


_EXAM = """\
exam: astronomy
title: Astronomy
language: en
"""
_SPANISH = """\
    stem: ¿Cuál de los siguientes planetas está más cerca del Sol?
    options:
      - text: Mercurio
        correct: true
      - text: Venus
    explanation: Su órbita está dentro de las órbitas de todos los otros planetas.
"""
GOOD = [
    Example(f"items:\n  - id: planet-nearest\n    language: es\n{_SPANISH}", exam=_EXAM),
    Example(
        """\
items:
  - id: planet-word
    stem: What does the question "¿Cuál de los planetas está más cerca del Sol?" ask for?
    options:
      - text: The planet that is nearest to the sun
        correct: true
      - text: The planet that is the hottest of them all
    explanation: In Spanish, "más cerca del Sol" means "nearer to the sun".
""",
        exam=_EXAM,
    ),
]
BAD = [
    Example(
        f"items:\n  - id: planet-nearest\n{_SPANISH}",
        exam=_EXAM,
        found=("2:9 The item is in Spanish, and its declared language is English.",),
    ),
]
