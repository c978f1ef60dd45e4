"""Text of a bank among markup that is not the bank's: it is shown and does nothing."""

from __future__ import annotations

import re

from crs_lint.text.sanitize import sanitize

_LINK = re.compile(r"\](?=[(\[])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_MENTION = re.compile(r"(?<!\w)@(?=\w)")
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$#]")


def plain(text: str) -> str:
    """Cleaned text for a reader that may take it for Markdown: no link, picture, tag or mention comes of it.

    Where it is shown as it is, it differs by a space and nothing else.
    """
    text = _LINK.sub("] ", sanitize(text))
    return _MENTION.sub("@ ", _TAG.sub("< ", text))


def escape(text: str) -> str:
    """Cleaned text for a line or a cell of a table in Markdown, where it is shown letter by letter."""
    text = _SPECIAL.sub(r"\\\g<0>", sanitize(text))
    text = text.replace("://", ":\\//").replace("www.", "www\\.")
    # The service looks for mentions in what is left when escapes are gone; a sign of no width keeps name and @ apart.
    return _MENTION.sub("@&#8203;", text)
