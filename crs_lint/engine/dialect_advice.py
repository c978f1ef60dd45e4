"""Advice for a bank in another form: which settings would fit its files."""

import os
from collections.abc import Sequence

from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.discover import Discovery
from crs_lint.engine.run_files import RunFiles
from crs_lint.files.discover import is_below
from crs_lint.files.walk import walk
from crs_lint.model.finding import Finding
from crs_lint.settings.config import Settings
from crs_lint.settings.request import Request


def advice_for(request: Request, found: Discovery, files: RunFiles, findings: Sequence[Finding]) -> str:
    """What settings would fit the files of the first path of a request; empty where they are in the native form, or none fit.

    A bank is in the native form if an exam or a config file governs it, or if one of its files breaks no schema. A config
    file above that includes other files does not govern it.
    """
    return _advice(request, found.files, files) if _is_foreign(request, found, files, findings) else ""


def _is_foreign(request: Request, found: Discovery, files: RunFiles, findings: Sequence[Finding]) -> bool:
    if request.isolated or request.config or request.stdin is not None or not (found.files or found.without_bank):
        return False
    if any(_is_governed(file, files) for file in found.files):
        return False
    if not found.files:
        return True
    breaks_schema = any(finding.category == "schema" for finding in findings)
    return breaks_schema and not any(item.stem and item.options for file in found.files for item in files.items_of(file.target.shown))


def _is_governed(file: BankFile, files: RunFiles) -> bool:
    """Whether an exam or settings are meant for a file: not settings of a folder above that include others."""
    settings = files.lookup.in_folder(file.target.folder)
    if file.exam_file or not settings.file:
        return bool(file.exam_file)
    is_above = os.path.dirname(os.path.abspath(settings.file)) != file.target.folder
    return not (is_above and settings.include.lines) or settings.include.fit(file.target.full)


def _advice(request: Request, named: Sequence[BankFile], files: RunFiles) -> str:
    from crs_lint.formats.dialect_advice import advice

    path = request.paths[0]
    full = os.path.abspath(path)
    is_folder = os.path.isdir(full)
    above = files.lookup.in_folder(full if is_folder else os.path.dirname(full))
    if not is_folder:
        return advice(path, [file.target for file in named], above.file, above.dialect)
    items = (target for target, exam_file in walk(full, "", gitignore=request.gitignore).files if not exam_file)
    without_settings = (target for target in items if not _has_settings_below(full, files.lookup.in_folder(target.folder)))
    return advice(path, without_settings, above.file, above.dialect)


def _has_settings_below(folder: str, settings: Settings) -> bool:
    """Whether settings are those of a config file below a folder."""
    return bool(settings.file) and is_below(os.path.abspath(settings.file), folder)
