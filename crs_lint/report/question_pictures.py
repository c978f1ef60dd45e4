"""Pictures of questions on pages for readers who have no use for the names of files."""

from __future__ import annotations

from typing import NamedTuple

from crs_lint.engine.report import Report
from crs_lint.model.item import Figure
from crs_lint.report.embedded_images import EmbeddedImages
from crs_lint.text.sanitize import sanitize


class QuestionPicture(NamedTuple):
    """A picture that the page embeds; without an ``address`` only its description is shown."""

    address: str
    alt: str


def picture_of(report: Report, path: str, figure: Figure | None, images: EmbeddedImages) -> QuestionPicture | None:
    """The picture of an item in a file, which counts for ``images``; None without a figure."""
    if figure is None:
        return None
    content = report.picture_of(path, figure.file)
    return QuestionPicture(images.address(content) if content else "", sanitize(figure.alt))
