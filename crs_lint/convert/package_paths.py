"""Paths in a package: what a file in it refers to, as long as that lies in the package, too."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container
from urllib.parse import unquote

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")


def normal(name: str) -> str:
    """The path of a file as archives of all systems name it."""
    return posixpath.normpath(name.replace("\\", "/"))


def joined(file: str, reference: str) -> str | None:
    """The path of what a file refers to, from the root of their package; None if it leaves the package."""
    reference = reference.replace("\\", "/")
    if "\0" in reference or reference.startswith("/") or _SCHEME.match(reference):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), reference))
    return None if path == ".." or path.startswith(("../", "/")) else path


def located(file: str, address: str, files: Container[str]) -> str | None:
    """The path of what a file refers to by an address; None if it leaves the package.

    An address may have the characters of a path as they are or encoded; the path that is one of ``files`` counts.
    """
    paths = [joined(file, name) for name in (address, unquote(re.split("[?#]", address)[0]))]
    return None if None in paths else next((path for path in paths if path in files), paths[-1])
