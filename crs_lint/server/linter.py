"""Lints the files of the editor, again and again: with open documents in place of files, a cache, and settings that stay usable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from crs_lint.api import LastGoodSettings, Report, Request, lint
from crs_lint.cache.disk_cache import open_cache
from crs_lint.cache.recent_cache import RecentCache

_RUNS_A_GENERATION = 32
_FEW = 48  # values that are not worth writing to the disk


class InterruptedRun(BaseException):
    """Ends a run whose result nobody waits for. It is no Exception, since the engine reports those as crashes."""


class ReportQuery(NamedTuple):
    """What a report was asked for: a file, whether it has the facts of the bank, and the state of all documents."""

    path: str
    needs_facts: bool
    state: int


class Linter:
    """Runs of one server, all in one thread. ``interrupt`` is called often during a run, and may raise InterruptedRun."""

    def __init__(self, request: Request, interrupt: Callable[[], None]) -> None:
        self.last_good = LastGoodSettings()
        self._request = request._replace(cache_folder="", force_exclude=True, jobs=1)
        self._cache_folder = request.cache_folder
        self._interrupt = interrupt
        self._cache: RecentCache | None = None
        self._runs = 0
        self._reports: dict[str, tuple[ReportQuery, Report]] = {}

    def report(self, path: str, contents: Mapping[str, bytes], state: int, *, needs_facts: bool = False) -> Report:
        """The report on a file. The one of the same state is given again. Raises ConfigError and InterruptedRun."""
        self._interrupt()
        known = self._reports.get(path)
        if known is not None and known[0].state == state and known[0].needs_facts >= needs_facts:
            return known[1]
        request = self._request._replace(needs_facts=needs_facts)
        report = lint([path], request, contents=contents, cache=self._next_cache(), last_good=self.last_good)
        self._reports[path] = ReportQuery(path, needs_facts, state), report
        return report

    def forget(self, path: str) -> None:
        """Frees the report on a file that is no longer open."""
        self._reports.pop(path, None)

    @property
    def cache(self) -> RecentCache:
        """The cache, which is opened by the thread that uses it."""
        if self._cache is None:
            self._cache = RecentCache(open_cache(self._cache_folder), self._interrupt)
        return self._cache

    @property
    def request(self) -> Request:
        """The request of every run, without its paths and contents."""
        return self._request

    def _next_cache(self) -> RecentCache:
        self._runs += 1
        if self._runs % _RUNS_A_GENERATION == 0:
            self.cache.age()
        return self.cache

    def save(self) -> None:
        """Writes new results to the disk, if they are many, so that the next start takes less time. Raises InterruptedRun."""
        if self.cache.added < _FEW or not self._cache_folder:
            return
        disk = open_cache(self._cache_folder)
        try:
            self.cache.copy_added(disk)
        finally:
            disk.close()
