"""Paths in a package: what a file in it refers to, as long as that lies in the package, too."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from urllib.parse import unquote

# As in "$IMS-CC-FILEBASE$/Uploaded%20Media/a.png" and "@X@EmbeddedFile.requestUrlStub@X@bbcswebdav/xid-12_1".
_FILE_BASE = re.compile(r"(?:\$|%24)?IMS[-_]CC[-_]FILEBASE(?:\$|%24)/", re.IGNORECASE)
_BLACKBOARD_ID = re.compile(r"@X@EmbeddedFile\.requestUrlStub@X@.{0,200}?xid-(\d{1,20}_\d{1,9})")
_BLACKBOARD_NAME = re.compile(r"xid-(\d{1,20}_\d{1,9})(?=\.|\Z)")
_CANVAS_FOLDER = "web_resources/"
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


def ids_of_blackboard(files: Iterable[str]) -> dict[str, str]:
    """The paths of files by the ids that Blackboard gives them, as in "a__xid-12_1.png"."""
    ids: dict[str, str] = {}
    for name in files:
        for found in _BLACKBOARD_NAME.finditer(name):
            ids.setdefault(found[1], name)
    return ids


def located(file: str, address: str, files: Collection[str], ids: Mapping[str, str] | None = None) -> str | None:
    """The path of what a file refers to by an address; None if it leaves the package.

    An address may have the characters of a path as they are or encoded; the path that is one of ``files`` counts. Canvas and Blackboard
    write a mark for the folder of all files. ``ids`` are those of ``ids_of_blackboard``.
    """
    if marked := _FILE_BASE.match(address):
        names = _decoded(address[marked.end() :])
        paths = [joined("", f"{folder}{name}") for folder in ("", _CANVAS_FOLDER) for name in names]
    elif found := _BLACKBOARD_ID.search(address):
        return (ids_of_blackboard(files) if ids is None else ids).get(found[1]) or joined("", address)
    else:
        paths = [joined(file, name) for name in _decoded(address)]
    return None if None in paths else next((path for path in paths if path in files), paths[1])


def reference_upward(file: str, reference: str, files: Collection[str]) -> str | None:
    """The reference from a file to one of ``files`` that lies below its folder or below a folder above; None without one."""
    references = ("../" * depth + reference for depth in range(file.count("/") + 1))
    return next((one for one in references if located(file, one, files) in files), None)


def _decoded(address: str) -> tuple[str, str]:
    return address, unquote(re.split("[?#]", address)[0])
