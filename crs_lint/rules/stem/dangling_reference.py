r"""The stem refers to something that is not there: a figure, a passage, a situation or another question.

A question about "the diagram below" cannot be answered without the diagram, nor one about "the previous question" once
items are drawn at random. Add the `figure` or the `scenario`, or put what the candidate needs into the stem.

References to text, tables and code in the stem itself are not reported, nor are those to pictures in the scenario.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from crs_lint.language.folding import aligned
from crs_lint.language.tables import tables_of
from crs_lint.language.words import words
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten
from crs_lint.text.phrases import PhrasePattern, either, filled

# The stem itself holds a Markdown or HTML picture, a table, code, LaTeX or several lines.
_INLINE = LazyPattern(r"!\[|<(?:img|svg|table|pre|code)\b|```|`[^`]{12}|\\begin|\$\$|\\\[|\|[^|\n]+\||\t|\n\s*\S")
_SHORTEST_TEXT = 60


class _Patterns(NamedTuple):
    """How a language refers to figures, questions and texts, after the words one of which each reference has.

    ``about_questions`` and ``about_networks`` find subjects that have questions and graphs of their own.
    """

    names: frozenset[str]
    figure: LazyPattern
    question: PhrasePattern
    above: LazyPattern
    below: LazyPattern
    source: LazyPattern
    about_questions: LazyPattern
    about_networks: LazyPattern


@lru_cache(maxsize=1 << 4)
def _patterns(code: str) -> _Patterns:
    tables = tables_of(code)
    nouns = (*tables.pictures, *tables.passages, *tables.described_people)
    parts = {
        "picture": either(tables.pictures),
        "passage": either(tables.passages),
        "person": either(tables.described_people),
        "end": tables.reference_end,
    }
    references = (tables.figure_references, tables.above_references, tables.below_references)
    figure, above, below = (_pattern(filled(either(pieces), parts)) for pieces in references)
    return _Patterns(
        frozenset((*tables.reference_names, *(words(noun)[-1] + ending for noun in nouns for ending in ("", *tables.reference_endings)))),
        figure,
        PhrasePattern(tables.question_references, "{}"),
        above,
        below,
        _pattern(filled(rf"^\s*{either(tables.source_references)}|\b{either(tables.closing_source_references)}", parts)),
        _pattern(rf"\b{either(tables.about_questions)}"),
        _pattern(rf"\b{either(tables.about_networks)}\b"),
    )


def _pattern(source: str) -> LazyPattern:
    return LazyPattern(source, re.IGNORECASE)


@rule(
    "dangling-reference",
    category="stem",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 4: items are independent",
    needs=("figure_references", "question_references", "above_references", "below_references"),
)
def check(item: Item) -> Iterator[Problem]:
    code = item.tables.code
    stem = item.stem_prose if code == "en" else aligned(item.stem_prose)
    patterns = _patterns(code)
    if not _may_refer(stem, item.stem_words if stem == item.stem_prose else words(stem), patterns):
        return
    question = patterns.question.search(stem) if patterns.question.may_match(stem.lower()) else None
    if question is not None and not patterns.about_questions.search(stem):
        yield _problem(item, question, "items may appear in any order", "Put what the candidate needs to know into this stem.")
    elif not _INLINE.search(item.stem.strip()):
        yield from _missing(item, stem, patterns)


def _may_refer(stem: str, stem_words: Sequence[str], patterns: _Patterns) -> bool:
    """A quick look: whether a stem has one of the nouns, or an apostrophe, which may be part of a word with the noun."""
    return not patterns.names.isdisjoint(stem_words) or "'" in stem or "’" in stem


def _missing(item: Item, stem: str, patterns: _Patterns) -> Iterator[Problem]:
    """Findings for a figure or text that the stem refers to and the item does not have."""
    figure = patterns.figure.search(stem)
    if figure is not None:
        is_known = figure[0] in item.tables.named_figures or _is_introduced(stem, figure, item.tables.introduced)
        if not item.shows_figure and not is_known:
            yield _problem(item, figure, "the item has no figure", 'Add the "figure", or describe it in the stem.')
    elif not item.scenario and not item.shows_figure:
        written = _written(stem, patterns)
        if written is not None:
            yield _problem(item, written, "the item does not contain it", 'Put it in the stem or under "scenario".')


def _is_introduced(stem: str, figure: re.Match[str], introduced: Sequence[str]) -> bool:
    """Whether "this map" is one that the stem has mentioned before: "On a map, ... On this map, ..."."""
    *_, this, noun = ("", *figure[0].lower().replace("'", " ").split())
    return this in introduced and noun in stem[: figure.start()].lower()


def _written(stem: str, patterns: _Patterns) -> re.Match[str] | None:
    """A reference to a text that is not in the stem: the side that it points to has too few characters."""
    above = patterns.above.search(stem)
    if above is not None and len(stem[: above.start()].strip()) < _SHORTEST_TEXT:
        return above
    below = patterns.below.search(stem)
    if below is not None and len(stem[below.end() :].strip()) < _SHORTEST_TEXT:
        return below
    return patterns.source.search(stem) if len(stem) < 3 * _SHORTEST_TEXT and not patterns.about_networks.search(stem) else None


def _problem(item: Item, match: re.Match[str], lack: str, remedy: str) -> Problem:
    quoted = shorten(item.stem_prose[slice(*match.span())].strip())
    return Problem(item.at("stem"), f'The stem refers to "{quoted}", but {lack}.', remedy, chars=match.span())


GOOD = [
    Example(
        """\
items:
  - id: planet-marked
    stem: Which planet is marked in the diagram below?
    figure: {file: orbits.svg, alt: "Eight orbits around the sun, the innermost marked"}
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
  - id: planet-described
    stem: >-
      A planet goes around the sun in 88 days, and its days are longer than its years are. Its temperature changes by
      600 degrees. In the situation above, which planet is meant?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: No other goes around the sun so fast.
  - id: survey-order
    stem: In a survey, an interviewer repeats the answer to the previous question. Which error may follow?
    options:
      - text: Anchoring
        correct: true
      - text: Sampling
    explanation: What was just heard sets the scale for what comes next.
  - id: page-image
    stem: Which property puts the image below the text?
    options:
      - text: "`order`"
        correct: true
      - text: "`color`"
    explanation: It sets the place of an element among its neighbors.
""",
        files={"orbits.svg": "<svg/>"},
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-marked
    stem: Which planet is marked in the diagram below?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
  - id: planet-moons
    stem: How many moons has the planet of the previous question?
    options:
      - text: None
        correct: true
      - text: One
    explanation: Neither it nor Venus has any.
  - id: planet-passage
    stem: Which planet does the above passage describe?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: No other goes around the sun so fast.
""",
        found=(
            '3:37 The stem refers to "the diagram below", but the item has no figure.',
            '10:44 The stem refers to "the previous question", but items may appear in any order.',
            '17:29 The stem refers to "the above passage", but the item does not contain it.',
        ),
    ),
]
