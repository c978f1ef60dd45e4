"""Language tags in one form, so that two items of one language are compared however their authors write it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1 << 10)
def canonical(tag: str) -> str:
    """A tag in lower case, with hyphens between its parts and nothing else: "EN_us " and "en-US" are "en-us"."""
    plain = (tag if tag.isascii() else unicodedata.normalize("NFKC", tag)).lower().replace("_", "-")
    # Tags are ASCII. Anything else is a sign that nobody sees, unless the whole text is no tag.
    return "".join(char for char in plain if char.isascii() and (char.isalnum() or char == "-")).strip("-") or plain
