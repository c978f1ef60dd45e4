"""A stem that begins as a question ends with a period or with nothing.

A candidate who reads quickly takes it for a statement to be completed. End a question with a question mark.

Only the last sentence of a stem is checked, and only if it begins with a question word and a verb or a noun, as in "Which
of these", "What is", "How many". Stems with code below the question, with a blank, or with a colon at the end are not
reported, nor are titles ("What Women Want is a film by"), clauses ("When the war ended, ...") and "How to".

In Spanish, a question that opens with "¿" and does not end, or ends with "?" and has no "¿", is reported too, and so is "¡"
without "!".
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from crs_lint.language.negation import lead_in_start
from crs_lint.language.tables import Tables, tables_of
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import either

_SHORTEST = 3


class _Patterns(NamedTuple):
    """How questions, titles and clauses begin in a language."""

    question: LazyPattern
    title: LazyPattern
    clause: LazyPattern


@lru_cache(maxsize=1 << 4)
def _patterns(code: str) -> _Patterns:
    tables = tables_of(code)
    pieces = (tables.question_openings, tables.question_titles, tables.question_clauses)
    return _Patterns(*(LazyPattern(either(alternatives)) for alternatives in pieces))


@rule(
    "missing-question-mark",
    category="text",
    severity=Severity.INFO,
    default=False,
    source="Haladyna, Downing and Rodriguez 2002, guideline 11: correct punctuation",
    needs=("question_openings",),
)
def check(item: Item) -> Iterator[Problem]:
    stem = item.stem_prose.rstrip()
    unpaired = _unpaired(stem, item.tables)
    if unpaired is not None:
        yield Problem(item.at("stem"), f'The stem has "{unpaired[0]}" without "{unpaired[1]}".', f'Add "{unpaired[1]}".')
        return
    if stem.endswith("?") or len(item.stem.rstrip()) > len(stem):
        return  # a question, or a stem that ends with code
    start = lead_in_start(stem)
    lead_in = stem[start:].strip("\"'”’)* ")
    patterns = _patterns(item.tables.code)
    if "__" in item.stem[start:] or (start and patterns.clause.match(lead_in)) or not _asks(lead_in, patterns):
        return
    ends = "ends with a period" if stem.rstrip("\"'”’)* ").endswith(".") else "has no mark at its end"
    yield Problem(item.at("stem"), f"The stem is a question and {ends}.", "End it with a question mark.", chars=(start, len(stem)))


def _unpaired(stem: str, tables: Tables) -> tuple[str, str] | None:
    """A mark of a pair that stands alone, and the one that is missing: the closing one, or the opening one of a question."""
    for pair in tables.opening_marks:
        opening, closing = pair[0], pair[1]
        if closing not in stem[stem.rfind(opening) :] and opening in stem:
            return opening, closing
        if opening == "¿" and stem.endswith(closing) and opening not in stem:
            return closing, opening
    return None


def _asks(sentence: str, patterns: _Patterns) -> bool:
    """Whether a sentence begins as a question and has neither a question mark nor an open end."""
    if len(sentence.split(None, _SHORTEST)) < _SHORTEST or "?" in sentence or "\n" in sentence:
        return False
    if sentence.endswith((":", "…", "_", ",", ";", "-", "–", "—", "...")) or patterns.title.match(sentence):
        return False
    return sentence[:1].isupper() and patterns.question.match(sentence[:1].lower() + sentence[1:]) is not None


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
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Planets go around the sun. Which of them is nearest to it.
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("3:38 The stem is a question and ends with a period.",),
    ),
]
