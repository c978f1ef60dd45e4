"""Images as data URIs, as far as their format is safe in a page and their total size is within the limit."""

from __future__ import annotations

import re
from base64 import b64encode

# The first bytes decide, since a file name may be wrong.
_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
_DRAWING = re.compile(rb"\s*<(?:\?xml|!--|!DOCTYPE|svg)[\s\S]")
# An image runs and fetches none of this, but some of it can repeat content until the browser hangs.
_TOO_MUCH = re.compile(
    rb"<!(?!--|DOCTYPE[^\[\]>]*>)|[<:](?:use|script|image|foreignObject|pattern|mask|marker|filter|symbol|animate|set)"
    rb"|encoding\s*=\s*[\"'](?!utf-8)",
    re.IGNORECASE,
)
_MOST_BYTES = 8 << 20


class EmbeddedImages:
    """Counts the bytes of the images embedded so far, up to eight megabytes."""

    def __init__(self) -> None:
        self.left = _MOST_BYTES

    def address(self, content: bytes) -> str:
        """The data URI of an image; empty if its format is not allowed or the limit is reached."""
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
