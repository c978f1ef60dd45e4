"""Writer of CSV: a row for each item, in the columns that ``table`` reads."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from typing import Any

from crs_lint.convert import comparison
from crs_lint.convert.record import (
    ItemRecord,
    Loss,
    OptionRecord,
    UnusableError,
    WriteResult,
    picture_losses,
    pin_losses,
    scored_losses,
    unsupported,
)
from crs_lint.convert.tables import separated
from crs_lint.text.spreadsheet_formula import without_formula

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BYTE_ORDER_MARK = "\ufeff"
_Cell = Callable[[ItemRecord], str]
_BEFORE: dict[str, _Cell] = {"id": lambda one: one.id, "question": lambda one: one.stem}
_AFTER: dict[str, _Cell] = {
    "type": lambda one: "true-false" if one.true_false else "multiple response" if one.multiple else "",
    "explanation": lambda one: one.explanation,
    "domain": lambda one: one.domain,
    "task": lambda one: one.task,
    "level": lambda one: one.level,
    "tags": lambda one: "; ".join(one.tags),
    "references": lambda one: "; ".join(one.references),
    "language": lambda one: one.language,
    "figure": lambda one: one.figure.file if one.figure else "",
    "name": lambda one: one.name,
}


def write(records: Sequence[ItemRecord]) -> WriteResult:
    """A file of items. Texts that a spreadsheet would take for formulas get an apostrophe before them, and are listed.

    If a text is not in ASCII, a byte order mark tells spreadsheets that the file is UTF-8.
    """
    losses: list[Loss] = []
    kept = [record for record in records if len(record.options) <= len(_LETTERS)]
    many = [record for record in records if record not in kept] if len(kept) < len(records) else []
    losses += [Loss(one.line, f"the item is left out: CSV has columns for {len(_LETTERS)} answers") for one in many]
    for record in kept:
        losses += _unsupported(record)
    plain = [_harmless(record, losses) for record in kept]
    text = _text(plain)
    content = f"{'' if text.isascii() else _BYTE_ORDER_MARK}{text}".encode()
    losses += comparison.changes([_supported(one) for one in plain], _read_again(content), "CSV")
    return WriteResult((("", content),), len(kept), tuple(losses))


def _unsupported(record: ItemRecord) -> list[Loss]:
    figures = [option.figure.file for option in record.options if option.figure]
    return [
        *unsupported(record, ("shuffle",), "CSV"),
        *scored_losses(record, "CSV"),
        *pin_losses(record, "CSV"),
        *(Loss(record.line, f'CSV does not support the figure "{file}" of an answer') for file in figures),
        *([Loss(record.line, "CSV does not support the alternative text of the figure")] if record.figure and record.figure.alt else []),
        *picture_losses(record._replace(options=())),
    ]


def _supported(record: ItemRecord) -> ItemRecord:
    """A record without what is listed in any case."""
    options = tuple(option._replace(pin=False, figure=None) for option in record.options)
    figure = record.figure._replace(alt="") if record.figure else None
    return record._replace(options=options, figure=figure, shuffle=None, is_scored=True)


def _read_again(content: bytes) -> Sequence[ItemRecord]:
    try:
        return separated.read(content).records
    except UnusableError:
        return ()


# Formulas


def _harmless(record: ItemRecord, losses: list[Loss]) -> ItemRecord:
    """A record with an apostrophe before each text that is a formula."""

    def plain(text: str, name: str) -> str:
        cell = without_formula(text)
        if cell != text:
            losses.append(Loss(record.line, f"the {name} begins as a formula does, so an apostrophe stands before it: {text[:100]}"))
        return cell

    def option(number: int, one: OptionRecord) -> OptionRecord:
        return one._replace(text=plain(one.text, f"answer {number}"), rationale=plain(one.rationale, f"rationale of answer {number}"))

    texts: dict[str, Any] = {
        field: plain(getattr(record, field), field) for field in ("id", "name", "explanation", "domain", "task", "level", "language")
    }
    lists: dict[str, Any] = {field: tuple(_first_plain(getattr(record, field), field, plain)) for field in ("tags", "references")}
    return record._replace(
        **texts,
        **lists,
        stem=plain(record.stem, "question"),
        options=tuple(option(number, one) for number, one in enumerate(record.options, 1)),
        figure=record.figure._replace(file=plain(record.figure.file, "figure")) if record.figure else None,
    )


def _first_plain(texts: Sequence[str], name: str, plain: Callable[[str, str], str]) -> Iterator[str]:
    """Texts of one cell, of which only the first can begin it."""
    for place, text in enumerate(texts):
        yield text if place else plain(text, name)


# Rows


def _text(records: Sequence[ItemRecord]) -> str:
    count = max(2, *(len(record.options) for record in records), 2)
    after = {name: cell for name, cell in _AFTER.items() if any(map(cell, records))}
    rationales = [place for place in range(count) if any(_option(record, place).rationale for record in records)]
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(
        [
            *_BEFORE,
            *(f"option {letter}" for letter in _LETTERS[:count]),
            "correct",
            *after,
            *(f"rationale {_LETTERS[place]}" for place in rationales),
        ]
    )
    for record in records:
        writer.writerow(
            [
                *(cell(record) for cell in _BEFORE.values()),
                *(_option(record, place).text for place in range(count)),
                ", ".join(_LETTERS[place].upper() for place, option in enumerate(record.options) if option.correct),
                *(cell(record) for cell in after.values()),
                *(_option(record, place).rationale for place in rationales),
            ]
        )
    return stream.getvalue()


def _option(record: ItemRecord, place: int) -> OptionRecord:
    return record.options[place] if place < len(record.options) else OptionRecord("")
