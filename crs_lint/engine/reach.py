"""Whether a run would check a file at some path, also where no file is any more."""

import os
from collections.abc import Sequence

from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.settings_lookup import SettingsLookup
from crs_lint.files.discover import is_at_or_below, is_below
from crs_lint.files.walk import WalkBounds
from crs_lint.settings.request import Request
from crs_lint.text.file_endings import needs_include


class Reach:
    """The folders that a run covers: those that its request names, and the banks of the files that it names.

    ``folders`` are their absolute paths.
    """

    def __init__(self, request: Request, files: Sequence[BankFile], lookup: SettingsLookup) -> None:
        folders = {path for path in map(os.path.abspath, request.paths) if os.path.isdir(path)}
        named = [file for file in files if not any(is_below(file.target.full, folder) for folder in folders)]
        self.folders = tuple(sorted(folders | set(map(lookup.bank_folder, named))))
        self._named = {file.target.full for file in named}
        self._bounds = [WalkBounds(folder, gitignore=request.gitignore) for folder in self.folders]
        self._lookup = lookup

    def covers(self, full: str) -> bool:
        """Whether a file at a path is in one of the folders, and in none that a walk does not enter."""
        return any(is_below(full, bounds.folder) and bounds.would_visit(full) for bounds in self._bounds)

    def hides(self, full: str) -> bool:
        """Whether there is a file in one of the folders that the run does not find because of a .gitignore."""
        bounds = (WalkBounds(folder, gitignore=False) for folder in self.folders if is_below(full, folder))
        return os.path.isfile(full) and not self.covers(full) and any(one.would_visit(full) for one in bounds)

    def touches(self, folder: str) -> bool:
        """Whether a folder is one that the run covers, or is below or above one."""
        return any(is_at_or_below(folder, one) or is_below(one, folder) for one in self.folders)

    def selects(self, full: str, *, is_governed: bool) -> bool:
        """Whether a file is named, or the settings of today select it, wherever it is.

        ``is_governed`` tells whether an exam governed it.
        """
        if full in self._named:
            return True
        settings = self._lookup.in_folder(os.path.dirname(full))
        return ((is_governed and not needs_include(full)) or settings.include.fit(full)) and not settings.exclude.fit(full)

    def rules_at(self, full: str) -> frozenset[str]:
        """The names of the rules that the settings of today switch on for a file, wherever it is."""
        settings = self._lookup.in_folder(os.path.dirname(full))
        return frozenset(active.rule.name for active in settings.active) - settings.ignored_in(full)
