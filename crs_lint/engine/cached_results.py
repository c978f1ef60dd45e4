"""The results that a run keeps for the next one, as the cache holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.cache.cache import Cache
from crs_lint.cache.cache_key import cache_key
from crs_lint.cache.serialize import deserialize, deserialize_findings, serialize, serialize_findings
from crs_lint.engine.check_bank import BankProblems
from crs_lint.engine.file_report import FileReport
from crs_lint.engine.left_out import LeftOut
from crs_lint.model.finding import Finding, Span, Suppressed
from crs_lint.named_tuple import NamedTuple

if TYPE_CHECKING:
    from crs_lint.engine.locate import LocatedFinding
    from crs_lint.engine.suppressions import Suppression


class Filtered(NamedTuple):
    """The findings of a run after suppressions, those that were suppressed, and the number of items that were checked.

    ``left_out`` are the items in other languages than those of some rules.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    items: int
    left_out: LeftOut = LeftOut()


class CachedResults:
    """A cache with a method for each kind of result. An empty key is of a result that is not cached."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def filtered(self, key: bytes) -> Filtered | None:
        """The findings of a whole run."""
        value = self._get(key)
        return Filtered(deserialize_findings(value[0]), deserialize(value[1]), value[2], _left_out(value[3])) if value is not None else None

    def put_filtered(self, key: bytes, result: Filtered) -> None:
        self._cache.put(key, [serialize_findings(result.findings), serialize(result.suppressed), result.items, result.left_out])

    def reports(self, keys: Mapping[str, bytes]) -> dict[str, FileReport]:
        """The reports on files, by path. Their facts are not loaded."""
        values = self._cache.get([key for key in keys.values() if key])
        return {path: _report(path, values[key]) for path, key in keys.items() if key in values}

    def put_report(self, key: bytes, report: FileReport, facts_key: bytes) -> None:
        facts = self.put_facts(facts_key, report.facts)
        findings = serialize_findings(report.findings)
        suppressions = [_row(one) for one in report.suppressions]
        self._cache.put(key, [*facts, findings, report.offsets, serialize(report.unlocated), suppressions, report.digest, report.left_out])

    def facts(self, keys: Mapping[str, bytes]) -> dict[str, PackedFacts]:
        """The facts of files, by path; they are not loaded."""
        values = self._cache.get([key for key in keys.values() if key])
        return {path: PackedFacts.unloaded(*values[key]) for path, key in keys.items() if key in values}

    def put_facts(self, key: bytes, facts: PackedFacts) -> list[Any]:
        """Adds facts under their digest, and digest and count under ``key``; returns the latter two."""
        self._cache.put(_facts_key(facts), facts.text)
        known = [facts.digest, facts.count]
        self._cache.put(key, known)
        return known

    def load_facts(self, facts: Iterable[PackedFacts]) -> None:
        """Loads facts, as far as the cache has them."""
        unloaded: dict[bytes, list[PackedFacts]] = {}
        for one in facts:
            if not one.is_loaded:
                unloaded.setdefault(_facts_key(one), []).append(one)
        for key, text in self._cache.get(list(unloaded)).items():
            for one in unloaded[key]:
                one.text = text

    def located(self, keys: Mapping[str, bytes]) -> dict[str, list[LocatedFinding]]:
        """The located findings of bank rules, by path."""
        values = self._cache.get(list(keys.values()))
        return {path: _located(values[key]) for path, key in keys.items() if key in values}

    def put_located(self, key: bytes, located: Sequence[LocatedFinding]) -> None:
        rest = [[one.offset, one.compared] for one in located]
        self._cache.put(key, [serialize_findings(one.finding for one in located), rest])

    def bank_problems(self, key: bytes) -> BankProblems | None:
        value = self._get(key)
        if value is None:
            return None
        problems, files, members = value
        items = PackedFacts(None, members, "", len(files)).unpack("")
        return BankProblems(deserialize(problems), tuple(item._replace(file=file) for item, file in zip(items, files, strict=True)))

    def put_bank_problems(self, key: bytes, found: BankProblems) -> None:
        members = PackedFacts(list(found.members))
        self._cache.put(key, [serialize(found.problems), [member.file for member in found.members], members.text])

    def _get(self, key: bytes) -> Any:
        return self._cache.get([key]).get(key) if key else None


def _facts_key(facts: PackedFacts) -> bytes:
    return cache_key("facts", facts.digest)


def _report(path: str, value: Any) -> FileReport:
    digest, count, findings, offsets, unlocated, suppressions, content_digest, left_out = value
    return FileReport(
        path,
        deserialize_findings(findings),
        tuple(offsets),
        deserialize(unlocated),
        PackedFacts.unloaded(digest, count),
        tuple(map(_suppression, suppressions)),
        digest=content_digest,
        left_out=_left_out(left_out),
    )


def _left_out(value: Sequence[Any]) -> LeftOut:
    items, rules = value
    return LeftOut(items, tuple(rules))


def _row(one: Suppression) -> list[Any]:
    # The end of a comment on a whole file is the largest number of this machine, which JSON keeps.
    return [*one.span, *one.start, *one.end, one.text, *one.covers, one.names, one.reason, one.error]


def _suppression(row: Sequence[Any]) -> Suppression:
    from crs_lint.engine.suppressions import Suppression

    numbers, text, (first, last), names, reason, error = row[:6], row[6], row[7:9], row[9], row[10], row[11]
    span, start, end = zip(numbers[::2], numbers[1::2], strict=True)
    return Suppression(Span(*span), start, end, text, Span(first, last), tuple(names), reason, error)


def _located(value: Any) -> list[LocatedFinding]:
    from crs_lint.engine.locate import LocatedFinding

    findings, rest = value
    return [
        LocatedFinding(finding, offset, tuple((file, at) for file, at in compared))
        for finding, (offset, compared) in zip(deserialize_findings(findings), rest, strict=True)
    ]
