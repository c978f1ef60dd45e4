"""The one function that every text from outside passes on its way to a terminal or a log."""

from __future__ import annotations

import re

from crs_lint.text.lazy_pattern import LazyPattern

# Controls, and what reorders or hides text on a screen: none of it may reach a sink as itself.
_STEERING = LazyPattern(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e01ef]"
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Runners take "##[command]" anywhere in a line for an order: GitHub's so, others' with a name, "##vso[", "##teamcity[".
_OLD_COMMAND = LazyPattern(r"#(?=#\w*\[)")
LIMIT = 2000


def sanitize(text: str, limit: int = LIMIT) -> str:
    """One line that steers nothing: signs that could are written out, and what is too long is cut.

    A line that begins with the result of ``clean`` could still be a runner's command where the text begins with
    ``::``; whoever writes lines begins them with something else, or calls ``line``.
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    text = _STEERING.sub(_written_out, text)
    return _OLD_COMMAND.sub("#\\\\", text) if "##" in text else text


def line(text: str) -> str:
    """A whole line of output: cleaned, and not to be taken for a runner's command."""
    text = sanitize(text)
    return f"./{text.lstrip()}" if text.lstrip().startswith("::") else text


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _SHORT.get(match[0]) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
