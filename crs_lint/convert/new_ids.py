"""Ids for imported items that have none."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from crs_lint.convert.record import ItemRecord, Loss
from crs_lint.rules.shared.ids import ids_from


class IdGenerator:
    """Generates ids that differ from all others. Ids from the source stay as they are, duplicates included."""

    def __init__(self, records: Iterable[ItemRecord]) -> None:
        self._used = {_with_name_as_id(record).id for record in records}
        self._count = 0

    def identified(self, records: Iterable[ItemRecord]) -> tuple[list[ItemRecord], list[Loss]]:
        """Items that all have an id, and the ids that could not be kept."""
        given = [_with_name_as_id(record) for record in records]
        losses = [Loss(one.line, f'the id "{one.id}", which has white space', one.file) for one in given if one.id and not _is_id(one.id)]
        return [one if _is_id(one.id) else one._replace(id=self._new_id(one)) for one in given], losses

    def _new_id(self, record: ItemRecord) -> str:
        self._count += 1
        from_words = (name for text in (record.id, record.name, record.stem) for name in ids_from(text))
        numbered = (f"item-{number}" for number in range(self._count, self._count + len(self._used) + 1))
        found = next(name for name in chain(from_words, numbered) if name not in self._used)
        self._used.add(found)
        return found


def _is_id(text: str) -> bool:
    return text.split() == [text]


def _with_name_as_id(record: ItemRecord) -> ItemRecord:
    """An item without an id takes its name as its id if the name can be one."""
    return record if record.id or not _is_id(record.name) else record._replace(id=record.name, name="")
