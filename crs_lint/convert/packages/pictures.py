"""Pictures of imported items: files next to the imported one or inside it, and no others."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from crs_lint.convert.packages.embedded_pictures import embedded_picture
from crs_lint.convert.packages.paths import ids_of_blackboard, located
from crs_lint.convert.record import ItemRecord, Loss, Picture, UnusableError, with_pictures
from crs_lint.files.discover import posix, read_bytes
from crs_lint.files.figures import figure_state
from crs_lint.model.figure_state import FigureState

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp")
"""File name extensions of pictures that are copied; no other file may enter a bank in this way."""
_MOST_PARTS, _LONGEST = 30, 200
_LARGEST = 8 * 1024 * 1024
ON_THE_WEB = re.compile(r"(?:https?|data|ftp):", re.IGNORECASE)
"""The beginning of an address that is no path."""


def _is_plain(file: str) -> bool:
    """Whether each system can have a path, and each terminal can show it."""
    parts = file.split("/")
    return len(parts) <= _MOST_PARTS and max(len(part.encode("utf-8", "replace")) for part in parts) <= _LONGEST and file.isprintable()


class PictureCollector:
    """Collects the pictures of the items of one file or package.

    ``held`` are those inside of it. Others lie below ``folder``; an empty one means that there are no others. ``refusals`` are pictures of
    a package that lie outside of it. ``file`` is the path of the imported file from the folder if paths in it are addresses.
    """

    def __init__(self, folder: str, held: Mapping[str, bytes], file: str = "") -> None:
        self.file = file
        self.folder = os.path.abspath(folder) if folder else ""
        self.held = held
        self._ids = ids_of_blackboard(held)
        self.losses: list[Loss] = []
        self.refusals: list[Loss] = []
        self.pictures: dict[str, bytes] = {}

    def illustrated(self, record: ItemRecord) -> ItemRecord:
        """An item with only the pictures that it may refer to. Raises UnusableError for one outside of the folder."""
        return with_pictures(record, lambda picture: self._kept(picture, record))

    def _kept(self, picture: Picture, record: ItemRecord) -> Picture | None:
        embedded = embedded_picture(picture.file)
        if embedded and len(embedded.content) <= _LARGEST:
            self.pictures[embedded.file] = embedded.content
            return picture._replace(file=embedded.file)
        if not picture.file.strip() or ON_THE_WEB.match(picture.file):
            self.losses.append(Loss(record.line, f"the picture {picture.shown}, which is no file", record.file))
            return None
        file = record.file or self.file
        path = located(file, picture.file, self.held, self._ids) if file else picture.file
        state = self._state(path)
        if path is None or state == FigureState.OUTSIDE:
            self._refuse(picture, record)
            return None
        if content := self._content(path, state):
            self.pictures[posix(os.path.normpath(path))] = content
        else:
            self.losses.append(Loss(record.line, f"the picture {picture.shown} cannot be copied; the item still refers to it", record.file))
        return picture._replace(file=path)

    def _state(self, path: str | None) -> FigureState:
        if path is None or not self.folder:
            return FigureState.OUTSIDE if path is None else FigureState.MISSING
        return figure_state(self.folder, self.folder, path)

    def _refuse(self, picture: Picture, record: ItemRecord) -> None:
        if self.folder:
            raise UnusableError(f"the picture {picture.file} does not lie in the folder of this file", record.line)
        self.refusals.append(Loss(record.line, f"the picture {picture.file} does not lie in the package", record.file))

    def _content(self, file: str, state: FigureState) -> bytes:
        """The content of a picture; empty if it cannot be copied."""
        if not file.lower().endswith(PICTURES) or not _is_plain(file):
            return b""
        content = self.held.get(file)
        if content is None and state == FigureState.PRESENT:
            found = read_bytes(os.path.realpath(os.path.join(self.folder, file)), _LARGEST)
            content = found if isinstance(found, bytes) else None
        return content if content and len(content) <= _LARGEST else b""
