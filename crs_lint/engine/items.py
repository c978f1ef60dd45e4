"""The items of a file, in the native form or in a dialect."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from crs_lint.model.item import Exam, Item, read_items
from crs_lint.settings.config import Settings

if TYPE_CHECKING:
    from crs_lint.formats.dialect import Dialect


def items_in(data: Any, dialect: "Dialect | None", exam: Exam) -> Sequence[Item]:
    """The items in the data of a file, which are read as its dialect has them."""
    if dialect is None:
        return read_items(data, exam)
    from crs_lint.formats import dialect_reader

    return dialect_reader.read_items(data, dialect, exam)


def with_language(exam: Exam, settings: Settings) -> Exam:
    """The exam as it governs items: with the language of the settings where it declares none itself."""
    return exam if exam.language or not settings.language else exam._replace(language=settings.language)
