"""Code spans and fenced code of a text, for rules about marks that ``prose`` removes."""

from __future__ import annotations

import re

from crs_lint.text.lazy_pattern import LazyPattern

_CODE = LazyPattern(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|``[^`\n]+``|`[^`\n]+`", re.DOTALL)


def without_code_spans(text: str) -> str:
    """The text with code spans and fenced code replaced by spaces, so that indexes stay valid."""
    return _CODE.blanked(text) if "`" in text or "~~~" in text else text
