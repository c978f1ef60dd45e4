"""The results that a run keeps for the next one, as the cache holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from crs_lint.bank.item_index import Shard
from crs_lint.bank.packed_facts import PackedFacts, item_of, values_of
from crs_lint.cache.cache import Cache, RecentObjects
from crs_lint.cache.cache_key import cache_key
from crs_lint.cache.serialize import deserialize, deserialize_findings, serialize, serialize_findings
from crs_lint.engine.check_bank import BankProblems
from crs_lint.engine.file_report import FileReport
from crs_lint.engine.left_out import LeftOut
from crs_lint.model.finding import Finding, Location, Problem, Related, Span, Suppressed
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Sums

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


class EarlierFile(NamedTuple):
    """A file of a bank when it was checked: its path, the key of its facts (hexadecimal), their digest, and the number of items."""

    path: str
    facts_key: str
    digest: str
    items: int


class EarlierFiles(NamedTuple):
    """The files of a bank when it was checked, in order, and the key of the index of their items, with the number of its shards."""

    files: tuple[EarlierFile, ...]
    index_key: bytes
    shards: int


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

    @property
    def objects(self) -> RecentObjects | None:
        """What earlier runs of this process have left; None where no run follows another."""
        return self._cache.objects

    def facts(self, keys: Mapping[str, bytes]) -> dict[str, PackedFacts]:
        """The facts of files, by path; they are not loaded."""
        values = self._cache.get([key for key in keys.values() if key])
        return {path: PackedFacts.unloaded(*values[key]) for path, key in keys.items() if key in values}

    def put_facts(self, key: bytes, facts: PackedFacts) -> list[Any]:
        """Adds facts under their digest, and digest and count under ``key``; returns the latter two."""
        self._cache.put(_facts_key(facts), facts.packed)
        known = [facts.digest, facts.count]
        self._cache.put(key, known)
        return known

    def load_facts(self, facts: Iterable[PackedFacts]) -> None:
        """Loads facts, as far as the cache has them."""
        unloaded: dict[bytes, list[PackedFacts]] = {}
        for one in facts:
            if not one.is_loaded:
                unloaded.setdefault(_facts_key(one), []).append(one)
        for key, packed in self._cache.get(list(unloaded)).items():
            for one in unloaded[key]:
                one.packed = packed

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
        problems, members, sums = value
        return BankProblems(
            tuple(map(_problem, problems)),
            tuple([item_of(file, list(facts)) for file, facts in members]),
            {name: _sums(*columns) for name, columns in sums},
        )

    def put_bank_problems(self, key: bytes, found: BankProblems) -> None:
        members = [[member.file, values_of(member)] for member in found.members]
        sums = [[name, [list(some), list(some.values())]] for name, some in found.sums.items()]
        self._cache.put(key, [[_problem_row(*one) for one in found.problems], members, sums])

    def earlier_bank(self, key: bytes) -> EarlierFiles | None:
        """The files of a bank when it was last checked anew, and where their index is."""
        value = self._get(key)
        if value is None:
            return None
        files, index_key, shards = value
        return EarlierFiles(tuple([EarlierFile(*row) for row in files]), bytes.fromhex(index_key), shards)

    def put_earlier_bank(self, key: bytes, files: Sequence[EarlierFile], shards: Sequence[Shard]) -> None:
        """Adds the files of a bank under ``key``, and their index under one that follows from their facts."""
        index = cache_key("index", *(file.digest for file in files))
        for number, shard in enumerate(shards):
            self._cache.put(_shard_key(index, number), shard.pack())
        self._cache.put(key, [files, index.hex(), len(shards)])

    def shards(self, index: bytes, numbers: Sequence[int]) -> list[bytes]:
        """Shards of an index. Raises LookupError where the cache lacks one."""
        keys = [_shard_key(index, number) for number in numbers]
        found = self._cache.get(keys)
        return [found[key] for key in keys]

    def _get(self, key: bytes) -> Any:
        return self._cache.get([key]).get(key) if key else None


def _facts_key(facts: PackedFacts) -> bytes:
    return cache_key("facts", facts.digest)


def _problem_row(rule: str, problem: Problem) -> list[Any]:
    """A problem as values, few of which need a conversion if it has what most problems of bank rules have."""
    related = [[one.location.path, one.location.file, one.message] for one in problem.related]
    row = [rule, problem.path, problem.message, problem.help, problem.file, related]
    return row if _problem(row) == (rule, problem) else [rule, serialize(problem)]


def _problem(row: Sequence[Any]) -> tuple[str, Problem]:
    if len(row) == _LONG_ROW:
        return row[0], deserialize(row[1])
    rule, path, message, remedy, file, rest = row
    related = tuple([Related(Location(tuple(there), file=other), note) for there, other, note in rest])
    return rule, Problem(tuple(path), message, remedy, related=related, file=file)


_LONG_ROW = 2


def _shard_key(index: bytes, number: int) -> bytes:
    return cache_key("shard", index, str(number))


def _sums(counted: Iterable[Any], numbers: Iterable[int]) -> Sums:
    """Sums from what JSON makes of them: lists in place of tuples."""
    names = (tuple(one) if isinstance(one, list) else one for one in counted)
    return Counter(dict(zip(names, numbers, strict=True)))


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
