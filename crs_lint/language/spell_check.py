"""Spelling in English: words that the dictionary lacks, and the frequent word that each may stand for.

The dictionary is the frequency list of pyspellchecker, which is imported and loaded at the first use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from crs_lint.text.lazy_pattern import LazyPattern

# A lowercase word that touches no sign of code, of a path or of an address. Shorter ones are too often names of commands.
_WORD = LazyPattern(r"(?<![^\s(])[a-z]{6,24}(?=['’]s\b|[.,;:!?)\"”’']{0,3}(?:\s|$))")
_FREQUENT = 2000
_ENDINGS = tuple(
    """s es ed d ing er ers or ors ly ness able ably less like wise ish al ally ity ism ist ists ful ize ized izes izing ization ation
    ational ment ments y ier iest ic ics""".split()  # noqa: SIM905 - quotes would hide the words
)
_BEGINNINGS = tuple(
    """anti auto bi bio co counter cross cyber de deep dis down electro ex extra fore geo hydro hyper il im in infra inter intra ir macro
    mega meta micro mid mini mis mono multi nano neo neuro non off on out over photo poly post pre pro proto pseudo psycho quasi radio re
    self semi socio sub super tele thermo trans tri ultra un under uni up""".split()  # noqa: SIM905 - quotes would hide the words
)
_SHORTEST_PART = 3
_FOREIGN = LazyPattern(
    r"\b(?:de|del|la|el|los|las|que|por|para|con|un|una|en|es|se|y|di|il|che|per|le|les|des|et|du|der|die|das|und|ist|os|um|uma|não)\b"
)
_FEWEST_FOREIGN = 4
_FOREIGN_SHARE = 12
_FEWEST_WORDS = 3
_NEAR = 60
# "The word ..." is about a word, whatever it is.
_NAMING = frozenset(
    ("word", "term", "called", "named", "phrase", "name", "mean", "means", "loco", "vice", "per", "command", "file", "method", "function")
)
_PUNCTUATION = ".,;:!?()\"'“”‘’…"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BRITISH = tuple(
    pair.split("-")
    for pair in "our-or is-iz ys-yz ll-l mme-m nce-nse tre-ter bre-ber ae-e oe-e".split()  # noqa: SIM905
)
# Foreign words and terms of computing that English texts use, one edit away from another word.
_TERMS = frozenset(
    """priori posteriori habitus pneumoniae bonafide codecs symlink symlinks stderr stdout tuples iterable iterables mutexes
    middleware cronjob franca bonjour""".split()  # noqa: SIM905 - quotes would hide the words
)


class Unknown(NamedTuple):
    """A word that the dictionary lacks: where it starts, and the frequent word one edit away; empty if there is none."""

    word: str
    start: int
    correction: str


def is_foreign(text: str) -> bool:
    """Whether a text is hardly English: one word in twelve, and four in all, are function words of another language."""
    found = len(_FOREIGN.findall(text))
    return found >= _FEWEST_FOREIGN and found * _FOREIGN_SHARE > text.count(" ")


def unknown_words(prose: str) -> Iterator[Unknown]:
    """The lowercase words of an English text that the dictionary lacks, also without prefixes and suffixes.

    Words beside another unknown one are left out, since they may be a quotation in another language, as are texts of one or two
    words, which may be names.
    """
    if len(prose.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS:
        return
    for match in _WORD.finditer(prose):
        if not _is_known(match[0]) and not _is_beside_unknown(prose, match.start(), match.end()):
            yield Unknown(match[0], match.start(), _correction(match[0]))


def _is_beside_unknown(prose: str, start: int, end: int) -> bool:
    beside = (*prose[max(start - _NEAR, 0) : start].split()[-1:], *prose[end : end + _NEAR].split(None, 2)[:1])
    words = [word.strip(_PUNCTUATION).lower() for word in beside]
    return not _NAMING.isdisjoint(words) or any(word.isalpha() and not _is_known(word) for word in words)


def edits(word: str) -> Iterator[str]:
    """All texts that one edit after the first letter makes of a word: a letter inserted, swapped with the next, deleted or replaced."""
    cuts = [(word[:place], word[place:]) for place in range(1, len(word) + 1)]
    yield from (before + letter + after for before, after in cuts for letter in _LETTERS)
    yield from (before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1)
    yield from (before + after[1:] for before, after in cuts if after)
    yield from (before + letter + after[1:] for before, after in cuts if after for letter in _LETTERS)


def is_inflection(word: str, other: str) -> bool:
    """Whether one of two words is the other with letters at its end, so that they may be forms of one word."""
    return word.startswith(other) or other.startswith(word)


@lru_cache
def _dictionary() -> Mapping[str, int]:
    """Words with how often they occur in the corpus of the package."""
    from spellchecker import SpellChecker

    frequencies: Mapping[str, int] = SpellChecker(language="en").word_frequency.dictionary
    return frequencies


@lru_cache(maxsize=1 << 16)
def _is_known(word: str) -> bool:
    known = _dictionary()
    forms = (word, f"{word}g", *(american.join(word.rsplit(british, 1)) for british, american in _BRITISH if british in word))
    return word in _TERMS or any(form in known or _is_derived(form, known) for form in forms) or _is_compound(word, known)


def _is_derived(word: str, known: Mapping[str, int]) -> bool:
    stems = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_PART]
    doubled = [stem[:-1] for stem in stems if len(stem) > _SHORTEST_PART and stem[-1] == stem[-2]]
    replaced = [f"{stem}e" for stem in stems] + [f"{stem[:-1]}y" for stem in stems if stem[-1] == "i"]
    rests = [
        word[len(beginning) :] for beginning in _BEGINNINGS if word.startswith(beginning) and len(word) - len(beginning) > _SHORTEST_PART
    ]
    return any(one in known for one in (*stems, *doubled, *replaced, *rests))


def _is_compound(word: str, known: Mapping[str, int]) -> bool:
    """Whether a word is two frequent ones: "checkpoint"."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return any(known.get(word[:cut], 0) >= _FREQUENT and known.get(word[cut:], 0) >= _FREQUENT for cut in cuts)


@lru_cache(maxsize=1 << 16)
def _correction(word: str) -> str:
    """A frequent word one edit away. Of several, the first in the order of ``edits``: letters are left out more often than mistaken."""
    known = _dictionary()
    return next((one for one in edits(word) if known.get(one, 0) >= _FREQUENT and not is_inflection(word, one)), "")
