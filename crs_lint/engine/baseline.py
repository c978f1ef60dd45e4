"""A baseline: the findings that a team has parked, as a text file of one line each, known by what they speak of."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from crs_lint.engine.number_findings import numbered
from crs_lint.files import discover
from crs_lint.model.finding import Finding, Suppressed
from crs_lint.rules.registry import BY_NAME
from crs_lint.settings.config import ConfigError
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.sanitize import sanitize

Key: TypeAlias = tuple[str, str]
"""What an entry is known by: its rule and its hash. The item's name in it is for readers."""

_HEAD = "# crs-lint baseline 1, of:"
_ENTRY = LazyPattern(r"([a-z0-9-]+) (\S+) ([0-9a-f]{16}) ([1-9][0-9]{0,6})")
LARGEST = 64 * 1024 * 1024
_LONGEST_NAME = 120
_LAST = "~"  # after the name of every rule


class Entry(NamedTuple):
    """One line: so many findings of a rule that speak of the same text."""

    rule: str
    item: str
    hash: str
    times: int

    @property
    def key(self) -> Key:
        return self.rule, self.hash


class Baseline(NamedTuple):
    """The entries of a file by their keys; ``paths`` are what it was written for, from its folder.

    ``comments`` are the lines of comments before each entry, with what the entry sorts by; nothing for those at the head.
    """

    file: str
    paths: tuple[str, ...]
    entries: Mapping[Key, Entry]
    comments: tuple[tuple[tuple[str, ...], str], ...] = ()

    def covered_by(self, paths: Iterable[str]) -> bool:
        """Whether all that it was written for, and that is still there, is among some paths or below them."""
        folder = os.path.dirname(os.path.realpath(self.file))
        looked_at = [os.path.realpath(path) for path in paths]
        wanted = [os.path.realpath(os.path.join(folder, path)) for path in self.paths]
        return all(_is_among(path, looked_at) for path in wanted if os.path.lexists(path))


class Sifted(NamedTuple):
    """Findings that are new, those that are parked, and what is left of each entry."""

    findings: tuple[Finding, ...]
    parked: tuple[Suppressed, ...]
    left: Mapping[Key, int]


def load(file: str) -> Baseline:
    """Reads a baseline. Raises ConfigError where it is none or damaged: half of one would hide what it should not."""
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
    entries: dict[Key, Entry] = {}
    for number, line in enumerate(lines, 2):
        if line and not line.startswith("#"):
            entry = _entry(line, f"{file}: line {number}")
            # Both sides of a merge may have brought the same line.
            entries[entry.key] = max(entry, entries.get(entry.key, entry), key=lambda one: one.times)
    paths = tuple(_path(one, f"{file}: line 1") for one in head[len(_HEAD) :].split())
    return Baseline(file, paths, entries, tuple(_comments(lines)))


def _lines(text: str) -> list[str]:
    return [line.removesuffix("\r") for line in text.split("\n")]


def _path(quoted: str, where: str) -> str:
    """A path of the first line. Raises ConfigError for one that no file can have."""
    from urllib.parse import unquote

    try:
        path = unquote(quoted, errors="surrogatepass")
        os.fsencode(path)
    except UnicodeError:
        path = "\0"
    if "\0" in path:
        raise ConfigError(f"{where} is damaged: it names no path. Write the baseline anew.")
    return path


def _comments(lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The lines of comments, each with what the entry after it sorts by."""
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
        raise ConfigError(f"{where} is damaged: it is no RULE ITEM HASH COUNT. Mend it, or write the baseline anew.")
    rule = BY_NAME.get(match[1])
    if rule is not None and not rule.suppressible:
        raise ConfigError(f"{where}: {rule.name} cannot be parked, since nobody knows what is in such a file. Remove the line.")
    return Entry(match[1], match[2], match[3], int(match[4]))


def made_of(findings: Sequence[Finding], file: str, paths: Sequence[str]) -> Baseline:
    """A baseline of findings as they were settled; those that tell of a file that could not be read never enter."""
    folder = os.path.dirname(os.path.realpath(file))
    parked = [finding for finding in findings if BY_NAME[finding.rule].suppressible]
    counts = Counter((finding.rule, finding.fingerprint) for finding in parked)
    names = {(finding.rule, finding.fingerprint): _name(finding.label) for finding in reversed(parked)}
    entries = {key: Entry(key[0], names[key], key[1], count) for key, count in counts.items()}
    return Baseline(file, tuple(sorted({_from(folder, path) for path in paths})), entries)


def sift(findings: Iterable[Finding], known: Baseline) -> Sifted:
    """Takes parked findings out, of findings that are alike as many as the entry says.

    Findings come as they were settled and in order; all that come out have fingerprints of their own.
    """
    left = {key: entry.times for key, entry in known.entries.items()}
    new, parked = [], []
    for shared, finding in numbered(findings):
        key = (finding.rule, shared)
        if left.get(key, 0) and BY_NAME[finding.rule].suppressible:
            left[key] -= 1
            parked.append(Suppressed(finding, "baseline", ""))
        else:
            new.append(finding)
    return Sifted(tuple(new), tuple(parked), left)


def stale(left: Mapping[Key, int], ran: Collection[str]) -> dict[Key, int]:
    """How many findings of each entry do not occur any more, where the rule had its say or is none any more."""
    return {key: count for key, count in left.items() if count and (key[0] in ran or key[0] not in BY_NAME)}


def pruned(known: Baseline, gone: Mapping[Key, int]) -> Baseline:
    """The baseline without what does not occur any more."""
    kept = (entry._replace(times=entry.times - gone.get(key, 0)) for key, entry in known.entries.items())
    return known._replace(entries={entry.key: entry for entry in kept if entry.times})


def text_of(known: Baseline) -> str:
    """The file: sorted, so that a change of one finding is a change of one line."""
    lines = [" ".join((_HEAD, *map(_quoted, known.paths)))]
    entries = [(entry[:3], f"{entry.rule} {entry.item} {entry.hash} {entry.times}") for entry in known.entries.values()]
    comments = [(place, number, comment) for number, (place, comment) in enumerate(known.comments)]
    # A comment comes before its entry, or where the entry was.
    lines += [line for *_, line in sorted([*comments, *((place, len(comments), line) for place, line in entries)])]
    return "\n".join(lines) + "\n"


def save(known: Baseline) -> None:
    """Writes the file whole or not at all. Raises ConfigError."""
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


def _is_among(path: str, others: Iterable[str]) -> bool:
    return any(path == other or path.startswith(os.path.join(other, "")) for other in others)


def _name(label: str) -> str:
    """A label as one word that steers nothing."""
    return sanitize(_quoted(label), _LONGEST_NAME) or "-"


def _quoted(text: str) -> str:
    return "".join(char if char.isprintable() and char not in " %" else _percent(char) for char in text)


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))
