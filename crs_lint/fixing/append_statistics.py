"""Appends entries to ``custom.statistics`` of items, as insertions into the text that leave every other byte as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from crs_lint.document import lines, tree
from crs_lint.document.limits import Limits
from crs_lint.document.load import read
from crs_lint.document.scalar_writer import scalar
from crs_lint.document.tree import Node
from crs_lint.fixing.edits import Edit, apply_edits
from crs_lint.model.finding import Path

Entry: TypeAlias = Mapping[str, str | int | float]


class AppendedText(NamedTuple):
    """A text with entries appended, and the paths of items that could not get theirs."""

    text: str
    failed: tuple[Path, ...] = ()


def append_statistics(text: str, entries: Mapping[Path, Sequence[Entry]], limits: Limits = Limits()) -> AppendedText:
    """Appends entries by the path of the item. An item is left as it is where the result is not the old data and the entries."""
    added: dict[Path, Sequence[Entry]] = {}
    failed: list[Path] = []
    for path, some in entries.items():
        added[path] = some
        if _edited(text, {path: some}, limits) is None:
            del added[path]
            failed.append(path)
    result = _edited(text, added, limits) if added else text
    return AppendedText(text, tuple(entries)) if result is None else AppendedText(result, tuple(failed))


def _edited(text: str, entries: Mapping[Path, Sequence[Entry]], limits: Limits) -> str | None:
    """The text with entries; None if they cannot be written, or the result does not read as expected."""
    before = read(_encoded(text), limits)
    root = tree.compose(before.events)
    if root is None or not before.readable or before.errors:
        return None
    edits = [_edit(text, root, path, some) for path, some in entries.items()]
    known = [edit for edit in edits if edit is not None]
    if len(known) < len(edits):
        return None
    result = apply_edits(text, known)
    after = read(_encoded(result), limits)
    is_expected = after.readable and not after.errors and after.data == _expected(before.data, entries)
    return result if is_expected else None


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _expected(data: Any, entries: Mapping[Path, Sequence[Entry]]) -> Any:
    expected = _copied(data)
    for path, some in entries.items():
        item = expected
        for step in path:
            item = item[step]
        if item.get("custom") is None:
            item["custom"] = {}
        if item["custom"].get("statistics") is None:
            item["custom"]["statistics"] = []
        item["custom"]["statistics"] += [dict(one) for one in some]
    return expected


def _copied(data: Any) -> Any:
    """A copy in which what an alias repeats stands twice, as in the text: an entry belongs to one of them."""
    if isinstance(data, dict):
        return {name: _copied(value) for name, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data


def _edit(text: str, root: Node, path: Path, entries: Sequence[Entry]) -> Edit | None:
    """The insertion that appends entries to an item; None where the text leaves no room for it."""
    nodes = tree.nodes_to(root, path)
    if not nodes or any(one.kind == "alias" for one in nodes) or nodes[-1].kind != "map":
        return None
    item = nodes[-1]
    custom = _value(item, "custom")
    if custom is None:
        return _field(text, item, ("custom", "statistics"), entries)
    statistics = _value(custom, "statistics") if custom.kind == "map" else None
    if custom.kind != "map":
        return None
    if statistics is None:
        return _field(text, custom, ("statistics",), entries)
    return _element(text, statistics, entries) if statistics.kind == "seq" else None


def _value(group: Node, name: str) -> Node | None:
    return next((value for field, value in group.pairs if tree.is_named(field, name)), None)


def _field(text: str, group: Node, names: Sequence[str], entries: Sequence[Entry]) -> Edit | None:
    """The insertion of nested fields with a list of entries at the end of a group."""
    if group.flow:
        opening = "".join(f"{name}: " + ("{" if index < len(names) else "") for index, name in enumerate(names, 1))
        return _into_brackets(group, opening + f"[{', '.join(map(_written, entries))}]" + "}" * (len(names) - 1))
    if not group.children:
        return None
    first = group.children[0].start
    start = lines.line_start(text, first)
    if text[start:first].strip(" -"):
        return None
    rows = [f"{'  ' * depth}{name}:" for depth, name in enumerate(names)]
    rows += [f"{'  ' * len(names)}- {_written(one)}" for one in entries]
    return _lines_after(text, group, first - start, rows)


def _element(text: str, listed: Node, entries: Sequence[Entry]) -> Edit | None:
    """The insertion of entries at the end of a list."""
    if listed.flow:
        return _into_brackets(listed, ", ".join(map(_written, entries)))
    if not listed.children:
        return None
    first = listed.children[0].start
    start = lines.line_start(text, first)
    dash = text.rfind("-", start, first)
    if dash < 0 or text[start:dash].strip(" ") or text[dash + 1 : first].strip(" "):
        return None
    return _lines_after(text, listed, dash - start, [f"- {_written(one)}" for one in entries])


def _into_brackets(group: Node, written: str) -> Edit:
    if not group.children:
        return Edit(group.start + 1, group.start + 1, written)
    end = _end(group.children[-1])
    return Edit(end, end, f", {written}")


def _lines_after(text: str, group: Node, indent: int, rows: Sequence[str]) -> Edit:
    """The insertion of lines after the last line of a block."""
    end = lines.line_end(text, lines.trimmed_end(text, _end(group)))
    line_break = lines.line_break(text, group.start)
    return Edit(end, end, "".join(f"{line_break}{' ' * indent}{row}" for row in rows))


def _end(node: Node) -> int:
    """Where the content of a value ends; that of an empty one is where its field's name ends, or where it begins."""
    if node.flow or not node.children:
        return node.end
    last = node.children[-1]
    is_empty = last.kind == "scalar" and last.start == last.end and node.kind == "map"
    return node.children[-2].end if is_empty else _end(last)


def _written(entry: Entry) -> str:
    """An entry as a group in brackets, on one line."""
    return "{" + ", ".join(f"{name}: {_scalar(value)}" for name, value in entry.items()) + "}"


def _scalar(value: str | float) -> str:
    return scalar(value, in_flow=True) if isinstance(value, str) else repr(value)
