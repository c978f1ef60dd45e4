"""The step that checks banks: the items of each exam together, and those without an exam by the settings that hold for them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.cached_results import CachedResults
from crs_lint.engine.check_bank import BankProblems, bank_rules, check_bank, findings_at
from crs_lint.engine.check_file import facts_in_file
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.file_report import FileReport
from crs_lint.engine.run_files import RunFiles
from crs_lint.model.finding import Location, UnlocatedFinding
from crs_lint.model.item import Exam
from crs_lint.named_tuple import NamedTuple
from crs_lint.settings.config import Active

if TYPE_CHECKING:
    from crs_lint.engine.cache_keys import CacheKeys
    from crs_lint.engine.since import Changes

FactsOfFile: TypeAlias = tuple[BankFile, PackedFacts]


class CheckedBanks(NamedTuple):
    """The findings of bank rules and the crashes; with the facts of all items of each exam, where they are asked for."""

    findings: tuple[UnlocatedFinding, ...] = ()
    crashes: tuple[Crash, ...] = ()
    banks: tuple[tuple[Exam, tuple[ItemFacts, ...]], ...] = ()


class BankChecker:
    """What checking any bank of a run takes. ``changes`` is None unless only changed items are reported on."""

    def __init__(
        self, files: RunFiles, results: CachedResults, keys: "CacheKeys | None", changes: "Changes | None", *, keep_facts: bool
    ) -> None:
        self._files = files
        self._results = results
        self._keys = keys
        self._changes = changes
        self._keep_facts = keep_facts

    def facts_of(self, rest: Sequence[BankFile]) -> tuple[list[FactsOfFile], list[Crash]]:
        """The facts of files that the run does not report on, from the cache or from the files, and the crashes."""
        keys = {file.target.shown: self._keys.of_facts(file) for file in rest} if self._keys else {}
        found = self._results.facts(keys)
        crashes: list[Crash] = []
        for file in rest:
            path = file.target.shown
            if path in found:
                continue
            try:
                found[path] = self._read_facts(file)
            except Exception as error:
                found[path] = PackedFacts([])
                crashes.append(crash_of("reading the items", path, error, is_step=True))
            else:
                if key := keys.get(path):
                    self._results.put_facts(key, found[path])
        return [(file, found[file.target.shown]) for file in rest], crashes

    def check(self, named: Sequence[BankFile], reports: Sequence[FileReport], rest: Sequence[FactsOfFile]) -> CheckedBanks:
        """Checks every bank that named files belong to. An exception in one becomes a crash."""
        banks: dict[tuple[str, str], list[FactsOfFile]] = {}
        for file, facts in (*((file, report.facts) for file, report in zip(named, reports, strict=True)), *rest):
            banks.setdefault((file.exam_file, self._files.lookup.bank_folder(file)), []).append((file, facts))
        reported = {report.path for report in reports}
        checked = [self._check_safely(exam_file, folder, bank, reported) for (exam_file, folder), bank in banks.items()]
        return CheckedBanks(
            tuple(finding for one in checked for finding in one.findings),
            tuple(crash for one in checked for crash in one.crashes),
            tuple(bank for one in checked for bank in one.banks),
        )

    def _check_safely(self, exam_file: str, folder: str, bank: list[FactsOfFile], reported: set[str]) -> CheckedBanks:
        settings = self._files.lookup.in_folder(folder)
        bank.sort(key=lambda one: one[0].target.order)
        # What concerns the bank as a whole is found at its exam, whichever other files the run reports on.
        has_exam = bool(exam_file) and self._files.shown_path(exam_file) in reported
        is_whole = self._changes is None and (has_exam or all(file.target.shown in reported for file, facts in bank if facts.count))
        try:
            return self._check(exam_file, bank, bank_rules(settings, whole=is_whole), reported)
        except Exception as error:
            where = self._files.shown_path(exam_file or folder)
            return CheckedBanks(crashes=(crash_of("checking the bank", where, error, is_step=True),))

    def _check(self, exam_file: str, bank: Sequence[FactsOfFile], rules: list[Active], reported: set[str]) -> CheckedBanks:
        exam = self._files.exam(exam_file)
        items = self._load_facts(bank) if self._keep_facts else None
        found: list[BankProblems] = []
        crashes: list[Crash] = []
        # One result for the rules that need the whole bank and one for the others, which hold when some files are checked.
        for needs_whole in (False, True):
            chosen = [active for active in rules if active.rule.needs_whole_bank == needs_whole]
            key = self._keys.of_bank(exam_file, chosen, bank) if self._keys and chosen else b""
            problems = self._results.bank_problems(key)
            if problems is None and chosen:
                items = self._load_facts(bank) if items is None else items
                problems, failed = check_bank(exam, items, chosen)
                crashes += failed
                if key and not failed:
                    self._results.put_bank_problems(key, problems)
            found += [problems] if problems is not None else []
        together = BankProblems(tuple(one for some in found for one in some.problems), tuple(one for some in found for one in some.members))
        changed = [partial(_is_changed, reported, self._changes)] if self._changes is not None else []
        findings = findings_at(together, exam, rules, [*changed, partial(_is_reported, reported)])
        kept = [one for one in findings if one.rule not in self._files.rules_off_in(one.problem.file)]
        banks = ((exam, tuple(items)),) if items is not None and self._keep_facts else ()
        return CheckedBanks(tuple(kept), tuple(crashes), banks)

    def _load_facts(self, bank: Sequence[FactsOfFile]) -> list[ItemFacts]:
        """The facts of all items of a bank, from the reports, the cache, or the files."""
        self._results.load_facts(facts for _, facts in bank)
        loaded = [(file, facts if facts.is_loaded else self._read_facts(file)) for file, facts in bank]
        return [item for file, facts in loaded for item in facts.unpack(file.target.shown)]

    def _read_facts(self, file: BankFile) -> PackedFacts:
        content = self._files.content(file.target.full)
        if not isinstance(content, bytes):
            return PackedFacts([])
        settings = self._files.lookup.in_folder(file.target.folder)
        return facts_in_file(file.target.shown, content, settings, self._files.exam(file.exam_file))


def _is_changed(reported: set[str], changes: "Changes", location: Location) -> bool:
    return location.file in reported and changes.affect(location.file, location.path)


def _is_reported(reported: set[str], location: Location) -> bool:
    return location.file in reported


def bank_findings_by_file(reports: Sequence[FileReport], checked: CheckedBanks) -> Mapping[str, list[UnlocatedFinding]]:
    """The findings that are still to be located, by file."""
    by_file: dict[str, list[UnlocatedFinding]] = {report.path: list(report.unlocated) for report in reports if report.unlocated}
    for finding in checked.findings:
        by_file.setdefault(finding.problem.file, []).append(finding)
    return by_file
