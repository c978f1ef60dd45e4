"""The files and open documents as they were when a client asked something."""

from __future__ import annotations

from collections.abc import Mapping

from crs_lint.api import Report
from crs_lint.server.addresses import uri_of
from crs_lint.server.linter import Linter
from crs_lint.server.positions import Positions


class View:
    """What the answer to one question is computed from, in the thread of the worker.

    ``contents`` and ``uris`` are those of open documents, by path. ``state`` numbers the state that they are in.
    """

    def __init__(self, linter: Linter, contents: Mapping[str, bytes], uris: Mapping[str, str], state: int, encoding: str) -> None:
        self.linter = linter
        self.contents = contents
        self._uris = uris
        self._state = state
        self._encoding = encoding
        self._positions: dict[str, Positions] = {}

    def report(self, path: str, *, needs_facts: bool = False) -> Report:
        """The report on a file. Raises ConfigError."""
        return self.linter.report(path, self.contents, self._state, needs_facts=needs_facts)

    def positions(self, path: str, report: Report) -> Positions:
        """The positions of a file that a report is on or compares with."""
        if path not in self._positions:
            self._positions[path] = Positions(self._text(path, report), self._encoding)
        return self._positions[path]

    def uri_of(self, path: str) -> str:
        return self._uris.get(path) or uri_of(path)

    def is_open(self, path: str) -> bool:
        return path in self.contents

    def _text(self, path: str, report: Report) -> str:
        if path in self.contents:
            return self.contents[path].decode("utf-8", "surrogatepass")
        return report.text_of(path)
