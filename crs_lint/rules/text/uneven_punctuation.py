"""Some answers end with a period and others do not, or some begin with a capital letter and others do not.

Uneven answers look careless, and candidates search for a meaning in the difference. Write all answers in the same style:
complete sentences with a capital letter and a period, or phrases without a period.

Only answers of one kind are compared: each has `words` words or more, and none is code, a quotation or about the other
answers. Full sentences with a period beside phrases without one, abbreviations at the end ("etc.", "U.S.") and names at
the beginning are not reported. Where the right answer alone differs, `odd-punctuation` reports it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crs_lint.language.answer_kind import is_code
from crs_lint.language.words import FUNCTION_WORDS
from crs_lint.model.finding import Path, Problem, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.answer_names import names_of
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern

_ABBREVIATION = LazyPattern(
    r"(?:\b(?:etc|esq|inc|ltd|co|corp|jr|sr|st|dr|vs|al|approx|cf|no|dept|ave|mt|ft|in|lb|oz|usw|bzw|[a-z])|\.[a-z]+)\.$", 2
)
_OTHER_END = ("..", "…", "?", "!", ":", ";", ",", '"', "'", "”", "’", "»")
_LEAST_OPTIONS = 3
_VERBS = frozenset(
    """is are was were am be has have had do does did can could will would should must may might shall cannot
    got died killed became said made went took gave came wanted used""".split()  # noqa: SIM905 - quotes would hide the words
)
_SUBJECTS = frozenset(("he", "she", "it", "they", "i", "we", "you", "there", "this", "nobody", "everyone"))
_FIRST = LazyPattern(r"[A-Z]?[a-z]+(?=[\s,]|['’]s\s)|A(?=\s)")


@rule(
    "uneven-punctuation",
    category="text",
    severity=Severity.INFO,
    default=False,
    source="NBME item-writing guide: parallel options; seen in public banks",
)
def check(item: Item, *, words: int = 3) -> Iterator[Problem]:
    options = [option for option in item.options if not item.stands_outside(option)]
    if len(options) < _LEAST_OPTIONS or any(len(option.words) < words or is_code(option.text) for option in options):
        return
    yield from _periods(item, options)
    yield from _capitals(item, options)


def _periods(item: Item, options: Sequence[Option]) -> Iterator[Problem]:
    texts = [option.text.rstrip() for option in options]
    if any(text.endswith(_OTHER_END) for text in texts):
        return
    ending = [option for option, text in zip(options, texts, strict=True) if text.endswith(".")]
    if not ending or len(ending) == len(options) or any(_ABBREVIATION.search(text) for text in texts):
        return
    others = [option for option in options if option not in ending]
    if _differ_rightly(item, ending, others):
        return
    first = min(ending, others, key=len)[0]
    message = f"{names_of(ending)} {'ends' if len(ending) == 1 else 'end'} with a period, and {_rest(others)}."
    end = len(first.text.rstrip())
    yield Problem(first.at("text"), message, "End all answers the same way.", chars=(end - 1, end), about=_texts(ending))


def _capitals(item: Item, options: Sequence[Option]) -> Iterator[Problem]:
    starts = [_FIRST.match(option.text.lstrip()) for option in options]
    if not all(starts):
        return
    firsts = [start[0] for start in starts if start]
    capital = [option for option, first in zip(options, firsts, strict=True) if first[0].isupper()]
    lower_case = [option for option in options if option not in capital]
    if not capital or not lower_case or _differ_rightly(item, capital, lower_case):
        return
    if not all(first in FUNCTION_WORDS for first in firsts if first[0].islower()):
        return
    lower = {word for text in (item.stem, *(option.text for option in item.options)) for word in text.split() if word.islower()}
    if not all(first.lower() in FUNCTION_WORDS or first.lower() in lower for first in firsts if first[0].isupper()):
        return
    fewer = min(capital, lower_case, key=len)[0]
    message = f"{names_of(capital)} {'begins' if len(capital) == 1 else 'begin'} with a capital letter, and {_rest(lower_case)}."
    yield Problem(fewer.at("text"), message, "Begin all answers the same way.", chars=(0, 1), about=_texts(lower_case))


def _texts(options: Sequence[Option]) -> tuple[Path, ...]:
    return tuple(option.at("text") for option in options)


def _rest(options: Sequence[Option]) -> str:
    return "the other one does not" if len(options) == 1 else f"the other {len(options)} do not"


def _is_sentence(option: Option) -> bool:
    """Whether an answer has a pronoun as its subject or a verb that a phrase rarely has."""
    return (
        option.words[0] in _SUBJECTS or not _VERBS.isdisjoint(option.words) or any(word.endswith(("n't", "n’t")) for word in option.words)
    )


def _differ_rightly(item: Item, ones: Sequence[Option], others: Sequence[Option]) -> bool:
    """Whether the first are full sentences and the others phrases, or whether another rule reports the difference."""
    if len(item.keys) == 1 and item.keys in (list(ones), list(others)):
        return True
    return all(map(_is_sentence, ones)) and not any(map(_is_sentence, others))


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: The one that is hot
        correct: true
      - text: Venus and its moons, etc.
      - text: Earth with its moon
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Why is a planet hot?
    options:
      - text: It is near the sun.
        correct: true
      - text: It has a moon.
      - text: It is far away
      - text: it has no air
    explanation: Its orbit lies inside that of every other planet.
""",
        found=(
            "5:33 Answers 1 and 2 end with a period, and the other 2 do not.",
            "9:15 Answers 1, 2 and 3 begin with a capital letter, and the other one does not.",
        ),
    ),
]
