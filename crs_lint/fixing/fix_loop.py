"""Rounds of changes to files, each verified by a run: a change that adds findings is undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from crs_lint.cache.cache import Cache
from crs_lint.engine.processes import no_progress
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.fixing.edits import EditedText
from crs_lint.fixing.methods import Method, SeverityCounts
from crs_lint.fixing.open_files import OpenFiles
from crs_lint.model.finding import Finding, Severity
from crs_lint.settings.request import Request

# One fix can make another possible. Fixes that still find something after so many rounds would never end.
_MAX_ROUNDS = 20
# To find the one harmful fix among many takes a few trials, each of which is a run.
_MAX_TRIALS = 200

_UNVERIFIED = "the edit would change other text"
_WORSE = "the edit would add other findings"
_OUT_OF_TRIALS = "too many other edits were tried"


class _Ids:
    """The ids of all items, and those that files get in one round. A file may be given its own new ids again."""

    def __init__(self, report: Report) -> None:
        self.known = {item.id for _, items in report.banks for item in items}
        self.given: dict[str, frozenset[str]] = {}

    def taken_for(self, path: str) -> _TakenIds:
        """The ids that items of a file cannot get."""
        return _TakenIds(self.known, [ids for other, ids in self.given.items() if other != path])


class _TakenIds(Container[str]):
    """The union of some sets, without the time to build it for every file."""

    def __init__(self, known: set[str], given: Sequence[frozenset[str]]) -> None:
        self.known = known
        self.given = given

    def __contains__(self, name: object) -> bool:
        return name in self.known or any(name in ids for ids in self.given)


class _Trial(NamedTuple):
    """The edit of one file that was tried last, if it is accepted, and why it is refused, if it is."""

    edited: EditedText | None = None
    refusal: str = ""


class FixLoop:
    """Changes the texts of open files; ``report`` is the one on the files as they are by now.

    ``notes`` tell why findings were not dealt with, as of the last round.
    """

    def __init__(self, request: Request, files: OpenFiles, cache: Cache, progress: Callable[[int, int], None]) -> None:
        self.request = request
        self.files = files
        self.cache = cache
        self.report = lint_paths(self._request({}), progress, cache)
        self.notes: dict[Finding, str] = {}
        self.trials = _MAX_TRIALS

    def apply(self, method: Method) -> None:
        """Applies a method until nothing changes any more."""
        if self.files.open({finding.path for finding in self.report.findings if method.applies_to(finding)}):
            self.report = self._lint({})
        for _ in range(_MAX_ROUNDS):
            self.notes = {}
            if not self._round(method):
                break

    def _lint(self, texts: Mapping[str, str]) -> Report:
        """The report on the files as they are by now, or with other texts."""
        return lint_paths(self._request(texts), no_progress, self.cache)

    def _request(self, texts: Mapping[str, str]) -> Request:
        return self.request._replace(contents=(*self.request.contents, *self.files.held(texts)))

    def _round(self, method: Method) -> bool:
        """Deals with all findings at once, and by halves in files where that makes something worse; returns whether a text changed."""
        waiting: dict[str, list[Finding]] = {}
        for finding in self.report.findings:
            if method.applies_to(finding) and finding.path in self.files.by_path:
                waiting.setdefault(finding.path, []).append(finding)
        ids = _Ids(self.report)
        edited = {path: self._edit(method, ids, path, findings) for path, findings in waiting.items()}
        verified = {path: one for path, one in edited.items() if one is not None}
        accepted = self._harmless(method, verified)
        changed = [path for path, one in accepted.items() if one.text != self.files.by_path[path].text]
        for path, one in accepted.items() if changed else ():
            self.files.by_path[path].accept(one, method.verb)
        halved = [self._bisect(method, ids, path, waiting[path]) for path in sorted(edited.keys() - accepted.keys())]
        return bool(changed) or any(halved)

    def _edit(self, method: Method, ids: _Ids, path: str, findings: Sequence[Finding]) -> EditedText | None:
        """The text of a file with a method applied; ids that it gives are taken for other files."""
        edited = method.apply(self.files.by_path[path].text, findings, ids.taken_for(path), self.request.overrides.limits)
        if edited is not None and edited.ids:
            ids.given[path] = edited.ids
        return edited

    def _harmless(self, method: Method, edited: Mapping[str, EditedText]) -> Mapping[str, EditedText]:
        """The edits that make nothing worse together; ``report`` is then the one with these edits."""
        while texts := {path: one.text for path, one in edited.items() if one.text != self.files.by_path[path].text}:
            report = self._lint(texts)
            worse = self._made_worse(method, report, texts)
            if not worse:
                self.report = report
                break
            edited = {path: one for path, one in edited.items() if path not in worse}
        return edited

    def _made_worse(self, method: Method, report: Report, paths: Iterable[str]) -> set[str]:
        """The files in which new texts do more harm than good; all of them, if it is not clear which."""
        before, after = _counts(self.report), _counts(report)
        worse = {path for path in paths if not method.is_improvement(before[path], after[path])}
        is_better = method.is_improvement(before[""], after[""]) and len(report.complaints) <= len(self.report.complaints)
        return worse or (set() if is_better else set(paths))

    def _bisect(self, method: Method, ids: _Ids, path: str, findings: Sequence[Finding]) -> bool:
        """Deals with as many findings of one file as does no harm, and notes the others; returns whether the text changed."""
        file = self.files.by_path[path]
        kept: list[Finding] = []
        edited: EditedText | None = None
        waiting = [list(findings)]
        while waiting:
            group = waiting.pop()
            trial = self._try(method, ids, path, [*kept, *group], edited.text if edited else file.text)
            if not trial.refusal:
                kept += group
                edited = trial.edited or edited
            elif len(group) == 1 or not self.trials:
                self.notes |= dict.fromkeys(group, f"not {method.verb}: {trial.refusal}")
            else:
                waiting += [group[len(group) // 2 :], group[: len(group) // 2]]
        if edited is None or edited.text == file.text:
            return False
        file.accept(edited, method.verb)
        return True

    def _try(self, method: Method, ids: _Ids, path: str, findings: Sequence[Finding], best: str) -> _Trial:
        """Tries to deal with findings of a file together. ``best`` is its text with those edits that are accepted already."""
        if not self.trials:
            return _Trial(refusal=_OUT_OF_TRIALS)
        self.trials -= 1
        edited = self._edit(method, ids, path, findings)
        if edited is None:
            return _Trial(refusal=_UNVERIFIED)
        if edited.text == best:
            return _Trial()
        report = self._lint({path: edited.text})
        if self._made_worse(method, report, [path]):
            return _Trial(refusal=_WORSE)
        self.report = report
        return _Trial(edited)


def _counts(report: Report) -> Mapping[str, SeverityCounts]:
    """The severity counts of each file, and those of all files under an empty name."""
    found: defaultdict[str, list[Severity]] = defaultdict(list)
    for finding in report.findings:
        found[finding.path].append(finding.severity)
        found[""].append(finding.severity)
    none = (0,) * len(Severity)
    return defaultdict(
        lambda: none, {path: tuple(sum(one >= least for one in severities) for least in Severity) for path, severities in found.items()}
    )
