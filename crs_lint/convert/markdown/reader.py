"""Reader of Markdown quizzes: questions in headings, lists or paragraphs; answers with boxes, letters or a key below them.

What a line is, is told by its place: a paragraph inside the list item of an answer belongs to that answer, whatever it says. What is
not understood is listed with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from crs_lint.convert.answer_keys import place_of
from crs_lint.convert.decoding import lines_of
from crs_lint.convert.markdown import front_matter
from crs_lint.convert.markdown import layout as markdown_layout
from crs_lint.convert.markdown.lines import (
    OptionLine,
    asks,
    counted_option_in,
    explanation_told,
    hint_told,
    is_key_heading,
    is_navigation,
    is_only_code,
    key_in_fold,
    key_told,
    links_alone,
    number_of,
    numbered_keys,
    option_in,
    says_question,
)
from crs_lint.convert.markdown.pieces import MarkdownBlock, PieceKind, Place, pieces_of
from crs_lint.convert.markdown.question import OptionLines, Question, question_name
from crs_lint.convert.record import ItemRecord, Loss, ReadResult, normalized


def read(content: bytes) -> ReadResult:
    """The items of a file. Raises UnusableError if it is not text."""
    head, lines = front_matter.split(lines_of(content))
    written = markdown_layout.take(lines)
    found = read_pieces(pieces_of(written.rest), head)
    return found._replace(records=tuple(sorted([*written.records, *found.records], key=lambda record: record.line)))


def read_pieces(pieces: Sequence[MarkdownBlock], head: Mapping[str, Any] = {}) -> ReadResult:
    """The items of pieces of a text; ``head`` is its front matter."""
    reader = _Reader(head)
    for piece, following in zip_longest(pieces, pieces[1:]):
        reader.take(piece, following)
    records = reader.records()
    return ReadResult(tuple(records), tuple(sorted(reader.losses, key=lambda loss: loss.line)))


class _LooseText:
    """Lines of one piece below a complete question."""

    def __init__(self, piece: MarkdownBlock, line: int) -> None:
        self.piece = piece
        self.line = line
        self.lines: list[str] = []


class _Reader:
    """Collects pieces until a question is complete.

    ``_target`` is the text that the next line belongs to. ``_loose`` is text below a complete question: its explanation, or the
    next question, as what follows tells.
    """

    def __init__(self, head: Mapping[str, Any]) -> None:
        self.losses: list[Loss] = []
        self._questions: list[Question] = []
        self._keys_below: dict[int, tuple[int, str]] = {}
        self._is_key_list = False
        self._is_quiz = False
        self._domain = self._heading = ""
        self._heading_line = 0
        self._last_line = 0
        self._following: MarkdownBlock | None = None
        self._depth = 0
        self._hint: list[str] = []
        self._note: Mapping[str, Any] = {}
        self._begin()
        self._take_front_matter(head)

    def _begin(self, place: Place | None = None, number: int = 0) -> None:
        self._question = Question(place, number)
        self._target: list[str] = self._question.stem
        self._loose: list[_LooseText] = []

    def _take_front_matter(self, head: Mapping[str, Any]) -> None:
        found = front_matter.question_in(head)
        self._question.stem += [found.stem] if found.stem else []
        self._question.explanation += [found.explanation] if found.explanation else []
        self._question.key = found.key or None
        self._question.name = found.name
        self._question.line = self._question.key_line = 1
        if not found.stem:
            self._begin()
        if found.rest:
            self.losses.append(Loss(1, f"the settings above the text: {', '.join(found.rest)}"))
        for text in found.options:
            self._add_option(1, OptionLine("", False, text), None)

    # The pieces

    def take(self, piece: MarkdownBlock, following: MarkdownBlock | None) -> None:
        self._following = following
        if piece.kind is PieceKind.HEADING:
            self._take_heading(piece)
        elif piece.kind in (PieceKind.RULE, PieceKind.QUIZ):
            self._end()
            self._is_quiz = piece.kind is PieceKind.QUIZ and not self._is_quiz
        elif piece.kind is PieceKind.NOTE:
            self._end()
            self._note = piece.note
        elif piece.kind is PieceKind.CODE:
            self._take_code(piece)
        else:
            for index in range(len(piece.lines)):
                self._take_line(piece, index)
            self._end_hint(piece)
        self._last_line = piece.line + len(piece.lines) - 1

    def _end_hint(self, piece: MarkdownBlock) -> None:
        """Lists a hint, and lets the text after it continue what stands before it."""
        if not self._hint:
            return
        self.losses.append(Loss(piece.line, f"a hint is left out: {normalized(chr(10).join(self._hint))}"))
        if self._target is self._hint:
            self._target = self._question.options[-1].text if self._question.options else self._question.stem
        self._hint = []

    def _take_heading(self, piece: MarkdownBlock) -> None:
        text = normalized("\n".join(piece.lines))
        if self._question.options and self._take_heading_below(piece, text):
            return
        self._end()
        self._is_key_list = is_key_heading(text) and bool(self._questions)
        if self._is_key_list:
            return
        self._domain = self._heading or self._domain
        self._heading, self._heading_line = text, piece.line

    def _take_heading_below(self, piece: MarkdownBlock, text: str) -> bool:
        """Takes a heading that tells the key or begins the explanation of the question above it."""
        question, following = self._question, self._following
        key = key_told(text) or (key_in_fold(text) if piece.is_folded else None)
        value = following.lines[0] if following is not None and following.kind is PieceKind.TEXT and not following.places else ""
        if not question.key and (key or (is_key_heading(text) and value and not numbered_keys(value))):
            question.key, question.key_line, self._target = key or "", piece.line, question.explanation
        elif explanation_told(f"{text}:") == "":
            self._target = question.explanation
        else:
            return False
        question.is_told = True
        return True

    def _take_code(self, piece: MarkdownBlock) -> None:
        """A block of code belongs to the text above it."""
        if self._loose:
            self._add_loose(piece, 0, *piece.lines)
            return
        self._question.line = self._question.line or piece.line
        self._append("", *piece.lines)

    def _take_line(self, piece: MarkdownBlock, index: int) -> None:
        line = piece.lines[index]
        if self._is_key_list and self._take_key_entry(piece, index):
            return
        if self._question.options and self._take_below_options(piece, index):
            return
        option = option_in(line) or self._counted_option(piece, index)
        if option is not None and self._is_rationale(option):
            self._settle(as_explanation=True)
            self._target = self._question.options[place_of(option.letter)].rationale
            self._target.append(option.text)
        elif option is not None and self._is_option(option, piece, index):
            self._take_option(option, piece, index)
        elif self._is_question(piece, index):
            self._take_question(piece, index)
        elif self._is_plain_option(piece, index):
            self._take_option(OptionLine("", False, line), piece, index)
            self._question.options[-1].is_plain = True
        else:
            self._take_text(piece, index)

    # What a line may be

    def _is_option(self, option: OptionLine, piece: MarkdownBlock, index: int) -> bool:
        known = self._question.options
        if not (any(self._question.stem) or self._heading or self._loose or known):
            return False
        if not option.letter:
            return not (known and known[-1].letter and not piece.opens)
        return bool(known) or bool(self._loose) or option.letter in "Aa" or (piece.opens and index == 0)

    def _counted_option(self, piece: MarkdownBlock, index: int) -> OptionLine | None:
        """The answer in an item of a list whose items are counted by hand, from 1."""
        if index or not piece.opens or piece.places[-1].number:
            return None
        option = counted_option_in(piece.lines[0])
        is_next = option is not None and place_of(option.letter) == (0 if self._loose else len(self._question.options))
        return option if is_next else None

    def _is_rationale(self, option: OptionLine) -> bool:
        """Whether a line below the key says why an answer is right or wrong."""
        position = place_of(option.letter) if option.letter else -1
        is_reason = not self._loose or (position > 0 and not "".join(self._loose[-1].lines).rstrip("*_ ").endswith("?"))
        return self._question.is_told and is_reason and 0 <= position < len(self._question.options)

    def _is_question(self, piece: MarkdownBlock, index: int) -> bool:
        """Whether a line begins a question: in a list of questions, or with a number of its own."""
        if index:
            return False
        if piece.opens and piece.places[-1].is_question and len(piece.places) == 1:
            return True
        number = number_of(piece.lines[0])
        if number is None or (not number[1] and len(piece.lines) == 1):
            return False
        return not piece.places and (says_question(piece.lines[0]) or not any(self._question.stem) or bool(self._question.options))

    def _is_plain_option(self, piece: MarkdownBlock, index: int) -> bool:
        """Whether a list item without a box and a letter is an answer of the question above its list."""
        if index or not piece.opens or piece.is_quoted:
            return False
        if self._loose:
            self._depth = len(piece.places)
            return asks(self._loose[-1].lines)
        known = self._question.options
        if known:
            return known[-1].is_plain and known[-1].place is not None and len(piece.places) == self._depth and not self._question.is_told
        stem = self._question.stem or ([self._heading] if self._heading else [])
        self._depth = len(piece.places)
        return bool(stem) and (self._question.place is not None or asks(stem)) and self._question.place != piece.places[-1]

    # What becomes of it

    def _take_key_entry(self, piece: MarkdownBlock, index: int) -> bool:
        """Keeps the keys in a list below all questions."""
        line = piece.lines[index]
        if piece.opens and index == 0 and piece.places[-1].number:
            found = [(int(piece.places[-1].number), key_told(line) or line)]
        else:
            found = [*numbered_keys(line)]
        for number, key in found:
            self._keys_below.setdefault(number, (piece.line + index, key))
        return bool(found)

    def _take_below_options(self, piece: MarkdownBlock, index: int) -> bool:
        """Takes a line that belongs to a question whose answers are known."""
        line, question = piece.lines[index], self._question
        if question.key == "" and line.strip():
            question.key, question.key_line = key_told(line) or line.strip(), piece.line + index
            return True
        key, explanation = key_told(line), explanation_told(line)
        if key is None and piece.is_folded and not question.key:
            key = key_in_fold(line)
        if key is not None and ((several := numbered_keys(key)) and (len(several) > 1 or self._is_numbered(several[0], key))):
            self._keys_below |= {number: (piece.line + index, letter) for number, letter in several}
        elif key is not None and not (question.key and not piece.is_folded):
            self._settle(as_explanation=True)
            question.key, question.key_line, self._target = key, piece.line + index, question.explanation
            question.is_told = True
        elif explanation is not None:
            self._settle(as_explanation=True)
            question.explanation += [explanation]
            self._target = question.explanation
            question.is_told = True
        elif line.startswith("... "):
            question.options[-1].rationale.append(line[4:].strip())
        elif piece.is_quoted:
            is_below = self._place_of_option(piece) or (not question.is_told and self._last_line + 1 == piece.line)
            self._target = question.options[-1].rationale if is_below else question.explanation
            self._target.append(line)
            question.is_told = question.is_told or not is_below
        else:
            return False
        return True

    def _is_numbered(self, numbered: tuple[int, str], key: str) -> bool:
        """Whether all of a key is a number of a question and a letter, where answers have letters."""
        return bool(self._question.options[0].letter) and re.fullmatch(rf"0*{numbered[0]}\W+{numbered[1]}\W*", key) is not None

    def _take_option(self, option: OptionLine, piece: MarkdownBlock, index: int) -> None:
        if self._loose:
            self._begin_with_loose()
        self._add_option(piece.line + index, option, piece.places[-1] if piece.opens and index == 0 else None)

    def _add_option(self, line: int, option: OptionLine, place: Place | None) -> None:
        options = self._question.options
        taken = OptionLines(line, option.text, place, letter=option.letter, is_right=option.is_right, is_bold=option.is_bold)
        options.append(taken)
        if option.letter and place_of(option.letter) != len(options) - 1:
            self.losses.append(Loss(line, f"the letter {option.letter} out of its order; answers are counted as they stand"))
        self._question.line = self._question.line or line
        self._target = taken.text

    def _take_question(self, piece: MarkdownBlock, index: int) -> None:
        line = piece.lines[index]
        written = piece.places[-1].number if piece.opens and piece.places else ""
        number, text = number_of(line) or (0, line)
        if self._question.options or any(self._question.stem):
            self._end()
        self._question.place = piece.places[-1] if piece.places else None
        self._question.number = int(written) if written else number
        self._question.line = piece.line + index
        self._question.stem.append(line if written or not number else text)
        self._target = self._question.stem

    def _take_text(self, piece: MarkdownBlock, index: int) -> None:
        """A line that continues the text above it, or stands below a complete question."""
        line, question = piece.lines[index], self._question
        if is_navigation(line) and len(piece.lines) == 1:
            return
        if index and self._loose:
            self._add_loose(piece, index, line)
        elif index:
            self._append(line)
        elif hint_told(line):
            self._hint = [line]
            self._target = self._hint
        elif not question.options:
            question.line = question.line or piece.line
            self._append(*([""] if any(self._target) else []), self._marked(piece) + line)
        elif self._place_of_option(piece) or self._is_picture_below(piece):
            self._append("", line)
        else:
            self._add_loose(piece, index, line)

    def _add_loose(self, piece: MarkdownBlock, index: int, *lines: str) -> None:
        if not self._loose or self._loose[-1].piece is not piece:
            self._loose.append(_LooseText(piece, piece.line + index))
        self._loose[-1].lines += lines

    def _marked(self, piece: MarkdownBlock) -> str:
        """The mark of a list item that stays a part of the text."""
        if not piece.opens or piece.places[-1] == self._question.place:
            return ""
        return f"{piece.places[-1].number}. " if piece.places[-1].number else "- "

    def _append(self, *lines: str) -> None:
        self._target += lines

    def _place_of_option(self, piece: MarkdownBlock) -> bool:
        """Whether a piece stands inside the list item of the last answer."""
        place = self._question.options[-1].place if self._question.options else None
        return place is not None and any(one.line == place.line for one in piece.places)

    def _is_picture_below(self, piece: MarkdownBlock) -> bool:
        return piece.lines[0].startswith("![") and not self._question.is_told and len(piece.lines) == 1

    # The end of a question

    def _begin_with_loose(self) -> None:
        """Answers follow: the text above them is their question, from where it asks."""
        loose, first = self._loose, 0
        if self._question.is_told:
            first = next((index for index in range(len(loose) - 1, -1, -1) if asks(loose[index].lines)), len(loose) - 1)
        self._loose = loose[:first]
        self._end()
        self._question.follows_text = True
        self._question.line = loose[first].line
        for text in loose[first:]:
            number, words = number_of(text.lines[0]) or (0, text.lines[0])
            self._question.number = self._question.number or number
            self._question.stem += [*([""] if self._question.stem else []), words, *text.lines[1:]]

    def _settle(self, *, as_explanation: bool) -> None:
        """Gives loose text to the explanation of the question above it, or lists it as left out."""
        for text in self._loose:
            lines = self._question.explanation
            if self._question.options and (links := links_alone(text.lines)):
                self._question.references += links
            elif as_explanation:
                lines += [*([""] if any(lines) else []), *text.lines]
            else:
                self._leave_out(text.line, text.lines)
        self._loose = []

    def _leave_out(self, line: int, lines: Sequence[str]) -> None:
        self.losses.append(Loss(line, f"text without answers is left out: {normalized(chr(10).join(lines))}"))

    def _end(self) -> None:
        """Ends a question; text without answers is none."""
        question = self._question
        belongs = question.is_told or self._is_quiz or question.place is not None
        self._settle(as_explanation=belongs or all(text.piece.is_folded for text in self._loose))
        options = question.options
        if len(options) == 1 and (options[0].letter or options[0].is_plain):  # a line that only looks like an answer
            question.stem += options[0].text
            question.options = options = []
        stem = normalized("\n".join(question.stem))
        if options and self._continues(question):
            above = self._questions[-1]
            above.options[-1].text += ["", *question.stem]
            above.options += options
        elif options:
            self._keep(stem)
        elif stem:
            self._leave_out(question.line, [stem])
        self._begin()

    def _continues(self, question: Question) -> bool:
        """Whether text between boxes belongs to the answer above it: with one box on a side of it, no other question begins there."""
        if not question.follows_text or asks(question.stem) or not self._questions:
            return False
        above = self._questions[-1]
        return question.has_boxes and above.has_boxes and 1 in (len(question.options), len(above.options))

    def _keep(self, stem: str) -> None:
        question = self._question
        if self._heading and (not stem or asks([self._heading]) or is_only_code(stem)):
            number, text = number_of(self._heading) or (0, self._heading)
            question.number = question.number or number
            question.stem = [text, *(["", stem] if stem else [])]
            question.line = self._heading_line
        elif name := question_name(self._heading):
            question.name = name
            question.number = question.number or int("".join(filter(str.isdecimal, name)))
        else:
            self._domain = self._heading or self._domain
        question.domain = self._domain
        self._heading = ""
        question.note, self._note = self._note, {}
        self._questions.append(question)

    def _leave_out_single_boxes(self) -> None:
        """A box alone is a task, or what is left of a question."""
        for question in self._questions:
            if len(question.options) == 1 and question.has_boxes:
                self._leave_out(question.line, [*question.stem, "", *question.options[0].text])
        self._questions = [question for question in self._questions if not (len(question.options) == 1 and question.has_boxes)]

    def records(self) -> list[ItemRecord]:
        """The items of all pieces."""
        self._end()
        found = []
        self._leave_out_single_boxes()
        for position, question in enumerate(self._questions, 1):
            line, key = self._keys_below.pop(question.number or position, (0, ""))
            if key and not question.key:
                question.key, question.key_line = key, line
            record, losses = question.resolved()
            self.losses += losses
            found += [record] if record else []
        self.losses += [Loss(line, f"the key of question {number}, which is not there") for number, (line, _) in self._keys_below.items()]
        return found
