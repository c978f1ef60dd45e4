"""The step that checks banks: the items of each exam together, and those without an exam by the settings that hold for them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeAlias

from crs_lint import log
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.bank_items import BankItems
from crs_lint.engine.bank_items import FactsOfFile as PathFacts
from crs_lint.engine.cached_results import CachedResults, EarlierFile, EarlierFiles
from crs_lint.engine.check_bank import BankProblems, bank_rules, check_bank, findings_at, joined
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
    from crs_lint.engine.recheck_bank import EarlierBank
    from crs_lint.engine.since import Changes

FactsOfFile: TypeAlias = tuple[BankFile, PackedFacts]
_Group: TypeAlias = tuple[bytes, list[Active]]
"""Rules whose result is cached as one, and its key; empty where no cache is used."""


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
        self._digests: dict[str, str] = {}
        self._earlier = lru_cache(maxsize=None)(self._earlier_files)

    def facts_of(self, rest: Sequence[BankFile]) -> tuple[list[FactsOfFile], list[Crash]]:
        """The facts of files that the run does not report on, from the cache or from the files, and the crashes."""
        keys = {file.target.shown: self._keys.of_facts(file) for file in rest} if self._keys else {}
        found = self._known_facts(rest, keys)
        found |= self._results.facts({path: key for path, key in keys.items() if path not in found})
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

    def _known_facts(self, rest: Sequence[BankFile], keys: Mapping[str, bytes]) -> dict[str, PackedFacts]:
        """The facts, not loaded, of files that did not change since their bank was last checked anew."""
        banks = dict.fromkeys((file.exam_file, self._files.lookup.bank_folder(file)) for file in rest) if keys else ()
        earlier = {file.facts_key: file for bank in banks for file in self._earlier(*bank).files}
        known = ((path, earlier.get(key.hex())) for path, key in keys.items() if key)
        return {path: PackedFacts.unloaded(file.digest, file.items) for path, file in known if file is not None}

    def check(self, named: Sequence[BankFile], reports: Sequence[FileReport], rest: Sequence[FactsOfFile]) -> CheckedBanks:
        """Checks every bank that named files belong to. An exception in one becomes a crash."""
        banks: dict[tuple[str, str], list[FactsOfFile]] = {}
        for file, facts in (*((file, report.facts) for file, report in zip(named, reports, strict=True)), *rest):
            banks.setdefault((file.exam_file, self._files.lookup.bank_folder(file)), []).append((file, facts))
        reported = {report.path for report in reports}
        self._digests = {report.path: report.digest for report in reports}
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
            return self._check(exam_file, folder, bank, bank_rules(settings, whole=is_whole), reported)
        except Exception as error:
            where = self._files.shown_path(exam_file or folder)
            return CheckedBanks(crashes=(crash_of("checking the bank", where, error, is_step=True),))

    def _check(self, exam_file: str, folder: str, bank: Sequence[FactsOfFile], rules: list[Active], reported: set[str]) -> CheckedBanks:
        exam = self._files.exam(exam_file)
        filled = [one for one in bank if one[1].count]
        items = self._items(filled)
        found, crashes = self._problems(exam, exam_file, folder, filled, items, rules)
        changed = [partial(_is_changed, reported, self._changes)] if self._changes is not None else []
        findings = findings_at(found, exam, rules, [*changed, partial(_is_reported, reported)])
        kept = [one for one in findings if one.rule not in self._files.rules_off_in(one.problem.file)]
        return CheckedBanks(tuple(kept), tuple(crashes), ((exam, items.all),) if self._keep_facts else ())

    def _problems(
        self, exam: Exam, exam_file: str, folder: str, bank: Sequence[FactsOfFile], items: BankItems, rules: Sequence[Active]
    ) -> tuple[BankProblems, list[Crash]]:
        """What rules report, from the cache, from what changed since an earlier check, or from all items."""
        # One result for the rules that need the whole bank and one for the others, which hold when some files are checked.
        groups = [[active for active in rules if active.rule.needs_whole_bank is needs_whole] for needs_whole in (False, True)]
        files = [(path, facts.digest) for path, facts in items.files] if self._keys else []
        keys = [(self._keys.of_bank(exam_file, group, files) if self._keys else b"", group) for group in groups if group]
        known = [(key, group, self._results.bank_problems(key)) for key, group in keys]
        found = [one for _, _, one in known if one is not None]
        missing = [(key, group) for key, group, one in known if one is None]
        crashes: list[Crash] = []
        if missing:
            some, failed, missing = self._rechecked(exam, exam_file, folder, items, missing)
            found.append(some)
            crashes += failed
        if missing:
            items.load(range(len(bank)))
            items = self._items(bank)  # files that had to be read again may have changed meanwhile
            some, failed = check_bank(exam, items, [active for _, group in missing for active in group])
            found.append(some)
            crashes += failed
            if self._keys and not failed and files == [(path, facts.digest) for path, facts in items.files]:
                for key, group in missing:
                    self._results.put_bank_problems(key, some.of_rules(active.rule.name for active in group))
                self._results.put_earlier_bank(self._keys.of_earlier_bank(exam_file, folder), self._rows(bank), items.shards)
        return joined(found), crashes

    def _rechecked(
        self, exam: Exam, exam_file: str, folder: str, items: BankItems, groups: Sequence[_Group]
    ) -> tuple[BankProblems, list[Crash], list[_Group]]:
        """What rules report, from an earlier check of the bank, the crashes, and the rules that this does not help."""
        earlier = self._earlier(exam_file, folder)
        if not earlier.files or self._keys is None:
            return BankProblems(), [], list(groups)
        from crs_lint.engine.recheck_bank import recheck_bank

        before = [(file.path, file.digest) for file in earlier.files]
        known = [(group, self._results.bank_problems(self._keys.of_bank(exam_file, group[1], before))) for group in groups]
        rules = [active for (_, group), one in known if one is not None for active in group]
        try:
            found, crashes = recheck_bank(
                exam, items, rules, self._earlier_bank(earlier), joined(one for _, one in known if one is not None)
            )
        except (LookupError, ValueError) as error:
            log.debug(__name__, "the bank is checked anew: %s", error)
            return BankProblems(), [], list(groups)
        return found, crashes, [group for group, one in known if one is None]

    def _earlier_bank(self, earlier: EarlierFiles) -> "EarlierBank":
        from crs_lint.bank.item_index import ItemIndex
        from crs_lint.engine.recheck_bank import EarlierBank

        files = [PathFacts(file.path, PackedFacts.unloaded(file.digest, file.items)) for file in earlier.files]
        items = BankItems(files, lambda wanted: self._load_earlier([files[file].facts for file in wanted]))
        return EarlierBank(items, ItemIndex(earlier.shards, items.count, partial(self._results.shards, earlier.index_key)))

    def _items(self, bank: Sequence[FactsOfFile]) -> BankItems:
        return BankItems([PathFacts(file.target.shown, facts) for file, facts in bank], partial(self._load, bank))

    def _rows(self, bank: Sequence[FactsOfFile]) -> list[EarlierFile]:
        def key(file: BankFile) -> str:
            return self._keys.of_facts(file, self._digests.get(file.target.shown, "")).hex() if self._keys else ""

        return [EarlierFile(file.target.shown, key(file), facts.digest, facts.count) for file, facts in bank]

    def _earlier_files(self, exam_file: str, folder: str) -> EarlierFiles:
        known = self._results.earlier_bank(self._keys.of_earlier_bank(exam_file, folder)) if self._keys else None
        return known or EarlierFiles((), b"", 1)

    def _load(self, bank: Sequence[FactsOfFile], files: Sequence[int]) -> None:
        """Loads the facts of files from the cache, or reads the files again."""
        self._results.load_facts(bank[file][1] for file in files)
        for file in files:
            facts = bank[file][1]
            if not facts.is_loaded:
                facts.replace(self._read_facts(bank[file][0]))

    def _load_earlier(self, facts: Sequence[PackedFacts]) -> None:
        self._results.load_facts(facts)
        if not all(one.is_loaded for one in facts):
            raise LookupError("facts of the earlier check are missing")

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
