"""Reader of the quizzes of mdbook-quiz, which are files of TOML."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import Any

from crs_lint.convert import true_false
from crs_lint.convert.decoding import text_of
from crs_lint.convert.markdown.pictures import text_and_picture, without_pictures
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, ReadResult, UnusableError, check_room, normalized

# tomllib takes some seconds for so many characters, and for one key a time that grows with the square of its parts.
_LARGEST = 2 * 1024 * 1024
_MOST_PARTS = 60
_STRING_OR_COMMENT = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+",
    re.DOTALL,
)
_BETWEEN_KEYS = re.compile(r"[=,\[\]{}\n]")
_HEADER = re.compile(r"\s*+\[\[\s*+questions\s*+\]\]")
_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)\Z")
_CHOICE = "MultipleChoice"


def read(content: bytes) -> ReadResult:
    """The items of a file. Raises UnusableError if it is no quiz of mdbook-quiz."""
    text = text_of(content)
    if len(text) > _LARGEST:
        raise UnusableError(f"it has more than {_LARGEST:,} characters: split it")
    outline = _STRING_OR_COMMENT.sub(lambda found: '""' + "\n" * found[0].count("\n"), text)
    quiz = _parsed(text, outline)
    questions = quiz.get("questions")
    if not isinstance(questions, list):
        raise UnusableError("it is no quiz of mdbook-quiz: it has no [[questions]]")
    reader = _QuizReader(quiz)
    for question, line in zip(questions, _lines(outline, len(questions)), strict=True):
        reader.take(question, line)
    return ReadResult(tuple(reader.records), tuple(reader.losses))


def _parsed(text: str, outline: str) -> dict[str, Any]:
    """The data of a file. ``outline`` is its text without what is in strings. Raises UnusableError."""
    for number, line in enumerate(outline.split("\n"), 1):
        if any(key.count(".") >= _MOST_PARTS for key in _BETWEEN_KEYS.split(line)):
            raise UnusableError(f"it has a key of more than {_MOST_PARTS} parts", number)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise UnusableError("it is nested too deeply") from None
    except ValueError as error:
        position = _POSITION.search(str(error))
        told = str(error)[: position.start()] if position else str(error)
        line_number = int(position[1] or text.count("\n") + 1) if position else 0
        raise UnusableError(f"it is no valid TOML: {told}", line_number) from None


def _lines(outline: str, count: int) -> Sequence[int]:
    """The lines at which questions begin; all 0 if they are not written as [[questions]]."""
    found = [number for number, line in enumerate(outline.split("\n"), 1) if _HEADER.match(line)]
    return found if len(found) == count else [0] * count


class _QuizReader:
    """Collects the items of a quiz, and what no record can hold."""

    def __init__(self, quiz: Mapping[str, Any]) -> None:
        self.records: list[ItemRecord] = []
        self.losses: list[Loss] = []
        shared = quiz.get("multipart")
        self.shared: Mapping[str, Any] = shared if isinstance(shared, dict) else {}
        self.line = 0
        self._lose_others(quiz, "", ("questions", *(["multipart"] if self.shared else [])))
        users = Counter(
            one.get("multipart") for one in quiz["questions"] if isinstance(one, dict) and isinstance(one.get("multipart"), str)
        )
        check_room((text, users[name]) for name, text in self.shared.items() if isinstance(text, str))
        used = {str(one.get("multipart")) for one in quiz["questions"] if isinstance(one, dict) and one.get("type") == _CHOICE}
        self._lose_others(self.shared, "multipart.", used)

    def take(self, question: Any, line: int) -> None:
        self.line = line
        kind = question.get("type", "") if isinstance(question, dict) else None
        if kind == _CHOICE:
            self.records.append(self._record(question))
        elif kind is None:
            self._lose("an entry that is no question is left out")
        else:
            self._lose(f"a question of the type {_shown(kind)} is left out" if kind else "a question without a type is left out")

    def _record(self, question: Mapping[str, Any]) -> ItemRecord:
        prompt, answer = self._table(question, "prompt"), self._table(question, "answer")
        told = answer.get("answer")
        multiple = isinstance(told, list)
        options = self._ordered(self._texts(told, "answer.answer"), prompt)
        stem, figure = text_and_picture(self._stem(question, prompt), self.line, self.losses)
        self._lose_others(question, "", ("type", "id", "multipart", "prompt", "answer", "context"))
        self._lose_others(prompt, "prompt.", ("prompt", "distractors", "answerIndex", "sortAnswers"))
        self._lose_others(answer, "answer.", ("answer",))
        return ItemRecord(
            stem,
            tuple(options),
            id=self._text(question, "id"),
            multiple=multiple,
            true_false=not multiple and true_false.are_verdicts([option.text for option in options]),
            explanation=without_pictures(self._text(question, "context"), self.line, self.losses),
            shuffle="answerIndex" not in prompt and not prompt.get("sortAnswers"),
            figure=figure,
            line=self.line,
        )

    def _stem(self, question: Mapping[str, Any], prompt: Mapping[str, Any]) -> str:
        """The prompt, below the text that questions share."""
        name = self._text(question, "multipart")
        if name and name not in self.shared:
            self._lose(f"multipart: {_shown(name)}")
        shared = self._text({f"multipart.{name}": self.shared.get(name, "")}, f"multipart.{name}")
        return "\n\n".join(filter(None, (shared, self._text(prompt, "prompt"))))

    def _ordered(self, keys: Sequence[str], prompt: Mapping[str, Any]) -> list[OptionRecord]:
        """The right answers, and the distractors in the order in which mdbook-quiz shows them if it does not shuffle them."""
        wrong = [(text, False) for text in self._texts(prompt.get("distractors"), "prompt.distractors")]
        right = [(text, True) for text in keys]
        index = prompt.get("answerIndex", 0)
        if not isinstance(index, int) or not 0 <= index <= len(wrong):
            self._lose(f"prompt.answerIndex: {_shown(index)}")
            index = 0
        both = [*wrong[:index], *right, *wrong[index:]]
        return [self._option(*one) for one in (sorted(both) if prompt.get("sortAnswers") and not index else both)]

    def _option(self, written: str, correct: bool) -> OptionRecord:
        text, figure = text_and_picture(written, self.line, self.losses)
        return OptionRecord(text, correct, figure=figure)

    def _table(self, question: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        """A table of a question; a value in its place is what the table would have under the same name."""
        value = question.get(name, {})
        return value if isinstance(value, dict) else {name: value}

    def _texts(self, value: Any, name: str) -> list[str]:
        """The texts of a list, or the only one; none if there is no value."""
        values = value if isinstance(value, list) else [] if value is None else [value]
        return [self._text({name: one}, name) for one in values]

    def _text(self, table: Mapping[str, Any], name: str) -> str:
        value = table.get(name, "")
        if isinstance(value, (list, dict)):
            self._lose(f"{name}, which is no text")
            return ""
        return normalized(value) if isinstance(value, str) else _shown(value)

    def _lose_others(self, table: Mapping[str, Any], prefix: str, known: Container[str]) -> None:
        for field, value in table.items():
            if field not in known and value is not False:
                self._lose(f"{prefix}{field}: {_shown(value)}")

    def _lose(self, message: str) -> None:
        self.losses.append(Loss(self.line, message))


def _shown(value: Any) -> str:
    """A value as TOML writes it, for messages; a table or a list is only named."""
    if isinstance(value, bool):
        return str(value).lower()
    return "a table" if isinstance(value, dict) else "a list" if isinstance(value, list) else str(value)
