"""Pictures as parts of a page: their bytes as an address, where they are a kind that a page may hold, and not too many."""

from __future__ import annotations

import re
from base64 import b64encode

# Told by their first bytes, since a name may lie.
_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
_DRAWING = re.compile(rb"\s*<(?:\?xml|!--|!DOCTYPE|svg)[\s\S]")
# In a picture none of this runs or fetches, but some of it repeats itself until a browser stands still.
_TOO_MUCH = re.compile(
    rb"<!(?!--|DOCTYPE[^\[\]>]*>)|[<:](?:use|script|image|foreignObject|pattern|mask|marker|filter|symbol|animate|set)"
    rb"|encoding\s*=\s*[\"'](?!utf-8)",
    re.IGNORECASE,
)
_MOST_BYTES = 8 << 20


class EmbeddedImages:
    """The pictures that a page holds so far. It is full at eight megabytes."""

    def __init__(self) -> None:
        self.left = _MOST_BYTES

    def address(self, content: bytes) -> str:
        """A picture's address that holds the picture itself; empty where the page may not or cannot hold it."""
        kind = _kind(content)
        if not kind or len(content) > self.left:
            return ""
        self.left -= len(content)
        return f"data:image/{kind};base64,{b64encode(content).decode()}"


def _kind(content: bytes) -> str:
    for first, kind in _KINDS:
        if content.startswith(first):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return "svg+xml" if _DRAWING.match(content) and b"<svg" in content and not _TOO_MUCH.search(content) else ""
