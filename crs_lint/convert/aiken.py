"""Reader of Aiken, a text format with a letter before each option and the key below."""

from __future__ import annotations

import re
from typing import NamedTuple

from crs_lint.convert.answer_keys import UnclearError, by_letter, meant
from crs_lint.convert.decoding import lines_of
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, ReadResult, normalized

_OPTION = re.compile(r"\s*(?:\(([A-Za-z])\)|([A-Za-z])(?:\)|[.:](?=\s)))\s*(.*)")
_KEY_WORDS = (
    r"(?:(?:correct|right)\s+)?(?:answers?|ans|keys?|option)|correct|solution|respuestas?(?:\s+correctas?)?|respostas?(?:\s+corretas?)?"
    r"|r(?:é|e)ponses?|(?:richtige\s+)?antwort(?:en)?|l(?:ö|oe)sung|rispost[ae]|gabarito"
)
_KEY = re.compile(rf"\s*(?:{_KEY_WORDS})\s*(?:is\s*:?|[:=.]|[-–—](?=\s))\s*(.*)", re.IGNORECASE)
_BARE_KEY = re.compile(r"\s*(?:ANSWERS?|ANS)\s+([A-Z](?:[\s,]+[A-Z])*)[.)]?\s*")
_EXPLANATION = re.compile(
    r"\s*(?:explanation|rationale|feedback|reason|explicaci[oó]n|explication|erkl[aä]rung|begr[uü]ndung|spiegazione|explica[cç][aã]o)"
    r"\s*[:=]\s*(.*)",
    re.IGNORECASE,
)

_WITH_TEXT = re.compile(r"\A\(?([A-Za-z])[).:]+\s.*\Z", re.DOTALL)


def read(content: bytes) -> ReadResult:
    """The items of a file. Raises UnusableError if it is not text."""
    reader = _AikenReader()
    for number, line in enumerate(lines_of(content), 1):
        reader.take(number, line)
    reader.finish()
    return ReadResult(tuple(reader.records), tuple(reader.losses))


class _OptionLines(NamedTuple):
    """The letter of an option as it is written, and its lines with their numbers."""

    letter: str
    lines: list[tuple[int, str]]

    @property
    def text(self) -> str:
        return normalized(" ".join(line for _, line in self.lines if line))


class _AikenReader:
    """Collects lines until an item is complete: a stem, options, a key, and perhaps an explanation below."""

    def __init__(self) -> None:
        self.records: list[ItemRecord] = []
        self.losses: list[Loss] = []
        self._begin()

    def _begin(self) -> None:
        self.stem: list[tuple[int, str]] = []
        self.options: list[_OptionLines] = []
        self.key: tuple[int, str] | None = None
        self.explanation: list[str] | None = None
        self.is_after_blank = False

    def take(self, number: int, line: str) -> None:
        if not line.strip():
            self.is_after_blank = True
            return
        if told := _EXPLANATION.fullmatch(line):
            self._explain(number, line, told[1])
        elif found := _KEY.fullmatch(line) or _BARE_KEY.fullmatch(line):
            self._end_with_key(number, line, found[1])
        elif not self._take_option(number, line):
            self._take_text(number, line.strip())
        self.is_after_blank = False

    def _explain(self, number: int, line: str, text: str) -> None:
        if self.options and self.explanation is None:
            self.explanation = [text] if text else []
        else:
            self._take_text(number, line.strip())

    def _end_with_key(self, number: int, line: str, key: str) -> None:
        if self.options and self.key is None:
            self.key = (number, key.strip())
        elif not self.options and len(key.strip()) > 1:
            self._take_text(number, line.strip())  # a stem may begin with such a word
        else:
            self.finish()
            self.losses.append(Loss(number, f'the key "{key}" stands below no answers and is left out'))

    def _take_option(self, number: int, line: str) -> bool:
        """Takes a line that begins an option: the first letter below a stem, or one that comes later in the alphabet."""
        found = _OPTION.fullmatch(line)
        if not found or self.key or self.explanation is not None:
            return False
        letter = found[1] or found[2]
        begins = letter in "Aa"
        if not self.options:
            if not begins or not self.stem:
                return False
        elif letter.islower() != self.options[-1].letter.islower():
            return False
        elif begins and len(self.options[-1].lines) > 1:
            self._begin_with_last_lines()
        elif letter < self.options[-1].letter:
            return False
        self.options.append(_OptionLines(letter, [(number, found[3].strip())]))
        return True

    def _begin_with_last_lines(self) -> None:
        """Ends an item without a key: the lines below its last option are the stem of the next."""
        stem = self.options[-1].lines[1:]
        del self.options[-1].lines[1:]
        self.finish()
        self.stem = stem

    def _take_text(self, number: int, text: str) -> None:
        is_continued = not self.is_after_blank
        if self.explanation is not None and (is_continued or not self.explanation):
            self.explanation.append(text)
        elif self.options and not self.key and self.explanation is None and is_continued:
            self.options[-1].lines.append((number, text))
        else:
            if self.options:
                self.finish()
            self.stem.append((number, text))

    def finish(self) -> None:
        """Ends an item; text without options is none."""
        if self.options:
            self.records.append(self._record())
        elif self.stem:
            self.losses.append(Loss(self.stem[0][0], f"text without answers is left out: {self.stem[0][1]}"))
        self._begin()

    def _record(self) -> ItemRecord:
        right = self._right()
        options = tuple(OptionRecord(one.text, index in right) for index, one in enumerate(self.options))
        stem = normalized("\n".join(line for _, line in self.stem))
        return ItemRecord(stem, options, explanation=normalized("\n".join(self.explanation or ())), line=self.stem[0][0])

    def _right(self) -> set[int]:
        """The indexes of the options that the key names; none if one of them is no option, or could be two."""
        if self.key is None or not self.key[1]:
            return set()
        line, key = self.key
        try:
            return self._by_letter(key) or (meant(key, [one.text for one in self.options]) if len(key) > 1 else by_letter(key, 0))
        except UnclearError as reason:
            self.losses.append(Loss(line, str(reason)))
            return set()

    def _by_letter(self, key: str) -> set[int]:
        """The options whose letters a key names, of which the text may follow; none if a letter is missing or given twice."""
        letters = [one.letter.upper() for one in self.options]
        try:
            named = [chr(ord("A") + position) for position in by_letter(_WITH_TEXT.sub(r"\1", key), 26)]
        except UnclearError:
            return set()
        return {letters.index(letter) for letter in named} if all(letters.count(letter) == 1 for letter in named) else set()
