"""What changed since a revision: the items, by what they say and not where they stand, and what bends the gate."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from crs_lint.bank.item_facts import signature
from crs_lint.document.load import MARKDOWN_ENDINGS, Limits, read, read_file
from crs_lint.document.read_error import ReadError
from crs_lint.engine import baseline
from crs_lint.engine.check_file import items_of
from crs_lint.engine.suppression_history import Comment, comments_of
from crs_lint.files import discover
from crs_lint.files.git import GitError, Repository, name_of
from crs_lint.model.finding import Finding, Path
from crs_lint.model.item import Exam, Item, read_exam
from crs_lint.rules.registry import BY_NAME
from crs_lint.rules.rule import Scope
from crs_lint.settings.config import FILES, ConfigError
from crs_lint.text.normalize import shorten

if TYPE_CHECKING:
    from crs_lint.formats.dialect import Dialect

Name: TypeAlias = tuple[str, str, str]
"""What an item is called: its exam, its language, its id."""

_EXCUSED = ("draft", "retired")


class Seen(NamedTuple):
    """A file of the run: as the user would name it, its absolute path, and the exam that governs it."""

    shown: str
    full: str
    exam: Exam
    is_exam: bool


class Surroundings(NamedTuple):
    """What a run depends on beside its files: how a file is read, limits, config files, the baseline (empty for none).

    ``dialect_of`` tells the dialect of a file by its absolute path, be the file there or not.
    """

    content_of: Callable[[str], bytes | ReadError]
    dialect_of: Callable[[str], Dialect | None]
    limits: Limits
    settings: tuple[str, ...] = ()
    baseline: str = ""


class Changes(NamedTuple):
    """What changed. ``items`` are those of the changed ``files``, by file and path, each with whether it changed itself.

    ``bent`` are sentences on what bends the gate, by what they are about.
    """

    items: Mapping[tuple[str, Path], bool] = {}
    files: frozenset[str] = frozenset()
    bent: Mapping[tuple[str, ...], str] = {}

    @property
    def changed_items(self) -> int:
        return sum(self.items.values())

    def touch(self, file: str, path: Path) -> bool:
        """Whether a place belongs to an item that changed, or to no item and a file that did."""
        if file not in self.files:
            return False
        places = ((file, path[:length]) for length in range(len(path), -1, -1))
        return next((self.items[location] for location in places if location in self.items), True)

    def concern(self, finding: Finding) -> bool:
        """Whether a finding is about what changed: itself, or one of the items that it compares."""
        rule = BY_NAME[finding.rule]
        if rule.always_on:
            return True
        if finding.location.span is not None:
            return finding.path in self.files
        compared = finding.related if rule.scope is Scope.BANK else ()
        return any(
            self.touch(*location)
            for location in ((finding.path, finding.location.path), *((one.path, one.location.path) for one in compared))
        )


def changes(revision: str, seen: Sequence[Seen], around: Surroundings) -> Changes:
    """Compares the files of a run with a revision. Raises ConfigError with one line where that cannot be done.

    An item is unchanged that is as in the revision, or as where the history of the work tree left that of the revision:
    what others changed there meanwhile, or what a merge brought here, is no change of this work.
    """
    items: dict[tuple[str, Path], bool] = {}
    files: set[str] = set()
    bent: dict[tuple[str, ...], str] = {}
    for top, part in _by_repository(seen).items():
        try:
            repository = Repository(top)
            commit = repository.commit(revision)
            commits = dict.fromkeys([commit, *repository.bases(commit)])
            found = _common([_Comparison(repository, one, part, around).changes() for one in commits])
        except GitError as error:
            raise ConfigError(f"--since: {error}") from None
        items |= found.items
        files |= found.files
        bent |= found.bent
    return Changes(items, frozenset(files), bent)


def _by_repository(seen: Sequence[Seen]) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = {}
    for one in seen:
        top = discover.top_of(os.path.dirname(one.full))
        if not os.path.exists(os.path.join(top, ".git")):
            raise ConfigError(f"--since: {one.shown} is in no git repository.")
        found.setdefault(top, []).append(one)
    return found


def _common(compared: Sequence[Changes]) -> Changes:
    """What changed by every one of some comparisons, in the words of the first."""
    first, *others = compared
    files = first.files.intersection(*(other.files for other in others))
    items = {key: all(one.items[key] for one in compared) for key in first.items if key[0] in files}
    bent = {key: sentence for key, sentence in first.bent.items() if all(key in other.bent for other in others)}
    return Changes(items, files, bent)


class _Text(NamedTuple):
    """A file on one side: its items, each with its name and a hash of what it says, and the comments that silence rules."""

    items: tuple[tuple[Item, Name, str], ...]
    comments: tuple[Comment, ...]


class _Comparison:
    """The files of one repository, as they are and as they were in one commit."""

    def __init__(self, repository: Repository, commit: str, seen: Sequence[Seen], around: Surroundings) -> None:
        self.repository = repository
        self.seen = seen
        self.around = around
        self.old = repository.files(commit)
        self.like = next(iter(self.old.values()), commit)
        self.bent: dict[tuple[str, ...], str] = {}

    def changes(self) -> Changes:
        changed, gone = self._files()
        contents = self.repository.contents([self.old[path] for path in gone], self.around.limits.file_size)
        there = [path for path in gone if self.old[path] in contents]
        before = [self._text(contents[self.old[path]], self._old_exam(path), os.path.join(self.repository.top, path)) for path in there]
        after = {one.shown: self._text(self._content(one.full), one.exam, one.full) for one in changed}
        items = self._items(before, after)
        self._look_at_comments(before, after)
        self._look_at_exams(changed)
        self._look_at_settings()
        self._look_at_baseline()
        return Changes(items, frozenset(one.shown for one in changed), self.bent)

    # Files

    def _files(self) -> tuple[list[Seen], list[str]]:
        """Files of the run that the commit has neither where they are nor, renamed, elsewhere; and what it has beside."""
        paths = {self._path(one.full) for one in self.seen}
        names = {one.shown: self._names(one.full) for one in self.seen}
        moved = [one for one in self.seen if self.old.get(self._path(one.full)) not in names[one.shown]]
        kept = paths - {self._path(one.full) for one in moved}
        gone: dict[tuple[str, str], list[str]] = {}
        for path in self._bank_files():
            if path not in kept and (path in paths or not self._is_there(path)):
                gone.setdefault((self.old[path], self._old_exam(path).id), []).append(path)
        changed = []
        for one in moved:
            sources = next((found for name in names[one.shown] if (found := gone.get((name, one.exam.id)))), None)
            if sources:
                sources.pop()
            else:
                changed.append(one)
        return changed, [path for sources in gone.values() for path in sources]

    def _bank_files(self) -> Iterator[str]:
        """The files of the commit that could hold items of the exams of this run."""
        exams = {one.exam.id for one in self.seen}
        endings = (*discover.YAML_ENDINGS, *MARKDOWN_ENDINGS)
        return (path for path in self.old if path.endswith(endings) and self._old_exam(path).id in exams)

    def _is_there(self, path: str) -> bool:
        """Whether a file is as it was."""
        return self.old[path] in self._names(os.path.join(self.repository.top, path))

    def _path(self, full: str) -> str:
        return discover.posix(os.path.relpath(full, self.repository.top))

    def _content(self, full: str) -> bytes:
        content = self.around.content_of(full)
        return content if isinstance(content, bytes) else b""

    def _names(self, full: str) -> set[str]:
        """What git could call the content of a file: as it is, or with the line endings that git stores."""
        content = self.around.content_of(full)
        if not isinstance(content, bytes):
            return set()
        return {name_of(content, self.like), name_of(content.replace(b"\r\n", b"\n"), self.like)}

    # Items

    def _text(self, content: bytes, exam: Exam, path: str) -> _Text:
        source = read_file(path, content, self.around.limits)
        is_exam = os.path.basename(path) in discover.EXAM_FILES
        items = () if is_exam else items_of(source.data, self.around.dialect_of(path), exam)
        known = tuple((item, (exam.id, item.language, item.id), _said(source.data, item)) for item in items)
        return _Text(known, comments_of(source.text))

    @cached_property
    def _old_exams(self) -> dict[str, Exam]:
        """The exams of the commit by their folders, which end in a slash unless they are the root."""
        files = [path for path in self.old if path.rpartition("/")[2] in discover.EXAM_FILES]
        contents = self.repository.contents([self.old[path] for path in files], self.around.limits.file_size)
        read_in = {path: read(contents[self.old[path]], self.around.limits).data for path in files if self.old[path] in contents}
        return {path[: path.rfind("/") + 1]: read_exam(data, path) for path, data in sorted(read_in.items(), reverse=True)}

    def _old_exam(self, path: str) -> Exam:
        """The exam that governed a file."""
        folder = path
        while folder:
            folder = folder[: folder.rstrip("/").rfind("/") + 1]
            if folder in self._old_exams:
                return self._old_exams[folder]
        return Exam()

    def _items(self, before: Sequence[_Text], after: Mapping[str, _Text]) -> dict[tuple[str, Path], bool]:
        """Whether each item of the changed files changed; and those that are now excused from what is asked of them."""
        known = Counter((name, said) for text in before for _, name, said in text.items)
        statuses = {(name, str(item.status)) for text in before for item, name, _ in text.items}
        names = {name for name, _ in statuses}
        found = {}
        for file, text in after.items():
            for item, name, said in text.items:
                is_known = known[name, said] > 0
                known[name, said] -= is_known
                found[file, item.path] = not is_known
                status = str(item.status)
                if not is_known and status in _EXCUSED and item.id and name in names and (name, status) not in statuses:
                    self.bent["status", file, *name] = f'{file}: the item "{shorten(item.id)}" was set to {status}.'
        return found

    # What bends the gate

    def _look_at_comments(self, before: Sequence[_Text], after: Mapping[str, _Text]) -> None:
        known = Counter(comment.about for text in before for comment in text.comments)
        for file, text in after.items():
            for comment in text.comments:
                known[comment.about] -= 1
                if known[comment.about] < 0:
                    reason = f': "{shorten(comment.reason)}"' if comment.reason else " without a reason"
                    location = f"{file}:{comment.line}"
                    self.bent["comment", location, comment.rule] = f"{location}: a comment was added that ignores {comment.rule}{reason}."

    def _look_at_exams(self, changed: Sequence[Seen]) -> None:
        known = {exam.id for exam in self._old_exams.values()}
        for one in changed:
            path = self._path(one.full)
            folder = path[: path.rfind("/") + 1]
            if one.is_exam and (path in self.old or one.exam.id in known):
                self.bent["exam", one.shown] = f"{one.shown}: the exam changed; what it asks was not asked of items that did not change."
            elif one.is_exam and any(other.startswith(folder) and other.endswith(discover.YAML_ENDINGS) for other in self.old):
                self.bent["exam", one.shown] = f"{one.shown}: the exam is new, and governs files that were there before."

    def _look_at_settings(self) -> None:
        used = {self._path(os.path.abspath(file)) for file in self.around.settings}
        for path in sorted(path for path in used if not path.startswith("../")):
            if path not in self.old:
                self.bent["settings", path] = f"{path}: these settings are new."
            elif not self._is_there(path):
                self.bent["settings", path] = f"{path}: the settings changed."
        for path in self.old:
            if path.rpartition("/")[2] == FILES[0] and not os.path.exists(os.path.join(self.repository.top, path)):
                self.bent["settings", path] = f"{path}: the settings are gone."

    def _look_at_baseline(self) -> None:
        file = self.around.baseline
        path = self._path(os.path.abspath(file)) if file else "../"
        if path.startswith("../"):
            return
        content = self.repository.contents([self.old[path]], baseline.LARGEST) if path in self.old else {}
        try:
            old = baseline.parse(next(iter(content.values()), b"").decode("utf-8-sig", "replace"), path).entries
        except ConfigError:
            old = {}
        added: Counter[str] = Counter()
        for key, entry in baseline.load(file).entries.items():
            added[entry.rule] += max(0, entry.times - (old[key].times if key in old else 0))
        if total := sum(added.values()):
            rules = ", ".join(f"{rule} {count:,}" for rule, count in added.most_common() if count)
            findings = "1 finding was" if total == 1 else f"{total:,} findings were"
            self.bent["baseline", path] = f"{path}: {findings} added to the baseline ({rules})."


def _said(data: Any, item: Item) -> str:
    """A hash of all that an item's data says, with what its file gives to it; the order of fields does not count."""
    own = data
    for step in item.path:
        own = own[step]
    shared = {field: value for field, value in data.items() if field != item.path[0]} if item.path and isinstance(data, dict) else {}
    return signature(_canonical({**shared, **own}))


def _canonical(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(sorted(f"{name!r}:{_canonical(one)}" for name, one in value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_canonical, value)) + "]"
    return repr(sorted(map(repr, value))) if isinstance(value, (set, frozenset)) else repr(value)
