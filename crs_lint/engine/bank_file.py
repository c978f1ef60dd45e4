"""A file that a run looks at."""

from crs_lint.files.discover import Target
from crs_lint.named_tuple import NamedTuple


class BankFile(NamedTuple):
    """A file, and the absolute path of the exam that governs it; empty where none does."""

    target: Target
    exam_file: str
