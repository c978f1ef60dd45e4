"""Reader of Markdown quizzes: questions in headings, numbered lines or paragraphs; options with boxes or letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crs_lint.convert.answer_keys import UnclearError, meant
from crs_lint.convert.decoding import lines_of
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult, normalized

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_BOX = re.compile(r"\s{0,3}(?:[-*+]|\d{1,3}[.)])\s+\[([ xX])\](?:\s+(.*))?")
_LETTER = re.compile(r"\s{0,3}(?:[-*+]\s+)?(?:\*\*)?\(?([A-Za-z])[.)](?:\*\*)?\s+(.*)")
_NUMBERED = re.compile(r"\s{0,3}(?:\*\*)?(?:(?:question|q)\s*)?\d{1,4}[.):](?:\*\*)?\s+(.*)", re.IGNORECASE)
_KEY = re.compile(r"\s*[*_]*(?:correct\s+|right\s+)?(?:answers?|key)[*_]*\s*:[*_]*\s*(.*)", re.IGNORECASE)
_EXPLANATION = re.compile(r"\s*[*_]*(?:explanation|rationale)[*_]*\s*:[*_]*\s*(.*)", re.IGNORECASE)
_QUOTE = re.compile(r"(\s*)>\s?(.*)")
_FOLDED = re.compile(r"\s*(?:(?:</?details[^<>]*>|<summary>[^<>]*</summary>)\s*)+")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(\s*<?([^\s<>()]+)>?(?:\s+\"[^\"]*\")?\s*\)")


_QUESTION = re.compile(r"(?:question|q)\s*\d+[.:)]?", re.IGNORECASE)


def read(content: bytes) -> ReadResult:
    """The items of a file. Raises UnusableError if it is not text."""
    lines = lines_of(content)
    reader = _MarkdownReader()
    start = _front_matter_length(lines)
    if start:
        reader.losses.append(Loss(1, "the settings above the text, between two lines of ---"))
    for number, line in enumerate(lines[start:], start + 1):
        reader.take(number, line)
    reader.finish()
    return ReadResult(tuple(reader.records), tuple(reader.losses))


def _front_matter_length(lines: Sequence[str]) -> int:
    """The number of lines of front matter."""
    if lines[0].rstrip() != "---":
        return 0
    return next((index + 1 for index, line in enumerate(lines) if index and line.rstrip() == "---"), 0)


def _without_closing_marks(heading: str) -> str:
    """A heading without the ``#`` after it, which stand apart."""
    text = heading.rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare[-1:].isspace() else text


class _OptionLines:
    """The lines of an option, as they are collected."""

    def __init__(self, line: int, text: str, correct: bool) -> None:
        self.line = line
        self.text = [text]
        self.correct = correct
        self.rationale: list[str] = []


class _MarkdownReader:
    """Collects lines until an item is complete. ``target`` is the text that the next line belongs to."""

    def __init__(self) -> None:
        self.records: list[ItemRecord] = []
        self.losses: list[Loss] = []
        self.domain = self.heading = self.fence = ""
        self.blank = False
        self.heading_line = 0
        self._begin()

    def _begin(self) -> None:
        self.line = self.key_line = 0
        self.key = ""
        self.stem: list[str] = []
        self.options: list[_OptionLines] = []
        self.explanation: list[str] = []
        self.target = self.stem

    def take(self, number: int, line: str) -> None:
        fence = _FENCE.match(line)
        if self.fence or fence:
            self._fenced(number, line, fence)
        elif not line.strip():
            self.target.append("")
            self.blank = True
            return
        elif not _FOLDED.fullmatch(line) and not self._marked(number, line):
            self._text_line(number, line)
        self.blank = False

    def _fenced(self, number: int, line: str, fence: re.Match[str] | None) -> None:
        """A line of a code block, which belongs to the text before it or begins a question."""
        if self.fence:
            self.target.append(line)
            self.fence = "" if fence and fence[1].startswith(self.fence) else self.fence
        elif fence:
            self._text_line(number, line)
            self.fence = fence[1]

    def _marked(self, number: int, line: str) -> bool:
        """Takes a line with markup of its own; returns whether it was one."""
        if heading := _HEADING.fullmatch(line):
            self.finish()
            self.domain = self.heading or self.domain
            self.heading, self.heading_line = _without_closing_marks(heading[2]), number
            return True
        return self._option(number, line) or (bool(self.options) and self._after_options(number, line)) or self._numbered(number, line)

    def _option(self, number: int, line: str) -> bool:
        box, letter = _BOX.fullmatch(line), _LETTER.fullmatch(line)
        if not (box or letter) or not (self.heading or any(self.stem)):
            return False
        if box:
            self.options.append(_OptionLines(number, box[2] or "", box[1] != " "))
        elif letter:
            self.options.append(_OptionLines(number, letter[2], False))
            if ord(letter[1].upper()) - ord("A") != len(self.options) - 1:
                self.losses.append(Loss(number, f"the letter {letter[1]} out of its order; answers are counted as they stand"))
        self.line = self.line or number
        self.target = self.options[-1].text
        return True

    def _after_options(self, number: int, line: str) -> bool:
        if key := _KEY.fullmatch(line):
            self.key, self.key_line, self.target = key[1].rstrip().rstrip("*_"), number, []
        elif told := _EXPLANATION.fullmatch(line):
            self.explanation.append(told[1])
            self.target = self.explanation
        elif quote := _QUOTE.fullmatch(line):
            is_below = not self.explanation and not self.blank
            self.target = self.options[-1].rationale if is_below else self.explanation
            self.target.append(quote[2])
        else:
            return False
        return True

    def _numbered(self, number: int, line: str) -> bool:
        numbered = _NUMBERED.fullmatch(line)
        if not numbered or (any(self.stem) and not self.options):
            return False
        self._begin_question(number, numbered[1])
        return True

    def _text_line(self, number: int, line: str) -> None:
        """A line of text, which continues the text before it or, after a blank line, begins another question."""
        if self.options and self.blank and not line.startswith(("  ", "\t")):
            self._begin_question(number, line)
        else:
            self.line = self.line or number
            self.target.append(line if self.target is self.stem or self.fence else line.strip())

    def _begin_question(self, number: int, line: str) -> None:
        if self.options:
            self.finish()
        self.line = self.line or number
        self.stem.append(line)

    def finish(self) -> None:
        """Ends an item; text without options is none."""
        stem = normalized("\n".join(self.stem))
        if self.options:
            self._keep(stem)
        elif stem:
            self.losses.append(Loss(self.line, f"text without answers is left out: {stem}"))
        self._begin()

    def _keep(self, stem: str) -> None:
        name = ""
        if not stem or self.heading.endswith(("?", ":")):
            stem = normalized(f"{self.heading}\n\n{stem}")
            self.line = self.heading_line if self.heading else self.line
        elif _QUESTION.fullmatch(self.heading):
            name = self.heading
        else:
            self.domain = self.heading or self.domain
        self.heading = ""
        keys = self._key_indexes()
        text, figure = self._text_and_picture(stem, self.line)
        options = tuple(self._option_record(option, option.correct or index in keys) for index, option in enumerate(self.options))
        explanation = self._text(self.explanation)
        self.records.append(
            ItemRecord(text, options, name=name, explanation=explanation, domain=self.domain, figure=figure, line=self.line)
        )

    def _key_indexes(self) -> set[int]:
        """The indexes of the options that a line below them names."""
        try:
            return meant(self.key, [normalized("\n".join(option.text)) for option in self.options])
        except UnclearError as reason:
            self.losses.append(Loss(self.key_line, str(reason)))
            return set()

    def _option_record(self, option: _OptionLines, correct: bool) -> OptionRecord:
        text, figure = self._text_and_picture("\n".join(option.text), option.line)
        return OptionRecord(text, correct, self._text(option.rationale), figure=figure)

    def _text(self, lines: Sequence[str]) -> str:
        """A text that cannot have a picture."""
        text, figure = self._text_and_picture("\n".join(lines), self.line)
        if figure:
            self.losses.append(Loss(self.line, f"the picture {figure.shown}"))
        return text

    def _text_and_picture(self, text: str, line: int) -> tuple[str, Picture | None]:
        """A text without its pictures, and the first of its pictures."""
        pictures = [Picture(match[2], match[1]) for match in _PICTURE.finditer(text)]
        self.losses += [Loss(line, f"the picture {picture.shown}") for picture in pictures[1:]]
        return normalized(_PICTURE.sub("", text)), pictures[0] if pictures else None
