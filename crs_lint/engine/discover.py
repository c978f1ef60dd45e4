"""The first step of a run: from the paths of a request to the files to check."""

import os
from collections.abc import Iterable, Mapping, Sequence

from crs_lint.document.read_error import ReadError
from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.settings_lookup import SettingsLookup
from crs_lint.files import discover as file_system
from crs_lint.files.discover import Target
from crs_lint.files.walk import LEADS_OUT_OF_REPOSITORY, FoundFiles, WalkBounds, walk
from crs_lint.named_tuple import NamedTuple
from crs_lint.settings.config import Settings
from crs_lint.settings.request import Request
from crs_lint.text.file_endings import is_item_file, is_markdown, needs_include

_MOST_NAMED = 3


class Discovery(NamedTuple):
    """The files of a run.

    ``files`` are to be reported on, each once, in the order of the paths. ``names`` has the path that the user would write
    for each absolute path, also of a second path to the same file. ``unlisted`` are files and folders that must not or
    cannot be read, by that name, with the reason. ``complaints`` are sentences on paths that could not be checked;
    ``without_bank`` those of them on folders that hold no bank. ``candidates`` are the absolute paths of all YAML, Markdown
    and JSON files below named folders, and ``excluded`` those that would be checked if settings did not exclude them.
    """

    files: tuple[BankFile, ...] = ()
    names: Mapping[str, str] = {}
    unlisted: Mapping[str, ReadError] = {}
    complaints: tuple[str, ...] = ()
    without_bank: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def discover(request: Request, lookup: SettingsLookup) -> Discovery:
    """The files that the paths of a request name. Raises ConfigError."""
    parts = [_expanded(path, request, lookup) for path in request.paths]
    files: dict[str, BankFile] = {}
    names: dict[str, str] = {}
    unlisted: dict[str, ReadError] = {}
    for part in parts:
        for file in part.files:
            # Each link that is not followed is reported, even if several lead to the same file.
            full = file.target.full
            files.setdefault(full if file.target.shown in part.unlisted else lookup.real_path(full), file)
            names[file.target.full] = file.target.shown
        unlisted |= part.unlisted
    complaints = tuple(complaint for part in parts for complaint in part.complaints)
    return Discovery(
        tuple(files.values()),
        names,
        unlisted,
        complaints,
        tuple(one for part in parts for one in part.without_bank),
        tuple(dict.fromkeys(one for part in parts for one in part.candidates)),
        tuple(dict.fromkeys(one for part in parts for one in part.excluded if one not in names)),
    )


def rest_of_banks(found: Discovery, request: Request, lookup: SettingsLookup) -> tuple[BankFile, ...]:
    """The files of the same exams that no path names: bank rules compare items with theirs."""
    seen = {lookup.real_path(file.target.full) for file in found.files}
    rest: list[BankFile] = []
    for exam_file in dict.fromkeys(file.exam_file for file in found.files if file.exam_file):
        folder = os.path.dirname(exam_file)
        shown = shown_path(folder, found.names, request)
        below = walk(folder, shown, gitignore=request.gitignore)
        for file in _in_banks((*_candidates(below), *_unsaved(folder, shown, request, lookup)), lookup):
            is_item_file = file.exam_file == exam_file and not file.target.is_exam
            real = lookup.real_path(file.target.full)
            if is_item_file and file.target.shown not in below.refused and real not in seen:
                seen.add(real)
                rest.append(file)
    return tuple(rest)


def shown_path(full: str, names: Mapping[str, str], request: Request) -> str:
    """An absolute path as the user would write it: as it was found, else relative to the working folder.

    It stays absolute where all paths of the request are.
    """
    are_absolute = all(map(os.path.isabs, request.paths))
    return names.get(full) or file_system.posix(full if are_absolute else os.path.relpath(full))


def _expanded(path: str, request: Request, lookup: SettingsLookup) -> Discovery:
    """The files of one path."""
    if path == "-" and request.stdin is not None:
        target = Target(file_system.posix(request.stdin_name), os.path.abspath(request.stdin_name))
        return Discovery(_file(target, request, lookup))
    full = os.path.abspath(path)
    if not os.path.lexists(full) and full not in dict(request.contents):
        return Discovery(complaints=(f"{path}: there is no such file or folder.",))
    target = Target(file_system.posix(os.path.normpath(path)), full)
    is_folder = os.path.isdir(full)
    if file_system.leads_out(full):
        # A pull request may bring such a link: it is reported, and not followed.
        named = (BankFile(target, ""),) if is_folder or _file(target, request, lookup) else ()
        return Discovery(named, unlisted={target.shown: LEADS_OUT_OF_REPOSITORY} if named else {})
    return _folder(path, full, request, lookup) if is_folder else Discovery(_file(target, request, lookup))


def _file(target: Target, request: Request, lookup: SettingsLookup) -> tuple[BankFile, ...]:
    file = BankFile(target, lookup.exam_above(target.folder))
    settings = lookup.in_folder(target.folder)
    return () if request.force_exclude and not _is_in_bank(file, settings) else (file,)


def _folder(path: str, full: str, request: Request, lookup: SettingsLookup) -> Discovery:
    shown = "" if path in (".", "./") else file_system.posix(os.path.normpath(path))
    below = walk(full, shown, gitignore=request.gitignore)
    candidates = [*_candidates(below), *_unsaved(full, shown, request, lookup)]
    files = _in_banks(candidates, lookup)
    excluded = [file for file in candidates if _is_excluded(file, lookup.in_folder(file.target.folder))]
    without_bank = () if files or excluded or below.unreadable or request.force_exclude else (_without_bank(path),)
    empty = () if without_bank or below.unreadable or request.force_exclude else _without_items(path, files, candidates, excluded, below)
    unreadable = (Target(folder, os.path.join(full, os.path.relpath(folder, shown or "."))) for folder in below.unreadable)
    named = (*files, *(BankFile(target, "") for target in unreadable))
    return Discovery(
        named,
        unlisted={**below.unreadable, **below.refused},
        complaints=(*without_bank, *empty),
        without_bank=without_bank,
        candidates=tuple(file.target.full for file in candidates),
        excluded=tuple(file.target.full for file in excluded),
    )


def _without_bank(path: str) -> str:
    return f'{path}: there is no bank here. A bank is a folder with an exam.yaml; or name files under "include" in crs-lint.toml.'


def _without_items(
    path: str, files: Sequence[BankFile], candidates: Sequence[BankFile], excluded: Sequence[BankFile], below: FoundFiles
) -> tuple[str, ...]:
    """Why a folder with a bank has no file of items to check; nothing where it has one, or holds nothing but an exam."""
    if any(not file.target.is_exam for file in files):
        return ()
    markdown = [file.target.shown for file in candidates if is_markdown(file.target.full) and not _is_about_folder(file)]
    hidden = _shown_items(excluded)
    left_out = (
        (hidden, 'excluded by "exclude" in the settings'),
        (below.ignored, "excluded by a .gitignore"),
        (markdown, 'Markdown that no pattern under "include" names'),
        ([name for name in below.others if name not in hidden], "not a YAML file"),
    )
    reasons = [
        f"{', '.join(names[:_MOST_NAMED])}{' and more' if len(names) > _MOST_NAMED else ''} ({why})" for names, why in left_out if names
    ]
    return (f"{path}: no items were checked. Not read: {'; '.join(reasons)}.",) if reasons else ()


def _shown_items(files: Iterable[BankFile]) -> list[str]:
    """Files as the user would write them, without hidden ones, which tools have."""
    return [file.target.shown for file in files if not any(part.strip(".") and part[0] == "." for part in file.target.shown.split("/"))]


def _is_about_folder(file: BankFile) -> bool:
    """Whether a Markdown file is one of those that repositories have anyway."""
    return os.path.basename(file.target.full).split(".")[0].lower() in ("readme", "changelog", "contributing", "license")


def _candidates(below: FoundFiles) -> list[BankFile]:
    """The files of a walk; those behind links to folders come last, so that each file has its own path where it can."""
    return [BankFile(target, exam_file) for target, exam_file in (*below.files, *below.linked)]


def _unsaved(folder: str, shown: str, request: Request, lookup: SettingsLookup) -> list[BankFile]:
    """The files below a folder that are in the request and not on the disk, where a walk would come to them if they were there."""
    bounds = WalkBounds(folder, gitignore=request.gitignore)
    below = (full for full, _ in request.contents if file_system.is_below(full, folder) and is_item_file(full))
    missing = (full for full in below if not os.path.lexists(full) and bounds.would_visit(full))
    targets = (Target(file_system.posix(os.path.join(shown, os.path.relpath(full, folder))), full) for full in missing)
    return [BankFile(target, lookup.exam_above(target.folder)) for target in targets]


def _in_banks(files: Iterable[BankFile], lookup: SettingsLookup) -> list[BankFile]:
    return [file for file in files if _is_in_bank(file, lookup.in_folder(file.target.folder))]


def _is_in_bank(file: BankFile, settings: Settings) -> bool:
    return _belongs_to_bank(file, settings) and not settings.exclude.fit(file.target.full)


def _is_excluded(file: BankFile, settings: Settings) -> bool:
    return bool(settings.exclude.lines) and settings.exclude.fit(file.target.full) and _belongs_to_bank(file, settings)


def _belongs_to_bank(file: BankFile, settings: Settings) -> bool:
    """Whether a file is governed by an exam or included, as Markdown and JSON must be."""
    is_governed = bool(file.exam_file) and not needs_include(file.target.full)
    return is_governed or settings.include.fit(file.target.full)
