"""The answers combine other answers: "A and C", "I only", "1 and 3", or every pairing of two words, such as "True, False".

A candidate who is sure of one part can rule out every answer that lacks it, so the item measures elimination more than
knowledge. It also takes longer to read. Ask about each part in its own item, or write `type: multiple`.

The rule reads English, French, German, Italian, Portuguese and Spanish: "Solo I", "Nur A und C".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crs_lint.language.answer_labels import Combination, LabelKind, is_named_by_letter, is_single_label, points
from crs_lint.language.stand_ins import StandIn, says_all, stand_in
from crs_lint.model.finding import Path, Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import literals
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.rules.shared.outside_looks import LISTING_LABELS
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_LONGEST = 60
_JOINT = frozenset(",;/")
_PAIR = LazyPattern(r"\s*([^\W\d][^,;/]{0,19}?)\s*[,;/]\s*([^\W\d][^,;/]{0,19}?)\s*(?:\.\s*)?")


@rule(
    "combined-option",
    category="options",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 9; Tarrant et al. 2006",
    hints=((LISTING_LABELS, literals("options", _JOINT)),),
)
def check(item: Item) -> Iterator[Problem]:
    texts = [option.text for option in item.options]
    listed = item.listed_labels
    numbers = _combining(item, listed) if listed else set()
    combined = [option for option in item.options if option.number in numbers]
    if combined and not _are_orders(list(listed.values()), len(texts)):
        alone = sum(_goes_with_labels(item, text) for text in texts)
        # "Both A and B" of two answers is left to all-of-the-above.
        if len(combined) + alone >= 2 or not (says_all(combined[0].text, item.tables) and item.names_all_others(combined[0])):
            path = item.at("options") if len(combined) + alone > 1 else combined[0].at("text")
            yield _problem(path, f'The answers combine others, such as "{shorten(combined[0].text)}".')
    elif _are_all_pairs(texts):
        yield _problem(item.at("options"), f'The answers are pairings of the same words, such as "{shorten(texts[0])}".')


def _combining(item: Item, listed: Mapping[int, Combination]) -> set[int]:
    """The answers whose labels stand for answers, or for points of the stem; "A, B" may also be a pair of values."""
    named = {number for number in listed if number in item.named_answers}
    if len(named) == len(listed) or len(listed) + sum(_goes_with_labels(item, option.text) for option in item.options) < 2:
        return named
    kinds = {found.kind for found in listed.values()}  # the stem is read once for each, not once for each answer
    of_points = {kind for kind in kinds if kind is LabelKind.ROMAN or points(item.stem, kind)}
    letters = LabelKind.LETTER in kinds - of_points and not is_named_by_letter(item.stem, item.tables)
    return named | {
        number
        for number, found in listed.items()
        if found.kind in of_points or (letters and found.kind is LabelKind.LETTER and found.marked and found.in_words)
    }


def _goes_with_labels(item: Item, text: str) -> bool:
    """Whether an answer goes with combinations: a single label, or all or none of them."""
    if len(text) > _LONGEST:
        return False
    return is_single_label(text, item.tables) or stand_in(text, (), item.tables) in (StandIn.ALL, StandIn.NONE)


def _are_orders(listed: list[Combination], answers: int) -> bool:
    """Whether every answer lists the same labels, in another order."""
    return len(listed) == answers and len({frozenset(found.labels) for found in listed}) == 1


def _are_all_pairs(texts: list[str]) -> bool:
    """Whether the four answers are all the pairs of two words, such as "True, False"."""
    if len(texts) != 4 or any(len(text) > _LONGEST or _JOINT.isdisjoint(text) for text in texts):
        return False
    pairs = [match.groups() for text in texts if (match := _PAIR.fullmatch(text.casefold()))]
    words = {word for pair in pairs for word in pair}
    return len(pairs) == len(texts) and len(words) == 2 and len(set(pairs)) == len(texts)


def _problem(path: Path, message: str) -> Problem:
    return Problem(path, message, "Ask about each part in its own item, or let candidates select all that apply.")


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury and Venus
        correct: true
      - text: Venus and Earth
      - text: Earth and Mars
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: 'Which hold? I. Mercury has no moon. II. Venus has one.'
    options:
      - text: I only
        correct: true
      - text: II only
      - text: I and II only
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:5 The answers combine others, such as "I only".',),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: 'True, True'
        correct: true
      - text: 'True, False'
      - text: 'False, True'
      - text: 'False, False'
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:5 The answers are pairings of the same words, such as "True, True".',),
    ),
    Example(
        """\
items:
  - id: pianeta-vicino
    stem: 'Quali affermazioni sono vere? I. Mercurio non ha lune. II. Venere ne ha una.'
    options:
      - text: Solo la I
        correct: true
      - text: Solo la II
      - text: Sia la I che la II
    explanation: Né Mercurio né Venere hanno lune.
""",
        exam="exam: astronomy\nlanguage: it\n",
        found=('4:5 The answers combine others, such as "Solo la I".',),
    ),
]
