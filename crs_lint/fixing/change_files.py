"""One run that changes files: makes fixes, or writes comments that silence, as long as nothing gets worse by it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from crs_lint.cache.store import NoStore, Overlay, Store
from crs_lint.document.load import Limits
from crs_lint.engine.processes import no_progress
from crs_lint.engine.run import Report, lint_paths
from crs_lint.files import atomic_replace
from crs_lint.files.atomic_replace import ReplaceError, Snapshot
from crs_lint.fixing import add_ignores, edits
from crs_lint.fixing.edits import Mended
from crs_lint.model.finding import Finding, Severity
from crs_lint.settings.request import Request

# One fix can make room for another; what still finds something after so many rounds would never end.
_MOST_ROUNDS = 20
# To find the one fix that does harm among many takes a few trials, and each is a run.
_MOST_TRIALS = 200
_MARK = b"\xef\xbb\xbf"


class FileChange(NamedTuple):
    """What becomes of a file, and how many findings in it were mended and silenced."""

    path: str
    before: bytes
    after: bytes
    mended: int
    silenced: int


class Outcome(NamedTuple):
    """The files that change; one-line reasons why files were left as they are, and why findings were.

    ``held`` is the new content of what stands for standard input, by its absolute path, where that changes.
    """

    changes: tuple[FileChange, ...]
    failures: tuple[str, ...]
    notes: tuple[str, ...]
    held: tuple[tuple[str, bytes], ...] = ()


class Wish(NamedTuple):
    """What is to be done: safe fixes, all fixes, comments with a reason; None for no comments."""

    safe: bool = False
    unsafe: bool = False
    reason: str | None = None


def change(request: Request, wish: Wish, *, write: bool, progress: Callable[[int, int], None] = no_progress) -> Outcome:
    """Changes the files of a run and writes them, or only tells what would change. Raises ConfigError.

    What stands for ``-`` is never written; whoever asked has it among the changes.
    """
    parked = request.baseline if request.baseline_use != "write" else ""
    bench = _Bench(request._replace(baseline=parked, baseline_use="apply", needs_facts=True), progress)
    if wish.safe or wish.unsafe:
        bench.work(_Fixes(unsafe=wish.unsafe))
    if wish.reason is not None:
        bench.work(_Comments(wish.reason))
    if write:
        bench.write()
    bench.store.close()
    return bench.outcome()


class _Method(Protocol):
    """A way to deal with findings: its name, which of them it can, and what it makes of a file's text."""

    name: str

    def suits(self, finding: Finding) -> bool: ...

    def apply(self, text: str, findings: Sequence[Finding], taken: Container[str], limits: Limits) -> Mended | None: ...

    def is_gain(self, before: tuple[int, ...], after: tuple[int, ...]) -> bool: ...


class _Fixes:
    name = "mended"

    def __init__(self, *, unsafe: bool) -> None:
        self.unsafe = unsafe

    def suits(self, finding: Finding) -> bool:
        return finding.fix is not None and (finding.fix.safe or self.unsafe)

    def apply(self, text: str, findings: Sequence[Finding], taken: Container[str], limits: Limits) -> Mended | None:
        return edits.mend(text, [one.fix for one in findings if one.fix], taken, limits)

    def is_gain(self, before: tuple[int, ...], after: tuple[int, ...]) -> bool:
        """No more findings than before, and no more of the severe ones among them."""
        return all(new <= old for new, old in zip(after, before, strict=True))


class _Comments:
    name = "silenced"

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def suits(self, finding: Finding) -> bool:
        return add_ignores.can_be_ignored(finding)

    def apply(self, text: str, findings: Sequence[Finding], taken: Container[str], limits: Limits) -> Mended | None:
        del taken
        return add_ignores.silence(text, findings, self.reason, limits)

    def is_gain(self, before: tuple[int, ...], after: tuple[int, ...]) -> bool:
        return after != before and all(new <= old for new, old in zip(after, before, strict=True))


class _File:
    """A file at work: as it was, what its text is by now, and how many findings were dealt with."""

    def __init__(self, snapshot: Snapshot | None, content: bytes) -> None:
        self.snapshot = snapshot
        self.content = content
        self.mark = _MARK if content.startswith(_MARK) else b""
        self.text = content.removeprefix(_MARK).decode("utf-8")
        self.counts = {"mended": 0, "silenced": 0}

    def encoded(self, text: str) -> bytes:
        return self.mark + text.encode("utf-8")


class _Ids:
    """The ids of all items, and those that files get in one round; a file may be given its own ones again."""

    def __init__(self, report: Report | None = None) -> None:
        self.known = {item.id for _, items in report.banks for item in items} if report else set[str]()
        self.given: dict[str, frozenset[str]] = {}
        self.path = ""

    def __contains__(self, name: object) -> bool:
        return name in self.known or any(name in ids for path, ids in self.given.items() if path != self.path)


class _Bench:
    """The files at work, and what a run finds in them as they are by now."""

    def __init__(self, request: Request, progress: Callable[[int, int], None]) -> None:
        self.request = request
        # Each look is at a few texts that are new, among many that are not.
        self.store = Store(request.store) if request.store else NoStore()
        self.memory = Overlay(self.store)
        self.report = lint_paths(request, progress, self.memory)
        self.files: dict[str, _File] = {}
        self.failures: dict[str, str] = {}
        self.notes: dict[Finding, str] = {}
        self.trials = _MOST_TRIALS
        self.made = 0
        self.ids = _Ids()

    def work(self, method: _Method) -> None:
        """Rounds of work until nothing changes any more."""
        self._open({finding.path for finding in self.report.findings if method.suits(finding)})
        for _ in range(_MOST_ROUNDS):
            self.notes = {}
            if not self._round(method):
                break

    def write(self) -> None:
        """Puts every file that has changed in its place; one that cannot be is as it was."""
        for path, file in self.files.items():
            if file.snapshot is None or file.encoded(file.text) == file.content:
                continue
            try:
                atomic_replace.replace(os.path.abspath(path), file.snapshot, file.encoded(file.text))
            except ReplaceError as error:
                self.failures[path] = str(error)

    def outcome(self) -> Outcome:
        done = {path: file for path, file in self.files.items() if path not in self.failures}
        changes = [FileChange(path, file.content, file.encoded(file.text), **file.counts) for path, file in done.items()]
        changes = [one for one in changes if one.before != one.after]
        return Outcome(
            tuple(changes),
            tuple(f"{path}: left as it is, since {reason}." for path, reason in self.failures.items()),
            tuple(f"{one.path}:{one.line}:{one.column}: {one.rule} left as it is, since {reason}." for one, reason in self.notes.items()),
            tuple((os.path.abspath(one.path), one.after) for one in changes if self.files[one.path].snapshot is None),
        )

    def _open(self, paths: Iterable[str]) -> None:
        """Reads files once and for all: from here on they are looked at as they were then."""
        known = len(self.files)
        for path in sorted({*paths} - self.files.keys() - self.failures.keys()):
            try:
                self.files[path] = self._read(path)
            except ReplaceError as error:
                self.failures[path] = str(error)
            except UnicodeDecodeError:
                self.failures[path] = "it is not saved as UTF-8"
        if len(self.files) > known:
            self.report = self._look({})

    def _read(self, path: str) -> _File:
        full = os.path.abspath(path)
        if self.request.stdin is not None and full == os.path.abspath(self.request.stdin_name):
            return _File(None, self.request.stdin)
        snapshot = atomic_replace.snapshot(full)
        return _File(snapshot, snapshot.content)

    def _look(self, texts: Mapping[str, str]) -> Report:
        """What a run finds with the files as they are by now, or with other texts."""
        contents = {path: file.encoded(texts.get(path, file.text)) for path, file in self.files.items()}
        held = tuple((os.path.abspath(path), content) for path, content in contents.items())
        return lint_paths(self.request._replace(held=held), memory=self.memory)

    def _round(self, method: _Method) -> bool:
        """Deals with all findings at once, and by parts where that made something worse; whether anything changed."""
        waiting: dict[str, list[Finding]] = {}
        for finding in self.report.findings:
            if method.suits(finding) and finding.path in self.files:
                waiting.setdefault(finding.path, []).append(finding)
        self.ids = _Ids(self.report)
        applied = {path: self._apply(method, path, self.files[path].text, findings) for path, findings in waiting.items()}
        good = {path: mended for path, mended in applied.items() if mended is not None}
        bad = [path for path, mended in applied.items() if mended is None]
        while (fresh := self._texts(good)) and (report := self._look(fresh)) and (worse := self._worse(method, report, fresh)):
            bad += worse
            good = {path: mended for path, mended in good.items() if path not in worse}
        if fresh:
            self._accept(method, good, report)
        parts = [self._part(method, path, waiting[path]) for path in sorted(bad)]
        return bool(fresh) or any(parts)

    def _apply(self, method: _Method, path: str, text: str, findings: Sequence[Finding]) -> Mended | None:
        """The text of a file with findings dealt with; no id that another file gets in this round is given again."""
        self.ids.path = path
        mended = method.apply(text, findings, self.ids, self.request.overrides.limits)
        if mended is not None and mended.ids:
            self.ids.given[path] = mended.ids
        return mended

    def _texts(self, mended: Mapping[str, Mended]) -> dict[str, str]:
        return {path: one.text for path, one in mended.items() if one.text != self.files[path].text}

    def _accept(self, method: _Method, mended: Mapping[str, Mended], report: Report) -> None:
        for path, one in mended.items():
            self.files[path].text = one.text
            self.files[path].counts[method.name] += len(one.made)
        self.report = report

    def _worse(self, method: _Method, report: Report, paths: Iterable[str]) -> set[str]:
        """The files of which new texts brought more than they took; all of them, where it cannot be told which."""
        before, after = _counts(self.report), _counts(report)
        guilty = {path for path in paths if not method.is_gain(before[path], after[path])}
        whole = method.is_gain(before[""], after[""]) and len(report.complaints) <= len(self.report.complaints)
        return guilty or (set() if whole else set(paths))

    def _part(self, method: _Method, path: str, findings: Sequence[Finding]) -> bool:
        """Deals with as many findings of one file as does no harm, and notes the others."""
        file = self.files[path]
        start = file.text
        kept: list[Finding] = []
        waiting = [list(findings)]
        while waiting:
            group = waiting.pop()
            reason = self._try(method, path, start, [*kept, *group])
            if not reason:
                kept += group
            elif len(group) == 1 or not self.trials:
                self.notes |= dict.fromkeys(group, reason)
            else:
                waiting += [group[len(group) // 2 :], group[: len(group) // 2]]
        if file.text == start:
            return False
        file.counts[method.name] += self.made
        return True

    def _try(self, method: _Method, path: str, start: str, findings: Sequence[Finding]) -> str:
        """Why these findings of a file cannot be dealt with together; empty where they can, and then they are."""
        if not self.trials:
            return "there are too many of its kind"
        self.trials -= 1
        mended = self._apply(method, path, start, findings)
        if mended is None:
            return "more than the finding would change"
        if mended.text == self.files[path].text:
            return ""
        report = self._look({path: mended.text})
        if self._worse(method, report, [path]):
            return "that would bring other findings"
        self.files[path].text = mended.text
        self.made = len(mended.made)
        self.report = report
        return ""


def _counts(report: Report) -> dict[str, tuple[int, ...]]:
    """How many findings there are of each severity or a higher one, by file; of all files, under no name."""
    found: defaultdict[str, list[Severity]] = defaultdict(list)
    for finding in report.findings:
        found[finding.path].append(finding.severity)
    found[""] = [finding.severity for finding in report.findings]
    none = (0,) * len(Severity)
    return defaultdict(
        lambda: none, {path: tuple(sum(one >= least for one in all_of_it) for least in Severity) for path, all_of_it in found.items()}
    )
