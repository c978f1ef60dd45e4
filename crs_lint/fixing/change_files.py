"""Changes the files of a run: applies fixes, or adds comments that suppress findings."""

from __future__ import annotations

import os
from collections.abc import Callable

from crs_lint.cache.cache import Cache, MemoryCache
from crs_lint.cache.disk_cache import open_cache
from crs_lint.engine.processes import no_progress
from crs_lint.engine.report import Report
from crs_lint.fixing.fix_loop import FixLoop
from crs_lint.fixing.methods import AddIgnores, ApplyFixes
from crs_lint.fixing.open_files import OpenFiles
from crs_lint.fixing.outcome import ChangeOptions, Outcome
from crs_lint.settings.request import BaselineUse, Request


def change(
    request: Request,
    options: ChangeOptions,
    *,
    write: bool,
    progress: Callable[[int, int], None] = no_progress,
    cache: Cache | None = None,
) -> Outcome:
    """Changes the files of a run and writes them, or only tells what would change. Raises ConfigError.

    What stands for ``-`` is never written; its new content is among the changes. ``cache`` is used in place of the folder that
    the request names, and is left open.
    """
    store = cache if cache is not None else open_cache(request.cache_folder)
    # Each run is of a few texts that are new, among many that are not.
    loop = FixLoop(_without_baseline_changes(request), OpenFiles(request), MemoryCache(store), progress)
    before = loop.report
    if options.safe or options.unsafe:
        loop.apply(ApplyFixes(unsafe=options.unsafe))
    if options.reason is not None:
        loop.apply(AddIgnores(options.reason))
    if write:
        loop.files.write()
    if cache is None:
        store.close()
    return _outcome(loop, request, loop.report if write else before)


def _without_baseline_changes(request: Request) -> Request:
    """The request of the runs that verify changes: they apply the baseline, but do not write it."""
    baseline = request.baseline if request.baseline_use is not BaselineUse.WRITE else ""
    return request._replace(baseline=baseline, baseline_use=BaselineUse.APPLY, needs_facts=True)


def _outcome(loop: FixLoop, request: Request, report: Report) -> Outcome:
    files = loop.files
    changes = files.changes()
    return Outcome(
        changes,
        tuple(f"{path}: not changed: {reason}." for path, reason in files.failures.items()),
        tuple(f"{one.path}:{one.line}:{one.column}: {one.rule} {reason}." for one, reason in loop.notes.items()),
        tuple((os.path.abspath(one.path), one.after) for one in changes if files.by_path[one.path].snapshot is None),
        report if _is_final(report, request) and not files.failures else None,
        files.fixes(),
    )


def _is_final(report: Report, request: Request) -> bool:
    """Whether a run of the request would only repeat a report: it would neither write a baseline nor fill the cache."""
    fills_cache = request.cache_folder and report.files >= request.min_files_for_cache
    return request.baseline_use is BaselineUse.APPLY and not fills_cache
