"""The layout in which crs-lint writes a question in Markdown: it is read line by line, so that every text comes back as it was.

Other Markdown is read as people mean it, and so is a question that has left this layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from crs_lint.convert.markdown.notes import note, note_in, noted
from crs_lint.convert.record import ItemRecord, OptionRecord, Picture, normalized

_HEADING, _DOMAIN, _EXPLANATION = "### ", "## ", "Explanation:"
_BOX = re.compile(r"- \[([ x])\](?: (.*))?")
_PICTURE = re.compile(r"!\[([^\[\]\n]*)\]\(<([^<>\n]*)>\)")
_FENCES = ("```", "~~~")


class QuestionLayout(NamedTuple):
    """The questions in the layout, and the lines of a file without them, which are blank in their place."""

    records: list[ItemRecord]
    rest: list[str]


# Writing


def blocks(record: ItemRecord, *, begins_domain: bool) -> Iterator[str]:
    """The blocks of a question, between which blank lines belong."""
    yield note(record)
    if begins_domain:
        yield f"{_DOMAIN}{record.domain}"
    if record.stem:
        yield record.stem if record.stem.startswith(_FENCES) else f"{_HEADING}{record.stem}"
    if record.figure:
        yield _picture(record.figure)
    yield "\n".join(map(_option, record.options))
    if record.explanation:
        begins_alone = record.explanation.startswith((*_FENCES, "- ", "* ", "1. ", "> ", "#", "|"))
        yield f"{_EXPLANATION}{chr(10) * 2 if begins_alone else ' '}{record.explanation}"


def _option(option: OptionRecord) -> str:
    quote = "\n".join(map(_quoted, option.rationale.split("\n"))) if option.rationale else ""
    body = "\n\n".join(filter(None, (option.text, _picture(option.figure) if option.figure else "", quote)))
    begins_alone = body.startswith(_FENCES) or not option.text
    first, *rest = f"- [{'x' if option.correct else ' '}]{chr(10) * 2 if body and begins_alone else ' ' if body else ''}{body}".split("\n")
    return "\n".join([first, *(f"  {line}" if line else "" for line in rest)])


def _quoted(line: str) -> str:
    return f"> {line}" if line else ">"


def _picture(picture: Picture) -> str:
    return f"![{picture.alt}](<{picture.file}>)"


# Reading


def take(lines: Sequence[str]) -> QuestionLayout:
    """The questions in the layout among the lines of a file."""
    notes = [index for index, line in enumerate(lines) if line.startswith("<!--") and note_in(line) is not None]
    rest = list(lines)
    records = []
    for start, end in pairwise((*notes, len(lines))):
        record = _record(lines[start + 1 : end])
        if record is not None:
            records.append(noted(record._replace(line=start + 1), note_in(lines[start]) or {}))
            rest[start:end] = [""] * (end - start)
    return QuestionLayout(records, rest)


def _record(lines: Sequence[str]) -> ItemRecord | None:
    """The item of the lines below a note; None if they are not in the layout."""
    first = next((index for index, line in enumerate(lines) if _BOX.fullmatch(line)), None)
    if first is None:
        return None
    last = first
    while last < len(lines) and (not lines[last] or lines[last].startswith("  ") or _BOX.fullmatch(lines[last])):
        last += 1
    explanation = normalized("\n".join(lines[last:]))
    if any(map(_BOX.fullmatch, lines[last:])) or (explanation and not explanation.startswith(_EXPLANATION)):
        return None
    stem, figure = _with_picture(_without_domain(normalized("\n".join(lines[:first]))))
    return ItemRecord(
        normalized(stem.removeprefix(_HEADING)),
        tuple(_options(lines[first:last])),
        explanation=normalized(explanation.removeprefix(_EXPLANATION)),
        figure=figure,
    )


def _without_domain(text: str) -> str:
    """A text without the heading of a domain above it; the note has the domain."""
    return text.partition("\n")[2].strip() if text.startswith(_DOMAIN) else text


def _options(lines: Sequence[str]) -> Iterator[OptionRecord]:
    begins = [index for index, line in enumerate(lines) if _BOX.fullmatch(line)]
    for start, end in pairwise((*begins, len(lines))):
        found = _BOX.fullmatch(lines[start])
        first, *rest = (found[2] or "") if found else "", *(line[2:] for line in lines[start + 1 : end])
        text, rationale = _with_rationale("\n".join([first, *rest]).rstrip().split("\n"))
        text, figure = _with_picture(text)
        yield OptionRecord(text, bool(found and found[1] == "x"), rationale, figure=figure)


def _with_rationale(lines: Sequence[str]) -> tuple[str, str]:
    """The text above the quote that ends some lines below a blank one, and the quote."""
    start = len(lines)
    while start and lines[start - 1].startswith(">"):
        start -= 1
    if not start or lines[start - 1]:
        start = len(lines)
    quote = [line.removeprefix(">").removeprefix(" ") for line in lines[start:]]
    return normalized("\n".join(lines[:start])), normalized("\n".join(quote))


def _with_picture(text: str) -> tuple[str, Picture | None]:
    """The text above the picture that is the last line of a text, and the picture."""
    above, _, last = text.rpartition("\n")
    found = _PICTURE.fullmatch(last)
    return (normalized(above), Picture(found[2], found[1])) if found else (text, None)
