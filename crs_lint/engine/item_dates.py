"""When the content of each item last changed, told from the history of its files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple, TypeAlias

from crs_lint.bank.item_parts import CONTENT, parts_of
from crs_lint.document.load import read_file
from crs_lint.engine.items import items_in, with_language
from crs_lint.engine.old_bank import BankPlace, repository_of
from crs_lint.engine.settings_lookup import SettingsLookup
from crs_lint.files.discover import EXAM_FILES, posix
from crs_lint.files.git import CommittedChange, GitError
from crs_lint.model.item import Exam, Item, text_of
from crs_lint.settings.config import ConfigError
from crs_lint.settings.request import Request
from crs_lint.text.file_endings import is_item_file

ItemName: TypeAlias = tuple[str, str]
"""The id of an item and its declared language."""
_Contents: TypeAlias = Mapping[ItemName, str]


class ItemDate(NamedTuple):
    """When the content of an item last changed or was reviewed, in seconds since 1970; None if it is in no commit yet."""

    item: Item
    seconds: int | None


def item_dates(place: BankPlace, items: Sequence[Item], request: Request) -> list[ItemDate]:
    """The dates of the items of a bank, by the commits that came to this branch, each against its first parent.

    The content is what candidates and learners read, and the key; a move between files does not change it. Raises ConfigError with one
    line where git cannot tell.
    """
    repository = repository_of(place, "--age")
    folder = posix(os.path.relpath(os.path.dirname(place.file), repository.top))
    try:
        history = [change for change in repository.changes_below(folder) if _may_have_items(change.path)]
        names = dict.fromkeys(name for change in history for name in (change.before, change.after) if name)
        blobs = repository.contents(names, request.overrides.limits.file_size)
    except GitError as error:
        raise ConfigError(f"--age: {error}") from None
    versions = _Versions(place.exam, repository.top, blobs, request)
    dates = _dates({_name(item): _content(item) for item in items}, history, versions)
    return [ItemDate(item, max(filter(None, (dates.get(_name(item)), _reviewed(item))), default=None)) for item in items]


def _reviewed(item: Item) -> int | None:
    """The day under ``custom.reviewed``, as in 2026-11-01, in seconds since 1970; None if there is none."""
    try:
        day = date.fromisoformat(text_of(item.custom.get("reviewed")))
    except ValueError:
        return None
    return int(datetime.combine(day, time.min, UTC).timestamp())


def _may_have_items(path: str) -> bool:
    return is_item_file(path) and path.rpartition("/")[2] not in EXAM_FILES


def _dates(now: _Contents, history: Sequence[CommittedChange], versions: _Versions) -> dict[ItemName, int]:
    """When items got the content that they have now, from the newest commit to the oldest."""
    left = dict(now)
    found: dict[ItemName, int] = {}
    for changes in _by_commit(history):
        if not left:
            break
        after = versions.of((change.path, change.after) for change in changes)
        before = versions.of((change.path, change.before) for change in changes)
        for name in left.keys() & after.keys():
            if after[name] != left[name]:
                del left[name]  # it is in no commit as it is now
            elif before.get(name) != left[name]:
                found[name] = changes[0].seconds
                del left[name]
    return found


def _by_commit(history: Iterable[CommittedChange]) -> list[list[CommittedChange]]:
    found: dict[str, list[CommittedChange]] = {}
    for change in history:
        found.setdefault(change.commit, []).append(change)
    return list(found.values())


class _Versions:
    """The contents of items in versions of files; each version is read once."""

    def __init__(self, exam: Exam, top: str, blobs: Mapping[str, bytes], request: Request) -> None:
        self._exam = exam
        self._top = top
        self._blobs = blobs
        self._limits = request.overrides.limits
        self._lookup = SettingsLookup(request)
        self._read: dict[tuple[str, str], _Contents] = {}

    def of(self, files: Iterable[tuple[str, str]]) -> _Contents:
        """The contents of the items of some files, by path and object name; an empty name has none."""
        found: dict[ItemName, str] = {}
        for path, name in files:
            if name in self._blobs:
                found |= self._in_file(path, name)
        return found

    def _in_file(self, path: str, name: str) -> _Contents:
        if (path, name) not in self._read:
            full = os.path.normpath(os.path.join(self._top, path))
            settings = self._lookup.in_folder(os.path.dirname(full))
            data = read_file(full, self._blobs[name], self._limits).data
            items = items_in(data, settings.dialect, with_language(self._exam, settings))
            self._read[path, name] = {_name(item): _content(item) for item in items}
        return self._read[path, name]


def _name(item: Item) -> ItemName:
    return item.id, item.named_language


def _content(item: Item) -> str:
    return repr([(part, said) for part, said in parts_of(item).items() if part in CONTENT])
