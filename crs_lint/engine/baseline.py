"""A baseline: a text file of accepted findings, identified by rule and fingerprint."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from crs_lint.engine.number_findings import numbered
from crs_lint.files import discover
from crs_lint.model.finding import Finding, Suppressed
from crs_lint.rules.registry import BY_NAME, rule_named
from crs_lint.settings.config import ConfigError
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.sanitize import sanitize

EntryKey: TypeAlias = tuple[str, str]
"""The rule and the hash of an entry. The name of the item in an entry is for readers only."""

_HEAD = "# crs-lint baseline 1, of:"
_ENTRY = LazyPattern(r"([a-z0-9-]+) (\S+) ([0-9a-f]{16}) ([1-9][0-9]{0,6})")
LARGEST = 64 * 1024 * 1024
_LONGEST_NAME = 120
_LAST = "~"  # sorts after the name of every rule


class Entry(NamedTuple):
    """One line: the number of findings of one rule on the same text."""

    rule: str
    item: str
    hash: str
    times: int

    @property
    def key(self) -> EntryKey:
        return self.rule, self.hash


class Baseline(NamedTuple):
    """The entries of a file by key. ``paths`` are those that it was written for, relative to its folder.

    ``comments`` are comment lines, each with the sort key of the entry that follows it; the key is empty at the head of the file.
    """

    file: str
    paths: tuple[str, ...]
    entries: Mapping[EntryKey, Entry]
    comments: tuple[tuple[tuple[str, ...], str], ...] = ()

    def covered_by(self, paths: Iterable[str]) -> bool:
        """Whether each of its paths that still exists is one of the given paths, or below one."""
        folder = os.path.dirname(os.path.realpath(self.file))
        covering = [os.path.realpath(path) for path in paths]
        wanted = [os.path.realpath(os.path.join(folder, path)) for path in self.paths]
        return all(any(discover.is_at_or_below(path, one) for one in covering) for path in wanted if os.path.lexists(path))


class SplitFindings(NamedTuple):
    """New findings, those in the baseline, and for each entry the number of its findings that did not occur."""

    new: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    missing: Mapping[EntryKey, int]


def load(file: str) -> Baseline:
    """Reads a baseline. Raises ConfigError if the file is no baseline, or damaged: part of a baseline must not be applied."""
    content = discover.read_bytes(file, LARGEST)
    if not os.path.lexists(file):
        raise ConfigError(f"{file}: there is no such baseline; --write-baseline makes one.")
    if not isinstance(content, bytes):
        raise ConfigError(f"{file}: the baseline cannot be read. {content.message}")
    try:
        return parse(content.decode("utf-8-sig"), file)
    except UnicodeDecodeError:
        raise ConfigError(f"{file}: this is no baseline, and no text in UTF-8.") from None


def parse(text: str, file: str) -> Baseline:
    """Reads the text of a baseline. Raises ConfigError with the line that cannot be used."""
    head, *lines = _lines(text)
    if not head.startswith(_HEAD):
        raise ConfigError(f'{file}: this is no baseline of this version; its first line would begin with "{_HEAD}".')
    entries: dict[EntryKey, Entry] = {}
    for number, line in enumerate(lines, 2):
        if line and not line.startswith("#"):
            entry = _entry(line, f"{file}: line {number}")
            # A merge may keep the same line from both sides.
            entries[entry.key] = max(entry, entries.get(entry.key, entry), key=lambda one: one.times)
    paths = tuple(_path(one, f"{file}: line 1") for one in head[len(_HEAD) :].split())
    return Baseline(file, paths, entries, tuple(_comments(lines)))


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.split("\n")]


def _path(quoted: str, where: str) -> str:
    """A path from the first line, decoded. Raises ConfigError if no file can have it."""
    from urllib.parse import unquote

    try:
        path = unquote(quoted, errors="surrogatepass")
        os.fsencode(path)
    except UnicodeError:
        path = "\0"
    if "\0" in path:
        raise ConfigError(f"{where} is damaged: it names no path. Write the baseline again.")
    return path


def _comments(lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The comment lines, each with the sort key of the entry that follows it."""
    waiting: list[str] = []
    is_head = True
    for line in lines:
        if line.startswith("#"):
            waiting.append(line)
        elif line:
            yield from ((() if is_head else tuple(line.split(" ")[:3]), comment) for comment in waiting)
            waiting, is_head = [], False
    yield from ((() if is_head else (_LAST,), comment) for comment in waiting)


def comments_of(file: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The comments of a baseline that is to be replaced, even if it is damaged. Raises ConfigError if the file is something else."""
    content = discover.read_bytes(file, LARGEST) if os.path.isfile(file) else b""
    text = content.decode("utf-8-sig", "replace") if isinstance(content, bytes) else ""
    if content and not text.startswith(_HEAD):
        raise ConfigError(f"{file}: not written; it exists and is no baseline.")
    return tuple(_comments(_lines(text)[1:]))


def _entry(line: str, where: str) -> Entry:
    match = _ENTRY.fullmatch(line)
    if match is None:
        raise ConfigError(f"{where} is damaged: it is not of the form RULE ITEM HASH COUNT. Correct the line, or write the baseline again.")
    rule = BY_NAME.get(match[1])
    if rule is not None and not rule.suppressible:
        raise ConfigError(f"{where}: {rule.name} cannot be in a baseline, since the content of such a file is unknown. Remove the line.")
    return Entry(match[1], match[2], match[3], int(match[4]))


def baseline_of(findings: Sequence[Finding], file: str, paths: Sequence[str]) -> Baseline:
    """A baseline of findings with their shared fingerprints, without findings on files that could not be read."""
    folder = os.path.dirname(os.path.realpath(file))
    accepted = [finding for finding in findings if rule_named(finding.rule).suppressible]
    counts = Counter((finding.rule, finding.fingerprint) for finding in accepted)
    names = {(finding.rule, finding.fingerprint): _name(finding.label) for finding in reversed(accepted)}
    entries = {key: Entry(key[0], names[key], key[1], count) for key, count in counts.items()}
    return Baseline(file, tuple(sorted({_from(folder, path) for path in paths})), entries)


def split(findings: Iterable[Finding], known: Baseline) -> SplitFindings:
    """Separates the findings that are in a baseline: of those with the key of an entry, as many as the entry counts.

    Findings come in order and with shared fingerprints; they are returned with unique ones.
    """
    missing = {key: entry.times for key, entry in known.entries.items()}
    new, suppressed = [], []
    for shared, finding in numbered(findings):
        key = (finding.rule, shared)
        if missing.get(key, 0) and rule_named(finding.rule).suppressible:
            missing[key] -= 1
            suppressed.append(Suppressed(finding, "baseline", ""))
        else:
            new.append(finding)
    return SplitFindings(tuple(new), tuple(suppressed), missing)


def stale(missing: Mapping[EntryKey, int], ran: Collection[str], team_rules: Collection[str] = ()) -> dict[EntryKey, int]:
    """The number of findings of each entry that no longer occur, if its rule ran or no longer exists.

    ``team_rules`` are the names of those that do not come with crs-lint, whether they are on or off.
    """
    return {key: count for key, count in missing.items() if count and (key[0] in ran or not (key[0] in BY_NAME or key[0] in team_rules))}


def pruned(known: Baseline, gone: Mapping[EntryKey, int]) -> Baseline:
    """The baseline without findings that no longer occur; ``gone`` is their number by entry."""
    kept = (entry._replace(times=entry.times - gone.get(key, 0)) for key, entry in known.entries.items())
    return known._replace(entries={entry.key: entry for entry in kept if entry.times})


def text_of(known: Baseline) -> str:
    """The text of the file. It is sorted, so that one finding more or less changes one line."""
    lines = [" ".join((_HEAD, *map(_quoted, known.paths)))]
    entries = [(entry[:3], f"{entry.rule} {entry.item} {entry.hash} {entry.times}") for entry in known.entries.values()]
    comments = [(place, number, comment) for number, (place, comment) in enumerate(known.comments)]
    # A comment stays before its entry, or where the entry was.
    lines += [line for *_, line in sorted([*comments, *((place, len(comments), line) for place, line in entries)])]
    return "\n".join(lines) + "\n"


def save(known: Baseline) -> None:
    """Writes the file atomically. Raises ConfigError."""
    from crs_lint.files import atomic_write

    try:
        atomic_write.write(known.file, text_of(known), folders=True)
    except OSError as error:
        raise ConfigError(f"{known.file}: cannot be written ({error.strerror}).") from None


def _from(folder: str, path: str) -> str:
    try:
        return discover.posix(os.path.relpath(os.path.realpath(path), folder))
    except ValueError:  # on another drive
        return discover.posix(os.path.realpath(path))


def _name(label: str) -> str:
    """A label as one word without control characters."""
    return sanitize(_quoted(label), _LONGEST_NAME) or "-"


def _quoted(text: str) -> str:
    return "".join(char if char.isprintable() and char not in " %" else _percent(char) for char in text)


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))
