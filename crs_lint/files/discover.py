"""Looks up repositories and exams by path, and reads files. Devices are never opened."""

import errno
import os
import stat
from functools import lru_cache

from crs_lint.document.read_error import ReadError
from crs_lint.model.finding import Span
from crs_lint.named_tuple import NamedTuple

EXAM_FILES = ("exam.yaml", "exam.yml", "exam.YAML", "exam.YML", "exam.Yaml", "exam.Yml")


@lru_cache(maxsize=1 << 16)
def _folder_of(path: str) -> str:
    """The folder of a path, cached, since a run needs it several times for each file."""
    return os.path.dirname(path)


class Target(NamedTuple):
    """A file to check: the path that the user sees, and its absolute path."""

    shown: str
    full: str

    @property
    def folder(self) -> str:
        return _folder_of(self.full)

    @property
    def is_exam(self) -> bool:
        return os.path.basename(self.full) in EXAM_FILES

    @property
    def order(self) -> list[tuple[bool, str]]:
        """Sort key in the order of a walk: the files of a folder by name, then those of its folders."""
        *folders, name = self.full.split(os.sep)
        return [*((True, folder) for folder in folders), (False, name)]


def posix(path: str) -> str:
    return path.replace(os.sep, "/")


def top_of(folder: str) -> str:
    """The root of the repository of a folder, or else of the file system."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    return folder


def resolved(path: str) -> str:
    """A path without links; unchanged if one of them cannot be read."""
    try:
        return os.path.realpath(path)
    except OSError:
        return path


def exam_in(folder: str) -> str:
    files = (file for name in EXAM_FILES if os.path.isfile(file := os.path.join(folder, name)))
    return next((file for file in files if not (os.path.islink(file) and leads_out(file))), "")


def leads_out(full: str) -> bool:
    """Whether a path leads out of its repository by a link. The content of such a file must not appear in a report.

    The folder of git is outside, too: it can hold secrets. Links above the repository do not count, nor do links outside of any
    repository.
    """
    top = resolved(top_of(os.path.dirname(full)))
    return not is_below(resolved(full), top) or is_below(resolved(full), os.path.join(top, ".git"))


def is_below(full: str, folder: str) -> bool:
    return full.startswith(folder.rstrip(os.sep) + os.sep)


def is_at_or_below(full: str, path: str) -> bool:
    return full == path or is_below(full, path)


def exam_above(folder: str) -> str:
    """The exam file that governs a folder, within its repository; empty if there is none."""
    top = top_of(folder)
    while True:
        if found := exam_in(folder):
            return found
        above = os.path.dirname(folder)
        if folder == top or above == folder:
            return ""
        folder = above


# os.read allocates this much for each piece, however small the file is.
_PIECE = 1 << 20


def open_regular(full: str) -> int | ReadError:
    """A file descriptor of a regular file, to be closed; or the error. Never blocks."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    )
    try:
        descriptor = os.open(full, flags)
    except OSError as error:
        return unreadable(error)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    return ReadError("unreadable-file", "This is a folder, a pipe or a device, not a file.", "Name a YAML file.", Span(0, 0))


def read_bytes(full: str, limit: int) -> bytes | ReadError:
    """The content of a regular file, at most ``limit`` + 1 bytes; or the error. Never blocks."""
    descriptor = open_regular(full)
    if isinstance(descriptor, ReadError):
        return descriptor
    try:
        parts = []
        left = limit + 1
        while left > 0 and (part := os.read(descriptor, min(left, _PIECE))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    except OSError as error:
        return unreadable(error)
    finally:
        os.close(descriptor)


_REASONS = {
    errno.ENOENT: ("The file no longer exists.", "Run the check again."),
    errno.EACCES: ("This user has no permission to read the file.", "Give yourself permission to read it."),
    errno.EPERM: ("This user has no permission to read the file.", "Give yourself permission to read it."),
    errno.ELOOP: ("The file is a link that leads back to itself.", "Replace the link with the file."),
}


def unreadable(error: OSError) -> ReadError:
    """The error of a file or a folder that the system does not let be read."""
    message, remedy = _REASONS.get(error.errno or 0, (f"The file cannot be read ({error.strerror}).", "Check the file and the disk."))
    return ReadError("unreadable-file", message, remedy, Span(0, 0))
