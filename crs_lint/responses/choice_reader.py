"""Reads what a candidate wrote as a choice of options: by letter, by number from 1, or by text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING

from crs_lint.responses.asked_item import AskedItem, fold
from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.scoring import Choice
from crs_lint.responses.states import FIRST_CHOICE, INVALID, NOT_ADMINISTERED, OMITTED

if TYPE_CHECKING:
    import polars as pl

DELIVERED = "\x1f"
"""Stands between a response and the order in which its options were shown, such as "B" and "CABD"."""
_BLANK = frozenset(("", "-", "–", "—"))
_NOT_GIVEN = frozenset((".", "na", "n/a", "#n/a", "nan", "null"))
_LETTER = re.compile(r"[(\[]?([A-Za-z])[)\].:]?")
_LETTERS = re.compile(r"[A-Z]{2,26}|[a-z]{2,26}")
_NUMBER = re.compile(r"([0-9]{1,3})(?:\.0+)?")
_BETWEEN = re.compile(r"\s*[,;|/+&\s]\s*")
_BETWEEN_TEXTS = re.compile(r"\s*[,;|]\s*")
_LONGEST_LIST = 200


class Reading(Enum):
    """How options are named, in the order of what is tried first."""

    LETTER = "letter"
    NUMBER = "number"
    TEXT = "text"


def prevailing(answers: Iterable[tuple[AskedItem, Iterable[str]]]) -> Reading:
    """How a file names options: the way that fits most of the different answers to its items, letters before numbers and texts."""
    fits: Counter[Reading] = Counter()
    for asked, values in answers:
        for value in values:
            response = value.partition(DELIVERED)[0].strip()
            fits.update(way for way in Reading if positions(response, asked, way))
    return max(Reading, key=lambda way: (fits[way], -list(Reading).index(way)))


def positions(response: str, asked: AskedItem, way: Reading) -> frozenset[int]:
    """The positions from 1 of the options that a response names in one way, as they stood; empty if it names none."""
    if way is Reading.TEXT:
        return _by_text(fold(response), asked) or (_by_text(fold(response.replace("\n", "; ")), asked) if "\n" in response else frozenset())
    named = _letters(response) if way is Reading.LETTER else _numbers(response)
    return frozenset(named) if named and all(1 <= one <= len(asked.options) for one in named) else frozenset()


def _letters(response: str) -> list[int]:
    if match := _LETTER.fullmatch(response):
        return [ord(match[1].upper()) - 64]
    if _LETTERS.fullmatch(response):
        return [ord(char.upper()) - 64 for char in response]
    parts = [_LETTER.fullmatch(part) for part in _parts(response)]
    return [ord(match[1].upper()) - 64 for match in parts if match] if all(parts) else []


def _numbers(response: str) -> list[int]:
    parts = [_NUMBER.fullmatch(part) for part in _parts(response)]
    return [int(match[1]) for match in parts if match] if all(parts) else []


def _parts(response: str) -> list[str]:
    return _BETWEEN.split(response) if len(response) <= _LONGEST_LIST else [response]


def _by_text(folded: str, asked: AskedItem) -> frozenset[int]:
    """The option whose text a response is, or the options whose texts it lists, separated by commas, semicolons, bars or lines."""
    exact = [index for index, text in enumerate(asked.options, 1) if text and text == folded]
    if exact:
        return frozenset(exact) if len(exact) == 1 else frozenset()
    found: set[int] = set()
    at = 0
    while at < len(folded):
        fitting = [
            (len(text), index)
            for index, text in enumerate(asked.options, 1)
            if text and index not in found and folded.startswith(text, at) and _ends(folded, at + len(text))
        ]
        if not fitting:
            return frozenset()
        length, index = max(fitting)
        found.add(index)
        at += length
        between = _BETWEEN_TEXTS.match(folded, at)
        at = between.end() if between else at
    return frozenset(found)


def _ends(text: str, at: int) -> bool:
    return at == len(text) or _BETWEEN_TEXTS.match(text, at) is not None


class ChoiceReader:
    """Codes of the answers to one item. It knows each different answer that it met, and the choices that the codes stand for.

    ``invalid`` and ``formulas`` count answers that are none of the options, and those of them that are formulas of a spreadsheet.
    """

    def __init__(self, asked: AskedItem, way: Reading, limits: ResponseLimits) -> None:
        self.asked = asked
        self.choices: list[Choice] = [frozenset((number,)) for number in range(1, asked.option_count + 1)]
        self.invalid = 0
        self.formulas = 0
        self._ways = (way, *(other for other in Reading if other is not way))
        self._known: dict[str, int] = {}
        self._codes = {choice: index for index, choice in enumerate(self.choices, FIRST_CHOICE)}
        self._most = limits.choices

    @property
    def is_wide(self) -> bool:
        """Whether codes may need 16 bits."""
        return self.asked.is_multiple or self.asked.option_count > 250

    def codes(self, values: pl.Series) -> pl.Series:
        """The codes of a column of answers, which are empty where blank."""
        import polars as pl

        counts = values.value_counts(name="n")
        used = counts.to_series(0).to_list()
        codes = [self.code(value) for value in used]
        for value, code, n in zip(used, codes, counts["n"].to_list(), strict=True):
            if code == INVALID:
                self.invalid += n
                self.formulas += n * value.startswith("=")
        dtype = pl.UInt16 if self.is_wide else pl.UInt8
        if not used:
            return pl.Series(values.name, [], dtype=dtype)
        return values.replace_strict(used, codes, return_dtype=dtype)

    def code(self, value: str) -> int:
        """The code of one answer."""
        code = self._known.get(value)
        if code is None:
            code = self._code(value)
            if len(self._known) < self._most:
                self._known[value] = code
        return code

    def _code(self, value: str) -> int:
        response, _, order = value.partition(DELIVERED)
        response = response.strip()
        texts = frozenset(self.asked.options)
        if response in _BLANK and response not in texts:
            return OMITTED
        if response.casefold() in _NOT_GIVEN and fold(response) not in texts:
            return NOT_ADMINISTERED
        return self._code_of(self._chosen(response, order))

    def _chosen(self, response: str, order: str) -> Choice:
        """The numbers now of the options that a response names; empty if it names none."""
        for way in self._ways:
            found = positions(response, self.asked, way)
            if not found:
                continue
            if way is not Reading.TEXT and self.asked.is_shuffled:
                found = self._delivered(found, order)
            return frozenset(self.asked.numbers[position - 1] for position in found)
        return frozenset()

    def _delivered(self, found: frozenset[int], order: str) -> frozenset[int]:
        """The positions in the bank of what stood at some positions before a candidate."""
        if not order:
            raise ResponsesError(
                f"it names options by letter or number, and those of {self.asked.id} are shuffled: "
                "give the text of the option, or the order in which the options were shown"
            )
        shown = _letters(order) or _numbers(order)
        if sorted(shown) != list(range(1, len(self.asked.options) + 1)):
            return frozenset()
        return frozenset(shown[position - 1] for position in found)

    def _code_of(self, choice: Choice) -> int:
        if not choice or (len(choice) > 1 and not self.asked.is_multiple):
            return INVALID
        code = self._codes.get(choice)
        if code is None:
            if len(self.choices) >= self._most:
                raise ResponsesError(f"it has more than {self._most:,} different answers to {self.asked.id}")
            code = self._codes[choice] = FIRST_CHOICE + len(self.choices)
            self.choices.append(choice)
        return code


def readers_of(
    asked: Mapping[str, AskedItem], samples: Iterable[tuple[str, Iterable[str]]], limits: ResponseLimits
) -> Iterator[tuple[str, ChoiceReader]]:
    """A reader for each item, that tries first what prevails in some of the answers."""
    way = prevailing((asked[name], values) for name, values in samples)
    return ((name, ChoiceReader(item, way, limits)) for name, item in asked.items())
