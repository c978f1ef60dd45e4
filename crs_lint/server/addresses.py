"""Addresses of files as editors write them, and the paths that they stand for."""

from __future__ import annotations

import os
from urllib.parse import quote, unquote_to_bytes, urlsplit

from pygls.uris import from_fs_path, to_fs_path

_LOCAL = ("", "localhost")


def path_of(uri: str) -> str:
    """The absolute path of a file; empty for a document that is no file, such as one without a name yet."""
    try:
        path = to_fs_path(uri) if os.name == "nt" else _posix_path(uri)
    except ValueError:  # no address at all
        return ""
    return os.path.normpath(path) if path and os.path.isabs(path) else ""


def _posix_path(uri: str) -> str:
    parts = urlsplit(uri)
    return os.fsdecode(unquote_to_bytes(parts.path)) if parts.scheme == "file" and parts.netloc in _LOCAL else ""


def uri_of(path: str) -> str:
    """The address of a file by its absolute path."""
    return from_fs_path(path) or "" if os.name == "nt" else f"file://{quote(os.fsencode(path))}"
