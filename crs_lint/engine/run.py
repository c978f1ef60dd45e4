"""One run over some paths: finds the files, examines each, judges each exam, settles the findings."""

import os
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from crs_lint import log
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.cache.file_digests import Seen, digest
from crs_lint.cache.store import AnyStore, NoStore, Store, key, program
from crs_lint.document.load import read_file, unread
from crs_lint.document.read_error import ReadError
from crs_lint.engine import processes
from crs_lint.engine.check_bank import Judgement, deliberate, pronounce, rules_for
from crs_lint.engine.check_file import FileReport, examine, survey
from crs_lint.engine.crash import Crash
from crs_lint.engine.files import Files, Named
from crs_lint.engine.locate import alone, numbered, settle
from crs_lint.engine.processes import no_progress
from crs_lint.engine.result_cache import Found, Memory, name_of_judgement
from crs_lint.files.discover import FolderWalk
from crs_lint.files.figures import figure_state
from crs_lint.model.figure_state import FigureState
from crs_lint.model.finding import Finding, Location, Severity, Suppressed, UnlocatedFinding
from crs_lint.model.item import Exam, Item
from crs_lint.rules.registry import ALL, BY_NAME
from crs_lint.rules.rule import UNREAD
from crs_lint.settings.config import Active, ConfigError, Settings
from crs_lint.settings.request import Request

if TYPE_CHECKING:
    from crs_lint.engine.baseline import Baseline, Sifted
    from crs_lint.engine.since import Changes
    from crs_lint.formats.dialect import Dialect

# Parts of a request that change nothing of what is found.
_WITHOUT_EFFECT: dict[str, Any] = {"stdin": None, "jobs": 1, "held": (), "baseline": "", "baseline_use": "apply"}


class Report(NamedTuple):
    """What a run found. ``complaints`` are one-line reasons why something could not be linted; ``text_of`` reads a file again.

    ``banks`` are the exams with the facts of all their items, where the request needs them. ``items_of`` reads the items of
    one of its files again; ``picture_of`` reads the picture that a file names, None where that fails. ``paths`` are the files
    looked at, in order.
    ``trouble`` says why the store could not be used, where that is so. ``stale`` counts findings of the baseline that do not
    occur any more, as far as the run can tell. ``changed`` counts the items that changed since a revision, None where all
    are reported on; ``bent`` are sentences on what bends the gate since then. ``advice`` are lines for somebody whose files
    are not in the bank's own form; where there are any, nothing was linted. ``crashes`` are the failures
    inside crs-lint, each with its traceback.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    complaints: tuple[str, ...]
    files: int
    items: int
    text_of: Callable[[str], str]
    banks: tuple[tuple[Exam, tuple[ItemFacts, ...]], ...]
    items_of: Callable[[str], tuple[Item, ...]]
    picture_of: Callable[[str, str], bytes | None]
    paths: tuple[str, ...]
    trouble: str = ""
    stale: int = 0
    changed: int | None = None
    bent: tuple[str, ...] = ()
    advice: str = ""
    crashes: tuple[Crash, ...] = ()

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def could_not_lint(self) -> bool:
        return bool(self.complaints or self.advice) or any(BY_NAME[finding.rule].always_on for finding in self.findings)


def lint_paths(request: Request, progress: Callable[[int, int], None] = no_progress, memory: AnyStore | None = None) -> Report:
    """Lints files and folders. ``progress`` hears how many files are done of how many; ``memory`` stands for the request's store.

    Raises ConfigError where the settings, the baseline or the revision cannot be used.
    """
    run = _Run(request, progress)
    known = run.baseline()
    named = run.files.find()
    run.files.complain_of_exams(named)
    rest = run.files.rest(named)
    log.debug(__name__, "%s files found, and %s others of their banks", len(named), len(rest))
    changes = run.changes(named)
    # To look at a few files takes less than to open the store.
    worth_it = request.store and len(named) + len(rest) >= request.worth_a_store
    store = memory or (Store(request.store) if worth_it else NoStore())
    run.remember(store)
    outcome = run.outcome(named, rest, Memory(store), changes)
    run.seen.close()
    store.close()
    advice = run.advice(named) if run.is_strange(named, outcome) else ""
    if advice:
        outcome = _Outcome((), (), outcome.crashes, 0)
        run.files.complaints = [one for one in run.files.complaints if one not in run.files.empty]
    found, parked, stale = run.sift(named, outcome, known)
    suppressed = (*outcome.suppressed, *parked)
    return Report(
        tuple(one for one in found if changes is None or changes.concern(one)),
        tuple(one for one in suppressed if changes is None or changes.concern(one.finding)),
        (*run.files.complaints, *map(_complaint, outcome.crashes)),
        len(named),
        outcome.items,
        run.files.text_of,
        tuple(run.banks),
        run.files.items_of,
        run.files.picture_of,
        tuple(one.target.shown for one in named),
        store.trouble,
        stale,
        changes.changed_items if changes is not None else None,
        tuple(changes.bent.values()) if changes is not None else (),
        advice,
        outcome.crashes,
    )


def find_files(request: Request) -> tuple[list[str], list[str]]:
    """The files that a run would look at, as the user would name them, and complaints. Raises ConfigError."""
    files = Files(request)
    shown = [one.target.shown for one in files.find()]
    complaints = [f"{path}: {fault.message}" for path, fault in files.unlisted.items()]
    return [path for path in shown if path not in files.unlisted], [*files.complaints, *complaints]


def settings_for(request: Request, path: str) -> Settings:
    """The settings of a file, or of the files right in a folder. Raises ConfigError, also where there is no such path."""
    full = os.path.abspath(path)
    if not os.path.lexists(full):
        raise ConfigError(f"{path}: there is no such file or folder.")
    return Files(request).settings_in(full if os.path.isdir(full) else os.path.dirname(full))


class _Outcome(NamedTuple):
    """What a run comes to, before anything is parked."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    crashes: tuple[Crash, ...]
    items: int


@lru_cache(maxsize=1)
def _worker(request: Request, exams: tuple[tuple[str, str], ...]) -> "_Run":
    """The caches of a process that examines files for a run; ``exams`` are the exams as that run names them."""
    run = _Run(request)
    run.files.shown.update(exams)
    return run


def _examine(request: Request, exams: tuple[tuple[str, str], ...], task: tuple[Named, ReadError | None]) -> FileReport:
    return _worker(request, exams).examine(*task)


def _died(task: tuple[Named, ReadError | None]) -> FileReport:
    path = task[0].target.shown
    return FileReport(path, crashes=(Crash("checking the file", path, "the worker process crashed or was killed", is_step=True),))


def _is_changed(reported: set[str], changes: "Changes", location: Location) -> bool:
    return location.file in reported and changes.touch(location.file, location.path)


def _is_in(reported: set[str], location: Location) -> bool:
    return location.file in reported


def _complaint(crash: Crash) -> str:
    what = f"{crash.rule} failed" if crash.is_step else f'the rule "{crash.rule}" failed'
    return f"{crash.file}: {what} ({crash.error}). This is a fault of crs-lint; the other rules had their say."


class _Run:
    """One run under way: its files, what earlier runs knew of them, and what is found."""

    def __init__(self, request: Request, progress: Callable[[int, int], None] = no_progress) -> None:
        self.request = request
        self.progress = progress
        self.files = Files(request)
        self.looked_at = 0
        self.banks: list[tuple[Exam, tuple[ItemFacts, ...]]] = []
        self.program = lru_cache(maxsize=None)(program)
        self.identities: dict[str, str] = {}
        self.remember(NoStore())
        self.remembers = bool(request.store)

    def remember(self, store: AnyStore) -> None:
        """Uses what earlier runs knew."""
        self.seen = Seen(store, self.files.content)
        self.remembers = not isinstance(store, NoStore)

    # Files in another form

    def is_strange(self, named: list[Named], outcome: _Outcome) -> bool:
        """Whether nothing that was named is in the bank's own form, and no settings or exam say what else it is to be."""
        if self.request.isolated or self.request.config or self.request.stdin is not None or not (named or self.files.empty):
            return False
        if any(one.exam_file or self.files.settings_in(one.target.folder).file for one in named):
            return False
        if not named:
            return True
        refused = any(BY_NAME[finding.rule].category == "schema" for finding in outcome.findings)
        return refused and not any(item.stem and item.options for one in named for item in self.files.items_of(one.target.shown))

    def advice(self, named: list[Named]) -> str:
        """What settings would fit the files of the first path that was named; empty where nobody can tell."""
        from crs_lint.formats.dialect_advice import advice

        path = self.request.paths[0]
        full = os.path.abspath(path)
        if not os.path.isdir(full):
            return advice(path, [one.target for one in named])
        walk = FolderWalk(full, "", gitignore=self.request.gitignore)
        own = (target for target, exam_file in walk.files() if not exam_file)
        settings = (target for target in own if not self.files.settings_in(target.folder).file)
        return advice(path, settings)

    # Looking

    def outcome(self, named: list[Named], rest: list[Named], memory: Memory, changes: "Changes | None") -> _Outcome:
        """Looks at the files, or remembers what came of them where nothing that counts has changed."""
        keys = {one.target.shown: self.key(one) for one in named} if self.remembers and changes is None else {}
        judging = [self.files.settings_in(home).identity for home in dict.fromkeys(map(self.files.home, named))]
        request = repr(self.request._replace(**_WITHOUT_EFFECT))
        whole = key("outcome", request, os.getcwd(), *judging, *keys.values()) if not rest and keys and all(keys.values()) else b""
        known = memory.outcome(whole) if not self.request.needs_facts else None
        if known is not None:
            log.debug(__name__, "all results are in the cache")
            return _Outcome(known.findings, known.suppressed, (), known.items)
        reports = self.examine_all(named, keys, memory)
        log.debug(__name__, "files checked")
        judged, crashes = self.judge(named, reports, self.sheets_of(rest, memory), changes, memory)
        log.debug(__name__, "banks checked, %s findings", len(judged))
        silent = frozenset(rule.name for rule in ALL if rule.needs_whole_bank and (self.files.is_partial or changes is not None))
        settled = settle(reports, judged, self.files.text_of, self.files.settings_of, silent, memory)
        log.debug(__name__, "%s findings located", len(settled.findings))
        crashes = [crash for report in reports for crash in report.crashes] + crashes + settled.crashes
        items = sum(report.sheet.count for report in reports)
        outcome = _Outcome(tuple(settled.findings), tuple(settled.suppressed), tuple(crashes), items)
        # Where some files changed, others are about to: what this run came to is hardly asked for again.
        is_settled = self.looked_at == 0 or self.looked_at > len(named) // 2
        if whole and is_settled and not crashes and all(report.key == keys[report.path] for report in reports):
            memory.keep_outcome(whole, Found(outcome.findings, outcome.suppressed, items))
        return outcome

    def key(self, one: Named, content: bytes | None = None) -> bytes:
        """Names all that the report of a file is made from; empty where the file cannot be read."""
        named = "" if one.target.shown in self.files.unlisted else self._digest(one.target.full, content)
        if not named:
            return b""
        settings = self.files.settings_in(one.target.folder)
        identity = self.identities.get(settings.file) or self.identities.setdefault(settings.file, key(settings.identity).hex())
        return key(self.program(), identity, self.files.said_of(one.exam_file), one.target.shown, one.target.full, named)

    def _key_of_facts(self, one: Named) -> bytes:
        named = self._digest(one.target.full)
        if not named:
            return b""
        read_as = (self.request.overrides.limits, self.files.settings_in(one.target.folder).dialect)
        ending = os.path.splitext(one.target.full)[1]
        return key("items", self.program(), repr(read_as), self.files.asked_by(one.exam_file), ending, named)

    def _digest(self, full: str, content: bytes | None = None) -> str:
        content = self.files.held.get(full) if content is None else content
        return self.seen.digest(full) if content is None else digest(content)

    def examine_all(self, named: list[Named], keys: Mapping[str, bytes], memory: Memory) -> list[FileReport]:
        known = memory.reports({one.target.shown: keys.get(one.target.shown, b"") for one in named})
        fresh = [one for one in named if one.target.shown not in known]
        self.looked_at = len(fresh)
        log.debug(__name__, "%s files to check, %s in the cache", len(fresh), len(known))
        for one, report in zip(fresh, self._examined([(one, self.files.unlisted.get(one.target.shown)) for one in fresh]), strict=True):
            known[report.path] = report
            if report.key and not report.crashes:
                memory.keep_report(report, self._key_of_facts(one))
        return [known[one.target.shown] for one in named]

    def _examined(self, tasks: list[tuple[Named, ReadError | None]]) -> list[FileReport]:
        if self.request.jobs < 2 or len(tasks) < processes.FEW:
            reports = []
            for task in tasks:
                reports.append(self.examine(*task))
                self.progress(len(reports), len(tasks))
            return reports
        exams = tuple((exam, self.files.shown_as(exam)) for exam in dict.fromkeys(one.exam_file for one, _ in tasks) if exam)
        request = self.request._replace(store="kept" if self.remembers else "")  # a worker only asks whether there is one
        return processes.spread(partial(_examine, request, exams), tasks, self.request.jobs, _died, self.progress)

    def examine(self, one: Named, unlisted: ReadError | None) -> FileReport:
        target = one.target
        settings = self.files.settings_in(target.folder)
        content = unlisted or self.files.content(target.full)
        asked: list[str] = []  # what is there beside the file is no part of its key
        file_folder = target.folder
        bank_folder = os.path.dirname(one.exam_file) or file_folder

        def state(figure: str) -> FigureState:
            asked.append(figure)
            return figure_state(bank_folder, file_folder, figure)

        document = unread(content) if isinstance(content, ReadError) else read_file(target.shown, content, settings.limits)
        report = examine(
            target.shown,
            document,
            settings,
            self.files.exam(one.exam_file),
            is_exam=target.is_exam,
            ignored=settings.ignored_in(target.full),
            figure_state=state,
        )
        if isinstance(content, ReadError):
            return report
        report = alone(report, document, settings)
        return report._replace(key=self.key(one, content)) if self.remembers and not asked else report

    # Judging

    def judge(
        self,
        named: list[Named],
        reports: list[FileReport],
        rest: list[tuple[Named, PackedFacts]],
        changes: "Changes | None",
        memory: Memory,
    ) -> tuple[list[UnlocatedFinding], list[Crash]]:
        """Judges each exam by itself, and all that has no exam by its settings; ``rest`` are files that nobody named."""
        files: dict[tuple[str, str], list[tuple[Named, PackedFacts]]] = {}
        for one, sheet in (*((one, report.sheet) for one, report in zip(named, reports, strict=True)), *rest):
            files.setdefault((one.exam_file, self.files.home(one)), []).append((one, sheet))
        reported = {report.path for report in reports}
        raised: list[UnlocatedFinding] = []
        crashes: list[Crash] = []
        for (exam_file, home), bank in files.items():
            bank.sort(key=lambda file: file[0].target.order)
            whole = changes is None and all(one.target.shown in reported for one, sheet in bank if sheet.count)
            rules = rules_for(self.files.settings_in(home), whole=whole)
            judgement, failed = self._judgement(exam_file, bank, rules, memory)
            wishes = [*([partial(_is_changed, reported, changes)] if changes is not None else []), partial(_is_in, reported)]
            found = pronounce(judgement, self.files.exam(exam_file), rules, wishes)
            raised += [one for one in found if one.rule not in self.files.ignored_in(one.problem.file)]
            crashes += failed
        return raised, crashes

    def _judgement(
        self, exam_file: str, bank: list[tuple[Named, PackedFacts]], rules: list[Active], memory: Memory
    ) -> tuple[Judgement, list[Crash]]:
        """What is said of an exam's items: remembered, or thought over anew, for the bank as a whole and for the rest of it."""
        said: list[Judgement] = []
        crashes: list[Crash] = []
        items = self._facts(bank, memory) if self.request.needs_facts else None
        for of_whole in (False, True):
            chosen = [active for active in rules if active.rule.needs_whole_bank == of_whole]
            name = self._key_of_judgement(exam_file, chosen, bank) if self.remembers and chosen else b""
            known = memory.judgement(name)
            if known is None and chosen:
                items = items if items is not None else self._facts(bank, memory)
                known, failed = deliberate(self.files.exam(exam_file), items, chosen)
                crashes += failed
                if name and not failed:
                    memory.keep_judgement(name, known)
            said += [known] if known is not None else []
        if items is not None and self.request.needs_facts:
            self.banks.append((self.files.exam(exam_file), tuple(items)))
        return Judgement(tuple(one for part in said for one in part.said), tuple(one for part in said for one in part.members)), crashes

    def _key_of_judgement(self, exam_file: str, rules: list[Active], bank: list[tuple[Named, PackedFacts]]) -> bytes:
        chosen = repr([(active.rule.name, sorted(active.options.items())) for active in rules])
        files = ((one.target.shown, sheet) for one, sheet in bank)
        return name_of_judgement([self.program(), chosen, self.files.said_of(exam_file)], files)

    def _facts(self, bank: list[tuple[Named, PackedFacts]], memory: Memory) -> list[ItemFacts]:
        """The facts of all items of an exam, from the store or from their files."""
        memory.open(sheet for _, sheet in bank)
        opened = [(one, sheet if sheet.is_loaded else self._survey(one)) for one, sheet in bank]
        return [item for one, sheet in opened for item in sheet.unpack(one.target.shown)]

    def _survey(self, one: Named) -> PackedFacts:
        content = self.files.content(one.target.full)
        if isinstance(content, ReadError):
            return PackedFacts([])
        return survey(one.target.shown, content, self.files.settings_in(one.target.folder), self.files.exam(one.exam_file))

    def sheets_of(self, rest: list[Named], memory: Memory) -> list[tuple[Named, PackedFacts]]:
        """The facts of files that nobody asked a report of."""
        names = {one.target.shown: self._key_of_facts(one) for one in rest} if self.remembers else {}
        known = memory.sheets(names)
        for one in rest:
            if one.target.shown not in known:
                sheet = known[one.target.shown] = self._survey(one)
                if name := names.get(one.target.shown):
                    memory.keep_sheet(name, sheet)
        return [(one, known[one.target.shown]) for one in rest]

    # Comparing with what was

    def changes(self, named: list[Named]) -> "Changes | None":
        """What changed since the revision of the request, if there is one. Raises ConfigError."""
        if not self.request.since:
            return None
        from crs_lint.engine import since

        folders = {os.path.dirname(path) or os.getcwd() for one in named for path in (one.target.full, one.exam_file)}
        settings = sorted({file for folder in folders for file in self.files.settings_in(folder).files})
        parked = self.request.baseline if self.request.baseline_use == "apply" else ""
        seen = [since.Seen(one.target.shown, one.target.full, self.files.exam(one.exam_file), one.target.is_exam) for one in named]
        around = since.Surroundings(self.files.content, self._dialect_of, self.request.overrides.limits, tuple(settings), parked)
        return since.changes(self.request.since, seen, around)

    def _dialect_of(self, full: str) -> "Dialect | None":
        return self.files.settings_in(os.path.dirname(full)).dialect

    # Parking

    def baseline(self) -> "Baseline | None":
        """What is parked already, if that counts. Raises ConfigError."""
        if not self.request.baseline or self.request.baseline_use == "write":
            return None
        from crs_lint.engine import baseline

        return baseline.load(self.request.baseline)

    def sift(
        self, named: list[Named], outcome: _Outcome, known: "Baseline | None"
    ) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], int]:
        """New findings, parked ones, and how many of those that the baseline has are found no more. Raises ConfigError."""
        if known is None and self.request.baseline_use != "write":
            return tuple(finding for _, finding in numbered(outcome.findings)), (), 0
        from crs_lint.engine import baseline

        known = known or self._written(outcome)
        sifted = baseline.sift(outcome.findings, known)
        return sifted.findings, sifted.parked, self._stale(named, outcome, known, sifted)

    def _stale(self, named: list[Named], outcome: _Outcome, known: "Baseline", sifted: "Sifted") -> int:
        from crs_lint.engine import baseline

        prunes = self.request.baseline_use == "prune"
        if not self._can_tell(outcome, known, sifted):
            if prunes:
                reason = "That needs a check, without faults, of all that it was written for: " + " ".join(known.paths)
                raise ConfigError(f"{known.file}: not pruned. {reason}")
            return 0
        ran = {active.rule.name for one in named for active in self.files.settings_in(one.target.folder).active}
        gone = baseline.stale(sifted.left, ran)
        if prunes and gone:
            baseline.save(baseline.pruned(known, gone))
        return 0 if prunes else sum(gone.values())

    def _written(self, outcome: _Outcome) -> "Baseline":
        from crs_lint.engine import baseline

        if self.files.is_partial or self.request.stdin is not None:
            raise ConfigError(f"{self.request.baseline}: not written. A baseline is written for a whole bank: name its folder.")
        known = baseline.made_of(outcome.findings, self.request.baseline, self.request.paths)
        baseline.save(known)
        return known

    def _can_tell(self, outcome: _Outcome, known: "Baseline", sifted: "Sifted") -> bool:
        """Whether what does not occur in this run does not occur at all."""
        hidden = self.files.complaints or outcome.crashes or any(finding.rule in UNREAD for finding in sifted.findings)
        return not (hidden or self.files.is_partial or self.request.stdin is not None) and known.covered_by(self.request.paths)
