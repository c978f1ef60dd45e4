"""The language that an exam file declares for the items of a path, as ``--show-settings`` shows it."""

from __future__ import annotations

import os

from crs_lint.document.limits import Limits
from crs_lint.document.load import read
from crs_lint.files.discover import exam_above, read_bytes
from crs_lint.model.item import read_exam
from crs_lint.settings.show import ExamLanguage


def exam_language(full: str) -> ExamLanguage:
    """What the exam above a file or folder says of the language of its items."""
    file = exam_above(full if os.path.isdir(full) else os.path.dirname(full))
    content = read_bytes(file, Limits().file_size) if file else b""
    tag = read_exam(read(content).data).language if isinstance(content, bytes) and content else ""
    return ExamLanguage(tag, file) if tag else ExamLanguage()
