"""Reader of Aiken, a text format with a letter before each option and the key below."""

from __future__ import annotations

import re

from crs_lint.convert.answer_keys import UnclearError, by_letter
from crs_lint.convert.decoding import lines_of
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, ReadResult, normalized

_OPTION = re.compile(r"\s*([A-Z])[.)]\s+(.*)")
_KEY = re.compile(r"\s*ANSWER:\s*(.*)")


def read(content: bytes) -> ReadResult:
    """The items of a file. Raises UnusableError if it is not text."""
    reader = _AikenReader()
    for number, line in enumerate(lines_of(content), 1):
        reader.take(number, line)
    reader.finish("")
    return ReadResult(tuple(reader.records), tuple(reader.losses))


class _AikenReader:
    """Collects lines until an item is complete."""

    def __init__(self) -> None:
        self.records: list[ItemRecord] = []
        self.losses: list[Loss] = []
        self._begin()

    def _begin(self) -> None:
        self.line = 0
        self.stem: list[str] = []
        self.options: list[tuple[str, str]] = []

    def take(self, number: int, line: str) -> None:
        if key := _KEY.fullmatch(line):
            self.finish(key[1], number)
            return
        option = _OPTION.fullmatch(line)
        if option and self.stem:
            self.options.append((option[1], option[2].strip()))
        elif line.strip():
            if self.options:
                self.finish("")  # the key is missing
            self.line = self.line or number
            self.stem.append(line.strip())

    def finish(self, key: str, number: int = 0) -> None:
        """Ends an item; text without options is none."""
        if self.options:
            right = self._letters(key, number)
            options = tuple(OptionRecord(text, letter in right) for letter, text in self.options)
            self.records.append(ItemRecord(normalized("\n".join(self.stem)), options, line=self.line))
        elif self.stem:
            self.losses.append(Loss(self.line, f"text without answers is left out: {self.stem[0]}"))
        elif key:
            self.losses.append(Loss(number, f'the key "{key}" stands below no answers and is left out'))
        self._begin()

    def _letters(self, key: str, number: int) -> set[str]:
        """The letters that a key names; none if one of them has no option."""
        known = {letter for letter, _ in self.options}
        try:
            named = {chr(ord("A") + position) for position in by_letter(key, 26)} if key.strip() else set()
        except UnclearError:
            named = {key}
        if named <= known:
            return named
        self.losses.append(Loss(number, f'the key "{key.strip()}", which names no answer'))
        return set()
