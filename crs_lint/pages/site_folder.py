"""The folder of pages: it replaces pages that crs-lint wrote, removes those without an item, and leaves all other files alone."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Mapping
from hashlib import sha256

from crs_lint.files import atomic_write
from crs_lint.files.discover import posix, read_bytes
from crs_lint.text.sanitize import sanitize

LIST = "crs-lint-pages.json"
_LARGEST = 64 << 20
# Names that crs-lint gives to pages and folders; a list may have been edited, and no other file is removed because of it.
_OWN = re.compile(r"(?:[a-z0-9][a-z0-9-]*+/)?[a-z0-9][a-z0-9-]*+\.(?:html|md)")


class SiteError(Exception):
    """Nothing was written; the text is one line."""


def write_site(folder: str, files: Mapping[str, str], inputs: Collection[str]) -> int:
    """Writes pages by their names, each of them whole; returns how many pages of earlier runs were removed.

    A list in the folder tells by digests which files are pages as they were written. ``inputs`` are the real paths of what the run
    reads. Raises SiteError before anything is written if another file is in the way, and OSError if a file cannot be written.
    """
    known = _known(folder)
    contents = {name: text.encode("utf-8", "backslashreplace") for name, text in files.items()}
    for name, content in contents.items():
        _check(folder, name, content, known, inputs)
    stale = [name for name in known if name not in files and _is_own(folder, name, known)]
    digests = {name: [_digest(content)] for name, content in contents.items()}
    os.makedirs(folder, exist_ok=True)
    # While files are being written, both the old and the new ones are in the list.
    _write_list(folder, {name: sorted({*known.get(name, ()), *digests.get(name, ())}) for name in {*known, *digests}})
    for name, content in contents.items():
        file = os.path.join(folder, name)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        if read_bytes(file, _LARGEST) != content:
            atomic_write.write_bytes(file, content)
    for name in stale:
        os.unlink(os.path.join(folder, name))
    _write_list(folder, digests)
    return len(stale)


def _known(folder: str) -> dict[str, list[str]]:
    """The digests of the pages that earlier runs wrote, by name. Raises SiteError."""
    file = os.path.join(folder, LIST)
    if not os.path.lexists(file):
        return {}
    content = read_bytes(file, _LARGEST)
    try:
        found = json.loads(content if isinstance(content, bytes) else b"")
        return {name: [str(one) for one in digests] for name, digests in found["files"].items() if _OWN.fullmatch(name)}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise SiteError(
            f"{_shown(file)}: it is not the list of pages that crs-lint wrote. Move it away, or choose another folder."
        ) from None


def _check(folder: str, name: str, content: bytes, known: Mapping[str, Collection[str]], inputs: Collection[str]) -> None:
    """Raises SiteError if a page must not be written, because something else is where it belongs."""
    file = os.path.join(folder, name)
    parent = os.path.dirname(file)
    if _is_link_below(folder, name):
        raise SiteError(f"{_shown(parent)}: it is a link. Move it away, or choose another folder with --to.")
    if not os.path.lexists(file):
        return
    if os.path.realpath(file) in inputs:
        raise SiteError(f"{_shown(file)}: this run reads it. Choose another folder with --to.")
    if not _is_own(folder, name, known) and (os.path.islink(file) or read_bytes(file, len(content)) != content):
        raise SiteError(f"{_shown(file)}: it is no page as crs-lint wrote it. Move it away, or choose another folder with --to.")


def _is_own(folder: str, name: str, known: Mapping[str, Collection[str]]) -> bool:
    """Whether a file is a page that was not changed since it was written."""
    file = os.path.join(folder, name)
    if name not in known or os.path.islink(file) or _is_link_below(folder, name):
        return False
    content = read_bytes(file, _LARGEST)
    return isinstance(content, bytes) and _digest(content) in known[name]


def _is_link_below(folder: str, name: str) -> bool:
    """Whether the folder of a page, below that of all pages, is a link; the folder of all may be one, as somebody named it."""
    return "/" in name and os.path.islink(os.path.join(folder, os.path.dirname(name)))


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _write_list(folder: str, digests: Mapping[str, Collection[str]]) -> None:
    text = json.dumps({"version": 1, "files": dict(sorted(digests.items()))}, indent=0)
    atomic_write.write(os.path.join(folder, LIST), text + "\n")


def _shown(file: str) -> str:
    return sanitize(posix(file))
