"""The language of a text that declares none, detected by its function words, the short words that hold every text together.

A word that several languages share is evidence for none of them, so "la" counts for nothing, and "los" counts for Spanish.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from crs_lint.language.function_words import CODES, LANGUAGES_OF
from crs_lint.named_tuple import NamedTuple

MOST_WORDS = 2000
_FEWEST_WORDS = 200
_RATIO = 2
# A text that repeats one word has no language.
_FEWEST_DIFFERENT = 5
# Of the words of a text, so many are function words of its language. In other languages with words in common, fewer are.
_SHARE = 0.2

_ITEM_WORDS = 3
_ITEM_RATIO = 3
_ITEM_SHARE = 0.25
_SHORT_ITEM_SHARE = 0.4


class LanguageEvidence(NamedTuple):
    """What in a text is evidence for one language: how often words that only this language has occur, and its function words at all."""

    code: str
    own: int
    function_words: int


def language_of(words: Sequence[str]) -> str:
    """The code of the language of a long text, of which the first 2,000 words are looked at; empty if it is unclear.

    It is clear where there are at least 200 words, and one language has twice as many words of its own as any other, five different
    ones among them.
    """
    words = words[:MOST_WORDS]
    if len(words) < _FEWEST_WORDS:
        return ""
    best, second = _evidence(words)[:2]
    is_clear = best.own >= _RATIO * second.own and _has_share(best, words, _SHARE)
    return best.code if is_clear and len(own_words(best.code).intersection(words)) >= _FEWEST_DIFFERENT else ""


def language_of_item(words: Sequence[str]) -> str:
    """The code of the language that the words of one item are clearly in; empty if it is unclear.

    Different words are counted. It takes three that only this language has, and no other language with more than a third as many;
    or four of its function words, and no other language with more than half as many. In a few words, two that only it has will do.
    """
    evidence = _evidence(set(words))
    best, second = evidence[:2]
    share = _ITEM_SHARE if best.own >= _ITEM_WORDS else _SHORT_ITEM_SHARE
    is_clear = best.own >= _ITEM_WORDS - 1 and best.own >= _ITEM_RATIO * second.own
    if not is_clear:
        best, second = sorted(evidence, key=lambda one: -one.function_words)[:2]
        is_clear = best.own > 0 and best.function_words >= max(_ITEM_WORDS + 1, 2 * second.function_words)
    return best.code if is_clear and _has_share(evidence_for(best.code, words), words, share) else ""


@lru_cache(maxsize=len(CODES))
def words_of_others(code: str) -> frozenset[str]:
    """The function words that a language does not have, for a quick look: a text without them is in no other language."""
    bit = 1 << CODES.index(code)
    return frozenset(word for word, bits in LANGUAGES_OF.items() if not bits & bit)


@lru_cache(maxsize=len(CODES))
def own_words(code: str) -> frozenset[str]:
    """The function words that only one language has."""
    bit = 1 << CODES.index(code)
    return frozenset(word for word, bits in LANGUAGES_OF.items() if bits == bit)


def evidence_for(code: str, words: Iterable[str]) -> LanguageEvidence:
    """The evidence for a language of ``CODES`` in a text."""
    return next(one for one in _evidence(words) if one.code == code)


def _has_share(one: LanguageEvidence, words: Sequence[str], least: float) -> bool:
    """Whether of the words, without numbers, at least a share are function words of a language."""
    return one.function_words >= least * len(words) or one.function_words >= least * sum(map(str.isalpha, words)) > 0


def _evidence(words: Iterable[str]) -> list[LanguageEvidence]:
    """The evidence for each language in a text, the strongest first."""
    # Many words have few sets of languages, so they are counted by set.
    by_languages = Counter(filter(None, map(LANGUAGES_OF.get, words)))
    found = []
    for number, code in enumerate(CODES):
        bit = 1 << number
        found.append(LanguageEvidence(code, by_languages[bit], sum(count for languages, count in by_languages.items() if languages & bit)))
    return sorted(found, key=lambda one: (-one.own, -one.function_words, one.code))
