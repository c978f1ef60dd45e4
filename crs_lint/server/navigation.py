"""Goes from an id to where it is given and to where it is used, and renames it everywhere."""

from __future__ import annotations

from lsprotocol import types

from crs_lint.api import ConfigError, Report
from crs_lint.fixing.edits import apply_fixes
from crs_lint.model.finding import Fix, Rewrite
from crs_lint.server.bank_files import outline_of, same_mentions
from crs_lint.server.mentions import Mention
from crs_lint.server.outline import Outline
from crs_lint.server.text_edits import edits_to
from crs_lint.server.view import View
from crs_lint.text.sanitize import sanitize


class RenameError(Exception):
    """An id cannot be renamed; the text is a sentence for the author."""


def places(view: View, path: str, position: types.Position, *, definitions: bool, uses: bool) -> list[types.Location]:
    """Where the id at a position is given, and where it is used."""
    found = _at(view, path, position)
    if found is None:
        return []
    report, mention, _ = found
    same = same_mentions(view, path, report, mention.kind, mention.name)
    wanted = ((outline, one) for outline, one in same if (definitions and one.defines) or (uses and not one.defines))
    located = (_location(view, report, outline, one) for outline, one in wanted)
    return [one for one in located if one is not None]


def renamable(view: View, path: str, position: types.Position) -> types.PrepareRenamePlaceholder | None:
    """The id at a position, for the author to type another."""
    found = _at(view, path, position)
    return types.PrepareRenamePlaceholder(found[2], found[1].name) if found is not None else None


def renamed(view: View, path: str, position: types.Position, name: str) -> types.WorkspaceEdit | None:
    """The edit that gives the id at a position another name in all files of its bank. Raises RenameError."""
    found = _at(view, path, position)
    if found is None:
        return None
    report, mention, _ = found
    kind = mention.kind.value
    if not name.strip() or not name.isprintable():
        raise RenameError(f"The id of {_article(kind)} {kind} needs at least one letter.")
    if name != mention.name and any(one.defines for _, one in same_mentions(view, path, report, mention.kind, name)):
        where = "file" if mention.kind.is_of_file else "bank"
        raise RenameError(f'There is already {_article(kind)} {kind} "{sanitize(name)}" in this {where}.')
    by_file: dict[str, tuple[Outline, list[Mention]]] = {}
    for outline, one in same_mentions(view, path, report, mention.kind, mention.name):
        by_file.setdefault(outline.path, (outline, []))[1].append(one)
    return view.workspace_edit({file: _edits(view, report, outline, some, name) for file, (outline, some) in by_file.items()})


def _edits(view: View, report: Report, outline: Outline, mentions: list[Mention], name: str) -> list[types.TextEdit]:
    """The edits of one file, in the style that each id is written in. Raises RenameError."""
    fix = Fix("rename", safe=True, changes=tuple(Rewrite(one.path, name, part=one.part) for one in mentions))
    edited = apply_fixes(outline.text, [fix], (), view.linter.request.overrides.limits)
    if edited is None or not edited.applied:
        raise RenameError(f"{sanitize(outline.path)} cannot be edited: correct its errors first.")
    positions = view.positions(outline.path, report)
    return edits_to(edited.text + positions.text[len(outline.text) :], positions)


def _at(view: View, path: str, position: types.Position) -> tuple[Report, Mention, types.Range] | None:
    try:
        report = view.report(path)
    except ConfigError:
        return None
    positions = view.positions(path, report)
    found = outline_of(view, path, report).mention_at(positions.offset(position))
    return (report, found[0], positions.range(*found[1])) if found is not None else None


def _location(view: View, report: Report, outline: Outline, mention: Mention) -> types.Location | None:
    span = outline.span(mention)
    if span is None:
        return None
    return types.Location(view.uri_of(outline.path), view.positions(outline.path, report).range(*span))


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
