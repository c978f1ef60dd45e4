"""What texts say of answers in other languages than English: which one is right, and how many to choose."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from crs_lint.language.folding import without_accents
from crs_lint.language.tables import Tables, tables_of
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import either

_MARKS = r"[\s*_\"'“‘«(\[]{0,6}"
_START = r"(?:^|(?<=[.!?;:]\s)|(?<=[\n(]))[^\S\n]{0,3}[*_«\"“]{0,3}"
_LOWERCASE_LABELS = "bcdfgh"  # "a" and "e" are words
_MOST_NAMED = 9


class NamedKey(NamedTuple):
    """A statement that an answer is right: the letter that it names or the text, and where it stands.

    ``is_judgment`` holds for "B is correct", which says of "Which is NOT true?" that B is true.
    """

    letter: str
    text: str
    span: tuple[int, int]
    is_judgment: bool = False


class Ordered(NamedTuple):
    """An order to choose a number of answers, and where it stands."""

    number: int
    span: tuple[int, int]


class _Patterns(NamedTuple):
    right: LazyPattern
    wrong: LazyPattern
    letter: LazyPattern
    text: LazyPattern
    opening: LazyPattern
    order: LazyPattern
    numbers: dict[str, int]


def has_words(tables: Tables) -> bool:
    """Whether a language other than English has the words that this module looks for."""
    return bool(tables.right_words)


def plain_letters(text: str) -> str:
    """The text without accents, where each character keeps its index."""
    if text.isascii():
        return text
    return "".join(plain if len(plain := without_accents(char)) == 1 else char for char in text)


def opening_verdict(text: str, tables: Tables, *, is_right: bool) -> tuple[int, int] | None:
    """Where the word stands with which a rationale opens, if it calls its answer right, or wrong."""
    patterns = _patterns_of(tables.code)
    opening = (patterns.right if is_right else patterns.wrong).match(plain_letters(text).lower())
    return opening.span("word") if opening is not None else None


def named_keys(text: str, tables: Tables) -> Iterator[NamedKey]:
    """The statements of an explanation that an answer is right, those that name a letter first."""
    patterns = _patterns_of(tables.code)
    plain = plain_letters(text)
    for match in patterns.letter.finditer(plain):
        letter = match["letter"] or match["judged"] or match["bare"]
        if letter.isupper() or letter in _LOWERCASE_LABELS or plain.startswith(")", match.end()):
            yield NamedKey(letter.upper(), "", match.span(), is_judgment=not match["letter"])
    for match in patterns.text.finditer(plain):
        yield NamedKey("", text[slice(*match.span("text"))], match.span())


def without_opening(explanation: str, tables: Tables) -> str:
    """The explanation without an opening that only says what follows: "La bonne réponse est Mercure" is "Mercure"."""
    opening = _patterns_of(tables.code).opening.match(plain_letters(explanation).lower())
    return explanation[opening.end() :] if opening is not None else explanation


def ordered_number(stem: str, tables: Tables) -> Ordered | None:
    """The order at the end of a stem to choose a number of answers."""
    patterns = _patterns_of(tables.code)
    match = patterns.order.search(plain_letters(stem).lower())
    if match is None:
        return None
    number = match["number"]
    return Ordered(int(number) if number.isdecimal() else patterns.numbers[number], match.span("order"))


@lru_cache(maxsize=1 << 4)
def _patterns_of(code: str) -> _Patterns:
    tables = tables_of(code)
    noun, right, because, letter = map(_either, (tables.label_nouns, tables.right_words, tables.because, tables.letter_nouns))
    copula, key = _either(tables.copulas), _either((*tables.label_nouns, *tables.key_nouns))
    articles = rf"(?:{_either(dict.fromkeys((*tables.statement_articles, *tables.article_words)))}(?:\s+|(?<=')))?"
    end = rf"(?=\s*(?:[.,:;!–—]|-\s|$)|\s+(?:{noun}|{because})\b)"
    after = rf"(?=[\"'”’»*_)\]]*(?:[.,:;)\]–—-]|\s*$|\s*\n|\s+{because}\b))"
    right_noun = rf"(?:{noun}\s+{right}|{right}\s+{noun})"
    is_ = rf"\s{{0,3}}(?:{copula}\b|[:=–—-])\s{{0,3}}:?"
    named = rf"{_MARKS}{articles}(?:(?:{noun}|{letter})\s{{1,3}})?{_MARKS}(?P<letter>[a-h]){after}"
    judged = rf"\s+{copula}\s+{articles}{right}{end}"
    return _Patterns(
        LazyPattern(rf"\W*(?P<word>{right_noun}|{right}){end}"),
        LazyPattern(rf"\W*(?P<word>(?:{noun}\s+)?{_either(tables.false_words)}){end}"),
        # "La respuesta correcta es la B", "Richtig ist B", "Gabarito: B", "Antwort B ist richtig", "La B es la correcta", "(B) è esatta".
        LazyPattern(
            rf"(?i:{_START}{articles}(?:{right_noun}{is_}|{right}\s+{copula}\b|{key}\s{{0,3}}:){named}"
            rf"|{_START}{articles}(?:{noun}|{letter})\s+\(?(?P<judged>[a-h])\)?{judged}"
            rf"|{_START}(?:{articles}(?<=[\s'])|\()(?P<bare>[a-h])\)?{judged})"
        ),
        LazyPattern(
            rf"(?i:{_START}{articles}{right_noun}{is_}{_MARKS}`*(?P<text>[^\n]{{1,200}}?)[\"”'»*_`]{{0,9}}(?:[.;\n]|,?\s{{1,3}}{because}\b|$))"
        ),
        LazyPattern(rf"\W*{articles}(?:{right_noun}|{right}|{key})\s*(?:{copula}\b|:)[\s:]*"),
        _order(tables),
        _numbers(tables),
    )


def _order(tables: Tables) -> LazyPattern:
    """The order alone, at the end of a stem or in parentheses, for texts in lower case: "Elige dos.", "(Marque tres opciones.)"."""
    nouns = _either((*tables.label_nouns, *tables.answer_nouns, *tables.answer_verdicts, *tables.order_endings))
    articles = _either(
        (*tables.statement_articles, *(word for word in tables.article_words if word.isalpha() and word not in _numbers(tables)))
    )
    return LazyPattern(
        rf"(?:^|[.?!:(\n]\s{{0,8}}|\*\*)(?P<order>(?:{_either(tables.order_openings)}\s+)?{_either(tables.orders)}\s+(?:{articles}\s+)?"
        rf"(?P<number>{_either(_numbers(tables))}|[1-9]))(?![-\w])(?:\s+{nouns}\b){{0,3}}\s*+(?:[.!]?\)|[.)!:*]*+\s*+$)"
    )


def _numbers(tables: Tables) -> dict[str, int]:
    """The words for the numbers up to nine, without accents."""
    words = {
        word: value for listed, value in tables.number_words for word in listed.split() if 0 < value <= _MOST_NAMED and "-" not in word
    }
    return {without_accents(word): value for word, value in (*words.items(), *((word, 1) for word in sorted(tables.number_articles)))}


def _either(pieces: Iterable[str]) -> str:
    return either(map(without_accents, pieces))
