"""Looks at one file alone: from its bytes to what its rules say, and the facts that the bank rules will need. Pure."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crs_lint.bank.item_facts import facts_of
from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.document.load import MARKDOWN_ENDINGS, Document, plain, read_file
from crs_lint.document.read_error import ReadError
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.fingerprint import in_file
from crs_lint.formats import native_schema
from crs_lint.model.figure_state import FigureState
from crs_lint.model.finding import Finding, Location, Path, Problem, Related, UnlocatedFinding
from crs_lint.model.item import Exam, Item, read_exam, read_items
from crs_lint.rules.rule import File, Scope
from crs_lint.settings.config import Active, Settings

if TYPE_CHECKING:
    from crs_lint.formats.dialect import Dialect
    from crs_lint.formats.team_schema import TeamSchema


class FileReport(NamedTuple):
    """What one file yields. Problems stand at paths, not at lines; ``speaks`` tells that it may hold suppressions.

    ``key`` names all that the report was made from, for the store; it is empty where that is more than can be named.
    Where nothing in the file speaks, what was ``raised`` may be ``findings`` already.
    """

    path: str
    raised: tuple[UnlocatedFinding, ...] = ()
    sheet: PackedFacts = PackedFacts([])
    crashes: tuple[Crash, ...] = ()
    speaks: bool = False
    key: bytes = b""
    findings: tuple[Finding, ...] = ()


def examine(
    path: str,
    document: Document,
    settings: Settings,
    exam: Exam,
    *,
    is_exam: bool = False,
    ignored: frozenset[str] = frozenset(),
    figure_state: Callable[[str], FigureState],
) -> FileReport:
    """The report of one file. Raises nothing of its own."""
    try:
        file, broken, above = _file(path, document, settings, exam, is_exam, figure_state)
    except Exception as error:  # the other files are linted, and the run ends in 2
        return FileReport(path, crashes=(crash_of("schema", path, error),))
    work = _Work(file, broken, above, settings, ignored)
    work.run()
    sheet = PackedFacts([facts_of(item, path) for item in file.items])
    return FileReport(path, tuple(work.raised), sheet, tuple(work.crashes), "crs-lint:" in document.text)


def survey(path: str, content: bytes, settings: Settings, exam: Exam) -> PackedFacts:
    """Only the facts of a file's items, for one that nobody asked a report of."""
    return PackedFacts([facts_of(item, path) for item in items_of(read_file(path, content, settings.limits).data, settings.dialect, exam)])


def items_of(data: Any, dialect: "Dialect | None", exam: Exam) -> Sequence[Item]:
    """The items of a file, as its dialect has them."""
    if dialect is None:
        return read_items(data, exam)
    from crs_lint.formats import dialect_reader

    return dialect_reader.read_items(data, dialect, exam)


def _file(
    path: str, source: Document, settings: Settings, exam: Exam, is_exam: bool, figure_state: Callable[[str], FigureState]
) -> tuple[File, list[Path], frozenset[Path]]:
    """The file as rules see it, the paths at which its shape is broken, and those above where a rule would only repeat it."""
    dialect = None if is_exam else settings.dialect
    if dialect is None:
        data, odd, refusals = _shape(source, "exam" if is_exam else "bank")
        items = () if is_exam else tuple(read_items(data, exam))
        above = _above(refusals)
    else:
        data, odd, refusals, items, above = _translated(source, dialect, exam)
    seen: dict[str, list[Problem]] = {}
    for fault in (*source.errors, *odd):
        related = tuple(Related(Location((), span=span), message) for span, message in fault.related)
        seen.setdefault(fault.rule, []).append(Problem((), fault.message, fault.help, span=fault.span, related=related))
    if source.readable and data is None:
        seen["empty-file"] = [
            Problem(
                (),
                "The file contains only comments." if source.text.strip() else "The file is empty.",
                "Write an item into it, or delete it.",
            )
        ]
    for refusal in refusals:
        seen.setdefault(refusal.rule, []).append(refusal.problem)
    if settings.schema is not None and not is_exam and data is not None and not settings.schema.accepts(data):
        _add_own(seen, settings.schema, data, items)
    exam = read_exam(data, path) if is_exam else exam
    file = File(path, is_exam, source.text, data, source.foreign, exam, items, seen, _plain(source), figure_state)
    return file, [location for one in refusals for location in (one.problem.path, one.meant) if location is not None], above


def _add_own(seen: dict[str, list[Problem]], own: "TeamSchema", data: Any, items: Sequence[Item]) -> None:
    """Adds what the team's schema refuses and nobody has said yet."""
    from crs_lint.formats import team_schema_errors

    said = {(rule, problem.path) for rule, problems in seen.items() for problem in problems}
    for one in team_schema_errors.explain(own, data, items):
        if (one.rule, one.problem.path) not in said:
            seen.setdefault(one.rule, []).append(one.problem)


def _translated(
    source: Document, dialect: "Dialect", exam: Exam
) -> tuple[Any, list[ReadError], list[native_schema.SchemaError], tuple[Item, ...], frozenset[Path]]:
    """A file in a dialect: its data, what had to be bent, what is refused, its items, and what lies above what is refused."""
    from crs_lint.formats import dialect_reader

    data, odd = source.data, list[ReadError]()
    try:
        reading = dialect_reader.read(data, dialect, exam)
    except ValueError:
        data, odd = plain(data, source.events)
        reading = dialect_reader.read(data, dialect, exam)
    return data, odd, list(reading.errors), reading.items, reading.above


def _above(refusals: Sequence[native_schema.SchemaError]) -> frozenset[Path]:
    """What lies above a shape that is broken, where a rule would only repeat it."""
    broken = [path for one in refusals for path in (one.problem.path, one.meant) if path and path[-1] in ("correct", "options")]
    return frozenset(path[:length] for path in broken for length in range(2, len(path) + 1))


def _shape(source: Document, name: str) -> tuple[Any, list[ReadError], list[native_schema.SchemaError]]:
    """The data as JSON could hold it, what had to be bent to get there, and what the schema refuses."""
    data, odd = source.data, list[ReadError]()
    if data is None:
        return data, odd, []
    try:
        accepted = native_schema.accepts(data, name)
    except ValueError:
        data, odd = plain(data, source.events)
        accepted = native_schema.accepts(data, name)
    return data, odd, [] if accepted else native_schema.explain(data, name)


def _plain(source: Document) -> Callable[[Sequence[Path]], frozenset[Path]]:
    def answer(paths: Sequence[Path]) -> frozenset[Path]:
        from crs_lint.document.positions import Spans

        spans = Spans(source.text, paths, events=source.events, keep=True)
        return frozenset(path for path in paths if spans.is_plain(path))

    return answer


class _Work:
    """Runs the rules of one file and gathers what they say."""

    def __init__(self, file: File, broken: list[Path], above: frozenset[Path], settings: Settings, ignored: frozenset[str]) -> None:
        self.file = file
        self.settings = settings
        self.ignored = ignored
        self.raised: list[UnlocatedFinding] = []
        self.crashes: list[Crash] = []
        self.broken = frozenset(broken)
        self.above = above
        self.owners = {item.path: item for item in file.items}

    def run(self) -> None:
        for active in self._active(Scope.FILE):
            self._check(active, self.file, None)
        if self.file.is_exam:
            for active in self._active(Scope.EXAM):
                self._check(active, self.file.exam, None)
        item_rules = self._active(Scope.ITEM)
        draft_rules = [active for active in item_rules if not active.rule.excuses_drafts]
        for item in self.file.items:
            if not item.is_retired:
                self._check_item(draft_rules if item.is_draft else item_rules, item)

    def _active(self, scope: Scope) -> list[Active]:
        return [active for active in self.settings.of_scope(scope) if active.rule.name not in self.ignored]

    def _check(self, active: Active, subject: Any, item: Item | None) -> None:
        try:
            for problem in active.rule.check(subject, **active.options):
                self._raise(active, problem, item)
        except Exception as error:
            self.crashes.append(crash_of(active.rule.name, self.file.path, error))

    def _check_item(self, rules: list[Active], item: Item) -> None:
        """What ``_check`` does for each of some rules, without a call for each."""
        for active in rules:
            try:
                for problem in active.rule.check(item, **active.options):
                    self._raise(active, problem, item)
            except Exception as error:
                self.crashes.append(crash_of(active.rule.name, self.file.path, error))

    def _raise(self, active: Active, problem: Problem, item: Item | None) -> None:
        rule = active.rule
        if rule.category != "schema" and self._echoes(problem.path):
            return
        if problem.fix is not None:
            problem = self._with_fix(problem)
        owner = item or self._owner(problem.path)
        name = owner.id if owner else ""
        self.raised.append(UnlocatedFinding(rule.name, active.severity, problem, name or None, in_file(problem, self.file, owner), name))

    def _with_fix(self, problem: Problem) -> Problem:
        """The problem with its fix only where that can be made in a file of this kind."""
        if self.file.path.endswith(MARKDOWN_ENDINGS):
            return problem._replace(fix=None)
        if self.settings.dialect is None or self.file.is_exam or problem.fix is None:
            return problem
        from crs_lint.formats import dialect_fixes

        return problem._replace(fix=dialect_fixes.applicable(problem.fix, self.settings.dialect))

    def _echoes(self, path: Path) -> bool:
        """Whether a problem only repeats what is wrong with the shape of the same value, or of one above or below it."""
        return path in self.above or any(path[:length] in self.broken for length in range(len(path) + 1))

    def _owner(self, path: Path) -> Item | None:
        """The item that a path leads into."""
        if not path:
            return None
        return next((self.owners[path[:length]] for length in range(len(path) + 1) if path[:length] in self.owners), None)
