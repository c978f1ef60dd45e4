"""Export of the items of a bank to another format."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from crs_lint.convert import native_yaml, registry
from crs_lint.convert.blind_records import BLIND_FORMATS, blind_record
from crs_lint.convert.packages import archive
from crs_lint.convert.record import ItemRecord, Loss, WriteResult, pictures_of
from crs_lint.convert.transfer import TransferError, TransferResult, write_new_files
from crs_lint.document.positions import Spans
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.files.discover import EXAM_FILES, posix
from crs_lint.forms.form_file import FormFileError, form_of_file, places_of
from crs_lint.model.finding import Location
from crs_lint.model.item import Item
from crs_lint.settings.config import Overrides
from crs_lint.settings.plugin import Plugin
from crs_lint.settings.request import Request
from crs_lint.text.sanitize import line


class _SourceItem(NamedTuple):
    """An item with the path of its file. Losses refer to it by its number in the export, from 1."""

    path: str
    item: Item


def export_items(
    name: str,
    paths: Sequence[str],
    target: str,
    plugins: tuple[Plugin, ...] = (),
    statuses: Collection[str] = (),
    blind_seed: int | None = None,
    form: str = "",
) -> TransferResult:
    """Writes the items of a bank; ``name`` is one of registry.WRITES. Raises TransferError, MissingExtraError and ConfigError.

    Items have one of ``statuses``; without any, they are ready, or pretest items where the format can say that they are not
    scored. No rule of ``plugins`` runs; the settings of the bank may name them. With ``blind_seed``, nothing tells the right answers.
    ``form`` is a file whose items are exported, in its order.
    """
    if blind_seed is not None and name not in BLIND_FORMATS:
        raise TransferError(f"the format {name} cannot leave out right answers; {', '.join(sorted(BLIND_FORMATS))} can.")
    writer = registry.writer(name)
    report = _report(paths, plugins)
    found = _source_items(report)
    nothing = f"{posix(paths[0])}: there are no items in it."
    if not found:
        raise TransferError(nothing)
    if form:
        found = _on_form(form, found)
    wanted = statuses or ("ready", *(["pretest"] if form or name in registry.MARKS_UNSCORED else []))
    sources = [source for source in found if source.item.status in wanted]
    if form and len(sources) < len(found):
        left_out = next(source.item for source in found if source.item.status not in wanted)
        raise TransferError(f"the item {line(left_out.id)} of the form is {line(str(left_out.status))}; name its status with --status.")
    kept = Counter(str(source.item.status) for source in found if source.item.status not in wanted)
    if not sources:
        raise TransferError(f"{posix(paths[0])}: no item in it is {' or '.join(wanted)}. Name what to export with --status.")
    records, losses = _records(sources)
    if blind_seed is not None:
        records = [blind_record(record, source.item, blind_seed) for record, source in zip(records, sources, strict=True)]
    result = writer(records)
    losses += result.losses
    if result.carries_pictures:
        pictures, missing = _pictures(records, sources, report)
        result = result._replace(files=(*result.files, *pictures.items()))
        losses += missing
    lines = tuple(_loss_lines(losses, sources, report))
    if not result.items:
        raise TransferError(f"{lines[0]}." if lines else nothing)
    return TransferResult(write_new_files(_target_files(result, target)), result.items, lines, kept_back=tuple(kept.items()))


def _report(paths: Sequence[str], plugins: tuple[Plugin, ...]) -> Report:
    """A report of the bank. Raises TransferError if a file could not be read, since its items would be missing."""
    # The rules that report unreadable files run whatever is selected.
    report = lint_paths(Request(tuple(paths), Overrides(select=("schema",), plugins=plugins)))
    if report.unread:
        raise TransferError(report.unread)
    return report


def _source_items(report: Report) -> list[_SourceItem]:
    files = [path for path in report.paths if os.path.basename(path) not in EXAM_FILES]
    return [_SourceItem(path, item) for path in files for item in report.items_of(path)]


def _on_form(file: str, found: Sequence[_SourceItem]) -> list[_SourceItem]:
    """The items of a form, in its order. Raises TransferError."""
    try:
        return [found[place] for place in places_of(form_of_file(file), [source.item for source in found])]
    except FormFileError as error:
        raise TransferError(str(error)) from None


def _records(sources: Sequence[_SourceItem]) -> tuple[list[ItemRecord], list[Loss]]:
    pairs = [native_yaml.record(source.item, number) for number, source in enumerate(sources, 1)]
    return [record for record, _ in pairs], [loss for _, losses in pairs for loss in losses]


def _pictures(records: Sequence[ItemRecord], sources: Sequence[_SourceItem], report: Report) -> tuple[dict[str, bytes], list[Loss]]:
    """The pictures of items by the paths that items name, and those that cannot be copied."""
    pictures: dict[str, bytes] = {}
    losses = []
    for record, source in zip(records, sources, strict=True):
        for picture in pictures_of(record):
            name = posix(os.path.normpath(picture.file))
            content = report.picture_of(source.path, picture.file)
            if name.startswith("..") or content is None or pictures.setdefault(name, content) != content:
                losses.append(Loss(record.line, f"the picture {picture.shown} cannot be copied; the item still refers to it"))
    return pictures, losses


def _target_files(result: WriteResult, target: str) -> dict[str, bytes]:
    """The files to write: one file as the target, several in a folder, or in an archive if the name ends so."""
    if len(result.files) == 1 and not result.files[0][0]:
        return {target: result.files[0][1]}
    if target.lower().endswith(".zip"):
        return {target: archive.packed(result.files)}
    return {os.path.join(target, name): content for name, content in result.files}


def _loss_lines(losses: Sequence[Loss], sources: Sequence[_SourceItem], report: Report) -> Iterator[str]:
    """What could not be converted, in the order of items, each with the file and the line of its item."""
    lines = _item_lines({loss.line for loss in losses}, sources, report)
    for loss in sorted(losses, key=lambda one: one.line):
        yield f"{sources[loss.line - 1].path}:{lines[loss.line]}: {loss.message}"


def _item_lines(numbers: set[int], sources: Sequence[_SourceItem], report: Report) -> dict[int, int]:
    """The lines of items by their numbers in the export; the positions of each file are computed once."""
    by_path: dict[str, list[int]] = {}
    for number in sorted(numbers):
        by_path.setdefault(sources[number - 1].path, []).append(number)
    lines: dict[int, int] = {}
    for path, in_file in by_path.items():
        items = {number: sources[number - 1].item for number in in_file}
        spans = Spans(report.text_of(path), [item.path for item in items.values()])
        for number, item in items.items():
            lines[number] = spans.lines.position(spans.span(Location(item.path), item.id).start)[0]
    return lines
