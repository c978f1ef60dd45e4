"""Comments that suppress one finding, as an author would write them: above its item, or at the head of its file."""

from __future__ import annotations

from crs_lint.document import lines, tree
from crs_lint.document.load import Document, read_file
from crs_lint.document.tree import Node
from crs_lint.engine.suppressions import SuppressionIndex, suppressions_in
from crs_lint.fixing.add_ignores import add_ignores
from crs_lint.model.finding import Finding, Path
from crs_lint.text.file_endings import is_json, is_markdown

# What an author replaces: the editor cannot know the reason.
REASON = "write the reason here"


def suppressed_for_item(path: str, text: str, finding: Finding, item: Path | None) -> str | None:
    """The text of a file with a comment above the item at a path, or else above the field; None if no comment covers it, as in JSON."""
    if is_json(path):
        return None
    comment = f"# crs-lint: ignore[{finding.rule}] {REASON}"
    document = read_file(path, text.encode("utf-8", "surrogatepass"))
    at = _above_item(document, item) if item else None
    if at is not None:
        new = _with_line(text, at, comment)
        if _is_sound(path, document, new) and _covers(new, finding):
            return new
    edited = add_ignores(text, [finding], REASON) if not is_markdown(path) else None
    return edited.text if edited is not None and edited.applied else None


def suppressed_in_file(path: str, text: str, finding: Finding) -> str | None:
    """The text of a file with a comment at its head; None if the file has no room for one, as JSON has not."""
    if is_json(path):
        return None
    document = read_file(path, text.encode("utf-8", "surrogatepass"))
    head = lines.line_end(text, 0) if is_markdown(path) else 0
    at = head + len(lines.line_break(text, head)) if head else 0
    new = _with_line(text, at, f"# crs-lint: ignore-file[{finding.rule}] {REASON}")
    return new if _is_sound(path, document, new) and _covers(new, finding) else None


def _above_item(document: Document, item: Path) -> int | None:
    """The offset of the line that an entry of a list begins on; None if it does not begin a line, as in brackets."""
    root = tree.compose(document.events)
    nodes: tuple[Node, ...] = tree.nodes_to(root, item) if root is not None else ()
    if len(nodes) < 2 or nodes[-2].kind != "seq" or nodes[-2].flow:
        return None
    text = document.text
    start = lines.line_start(text, nodes[-1].start)
    return start if not text[start : nodes[-1].start].strip(" -") else None


def _with_line(text: str, at: int, comment: str) -> str:
    rest = text[at:]
    indent = rest[: len(rest) - len(rest.lstrip(" "))]
    return f"{text[:at]}{indent}{comment}{lines.line_break(text, at)}{text[at:]}"


def _is_sound(path: str, document: Document, new: str) -> bool:
    """Whether a text says the same as before."""
    again = read_file(path, new.encode("utf-8", "surrogatepass"))
    return again.readable and repr(again.data) == repr(document.data) and len(again.errors) <= len(document.errors)


def _covers(new: str, finding: Finding) -> bool:
    """Whether a comment covers a finding that stands one line further down than before."""
    starts = lines.Lines(new).starts
    at = starts[min(finding.line, len(starts) - 1)] + finding.column - 1
    return bool(SuppressionIndex(suppressions_in(new)).covering(finding.rule, at))
