"""``--watch``: checks again whenever a file is saved."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator

from crs_lint.cli.console import note
from crs_lint.cli.exit_codes import OK
from crs_lint.cli.failure import UsageError

PACKAGES = ("watchfiles",)
# Clears the screen and what is above it, and goes to its first column.
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


def run(options: argparse.Namespace, check: Callable[[argparse.Namespace], int]) -> int:
    """Checks until Ctrl-C; returns only where there is nothing to watch. Raises UsageError and KeyboardInterrupt."""
    from crs_lint.settings.extras import MissingExtraError, import_with_extra

    try:
        watching = import_with_extra("crs_lint.server.watching", "--watch", "server", PACKAGES)
    except MissingExtraError as error:
        raise UsageError(str(error)) from None
    folders = watching.folders_of(options.paths)
    if not folders:
        return check(options)
    own = [file for _, file in options.format if file]
    for number, _ in enumerate(watching.changes(folders, lambda: _settings_of(folders, options), ignored=own)):
        if number and sys.stdout.isatty():
            sys.stdout.write(_CLEAR)
            sys.stdout.flush()
        note("checking.")
        check(options)
        sys.stdout.flush()
        note("waiting for changes; Ctrl-C ends.")
    return OK


def _settings_of(folders: tuple[str, ...], options: argparse.Namespace) -> Iterator[str]:
    """The config files and the baseline of a run, whether or not they can be used."""
    from crs_lint.files.discover import top_of
    from crs_lint.settings.config import FILES

    yield from filter(None, (options.baseline, options.config))
    above = {above for folder in folders for above in _up_to(folder, top_of(folder))}
    yield from (os.path.join(folder, name) for folder in sorted(above) for name in FILES)


def _up_to(folder: str, top: str) -> Iterator[str]:
    """A folder and those above it, up to one of them."""
    yield folder
    while folder not in (top, os.path.dirname(folder)):
        folder = os.path.dirname(folder)
        yield folder
