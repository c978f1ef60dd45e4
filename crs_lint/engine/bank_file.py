"""A file that a run looks at."""

from typing import NamedTuple

from crs_lint.files.discover import Target


class BankFile(NamedTuple):
    """A file, and the absolute path of the exam that governs it; empty where none does."""

    target: Target
    exam_file: str
