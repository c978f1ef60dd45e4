"""Item facts: the small, immutable values of an item that bank rules compare. Texts are kept as hashes only."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from zlib import crc32

from crs_lint.language.priority import priority_word
from crs_lint.language.spelling import spellings
from crs_lint.language.tags import canonical
from crs_lint.language.words import prose
from crs_lint.model.file_language import DEFAULT_LANGUAGE
from crs_lint.model.finding import Location, Path
from crs_lint.model.item import Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.hashing import blake2b
from crs_lint.text.normalize import is_blank, is_link_only, normalize


class ItemFacts(NamedTuple):
    """One item of an exam, without its texts.

    Signatures are 64-bit hashes of texts, 0 for no text: ``situation`` covers scenario and figures; ``question`` covers
    situation, stem and the set of options (0 without a stem or options); ``option_set`` the options in any order;
    ``keys`` the texts of the right answers; ``explanation`` the explanation; ``numbers`` the numbers and all text that
    is not prose.

    Packed sets: ``words`` (stem), ``option_words`` and ``key_words`` are sets of content words (see ``hash_words``).

    ``openings`` holds the hash of each option's first word, in the order of the options, as native unsigned 32-bit integers;
    0 for none and for words such as "all", which stand for other answers. ``priority`` is as in ``priority_word``.
    ``unknown_words`` are words that the dictionary lacks, where they are asked for: each as the word, its start, the correction
    or "-", and the steps from the item to its text, separated by tabs; those from the root of the file come after an empty one.

    ``key_positions`` are indexes of the right answers from 0; ``lengths`` the characters of each option;
    ``stem_length`` the words of the stem; ``missing`` the fields of ``bank.completeness.FIELDS`` that it lacks; ``negations`` the
    number of negatives in the stem; ``spellings`` the forms that only American or only British English has; ``renamed`` and
    ``named_language`` are as in ``Item``.
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
    question: int
    option_set: int
    keys: int
    key_positions: tuple[int, ...]
    lengths: tuple[int, ...]
    stem_length: int
    explanation: int
    missing: tuple[str, ...]
    enemies: tuple[str, ...]
    words: bytes
    option_words: bytes
    key_words: bytes
    numbers: int
    negations: int
    spellings: tuple[str, ...]
    renamed: tuple[str, ...] = ()
    openings: bytes = b""
    priority: tuple[int, ...] = ()
    unknown_words: tuple[str, ...] = ()
    named_language: str = DEFAULT_LANGUAGE

    def location(self, *fields: str | int) -> Location:
        """The place of a field of the item, under the name that its file uses for it; from the root of the file after an empty step."""
        if fields[:1] == ("",):
            return Location(fields[1:], file=self.file)
        if self.renamed and fields and fields[0] in self.renamed[::2]:
            steps = self.renamed[2 * self.renamed[::2].index(str(fields[0])) + 1]
            fields = (*filter(None, steps.split("\n")), *fields[1:])
        return Location((*self.path, *fields), file=self.file)

    @property
    def language_tag(self) -> str:
        """The declared language in one form, for comparisons; they must not depend on what is detected by words."""
        return canonical(self.named_language)

    @property
    def bands(self) -> list[int]:
        """The locality-sensitive hashes of the stem's words, unsigned 64-bit each."""
        return _bands(self.words)

    @property
    def option_count(self) -> int:
        return len(self.lengths)

    @property
    def is_retired(self) -> bool:
        return self.status == "retired"


def signature(*texts: str) -> str:
    """BLAKE2b of a list of texts: 16 hexadecimal digits. Each text is hashed with its length, so that lists cannot run together."""
    joined = "".join([f"{len(text)}:{text}" for text in texts])
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _sign(*texts: str) -> int:
    """A signature as an integer, which takes a third of the memory."""
    return int(signature(*texts), 16)


def facts_of(item: Item, file: str, *, spelling: bool = False) -> ItemFacts:
    """The facts of one item; ``file`` is the path of its file as it is shown. Words are looked up only with ``spelling``."""
    options = [option.normalized for option in item.options]
    stem_words = item.stem_words
    answer_words = [word for option in item.options for word in option.words]
    words = hash_words(stem_words)
    situation = _situation(item)
    option_set = signature(*sorted(options)) if any(options) else ""
    missing = tuple(_missing(item))
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
        question=_sign(situation, normalize(item.stem), option_set) if asks else 0,
        option_set=int(option_set or "0", 16),
        keys=_sign(*sorted(text for text, option in zip(options, item.options, strict=True) if option.correct)),
        key_positions=tuple(index for index, option in enumerate(item.options) if option.correct),
        lengths=tuple(map(len, options)),
        stem_length=len(stem_words),
        explanation=0 if "explanation" in missing else _sign(normalize(item.explanation)),
        missing=missing,
        enemies=item.texts("enemies"),
        words=words,
        option_words=hash_words(answer_words),
        key_words=hash_words([word for option in item.keys for word in option.words]),
        numbers=_numbers(stem_words, answer_words, _beyond_prose(item)),
        spellings=_spellings(item),
        renamed=item.renamed,
        openings=array("I", [_opening(option.words[0]) if option.words else 0 for option in item.options]).tobytes(),
        priority=priority_word(item.stem) if item.is_english else (),
        unknown_words=_unknown_words(item) if spelling and item.is_english else (),
        named_language=item.named_language,
        negations=sum(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in stem_words),
    )


def _missing(item: Item) -> Iterator[str]:
    """What a team may ask of an item and it lacks, as the rules that ask for it see it."""
    if is_blank(item.explanation) or is_link_only(item.explanation):
        yield "explanation"
    if item.options_without_rationale:
        yield "rationale"
    if not item.has_reference:
        yield "reference"
    yield from (field for field in ("domain", "level") if is_blank(item.text(field)))
    if not item.has_article:
        yield "article"


def _unknown_words(item: Item) -> tuple[str, ...]:
    from crs_lint.language.spell_check import is_foreign, unknown_words

    if is_foreign(item.shown):
        return ()
    return tuple(
        "\t".join((unknown.word, str(unknown.start), unknown.correction or "-", *map(str, _steps_to(path, item))))
        for path, text in item.shown_texts
        for unknown in unknown_words(prose(text))
        if "_" not in text[max(unknown.start - 1, 0) : unknown.start + len(unknown.word) + 1]  # a name of code, in prose without marks
    )


def _steps_to(path: Path, item: Item) -> Path:
    """The steps from an item to one of its texts; to one in a shared article, an empty step and those from the root of the file."""
    return ("", *path) if item.shares(path) else path[len(item.path) :]


_STAND_INS = frozenset(("all", "none", "both", "neither", "either", "any"))


@lru_cache(maxsize=1 << 12)
def _opening(first: str) -> int:
    """The CRC-32 of a first word; 0 for a number, or a word that stands for other answers."""
    return crc32(first.encode("utf-8", "surrogatepass")) if first not in _STAND_INS and not first[0].isdigit() else 0


_NEGATIONS = frozenset(("not", "no", "never", "except", "cannot", "least", "false", "incorrect", "untrue", "without", "nicht", "ne", "sin"))


# Words that a paraphrase adds or drops. "And", "not" and "before" change the question, so they are not here.
_LIGHT = frozenset(
    """a an are as at be been being by can did do does following for from had has have how in is it its of on that the these this
    those to was were what which who whom whose will with you your""".split()  # noqa: SIM905 - quotes would hide the words
)


def hash_words(tokens: Iterable[str]) -> bytes:
    """Pack the set of content words: their CRC-32 values, sorted, as native unsigned 32-bit integers.

    Numbers and light words such as articles are left out. A packed set takes a twentieth of the memory of the words.
    """
    return array("I", sorted({hashed for word in tokens if (hashed := _hash(word))})).tobytes()


# The hashes of the words lie on a circle of 2**32. A band is the next few words clockwise from one of eight evenly
# spaced points, as in one permutation hashing (Li, Owen and Zhang 2012): nearly equal sets share most of their bands.
_POINTS = tuple(step << 29 for step in range(8))
_WORDS_PER_BAND = 3
_MIX = 0x9E3779B97F4A7C15


def _bands(packed: bytes) -> list[int]:
    """The bands of a packed set: their hashes, sorted. A small set is one band."""
    words = memoryview(packed).cast("I").tolist()
    if len(words) <= _WORDS_PER_BAND:
        return [_band(words)]
    circle = words + words[:_WORDS_PER_BAND]
    starts = {bisect_left(words, point) % len(words) for point in _POINTS}
    return sorted({_band(circle[start : start + _WORDS_PER_BAND]) for start in starts})


def _band(words: list[int]) -> int:
    mixed = len(words)
    for word in words:
        mixed = ((mixed ^ word) * _MIX ^ mixed >> 29) & 0xFFFFFFFFFFFFFFFF
    return mixed


def unpack_hashes(packed: bytes) -> frozenset[int]:
    """The hashes in a set that ``hash_words`` packed."""
    return frozenset(memoryview(packed).cast("I"))


def are_enemies(one: ItemFacts, other: ItemFacts) -> bool:
    """Whether either item names the other as an enemy, so that no form has both."""
    return one.id in other.enemies or other.id in one.enemies


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    """The CRC-32 of a word; 0 for numbers and light words."""
    return 0 if word in _LIGHT or word[0].isdigit() else crc32(word.encode("utf-8", "surrogatepass"))


def _numbers(stem_words: Iterable[str], answer_words: Iterable[str], beyond: list[str]) -> int:
    """A signature of the stem's numbers in order, the options' numbers in any order, and the text that is not prose; 0 for none."""
    asked = [word for word in stem_words if word[0].isdigit()]
    answered = sorted(word for word in answer_words if word[0].isdigit())
    return _sign(*asked, "\0", *answered, "\0", *beyond) if asked or answered or beyond else 0


def _beyond_prose(item: Item) -> list[str]:
    """Code, LaTeX and markup of the stem, then of the options in any order."""
    pairs = [(option.text, option.prose) for option in item.options]
    answers = sorted(_difference(text, prose) for text, prose in pairs if prose is not text)
    return [*([_difference(item.stem, item.stem_prose)] if item.stem_prose is not item.stem else []), *answers]


def _difference(text: str, prose: str) -> str:
    return "".join(char for char, kept in zip(text, prose, strict=True) if kept == " " and not char.isspace())


def _spellings(item: Item) -> tuple[str, ...]:
    """The American-only and British-only forms in an English item."""
    if not item.is_english:
        return ()
    answers = ((option.words, option.text) for option in item.options)
    return spellings([(item.stem_words, item.stem), *answers, (item.explanation.split(), item.explanation)])


def _situation(item: Item) -> str:
    figures = [figure.file for figure in item.figures]
    return signature(normalize(item.scenario), *figures) if figures or item.scenario else ""
