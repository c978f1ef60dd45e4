"""The facts of one file's items, packed as one text for processes and the store, and unpacked only by those who judge."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.text.hashing import blake2b

_FIELDS = ItemFacts._fields[1:]  # a file that moves keeps its sheet
_TUPLES = [_FIELDS.index(name) for name in ("path", "key_places", "lengths", "enemies", "spellings")]
_BYTES = [_FIELDS.index(name) for name in ("words", "option_words", "key_words", "bands")]
# Few different texts stand in these, and thousands of times.
_COMMON = [_FIELDS.index(name) for name in ("language", "status", "type", "domain", "task", "level")]


class Sheet:
    """Facts as a list, or as text, or both; or closed, where only their ``count`` and ``digest`` are known.

    Two sheets that say the same have one digest, whichever files they are of.
    """

    __slots__ = ("_digest", "_facts", "_text", "count")

    def __init__(self, facts: list[ItemFacts] | None = None, text: str = "", digest: str = "", count: int = 0) -> None:
        self._facts = facts
        self._text = text
        self._digest = digest
        self.count = len(facts) if facts is not None else count

    @classmethod
    def closed(cls, digest: str, count: int) -> Sheet:
        return cls(None, "", digest, count)

    def __reduce__(self) -> tuple[Any, ...]:
        return Sheet, (None, self.text, self._digest, self.count)

    @property
    def is_open(self) -> bool:
        return bool(self._facts is not None or self._text or not self.count)

    def take(self, file: str) -> list[ItemFacts]:
        """The facts of an open sheet, as those of a file; it is closed from then on, since nobody needs them twice."""
        facts = self._facts if self._facts is not None else _unpacked(self._text, file)
        self._facts, self._text = None, ""
        return facts

    @property
    def text(self) -> str:
        return self._text or (_packed(self._facts) if self._facts else "")

    @text.setter
    def text(self, text: str) -> None:
        self._text = text

    @property
    def digest(self) -> str:
        if not self._digest:
            self._digest = blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return self._digest


def _packed(facts: Iterable[ItemFacts]) -> str:
    """A column for each field, which is read and made in half the time of a row for each item."""
    columns: list[Any] = list(zip(*facts, strict=True))[1:]
    for place in _BYTES:
        columns[place] = [value.decode("latin-1") for value in columns[place]]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


_KNOWN: dict[tuple[Any, ...], tuple[Any, ...]] = {}
_MOST_KNOWN = 10_000


def _tuple(values: list[Any]) -> tuple[Any, ...]:
    """A tuple, the same one for the same values: places in files and among options are few."""
    made = tuple(values)
    return _KNOWN.setdefault(made, made) if len(_KNOWN) < _MOST_KNOWN else _KNOWN.get(made, made)


def _unpacked(text: str, file: str) -> list[ItemFacts]:
    if not text:
        return []
    columns = json.loads(text)
    for place in _TUPLES:
        columns[place] = map(_tuple, columns[place])
    for place in _BYTES:
        columns[place] = [value.encode("latin-1") for value in columns[place]]
    for place in _COMMON:
        columns[place] = map(sys.intern, columns[place])
    return [ItemFacts(file, *values) for values in zip(*columns, strict=True)]
