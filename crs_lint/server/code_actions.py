"""Code actions: fixes, comments that suppress, and all safe fixes of a file at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lsprotocol import types

from crs_lint.api import ConfigError, Finding, Report
from crs_lint.fixing.add_ignores import can_be_ignored
from crs_lint.fixing.change_files import change
from crs_lint.fixing.outcome import ChangeOptions
from crs_lint.model.finding import Path
from crs_lint.report.fix_offers import Offer, offers
from crs_lint.report.preview_subjects import with_ancestors
from crs_lint.server.diagnostics import DiagnosticWriter, range_of
from crs_lint.server.positions import Positions
from crs_lint.server.suppressing import suppressed_for_item, suppressed_in_file
from crs_lint.server.text_edits import edits_to
from crs_lint.server.view import View
from crs_lint.text.sanitize import sanitize

FIX_ALL = "source.fixAll.crs-lint"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


def code_actions(view: View, path: str, asked: types.Range, only: Sequence[str] | None) -> list[types.CodeAction]:
    """The actions for a range of a file, of the kinds that the client asks for; None asks for all."""
    try:
        report = view.report(path)
    except ConfigError:
        return []
    chosen = [one for one in report.findings if _overlap(range_of(one, view.positions(path, report)), asked)]
    actions: list[types.CodeAction] = []
    if _is_asked(types.CodeActionKind.QuickFix, only):
        actions += _fixes(view, path, chosen)
        actions += _suppressions(view, path, report, chosen)
    if _is_asked(FIX_ALL, only) and any(one.fix is not None and one.fix.safe for one in report.findings):
        actions += _fix_all(view, path, is_asked=only is not None)
    return actions


def resolved(view: View, action: types.CodeAction) -> types.CodeAction:
    """An action with its edit, which takes too long to compute before it is chosen."""
    data: Any = action.data
    path = data.get("path") if isinstance(data, dict) else None
    if action.kind == FIX_ALL and isinstance(path, str):
        action.edit = fix_all(view, path)
    return action


def fix_all(view: View, path: str) -> types.WorkspaceEdit | None:
    """The edit that applies all safe fixes of a file, as ``--fix`` does; None where nothing changes. Raises ConfigError."""
    if path not in view.documents:
        return None
    others = tuple((one, content) for one, content in view.contents.items() if one != path)
    request = view.linter.request._replace(paths=("-",), stdin=view.contents[path], stdin_name=path, contents=others)
    outcome = change(request, ChangeOptions(safe=True), write=False, cache=view.linter.cache)
    new = dict(outcome.held).get(path)
    if new is None:
        return None
    positions = view.positions_of_document(path)
    return view.workspace_edit({path: edits_to(new.decode("utf-8").removeprefix("\ufeff"), positions)})


def _fix_all(view: View, path: str, *, is_asked: bool) -> Iterator[types.CodeAction]:
    title = "Apply all safe fixes of crs-lint"
    if view.client.resolves_edits:
        yield types.CodeAction(title, kind=FIX_ALL, data={"path": path})
    elif is_asked and (edit := fix_all(view, path)) is not None:
        yield types.CodeAction(title, kind=FIX_ALL, edit=edit)


def _fixes(view: View, path: str, chosen: Sequence[Finding]) -> Iterator[types.CodeAction]:
    """The fixes of findings, safe ones first, since an editor takes the first of several that it prefers."""
    if not any(one.fix for one in chosen):
        return
    report = view.report(path, needs_facts=True)  # ids that a fix must not give
    writer = DiagnosticWriter(view, report)
    found = [(finding, offer) for finding, offer in offers(report) if offer is not None and finding in chosen]
    for finding, offer in sorted(found, key=lambda one: not one[1].fix.safe):
        title = sanitize(offer.fix.title)
        yield types.CodeAction(
            title if offer.fix.safe else f"{title} (may change the meaning)",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[writer.of_finding(finding)],
            is_preferred=offer.fix.safe,
            edit=view.workspace_edit({path: _edits(offer, view.positions(path, report))}),
        )


def _edits(offer: Offer, positions: Positions) -> list[types.TextEdit]:
    at = positions.position_at
    return [types.TextEdit(types.Range(at(*one.start), at(*one.end)), one.text) for one in offer.edits]


def _suppressions(view: View, path: str, report: Report, chosen: Sequence[Finding]) -> Iterator[types.CodeAction]:
    writer = DiagnosticWriter(view, report)
    positions = view.positions(path, report)
    items = {item.path for item in report.items_of(path)} if chosen else set()
    for finding in {one.rule: one for one in reversed(chosen) if can_be_ignored(one)}.values():
        item = _item_of(finding, items)
        texts = {
            f"Suppress {finding.rule} {'for this item' if item else 'here'}": suppressed_for_item(path, positions.text, finding, item),
            f"Suppress {finding.rule} in this file": suppressed_in_file(path, positions.text, finding),
        }
        for title, text in texts.items():
            if text is not None:
                edit = view.workspace_edit({path: edits_to(text, positions)})
                yield types.CodeAction(title, kind=types.CodeActionKind.QuickFix, diagnostics=[writer.of_finding(finding)], edit=edit)


def _item_of(finding: Finding, items: set[Path]) -> Path | None:
    """The path of the item that a finding is in; None for a file that is one item, too."""
    if finding.location.span is not None:
        return None
    return next((path for path in with_ancestors(finding.location.path) if path and path in items), None)


def _is_asked(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == one or kind.startswith(f"{one}.") or not one for one in only)


def _overlap(one: types.Range, other: types.Range) -> bool:
    """Whether two ranges share a character, or touch: a cursor is an empty range."""
    return _order(one.start) <= _order(other.end) and _order(other.start) <= _order(one.end)


def _order(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
