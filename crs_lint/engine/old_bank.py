"""A bank as it was in a revision: all items of its exam, for a comparison with those of today."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crs_lint.document.limits import Limits
from crs_lint.document.load import read_file
from crs_lint.engine.items import items_in, with_language
from crs_lint.engine.reach import Reach
from crs_lint.engine.revision_files import RevisionFiles
from crs_lint.engine.settings_lookup import SettingsLookup
from crs_lint.files import discover
from crs_lint.files.git import GitError, Repository
from crs_lint.model.item import Exam, Item
from crs_lint.settings.config import ConfigError
from crs_lint.settings.request import Request


class BankPlace(NamedTuple):
    """A bank of today: its exam, and the absolute path of exam.yaml, or of a file of items where no exam governs them."""

    exam: Exam
    file: str

    @property
    def shown(self) -> str:
        return self.exam.file or self.file


class OldBank(NamedTuple):
    """The items of a bank in a commit, and the paths of files that could not be read. ``is_there`` tells whether it had the bank."""

    commit: str
    items: tuple[Item, ...] = ()
    unread: tuple[str, ...] = ()
    is_there: bool = True


def old_banks(revision: str, places: Sequence[BankPlace], request: Request) -> list[OldBank]:
    """The banks as they were in a revision, each in the repository that has it now. Files are read by the settings of today.

    The exam of a bank is the one at the same path, else one with the same id, since its folder may have been renamed.

    Raises ConfigError with one line where git cannot tell, and where the revision has none of the banks.
    """
    lookup = SettingsLookup(request)
    try:
        found = [_old_bank(revision, place, request, lookup) for place in places]
    except GitError as error:
        raise ConfigError(f"--since: {error}") from None
    if places and not any(bank.is_there for bank in found):
        raise ConfigError(f"--since: {places[0].shown}: there is no such bank in {revision}.")
    return found


def _old_bank(revision: str, place: BankPlace, request: Request, lookup: SettingsLookup) -> OldBank:
    repository = repository_of(place, "--since")
    commit = repository.commit(revision)
    files = RevisionFiles(repository, commit, request.overrides.limits)
    folder = _exam_folder(place, files)
    if place.exam.file and folder is None:
        return OldBank(commit, is_there=False)
    reach = Reach(request, (), lookup)
    paths = [path for path in files.item_files() if files.exam_folder(path) == folder]
    selected = [path for path in paths if reach.selects(files.full(path), is_governed=folder is not None)]
    items: list[Item] = []
    unread: list[str] = []
    for path, some in _items_in(files, selected, lookup, request.overrides.limits):
        items += some or ()
        unread += [path] if some is None else []
    return OldBank(commit, tuple(items), tuple(unread), bool(place.exam.file or items))


def repository_of(place: BankPlace, flag: str) -> Repository:
    """The repository that has a bank. Raises ConfigError if none does."""
    top = discover.top_of(os.path.dirname(place.file))
    if not os.path.exists(os.path.join(top, ".git")):
        raise ConfigError(f"{flag}: {place.shown} is in no git repository.")
    return Repository(top)


def _exam_folder(place: BankPlace, files: RevisionFiles) -> str | None:
    """The folder that the exam of a bank had in the commit; None without one."""
    if not place.exam.file:
        return None
    path = files.path(place.file)
    folder = path[: path.rfind("/") + 1]
    if folder in files.exams:
        return folder
    return next((other for other, exam in sorted(files.exams.items()) if exam.id == place.exam.id), None)


def _items_in(
    files: RevisionFiles, paths: Sequence[str], lookup: SettingsLookup, limits: Limits
) -> Iterator[tuple[str, Sequence[Item] | None]]:
    """The items of files by path; None for a file that cannot be read or is too large."""
    contents = files.contents(paths)
    for path in paths:
        content = contents.get(path)
        document = None if content is None else read_file(files.full(path), content, limits)
        if document is None or not document.readable:
            yield path, None
            continue
        settings = lookup.in_folder(os.path.dirname(files.full(path)))
        yield path, items_in(document.data, settings.dialect, with_language(files.exam_of(path), settings))
