"""The language of the items of a path that declare none, as ``--show-settings`` shows it."""

from __future__ import annotations

import os
from typing import Any

from crs_lint.document.limits import Limits
from crs_lint.document.load import read_file
from crs_lint.engine.items import items_in
from crs_lint.files.discover import exam_above, read_bytes
from crs_lint.model.item import Exam, read_exam
from crs_lint.settings.config import Settings
from crs_lint.settings.show import ItemLanguage


def item_language(full: str, settings: Settings) -> ItemLanguage:
    """What the exam above a file or folder declares, else what a file declares or its words tell, unless the settings declare one."""
    is_folder = os.path.isdir(full)
    file = exam_above(full if is_folder else os.path.dirname(full))
    tag = read_exam(_data(file, settings.limits)).language if file else ""
    if tag:
        return ItemLanguage(tag, file)
    items = () if is_folder or settings.language else items_in(_data(full, settings.limits), settings.dialect, Exam())
    declared = {item.declared_language for item in items}
    if len(declared) != 1:
        return ItemLanguage()
    (tag,) = declared
    file_language = items[0].file_language
    return ItemLanguage(tag, full) if tag else ItemLanguage(detected=file_language.detected if file_language is not None else "")


def _data(file: str, limits: Limits) -> Any:
    """The data of a file; None where it cannot be read."""
    content = read_bytes(file, limits.file_size)
    return read_file(file, content, limits).data if isinstance(content, bytes) and content else None
