"""What the page calls the items of an exam."""

from __future__ import annotations

import os
from collections.abc import Iterable

from crs_lint.model.item import Exam
from crs_lint.text.sanitize import sanitize

WITHOUT_EXAM = "Items without an exam"


def title_of(exam: Exam, files: Iterable[str]) -> str:
    """The title of an exam, else its id; for items without an exam, in ``files``, the name of the folder that holds all of them."""
    return sanitize(exam.title) or sanitize(exam.id) or sanitize(_folder_of(files)) or WITHOUT_EXAM


def _folder_of(files: Iterable[str]) -> str:
    folders = {os.path.dirname(file) for file in files}
    try:
        return os.path.basename(os.path.commonpath(folders)).strip(".") if folders else ""
    except ValueError:  # some are absolute and others are not, or they are on several drives
        return ""
