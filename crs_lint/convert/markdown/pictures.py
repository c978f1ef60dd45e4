"""Pictures in Markdown, apart from its text."""

from __future__ import annotations

import re

from crs_lint.convert.record import Loss, Picture, normalized

_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(\s*<?([^\s<>()]+)>?(?:\s+\"[^\"]*\")?\s*\)")


def text_and_picture(text: str, line: int, losses: list[Loss]) -> tuple[str, Picture | None]:
    """A text without its pictures, and the first of its pictures; the others are added to the losses."""
    pictures = [Picture(match[2], match[1]) for match in _PICTURE.finditer(text)]
    losses += [Loss(line, f"the picture {picture.shown}") for picture in pictures[1:]]
    return normalized(_PICTURE.sub("", text)), pictures[0] if pictures else None


def without_pictures(text: str, line: int, losses: list[Loss]) -> str:
    """A text that cannot have a picture; all of its pictures are added to the losses."""
    rest, figure = text_and_picture(text, line, losses)
    if figure:
        losses.append(Loss(line, f"the picture {figure.shown}"))
    return rest
