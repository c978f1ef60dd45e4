"""Items in the rows of a table with a header."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from crs_lint.convert.answer_keys import UnclearError, meant
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult, UnusableError, normalized

_NAMES = {
    "stem": ("stem", "question", "question text", "question stem", "prompt", "item"),
    "key": ("correct", "key", "answer", "correct answer", "right answer", "correct option", "correct answers", "answer key", "solution"),
    "explanation": ("explanation", "rationale", "feedback", "general feedback"),
    "id": ("id", "item id", "question id", "identifier"),
    "name": ("name", "title", "question name"),
    "type": ("type", "question type"),
    "domain": ("domain", "category", "topic", "subject"),
    "task": ("task", "subcategory", "subtopic"),
    "level": ("level", "cognitive level"),
    "tags": ("tags", "keywords", "tag"),
    "references": ("reference", "references", "source", "sources"),
    "language": ("language", "lang"),
    "figure": ("figure", "image", "picture"),
}
FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_PLACE = r"([a-z]|[1-9][0-9]?)"
_OPTION = re.compile(rf"(?:(?:option|answer|choice|response|distractor) ?)?{_PLACE}")
_OF = r"(?:option|answer|choice) ?"
_RATIONALE = re.compile(rf"(?:rationale|feedback|explanation) ?(?:for )?(?:{_OF})?{_PLACE}|{_OF}{_PLACE} (?:rationale|feedback)")
_SEVERAL = re.compile(r"mult\w*[ -]?(?:response|select|answers?)?|checkbox(?:es)?|select all\b.*", re.IGNORECASE)
_ONE = ("", "single", "single choice", "multiple choice", "mcq", "mc")
_MOST_SHOWN = 20


class _Columns:
    """Indexes of columns by field. Raises UnusableError without columns for stems, options and keys."""

    def __init__(self, header: Sequence[str]) -> None:
        self.fields: dict[str, int] = {}
        self.options: dict[int, int] = {}
        self.rationales: dict[int, int] = {}
        self.unknown: dict[int, str] = {}
        for index, title in enumerate(header):
            if not self._take(index, " ".join(re.split(r"[\W_]+", title.casefold())).strip()) and title.strip():
                self.unknown[index] = normalized(title)
        self._complain(header)

    def _take(self, index: int, name: str) -> bool:
        field = FIELDS.get(name)
        if field:
            return self.fields.setdefault(field, index) == index
        if option := _OPTION.fullmatch(name):
            return self.options.setdefault(_position(option[1]), index) == index
        if rationale := _RATIONALE.fullmatch(name):
            return self.rationales.setdefault(_position(rationale[1] or rationale[2]), index) == index
        return False

    def _complain(self, header: Sequence[str]) -> None:
        needed = {"stem": "stem" in self.fields, "option a, option b, …": len(self.options) > 1, "correct": "key" in self.fields}
        missing = [name for name, is_there in needed.items() if not is_there]
        if missing:
            found = ", ".join(f'"{normalized(title)[:40]}"' for title in [one for one in header if one.strip()][:_MOST_SHOWN]) or "none"
            raise UnusableError(f"it has no column for {' and none for '.join(missing)}; its columns are {found}", 1)


def _position(name: str) -> int:
    return int(name) - 1 if name.isdecimal() else ord(name) - ord("a")


def take(rows: Iterable[tuple[int, Sequence[str]]]) -> ReadResult:
    """The items of rows with their lines; the first row is the header. Raises UnusableError."""
    waiting = ((line, cells) for line, cells in rows if any(cell.strip() for cell in cells))
    first, header = next(waiting, (1, ()))
    columns = _Columns(header)
    reader = _RowReader(columns, len(header))
    records = tuple(reader.record(line, cells) for line, cells in waiting)
    unsupported = (
        Loss(first, f'the column "{columns.unknown[index]}", of which {count:,} cells say something')
        for index, count in reader.unread.items()
    )
    return ReadResult(records, (*unsupported, *reader.losses))


class _RowReader:
    """Reads rows. ``unread`` counts the cells in unknown columns."""

    def __init__(self, columns: _Columns, width: int) -> None:
        self.columns = columns
        self.width = width
        self.unread: dict[int, int] = {}
        self.losses: list[Loss] = []

    def record(self, line: int, cells: Sequence[str]) -> ItemRecord:
        said = {field: normalized(_cell(cells, index)) for field, index in self.columns.fields.items()}
        self._note(line, cells)
        kind = said.get("type", "")
        multiple = _SEVERAL.fullmatch(kind) is not None and kind.casefold() not in _ONE
        if not multiple and kind.casefold() not in _ONE:
            self.losses.append(Loss(line, f'the type "{kind}"'))
        return ItemRecord(
            said["stem"],
            self._options(line, cells, said["key"]),
            id=said.get("id", ""),
            name=said.get("name", "") if said.get("name", "") != said.get("id", "") else "",
            multiple=multiple,
            explanation=said.get("explanation", ""),
            domain=said.get("domain", ""),
            task=said.get("task", ""),
            level=said.get("level", ""),
            tags=_list(said, "tags", r"[,;\n]"),
            references=_list(said, "references", r"[;\n]"),
            language=said.get("language", ""),
            figure=Picture(said["figure"]) if said.get("figure") else None,
            line=line,
        )

    def _options(self, line: int, cells: Sequence[str], key: str) -> tuple[OptionRecord, ...]:
        """The options of a row up to the last that is not empty."""
        positions = range(max(self.columns.options) + 1)
        texts = [normalized(_cell(cells, self.columns.options.get(position, -1))) for position in positions]
        told = [normalized(_cell(cells, self.columns.rationales.get(position, -1))) for position in positions]
        while texts and not texts[-1] and not told[-1]:
            texts.pop()
        try:
            right = meant(key, texts)
        except UnclearError as reason:
            self.losses.append(Loss(line, str(reason)))
            right = set()
        return tuple(OptionRecord(text, position in right, told[position]) for position, text in enumerate(texts))

    def _note(self, line: int, cells: Sequence[str]) -> None:
        for index in self.columns.unknown:
            if _cell(cells, index).strip():
                self.unread[index] = self.unread.get(index, 0) + 1
        for cell in cells[self.width :]:
            if cell.strip():
                self.losses.append(Loss(line, f'a cell under no column: "{normalized(cell)}"'))


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index] if 0 <= index < len(cells) else ""


def _list(said: Mapping[str, str], field: str, between: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(between, said.get(field, "")) if part.strip())
