"""Advice for a bank in another form: which settings would fit its files."""

import os
from collections.abc import Sequence

from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.discover import Discovery
from crs_lint.engine.run_files import RunFiles
from crs_lint.files.discover import FolderWalk
from crs_lint.model.finding import Finding
from crs_lint.rules.registry import rule_named
from crs_lint.settings.request import Request


def advice_for(request: Request, found: Discovery, files: RunFiles, findings: Sequence[Finding]) -> str:
    """What settings would fit the files of the first path of a request; empty where they are in the native form, or none fit.

    A bank is in the native form if an exam or a config file governs it, or if one of its files breaks no schema.
    """
    return _advice(request, found.files, files) if _is_foreign(request, found, files, findings) else ""


def _is_foreign(request: Request, found: Discovery, files: RunFiles, findings: Sequence[Finding]) -> bool:
    if request.isolated or request.config or request.stdin is not None or not (found.files or found.without_bank):
        return False
    if any(file.exam_file or files.lookup.in_folder(file.target.folder).file for file in found.files):
        return False
    if not found.files:
        return True
    breaks_schema = any(rule_named(finding.rule).category == "schema" for finding in findings)
    return breaks_schema and not any(item.stem and item.options for file in found.files for item in files.items_of(file.target.shown))


def _advice(request: Request, named: Sequence[BankFile], files: RunFiles) -> str:
    from crs_lint.formats.dialect_advice import advice

    path = request.paths[0]
    full = os.path.abspath(path)
    if not os.path.isdir(full):
        return advice(path, [file.target for file in named])
    walk = FolderWalk(full, "", gitignore=request.gitignore)
    items = (target for target, exam_file in walk.files() if not exam_file)
    without_settings = (target for target in items if not files.lookup.in_folder(target.folder).file)
    return advice(path, without_settings)
