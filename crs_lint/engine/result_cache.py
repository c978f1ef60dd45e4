"""What earlier runs found, each under a name made of all that it depends on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.cache.serialize import freeze, freeze_findings, thaw, thaw_findings
from crs_lint.cache.store import AnyStore, key
from crs_lint.engine.check_bank import Judgement
from crs_lint.engine.check_file import FileReport
from crs_lint.model.finding import Finding, Suppressed


class Found(NamedTuple):
    """What a whole run came to: findings, what was silenced, and the number of items."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    items: int


class Memory:
    """The store, by what is kept in it: outcomes of runs, reports of files, facts of their items, judgements of exams."""

    def __init__(self, store: AnyStore) -> None:
        self.store = store

    def outcome(self, name: bytes) -> Found | None:
        known = self.store.get([name]).get(name) if name else None
        return Found(thaw_findings(known[0]), thaw(known[1]), known[2]) if known is not None else None

    def keep_outcome(self, name: bytes, found: Found) -> None:
        self.store.keep(name, [freeze_findings(found.findings), freeze(found.suppressed), found.items])

    def reports(self, names: Mapping[str, bytes]) -> dict[str, FileReport]:
        """The reports of files, by their paths, as far as they are known; their facts are not opened."""
        known = self.store.get([name for name in names.values() if name])
        return {path: _report(path, name, known[name]) for path, name in names.items() if name in known}

    def keep_report(self, report: FileReport, facts: bytes) -> None:
        """``facts`` is the name for the facts of the report's file."""
        sheet = self.keep_sheet(facts, report.sheet)
        self.store.keep(report.key, [*sheet, report.speaks, freeze(report.raised), freeze_findings(report.findings)])

    def sheets(self, names: Mapping[str, bytes]) -> dict[str, PackedFacts]:
        """The facts of files, by their paths, as far as they are known, not opened."""
        known = self.store.get([name for name in names.values() if name])
        return {path: PackedFacts.unloaded(*known[name]) for path, name in names.items() if name in known}

    def keep_sheet(self, name: bytes, sheet: PackedFacts) -> list[Any]:
        """Keeps facts, and under a name what they are; which is also the answer."""
        self.store.keep(_of_sheet(sheet), sheet.text)
        known = [sheet.digest, sheet.count]
        self.store.keep(name, known)
        return known

    def open(self, sheets: Iterable[PackedFacts]) -> None:
        """Gives closed sheets their text, as far as it is known."""
        closed: dict[bytes, list[PackedFacts]] = {}
        for sheet in sheets:
            if not sheet.is_loaded:
                closed.setdefault(_of_sheet(sheet), []).append(sheet)
        for name, text in self.store.get(list(closed)).items():
            for sheet in closed[name]:
                sheet.text = text

    def settled(self, names: Mapping[str, bytes]) -> dict[str, tuple[Finding, ...]]:
        """The findings of what was judged in files, by their paths, as far as they are known."""
        known = self.store.get(list(names.values()))
        return {path: thaw_findings(known[name]) for path, name in names.items() if name in known}

    def keep_settled(self, name: bytes, findings: Sequence[Finding]) -> None:
        self.store.keep(name, freeze_findings(findings))

    def judgement(self, name: bytes) -> Judgement | None:
        known = self.store.get([name]).get(name) if name else None
        if known is None:
            return None
        said, files, members = known
        items = PackedFacts(None, members, "", len(files)).unpack("")
        return Judgement(thaw(said), tuple(item._replace(file=file) for item, file in zip(items, files, strict=True)))

    def keep_judgement(self, name: bytes, judgement: Judgement) -> None:
        members = PackedFacts(list(judgement.members))
        self.store.keep(name, [freeze(judgement.said), [member.file for member in judgement.members], members.text])


def name_of_judgement(parts: Sequence[str], files: Iterable[tuple[str, PackedFacts]]) -> bytes:
    """Names what is said of some facts; ``parts`` are what else it depends on."""
    return key("judgement", *parts, *(part for path, sheet in files if sheet.count for part in (path, sheet.digest)))


def _of_sheet(sheet: PackedFacts) -> bytes:
    return key("facts", sheet.digest)


def _report(path: str, name: bytes, known: Any) -> FileReport:
    digest, count, speaks, raised, findings = known
    return FileReport(path, thaw(raised), PackedFacts.unloaded(digest, count), (), speaks, name, thaw_findings(findings))
