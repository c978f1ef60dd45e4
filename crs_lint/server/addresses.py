"""Addresses of files as editors write them, and the paths that they stand for."""

from __future__ import annotations

import os

from pygls.uris import from_fs_path, to_fs_path


def path_of(uri: str) -> str:
    """The absolute path of a file; empty for a document that is no file, such as one without a name yet."""
    try:
        path = to_fs_path(uri)
    except ValueError:  # no address at all
        return ""
    return os.path.normpath(path) if path and os.path.isabs(path) else ""


def uri_of(path: str) -> str:
    """The address of a file by its absolute path."""
    return from_fs_path(path.encode("utf-8", "replace").decode()) or ""
