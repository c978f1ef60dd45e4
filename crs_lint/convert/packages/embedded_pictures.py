"""Pictures that stand in an address: data URLs."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import unquote

_PICTURE = re.compile(r"data:image/(png|jpe?g|gif|webp|avif|bmp|svg\+xml);base64,", re.IGNORECASE)


class EmbeddedPicture(NamedTuple):
    """A picture, and the path that it gets in a bank."""

    file: str
    content: bytes


def embedded_picture(address: str) -> EmbeddedPicture | None:
    """The picture in a data URL, named after its content; None if there is none, or if it declares entities."""
    match = _PICTURE.match(address)
    if not match:
        return None
    try:
        content = b64decode("".join(unquote(address[match.end() :]).split()), validate=True)
    except (Error, ValueError):
        return None
    if not content or b"<!ENTITY" in content.replace(b"\0", b""):
        return None
    extension = match[1].lower().removesuffix("+xml").replace("jpeg", "jpg")
    return EmbeddedPicture(f"figures/{sha256(content).hexdigest()[:16]}.{extension}", content)
