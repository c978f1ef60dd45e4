"""The JSON of H5P, of which any value may be missing or of another kind than it should be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from crs_lint.convert.decoding import decoded
from crs_lint.convert.markup.xml import writable
from crs_lint.convert.record import UnusableError


def parsed(content: bytes, name: str) -> Any:
    """The value of a file in a package. Raises UnusableError if it is no JSON, has a key twice, or is nested too deeply."""
    try:
        return json.loads(decoded(content), object_pairs_hook=_mapping, parse_constant=_refused)
    except RecursionError:
        raise UnusableError(f"{name} in it is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise UnusableError(f"{name} in it is not JSON: {error.msg} in line {error.lineno}, column {error.colno}") from None
    except ValueError as error:
        raise UnusableError(f"{name} in it is not JSON: {error}") from None
    except UnusableError as error:
        raise UnusableError(f"{name} in it cannot be read: {error}") from None


def _mapping(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise UnusableError(f'the key "{writable(key)[:100]}" stands twice in an object')
        found[key] = value
    return found


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is no number")


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
