"""What changed since a revision: items, compared by content and not by position, and what weakens the check."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from crs_lint.bank.item_facts import signature
from crs_lint.document.limits import Limits
from crs_lint.document.load import read_file
from crs_lint.document.read_error import ReadError
from crs_lint.engine import baseline
from crs_lint.engine.items import items_in
from crs_lint.engine.reach import Reach
from crs_lint.engine.revision_files import RevisionFiles
from crs_lint.engine.suppression_history import RuleSuppression, rule_suppressions
from crs_lint.files import discover
from crs_lint.files.git import GitError, Repository, name_of
from crs_lint.model.finding import Finding, Path
from crs_lint.model.item import Exam, Item
from crs_lint.rules.registry import rule_named
from crs_lint.rules.rule import Scope
from crs_lint.settings.config import FILES, ConfigError
from crs_lint.text.canonical_value import canonical
from crs_lint.text.file_endings import is_item_file, is_yaml
from crs_lint.text.normalize import shorten
from crs_lint.text.plural import counted

if TYPE_CHECKING:
    from crs_lint.formats.dialect import Dialect

Name: TypeAlias = tuple[str, str, str]
"""The name of an item: the ids of its exam, its language and its own."""

_EXCUSED = ("draft", "retired")


class ComparedFile(NamedTuple):
    """A file of the run: its path as the user would write it, its absolute path, and the exam that governs it."""

    shown: str
    full: str
    exam: Exam
    is_exam: bool


class RunInputs(NamedTuple):
    """What a run depends on: how a file is read, limits, config files, the path of the baseline (empty for none).

    ``dialect_of`` returns the dialect of a file by its absolute path, whether or not the file exists. ``reach`` tells where
    the run looks for files.
    """

    content_of: Callable[[str], bytes | ReadError]
    dialect_of: Callable[[str], Dialect | None]
    reach: Reach
    limits: Limits
    settings: tuple[str, ...] = ()
    baseline: str = ""


class Changes(NamedTuple):
    """What changed. ``items`` are those of the changed ``files``, by file and path, each with whether it changed itself.

    ``articles`` are those that items of the changed files name, likewise. ``weakened`` are sentences on what makes the check weaker, by
    what they are about.
    """

    items: Mapping[tuple[str, Path], bool] = {}
    files: frozenset[str] = frozenset()
    weakened: Mapping[tuple[str, ...], str] = {}
    articles: Mapping[tuple[str, Path], bool] = {}

    @property
    def changed_items(self) -> int:
        return sum(self.items.values())

    def affect(self, file: str, path: Path) -> bool:
        """Whether a path leads into an item or article that changed, or into none of a file that did."""
        if file not in self.files:
            return False
        places = ((file, path[:length]) for length in range(len(path), -1, -1))
        return next((known[place] for place in places for known in (self.items, self.articles) if place in known), True)

    def include(self, finding: Finding) -> bool:
        """Whether to report a finding: it, or one of the items that it compares, is in what changed; or it cannot be switched off."""
        rule = rule_named(finding.rule)
        if rule.always_on:
            return True
        if finding.location.span is not None:
            return finding.path in self.files
        compared = finding.related if rule.scope is Scope.BANK else ()
        return any(
            self.affect(*location)
            for location in ((finding.path, finding.location.path), *((one.path, one.location.path) for one in compared))
        )


def changes_since(revision: str, compared: Sequence[ComparedFile], inputs: RunInputs) -> Changes:
    """Compares the files of a run with a revision. Raises ConfigError with one line where that cannot be done.

    An item is unchanged if it is as in the revision or as in a merge base of it and the work tree: what others changed in
    the revision since then, or what a merge brought here, is no change of this work.
    """
    items: dict[tuple[str, Path], bool] = {}
    articles: dict[tuple[str, Path], bool] = {}
    files: set[str] = set()
    weakened: dict[tuple[str, ...], str] = {}
    for top, part in _by_repository(compared).items():
        try:
            repository = Repository(top)
            commit = repository.commit(revision)
            commits = dict.fromkeys([commit, *repository.bases(commit)])
            found = _common([_Comparison(repository, one, part, inputs).changes() for one in commits])
        except GitError as error:
            raise ConfigError(f"--since: {error}") from None
        items |= found.items
        articles |= found.articles
        files |= found.files
        weakened |= found.weakened
    return Changes(items, frozenset(files), weakened, articles)


def _by_repository(compared: Sequence[ComparedFile]) -> dict[str, list[ComparedFile]]:
    found: dict[str, list[ComparedFile]] = {}
    for one in compared:
        top = discover.top_of(os.path.dirname(one.full))
        if not os.path.exists(os.path.join(top, ".git")):
            raise ConfigError(f"--since: {one.shown} is in no git repository.")
        found.setdefault(top, []).append(one)
    return found


def _common(compared: Sequence[Changes]) -> Changes:
    """What changed in every one of some comparisons, with the sentences of the first."""
    first, *others = compared
    files = first.files.intersection(*(other.files for other in others))
    items = {key: all(one.items[key] for one in compared) for key in first.items if key[0] in files}
    articles = {key: all(one.articles[key] for one in compared) for key in first.articles if key[0] in files}
    weakened = {key: sentence for key, sentence in first.weakened.items() if all(key in other.weakened for other in others)}
    return Changes(items, files, weakened, articles)


class _Text(NamedTuple):
    """One version of a file: its items, each with its name and a hash of its content, its suppressions, and the rules on there.

    ``articles`` are those that its items name, each with its path and a hash of its content.
    """

    items: tuple[tuple[Item, Name, str], ...]
    articles: tuple[tuple[Path, str], ...]
    comments: tuple[RuleSuppression, ...]
    rules: frozenset[str]


class _KnownContents:
    """Contents of a revision, by their hashes, and the rules that were on where each of them stood."""

    def __init__(self) -> None:
        self._places: dict[Any, Counter[frozenset[str]]] = {}

    def add(self, content: Any, rules: frozenset[str]) -> None:
        self._places.setdefault(content, Counter())[rules] += 1

    def take(self, content: Any, rules: frozenset[str]) -> bool:
        """Whether a content stood where some rules were on, at least; each place is found once."""
        places = self._places.get(content, Counter())
        source = next((were_on for were_on, count in places.items() if count and rules <= were_on), None)
        if source is not None:
            places[source] -= 1
        return source is not None


class _Comparison:
    """Compares the files of one repository with one commit."""

    def __init__(self, repository: Repository, commit: str, files: Sequence[ComparedFile], inputs: RunInputs) -> None:
        self.repository = repository
        self.files = files
        self.inputs = inputs
        self.revision = RevisionFiles(repository, commit, inputs.limits)
        self.old = self.revision.names
        self.like = next(iter(self.old.values()), commit)
        self.weakened: dict[tuple[str, ...], str] = {}

    def changes(self) -> Changes:
        changed, gone = self._files()
        contents = self.repository.contents([self.old[path] for path in gone], self.inputs.limits.file_size)
        there = [path for path in gone if self.old[path] in contents]
        exam_of, full = self.revision.exam_of, self.revision.full
        before = [self._text(contents[self.old[path]], exam_of(path), full(path)) for path in there]
        after = {one.shown: self._text(self._content(one.full), one.exam, one.full) for one in changed}
        items = self._items(before, after)
        self._compare_suppressions(before, after)
        self._compare_exams(changed)
        self._compare_lost_exams()
        self._compare_gitignore()
        self._compare_settings()
        self._compare_baseline()
        return Changes(items, frozenset(one.shown for one in changed), self.weakened, _changed_articles(before, after))

    # Files

    def _files(self) -> tuple[list[ComparedFile], list[str]]:
        """The files of the run whose content the commit has at no path, and the bank files of the commit that the run lacks.

        A file that was renamed is in neither. A place where the run would not have checked a file, or with fewer
        rules, does not count.
        """
        paths = {self.revision.path(one.full) for one in self.files}
        names = {one.shown: self._names(one.full) for one in self.files}
        moved = [one for one in self.files if not self._is_unchanged(one, names[one.shown])]
        kept = paths - {self.revision.path(one.full) for one in moved}
        gone: dict[tuple[str, str], dict[frozenset[str], list[str]]] = {}
        for path in self._bank_files():
            if path not in kept and self._was_checked(path) and (path in paths or not self._is_there(path)):
                places = gone.setdefault((self.old[path], self.revision.exam_of(path).id), {})
                places.setdefault(self.inputs.reach.rules_at(self.revision.full(path)), []).append(path)
        changed = []
        for one in moved:
            rules = self.inputs.reach.rules_at(one.full)
            places = next((found for name in names[one.shown] if (found := gone.get((name, one.exam.id)))), {})
            sources = next((paths for were_on, paths in places.items() if paths and rules <= were_on), None)
            if sources:
                sources.pop()
            else:
                changed.append(one)
        return changed, [path for places in gone.values() for sources in places.values() for path in sources]

    def _is_unchanged(self, one: ComparedFile, names: Collection[str]) -> bool:
        """Whether the commit has the content of a file at its path, the settings would have selected it, and its exam is the same."""
        path = self.revision.path(one.full)
        return self.old.get(path) in names and self._was_selected(path) and self._has_same_exam(one, path)

    def _has_same_exam(self, one: ComparedFile, path: str) -> bool:
        """Whether the exam of a file has the same id or is in the same folder as it was."""
        if one.exam.id == self.revision.exam_of(path).id:
            return True
        folder = self.revision.exam_folder(path)
        now = discover.exam_above(os.path.dirname(one.full))
        return folder is not None and bool(now) and os.path.dirname(now) == self.revision.full(folder)

    def _was_selected(self, path: str) -> bool:
        return self.inputs.reach.selects(self.revision.full(path), is_governed=self.revision.exam_folder(path) is not None)

    def _was_checked(self, path: str) -> bool:
        """Whether the run would have checked a file of the commit. A named folder that the commit lacks was renamed."""
        return self._was_selected(path) and (self._has_renamed_folder or self.inputs.reach.covers(self.revision.full(path)))

    @cached_property
    def _has_renamed_folder(self) -> bool:
        folders = [folder for folder in self.inputs.reach.folders if discover.is_below(folder, self.repository.top)]
        return any(not any(path.startswith(self.revision.path(folder) + "/") for path in self.old) for folder in folders)

    def _bank_files(self) -> Iterator[str]:
        """The files of the commit that could hold items of the exams of this run."""
        exams = {one.exam.id for one in self.files}
        return (path for path in self.old if is_item_file(path) and self.revision.exam_of(path).id in exams)

    def _is_there(self, path: str) -> bool:
        """Whether a file of the commit has the same content now."""
        return self.old[path] in self._names(os.path.join(self.repository.top, path))

    def _content(self, full: str) -> bytes:
        content = self.inputs.content_of(full)
        return content if isinstance(content, bytes) else b""

    def _names(self, full: str) -> set[str]:
        """The object names that git may have for the content of a file: as it is, or with CR LF stored as LF."""
        content = self.inputs.content_of(full)
        if not isinstance(content, bytes):
            return set()
        return {name_of(content, self.like), name_of(content.replace(b"\r\n", b"\n"), self.like)}

    # Items

    def _text(self, content: bytes, exam: Exam, path: str) -> _Text:
        source = read_file(path, content, self.inputs.limits)
        is_exam = os.path.basename(path) in discover.EXAM_FILES
        items = () if is_exam else items_in(source.data, self.inputs.dialect_of(path), exam)
        known = tuple((item, (exam.id, item.named_language, item.id), _item_hash(source.data, item)) for item in items)
        articles = tuple((path, signature(exam.id, content)) for path, content in _article_hashes(items))
        return _Text(known, articles, rule_suppressions(source.text), self.inputs.reach.rules_at(path))

    def _items(self, before: Sequence[_Text], after: Mapping[str, _Text]) -> dict[tuple[str, Path], bool]:
        """Whether each item of the changed files changed: it is new, or comes from where fewer rules were on.

        It notes items that became drafts or were retired: less is asked of them.
        """
        known = _KnownContents()
        for text in before:
            for _, name, said in text.items:
                known.add((name, said), text.rules)
        statuses = {(name, str(item.status)) for text in before for item, name, _ in text.items}
        names = {name for name, _ in statuses}
        found = {}
        for file, text in after.items():
            for item, name, said in text.items:
                is_known = known.take((name, said), text.rules)
                found[file, item.path] = not is_known
                status = str(item.status)
                if not is_known and status in _EXCUSED and item.id and name in names and (name, status) not in statuses:
                    self.weakened["status", file, *name] = f'{file}: the item "{shorten(item.id)}" was set to {status}.'
        return found

    # What weakens the check

    def _compare_suppressions(self, before: Sequence[_Text], after: Mapping[str, _Text]) -> None:
        known = Counter(comment.about for text in before for comment in text.comments)
        for file, text in after.items():
            for comment in text.comments:
                known[comment.about] -= 1
                if known[comment.about] < 0:
                    reason = f': "{shorten(comment.reason)}"' if comment.reason else " without a reason"
                    location = f"{file}:{comment.line}"
                    self.weakened["comment", location, comment.rule] = (
                        f"{location}: a comment was added that ignores {comment.rule}{reason}."
                    )

    def _compare_exams(self, changed: Sequence[ComparedFile]) -> None:
        known = {exam.id for exam in self.revision.exams.values()}
        for one in changed:
            path = self.revision.path(one.full)
            folder = path[: path.rfind("/") + 1]
            if one.is_exam and (path in self.old or one.exam.id in known):
                self.weakened["exam", one.shown] = (
                    f"{one.shown}: the exam changed; what it asks was not asked of items that did not change."
                )
            elif one.is_exam and any(other.startswith(folder) and is_yaml(other) for other in self.old):
                self.weakened["exam", one.shown] = f"{one.shown}: the exam is new, and governs files that were there before."

    def _compare_lost_exams(self) -> None:
        ids = {one.exam.id for one in self.files}
        for folder, exam in self.revision.exams.items():
            full = self.revision.full(folder)
            if discover.exam_in(full) or not self.inputs.reach.touches(full):
                continue
            path = next(path for name in discover.EXAM_FILES if (path := folder + name) in self.old)
            has_moved = exam.id in ids and not any(map(os.path.exists, map(self.revision.full, self._governed(folder))))
            if not has_moved:
                now = discover.exam_above(full)
                heir = self.revision.path(now) if now else "no exam"
                self.weakened["exam", path] = f"{path}: the exam is gone; {heir} governs its folder now."

    def _governed(self, folder: str) -> Iterator[str]:
        """The files of items that the exam in a folder governed."""
        files = (path for path in self.old if path.startswith(folder) and is_item_file(path))
        return (path for path in files if self.revision.exam_folder(path) == folder and path.rpartition("/")[2] not in discover.EXAM_FILES)

    def _compare_gitignore(self) -> None:
        hidden: Counter[str] = Counter()
        paths = {self.revision.path(one.full) for one in self.files}
        for path in self._bank_files():
            if path not in paths and self._was_selected(path) and self.inputs.reach.hides(self.revision.full(path)):
                folders = [path[: at + 1] for at, char in enumerate(path) if char == "/"]
                hidden.update(folder + ".gitignore" for folder in ("", *folders))
        for path, count in hidden.items():
            if os.path.isfile(self.revision.full(path)) and not (path in self.old and self._is_there(path)):
                self.weakened["gitignore", path] = f"{path}: it changed, and git has {counted(count, 'file')} here that no run finds."

    def _compare_settings(self) -> None:
        top = os.path.realpath(self.repository.top)
        used = {discover.posix(os.path.relpath(os.path.realpath(file), top)) for file in self.inputs.settings}
        for path in sorted(path for path in used if not path.startswith("../")):
            if path not in self.old:
                self.weakened["settings", path] = f"{path}: these settings are new."
            elif not self._is_there(path):
                self.weakened["settings", path] = f"{path}: the settings changed."
        for path in self.old.keys() - used:
            if path.rpartition("/")[2] in FILES and self._is_lost(path):
                self.weakened["settings", path] = f"{path}: the settings are gone."

    def _is_lost(self, path: str) -> bool:
        """Whether a config file of the commit is no more, or a ``pyproject.toml`` has no settings any more."""
        if not path.endswith(FILES[1]):
            return not os.path.exists(self.revision.full(path))
        return _has_table(self.repository.contents([self.old[path]], baseline.LARGEST).get(self.old[path])) and not _has_table(
            self.inputs.content_of(self.revision.full(path))
        )

    def _compare_baseline(self) -> None:
        file = self.inputs.baseline
        path = self.revision.path(os.path.abspath(file)) if file else "../"
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
            self.weakened["baseline", path] = f"{path}: {findings} added to the baseline ({rules})."


def _has_table(content: bytes | ReadError | None) -> bool:
    return isinstance(content, bytes) and b"crs-lint" in content


def _changed_articles(before: Sequence[_Text], after: Mapping[str, _Text]) -> dict[tuple[str, Path], bool]:
    """Whether each article that items of the changed files name changed: it is new, or comes from where fewer rules were on."""
    known = _KnownContents()
    for text in before:
        for _, content in text.articles:
            known.add(content, text.rules)
    return {(file, path): not known.take(content, text.rules) for file, text in after.items() for path, content in text.articles}


def _article_hashes(items: Sequence[Item]) -> Iterator[tuple[Path, str]]:
    """The articles that some items of a file name, each with a hash of its data and of how the item that it is checked with is."""
    for item in items:
        if item.owns_article and item.article_id in item.shared_articles:
            path, article = item.shared_articles[item.article_id]
            yield path, signature(canonical(article), item.named_language, str(item.is_draft), str(item.is_retired))


def _item_hash(data: Any, item: Item) -> str:
    """A hash of an item's data, with the fields that its file sets for all items. The order of fields has no effect.

    Of an article that it shares with others, only whether it is there.
    """
    own = data
    for step in item.path:
        own = own[step]
    listed = (*item.path[:1], "articles")
    shared = {field: value for field, value in data.items() if field not in listed} if item.path and isinstance(data, dict) else {}
    lacks_article = item.article_id != "" and item.article_id not in item.shared_articles
    return signature(canonical({**shared, **own}), *(["unknown article"] if lacks_article else []))
