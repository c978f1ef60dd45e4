"""Items in the rows of a table with a head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from crs_lint.convert import true_false
from crs_lint.convert.answer_keys import UnclearError
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult, normalized
from crs_lint.convert.tables import columns as table_columns
from crs_lint.convert.tables import key_column, option_lists, question_rows
from crs_lint.convert.tables.columns import Head

# Names of types in lower case, with spaces between words.
_SEVERAL = re.compile(
    r"mult\w*(?: (?:response|select|answer|choice multiple answer)s?)?|(?:mcq|choice) multi(?:ple)?|checkbox(?:es)?|select all\b.*"
    r"|m[ars]|msq"
)
_ONE = frozenset(
    (
        *("", "single", "single choice", "single answer", "single select", "radio", "mcq", "mc", "mcq single", "quiz", "choice"),
        *("multiple choice", "multiplechoice", "multichoice", "multiple choice question", "multiple choice single answer"),
    )
)
_VERDICT = re.compile(r"true (?:or )?false(?: question)?|truefalse|t ?f|bool(?:ean)?")
_MOST_ABOVE = 20
"""The rows in which the head is looked for: a template has its title and instructions above it."""
_SAMPLE = 50

Row = tuple[int, Sequence[str]]


def take(rows: Iterable[Row]) -> ReadResult:
    """The items of rows with their lines, below the first row that is a head. Raises UnusableError without one."""
    listed = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    if found := question_rows.read(listed):
        return found
    at, head = _head(listed)
    (first, titles), below = listed[at], listed[at + 1 :]
    above = [Loss(line, f"a row above the head of the table: {_shown(cells)}") for line, cells in listed[:at]]
    reader = _RowReader(head, len(titles), below)
    records = tuple(record for line, cells in below if (record := reader.record(line, cells)))
    unread = [
        Loss(first, f'the column "{head.unknown[index]}", of which {count:,} cell{" says" if count == 1 else "s say"} something')
        for index, count in reader.unread.items()
    ]
    return ReadResult(records, (*above, *unread, *reader.losses))


def _head(rows: Sequence[Row]) -> tuple[int, Head]:
    """The index of the row that is the head, and its columns. Raises UnusableError."""
    samples = [cells for _, cells in rows[:_SAMPLE]]
    for at, (_, cells) in enumerate(rows[:_MOST_ABOVE]):
        head = table_columns.head_of(cells, samples[at + 1 :])
        if not head.missing or (head.missing == [table_columns.OPTIONS] and _has_verdicts(head, samples[at + 1 :])):
            return at, head
    line, titles = rows[0] if rows else (1, ())
    raise table_columns.unusable(titles, table_columns.head_of(titles, ()).missing, line)


def _has_verdicts(head: Head, rows: Sequence[Sequence[str]]) -> bool:
    """Whether all keys of rows without answers are words for true and false."""
    keys = [key for cells in rows if (key := normalized(_cell(cells, head.fields["key"])))]
    return bool(keys) and all(true_false.verdict(key) is not None for key in keys)


def _type_name(kind: str) -> str:
    return re.sub(r"[\W_]+", " ", kind.casefold()).strip()


def _is_several(kind: str) -> bool:
    """Whether the type of a question says that several answers may be chosen."""
    name = _type_name(kind)
    return name not in _ONE and _SEVERAL.fullmatch(name) is not None


def _shown(cells: Sequence[str]) -> str:
    return ", ".join(f'"{normalized(cell)[:40]}"' for cell in cells if cell.strip())


class _RowReader:
    """Reads rows, of which the keys and the options in one cell are judged together. ``unread`` counts the cells in unknown columns."""

    def __init__(self, head: Head, width: int, rows: Sequence[Row]) -> None:
        self.head = head
        self.width = width
        self.unread: dict[int, int] = {}
        self.losses: list[Loss] = []
        self.lists = self._lists("options", rows)
        self.wrong_lists = self._lists("wrong", rows)
        pairs = [key_column.Row(self._key(cells), self._texts(line, cells)) for line, cells in rows]
        pairs = [pair for pair in pairs if any(pair.options)]
        self.first = 0 if head.is_index else head.first
        self.form = key_column.judged(pairs, self.first)
        has_wrong = bool(head.wrong) or "wrong" in head.fields
        begins_later = bool(head.options) and min(head.options) > 0  # as "answer 2", beside a right answer that is the first
        self.is_key_apart = has_wrong or (begins_later and key_column.is_never_named(pairs))

    def _lists(self, field: str, rows: Sequence[Row]) -> dict[int, list[str]]:
        """The texts in the cells of a column, by the line of the row."""
        index = self.head.fields.get(field, -1)
        return dict(zip((line for line, _ in rows), option_lists.split([_cell(cells, index) for _, cells in rows]), strict=True))

    def record(self, line: int, cells: Sequence[str]) -> ItemRecord | None:
        """The item of a row; None if the row has none, which is listed if the row says anything."""
        said = {field: normalized(_cell(cells, index)) for field, index in self.head.fields.items()}
        key, texts, kind = self._key(cells), self._texts(line, cells), said.get("type", "")
        if not (said["stem"] or key or any(texts)):
            return None
        self._note(line, cells)
        if other := self._other_kind(kind, said["stem"], key, texts):
            self.losses.append(Loss(line, f"{other} is left out"))
            return None
        is_verdict = self._is_verdict(kind, key, texts)
        multiple = not (is_verdict or self.is_key_apart) and _is_several(kind)
        if not (is_verdict or _is_several(kind)) and _type_name(kind) not in _ONE:
            self.losses.append(Loss(line, f'the type "{kind}"'))
        return ItemRecord(
            said["stem"],
            self._verdicts(line, key) if is_verdict and not any(texts) else self._options(line, cells, key, texts),
            id=said.get("id", ""),
            name=said.get("name", "") if said.get("name", "") != said.get("id", "") else "",
            multiple=multiple,
            true_false=is_verdict,
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

    def _key(self, cells: Sequence[str]) -> str:
        """The key of a row: in one cell, or one key in each of several."""
        return "; ".join(filter(None, (normalized(_cell(cells, index)) for index in self.head.keys)))

    def _texts(self, line: int, cells: Sequence[str]) -> list[str]:
        """The texts of the options of a row, up to the last that is not empty."""
        texts = list(self.lists[line])
        if self.head.options:
            texts = [normalized(_cell(cells, self.head.options.get(at, -1))) for at in range(max(self.head.options) + 1)]
        if self.head.wrong or "wrong" in self.head.fields:
            texts += [normalized(_cell(cells, index)) for index in self.head.wrong] + self.wrong_lists[line]
        while texts and not texts[-1]:
            texts.pop()
        return texts

    def _other_kind(self, kind: str, stem: str, key: str, texts: Sequence[str]) -> str:
        """What a row is that has no item to choose answers in; empty for one that has."""
        if re.search(r"\((?:required|optional)\)", stem, re.IGNORECASE) and not self._names_option(key, texts):
            return f'a row of instructions ("{stem[:40]}")'
        if self._is_verdict(kind, key, texts):
            return ""
        is_known = _type_name(kind) in _ONE or _is_several(kind)
        if not is_known and (len(texts) < 2 or not self._names_option(key, texts)):
            return f'a question of the type "{kind}"'
        return "" if any(texts) else "a question without answers to choose from"

    def _names_option(self, key: str, texts: Sequence[str]) -> bool:
        if self.is_key_apart:
            return bool(key)
        try:
            return bool(key_column.meant(key_column.Row(key, texts), self.form, self.first))
        except UnclearError:
            return False

    def _is_verdict(self, kind: str, key: str, texts: Sequence[str]) -> bool:
        if any(texts):
            return true_false.are_verdicts([key, *texts] if self.is_key_apart else texts)
        return _VERDICT.fullmatch(_type_name(kind)) is not None or (
            not kind and (len(key) > 1 or bool(self.head.missing)) and true_false.verdict(key) is not None
        )

    def _verdicts(self, line: int, key: str) -> tuple[OptionRecord, ...]:
        said = true_false.verdict(key)
        if said is None and key:
            self.losses.append(Loss(line, f'the key "{key}", which is neither true nor false'))
        return true_false.options(said)

    def _options(self, line: int, cells: Sequence[str], key: str, texts: Sequence[str]) -> tuple[OptionRecord, ...]:
        if self.is_key_apart:
            shown = [text for text in dict.fromkeys((key, *texts)) if text]
            if true_false.are_verdicts(shown):
                shown.sort(key=lambda text: not true_false.verdict(text))
            return tuple(OptionRecord(text, text == key) for text in shown)
        told = [normalized(_cell(cells, self.head.rationales.get(at, -1))) for at in range(max(self.head.rationales, default=-1) + 1)]
        while told and not told[-1]:
            told.pop()
        texts = [*texts, *[""] * (len(told) - len(texts))]
        told += [""] * (len(texts) - len(told))
        try:
            right = self._by_verdict(key, texts) or key_column.meant(key_column.Row(key, texts), self.form, self.first)
        except UnclearError as reason:
            self.losses.append(Loss(line, str(reason)))
            right = set()
        return tuple(OptionRecord(text, at in right, told[at]) for at, text in enumerate(texts))

    def _by_verdict(self, key: str, texts: Sequence[str]) -> set[int]:
        """The option that a key such as "T" names beside the options True and False."""
        said = true_false.verdict(key)
        verdicts = [true_false.verdict(text) for text in texts]
        return {verdicts.index(said)} if said is not None and sorted(map(str, verdicts)) == ["False", "True"] else set()

    def _note(self, line: int, cells: Sequence[str]) -> None:
        for index in self.head.unknown:
            if _cell(cells, index).strip():
                self.unread[index] = self.unread.get(index, 0) + 1
        for cell in cells[self.width :]:
            if cell.strip():
                self.losses.append(Loss(line, f'a cell under no column: "{normalized(cell)}"'))


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index] if 0 <= index < len(cells) else ""


def _list(said: Mapping[str, str], field: str, between: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(between, said.get(field, "")) if part.strip())
