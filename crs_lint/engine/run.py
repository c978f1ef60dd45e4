"""One run: discover, check files, check banks, locate, apply suppressions and the baseline, report what changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from crs_lint import log
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.cache.cache import Cache
from crs_lint.cache.disk_cache import open_cache
from crs_lint.engine.apply_baseline import Coverage, apply_baseline, load_baseline
from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.cached_results import CachedResults, Filtered
from crs_lint.engine.check_banks import BankChecker, CheckedBanks, bank_findings_by_file
from crs_lint.engine.check_files import CheckedFiles, check_files
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.discover import Discovery, discover, rest_of_banks
from crs_lint.engine.file_report import FileReport
from crs_lint.engine.last_good_settings import LastGoodSettings
from crs_lint.engine.left_out import together
from crs_lint.engine.processes import no_progress
from crs_lint.engine.report import Report
from crs_lint.engine.run_files import RunFiles, unreadable_exams
from crs_lint.engine.settings_lookup import SettingsLookup
from crs_lint.model.finding import Finding, Severity, Suppressed
from crs_lint.model.item import Exam
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.registry import ALL, rule_named
from crs_lint.rules.rule import Rule, Scope
from crs_lint.settings.config import ConfigError, Settings
from crs_lint.settings.request import BaselineUse, Request
from crs_lint.text.plural import counted

if TYPE_CHECKING:
    from crs_lint.engine.cache_keys import CacheKeys
    from crs_lint.engine.check_evidence import CheckedEvidence
    from crs_lint.engine.exam_evidence import ExamEvidence
    from crs_lint.engine.locate import LocatedFinding
    from crs_lint.engine.since import Changes
    from crs_lint.engine.suppressions import Suppression
    from crs_lint.formats.dialect import Dialect


class _Checked(NamedTuple):
    """The findings of a run before the baseline is applied, its crashes, the exams with their facts, and the digests of files.

    ``evidence`` is what responses say of exams; ``complaints`` and ``notes`` are sentences on them.
    """

    filtered: Filtered
    crashes: tuple[Crash, ...] = ()
    banks: tuple[tuple[Exam, tuple[ItemFacts, ...]], ...] = ()
    digests: Mapping[str, str] = {}
    evidence: tuple[ExamEvidence, ...] = ()
    complaints: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def lint_paths(
    request: Request,
    progress: Callable[[int, int], None] = no_progress,
    cache: Cache | None = None,
    last_good: LastGoodSettings | None = None,
) -> Report:
    """Lints the files and folders of a request.

    ``progress`` is called with the number of checked files and the number of all files. ``cache`` is used in place of the
    folder that the request names, and is left open. ``last_good`` stands in for config files that cannot be used, in a run
    that needs one process only. Raises ConfigError where the settings, the baseline or the revision cannot be used.
    """
    baseline = load_baseline(request)
    lookup = SettingsLookup(request, last_good)
    found = discover(request, lookup)
    rest = rest_of_banks(found, request, lookup)
    log.debug(__name__, "%s files found, and %s others of their banks", len(found.files), len(rest))
    files = RunFiles(request, lookup, found, rest)
    complaints = (*found.complaints, *unreadable_exams(found, files))
    changes = _changes(request, found, files)
    is_large = len(found.files) + len(rest) >= request.min_files_for_cache
    used_cache = cache if cache is not None else open_cache(request.cache_folder if is_large else "")
    checked = _check(request, found.files, rest, files, changes, used_cache, progress)
    if cache is None:
        used_cache.close()
    if advice := _advice(request, found, files, checked.filtered.findings):
        complaints = tuple(one for one in complaints if one not in found.without_bank)
        checked = _Checked(Filtered((), (), 0), checked.crashes)
    elif not complaints:
        complaints = _without_items(request, found, checked.filtered)
    complaints = (*complaints, *checked.complaints)
    team_rules = _team_rules(found, lookup)
    rules = _rules(found, lookup, with_evidence=bool(checked.evidence))
    coverage = Coverage(not rest, not (complaints or checked.crashes), rules, frozenset(one.name for one in team_rules))
    inputs = partial(_inputs, request, found.files, rest, lookup)
    applied = apply_baseline(checked.filtered.findings, baseline, request, coverage, inputs)
    suppressed = (*checked.filtered.suppressed, *applied.suppressed)
    return Report(
        applied.findings if changes is None else tuple(filter(changes.include, applied.findings)),
        suppressed if changes is None else tuple(one for one in suppressed if changes.include(one.finding)),
        (*complaints, *map(complaint, checked.crashes)),
        len(found.files),
        checked.filtered.items,
        files.text_of,
        checked.banks,
        files.items_of,
        files.picture_of,
        tuple(file.target.shown for file in found.files),
        used_cache.problem,
        applied.stale,
        None if changes is None else changes.changed_items,
        () if changes is None else tuple(changes.weakened.values()),
        advice,
        checked.crashes,
        len(found.excluded),
        (*_unmatched_patterns(request, found, lookup), *checked.notes),
        inputs,
        team_rules,
        checked.digests,
        checked.filtered.left_out,
        checked.evidence,
        not request.responses.uses_settings and _settings_name_responses(found.files, lookup),
        _docs_url(found, lookup),
    )


def _settings_name_responses(named: Sequence[BankFile], lookup: SettingsLookup) -> bool:
    return any(lookup.in_folder(folder).responses.lines for folder in {file.target.folder for file in named})


def _advice(request: Request, found: Discovery, files: RunFiles, findings: Sequence[Finding]) -> str:
    """Advice on a bank in another form. Files that break no schema are in the native one."""
    if not any(finding.category == "schema" for finding in findings) and (found.files or not found.without_bank):
        return ""
    from crs_lint.engine.dialect_advice import advice_for

    return advice_for(request, found, files, findings)


def _unmatched_patterns(request: Request, found: Discovery, lookup: SettingsLookup) -> tuple[str, ...]:
    """Sentences on patterns that match no file. Only a run over a folder can tell."""
    if not any(map(os.path.isdir, request.paths)):
        return ()
    from crs_lint.engine.unmatched_patterns import unmatched_patterns

    return unmatched_patterns(request, found, lookup)


def _inputs(request: Request, named: Sequence[BankFile], rest: Sequence[BankFile], lookup: SettingsLookup) -> frozenset[str]:
    """The real paths of what a run reads: items, exams, settings, schemas of teams, a baseline to apply."""
    files = {path for file in (*named, *rest) for path in (file.target.full, file.exam_file) if path}
    settings = {os.path.abspath(one) for folder in {os.path.dirname(file) for file in files} for one in lookup.in_folder(folder).files}
    baseline = {os.path.abspath(request.baseline)} if request.baseline and request.baseline_use is not BaselineUse.WRITE else set()
    return frozenset(map(lookup.real_path, files | settings | baseline))


def _without_items(request: Request, found: Discovery, filtered: Filtered) -> tuple[str, ...]:
    """A complaint where the files of named folders hold no item, and no error says so: that must not pass for a clean bank."""
    has_files = any(not file.target.is_exam for file in found.files)
    fails = any(finding.severity is Severity.ERROR for finding in filtered.findings)
    if filtered.items or not has_files or fails or request.force_exclude or not any(map(os.path.isdir, request.paths)):
        return ()
    return (f"{' '.join(request.paths)}: no items were checked. There are none in {counted(len(found.files), 'file')}.",)


def find_files(request: Request) -> tuple[list[str], list[str]]:
    """The files that a run checks, as the user would write them, and complaints. Raises ConfigError."""
    found = discover(request, SettingsLookup(request))
    shown = [file.target.shown for file in found.files]
    complaints = [f"{path}: {error.message}" for path, error in found.unlisted.items()]
    return [path for path in shown if path not in found.unlisted], [*found.complaints, *complaints]


def settings_for(request: Request, path: str) -> Settings:
    """The settings of a file, or of the files right in a folder. Raises ConfigError, also if the path does not exist."""
    full = os.path.abspath(path)
    if not os.path.lexists(full):
        raise ConfigError(f"{path}: there is no such file or folder.")
    return SettingsLookup(request).in_folder(full if os.path.isdir(full) else os.path.dirname(full))


def _rules(found: Discovery, lookup: SettingsLookup, *, with_evidence: bool) -> frozenset[str]:
    """The names of all rules that are on for a file of the run, those about responses only ``with_evidence``."""
    on = {active.rule for file in found.files for active in lookup.in_folder(file.target.folder).active}
    return frozenset(rule.name for rule in on if with_evidence or rule.scope is not Scope.EVIDENCE)


def _team_rules(found: Discovery, lookup: SettingsLookup) -> tuple[Rule, ...]:
    """The rules for the files of a run that do not come with crs-lint. Of several of the same name, the first counts."""
    folders = dict.fromkeys(file.target.folder for file in found.files)
    first: dict[str, Rule] = {}
    for rule in (rule for folder in folders for rule in lookup.in_folder(folder).team_rules):
        first.setdefault(rule.name, rule)
    return tuple(first.values())


def _docs_url(found: Discovery, lookup: SettingsLookup) -> str:
    """The address of the pages of the rules. Of several, that of the first file counts."""
    folders = dict.fromkeys(file.target.folder for file in found.files)
    return next(filter(None, (lookup.in_folder(folder).docs_url for folder in folders)), "")


def _check(
    request: Request,
    named: Sequence[BankFile],
    rest: Sequence[BankFile],
    files: RunFiles,
    changes: Changes | None,
    cache: Cache,
    progress: Callable[[int, int], None],
) -> _Checked:
    """Checks files and banks, as far as the cache does not have the findings."""
    results = CachedResults(cache)
    keys = _cache_keys(request, files, cache)
    report_keys = {file.target.shown: keys.of_report(file) for file in named} if keys is not None else {}
    is_repeatable = not rest and changes is None and not _has_responses(request, named, files.lookup)
    run_key = keys.of_run(named, report_keys.values()) if keys is not None and is_repeatable else b""
    known = results.filtered(run_key) if not request.needs_facts else None
    if known is not None:
        log.debug(__name__, "all results are in the cache")
        checked = _Checked(known)
    else:
        checked_files = check_files(named, request, files, results, keys, report_keys, progress)
        checked = _check_banks(request, named, rest, files, changes, results, keys, checked_files)
        if run_key and not checked.crashes and _is_worth_caching(checked_files, report_keys):
            results.put_filtered(run_key, checked.filtered)
    if keys is not None:
        keys.save_digests()
    return checked


def _has_responses(request: Request, named: Sequence[BankFile], lookup: SettingsLookup) -> bool:
    """Whether there are responses to evaluate."""
    return bool(request.responses.files) or (request.responses.uses_settings and _settings_name_responses(named, lookup))


def _check_responses(
    request: Request, named: Sequence[BankFile], rest: Sequence[BankFile], files: RunFiles, reported: Sequence[FileReport]
) -> CheckedEvidence | None:
    """What responses say of the banks; None without any. Raises ConfigError."""
    if not _has_responses(request, named, files.lookup):
        return None
    from crs_lint.engine.check_evidence import check_evidence

    return check_evidence(request, (*named, *rest), files, {report.path for report in reported})


def _cache_keys(request: Request, files: RunFiles, cache: Cache) -> CacheKeys | None:
    if not cache.is_used:
        return None
    from crs_lint.engine.cache_keys import CacheKeys

    return CacheKeys(request, files, cache)


def _is_worth_caching(checked: CheckedFiles, report_keys: Mapping[str, bytes]) -> bool:
    """Whether a later run may ask for the findings of the whole run. If a few files changed, others are about to."""
    is_steady = checked.checked == 0 or checked.checked > len(checked.reports) // 2
    return is_steady and checked.keys == report_keys


def _check_banks(
    request: Request,
    named: Sequence[BankFile],
    rest: Sequence[BankFile],
    files: RunFiles,
    changes: Changes | None,
    results: CachedResults,
    keys: CacheKeys | None,
    checked_files: CheckedFiles,
) -> _Checked:
    """Checks the banks of checked files, locates what is found in them, and applies the suppressions of all files."""
    reports = checked_files.reports
    checker = BankChecker(files, results, keys, changes, keep_facts=request.needs_facts)
    facts, fact_crashes = checker.facts_of(rest)
    banks = checker.check(named, reports, facts)
    log.debug(__name__, "banks checked, %s findings", len(banks.findings))
    evidence = _check_responses(request, named, rest, files, reports)
    found_in_banks = banks if evidence is None else banks._replace(findings=(*banks.findings, *evidence.findings))
    located, location_crashes = _locate(reports, found_in_banks, files, results, checked_files.keys)
    all_rules = (*ALL, *request.overrides.plugin_rules)
    is_part = bool(rest) or changes is not None
    # A suppression of what candidates answered stands for all sittings, of which a run sees some.
    not_run = frozenset(rule.name for rule in all_rules if (rule.needs_whole_bank and is_part) or rule.scope is Scope.EVIDENCE)
    findings, suppressed, suppression_crashes = _apply_suppressions(reports, located, files, not_run)
    crashes = (*(crash for report in reports for crash in report.crashes), *fact_crashes, *banks.crashes)
    left_out = together(report.left_out for report in reports)
    filtered = Filtered(findings, suppressed, sum(report.facts.count for report in reports), left_out)
    digests = {report.path: report.digest for report in reports if report.digest}
    all_crashes = (*crashes, *location_crashes, *suppression_crashes)
    if evidence is None:
        return _Checked(filtered, all_crashes, banks.banks, digests)
    all_crashes = (*all_crashes, *evidence.crashes)
    return _Checked(filtered, all_crashes, banks.banks, digests, evidence.exams, evidence.complaints, evidence.notes)


def _locate(
    reports: Sequence[FileReport], banks: CheckedBanks, files: RunFiles, results: CachedResults, report_keys: Mapping[str, bytes]
) -> tuple[list[LocatedFinding], list[Crash]]:
    """Locates the findings of bank rules, as far as the cache does not have them."""
    findings = bank_findings_by_file(reports, banks)
    if not findings:
        return [], []
    from crs_lint.engine.locate import locate

    without_suppressions = {report.path: report_keys.get(report.path, b"") for report in reports if not report.suppressions}
    keys: Mapping[str, bytes] = {}
    if report_keys:
        from crs_lint.engine.cache_keys import located_keys

        keys = located_keys(findings, without_suppressions)
    known = results.located(keys)
    try:
        fresh = locate({path: some for path, some in findings.items() if path not in known}, files.text_of)
    except Exception as error:
        return [one for some in known.values() for one in some], [crash_of("locating the findings", "the bank", error, is_step=True)]
    for path, some in fresh.items():
        if path in keys:
            results.put_located(keys[path], some)
    return [one for some in (*fresh.values(), *known.values()) for one in some], []


def _apply_suppressions(
    reports: Sequence[FileReport], bank_findings: Sequence[LocatedFinding], files: RunFiles, not_run: frozenset[str]
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], list[Crash]]:
    """The findings of all files in order, those that were suppressed, and the crashes of rules about suppressions."""
    order = {report.path: index for index, report in enumerate(reports)}
    suppressions = {report.path: report.suppressions for report in reports if report.suppressions}
    suppressions |= _suppressions_elsewhere(bank_findings, order, files)
    findings = [finding for report in reports if not report.suppressions for finding in report.findings]
    if not (suppressions or bank_findings):
        return _in_order(findings, order), (), []
    from crs_lint.engine.suppress import apply_suppressions, check_suppressions

    in_files = [one for report in reports if report.suppressions for one in report.located]
    applied = apply_suppressions((*in_files, *bank_findings), suppressions)
    findings = [*applied.findings, *findings]
    crashes: list[Crash] = []
    for path in suppressions:
        if path in order:
            found, failed = check_suppressions(path, suppressions[path], applied.used, files.settings_of(path), not_run)
            findings += found
            crashes += failed
    return _in_order(findings, order), applied.suppressed, crashes


def _in_order(findings: Iterable[Finding], order: Mapping[str, int]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (order[finding.path], finding.line, finding.column, finding.rule, finding.message)))


def _suppressions_elsewhere(
    bank_findings: Sequence[LocatedFinding], reported: Mapping[str, int], files: RunFiles
) -> dict[str, tuple[Suppression, ...]]:
    """The suppressions of files that the run does not report on, and that its findings compare with."""
    compared = dict.fromkeys(file for one in bank_findings for file, _ in one.compared if file not in reported)
    if not compared:
        return {}
    from crs_lint.engine.suppressions import suppressions_in

    return {file: suppressions_in(files.text_of(file)) for file in compared if not files.settings_of(file).no_ignores}


def _changes(request: Request, found: Discovery, files: RunFiles) -> Changes | None:
    """What changed since the revision of a request; None if it names none. Raises ConfigError."""
    if not request.since:
        return None
    from crs_lint.engine.reach import Reach
    from crs_lint.engine.since import ComparedFile, RunInputs, changes_since

    folders = {os.path.dirname(path) or os.getcwd() for file in found.files for path in (file.target.full, file.exam_file)}
    settings = sorted({file for folder in folders for file in files.lookup.in_folder(folder).files})
    baseline = request.baseline if request.baseline_use is BaselineUse.APPLY else ""
    compared = [ComparedFile(*file.target, files.exam(file.exam_file), file.target.is_exam) for file in found.files]

    def dialect_of(full: str) -> Dialect | None:
        return files.lookup.in_folder(os.path.dirname(full)).dialect

    reach = Reach(request, found.files, files.lookup)
    inputs = RunInputs(files.content, dialect_of, reach, request.overrides.limits, tuple(settings), baseline)
    return changes_since(request.since, compared, inputs)


def complaint(crash: Crash) -> str:
    """A sentence on a crash, for the report."""
    what = f"{crash.rule} failed" if crash.is_step else f'the rule "{crash.rule}" failed'
    plugin = "" if crash.is_step else rule_named(crash.rule).plugin
    return f"{crash.file}: {what} ({crash.error}). This is a bug in {plugin or 'crs-lint'}; the other rules were run."
