"""``--write-statistics``: records the figures of each sitting in the items of the bank."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from crs_lint.bank.recorded_statistics import RecordedStatistics, recorded
from crs_lint.cli.console import complain, note
from crs_lint.files import atomic_replace
from crs_lint.files.atomic_replace import ReplaceError
from crs_lint.model.field_names import NATIVE
from crs_lint.text.file_endings import is_json, is_markdown
from crs_lint.text.plural import counted

if TYPE_CHECKING:
    from crs_lint.engine.exam_evidence import ExamEvidence, ExamItem
    from crs_lint.engine.report import Report
    from crs_lint.fixing.append_statistics import Entry
    from crs_lint.model.finding import Path

_MARK = b"\xef\xbb\xbf"


def write(report: Report, *, quiet: bool = False) -> bool:
    """Appends what is new to the items of a run; returns whether all of it could be written.

    Nothing is written where one of the items is in a form that has no room for it: half a bank with statistics would look whole.
    """
    new = [found for exam in report.evidence for found in _new(exam) if found[0].file in report.paths]
    unwritable = {one.file: form for one, _ in new if (form := _other_form(one))}
    if unwritable:
        complain(_refusal(unwritable))
        return False
    by_file: dict[str, dict[Path, list[RecordedStatistics]]] = {}
    for one, some in new:
        by_file.setdefault(one.file, {})[one.item.path] = some
    done = [_append(file, some) for file, some in by_file.items()]
    written = sum(number or 0 for number in done)
    if not quiet:
        files = sum(bool(number) for number in done)
        note(f"statistics of {counted(written, 'item')} were written into {counted(files, 'file')}.")
    return None not in done


def _other_form(one: ExamItem) -> str:
    """What the file of an item is, if it is not YAML in the bank format; else an empty text."""
    if is_markdown(one.file):
        return "is Markdown"
    if is_json(one.file):
        return "is JSON"
    return "" if one.item.wording is NATIVE else "is read by a dialect"


def _refusal(unwritable: Mapping[str, str]) -> str:
    """One sentence on files that statistics cannot be written into."""
    file, form = next(iter(unwritable.items()))
    others = len(unwritable) - 1
    more = f" (and {counted(others, 'other file')} of such forms)" if others else ""
    return f"{file}: no statistics are written: they need YAML in the bank format, and this file {form}{more}."


def _new(found: ExamEvidence) -> Iterator[tuple[ExamItem, list[RecordedStatistics]]]:
    """What items do not carry yet."""
    from crs_lint.engine.sitting_statistics import statistics_by_item

    for name, some in statistics_by_item(found).items():
        one = found.items[name]
        known = recorded(one.item)
        new = [entry for entry in some if not any(entry.is_of(old) for old in known)]
        if new:
            yield one, new


def _append(file: str, statistics: dict[Path, list[RecordedStatistics]]) -> int | None:
    """Writes a file; returns how many items got an entry, None where one did not."""
    from crs_lint.fixing.append_statistics import append_statistics

    full = os.path.abspath(file)
    try:
        old = atomic_replace.snapshot(full)
        text = old.content.removeprefix(_MARK).decode("utf-8")
        appended = append_statistics(text, {path: [_entry(one) for one in some] for path, some in statistics.items()})
        mark = _MARK if old.content.startswith(_MARK) else b""
        if appended.text != text:
            atomic_replace.replace(full, old, mark + appended.text.encode("utf-8"))
    except (ReplaceError, UnicodeDecodeError) as error:
        reason = str(error) if isinstance(error, ReplaceError) else "it is not saved as UTF-8"
        complain(f"{file}: its statistics are not written: {reason}.")
        return None
    if appended.failed:
        complain(f"{file}: the statistics of {counted(len(appended.failed), 'item')} are not written: the text there cannot be edited.")
        return None
    return len(statistics)


def _entry(one: RecordedStatistics) -> Entry:
    """An entry without fields that say nothing."""
    return {name: value for name, value in one._asdict().items() if value not in ("", None)}
