"""A question of a Markdown quiz as it is collected, and the item that becomes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crs_lint.convert.answer_keys import UnclearError, meant
from crs_lint.convert.markdown.lines import asks, without_bold, without_mark
from crs_lint.convert.markdown.notes import noted
from crs_lint.convert.markdown.pictures import text_and_picture, without_pictures
from crs_lint.convert.markdown.pieces import Place
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, normalized

_QUESTION_NAME = re.compile(r"(?:question|q)\s*+\.?\s*+#?\d++\s*+[.:)]?", re.IGNORECASE)
_KEY_AND_MORE = re.compile(
    r"(?:option|choice|answer)?\s*[(*_]*([A-Za-z]|\d{1,2})[)*_]*(?:\s*[.):,–—-]+[*_]*\s*|\s+(?=\())(\S.*)", re.IGNORECASE | re.DOTALL
)
_AROUND = "*_`. \n"
_KEY_WORDS = re.compile(r"(?:options?|choices?|answers?|letters?|numbers?)\s+", re.IGNORECASE)


class OptionLines:
    """The lines of an option. ``place`` is the list item that it begins, if any; ``is_plain`` that it has no box and no letter."""

    def __init__(
        self, line: int, text: str, place: Place | None, *, letter: str = "", is_right: bool = False, is_bold: bool = False
    ) -> None:
        self.line = line
        self.text = [text]
        self.place = place
        self.letter = letter
        self.is_right = is_right
        self.is_bold = is_bold
        self.is_plain = False
        self.rationale: list[str] = []


class Question:
    """The lines of a question, as they are collected."""

    def __init__(self, place: Place | None = None, number: int = 0) -> None:
        self.place = place
        self.number = number
        self.line = 0
        self.name = self.domain = ""
        self.stem: list[str] = []
        self.options: list[OptionLines] = []
        self.key: str | None = None  # as it is told below; empty while it is awaited
        self.key_line = 0
        self.is_told = False  # whether the key or an explanation was told below the answers
        self.explanation: list[str] = []
        self.follows_text = False  # whether it began with text below the answers of another
        self.references: list[str] = []
        self.note: Mapping[str, Any] = {}  # fields in a comment

    @property
    def has_boxes(self) -> bool:
        """Whether it is a list of boxes and no more."""
        return not self.is_told and not any(option.letter or option.is_plain for option in self.options)

    @property
    def has_marked_key(self) -> bool:
        return any(option.is_right for option in self.options)

    def resolved(self) -> tuple[ItemRecord | None, list[Loss]]:
        """The item, or None if the lines make none, and what could not be understood."""
        losses: list[Loss] = []
        is_ticked = any(option.is_right and not option.letter and not option.is_plain for option in self.options)
        options = [_joined(option.text) if is_ticked else _plain(option) for option in self.options]
        bold = (
            []
            if is_ticked
            else [option for option in self.options if option.is_bold or (option.letter == "" and without_bold(_joined(option.text)))]
        )
        is_plain = any(option.is_plain for option in self.options)
        asks_plainly = _joined(self.stem).rstrip("*_ ").endswith("?")
        if len(bold) == 1 and not self.has_marked_key and not self.key and (asks_plainly or not is_plain):
            bold[0].is_right = True
        if bold:
            options = [without_bold(text) or text for text in options]
        is_marked = self.has_marked_key
        keys, explanation = self._keys(options, losses)
        if (is_plain or not asks(self.stem)) and not (keys or is_marked or any(option.letter for option in self.options)):
            return None, [*losses, Loss(self.line, f"a list without a key is left out: {_short(self.stem)}")]
        shown: list[OptionRecord] = []
        for index, (option, text) in enumerate(zip(self.options, options, strict=True)):
            words, figure = text_and_picture(text, option.line, losses)
            rationale = without_pictures(_joined(option.rationale), option.line, losses)
            shown.append(OptionRecord(words, option.is_right or index in keys, rationale, figure=figure))
        stem, figure = text_and_picture(_joined(self.stem), self.line, losses)
        told = without_pictures(_joined([explanation, *self.explanation] if explanation else self.explanation), self.line, losses)
        record = ItemRecord(
            without_bold(stem) or stem,
            tuple(shown),
            name=self.name,
            explanation=told,
            domain=self.domain,
            references=tuple(self.references),
            figure=figure,
            line=self.line,
        )
        return noted(record, self.note) if self.note else record, losses

    def _keys(self, options: Sequence[str], losses: list[Loss]) -> tuple[set[int], str]:
        """The indexes of the options that the key names, and the explanation that goes on in its line."""
        if not self.key:
            return set(), ""
        known = [without_bold(text) or text.strip("`") for text in options]
        problem = ""
        for key, more in _readings(self.key):
            try:
                found = meant(key, known)
                return self._agreed(found, losses), _without_repetition(more, [known[index] for index in found])
            except UnclearError as reason:
                problem = problem or str(reason)
        losses.append(Loss(self.key_line, problem))
        return set(), ""

    def _agreed(self, told: set[int], losses: list[Loss]) -> set[int]:
        """The key that is told below the answers; if marks at the answers say otherwise, neither is believed."""
        marked = {index for index, option in enumerate(self.options) if option.is_right}
        if not marked or marked == told:
            return told
        losses.append(Loss(self.key_line, f'the key "{normalized(self.key or "")}", where a mark says that another answer is right'))
        for option in self.options:
            option.is_right = False
        return set()


def _without_repetition(more: str, keys: Sequence[str]) -> str:
    """What stands after a key, without the text of the answer that the key repeats."""
    words = more.strip(_AROUND)
    if any(words == key.strip(_AROUND) for key in keys):
        return ""
    repeated = next((key for key in keys if key and re.match(re.escape(key) + r"[*_`]*\s*[.:;,()–—-]", more)), "")
    return more[len(repeated) :].lstrip(" .:;,–—-*_`") if repeated else more


def _readings(told: str) -> Iterator[tuple[str, str]]:
    """What a line that tells a key may mean, likely readings first: the key, and an explanation after it."""
    yield _KEY_WORDS.sub("", told.strip(_AROUND), count=1), ""
    first, _, below = told.partition("\n")
    yield _KEY_WORDS.sub("", first.strip(_AROUND), count=1), below
    if found := _KEY_AND_MORE.fullmatch(first.strip()):
        yield found[1], "\n".join(filter(None, (found[2], below)))


def question_name(heading: str) -> str:
    """A heading that only counts, such as "Question 7"; otherwise empty."""
    return heading if _QUESTION_NAME.fullmatch(heading) else ""


def _joined(lines: Sequence[str]) -> str:
    return normalized("\n".join(lines))


def _plain(option: OptionLines) -> str:
    text, is_right = without_mark(_joined(option.text))
    option.is_right = option.is_right or is_right
    return text


def _short(lines: Sequence[str]) -> str:
    return _joined(lines)[:200]
