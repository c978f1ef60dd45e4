"""The JSON of H5P, of which any value may be missing or of another kind than it should be."""

from __future__ import annotations

from typing import Any

from crs_lint.convert.markup.xml import writable
from crs_lint.convert.record import Loss, UnusableError
from crs_lint.convert.strict_json import value_and_losses

CONTENT = "content/content.json"
"""The path of the content in a package."""


def parsed(content: bytes, name: str) -> tuple[Any, tuple[Loss, ...]]:
    """The value of a file in a package, and what was replaced in its texts. Raises UnusableError, which names the file."""
    try:
        found, losses = value_and_losses(content)
    except UnusableError as error:
        place = f"line {error.line} of {name}" if error.line else name
        raise UnusableError(f"{place} in it cannot be read: {error}") from None
    return found, tuple(loss._replace(file=name) for loss in losses)


def value(owner: Any, *path: str) -> Any:
    """The value at a path of keys; None if there is none."""
    for key in path:
        owner = owner.get(key) if isinstance(owner, dict) else None
    return owner


def string(owner: Any, *path: str) -> str:
    """The text at a path of keys; empty if there is none. Characters that no file of a bank can have are replaced."""
    found = value(owner, *path)
    return writable(found) if isinstance(found, str) else ""


def values(owner: Any, *path: str) -> list[Any]:
    """The list at a path of keys; empty if there is none."""
    found = value(owner, *path)
    return found if isinstance(found, list) else []
