"""Items as they were when they were answered: what letters speak of, and which items changed since."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from crs_lint.document.limits import Limits
from crs_lint.document.load import read_file
from crs_lint.files.discover import EXAM_FILES, posix, read_bytes, top_of
from crs_lint.files.git import GitError, Repository, name_of
from crs_lint.model.item import Exam, Item, read_items
from crs_lint.responses.asked_item import AskedItem, asked_as_now
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.scoring import Choice
from crs_lint.text.file_endings import is_item_file
from crs_lint.text.normalize import normalize

if TYPE_CHECKING:
    from crs_lint.formats.dialect import Dialect

_LARGEST_FIGURE = 64 * 1024 * 1024


class BankItem(NamedTuple):
    """An item of the bank as it is now, and the absolute path of its file."""

    item: Item
    file: str


class Asked(NamedTuple):
    """The items of a bank as they were asked, by id.

    ``stale`` says of each item that is not judged what changed since, as in "its stem changed"; it is not among ``items``.
    ``rekeyed`` has the key that an item had, in numbers of today, where only the key changed: such items are scored anew.
    ``commit`` is the one that they were compared with; empty where the bank is in no repository, so that nothing can be compared.
    With ``is_by_date`` it was found by the date of a file that is in no commit.
    """

    items: Mapping[str, AskedItem]
    stale: Mapping[str, str] = {}
    rekeyed: Mapping[str, Choice] = {}
    commit: str = ""
    is_by_date: bool = False


DialectOf = Callable[[str], "Dialect | None"]


def no_dialect(_: str) -> None:
    """The dialect of banks in the native form."""
    return


def asked_at(
    items: Sequence[BankItem], responses: str, revision: str = "", dialect_of: DialectOf = no_dialect, limits: Limits = Limits()
) -> Asked:
    """The items as they were asked when the responses in a file, at an absolute path, were given.

    With a ``revision``, options are taken in the order that they had then. Without one, the commit is the last that changed the
    file or, for a file that is in none, the last before its date; then an item whose options stand in another order is stale too.
    Items of a bank in no repository are taken as they are now. Raises ResponsesError where git cannot tell.
    """
    top = _repository_of(items)
    if not top:
        if revision:
            raise ResponsesError("the bank is in no git repository, so that there is no revision to compare with")
        return Asked({one.item.id: asked_as_now(one.item) for one in items})
    try:
        repository = Repository(top)
        named = repository.commit(revision) if revision else _last_change(repository, responses)
        commit = named or _commit_before(repository, responses)
        found = _Comparison(repository, commit, dialect_of, limits, is_order_known=bool(revision)).asked(items)
        return found._replace(is_by_date=not named)
    except GitError as error:
        raise ResponsesError(str(error).replace("--since", "--responses-at").rstrip(".")) from None


def _repository_of(items: Sequence[BankItem]) -> str:
    """The root of the repository of the first item; empty without one."""
    top = top_of(os.path.dirname(items[0].file)) if items else ""
    return top if top and os.path.exists(os.path.join(top, ".git")) else ""


def _last_change(repository: Repository, responses: str) -> str:
    """The last commit that changed a file; empty for one that is in none."""
    path = posix(os.path.relpath(os.path.realpath(responses), os.path.realpath(repository.top)))
    return "" if path.startswith("../") else repository.last_change(path)


def _commit_before(repository: Repository, responses: str) -> str:
    try:
        date = int(os.stat(responses).st_mtime)
    except OSError as error:
        raise ResponsesError(f"it cannot be read: {error.strerror}") from None
    commit = repository.commit_before(date)
    if not commit:
        raise ResponsesError("it is older than the bank: name the revision that was answered with --responses-at")
    return commit


class _Comparison:
    """Compares the items of one repository with one commit."""

    def __init__(self, repository: Repository, commit: str, dialect_of: DialectOf, limits: Limits, *, is_order_known: bool) -> None:
        self.repository = repository
        self.commit = commit
        self.dialect_of = dialect_of
        self.limits = limits
        self.is_order_known = is_order_known
        self.old = repository.files(commit)
        self.like = next(iter(self.old.values()), commit)

    def asked(self, items: Sequence[BankItem]) -> Asked:
        unchanged = {file for file in {one.file for one in items} if self._is_unchanged(file)}
        before = self._items_before([one for one in items if one.file not in unchanged], unchanged)
        asked, stale, rekeyed = {}, {}, {}
        for one in items:
            old = one if one.file in unchanged else before.get(one.item.id)
            reason = self._change(old, one)
            if old is None or reason:
                stale[one.item.id] = reason
                continue
            asked[one.item.id] = found = _as_asked(old.item, one.item)
            keys = frozenset(found.numbers[option.number - 1] for option in old.item.keys)
            if keys != frozenset(option.number for option in one.item.keys):
                rekeyed[one.item.id] = keys
        return Asked(asked, stale, rekeyed, self.commit)

    def _path(self, full: str) -> str:
        return posix(os.path.relpath(full, self.repository.top))

    def _is_unchanged(self, full: str, limit: int | None = None) -> bool:
        """Whether a file has the content that it has in the commit, as it is or with CR LF stored as LF."""
        content = read_bytes(full, limit or self.limits.file_size)
        if not isinstance(content, bytes):
            return False
        names = (name_of(content, self.like), name_of(content.replace(b"\r\n", b"\n"), self.like))
        return self.old.get(self._path(full)) in names

    def _items_before(self, items: Sequence[BankItem], unchanged: Iterable[str]) -> dict[str, BankItem]:
        """Items of the commit by id: from the files that hold them now and, for ids that those lacked, from all others."""
        paths = list(dict.fromkeys(self._path(one.file) for one in items))
        found = {one.item.id: one for one in self._read(paths)}
        missing = {one.item.id for one in items} - found.keys()
        if missing:
            known = {*paths, *map(self._path, unchanged)}
            others = [path for path in self.old if path not in known and is_item_file(path)]
            for one in self._read(others):
                if one.item.id in missing:
                    found.setdefault(one.item.id, one)
        return found

    def _read(self, paths: Sequence[str]) -> Iterator[BankItem]:
        there = [path for path in paths if path in self.old and path.rpartition("/")[2] not in EXAM_FILES]
        contents = self.repository.contents([self.old[path] for path in there], self.limits.file_size)
        for path in there:
            full = os.path.normpath(os.path.join(self.repository.top, path))
            content = contents.get(self.old[path])
            if content is not None:
                yield from (BankItem(item, full) for item in self._items_in(full, content))

    def _items_in(self, full: str, content: bytes) -> Sequence[Item]:
        data = read_file(full, content, self.limits).data
        dialect = self.dialect_of(full)
        if dialect is None:
            return read_items(data, Exam())
        from crs_lint.formats import dialect_reader

        return dialect_reader.read_items(data, dialect, Exam())

    def _change(self, old: BankItem | None, now: BankItem) -> str:
        """What changed of an item, so that it is not judged; empty if it is as it was, but for its key."""
        if old is None:
            return "it was not in the bank then"
        if normalize(old.item.stem) != normalize(now.item.stem):
            return "its stem changed"
        if normalize(old.item.scenario) != normalize(now.item.scenario):
            return "its scenario changed"
        if self._figures(old) != self._figures(now) or not all(self._is_same_figure(now, file) for file in self._figures(now)):
            return "a figure of it changed"
        before, after = ([option.normalized for option in one.item.options] for one in (old, now))
        if sorted(before) != sorted(after):
            return "its options changed"
        return "the order of its options changed" if before != after and not self.is_order_known else ""

    def _figures(self, one: BankItem) -> list[str]:
        return [figure.file for figure in one.item.figures]

    def _is_same_figure(self, now: BankItem, file: str) -> bool:
        """Whether a picture is as it was; one that is not in the repository counts as the same."""
        full = os.path.normpath(os.path.join(os.path.dirname(now.file), file))
        return self._path(full) not in self.old or self._is_unchanged(full, _LARGEST_FIGURE)


def _as_asked(old: Item, now: Item) -> AskedItem:
    """An item with its options in the order in which they stood. Of options with one text, the first stands for the first."""
    left = {option.number: option.normalized for option in now.options}
    numbers = []
    for option in old.options:
        number = next(number for number, text in left.items() if text == option.normalized)
        del left[number]
        numbers.append(number)
    asked = asked_as_now(now)
    return asked._replace(options=tuple(asked.options[number - 1] for number in numbers), numbers=tuple(numbers))
