"""The ids of elements that show items, articles and files, by which an address leads to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from crs_lint.model.finding import Path
from crs_lint.report.preview_subjects import Subject

_LONGEST = 80

Anchors: TypeAlias = Mapping[tuple[str, Path | None], str]
"""The anchors of previews, by file and the path of the item or article; None for the file itself."""


def anchors_of(chosen: Sequence[Subject]) -> Anchors:
    """An anchor for each subject: of an item by its id, which only another item of the same id can change."""
    return dict(zip(((one.file, one.path) for one in chosen), _distinct(map(_name, chosen)), strict=True))


def _name(subject: Subject) -> str:
    if subject.item is not None:
        return f"item-{_slug(subject.item.id or f'{subject.file}-{_steps(subject.path or ())}')}"
    if subject.shared is not None:
        return f"article-{_slug(subject.shared.owner.article_id)}"
    return f"file-{_slug(subject.file)}"


def _steps(path: Path) -> str:
    return "-".join(map(str, path))


def _slug(text: str) -> str:
    """The letters and digits of a text, with a hyphen for everything that could mean something else in an address."""
    return "".join(char if char.isalnum() or char in "-_." else "-" for char in text[:_LONGEST])


def _distinct(names: Iterable[str]) -> list[str]:
    """The names, with a number after each that was there before; no slug contains the sign between them."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return found
