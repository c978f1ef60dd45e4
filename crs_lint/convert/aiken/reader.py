"""Reader of Aiken, a text format with a letter before each option and the key below, as people write it."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import NamedTuple

from crs_lint.convert.aiken import lines as aiken_lines
from crs_lint.convert.answer_keys import UnclearError, by_letter, by_words, meant, place_of, unnamed
from crs_lint.convert.decoding import lines_of
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, ReadResult, normalized

_APART_BY_SPACES = re.compile(r"[A-Za-z](?:\s+[A-Za-z])+")
_WITH_TEXT = re.compile(r"\(?([A-Za-z])(?:[).:]+\s*|\s*[-–—]\s+|\s+(?=\())(?:(?<=\s)\()?(.+?)\)?", re.DOTALL)
_NAMED = re.compile(r"\s*(?:option|choice|letter|answer)\s+(.+)", re.IGNORECASE)


def read(content: bytes) -> ReadResult:
    """The items of a file. Raises UnusableError if it is not text."""
    lines = lines_of(content)
    tight = aiken_lines.tight_lines(lines)
    reader = _AikenReader()
    for index, line in enumerate(lines):
        if reader.explanation and aiken_lines.begins_question(lines, index):
            reader.end_explanation()
        reader.take(index + 1, line, aiken_lines.option_of(line, tight=index in tight))
    reader.finish()
    stems = aiken_lines.without_numbers([record.stem for record in reader.records])
    records = tuple(record._replace(stem=stem) for record, stem in zip(reader.records, stems, strict=True))
    return ReadResult(records, tuple(reader.losses))


class _OptionLines(NamedTuple):
    """The letter of an option as it is written, its lines with their numbers, and whether it is marked as right."""

    letter: str
    lines: list[tuple[int, str]]
    is_marked: bool

    @property
    def place(self) -> int:
        return place_of(self.letter)

    @property
    def text(self) -> str:
        """Lines in one, and paragraphs apart."""
        paragraphs = "\n".join(line for _, line in self.lines).split("\n\n")
        return normalized("\n\n".join(" ".join(paragraph.split("\n")) for paragraph in paragraphs))


class _AikenReader:
    """Collects lines until an item is complete: a stem, options, a key, and perhaps an explanation below."""

    def __init__(self) -> None:
        self.records: list[ItemRecord] = []
        self.losses: list[Loss] = []
        self._begin([])

    def _begin(self, stem: list[tuple[int, str]]) -> None:
        self.stem = stem
        self.options: list[_OptionLines] = []
        self.places: set[int] = set()
        self.pending: list[tuple[int, str]] = []
        """Lines below a blank one that is below the last option: the next stem, unless another option follows."""
        self.key: tuple[int, str] | None = None
        self.explanation: list[tuple[int, str]] | None = None
        self.is_after_blank = False

    def take(self, number: int, line: str, option: aiken_lines.AikenOption | None) -> None:
        """Takes a line; ``option`` is the answer that it may begin."""
        if aiken_lines.is_blank(line):
            self.is_after_blank = True
            return
        told, key = aiken_lines.explanation_of(line), aiken_lines.key_of(line)
        if self.key and not self.key[1] and self.explanation is None and self._is_key(line.strip()):
            self.key = (number, line.strip())
        elif told is not None and self.options and self.explanation is None and not self.pending:
            self.explanation = [(number, told)] if told else []
        elif key is not None and told is None:
            self._end_with_key(number, line, key)
        elif not (option and self._take_option(number, option)):
            self._take_text(number, line)
        self.is_after_blank = False

    def end_explanation(self) -> None:
        """Ends an explanation at the first answer of another question, whose stem is the line above."""
        if self.explanation and len(self.explanation) > 1 and not self.is_after_blank:
            stem = self.explanation.pop()
            self.finish()
            self.stem = [stem]

    def _end_with_key(self, number: int, line: str, key: str) -> None:
        if self.options and self.key is None and not self.pending:
            self.key = (number, key)
        elif not self.options and len(key) > 1:
            self._take_text(number, line)  # a stem may begin with such a word
        else:
            self.finish()
            self.losses.append(Loss(number, f'the key "{key}" stands below no answers and is left out'))

    def _take_option(self, number: int, option: aiken_lines.AikenOption) -> bool:
        """Takes a line that begins an option: the first letter below a stem, or another one of the same question."""
        if self.key or self.explanation is not None or not self._is_next(option):
            return False
        if self.options and option.place == 0 and (self.pending or len(self.options[-1].lines) > 1):
            self._begin_with_last_lines()
        elif self.pending:
            self.options[-1].lines.extend([(0, ""), *self.pending])
            self.pending = []
        self.places.add(option.place)
        self.options.append(_OptionLines(option.letter, [(number, option.text)], option.is_marked))
        return True

    def _is_next(self, option: aiken_lines.AikenOption) -> bool:
        if not self.options:
            return option.place == 0 and bool(self.stem)
        last = self.options[-1]
        if option.place in (last.place + 1, max(self.places) + 1):
            return True
        if self.pending:
            return option.place == 0
        if option.letter.islower() != last.letter.islower():
            return False
        begins = option.place == 0 and len(last.lines) > 1
        return begins or option.place == last.place or option.place not in self.places

    def _begin_with_last_lines(self) -> None:
        """Ends an item without a key: the lines below its last option are the stem of the next."""
        stem = self.pending or self.options[-1].lines[1:]
        if not self.pending:
            del self.options[-1].lines[1:]
        self.pending = []
        self.finish()
        self.stem = stem

    def _take_text(self, number: int, line: str) -> None:
        text, is_continued = line.strip(), not self.is_after_blank
        if is_continued and self.key and aiken_lines.is_note(line):
            self.losses.append(Loss(number, f"a line below the key is left out: {text}"))
        elif self.explanation is not None and (is_continued or not self.explanation):
            self.explanation.append((number, text.removeprefix("@").strip()))
        elif self.options and not self.key and self.explanation is None:
            (self.options[-1].lines if is_continued and not self.pending else self.pending).append((number, text))
        else:
            if self.options:
                self.finish()
            if self.is_after_blank and self.stem:
                self.stem.append((0, ""))
            self.stem.append((number, line.rstrip()))

    def finish(self) -> None:
        """Ends an item; text without options is none."""
        without = self.pending
        if self.options:
            self._leave_title()
            self.records.append(self._record())
        else:
            without = self.stem or without
        if without:
            self.losses.append(Loss(without[0][0], f"text without answers is left out: {without[0][1].strip()}"))
        self._begin([])

    def _leave_title(self) -> None:
        """A heading that stands alone above a question is no part of it."""
        while len(self.stem) > 2 and not self.stem[1][1] and aiken_lines.is_title(self.stem[0][1]):
            self.losses.append(Loss(self.stem[0][0], f"text without answers is left out: {self.stem[0][1].strip()}"))
            del self.stem[:2]

    def _record(self) -> ItemRecord:
        self.options = self._apart()
        right = self._right()
        options = tuple(OptionRecord(one.text, index in right) for index, one in enumerate(self.options))
        stem = normalized(dedent("\n".join(line for _, line in self.stem)))
        explanation = normalized("\n".join(line for _, line in self.explanation or ()))
        return ItemRecord(stem, options, explanation=explanation, line=self.stem[0][0])

    def _apart(self) -> list[_OptionLines]:
        """The options, of which several may stand on one line."""
        found: list[_OptionLines] = []
        for place, (one, after) in enumerate(zip(self.options, [*self.options[1:], None], strict=True)):
            is_split = not found or len(found) > place
            until = after.letter if after else ""
            parts = aiken_lines.split_option(one.letter, one.text, until) if is_split and len(one.lines) == 1 else []
            number = one.lines[0][0]
            found += [_OptionLines(letter, [(number, text)], one.is_marked) for letter, text in parts] if len(parts) > 1 else [one]
        return found

    def _right(self) -> set[int]:
        """The indexes of the options that the key names; none if one of them is no option, or could be two."""
        marked = {index for index, one in enumerate(self.options) if one.is_marked}
        if self.key is None or not self.key[1]:
            return marked
        line, key = self.key
        try:
            right = self._meant(key)
        except UnclearError as reason:
            self.losses.append(Loss(line, str(reason)))
            return set()
        if marked and marked != right:
            self.losses.append(Loss(line, f'the key "{key}", which is not the answer with a star'))
            return set()
        return right

    def _is_key(self, text: str) -> bool:
        try:
            return len(text) <= 40 and bool(by_letter(text, len(self.options)))
        except UnclearError:
            return False

    def _meant(self, key: str) -> set[int]:
        """The options that a key names by letters, with or without their texts, or by words. Raises UnclearError."""
        if named := _NAMED.fullmatch(key):
            key = named[1]
        if _APART_BY_SPACES.fullmatch(key):
            key = ", ".join(key.split())
        texts = [one.text for one in self.options]
        if right := self._by_letter(key) or by_words(key, texts) if len(key) > 1 else self._by_letter(key):
            return right
        if with_text := _WITH_TEXT.fullmatch(key):
            return self._by_letter_with_text(key, *with_text.groups())
        return meant(key, texts) if not key.isalpha() or len(key) > 1 else by_letter(key, 0)

    def _by_letter_with_text(self, key: str, letter: str, text: str) -> set[int]:
        """The option that a letter names; the text below it, if it is not that of the option, explains the key."""
        right, said = self._by_letter(letter), by_words(text, [one.text for one in self.options])
        if not right or (said and not said & right):
            raise unnamed(key)
        if not said:
            told = aiken_lines.explanation_of(text)
            self.explanation = [(0, text if told is None else told), *(self.explanation or ())]
        return right

    def _by_letter(self, key: str) -> set[int]:
        """The options whose letters a key names; none if a letter is missing or given twice."""
        letters = [one.letter.upper() for one in self.options]
        try:
            named = [chr(ord("A") + position) for position in by_letter(key, 26)]
        except UnclearError:
            return set()
        return {letters.index(letter) for letter in named} if all(letters.count(letter) == 1 for letter in named) else set()
