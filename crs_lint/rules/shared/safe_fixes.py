"""Which rewrites of a text are safe: none that touches a quotation, code or a formula, or an item about writing itself."""

from __future__ import annotations

from collections.abc import Sequence

from crs_lint.language.verbatim import is_about_writing, is_verbatim
from crs_lint.model.finding import Fix, Rewrite
from crs_lint.model.item import Item


def safest(title: str, text: str, changes: Sequence[Rewrite]) -> Fix | None:
    """The safe fix that makes those changes of a text which touch nothing verbatim; if all do, the unsafe fix that makes all."""
    safe = tuple(change for change in changes if change.chars is None or not is_verbatim(text, change.chars))
    if safe:
        return Fix(title, True, safe)
    return Fix(title, False, tuple(changes)) if changes else None


def as_safe_as_its_changes(fix: Fix, item: Item) -> Fix:
    """The fix, but unsafe if a change touches something verbatim in a text of the item, or if the item is about writing itself."""
    if not fix.safe:
        return fix
    texts = item.shown_by_path
    touched = [
        (texts[one.path], one.chars) for one in fix.changes if isinstance(one, Rewrite) and one.part == "value" and one.path in texts
    ]
    if not touched:
        return fix
    is_unsafe = any(is_verbatim(text, chars or (0, len(text))) for text, chars in touched) or is_about_writing(item.shown)
    return fix._replace(safe=False) if is_unsafe else fix
