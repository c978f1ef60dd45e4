"""The step that checks files: each one alone, in worker processes where there are many, or not at all where the cache has its report."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeAlias

from crs_lint import log
from crs_lint.cache.file_digests import digest_of
from crs_lint.document.load import Document, read_file, unread
from crs_lint.document.read_error import ReadError
from crs_lint.engine import processes
from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.cached_results import CachedResults
from crs_lint.engine.check_file import CheckedFile, check_file
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.discover import Discovery
from crs_lint.engine.file_report import FileReport, file_report
from crs_lint.engine.item_findings import ItemFindings
from crs_lint.engine.run_files import RunFiles
from crs_lint.engine.settings_lookup import SettingsLookup
from crs_lint.files.figures import figure_state
from crs_lint.model.figure_state import FigureState
from crs_lint.named_tuple import NamedTuple
from crs_lint.settings.config import Settings
from crs_lint.settings.request import Request

if TYPE_CHECKING:
    from crs_lint.engine.cache_keys import CacheKeys

_MOST_TRACEBACKS = 100

_Task: TypeAlias = tuple[BankFile, bytes | ReadError | None]
"""A file to check, with its content or why it cannot be read; None where the worker is to read it."""
_Known: TypeAlias = Mapping[BankFile, ItemFindings]
"""What earlier runs of this process found in the items of files."""


class CheckedFiles(NamedTuple):
    """The reports on files, in the order of the files; the key of each in the cache, and how many of them were not in it."""

    reports: tuple[FileReport, ...]
    keys: Mapping[str, bytes]
    checked: int


def check_files(
    named: Sequence[BankFile],
    request: Request,
    files: RunFiles,
    results: CachedResults,
    keys: "CacheKeys | None",
    report_keys: Mapping[str, bytes],
    progress: Callable[[int, int], None],
) -> CheckedFiles:
    """Checks files that have no report in the cache. ``keys`` is None, and ``report_keys`` empty, where no cache is used."""
    reports = results.reports(report_keys)
    fresh = [file for file in named if file.target.shown not in reports]
    log.debug(__name__, "%s files to check, %s in the cache", len(fresh), len(reports))
    new_keys = dict(report_keys)
    objects = results.objects
    known = {file: ItemFindings(objects, keys.of_items(file)) for file in fresh} if keys is not None and objects is not None else {}
    tracebacks = 0
    for file, report in zip(fresh, _checked(fresh, request, files, known, progress), strict=True):
        tracebacks += len(report.crashes)
        reports[report.path] = report if tracebacks <= _MOST_TRACEBACKS else _without_tracebacks(report)
        if keys is not None:
            key = new_keys[report.path] = keys.of_report(file, report.digest) if report.digest and not report.looks_for_pictures else b""
            if key and not report.crashes:
                results.put_report(key, report, keys.of_facts(file, report.digest))
    return CheckedFiles(tuple(reports[file.target.shown] for file in named), new_keys, len(fresh))


def _checked(
    fresh: Sequence[BankFile], request: Request, files: RunFiles, known: _Known, progress: Callable[[int, int], None]
) -> Iterator[FileReport]:
    if request.jobs < 2 or len(fresh) < processes.FEW:
        for number, file in enumerate(fresh, 1):
            report, text = _check(file, files.content(file.target.full), files, known.get(file))
            files.keep_text(report.path, text)
            yield report
            progress(number, len(fresh))
        return
    _import_rules(fresh, files)
    tasks: list[_Task] = []
    for file in fresh:
        tasks.append((file, files.kept_content(file.target.full)))
        files.release(file.target.full)
    exams = tuple((exam, files.shown_path(exam)) for exam in dict.fromkeys(file.exam_file for file in fresh) if exam)
    work = partial(_check_in_worker, request, exams)
    yield from processes.spread(work, tasks, request.jobs, _died, progress)


def _import_rules(fresh: Sequence[BankFile], files: RunFiles) -> None:
    """Imports the rules for some files, which each worker process would have to import otherwise, where it is forked."""
    folders = dict.fromkeys(file.target.folder for file in fresh)
    checks = {active.rule.check for folder in folders for active in files.lookup.in_folder(folder).active}
    log.debug(__name__, "%s rules imported", len(checks))


@lru_cache(maxsize=1)
def _worker_files(request: Request, exams: tuple[tuple[str, str], ...]) -> RunFiles:
    """The files of a worker process; ``exams`` has the paths of exams as the main process shows them."""
    return RunFiles(request, SettingsLookup(request), Discovery(names=dict(exams)))


def _check_in_worker(request: Request, exams: tuple[tuple[str, str], ...], task: _Task) -> FileReport:
    files = _worker_files(request, exams)
    file, content = task
    report, _ = _check(file, content if content is not None else files.content(file.target.full), files)
    files.release(file.target.full)
    return report


def _died(task: _Task) -> FileReport:
    path = task[0].target.shown
    return FileReport(path, crashes=(Crash("checking the file", path, "the worker process crashed or was killed", is_step=True),))


def _check(file: BankFile, content: bytes | ReadError, files: RunFiles, known: ItemFindings | None = None) -> tuple[FileReport, str]:
    """The report on a file, and its text. An exception becomes a crash, MemoryError included. Raises ConfigError."""
    figures: list[str] = []
    path = file.target.shown
    settings = files.lookup.in_folder(file.target.folder)
    try:
        document = unread(content) if isinstance(content, ReadError) else read_file(path, content, settings.limits)
        report = file_report(_check_document(file, document, settings, files, figures, known), document, settings)
    except Exception as error:
        return FileReport(path, crashes=(crash_of("checking the file", path, error, is_step=True),)), ""
    digest = digest_of(content) if isinstance(content, bytes) else ""
    return report._replace(digest=digest, looks_for_pictures=bool(figures)), document.text


def _check_document(
    file: BankFile, document: Document, settings: Settings, files: RunFiles, figures: list[str], known: ItemFindings | None
) -> CheckedFile:
    """Checks a file, and adds the pictures that were looked for to ``figures``."""
    target = file.target
    bank_folder = os.path.dirname(file.exam_file) or target.folder

    def state(figure: str) -> FigureState:
        figures.append(figure)
        return figure_state(bank_folder, target.folder, figure)

    return check_file(
        target.shown,
        document,
        settings,
        files.exam(file.exam_file),
        files.lookup.rules_in(target.folder, settings.ignored_in(target.full)),
        is_exam=target.is_exam,
        figure_state=state,
        known=known,
    )


def _without_tracebacks(report: FileReport) -> FileReport:
    return report._replace(crashes=tuple(crash._replace(traceback="") for crash in report.crashes))
