"""The values that travel through the linter: places, problems, findings.

They are named tuples, not dataclasses: a linter that runs on every commit is mostly start-up,
and importing ``dataclasses`` costs as much as starting Python does.
"""

from enum import IntEnum
from typing import Literal, NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value in a file: field names and indexes from 0, as ``("items", 3, "stem")``."""

Part: TypeAlias = Literal["value", "key"]


class Severity(IntEnum):
    """How bad a finding is; errors fail the run."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


class Span(NamedTuple):
    """A stretch of a file's text: characters from 0, the end excluded, a byte order mark not counted."""

    start: int
    end: int


class Location(NamedTuple):
    """A symbolic place, made concrete only when somebody wants to see it.

    ``path`` may name a field that is not there; the place is then the item or option that lacks it.
    ``chars`` narrows a text to some of its characters, counted in the value as it is read, not as it is written.
    ``file`` is empty for the file that is being examined; ``span`` is given instead of a path where the place is
    known in the text and not in the data.
    """

    path: Path
    part: Part = "value"
    chars: tuple[int, int] | None = None
    file: str = ""
    span: Span | None = None


class Related(NamedTuple):
    """Another place that a finding speaks of."""

    location: Location
    message: str


class Rewrite(NamedTuple):
    """A text, some characters of it, or the name of a field becomes ``text``. ``chars`` count in the value as it is read."""

    path: Path
    text: str
    chars: tuple[int, int] | None = None
    part: Part = "value"


class Quote(NamedTuple):
    """A value that stands without quotes becomes the text as which it is written: 1.50 becomes "1.50"."""

    path: Path


class Insert(NamedTuple):
    """A group of fields gets one more, at its head or after another field: with the first of some values that is not taken."""

    path: Path
    field: str
    choices: tuple[str | bool, ...]
    after: str = ""


class Reorder(NamedTuple):
    """A list gets another order, its entries whole: the one that now has the index ``order[0]`` comes first."""

    path: Path
    order: tuple[int, ...]


class Recomment(NamedTuple):
    """A comment becomes ``text``; where that is empty it goes, with its line if it stands alone."""

    span: Span
    text: str


Change: TypeAlias = Rewrite | Quote | Insert | Reorder | Recomment
"""One change, symbolic as a place is; ``fix`` makes it concrete, in the style of the file."""


class Fix(NamedTuple):
    """How a machine can mend a problem. A safe one never changes the meaning of what a candidate reads."""

    title: str
    safe: bool
    changes: tuple[Change, ...]


class Problem(NamedTuple):
    """What a rule has to say: one sentence of fact, one action, and the place.

    ``span`` is given instead of a path where the file could not be read as data. ``about`` are all places that it
    speaks of, in any order, where they are more than its own and the related ones.
    """

    path: Path
    message: str
    help: str = ""
    part: Part = "value"
    chars: tuple[int, int] | None = None
    related: tuple[Related, ...] = ()
    span: Span | None = None
    file: str = ""
    about: tuple[Path, ...] = ()
    fix: Fix | None = None

    @property
    def location(self) -> Location:
        return Location(self.path, self.part, self.chars, self.file, self.span)


class UnlocatedFinding(NamedTuple):
    """A problem with the name and severity of its rule, the item it concerns, and a hash of the text it speaks of.

    ``label`` is what lists call it by, wherever it stands: the item's id; of several items, the first in the alphabet.
    """

    rule: str
    severity: Severity
    problem: Problem
    item: str | None
    subject: str
    label: str = ""


class RelatedPosition(NamedTuple):
    """A related place made concrete: line and column from 1. ``place`` is what it was made from."""

    path: str
    line: int
    column: int
    message: str
    location: Location = Location(())


class Finding(NamedTuple):
    """A problem at a line and a column (characters from 1; the end column is the character after).

    ``place`` is what they were made from, for those who show the item and not the file; ``label`` is as in ``Raised``.
    """

    rule: str
    category: str
    severity: Severity
    message: str
    help: str
    path: str
    item: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    fingerprint: str
    related: tuple[RelatedPosition, ...] = ()
    location: Location = Location(())
    label: str = ""
    fix: Fix | None = None


class Suppressed(NamedTuple):
    """A finding that is not reported, and what silenced it."""

    finding: Finding
    by: str
    reason: str
