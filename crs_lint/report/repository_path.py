"""Paths from the root of the repository, as pull requests and code scanning name files."""

from __future__ import annotations

import os

from crs_lint.files import discover


def inside(path: str) -> str:
    """The POSIX path of a file from the root of its repository.

    Symbolic links are followed, since services show nothing at a link. Without a repository the path is relative to
    the working directory; a file outside of that keeps its absolute path.
    """
    full = os.path.realpath(path)
    top = discover.top_of(os.path.dirname(full))
    base = top if os.path.exists(os.path.join(top, ".git")) else os.getcwd()
    below = full.startswith(os.path.join(base, ""))
    return discover.posix(os.path.relpath(full, base) if below else full)


def uri(path: str) -> str:
    """The URI of a path returned by ``inside``, percent-encoded."""
    from urllib.parse import quote

    quoted = quote(os.fsencode(path), safe="/")
    if not os.path.isabs(path):
        return quoted
    return "file://" + ("" if quoted.startswith("/") else "/") + quoted
