"""Rounds of changes to files, each verified by a run: a change that adds findings is undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from crs_lint.cache.cache import Cache
from crs_lint.cache.file_digests import digest_of
from crs_lint.engine.processes import no_progress
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.fixing.edits import EditedText
from crs_lint.fixing.methods import Method, SeverityCounts
from crs_lint.fixing.open_files import OpenFiles
from crs_lint.fixing.unit_counts import Unit, counts_by_unit, severity_counts, unit_of
from crs_lint.model.finding import Finding, Severity
from crs_lint.settings.request import Request

# One fix can make another possible. Fixes that still find something after so many rounds would never end.
_MAX_ROUNDS = 20
# To find the harmful fixes among many takes a few trials, each of which is a run.
_MAX_TRIALS = 200
# Findings that are tried again although the report blames them.
_MAX_SUSPECTS = 16

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


class _Search:
    """The search for the findings of some files that can be dealt with: those ``kept`` so far, and the edits that did no harm."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)
        self.kept: dict[str, list[Finding]] = {path: [] for path in texts}
        self.edited: dict[str, EditedText] = {}

    def with_kept(self, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
        """The findings by file, each after those of the file that are kept."""
        grouped: dict[str, list[Finding]] = {}
        for one in findings:
            grouped.setdefault(one.path, list(self.kept[one.path])).append(one)
        return grouped

    def keep(self, findings: Iterable[Finding], edited: Mapping[str, EditedText]) -> None:
        self.kept |= self.with_kept(findings)
        self.edited |= edited
        self.texts |= {path: one.text for path, one in edited.items()}


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
        opened = self.files.open({finding.path for finding in self.report.findings if method.applies_to(finding)})
        if any(digest_of(self.files.by_path[path].content) != self.report.digests.get(path) for path in opened):
            self.report = self._lint({})
        for _ in range(_MAX_ROUNDS):
            self.notes = {}
            if not self._round(method):
                break
        self._note_what_is_left(method)

    def _note_what_is_left(self, method: Method) -> None:
        """Notes why findings are left that the method deals with, if no trial told."""
        left = [one for one in self._open_findings(method) if one not in self.notes]
        reasons = {
            path: method.obstacle(path, self.files.by_path[path].text, self.request.overrides.limits) for path in {one.path for one in left}
        }
        self.notes |= {one: f"not {method.verb}: {reasons[one.path]}" for one in left}

    def _open_findings(self, method: Method) -> list[Finding]:
        """The findings in open files that the method deals with."""
        return [one for one in self.report.findings if method.applies_to(one) and one.path in self.files.by_path]

    def _lint(self, texts: Mapping[str, str]) -> Report:
        """The report on the files as they are by now, or with other texts."""
        return lint_paths(self._request(texts), no_progress, self.cache)

    def _request(self, texts: Mapping[str, str]) -> Request:
        return self.request._replace(contents=(*self.request.contents, *self.files.held(texts)))

    def _round(self, method: Method) -> bool:
        """Deals with all findings at once, and by halves in files where that makes something worse; returns whether a text changed."""
        waiting: dict[str, list[Finding]] = {}
        for finding in self._open_findings(method):
            waiting.setdefault(finding.path, []).append(finding)
        ids = _Ids(self.report)
        edited = {path: self._edit(method, ids, path, findings) for path, findings in waiting.items()}
        verified = {path: one for path, one in edited.items() if one is not None}
        accepted = self._harmless(method, verified)
        changed = [path for path, one in accepted.items() if one.text != self.files.by_path[path].text]
        for path, one in accepted.items() if changed else ():
            self.files.by_path[path].accept(one, method.verb, waiting[path])
        refused = [finding for path in sorted(edited.keys() - accepted.keys()) for finding in waiting[path]]
        return self._bisect(method, ids, refused) or bool(changed)

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

    def _bisect(self, method: Method, ids: _Ids, findings: Sequence[Finding]) -> bool:
        """Deals with as many findings as does no harm, and notes the others; returns whether a text changed.

        Each trial is of all items at once: the report tells in which items it did harm, and only their findings are halved.
        """
        search = _Search({path: self.files.by_path[path].text for path in {one.path for one in findings}})
        waiting: dict[Unit, list[list[Finding]]] = {}
        for finding in findings:
            waiting.setdefault(unit_of(finding), [[]])[0].append(finding)
        suspects: dict[Finding, str] = {}
        while waiting:
            groups = {unit: stack.pop() for unit, stack in waiting.items()}
            tried = [finding for group in groups.values() for finding in group]
            refusal, harmful = self._try(method, ids, search, tried)
            if refusal and not (harmful := harmful & groups.keys()):
                self._note_or_halve(method, ids, search, tried, refusal)
            for unit, group in groups.items() if harmful else ():
                waiting[unit] += [group] if unit not in harmful else _halves(group)
                suspects |= {group[0]: refusal} if unit in harmful and len(group) == 1 else {}
            waiting = {unit: stack for unit, stack in waiting.items() if stack}
        self._deal_with_suspects(method, ids, search, suspects)
        for path, edited in search.edited.items():
            self.files.by_path[path].accept(edited, method.verb, search.kept[path])
        return bool(search.edited)

    def _deal_with_suspects(self, method: Method, ids: _Ids, search: _Search, suspects: Mapping[Finding, str]) -> None:
        """Tries the findings again that are blamed for harm, if they are few: where two items clash, to change one may do no harm."""
        if 1 < len(suspects) <= _MAX_SUSPECTS:
            self._try_by_halves(method, ids, search, _halves(list(suspects)))
        else:
            self.notes |= {one: f"not {method.verb}: {refusal}" for one, refusal in suspects.items()}

    def _note_or_halve(self, method: Method, ids: _Ids, search: _Search, findings: Sequence[Finding], refusal: str) -> None:
        """Tries the halves of findings that were refused together, where it is not clear what does the harm; notes a single one."""
        if len(findings) == 1 or not self.trials:
            self.notes |= dict.fromkeys(findings, f"not {method.verb}: {refusal}")
        else:
            self._try_by_halves(method, ids, search, _halves(findings))

    def _try_by_halves(self, method: Method, ids: _Ids, search: _Search, waiting: list[list[Finding]]) -> None:
        """Tries groups of findings, the last one first, and the halves of those that are refused."""
        while waiting:
            group = waiting.pop()
            refusal, _ = self._try(method, ids, search, group)
            if refusal and (len(group) == 1 or not self.trials):
                self.notes |= dict.fromkeys(group, f"not {method.verb}: {refusal}")
            elif refusal:
                waiting += _halves(group)

    def _try(self, method: Method, ids: _Ids, search: _Search, findings: Sequence[Finding]) -> tuple[str, set[Unit]]:
        """Tries to deal with more findings, and keeps them if that does no harm; returns why not otherwise, and which items it harms."""
        if not self.trials:
            return _OUT_OF_TRIALS, set()
        self.trials -= 1
        edited = {path: self._edit(method, ids, path, some) for path, some in search.with_kept(findings).items()}
        if unverified := [path for path, one in edited.items() if one is None]:
            return _UNVERIFIED, {unit_of(one) for one in findings if one.path in unverified} if len(unverified) < len(edited) else set()
        verified = {path: one for path, one in edited.items() if one is not None and one.text != search.texts[path]}
        report = self._lint({**search.texts, **{path: one.text for path, one in verified.items()}}) if verified else self.report
        if verified and self._made_worse(method, report, verified):
            before, after = counts_by_unit(self.report), counts_by_unit(report)
            return _WORSE, {unit for unit in {*before, *after} if not method.is_improvement(before[unit], after[unit])}
        self.report = report
        search.keep(findings, verified)
        return "", set()


def _halves(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The second and the first half of findings; none of a single one."""
    middle = len(findings) // 2
    return [list(findings[middle:]), list(findings[:middle])] if middle else []


def _counts(report: Report) -> Mapping[str, SeverityCounts]:
    """The severity counts of each file, and those of all files under an empty name."""
    found: defaultdict[str, list[Severity]] = defaultdict(list)
    for finding in report.findings:
        found[finding.path].append(finding.severity)
        found[""].append(finding.severity)
    return severity_counts(found)
