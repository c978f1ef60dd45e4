"""What a run that changes files is asked for, and what comes of it."""

from __future__ import annotations

from typing import NamedTuple

from crs_lint.engine.report import Report


class ChangeOptions(NamedTuple):
    """What to do: apply safe fixes, apply unsafe ones, and add ignore comments with a reason; None adds no comments."""

    safe: bool = False
    unsafe: bool = False
    reason: str | None = None


class FileChange(NamedTuple):
    """The content of a file before and after, and how many findings in it were fixed and suppressed."""

    path: str
    before: bytes
    after: bytes
    fixed: int
    suppressed: int


class MadeFix(NamedTuple):
    """A fix that was made, or would be: the position of its finding when it was made, its rule, and what it did."""

    path: str
    line: int
    column: int
    rule: str
    title: str
    safe: bool


class Outcome(NamedTuple):
    """The files that change, one-line reasons why files were not changed, and one-line reasons why findings were not fixed.

    ``held`` is the new content of what stands for standard input, by its absolute path, if that changes. ``report`` is the
    report on the files as they are on disk afterward, or None if another run must find out. ``fixes`` are those that were made
    in the files that change, by path and line.
    """

    changes: tuple[FileChange, ...]
    failures: tuple[str, ...]
    notes: tuple[str, ...]
    held: tuple[tuple[str, bytes], ...] = ()
    report: Report | None = None
    fixes: tuple[MadeFix, ...] = ()
