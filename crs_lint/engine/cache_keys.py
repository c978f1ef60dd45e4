"""The cache keys of results: each covers all inputs that the result depends on."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from crs_lint.cache.cache import Cache
from crs_lint.cache.cache_key import cache_key
from crs_lint.cache.file_digests import FileDigests, digest_of, file_state
from crs_lint.cache.program_inputs import program_inputs
from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.run_files import RunFiles
from crs_lint.model.finding import UnlocatedFinding
from crs_lint.settings.config import Active
from crs_lint.settings.request import BaselineUse, Request


class CacheKeys:
    """The keys of one run that uses a cache. A key is empty where an input cannot be read."""

    def __init__(self, request: Request, files: RunFiles, cache: Cache) -> None:
        self._request = request
        self._files = files
        self._digests = FileDigests(cache)
        self._program = cache_key(*program_inputs(), *map(repr, request.overrides.plugins)).hex()
        self._settings_key = lru_cache(maxsize=None)(lambda folder: cache_key(files.lookup.in_folder(folder).identity).hex())
        self._reading = lru_cache(maxsize=None)(self._how_files_are_read)

    def of_run(self, files: Sequence[BankFile], report_keys: Iterable[bytes]) -> bytes:
        """The key of the findings of a run over whole banks."""
        folders = dict.fromkeys(self._files.lookup.bank_folder(file) for file in files)
        settings = [self._files.lookup.in_folder(folder).identity for folder in folders]
        keys = list(report_keys)
        return cache_key("run", _described(self._request), os.getcwd(), *settings, *keys) if keys and all(keys) else b""

    def of_report(self, file: BankFile, digest: str = "") -> bytes:
        """The key of the report on a file; ``digest`` is that of its content, where that is known."""
        content = digest or self._digest(file.target.full)
        if not content:
            return b""
        return cache_key(self._program, self._settings_key(file.target.folder), self._files.exam_key(file.exam_file), *file.target, content)

    def of_items(self, file: BankFile) -> bytes:
        """The key of all that findings in the items of a file depend on besides its content."""
        return cache_key(self._program, self._settings_key(file.target.folder), self._files.exam_key(file.exam_file), *file.target)

    def of_facts(self, file: BankFile, digest: str = "") -> bytes:
        """The key of the facts of the items in a file, which do not depend on where the file is; ``digest`` as in ``of_report``."""
        content = digest or self._digest(file.target.full)
        if not content:
            return b""
        suffix = os.path.splitext(file.target.full)[1]
        exam = self._files.exam_contents_key(file.exam_file)
        return cache_key("items", self._program, self._reading(file.target.folder), exam, suffix, content)

    def _how_files_are_read(self, folder: str) -> str:
        """The settings that the facts of the files in a folder depend on."""
        settings = self._files.lookup.in_folder(folder)
        return repr((self._request.overrides.limits, settings.dialect, settings.language, settings.checks_spelling))

    def of_bank(self, exam_file: str, rules: Iterable[Active], files: Iterable[tuple[str, str]]) -> bytes:
        """The key of what bank rules find in the items of an exam; ``files`` are paths and digests of the facts."""
        chosen = repr([(active.rule.name, sorted(active.options.items())) for active in rules])
        parts = (part for file in files for part in file)
        return cache_key("bank", self._program, chosen, self._files.exam_key(exam_file), *parts)

    def of_earlier_bank(self, exam_file: str, folder: str) -> bytes:
        """The key of the files of a bank when it was last checked anew."""
        return cache_key("earlier bank", self._program, os.getcwd(), exam_file, folder, self._files.exam_key(exam_file))

    def save_digests(self) -> None:
        self._digests.save()

    def _digest(self, full: str) -> str:
        if self._files.unlisted(full):
            return ""
        if not self._files.is_on_disk(full):
            content = self._files.content(full)
            return digest_of(content) if isinstance(content, bytes) else ""
        return self._digests.get(full) or self._read_digest(full)

    def _read_digest(self, full: str) -> str:
        state = file_state(full)  # before the content is read: a file that changes meanwhile is read again by the next run
        content = self._files.content(full)
        if not isinstance(content, bytes):
            return ""
        digest = digest_of(content)
        self._digests.add(full, state, digest)
        return digest


def located_keys(findings: Mapping[str, Sequence[UnlocatedFinding]], report_keys: Mapping[str, bytes]) -> dict[str, bytes]:
    """The keys of the located findings of bank rules, by path, where all files that they compare have a key."""
    keys = {}
    for path, some in findings.items():
        files = sorted({path, *(related.location.file or path for one in some for related in one.problem.related)})
        parts = [report_keys.get(file, b"") for file in files]
        if all(parts):
            keys[path] = cache_key("located", repr(some), *parts)
    return keys


def _described(request: Request) -> str:
    """The parts of a request that findings depend on."""
    without_effect = request._replace(stdin=None, jobs=1, contents=(), baseline="", baseline_use=BaselineUse.APPLY)
    return repr(without_effect)
