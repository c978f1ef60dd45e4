"""A small bank and its readers, for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from crs_lint.responses.asked_item import AskedItem, fold
from crs_lint.responses.layout import FileForm
from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.read_responses import read_responses
from crs_lint.responses.responses import Counts, Responses
from crs_lint.responses.states import FIRST_CHOICE

STATES = (".", ">", "-", "?")
"""Not administered, not reached, omitted, invalid."""


def asked(name: str, *options: str, stem: str = "", is_multiple: bool = False, is_shuffled: bool = False) -> AskedItem:
    """An item with four options, if none are given."""
    texts = options or ("Mercury", "Venus", "Earth", "Mars")
    numbers = tuple(range(1, len(texts) + 1))
    return AskedItem(name, fold(stem or f"Stem of {name}?"), tuple(map(fold, texts)), numbers, len(texts), is_multiple, is_shuffled)


def bank(*items: AskedItem | str) -> dict[str, AskedItem]:
    return {item.id: item for item in (asked(one) if isinstance(one, str) else one for one in items)}


def read(
    folder: Path,
    content: str | bytes,
    items: Mapping[str, AskedItem],
    form: FileForm | None = None,
    limits: ResponseLimits = ResponseLimits(),
) -> Responses:
    file = folder / "responses.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    found = read_responses(str(file), "responses.csv", items, form, limits)
    assert isinstance(found, Responses)
    return found


def read_counts(folder: Path, content: str, items: Mapping[str, AskedItem]) -> Counts:
    file = folder / "responses.csv"
    file.write_bytes(content.encode())
    found = read_responses(str(file), "responses.csv", items)
    assert isinstance(found, Counts)
    return found


def shown(found: Responses) -> list[str]:
    """A text for each candidate, sorted: a letter or letters for each item, or the sign of a state."""
    rows = found.codes.iter_rows(named=True)
    return sorted(" ".join(_sign(code, found.choices[name]) for name, code in row.items()) for row in rows)


def _sign(code: int, choices: Iterable[frozenset[int]]) -> str:
    if code < FIRST_CHOICE:
        return STATES[code]
    return "".join(chr(64 + number) for number in sorted(list(choices)[code - FIRST_CHOICE]))


def messages(found: Responses | Counts) -> list[str]:
    return [note.message for note in found.notes]
