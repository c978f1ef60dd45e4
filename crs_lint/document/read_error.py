"""Errors that keep a file, or part of it, from being read as data."""

from enum import Enum, auto

from crs_lint.model.finding import Span
from crs_lint.named_tuple import NamedTuple


class ReadErrorKind(Enum):
    """The errors that the reader itself must tell from others; all others are OTHER."""

    OTHER = auto()
    COMPLEX_FIELD_NAME = auto()
    SECOND_DOCUMENT = auto()
    FORBIDDEN_CHARACTER = auto()


class ReadError(NamedTuple):
    """One error: the name of the rule that reports it, one sentence of fact, one action, and the span of text.

    ``related`` are other spans that the error is about, each with a message.
    """

    rule: str
    message: str
    help: str
    span: Span
    related: tuple[tuple[Span, str], ...] = ()
    kind: ReadErrorKind = ReadErrorKind.OTHER
