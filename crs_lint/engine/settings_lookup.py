"""The settings and the exam that hold for a folder, each looked up once."""

import os
from functools import lru_cache

from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.file_rules import FileRules
from crs_lint.engine.last_good_settings import LastGoodSettings
from crs_lint.files import discover
from crs_lint.rules.registry import use_plugin_rules
from crs_lint.settings import config_files, resolve
from crs_lint.settings.config import Settings
from crs_lint.settings.request import Request


class SettingsLookup:
    """Lookups by absolute path, which are cached as long as the object lives.

    A run makes one in each of its processes, which is where the rules of its plugins become known. ``last_good`` stands in for
    config files that cannot be used.
    """

    def __init__(self, request: Request, last_good: LastGoodSettings | None = None) -> None:
        self._request = request
        self._last_good = last_good
        use_plugin_rules(request.overrides.plugin_rules)
        self.in_folder = lru_cache(maxsize=None)(self._in_folder)
        self.rules_in = lru_cache(maxsize=64)(self._rules_in)
        self._from_file = lru_cache(maxsize=None)(self._load)
        self.exam_above = lru_cache(maxsize=None)(discover.exam_above)
        self._real_folder = lru_cache(maxsize=None)(os.path.realpath)

    def _in_folder(self, folder: str) -> Settings:
        """The settings of the files in a folder. Raises ConfigError."""
        request = self._request
        file = "" if request.isolated else request.config or config_files.find(folder, discover.top_of(folder))
        settings = self._from_file(file)
        if request.isolated or not settings.checks_spelling:
            return settings
        from crs_lint.settings.team_words import with_team_words

        return with_team_words(settings, self.exam_above(folder), discover.top_of(folder))

    def _rules_in(self, folder: str, rules_off: frozenset[str]) -> FileRules:
        """The rules for the files in a folder, without some. Raises ConfigError."""
        return FileRules([active for active in self.in_folder(folder).active if active.rule.name not in rules_off])

    def _load(self, file: str) -> Settings:
        if not file:
            return resolve.settle({}, "", self._request.overrides)
        return self._last_good.load(file, self._read) if self._last_good is not None else self._read(file)

    def _read(self, file: str) -> Settings:
        top = discover.top_of(os.path.dirname(os.path.abspath(file)))
        return resolve.load(file, self._request.overrides, top if os.path.exists(os.path.join(top, ".git")) else "")

    def bank_folder(self, file: BankFile) -> str:
        """The folder whose settings hold for a file's bank: that of its exam, else of its config file, else the working folder."""
        settings = self.in_folder(file.target.folder).file
        return os.path.dirname(file.exam_file or os.path.abspath(settings)) if file.exam_file or settings else os.getcwd()

    def real_path(self, full: str) -> str:
        """A path without links."""
        if os.path.islink(full):
            return os.path.realpath(full)
        folder, _, name = full.rpartition(os.sep)
        return os.path.join(self._real_folder(folder or os.sep), name)
