"""Writer of Markdown: questions as headings, answers with boxes, and what a page does not show in a comment before each question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crs_lint.convert import comparison, markdown, markdown_notes
from crs_lint.convert.markdown_lines import asks, explanation_told, is_key_heading, is_only_code, number_of
from crs_lint.convert.markdown_question import question_name
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, WriteResult, picture_losses


def write(records: Sequence[ItemRecord]) -> WriteResult:
    """A file of items. What the reader would not read as it is written is listed."""
    kept = [record for record in records if len(record.options) > 1]
    few = [Loss(one.line, "the item is left out: a quiz in Markdown needs two answers or more") for one in records if len(one.options) < 2]
    ordered = sorted(kept, key=lambda record: bool(_heading_of(record)))
    content = ("\n\n".join(_blocks(ordered)) + "\n").encode()
    losses = [*few, *(loss for record in kept for loss in picture_losses(record))]
    return WriteResult((("", content),), len(kept), (*losses, *comparison.changes(ordered, markdown.read(content).records, "Markdown")))


def _blocks(records: Sequence[ItemRecord]) -> Iterator[str]:
    domain = ""
    for record in records:
        heading = _heading_of(record)
        if heading and heading != domain:
            yield f"## {heading}"
            domain = heading
        if written := markdown_notes.note(record, with_domain=record.domain != domain):
            yield written
        yield from _stem(record)
        if record.figure:
            yield _picture(record.figure)
        yield "\n".join(map(_option, record.options))
        if record.explanation:
            yield f"Explanation: {_on_lines_of_its_own(record.explanation)}"


def _heading_of(record: ItemRecord) -> str:
    """The domain if a heading can tell it; otherwise empty."""
    text = record.domain
    is_read = asks([text]) or question_name(text) or is_key_heading(text) or explanation_told(f"{text}:") is not None or number_of(text)
    return "" if is_read or text.endswith("#") or "  " in text else text


def _stem(record: ItemRecord) -> Iterator[str]:
    """The question as a heading, with the rest of its text below, or as text if it does not begin with a line that asks."""
    first, _, rest = record.stem.partition("\n")
    below = rest.strip("\n")
    can_be_heading = not below or (rest.startswith("\n") and (asks([first]) or is_only_code(below)))
    if first and can_be_heading:
        yield f"### {first}"
        if below:
            yield below
    elif record.stem:
        yield record.stem


def _option(option: OptionRecord) -> str:
    text = _on_lines_of_its_own(option.text)
    parts = [text, _picture(option.figure) if option.figure else "", _quoted(option.rationale)]
    body = "\n\n".join(part for part in parts if part)
    return _indented(f"- [{'x' if option.correct else ' '}] {body}".rstrip())


def _on_lines_of_its_own(text: str) -> str:
    """A text that begins below the words before it if it begins with a block of code."""
    return f"\n\n{text}" if text.startswith(("```", "~~~")) else text


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


def _indented(text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([first.rstrip(), *(f"  {line}" if line else "" for line in rest)])


def _picture(picture: Picture) -> str:
    return f"![{picture.alt}](<{picture.file}>)"
