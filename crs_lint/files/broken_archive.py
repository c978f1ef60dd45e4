"""What reading an untrusted archive, or a workbook in one, may raise."""

from __future__ import annotations

import zlib
from zipfile import BadZipFile

# For archives that are damaged or encrypted. NotImplementedError: compressed in a way that zipfile does not know.
BROKEN_ZIP = (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)
# With what openpyxl raises for invalid workbooks.
BROKEN_WORKBOOK = (*BROKEN_ZIP, AssertionError, AttributeError, IndexError, OverflowError, SyntaxError, TypeError)
