"""Paths from the root of the repository, as pull requests and code scanning name files."""

from __future__ import annotations

import os

from crs_lint.files import discover


def inside(path: str) -> str:
    """The POSIX path of a file from the root of the repository that the run is in, or else of its own repository.

    The two differ for a file of a submodule: a run in the repository around it annotates that one. Symbolic links are
    followed, since services show nothing at a link. Without a repository the path is relative to the working directory; a
    file outside of that keeps its absolute path.
    """
    full = os.path.realpath(path)
    working = _working_folder()
    tops = (discover.top_of(working), discover.top_of(os.path.dirname(full)))
    bases = (*(top for top in tops if os.path.exists(os.path.join(top, ".git"))), working)
    base = next((base for base in bases if discover.is_below(full, base)), "")
    return discover.posix(os.path.relpath(full, base) if base else full)


def _working_folder() -> str:
    """The real path of the working folder; empty if it was deleted."""
    try:
        return os.path.realpath(os.getcwd())
    except OSError:
        return ""


def uri(path: str) -> str:
    """The URI of a path returned by ``inside``, percent-encoded."""
    from urllib.parse import quote

    quoted = quote(os.fsencode(path), safe="/")
    if not os.path.isabs(path):
        return quoted
    return "file://" + ("" if quoted.startswith("/") else "/") + quoted
