"""Files with counts of each answer to each item: ``item, response, count``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from crs_lint.responses.asked_item import AskedItem
from crs_lint.responses.choice_reader import ChoiceReader, readers_of
from crs_lint.responses.coded import CodedCounts, unmatched_messages
from crs_lint.responses.layout import Layout
from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.states import INVALID, NOT_ADMINISTERED
from crs_lint.responses.table import Chunk
from crs_lint.text.plural import counted

_MOST_ROWS = 1_000_000
_MOST_COUNT = 10**9


def read(chunks: Iterator[Chunk], layout: Layout, asked: Mapping[str, AskedItem], limits: ResponseLimits) -> CodedCounts:
    """The counts in the rows. A row whose item is not in the bank is left out. Raises ResponsesError."""
    columns = [str(layout.roles[role]) for role in ("item", "response", "count")]
    rows: list[tuple[str, str, str]] = []
    for chunk in chunks:
        rows += chunk.frame.select(columns).iter_rows()
        if len(rows) > _MOST_ROWS:
            raise ResponsesError(f"it has more than {_MOST_ROWS:,} rows of counts")
    known = [(item.strip(), response, count) for item, response, count in rows if item.strip() in asked]
    if not known:
        raise ResponsesError("it has a head and no counts" if not rows else "none of its items is in the bank")
    answers: dict[str, list[tuple[str, str]]] = {}
    for item, response, count in known:
        answers.setdefault(item, []).append((response, count))
    samples = ((name, [response for response, _ in given]) for name, given in answers.items())
    readers = dict(readers_of({name: asked[name] for name in answers}, samples, limits))
    counts = {name: _counts(name, answers[name], reader) for name, reader in readers.items()}
    invalid = [
        f"{counted(found[INVALID], 'answer')} to {name} counted as wrong: none of its options."
        for name, found in counts.items()
        if INVALID in found
    ]
    unknown = Counter(item.strip() for item, _, _ in rows if item.strip() not in asked)
    messages = unmatched_messages(sum(unknown.values()), [name for name in unknown if name])
    return CodedCounts(counts, {name: tuple(reader.choices) for name, reader in readers.items()}, (*messages, *invalid))


def _counts(name: str, rows: list[tuple[str, str]], reader: ChoiceReader) -> dict[int, int]:
    found: dict[int, int] = {}
    for response, count in rows:
        code = reader.code(response)
        number = _number(count, name)
        if number and code != NOT_ADMINISTERED:
            found[code] = found.get(code, 0) + number
    return found


def _number(text: str, item: str) -> int:
    stripped = text.strip().removesuffix(".0").replace(",", "")
    if not (stripped.isascii() and stripped.isdigit() and len(stripped) < 12 and int(stripped) <= _MOST_COUNT):
        raise ResponsesError(f"a count of {item} is not a whole number from 0")
    return int(stripped)
