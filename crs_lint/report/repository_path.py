"""Where a file lies in its repository: the path by which pull requests and code scanning know it."""

from __future__ import annotations

import os

from crs_lint.files import discover


def inside(path: str) -> str:
    """A path as the user gave it, from the root of the file's repository, with ``/``.

    Links are followed, since a service shows nothing at a link. Without a repository the path is from the working
    folder; a file that is not below that stays absolute.
    """
    full = os.path.realpath(path)
    top = discover.top_of(os.path.dirname(full))
    base = top if os.path.exists(os.path.join(top, ".git")) else os.getcwd()
    below = full.startswith(os.path.join(base, ""))
    return discover.posix(os.path.relpath(full, base) if below else full)


def uri(path: str) -> str:
    """A path of ``inside`` as a URI: all but letters, digits and ``-._~/`` as percent and hexadecimal digits, byte by byte."""
    from urllib.parse import quote

    quoted = quote(os.fsencode(path), safe="/")
    if not os.path.isabs(path):
        return quoted
    return "file://" + ("" if quoted.startswith("/") else "/") + quoted
