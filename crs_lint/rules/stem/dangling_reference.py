r"""The stem refers to something that is not there: a figure, a passage, a situation or another question.

A question about "the diagram below" cannot be answered without the diagram, nor one about "the previous question" once
items are drawn at random. Add the `figure` or the `scenario`, or put what the candidate needs into the stem.

References to text, tables and code in the stem itself are not reported, nor are those to pictures in the scenario.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crs_lint.language.words import words
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import matches
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten
from crs_lint.text.phrases import either

_PICTURES = (
    *(
        "figure",
        "diagram",
        "graph",
        "chart",
        "picture",
        "image",
        "photo(?:graph)?",
        "illustration",
        "map",
        "screenshot",
        "drawing",
        "schematic",
    ),
    *("radiograph", "x-ray", "micrograph", "electrocardiogram", "ecg", "exhibit"),
)
_TEXTS = ("passage", "excerpt", "case", "scenario", "vignette", "situation", "code", "snippet", "table", "dialogue", "poem")
_PEOPLE = ("patient", "client", "person", "man", "woman", "child", "company", "program")
# Every reference names one of these, in the singular or the plural.
_NAMES = frozenset(
    name
    for noun in (*_PICTURES, *_TEXTS, *_PEOPLE, "photo", "question", "fig", "pictured", "depicted", "illustrated")
    for name in (words(noun.replace("(?:graph)?", "graph"))[-1], f"{words(noun.replace('(?:graph)?', 'graph'))[-1]}s")
)
_PICTURE, _WRITTEN = either(_PICTURES), either(_TEXTS)
# "The image above the text" and "the cases above 65" are no references: "above" has an object of its own.
_END = r"\b(?! (?:(?:the|a|an|its|their|each|another|age)\b|\d))"
_FIGURE = LazyPattern(
    rf"\b(?:the|this|these) (?:\w+ )?{_PICTURE}s?,? (?:that is |is |are )?(?:shown |given |displayed |presented )?(?:below|above|(?:at|on|to) the (?:left|right)){_END}"
    rf"|\bthe (?:above|following) {_PICTURE}(?= (?:shows?|represents?|depicts?|illustrates?|is)\b|[,.:]|$)"
    rf"|\b(?:in|on|from|by) this {_PICTURE}\b(?! of\b)|\b(?:refer to|see|look at|shown in|given in|study) the {_PICTURE}\b(?! of\b)"
    r"|(?:(?<=\bin )|(?<=\bon )|(?<=\bof )|(?<=\bfrom )|(?<=\bsee )|(?<=\bby )|(?<=\bto ))(?:figure|fig\.|diagram) [A-Z]?-?\d[\w-]*"
    r"|\b(?:pictured|depicted|illustrated) (?:below|above|here)\b",
    re.IGNORECASE,
)
_QUESTION = LazyPattern(
    r"(?:(?<=\bin )|(?<=\bto )|(?<=\bfrom )|(?<=\bof )|(?<=\bfor )|^)(?:the |your )?(?:previous|preceding|above) question\b"
    r"|(?:(?<=\bin )|(?<=\bto )|(?<=\bfrom )|(?<=\bof )|(?<=\bsee ))question (?:no\. ?)?\d+(?! of\b)|\bthe question above\b",
    re.IGNORECASE,
)
_ABOVE = LazyPattern(
    rf"\b(?:the |this )(?:\w+ )?{_WRITTEN}s? (?:described |given |shown |presented )?above{_END}|\b(?:the )?above(?:-mentioned)? {_WRITTEN}s?\b"
    rf"|\bthe {either(_PEOPLE)} (?:described|mentioned|presented) above\b",
    re.IGNORECASE,
)
_BELOW = LazyPattern(rf"\b(?:the |this )(?:\w+ )?{_WRITTEN}s? (?:given |shown |presented )?below{_END}", re.IGNORECASE)
_SOURCE = LazyPattern(
    rf"^\s*(?:according to|based on|from|in|using|refer(?:ring)? to) (?:the )?(?:data |information )?(?:in |from )?the (?:passage|excerpt|table|{_PICTURE})(?=,)",
    re.IGNORECASE,
)
_FIGURE_EIGHT_KNOT = "figure 8"
# The stem itself holds a Markdown or HTML picture, a table, code, LaTeX or several lines.
_INLINE = LazyPattern(r"!\[|<(?:img|svg|table|pre|code)\b|```|`[^`]{12}|\\begin|\$\$|\\\[|\|[^|\n]+\||\t|\n\s*\S")
# The subject has questions of its own: in parliament the previous question is a motion, and interviews consist of questions.
_ABOUT_QUESTIONS = LazyPattern(
    r"\b(?:mov|call|vot|motion|order|debate|parliament|survey|questionnaire|interview|adaptive|witness|attorney|respondent|chatbot)",
    re.IGNORECASE,
)
_NETWORK = LazyPattern(r"\b(?:vert(?:ex|ices)|edges?|nodes?)\b", re.IGNORECASE)
_SHORTEST_TEXT = 60


@rule(
    "dangling-reference",
    category="stem",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 4: items are independent",
    languages=ENGLISH,
    hints=(matches("prose", _FIGURE, _QUESTION, _ABOVE, _BELOW, _SOURCE),),
)
def check(item: Item) -> Iterator[Problem]:
    if not _may_refer(item.stem, item.stem_words):
        return
    lowered = item.stem_lowered
    question = _QUESTION.search(item.stem_prose) if "question" in lowered else None
    if question is not None and not _ABOUT_QUESTIONS.search(item.stem):
        yield _problem(item, question, "items may appear in any order", "Put what the candidate needs to know into this stem.")
    elif not _INLINE.search(item.stem.strip()):
        yield from _missing(item)


def _may_refer(stem: str, stem_words: Sequence[str]) -> bool:
    """A quick look: whether a stem has one of the nouns, or an apostrophe, which may be part of a word with the noun."""
    return not _NAMES.isdisjoint(stem_words) or "'" in stem or "’" in stem


def _missing(item: Item) -> Iterator[Problem]:
    """Findings for a figure or text that the stem refers to and the item does not have."""
    stem = item.stem_prose
    figure = _FIGURE.search(stem)
    if figure is not None:
        if not item.shows_figure and figure[0] != _FIGURE_EIGHT_KNOT and not _is_introduced(stem, figure):
            yield _problem(item, figure, "the item has no figure", 'Add the "figure", or describe it in the stem.')
    elif not item.scenario and not item.shows_figure:
        written = _written(stem)
        if written is not None:
            yield _problem(item, written, "the item does not contain it", 'Put it in the stem or under "scenario".')


def _is_introduced(stem: str, figure: re.Match[str]) -> bool:
    """Whether "this map" is one that the stem has mentioned before: "On a map, ... On this map, ..."."""
    words = figure[0].lower().split()
    return "this" in words[1:] and words[-1] in stem[: figure.start()].lower()


def _written(stem: str) -> re.Match[str] | None:
    """A reference to a text that is not in the stem: the side that it points to has too few characters."""
    above = _ABOVE.search(stem)
    if above is not None and len(stem[: above.start()].strip()) < _SHORTEST_TEXT:
        return above
    below = _BELOW.search(stem)
    if below is not None and len(stem[below.end() :].strip()) < _SHORTEST_TEXT:
        return below
    return _SOURCE.search(stem) if len(stem) < 3 * _SHORTEST_TEXT and not _NETWORK.search(stem) else None


def _problem(item: Item, match: re.Match[str], lack: str, remedy: str) -> Problem:
    return Problem(item.at("stem"), f'The stem refers to "{shorten(match[0].strip())}", but {lack}.', remedy, chars=match.span())


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
