"""What the bank rules know of an item: small plain values, and never its text."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from crs_lint.language.spelling import spellings
from crs_lint.model.finding import Path, Place
from crs_lint.model.item import Item
from crs_lint.text.hashing import blake2b
from crs_lint.text.normalize import is_blank, is_link_only, tidy


class ItemFacts(NamedTuple):
    """One item of an exam. Texts are there as signatures, which are numbers that two different texts do not share, 0 for no text;
    words as hashes. ``same`` is 0 for an item without a question.

    ``situation`` covers scenario and figures; ``same`` covers situation, stem and the set
    of options; ``keys`` the right answers by their text, ``key_places`` by their place from 0. ``lengths`` are characters
    of each option. ``words``, ``option_words`` and ``key_words`` are sorted hashes of content words (see ``hashes``),
    ``bands`` what stems share that have nearly the same words;
    ``numbers`` covers the numbers and all that is no prose, ``negations`` counts the negatives of the stem.
    ``spellings`` are forms that only American or only British English has. ``renamed`` is as in ``Item``.
    """

    file: str
    path: Path
    id: str
    language: str
    status: str
    type: str
    domain: str
    task: str
    level: str
    shuffled: bool
    situation: int
    same: int
    option_set: int
    keys: int
    key_places: tuple[int, ...]
    lengths: tuple[int, ...]
    stem_length: int
    explanation: int
    has_reference: bool
    enemies: tuple[str, ...]
    words: bytes
    option_words: bytes
    key_words: bytes
    bands: bytes
    numbers: int
    negations: int
    spellings: tuple[str, ...]
    renamed: tuple[str, ...] = ()

    def place(self, *fields: str | int) -> Place:
        if self.renamed and fields and fields[0] in self.renamed[::2]:
            steps = self.renamed[2 * self.renamed[::2].index(str(fields[0])) + 1]
            fields = (*filter(None, steps.split("\n")), *fields[1:])
        return Place((*self.path, *fields), file=self.file)

    @property
    def option_count(self) -> int:
        return len(self.lengths)

    @property
    def is_retired(self) -> bool:
        return self.status == "retired"


def signature(*texts: str) -> str:
    """Sixteen hexadecimal digits that two different lists of texts do not share, strangers' ones included."""
    joined = "".join([f"{len(text)}:{text}" for text in texts])
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _sign(*texts: str) -> int:
    """A signature in a third of the room."""
    return int(signature(*texts), 16)


def facts_of(item: Item, file: str) -> ItemFacts:
    """The facts of one item."""
    options = [option.tidy for option in item.options]
    stem_words = item.stem_words
    answer_words = [word for option in item.options for word in option.words]
    words = hashes(stem_words)
    situation = _situation(item)
    option_set = signature(*sorted(options)) if any(options) else ""
    asks = option_set and not is_blank(item.stem)
    return ItemFacts(
        file=file,
        path=item.path,
        id=item.id,
        language=item.language,
        status=item.status if isinstance(item.status, str) else "ready",
        type=item.type if isinstance(item.type, str) else "single",
        domain=item.text("domain"),
        task=item.text("task"),
        level=item.text("level"),
        shuffled=item.shuffled,
        situation=int(situation or "0", 16),
        same=_sign(situation, tidy(item.stem), option_set) if asks else 0,
        option_set=int(option_set or "0", 16),
        keys=_sign(*sorted(text for text, option in zip(options, item.options, strict=True) if option.correct)),
        key_places=tuple(place for place, option in enumerate(item.options) if option.correct),
        lengths=tuple(map(len, options)),
        stem_length=len(stem_words),
        explanation=0 if is_blank(item.explanation) or is_link_only(item.explanation) else _sign(tidy(item.explanation)),
        has_reference=item.has_reference,
        enemies=item.texts("enemies"),
        words=words,
        option_words=hashes(answer_words),
        key_words=hashes([word for option in item.keys for word in option.words]),
        bands=_bands(words),
        numbers=_numbers(stem_words, answer_words, _beyond_prose(item)),
        spellings=_spellings(item),
        renamed=item.renamed,
        negations=sum(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in stem_words),
    )


_NEGATIONS = frozenset(("not", "no", "never", "except", "cannot", "least", "false", "incorrect", "untrue", "without", "nicht", "ne", "sin"))


# Words that come and go when a question is only put in another way. "And", "not" or "before" are none of them.
_LIGHT = frozenset(
    """a an are as at be been being by can did do does following for from had has have how in is it its of on that the these this
    those to was were what which who whom whose will with you your""".split()  # noqa: SIM905 - quotes would hide the words
)


def hashes(tokens: Iterable[str]) -> bytes:
    """The distinct words that tell one text from another, as sorted hashes of four bytes: a twentieth of what the words would take."""
    return array("I", sorted({hashed for word in tokens if (hashed := _hash(word))})).tobytes()


# Words are hashes on a circle of 2**32. From each of these points, the next few words clockwise make a band: two sets
# that are nearly equal share most of their bands, whatever the words are.
_POINTS = tuple(step << 29 for step in range(8))
_BAND = 3
_MIX = 0x9E3779B97F4A7C15


def _bands(packed: bytes) -> bytes:
    """The bands of a set of words, as hashes of eight bytes."""
    words = memoryview(packed).cast("I").tolist()
    if len(words) <= _BAND:
        return array("Q", [_band(words)]).tobytes()
    circle = words + words[:_BAND]
    starts = {bisect_left(words, point) % len(words) for point in _POINTS}
    return array("Q", sorted({_band(circle[start : start + _BAND]) for start in starts})).tobytes()


def _band(words: list[int]) -> int:
    mixed = len(words)
    for word in words:
        mixed = ((mixed ^ word) * _MIX ^ mixed >> 29) & 0xFFFFFFFFFFFFFFFF
    return mixed


def hash_set(packed: bytes) -> frozenset[int]:
    """What ``hashes`` packed."""
    return frozenset(memoryview(packed).cast("I"))


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    """Nothing for numbers and words that do not count."""
    return 0 if word in _LIGHT or word[0].isdigit() else crc32(word.encode("utf-8", "surrogatepass"))


def _numbers(stem_words: Iterable[str], answer_words: Iterable[str], beyond: list[str]) -> int:
    """A signature of the numbers, those of the stem in order, those of the options in any, and of all that is no prose."""
    asked = [word for word in stem_words if word[0].isdigit()]
    answered = sorted(word for word in answer_words if word[0].isdigit())
    return _sign(*asked, "\0", *answered, "\0", *beyond) if asked or answered or beyond else 0


def _beyond_prose(item: Item) -> list[str]:
    """Code, LaTeX and marks: of the stem, then of the options in any order."""
    pairs = [(option.text, option.prose) for option in item.options]
    answers = sorted(_difference(text, prose) for text, prose in pairs if prose is not text)
    return [*([_difference(item.stem, item.stem_prose)] if item.stem_prose is not item.stem else []), *answers]


def _difference(text: str, prose: str) -> str:
    return "".join(char for char, kept in zip(text, prose, strict=True) if kept == " " and not char.isspace())


def _spellings(item: Item) -> tuple[str, ...]:
    """The American or British forms that an item in English uses."""
    if not item.is_english:
        return ()
    answers = ((option.words, option.text) for option in item.options)
    return spellings([(item.stem_words, item.stem), *answers, (item.explanation.split(), item.explanation)])


def _situation(item: Item) -> str:
    figures = [figure.file for figure in item.figures]
    return signature(tidy(item.scenario), *figures) if figures or item.scenario else ""
