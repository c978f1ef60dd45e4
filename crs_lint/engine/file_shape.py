"""What rules see of one file: its data and items, and the problems that reading it and its schema have shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from crs_lint.document.load import Document, plain
from crs_lint.document.read_error import ReadError
from crs_lint.formats import native_schema, written_values
from crs_lint.model.figure_state import FigureState
from crs_lint.model.finding import Location, Path, Problem, Related, Span
from crs_lint.model.item import Exam, Item, read_exam, read_items
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import File
from crs_lint.settings.config import Settings

if TYPE_CHECKING:
    from crs_lint.formats.dialect import Dialect
    from crs_lint.formats.team_schema import TeamSchema


class FileShape(NamedTuple):
    """A file for its rules. At the ``broken`` paths a value breaks the schema, at those ``above`` a value holds such a one.

    A rule that reports a problem at one of them would repeat what the schema says.
    """

    file: File
    broken: frozenset[Path]
    above: frozenset[Path]

    def repeats_schema(self, path: Path) -> bool:
        return path in self.above or any(path[:length] in self.broken for length in range(len(path) + 1))


class _Reading(NamedTuple):
    """The data of a file as JSON has it, the errors of that conversion, what breaks the schema, and the items."""

    data: Any
    errors: Sequence[ReadError]
    schema_errors: Sequence[native_schema.SchemaError]
    items: tuple[Item, ...]
    above: frozenset[Path]


def shape_of(
    path: str, document: Document, settings: Settings, exam: Exam, *, is_exam: bool, figure_state: Callable[[str], FigureState]
) -> FileShape:
    """The shape of a document. ``figure_state`` tells whether a picture is there, by the name that an item gives."""
    if settings.dialect is None or is_exam:
        reading = _native(document, exam, is_exam=is_exam)
    else:
        reading = _in_dialect(document, settings.dialect, exam)
    damaged = _damaged_items(document, reading.items)
    reading = _without_errors_in(damaged, reading)
    merges = written_values.merge_keys(document, reading.data, native=settings.dialect is None or is_exam)
    reading = _with_written_values(document, reading, merges)
    problems = _problems(document, reading)
    if settings.schema is not None and not is_exam and reading.data is not None and not settings.schema.accepts(reading.data):
        _add_team_schema(problems, settings.schema, document, reading)
    exam = read_exam(reading.data, path) if is_exam else exam
    plain_spans = _plain_spans(document)
    file = File(path, is_exam, document.text, reading.data, document.foreign, exam, reading.items, problems, plain_spans, figure_state)
    broken = (path for one in reading.schema_errors for path in (one.problem.path, one.meant) if path is not None)
    return FileShape(file, frozenset(broken) | merges.repeated | damaged, reading.above)


def _damaged_items(document: Document, items: Sequence[Item]) -> frozenset[Path]:
    """The items that hold a character that YAML forbids; what they say is not certain."""
    if not document.stand_in:
        return frozenset()
    from crs_lint.formats.dialect_paths import value_at

    return frozenset(item.path for item in items if _holds(value_at(document.data, item.path), document.stand_in))


def _holds(data: Any, character: str) -> bool:
    """Whether a text or the name of a field holds a character."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if character in value:
                return True
        elif isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value
    return False


def _without_errors_in(damaged: frozenset[Path], reading: _Reading) -> _Reading:
    if not damaged:
        return reading
    kept = [one for one in reading.schema_errors if not any(one.problem.path[: len(path)] == path for path in damaged)]
    return reading._replace(schema_errors=kept)


def _with_written_values(document: Document, reading: _Reading, merges: written_values.MergeKeys) -> _Reading:
    """The reading with the errors that only the text shows, and with values in messages as they are written."""
    errors = merges.without_repetitions(reading.schema_errors) if merges.errors else list(reading.schema_errors)
    known = {one.problem.path for one in errors}
    errors += [one for one in written_values.nulls_for_texts(document, reading.items) if one.problem.path not in known]
    return reading._replace(schema_errors=written_values.quote_sources(errors, document)) if errors else reading


def _native(document: Document, exam: Exam, *, is_exam: bool) -> _Reading:
    name = "exam" if is_exam else "bank"
    data, errors = document.data, list[ReadError]()
    if data is None:
        return _Reading(data, errors, (), () if is_exam else tuple(read_items(data, exam)), frozenset())
    try:
        is_accepted = native_schema.accepts(data, name)
    except ValueError:
        data, errors = plain(data, document.events)
        is_accepted = native_schema.accepts(data, name)
    schema_errors = [] if is_accepted else native_schema.explain(data, name)
    return _Reading(data, errors, schema_errors, () if is_exam else tuple(read_items(data, exam)), _above(schema_errors))


def _above(schema_errors: Sequence[native_schema.SchemaError]) -> frozenset[Path]:
    """The values that hold a broken list of options or a broken key."""
    broken = [path for one in schema_errors for path in (one.problem.path, one.meant) if path and path[-1] in ("correct", "options")]
    return frozenset(path[:length] for path in broken for length in range(2, len(path) + 1))


def _in_dialect(document: Document, dialect: "Dialect", exam: Exam) -> _Reading:
    from crs_lint.formats import dialect_reader

    data, errors = document.data, list[ReadError]()
    try:
        reading = dialect_reader.read(data, dialect, exam)
    except ValueError:
        data, errors = plain(data, document.events)
        reading = dialect_reader.read(data, dialect, exam)
    return _Reading(data, errors, reading.errors, reading.items, reading.above)


def _problems(document: Document, reading: _Reading) -> dict[str, list[Problem]]:
    """The problems that are known before any rule runs, by the rule that reports them."""
    problems: dict[str, list[Problem]] = {}
    for error in (*document.errors, *reading.errors):
        related = tuple(Related(Location((), span=span), message) for span, message in error.related)
        problems.setdefault(error.rule, []).append(Problem((), error.message, error.help, span=error.span, related=related))
    if document.readable and reading.data is None:
        message = "The file contains only comments." if document.text.strip() else "The file is empty."
        problems["empty-file"] = [Problem((), message, "Write an item into it, or delete it.")]
    for schema_error in reading.schema_errors:
        problems.setdefault(schema_error.rule, []).append(schema_error.problem)
    return problems


def _add_team_schema(problems: dict[str, list[Problem]], schema: "TeamSchema", document: Document, reading: _Reading) -> None:
    """Adds what breaks the team's own schema, where no problem of the same rule is at the same path."""
    from crs_lint.formats import team_schema_errors

    reported = {(rule, problem.path) for rule, found in problems.items() for problem in found}
    for error in written_values.quote_sources(team_schema_errors.explain(schema, reading.data, reading.items), document):
        if (error.rule, error.problem.path) not in reported:
            problems.setdefault(error.rule, []).append(error.problem)


def _plain_spans(document: Document) -> Callable[[Sequence[Path]], Mapping[Path, Span]]:
    """A function that returns the spans of those of some values that are written without quotes and not as a block."""

    def plain_spans(paths: Sequence[Path]) -> Mapping[Path, Span]:
        from crs_lint.document.positions import spans_in

        spans = spans_in(document, paths, keep=True)
        return {path: span for path in paths if (span := spans.plain_span(path)) is not None}

    return plain_spans
