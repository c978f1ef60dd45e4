"""Plans the files that crs-lint needs in a repository, and writes them. Files that exist are not changed."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from posixpath import commonpath
from typing import TYPE_CHECKING, NamedTuple

from crs_lint.document.limits import Limits
from crs_lint.document.load import read
from crs_lint.files import atomic_write, discover
from crs_lint.files.discover import Target
from crs_lint.files.gitignore import escaped
from crs_lint.files.walk import walk
from crs_lint.model.file_language import FileLanguage
from crs_lint.model.item import Exam, Item, read_exam, read_items
from crs_lint.settings import config_files, resolve
from crs_lint.settings.config import FILES, ConfigError, Overrides
from crs_lint.setup import templates
from crs_lint.setup.templates import ExamWords, PackageSource
from crs_lint.text.file_endings import is_yaml

if TYPE_CHECKING:
    from crs_lint.formats.dialect_detect import Detected

SERVICES = ("github", "gitlab")
CONFIG, HOOK, GITHUB, GITLAB = FILES[0], ".pre-commit-config.yaml", ".github/workflows/crs-lint.yml", ".gitlab-ci.yml"
# Folders that need no quotes in the script of a CI job.
_SIMPLE = re.compile(r"[\w][\w./ -]*", re.ASCII)
# Config files whose names need no quotes there, either.
_PLAIN = re.compile(r"[\w.][\w./ -]*", re.ASCII)
_MOST_EXCLUDED = 100
_MOST_NAMES = 30
_ENOUGH_ITEMS = 200  # to detect their language
_SHARE = 0.9


class Step(NamedTuple):
    """A file to write, by its path from the root. If it exists (``is_there``), ``missing`` is what the user should add to it."""

    path: str
    text: str
    is_there: bool = False
    missing: str = ""


class Plan(NamedTuple):
    """The files to write below ``top``. ``folders`` are the banks. ``unknown``: the user must fill in where crs-lint comes from.

    ``left_out`` are files with items of another form than the settings read.
    """

    top: str
    steps: tuple[Step, ...]
    folders: tuple[str, ...]
    unknown: bool
    left_out: tuple[str, ...] = ()

    @property
    def has_job(self) -> bool:
        """Whether the repository gets or has a CI job."""
        return any(step.path in (GITHUB, GITLAB) for step in self.steps)


def plan(folder: str, service: str = "") -> Plan:
    """The files that a repository lacks. ``service`` is its CI: github, gitlab, none, or empty to detect it.

    Raises ConfigError if the folder or its settings cannot be used, or if it has no items.
    """
    full = os.path.abspath(folder)
    if not os.path.isdir(full):
        raise ConfigError(f"{folder}: there is no such folder.")
    top = discover.top_of(full)
    top = top if os.path.exists(os.path.join(top, ".git")) else full
    contents = _RepositoryContents(top)
    if not contents.items:
        return _plan_of_dialect(folder, contents, service)
    exams = contents.missing_exams()
    folders = _folders([*contents.exams, *exams, *contents.included])
    tools = _tools(contents, service, folders)
    patterns = contents.excluded(exams, [step.path for step in tools])
    steps = [Step(_below(home, discover.EXAM_FILES[0]), templates.exam(words)) for home, words in exams.items()]
    if contents.config_file:
        steps.append(Step(contents.config_file, "", is_there=True, missing=templates.exclude(patterns) if patterns else ""))
    else:
        steps.append(contents.step(CONFIG, templates.config(patterns, contents.detected_language())))
    return _plan(top, steps, tools, folders)


def _plan(top: str, steps: Sequence[Step], tools: Sequence[Step], folders: Sequence[str]) -> Plan:
    unknown = not _source().is_known and any(not step.is_there and step.path != HOOK for step in tools)
    return Plan(top, (*steps, *tools), tuple(folders), unknown)


def _tools(contents: _RepositoryContents, service: str, folders: Sequence[str]) -> list[Step]:
    """The pre-commit hook, and the jobs of the CI services of the repository."""
    source = _source()
    pinned = contents.pinned_files()
    services = (service,) if service else tuple(one for one in SERVICES if contents.is_built_by(one))
    tools = [contents.step(HOOK, templates.hook(source, folders))]
    if "github" in services:
        tools.append(contents.step(GITHUB, templates.github(source, folders, pinned)))
    if "gitlab" in services:
        tools.append(contents.step(GITLAB, templates.gitlab(source, folders, pinned)))
    return tools


def _plan_of_dialect(folder: str, contents: _RepositoryContents, service: str) -> Plan:
    """The plan for items in a dialect, which need settings and no exam. Raises ConfigError if there are no items."""
    from crs_lint.formats.dialect_advice import config_lines, encoding_advice
    from crs_lint.formats.dialect_detect import detect

    files = [(discover.posix(os.path.relpath(one.full, contents.top)), one.full) for one, _ in walk(contents.top, "").files]
    detected = detect(files)
    if detected is None:
        nothing = f"{folder}: there are no items here. An item file is YAML with items that have a question and answers."
        raise ConfigError(encoding_advice(os.path.relpath(contents.top), files) or nothing)
    folders = _folders(os.path.dirname(path) for path in detected.fitting)
    tools = _tools(contents, service, folders)
    made = [step.path for step in tools if step.path not in detected.others]
    lines = _language_line(contents.top, detected) + config_lines(detected._replace(others=(*detected.others, *made)))
    if contents.config_file:
        step = Step(contents.config_file, "", is_there=True, missing="" if contents.settings.dialect else lines)
    else:
        step = contents.step(CONFIG, templates.dialect(lines))
    full = {path: os.path.join(contents.top, path) for path in detected.others}
    rest = detect(full.items())
    return _plan(contents.top, [step], tools, folders)._replace(left_out=tuple(rest.fitting) if rest else ())


def _language_line(top: str, detected: Detected) -> str:
    """The setting of the language detected in the items; empty if it is unclear."""
    from crs_lint.formats.dialect_reader import read_items as read_dialect_items

    items: list[Item] = []
    for path in detected.fitting:
        content = discover.read_bytes(os.path.join(top, path), Limits().file_size)
        if isinstance(content, bytes):
            items += read_dialect_items(read(content).data, detected.shape.dialect, Exam())
        if len(items) >= _ENOUGH_ITEMS:
            break
    return templates.language(FileLanguage([item for item in items if not item.is_language_declared]).detected)


def write(top: str, step: Step) -> None:
    """Writes a file atomically. Raises OSError, also if it exists by now or its folder is a link out of the repository."""
    full = os.path.join(top, step.path)
    folder = os.path.dirname(full)
    if not os.path.join(os.path.realpath(folder), "").startswith(os.path.join(os.path.realpath(top), "")):
        raise OSError(0, "its folder is a link that leads out of the repository", step.path)
    os.makedirs(folder, exist_ok=True)
    atomic_write.write(full, step.text, new=True)


def _source() -> PackageSource:
    """The repository that this program was installed from, if others can reach it."""
    import json
    from importlib import metadata

    try:
        origin = json.loads(metadata.distribution("crs-lint").read_text("direct_url.json") or "{}")
        address, commit = origin["url"], origin["vcs_info"]["commit_id"]
        tag = str(origin["vcs_info"].get("requested_revision", ""))
    except (metadata.PackageNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return PackageSource(*templates.UNKNOWN)
    is_sound = re.fullmatch(r"https://[\w.-]+(?:/[\w.-]+)+", str(address), re.ASCII) and re.fullmatch(r"[0-9a-f]{40,64}", str(commit))
    if not is_sound:
        return PackageSource(*templates.UNKNOWN)
    return PackageSource(address.removesuffix(".git"), commit, tag if re.fullmatch(r"v[0-9]+(?:\.[0-9]+){2}", tag) else "")


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _folders(homes: Iterable[str]) -> list[str]:
    """The folders to check in a CI job, without those inside another; the whole repository if a name would need quotes."""
    found: list[str] = []
    for home in sorted(set(homes)):
        if not any(home == one or home.startswith(_below(one, "")) for one in found):
            found.append(home)
    return [f"{home}/" for home in found] if all(_SIMPLE.fullmatch(home) for home in found) else ["."]


class _RepositoryContents:
    """The contents of a repository: exams, items with and without an exam, other YAML, and the config files of tools.

    ``exams`` are folders with an exam, ``included`` those of items that the settings include without one.
    """

    def __init__(self, top: str) -> None:
        self.top = top
        self.exams: set[str] = set()
        self.items: dict[str, list[Item]] = {}
        self.homeless: list[str] = []
        self.included: set[str] = set()
        self.others: list[str] = []
        self._exam_files: dict[str, str] = {}
        file = config_files.find(top, top)
        self.config_file = os.path.basename(file)
        self.settings = resolve.load(file, Overrides(), top) if file else resolve.settle({}, "", Overrides())
        for target, exam_file in walk(top, "").files:
            if is_yaml(target.full):
                self._add(target, exam_file)

    def _add(self, target: Target, exam_file: str) -> None:
        path = os.path.relpath(target.full, self.top).replace(os.sep, "/")
        if target.is_exam:
            self.exams.add(os.path.dirname(path))
            return
        content = discover.read_bytes(target.full, Limits().file_size)
        source = read(content) if isinstance(content, bytes) else None
        if source is None or not source.readable:
            return  # neither items nor known to be something else
        items = [item for item in read_items(source.data, Exam()) if item.has("options") or item.has("stem")]
        if not items or not (any(item.path for item in items) or (items[0].has("options") and items[0].has("stem"))):
            self.others.append(path)
            return
        self.items[path] = items
        if exam_file:
            self._exam_files[path] = exam_file
            return
        if self.settings.include.fit(target.full):
            self.included.add(os.path.dirname(path))
        else:
            self.homeless.append(path)

    def pinned_files(self) -> list[str]:
        """The config file, then the files that it extends and those of the team's schema: CI takes them from the base branch."""
        real = os.path.realpath(self.top)
        files = (discover.posix(os.path.relpath(os.path.realpath(file), real)) for file in self.settings.files)
        return list(dict.fromkeys([self.config_file or CONFIG, *filter(_PLAIN.fullmatch, files)]))

    def missing_exams(self) -> dict[str, ExamWords]:
        """The values of the exam files that are missing, by folder."""
        return {home: self._words(home, paths) for home, paths in _homes(self.homeless).items()}

    def _words(self, home: str, paths: Sequence[str]) -> ExamWords:
        items = [item for path in paths for item in self.items[path]]
        name = os.path.basename(home) or os.path.basename(self.top)
        words = re.sub(r"[\W_]+", " ", name).strip()
        languages = {item.text("language") for item in items if item.text("language")}
        options = Counter(len(item.options) for item in items).most_common(1)[0]
        return ExamWords(
            id="-".join(words.lower().split()) or "exam",
            title=words[:1].upper() + words[1:] or "Exam",
            language=next(iter(languages)) if len(languages) == 1 else "" if languages else FileLanguage(items).detected,
            options=options[0] if options[1] >= _SHARE * len(items) and options[0] > 1 else None,
            levels=_named(items, "level"),
            domains=_named(items, "domain"),
        )

    def detected_language(self) -> str:
        """The code of the language detected in the items whose own exam declares none; empty if it is unclear."""
        silent = {file for file in set(self._exam_files.values()) if not _language_of_exam(file)}
        items = [item for path, file in self._exam_files.items() if file in silent for item in self.items[path]]
        return FileLanguage([item for item in items if not item.is_language_declared]).detected

    def excluded(self, homes: Iterable[str], made: Iterable[str]) -> list[str]:
        """Patterns for YAML files without items below exams, including the files that are about to be written."""
        governing = [_below(home, "") for home in (*self.exams, *homes)]
        governed = [path for path in dict.fromkeys((*self.others, *made)) if path.startswith(tuple(governing))]
        taken = {*self.items, *(_below(home, discover.EXAM_FILES[0]) for home in (*self.exams, *homes))}
        patterns = {_pattern(path, taken) for path in governed if not self.settings.exclude.fit(os.path.join(self.top, path))}
        return sorted(pattern for pattern in patterns if pattern.isprintable())[:_MOST_EXCLUDED]

    def step(self, path: str, text: str) -> Step:
        if not os.path.lexists(os.path.join(self.top, path)):
            return Step(path, text)
        is_known = "crs-lint" in self._text(path)
        return Step(path, text, is_there=True, missing="" if is_known else text)

    def is_built_by(self, service: str) -> bool:
        """Whether the repository has files for a CI service, or a remote there."""
        if os.path.lexists(os.path.join(self.top, f".{service}")) or os.path.lexists(os.path.join(self.top, f".{service}-ci.yml")):
            return True
        hosts = re.findall(r"(?m)^[ \t]*url[ \t]*=[ \t]*(?:\w+://)?(?:[^@/\s]+@)?([\w.-]+)", self._text(".git/config"))
        return any(service in host for host in hosts)

    def _text(self, path: str) -> str:
        content = discover.read_bytes(os.path.join(self.top, path), 1 << 20)
        return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _language_of_exam(file: str) -> str:
    content = discover.read_bytes(file, Limits().file_size)
    return read_exam(read(content).data).language if isinstance(content, bytes) else ""


def _homes(paths: Sequence[str]) -> Mapping[str, list[str]]:
    """Files by the folder that should get their exam: the deepest common one in each folder of the root, or the root."""
    if any("/" not in path for path in paths):
        return {"": list(paths)}
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(path.split("/")[0], []).append(path)
    return {commonpath([os.path.dirname(path) for path in found]): found for found in groups.values()}


def _named(items: Sequence[Item], field: str) -> tuple[str, ...]:
    """The values of a field in alphabetical order; none if there are too many for a deliberate list."""
    found = sorted({item.text(field) for item in items if item.text(field)})
    return tuple(found) if len(found) <= _MOST_NAMES else ()


def _pattern(path: str, taken: Iterable[str]) -> str:
    """The pattern of a file, or of the topmost folder above it with no file in ``taken``."""
    parts = path.split("/")
    for depth in range(1, len(parts)):
        folder = "/".join(parts[:depth]) + "/"
        if not any(other.startswith(folder) for other in taken):
            return "/" + escaped(folder)
    return "/" + escaped(path)
