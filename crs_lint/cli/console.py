"""Standard streams: whatever they are connected to, a failed write raises OSError, and Python's own flush at exit is quiet.

Pipes and files get UTF-8 in every locale, as the files of reports do; a terminal gets the encoding that it has.
"""

from __future__ import annotations

import os
import sys
from typing import TextIO

from crs_lint.cli.exit_codes import COULD_NOT_LINT
from crs_lint.text.sanitize import line

_ERRORS = "backslashreplace"  # a terminal that lacks a character shows its number


def prepare() -> None:
    """Makes both streams writable as far as they can be; Python sets a stream to None if its descriptor is closed."""
    sys.stdout = _prepared(sys.stdout, 1)
    sys.stderr = _prepared(sys.stderr, 2)


def _prepared(stream: TextIO | None, descriptor: int) -> TextIO:
    if stream is None:
        return _closed(descriptor)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors=_ERRORS)
    return stream


def columns(stream: TextIO) -> int:
    """The width of a terminal, or of what COLUMNS says there is; 0 where neither tells."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and given.strip("0"):
        return int(given[:6])
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    except (OSError, ValueError):
        return 0


def _closed(descriptor: int) -> TextIO:
    """A stream on which every write fails; it also keeps the descriptor from being given to a file that is opened later."""
    unwritable = os.open(os.devnull, os.O_RDONLY)
    if unwritable != descriptor:
        os.dup2(unwritable, descriptor)
        os.close(unwritable)
    return open(descriptor, "w", buffering=1, encoding="utf-8", errors=_ERRORS, closefd=False)


def complain(message: str) -> int:
    """Writes one line to standard error and returns the exit code of what could not be checked."""
    note(message)
    return COULD_NOT_LINT


def note(message: str) -> None:
    """Writes one line to standard error."""
    sys.stderr.write(line(f"crs-lint: {message}") + "\n")


def traceback(text: str) -> None:
    """Writes a traceback to standard error, each of its lines sanitized."""
    sys.stderr.writelines(f"{line(row)}\n" for row in text.splitlines())


def flush() -> None:
    """Raises OSError if what is buffered cannot be written."""
    sys.stdout.flush()
    sys.stderr.flush()


def abandon() -> None:
    """Sends what is still buffered and cannot be written to the null device: Python would complain of it at exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, stream.fileno())
            os.close(null)


def wants_color(stream: TextIO) -> bool:
    """Whether to color what is written to a stream; see NO_COLOR, FORCE_COLOR and TERM."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")
