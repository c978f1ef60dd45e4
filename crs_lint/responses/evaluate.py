"""From files of responses and the items of a bank to item analysis: what commands and rules call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crs_lint.document.limits import Limits
from crs_lint.responses.analysis import Analysis, AnalyzedItem, analyze
from crs_lint.responses.asked_item import AskedItem, asked_as_now
from crs_lint.responses.history import Asked, BankItem, DialectOf, asked_at, no_dialect
from crs_lint.responses.layout import FileForm
from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.responses import Counts, FileNote, Responses
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.scoring import Choice, Scoring, is_right, scoring_of
from crs_lint.responses.scoring_file import scorings_of
from crs_lint.responses.tally import GroupTally
from crs_lint.rules.key.key_count_mismatch import number_ordered

if TYPE_CHECKING:
    from crs_lint.model.item import Item


class ResponseFile(NamedTuple):
    """A file of responses: its path as the user wrote it, and its absolute path."""

    shown: str
    full: str


class ResponseSettings(NamedTuple):
    """How responses are read and analyzed. ``revision`` is that of the bank that was answered, empty for that of the file's date.

    ``scoring`` is the data of the sidecar, None without one; ``cut`` the points that pass.
    """

    form: FileForm | None = None
    revision: str = ""
    scoring: Any = None
    cut: float | None = None
    limits: ResponseLimits = ResponseLimits()
    bank_limits: Limits = Limits()


class Evaluation(NamedTuple):
    """Item analysis of an exam, and what must be said of its files.

    ``stale`` are items that were answered and are not judged, each with what changed since. ``rekeyed`` are items of which only
    the key changed, with the key that they had. ``notes`` are sentences by file, and ``errors`` those on files that are not used.
    """

    analysis: Analysis
    scorings: Mapping[str, Scoring]
    stale: Mapping[str, str]
    rekeyed: Mapping[str, Choice]
    notes: tuple[FileNote, ...]
    errors: tuple[FileNote, ...]


def evaluate(
    files: Sequence[ResponseFile],
    items: Sequence[BankItem],
    settings: ResponseSettings = ResponseSettings(),
    dialect_of: DialectOf = no_dialect,
) -> Evaluation:
    """Reads files one after the other, and analyzes all of them together. ``items`` are those of one exam, each id once.

    Only counts are kept of a file while the next is read. Raises ResponsesError where the scoring cannot be used.
    """
    now = {one.item.id: asked_as_now(one.item) for one in items}
    keyed = {one.item.id: scoring_of(one.item) for one in items}
    scorings = keyed if settings.scoring is None else scorings_of(settings.scoring, now, keyed)
    groups: list[GroupTally] = []
    stale: dict[str, str] = {}
    rekeyed: dict[str, Choice] = {}
    notes: list[FileNote] = []
    errors: list[FileNote] = []
    for file in files:
        try:
            asked = asked_at(items, file.full, settings.revision, dialect_of, settings.bank_limits)
            # What an item asked that changed since has no place in a total.
            in_total = {name: one._replace(is_dropped=one.is_dropped or name in asked.stale) for name, one in scorings.items()}
            found = _counts_of(file, _with_stale(asked, now), in_total, settings)
        except ResponsesError as error:
            errors.append(FileNote(file.shown, str(error)))
            continue
        answered = {name for group in found.groups for name in group.items}
        stale |= {name: reason for name, reason in asked.stale.items() if name in answered}
        rekeyed |= {name: keys for name, keys in asked.rekeyed.items() if name in answered}
        notes += [FileNote(file.shown, message) for message in _date_messages(asked)]
        notes += found.notes
        groups += [_without(group, asked) for group in found.groups]
    analysis = analyze(groups, [_analyzed(one.item, keyed[one.item.id]) for one in items], scorings, settings.cut)
    return Evaluation(analysis, scorings, stale, rekeyed, tuple(notes), tuple(errors))


class _Read(NamedTuple):
    groups: list[GroupTally]
    notes: tuple[FileNote, ...]


def _counts_of(file: ResponseFile, asked: Mapping[str, AskedItem], scorings: Mapping[str, Scoring], settings: ResponseSettings) -> _Read:
    from crs_lint.responses.read_responses import read_responses
    from crs_lint.responses.tabulate import tabulate, tabulate_counts

    read = read_responses(file.full, file.shown, asked, settings.form, settings.limits)
    if isinstance(read, Counts):
        return _Read([tabulate_counts(read)], read.notes)
    doubts = (FileNote(file.shown, message) for message in _key_messages(read, scorings))
    return _Read(tabulate(read, scorings), (*read.notes, *doubts))


def _date_messages(asked: Asked) -> Iterator[str]:
    if asked.is_by_date:
        yield f"It is in no commit, so that the bank of its date was taken, {asked.commit[:12]}; name another with --responses-at."


_LEAST_FOR_A_KEY = 5


def _key_messages(read: Responses, scorings: Mapping[str, Scoring]) -> Iterator[str]:
    """A doubt about a first row that answers all items as they are keyed: a key would be a candidate that raises every figure."""
    row = next(read.codes.head(1).iter_rows(named=True), {})
    if len(row) >= _LEAST_FOR_A_KEY and all(is_right(code, read.choices[name], scorings[name].keys) for name, code in row.items()):
        yield f"The first row answers all {len(row):,} items as they are keyed: remove it if it is the key."


def _with_stale(asked: Asked, now: Mapping[str, AskedItem]) -> dict[str, AskedItem]:
    """The items of a bank in its order, with stale ones as they are now, so that their columns are known for what they are."""
    return {name: asked.items.get(name, now[name]) for name in now}


def _without(group: GroupTally, asked: Asked) -> GroupTally:
    return group._replace(items={name: tally for name, tally in group.items.items() if name not in asked.stale})


def _analyzed(item: Item, keyed: Scoring) -> AnalyzedItem:
    is_multiple = item.type == "multiple"
    return AnalyzedItem(item.id, len(item.options), keyed, is_multiple, is_multiple and number_ordered(item) is None)
