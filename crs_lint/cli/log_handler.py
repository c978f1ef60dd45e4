"""Log records on standard error, each a sanitized line with the milliseconds since logging began."""

from __future__ import annotations

import logging
import sys

from crs_lint.text.sanitize import line


class _StderrHandler(logging.Handler):
    """Raises OSError if standard error cannot be written, as all other output does."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(line(self.format(record)) + "\n")


def install() -> None:
    """Shows all records of this package; of others, warnings only."""
    handler = _StderrHandler()
    handler.setFormatter(logging.Formatter("%(relativeCreated)7.1f ms %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger("crs_lint").setLevel(logging.DEBUG)
