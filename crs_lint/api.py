"""Lints a bank from Python: what the command line, tests and editors call."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from crs_lint.engine.last_good_settings import LastGoodSettings
from crs_lint.engine.processes import no_progress
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Finding, Severity
from crs_lint.settings.config import ConfigError, Overrides
from crs_lint.settings.request import Request, ResponsesRequest

if TYPE_CHECKING:
    from crs_lint.cache.cache import Cache

__all__ = [
    "ConfigError",
    "Finding",
    "LastGoodSettings",
    "Overrides",
    "Report",
    "Request",
    "ResponsesRequest",
    "Severity",
    "lint",
]

_DEFAULTS = Request()


def lint(
    paths: Iterable[str | os.PathLike[str]],
    settings: Request = _DEFAULTS,
    *,
    contents: Mapping[str, bytes] | None = None,
    cache: Cache | None = None,
    progress: Callable[[int, int], None] = no_progress,
    last_good: LastGoodSettings | None = None,
) -> Report:
    """Lints files and folders, and returns the findings with all that reporters need.

    ``settings`` holds what the flags of the command line say; its ``paths`` are replaced by ``paths``. ``contents`` are the
    bytes of files that an editor holds, by path: they count in place of what is on the disk, and a file that was never saved
    counts as one of the bank whose folder it is in. ``cache`` is used in place of the folder that ``settings`` names, and
    stays open, so that several calls can share it. ``progress`` is called with the number of checked files and the number of
    all files. ``last_good`` keeps the settings of one call for the next: they count where a config file can no longer be used,
    and no ConfigError is raised for it.

    Raises ConfigError where a config file, the baseline or the revision cannot be used. What is wrong with a file is a
    finding, and what could not be checked is in ``Report.complaints``; neither raises.

    >>> import tempfile, pathlib
    >>> bank = pathlib.Path(tempfile.mkdtemp(), "bank")
    >>> bank.mkdir()
    >>> _ = (bank / "exam.yaml").write_text("exam: astronomy\\n")
    >>> item = "id: red\\nstem: Which planet is red?\\noptions: [{text: Mars}, {text: Venus}, {text: Io}]\\nexplanation: Mars has rust.\\n"
    >>> _ = (bank / "red.yaml").write_text(item)
    >>> report = lint([bank], Request(isolated=True))
    >>> [(finding.line, finding.rule) for finding in report.findings]
    [(3, 'missing-key')]
    """
    all_contents = (*settings.contents, *((os.path.abspath(path), content) for path, content in (contents or {}).items()))
    request = settings._replace(paths=tuple(os.fspath(path) for path in paths), contents=all_contents)
    return lint_paths(request, progress, cache, last_good)
