"""``--show-settings`` and ``--show-files``: what a run would use and look at."""

from __future__ import annotations

import argparse
import os
import sys

from crs_lint.cli.check_request import request_of
from crs_lint.cli.console import complain
from crs_lint.cli.exit_codes import COULD_NOT_LINT, OK
from crs_lint.engine.item_language import item_language
from crs_lint.engine.run import find_files, settings_for
from crs_lint.settings import show
from crs_lint.settings.request import Request
from crs_lint.text.sanitize import line


def run(options: argparse.Namespace) -> int:
    """Prints what the options ask for and returns the exit code. Raises ConfigError."""
    request = request_of(options)
    if options.show_settings:
        _show_settings(request)
    return _show_files(request) if options.show_files else OK


def _show_settings(request: Request) -> None:
    for number, path in enumerate(request.paths):
        settings = settings_for(request, path)
        full = os.path.abspath(path)
        page = show.page(path, full, settings, request.overrides, item_language(full, settings))
        sys.stdout.write("\n" * (number > 0) + page)


def _show_files(request: Request) -> int:
    files, complaints = find_files(request)
    sys.stdout.writelines(f"{line(file)}\n" for file in files)
    for complaint in complaints:
        complain(complaint)
    return COULD_NOT_LINT if complaints else OK
