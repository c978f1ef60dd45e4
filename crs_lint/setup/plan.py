"""Makes a repository ready for crs-lint: sees what is there, says what is missing, and writes it over nothing."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from posixpath import commonpath
from typing import NamedTuple

from crs_lint.document.load import Limits, read
from crs_lint.files import atomic_write, discover
from crs_lint.files.discover import FolderWalk, Target
from crs_lint.files.gitignore import escaped
from crs_lint.model.item import Exam, Item, read_items
from crs_lint.settings import config_files, resolve
from crs_lint.settings.config import FILES, ConfigError, Overrides
from crs_lint.setup import templates
from crs_lint.setup.templates import ExamWords, Source

SERVICES = ("github", "gitlab")
CONFIG, HOOK, GITHUB, GITLAB = FILES[0], ".pre-commit-config.yaml", ".github/workflows/crs-lint.yml", ".gitlab-ci.yml"
# What nobody could write into a build's script or a list of paths by mistake.
_SIMPLE = re.compile(r"[\w][\w./ -]*", re.ASCII)
_MOST_EXCLUDED = 100
_MOST_NAMES = 30
_SHARE = 0.9


class Step(NamedTuple):
    """A file to write, by its path from the root; ``is_there`` where it is kept, with ``missing`` to be put into it by hand."""

    path: str
    text: str
    is_there: bool = False
    missing: str = ""


class Plan(NamedTuple):
    """What to write below ``top``. ``folders`` are the banks; ``unknown`` tells that somebody has to fill in the source."""

    top: str
    steps: tuple[Step, ...]
    folders: tuple[str, ...]
    unknown: bool


def plan(folder: str, service: str = "") -> Plan:
    """What a repository lacks. ``service`` is where it is built: github, gitlab, none, or empty to see for oneself.

    Raises ConfigError where the folder or its settings cannot be used, or where it holds no items.
    """
    full = os.path.abspath(folder)
    if not os.path.isdir(full):
        raise ConfigError(f"{folder}: there is no such folder.")
    top = discover.top_of(full)
    top = top if os.path.exists(os.path.join(top, ".git")) else full
    sight = _Sight(top)
    if not sight.items:
        return _plan_of_dialect(folder, sight, service)
    exams = sight.missing_exams()
    folders = _folders([*sight.exams, *exams])
    tools = _tools(sight, service, folders)
    patterns = sight.excluded(exams, [step.path for step in tools])
    steps = [Step(_below(home, discover.EXAM_FILES[0]), templates.exam(words)) for home, words in exams.items()]
    if sight.config_file:
        steps.append(Step(sight.config_file, "", is_there=True, missing=templates.exclude(patterns) if patterns else ""))
    else:
        steps.append(sight.step(CONFIG, templates.config(patterns)))
    return _plan(top, steps, tools, folders)


def _plan(top: str, steps: Sequence[Step], tools: Sequence[Step], folders: Sequence[str]) -> Plan:
    unknown = not _source().is_known and any(not step.is_there and step.path != HOOK for step in tools)
    return Plan(top, (*steps, *tools), tuple(folders), unknown)


def _tools(sight: _Sight, service: str, folders: Sequence[str]) -> list[Step]:
    """The hook, and the jobs of the services that build the repository."""
    source = _source()
    config_file = sight.config_file or CONFIG
    services = (service,) if service else tuple(one for one in SERVICES if sight.is_built_by(one))
    tools = [sight.step(HOOK, templates.hook(source))]
    if "github" in services:
        tools.append(sight.step(GITHUB, templates.github(source, folders, config_file)))
    if "gitlab" in services:
        tools.append(sight.step(GITLAB, templates.gitlab(source, folders, config_file)))
    return tools


def _plan_of_dialect(folder: str, sight: _Sight, service: str) -> Plan:
    """The plan for items that are not in the bank's own form: they get settings and no exam. Raises ConfigError where there are none."""
    from crs_lint.formats.dialect_advice import config_lines
    from crs_lint.formats.dialect_detect import detect

    detected = detect((discover.posix(os.path.relpath(one.full, sight.top)), one.full) for one, _ in FolderWalk(sight.top, "").files())
    if detected is None:
        raise ConfigError(f"{folder}: there are no items here. An item file is YAML with items that have a question and answers.")
    folders = _folders(os.path.dirname(path) for path in detected.fitting)
    tools = _tools(sight, service, folders)
    made = [step.path for step in tools if step.path not in detected.others]
    lines = config_lines(detected._replace(others=(*detected.others, *made)))
    if sight.config_file:
        step = Step(sight.config_file, "", is_there=True, missing="" if sight.settings.dialect else lines)
    else:
        step = sight.step(CONFIG, templates.dialect(lines))
    return _plan(sight.top, [step], tools, folders)


def write(top: str, step: Step) -> None:
    """Writes one file, whole or not at all. Raises OSError, also where there is such a file by now or a link leads away."""
    full = os.path.join(top, step.path)
    folder = os.path.dirname(full)
    if not os.path.join(os.path.realpath(folder), "").startswith(os.path.join(os.path.realpath(top), "")):
        raise OSError(0, "its folder is a link that leads out of the repository", step.path)
    os.makedirs(folder, exist_ok=True)
    atomic_write.write(full, step.text, new=True)


def _source() -> Source:
    """Where this program was installed from, if that is a repository that others could reach, too."""
    import json
    from importlib import metadata

    try:
        told = json.loads(metadata.distribution("crs-lint").read_text("direct_url.json") or "{}")
        address, commit = told["url"], told["vcs_info"]["commit_id"]
    except (metadata.PackageNotFoundError, ValueError, KeyError, TypeError):
        return Source(*templates.UNKNOWN)
    is_sound = re.fullmatch(r"https://[\w.-]+(?:/[\w.-]+)+", str(address), re.ASCII) and re.fullmatch(r"[0-9a-f]{40,64}", str(commit))
    return Source(address.removesuffix(".git"), commit) if is_sound else Source(*templates.UNKNOWN)


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _folders(homes: Iterable[str]) -> list[str]:
    """The folders to check, as a build names them: each that lies in no other; the whole where one has a strange name."""
    found: list[str] = []
    for home in sorted(set(homes)):
        if not any(home == one or home.startswith(_below(one, "")) for one in found):
            found.append(home)
    return [f"{home}/" for home in found] if all(_SIMPLE.fullmatch(home) for home in found) else ["."]


class _Sight:
    """What is in a repository: items that an exam governs or none, other YAML, and what tools leave at its root."""

    def __init__(self, top: str) -> None:
        self.top = top
        self.exams: set[str] = set()
        self.items: dict[str, list[Item]] = {}
        self.homeless: list[str] = []
        self.others: list[str] = []
        file = config_files.find(top, top)
        self.config_file = os.path.basename(file)
        self.settings = resolve.load(file, Overrides(), top) if file else resolve.settle({}, "", Overrides())
        for target, exam_file in FolderWalk(top, "").files():
            if target.full.endswith(discover.YAML_ENDINGS):
                self._look(target, exam_file)

    def _look(self, target: Target, exam_file: str) -> None:
        path = os.path.relpath(target.full, self.top).replace(os.sep, "/")
        if target.is_exam:
            self.exams.add(os.path.dirname(path))
            return
        content = discover.read_bytes(target.full, Limits().file_size)
        source = read(content) if isinstance(content, bytes) else None
        if source is None or not source.readable:
            return  # nobody knows what it was to be
        items = [item for item in read_items(source.data, Exam()) if item.has("options") or item.has("stem")]
        if not items or not (any(item.path for item in items) or (items[0].has("options") and items[0].has("stem"))):
            self.others.append(path)
            return
        self.items[path] = items
        if not exam_file and not self.settings.include.fit(target.full):
            self.homeless.append(path)

    def missing_exams(self) -> dict[str, ExamWords]:
        """What could stand in an exam file, by the folder that needs one."""
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
            language=next(iter(languages)) if len(languages) == 1 else "",
            options=options[0] if options[1] >= _SHARE * len(items) and options[0] > 1 else None,
            levels=_named(items, "level"),
            domains=_named(items, "domain"),
        )

    def excluded(self, homes: Iterable[str], made: Iterable[str]) -> list[str]:
        """Patterns for YAML that exams govern or would govern and that holds no items, files that are made included."""
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
        """Whether the repository has files for a service, or comes from there."""
        if os.path.lexists(os.path.join(self.top, f".{service}")) or os.path.lexists(os.path.join(self.top, f".{service}-ci.yml")):
            return True
        hosts = re.findall(r"(?m)^\s*url\s*=\s*(?:\w+://)?(?:[^@/\s]+@)?([\w.-]+)", self._text(".git/config"))
        return any(service in host for host in hosts)

    def _text(self, path: str) -> str:
        content = discover.read_bytes(os.path.join(self.top, path), 1 << 20)
        return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _homes(paths: Sequence[str]) -> Mapping[str, list[str]]:
    """Files by the folder that should have their exam: the one that holds all of a folder at the root, or the root itself."""
    if any("/" not in path for path in paths):
        return {"": list(paths)}
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(path.split("/")[0], []).append(path)
    return {commonpath([os.path.dirname(path) for path in found]): found for found in groups.values()}


def _named(items: Sequence[Item], field: str) -> tuple[str, ...]:
    """The values of a field in the order of the alphabet; none where there are too many to be a list that somebody made."""
    found = sorted({item.text(field) for item in items if item.text(field)})
    return tuple(found) if len(found) <= _MOST_NAMES else ()


def _pattern(path: str, taken: Iterable[str]) -> str:
    """A file, or the topmost folder of it in which nothing is taken, as a .gitignore names it."""
    parts = path.split("/")
    for depth in range(1, len(parts)):
        folder = "/".join(parts[:depth]) + "/"
        if not any(other.startswith(folder) for other in taken):
            return "/" + escaped(folder)
    return "/" + escaped(path)
