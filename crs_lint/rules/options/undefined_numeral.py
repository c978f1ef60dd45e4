"""The answers refer to I, II or III, but the stem lists no such statements.

"I and II only" asks the candidate to judge statements. If the list was lost, for example when the item was copied, nobody
can answer. Restore the list in the stem, or better, ask about one statement at a time.

An item with a figure is not reported, since the figure may show the list. Neither are numerals that name types, classes,
nerves, quadrants and the like.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.answer_names import joined
from crs_lint.text.lazy_pattern import LazyPattern

_ROMAN = r"\(?(?:I{1,3}|IV|VI{0,3})\)?"
_CHOICE = LazyPattern(
    rf"\s*(?:(?i:both|neither|only|statements?|just)\s+){{0,2}}{_ROMAN}(?:\s*,\s*{_ROMAN}){{0,7}}(?:\s*,?\s*(?i:and|or|nor|&)\s+{_ROMAN})?(?:\s*,?\s+(?i:only|alone))?\s*\.?\s*"
)
_NUMERAL = LazyPattern(r"\b[IV]+\b")
_WORD = LazyPattern(r"[a-zA-Z]+")
# Things that have Roman numerals as names: no stem lists what "types I and III of collagen" are.
_NAMED = frozenset(
    """act acts article articles band bands book books category categories chapter chapters class classes collagen complex complexes factor
    factors grade grades group groups lead leads level levels nerve nerves order part parts period periods phase phases polymerase quadrant
    quadrants schedule schedules stage stages step steps title titles type types volume volumes war wars""".split()  # noqa: SIM905 - quotes would hide the words
)
_LONGEST = 40
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@rule("undefined-numeral", category="options", severity=Severity.WARNING, source="errors that annotators found in MMLU (Gema et al. 2024)")
def check(item: Item) -> Iterator[Problem]:
    if not any("only" in option.text.lower() or "alone" in option.text for option in item.options):
        return
    chosen = [option.text for option in item.options if _may_choose(option.text) and _CHOICE.fullmatch(option.text)]
    if len(chosen) < 2 or not any("only" in text.lower() or "alone" in text for text in chosen) or item.shows_figure:
        return
    listed = _WORD.findall(f"{item.scenario} {item.stem}")
    named = {numeral for text in chosen for numeral in _NUMERAL.findall(text)}
    missing = sorted(named - {word.upper() for word in listed}, key=_value)
    if missing and _NAMED.isdisjoint(word.lower() for word in listed):
        yield Problem(
            item.at("stem"), f"The answers refer to {joined(missing)}, which the stem does not list.", "Restore the list in the stem."
        )


def _may_choose(text: str) -> bool:
    return len(text) <= _LONGEST and ("I" in text or "V" in text)


def _value(numeral: str) -> int:
    return _NUMERALS.index(numeral) if numeral in _NUMERALS else len(_NUMERALS)


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
