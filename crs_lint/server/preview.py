"""``crs-lint preview``: the page of all items, which renews itself when a file is saved."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from threading import Event

from crs_lint.api import ConfigError, LastGoodSettings, Report, Request, lint
from crs_lint.files.discover import is_below
from crs_lint.report import html
from crs_lint.server.live_page import LivePage
from crs_lint.server.watching import changes, folders_of


class LivePreview:
    """The page of some paths. ``complaints`` are reasons why something could not be checked now, ``files`` how many files were."""

    def __init__(self, request: Request) -> None:
        self.complaints: tuple[str, ...] = ()
        self.files = 0
        self._request = request._replace(needs_facts=True, jobs=1)
        self._last_good = LastGoodSettings()
        self._last: Report | None = None
        self._outside: frozenset[str] = frozenset()
        self._folders = folders_of(request.paths)

    def page(self, events: str) -> str:
        """The page of the files as they are now, which listens to ``events``.

        Where settings cannot be used, it shows the last report, and says so. Raises ConfigError if there was none.
        """
        report = self._report()
        self.complaints, self.files = report.complaints, report.files
        # A config file above the bank, say, or a list of words.
        self._outside = frozenset(one for one in report.inputs() if not any(is_below(one, folder) for folder in self._folders))
        return html.page(report, all_items=True, events=events)

    def _report(self) -> Report:
        try:
            report = lint(self._request.paths, self._request, last_good=self._last_good)
        except ConfigError as error:
            if self._last is None:
                raise
            return self._last._replace(complaints=(str(error),))
        self._last = report
        return report._replace(complaints=(*report.complaints, *self._last_good.told, *([report.advice] if report.advice else [])))

    def changes(self, stop: Event | None = None) -> Iterator[None]:
        """Yields once watching has begun, and then after each change that the page may depend on, until ``stop`` is set."""
        return changes(self._folders, lambda: self._outside, stop)


def serve(request: Request, port: int, say: Callable[[str], None], tell: Callable[[str], None]) -> int:
    """Serves the page until Ctrl-C. ``say`` gets the address, ``tell`` each line on what cannot be shown.

    Returns 2 where there is nothing to show. Raises ConfigError, OSError for a port that is taken, and KeyboardInterrupt.
    """
    preview = LivePreview(request)
    live = LivePage(secrets.token_urlsafe(16), port)
    try:
        for number, _ in enumerate(preview.changes()):
            _show(preview, live, tell)
            if not number:
                if not preview.files:
                    return 2
                live.start()
                say(live.address)
    finally:
        live.end()
    return 0


def _show(preview: LivePreview, live: LivePage, tell: Callable[[str], None]) -> None:
    """Shows the files as they are now, and tells what could not be checked. Raises ConfigError where there is nothing to show."""
    live.show(preview.page(live.events))
    for complaint in preview.complaints:
        tell(complaint)
