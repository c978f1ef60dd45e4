"""Sanitizes texts from files before they are written to a terminal or a log."""

from __future__ import annotations

import re

from crs_lint.text.invisible import INVISIBLE_CLASS
from crs_lint.text.lazy_pattern import LazyPattern

INTERPRETED_CLASS = f"\x00-\x1f\x7f-\x9f\u2028\u2029{INVISIBLE_CLASS}\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
"""Control characters, and characters that reorder or hide text on a screen, to stand between the brackets of a pattern."""

_INTERPRETED = LazyPattern(f"[{INTERPRETED_CLASS}]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
# CI runners execute "##[command]" anywhere in a line; other runners, "##vso[" and "##teamcity[".
_OLD_COMMAND = LazyPattern(r"#(?=#\w*\[)")
LIMIT = 2000


def sanitize(text: str, limit: int = LIMIT) -> str:
    """The text as one line that no terminal or runner interprets: such characters are escaped, and a long text is cut.

    A line that begins with the result may still be a runner's command if the text begins with ``::``; begin the line with
    something else, or call ``line``.
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    text = _INTERPRETED.sub(_escaped, text)
    return _OLD_COMMAND.sub("#\\\\", text) if "##" in text else text


def line(text: str) -> str:
    """A whole line of output, sanitized, that no runner takes for a command."""
    text = sanitize(text)
    return f"./{text.lstrip()}" if text.lstrip().startswith("::") else text


def _escaped(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or escaped_code(match[0])


def escaped_code(char: str) -> str:
    """A character as an escape with its code point, of two, four or eight digits."""
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
