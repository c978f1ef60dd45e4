"""The stem ends in "a" or "an", and only some of the answers can follow it.

Candidates who read the sentence aloud can rule out the others. Write "a(n)" or "a/an", or move the article into the
answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.article_sounds import begins_with_vowel
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern

_LONGEST_END = 60
_AFTER = " \t\n:_.…"
_ARTICLES = (["a"], ["an"])
_ARTICLE = LazyPattern(r"(?<=\s)(?P<article>an?)[\s:_.…]*$")


@rule(
    "article-cue",
    category="cue",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 28c",
    languages=ENGLISH,
    hints=(Trait.OPEN_STEM,),
)
def check(item: Item) -> Iterator[Problem]:
    if len(item.options) < 2:
        return
    end = max(len(item.stem) - _LONGEST_END, 0)
    if item.stem_prose[end:].rstrip(_AFTER).rsplit(None, 1)[-1:] not in _ARTICLES:
        return
    article = _ARTICLE.search(item.stem_prose, end)
    if article is None:
        return
    wants_vowel = article["article"].lower() == "an"
    fits = [begins_with_vowel(option.prose) for option in item.options if not item.stands_outside(option)]
    if None in fits or all(fit == wants_vowel for fit in fits) or not any(fit == wants_vowel for fit in fits):
        return
    message = (
        f'The stem ends in "{article["article"]}", and only {sum(fit == wants_vowel for fit in fits)} of {len(fits)} answers can follow it.'
    )
    yield Problem(item.at("stem"), message, 'Write "a(n)", or move the article into the answers.', chars=article.span("article"))


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Newton saw the fall of a(n)
    options:
      - text: apple
        correct: true
      - text: pear
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Newton saw the fall of an
    options:
      - text: apple
        correct: true
      - text: orange
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Newton saw the fall of an
    options:
      - text: apple
        correct: true
      - text: pear
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('3:34 The stem ends in "an", and only 1 of 2 answers can follow it.',),
    ),
]
