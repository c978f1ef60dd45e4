"""Addresses of the lines that the page names, on the web site of the repository."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from crs_lint.report import repository_path

# The characters of an address without a query or a fragment; others must be percent-encoded.
_ADDRESS = re.compile(r"[A-Za-z0-9\-._~:/%!$&'()*+,;=\[\]]+")


class LinkBaseError(Exception):
    """An address cannot be the base of links; the text says which one can."""


def link_base(given: str) -> str:
    """An address that paths can be put behind, without a slash at its end. Raises LinkBaseError."""
    if not _is_address(given):
        example = "https://example.org/team/bank/blob/main"
        raise LinkBaseError(f"--link-base takes an address of http or https without a user name, a query or a fragment, as in: {example}")
    return given.rstrip("/")


def _is_address(given: str) -> bool:
    if not _ADDRESS.fullmatch(given):
        return False
    try:
        parts = urlsplit(given)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


class SourceLinks:
    """Makes addresses from a base that ``link_base`` returned; without one there are none."""

    def __init__(self, base: str = "") -> None:
        self._base = base
        self._file = lru_cache(maxsize=None)(_address_in)

    def of(self, path: str, line: int) -> str:
        """The address of a line of a file; empty where the file is in no repository and not below the working folder."""
        file = self._file(self._base, path) if self._base else ""
        return f"{file}#L{line}" if file else ""


def _address_in(base: str, path: str) -> str:
    inside = repository_path.inside(path)
    address = repository_path.uri(inside)
    return "" if address.startswith("file:") else f"{base}/{address}"
