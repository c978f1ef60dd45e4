r"""The stem points at something that is not there: a figure, a passage, a situation, another question.

"The diagram below" without a diagram cannot be answered; nor can "the previous question" once items are drawn at
random. Add the `figure` or the `scenario`, or say in the stem what the candidate needs to know.

A text, a table or code that stands in the stem itself is no fault, nor is a picture that the file's scenario shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_WORDS = (
    "above", "below", "figure", "fig.", "diagram", "question", "passage", "excerpt", "table,", " left", " right", " here",
    "following graph", "following chart", "following picture", "following image", "following photo", "following illustration", "following map",
    "following screenshot", "following drawing", "following schematic",
)  # fmt: skip
_PICTURE = r"(?:figure|diagram|graph|chart|picture|image|photo(?:graph)?|illustration|map|screenshot|drawing|schematic|radiograph|x-ray|micrograph|electrocardiogram|ecg)"
_WRITTEN = r"(?:passage|excerpt|case|scenario|vignette|situation|code|snippet|table|dialogue|poem)"
# "The image above the text" and "the cases above 65" tell where something is, and point at nothing.
_END = r"\b(?! (?:the|a|an|its|their|each|another|age|\d))"
_FIGURE = LazyPattern(
    rf"\b(?:the|this|these) (?:\w+ )?{_PICTURE}s?,? (?:that is |is |are )?(?:shown |given |displayed |presented )?(?:below|above|(?:at|on|to) the (?:left|right)){_END}"
    rf"|\bthe (?:above|following) {_PICTURE}(?= (?:shows?|represents?|depicts?|illustrates?|is)\b|[,.:]|$)"
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
    r"|\bthe (?:patient|client|person|man|woman|child|company|program) (?:described|mentioned|presented) above\b",
    re.IGNORECASE,
)
_BELOW = LazyPattern(rf"\b(?:the |this )(?:\w+ )?{_WRITTEN}s? (?:given |shown |presented )?below{_END}", re.IGNORECASE)
_SOURCE = LazyPattern(
    rf"^\s*(?:according to|based on|from|in|using|refer(?:ring)? to) (?:the )?(?:data |information )?(?:in |from )?the (?:passage|excerpt|table|{_PICTURE})(?=,)",
    re.IGNORECASE,
)
_KNOT = "figure 8"
# What stands in the stem itself: Markdown and HTML pictures, tables, code, LaTeX, several lines.
_INLINE = LazyPattern(r"!\[|<(?:img|svg|table|pre|code)\b|```|`[^`]{12}|\\begin|\$\$|\\\[|\|[^|\n]+\||\t|\n\s*\S")
# Questions that are the subject: the previous question is a motion in a parliament, and interviews consist of questions.
_ASKED = LazyPattern(
    r"\b(?:mov|call|vot|motion|order|debate|parliament|survey|questionnaire|interview|adaptive|witness|attorney|respondent|chatbot)",
    re.IGNORECASE,
)
_NETWORK = LazyPattern(r"\b(?:vert(?:ex|ices)|edges?|nodes?)\b", re.IGNORECASE)
_ROOM = 60


@rule(
    "dangling-reference",
    category="stem",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 4: items are independent",
)
def check(item: Item) -> Iterator[Problem]:
    lowered = item.stem.lower()
    if not any(word in lowered for word in _WORDS) or not item.is_english:
        return
    question = _QUESTION.search(item.stem_prose) if "question" in lowered else None
    if question is not None and not _ASKED.search(item.stem):
        yield _problem(item, question, "names no other question", "Say here what the candidate needs to know of it.")
    elif not _INLINE.search(item.stem.strip()):
        yield from _missing(item)


def _missing(item: Item) -> Iterator[Problem]:
    """A figure or a text that the stem points at, and the item does not have."""
    stem = item.stem_prose
    figure = _FIGURE.search(stem)
    if figure is not None:
        if not item.shows_figure and figure[0] != _KNOT:
            yield _problem(item, figure, "has no figure", 'Add the "figure", or describe it in the stem.')
    elif not item.scenario and not item.shows_figure:
        written = _written(stem)
        if written is not None:
            yield _problem(item, written, "does not hold it", 'Put it into the stem or under "scenario".')


def _written(stem: str) -> re.Match[str] | None:
    """A mention of a text that has no room in the stem, on the side to which the mention points."""
    above = _ABOVE.search(stem)
    if above is not None and len(stem[: above.start()].strip()) < _ROOM:
        return above
    below = _BELOW.search(stem)
    if below is not None and len(stem[below.end() :].strip()) < _ROOM:
        return below
    return _SOURCE.search(stem) if len(stem) < 3 * _ROOM and not _NETWORK.search(stem) else None


def _problem(item: Item, match: re.Match[str], lack: str, remedy: str) -> Problem:
    return Problem(item.at("stem"), f'The stem speaks of "{shorten(match[0].strip())}", and the item {lack}.', remedy, chars=match.span())


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
            '3:37 The stem speaks of "the diagram below", and the item has no figure.',
            '10:44 The stem speaks of "the previous question", and the item names no other question.',
            '17:29 The stem speaks of "the above passage", and the item does not hold it.',
        ),
    ),
]
