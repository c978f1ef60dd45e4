"""Exceptions that end the program: the exit code of each, and one line that says why."""

from __future__ import annotations

import errno
import os
from contextlib import suppress

from crs_lint.cli import console
from crs_lint.cli.exit_codes import CLOSED_PIPE, COULD_NOT_LINT, INTERRUPTED

# Errors of a stream, which has no file name; of unbuffered streams nothing tells afterward which of them failed.
_OUTPUT_ERRORS = {errno.EBADF, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC}


class UsageError(Exception):
    """The command line cannot be used; the text is one line."""


def exit_code_of(error: BaseException, *, debug: bool) -> int:
    """The exit code of an exception; writes why the program ends, if standard error can be written, and its traceback."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return CLOSED_PIPE
    with suppress(OSError):
        console.note(_reason(error))
        if debug and not isinstance(error, UsageError):
            console.traceback(_traceback(error))
    return COULD_NOT_LINT


def _reason(error: BaseException) -> str:
    if isinstance(error, UsageError):
        return f"{error} (see crs-lint --help)"
    if isinstance(error, MemoryError):
        return "out of memory; nothing was checked."
    if isinstance(error, OSError):
        return _system_error(error)
    return f"{type(error).__name__}: {error}. This is a bug in crs-lint; nothing was checked. --debug shows the traceback."


def _system_error(error: OSError) -> str:
    if _is_working_directory_gone():
        return "the working directory no longer exists; nothing was checked."
    if error.filename is None and error.errno in _OUTPUT_ERRORS:
        return f"the output cannot be written ({error.strerror})."
    file = f"{error.filename}: " if error.filename is not None else ""
    return f"{file}{error.strerror or error}. The operating system reports this error; nothing was checked. --debug shows the traceback."


def _is_working_directory_gone() -> bool:
    try:
        os.getcwd()
    except OSError:
        return True
    return False


def _traceback(error: BaseException) -> str:
    from traceback import format_exception

    return "".join(format_exception(error))
