"""The answers refer to I, II or III, but the stem lists no such statements.

"I and II only" asks the candidate to judge statements. If the list was lost, for example when the item was copied, nobody
can answer. Restore the list in the stem, or better, ask about one statement at a time.

An item with a figure is not reported, since the figure may show the list. Neither are numerals that name types, classes,
nerves, quadrants and the like. The rule reads English, French, German, Italian, Portuguese and Spanish.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.answer_labels import LabelKind, is_named_by_numeral
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.answer_names import joined
from crs_lint.rules.shared.outside_looks import LISTING_LABELS
from crs_lint.text.lazy_pattern import LazyPattern

_WORD = LazyPattern(r"[a-zA-Z]+")
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_FEWEST = 2


@rule(
    "undefined-numeral",
    category="options",
    severity=Severity.WARNING,
    source="errors that annotators found in MMLU (Gema et al. 2024)",
    hints=(LISTING_LABELS,),
)
def check(item: Item) -> Iterator[Problem]:
    lists = [found for found in item.listed_labels.values() if found.kind is LabelKind.ROMAN]
    if not lists:
        return
    single = [_NUMERALS.index(text) + 1 for option in item.options if (text := option.text.strip(" .()")) in _NUMERALS]
    if not any(found.in_words for found in lists) or len(lists) + len(single) < _FEWEST or item.shows_figure:
        return
    asked = f"{item.scenario} {item.stem}"
    named = {label for found in lists for label in found.labels}.union(single)
    missing = sorted(named - {_NUMERALS.index(word.upper()) + 1 for word in _WORD.findall(asked) if word.upper() in _NUMERALS})
    if missing and not is_named_by_numeral(asked, item.tables):
        numerals = joined([_NUMERALS[label - 1] for label in missing])
        yield Problem(item.at("stem"), f"The answers refer to {numerals}, which the stem does not list.", "Restore the list in the stem.")


GOOD = [
    Example(
        """\
# crs-lint: ignore-file[combined-option] these two are about numerals
items:
  - id: planets-inner
    stem: >-
      Which of these are nearer to the sun than the Earth is? I. Mercury II. Venus III. Mars
    options:
      - text: I and II only
        correct: true
      - text: III only
    explanation: Mars is the fourth planet, and the Earth the third.
  - id: collagen-bone
    stem: Which types of collagen are found in bone?
    options:
      - text: I and V
        correct: true
      - text: II only
    explanation: Nine tenths of its collagen are of the first of these types.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planets-inner
    stem: Which of these are nearer to the sun than the Earth is?
    options:
      - text: I and II only
        correct: true
      - text: III only
    explanation: Mars is the fourth planet, and the Earth the third.
""",
        found=("3:11 The answers refer to I, II and III, which the stem does not list.",),
        also=("combined-option",),
    ),
]
