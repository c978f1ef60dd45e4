"""Escaping of text from a bank in Markdown."""

from __future__ import annotations

import re

from crs_lint.text.sanitize import sanitize

_LINK = re.compile(r"\](?=[(\[])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_AT = re.compile(r"@(?=[\w.-])")  # of a mention, and of an address, which becomes a link with or without mailto: and xmpp:
_ISSUE = re.compile(r"\bGH-(?=\d)", re.IGNORECASE)
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$#]")


def plain(text: str) -> str:
    """Sanitized text for readers that may or may not render Markdown: without links, images, tags, mentions and addresses.

    Only spaces are added, so that it also reads well where it is not rendered.
    """
    text = _LINK.sub("] ", sanitize(text))
    return _AT.sub("@ ", _TAG.sub("< ", text))


def escape(text: str) -> str:
    """Sanitized text for a line or a table cell in Markdown that renders as the same characters."""
    text = _SPECIAL.sub(r"\\\g<0>", sanitize(text))
    text = text.replace("://", ":\\//").replace("www.", "www\\.")
    # GitHub looks for mentions, addresses and issues after it removed the escapes; a zero-width character separates them.
    return _ISSUE.sub(r"\g<0>&#8203;", _AT.sub("@&#8203;", text))
