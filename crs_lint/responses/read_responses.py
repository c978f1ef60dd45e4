"""Reads a file of responses into columns of codes. Identifiers of candidates are hashed here, and leave this module in no form."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from crs_lint.document.read_error import ReadError
from crs_lint.files.discover import open_regular
from crs_lint.responses.asked_item import AskedItem
from crs_lint.responses.layout import FileForm, Layout, layout_of
from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.open_table import open_table
from crs_lint.responses.responses import Counts, FileNote, Responses
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.table import Chunk, ResponseTable
from crs_lint.text.plural import counted


def read_responses(
    path: str, shown: str, asked: Mapping[str, AskedItem], form: FileForm | None = None, limits: ResponseLimits = ResponseLimits()
) -> Responses | Counts:
    """The responses in the file at a path, which messages call ``shown``, to the items that were ``asked``, by their ids.

    Raises ResponsesError, with one sentence and no value of a cell, for a file that cannot be used.
    """
    descriptor = open_regular(path)
    if isinstance(descriptor, ReadError):
        raise ResponsesError(descriptor.message.rstrip("."))
    try:
        with open(descriptor, "rb") as stream:
            table = open_table(stream, os.path.abspath(path), limits)
            return _read(table, shown, layout_of(table, asked, form), asked, limits)
    except ResponsesError:
        raise
    except OSError as error:
        raise ResponsesError(f"it cannot be read: {error.strerror}") from None
    except MemoryError:
        raise ResponsesError("it needs more memory than there is") from None
    except Exception as error:
        # The text of another exception, and its frames, could hold what a candidate answered, or who it was.
        raise ResponsesError(f"it cannot be read ({type(error).__name__} {_place(error)}); this is an error of crs-lint") from None


def _place(error: Exception) -> str:
    """The module and line of ours that an exception came through last."""
    place, trace = "", error.__traceback__
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        place = f"in {name}:{trace.tb_lineno}" if name.startswith("crs_lint") else place
        trace = trace.tb_next
    return place


def _read(table: ResponseTable, shown: str, layout: Layout, asked: Mapping[str, AskedItem], limits: ResponseLimits) -> Responses | Counts:
    from crs_lint.responses import counted_form, long_form, wide_form

    notes = [FileNote(shown, message) for message in _head_notes(table, layout, asked)]
    chunks = _within(table.chunks, len(table.head), limits)
    if layout.form is FileForm.COUNTED:
        read_counts = counted_form.read(chunks, layout, asked, limits)
        return Counts(shown, read_counts.counts, read_counts.choices, (*notes, *(FileNote(shown, one) for one in read_counts.messages)))
    read = wide_form.read if layout.form in (FileForm.WIDE, FileForm.CANVAS) else long_form.read
    coded = read(chunks, layout, asked, limits)
    messages = (FileNote(shown, one) for one in coded.messages)
    groups = tuple(group._replace(sitting=group.sitting or shown) for group in coded.groups)
    return Responses(shown, coded.codes, coded.group, coded.reached_end, groups, coded.choices, (*notes, *messages))


def _within(chunks: Iterator[Chunk], columns: int, limits: ResponseLimits) -> Iterator[Chunk]:
    """The chunks that have rows, as long as all of them have no more cells than the limit."""
    cells = 0
    for chunk in (one for one in chunks if one.frame.height):
        cells += chunk.frame.height * columns
        if cells > limits.cells:
            raise ResponsesError(f"it has more than {limits.cells:,} cells: split it")
        yield chunk


def _head_notes(table: ResponseTable, layout: Layout, asked: Mapping[str, AskedItem]) -> Iterator[str]:
    """What of a file is not used, by its head."""
    from crs_lint.responses.coded import listed

    if layout.unknown:
        yield f"{counted(len(layout.unknown), 'column')} not used: {listed([table.head[index] for index in layout.unknown])}."
    if "attempt" in layout.roles and "candidate" not in layout.roles:
        yield "The column attempt is not used, since no column names the candidates."
    if table.sheets:
        yield f"{counted(len(table.sheets), 'sheet')} not used: {listed(list(table.sheets))}."
    if layout.form in (FileForm.WIDE, FileForm.CANVAS) and (missing := [name for name in asked if name not in layout.items]):
        yield f"{counted(len(missing), 'item')} of the bank without a column: {listed(missing)}."
