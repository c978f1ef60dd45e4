"""The values that all parts of the linter share: locations, problems, fixes, findings.

They are named tuples, not dataclasses: most of the time of a short run is start-up, and importing ``dataclasses`` takes as long
as starting Python.
"""

from enum import IntEnum
from typing import Literal, TypeAlias

from crs_lint.named_tuple import NamedTuple

Path: TypeAlias = tuple[str | int, ...]
"""The path to a value in a file: field names and indexes from 0, as ``("items", 3, "stem")``."""

Part: TypeAlias = Literal["value", "key"]

Figures: TypeAlias = tuple[tuple[str, str | int | float | tuple[float, ...] | None], ...]
"""Figures that a finding rests on, each with its name, for reports that programs read."""


class Severity(IntEnum):
    """How bad a finding is; errors fail the run."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


class Span(NamedTuple):
    """Offsets in a file's text in characters from 0; the end is exclusive, and a byte order mark does not count."""

    start: int
    end: int


class Location(NamedTuple):
    """A symbolic location in the data, from which lines and columns are computed only for what is reported.

    ``path`` may name a field that is not there; the location is then the item or option that lacks it. ``chars`` narrows a text
    to some of its characters, by offsets in the value and not in its YAML source. ``file`` is empty for the file that is being
    checked. ``span`` is given instead of a path if the location is known in the text and not in the data.
    """

    path: Path
    part: Part = "value"
    chars: tuple[int, int] | None = None
    file: str = ""
    span: Span | None = None


class Related(NamedTuple):
    """Another location that a problem is about."""

    location: Location
    message: str


class Rewrite(NamedTuple):
    """Replaces a text, some characters of it, or the name of a field by ``text``. ``chars`` are offsets in the value."""

    path: Path
    text: str
    chars: tuple[int, int] | None = None
    part: Part = "value"


class Quote(NamedTuple):
    """Puts a value without quotes in quotes: 1.50 becomes "1.50". ``with_comment`` includes the comment at the end of its line."""

    path: Path
    with_comment: bool = False


class Insert(NamedTuple):
    """Adds a field to a group, at its head or after another field, with the first of some values that is not taken."""

    path: Path
    field: str
    choices: tuple[str | bool, ...]
    after: str = ""


class Reorder(NamedTuple):
    """Reorders the entries of a list: the one at index ``order[0]`` comes first."""

    path: Path
    order: tuple[int, ...]


class Recomment(NamedTuple):
    """Replaces a comment by ``text``; if that is empty, deletes it, with its line if it is alone there."""

    span: Span
    text: str


Change: TypeAlias = Rewrite | Quote | Insert | Reorder | Recomment
"""One symbolic change, which ``fixing`` turns into edits in the style of the file."""


class Fix(NamedTuple):
    """Changes that fix a problem. A safe fix never changes the meaning of what a candidate reads."""

    title: str
    safe: bool
    changes: tuple[Change, ...]


class Problem(NamedTuple):
    """What a rule yields: one sentence of fact, one action, and the location.

    ``span`` is given instead of a path if the file could not be read as data. ``about`` are the paths of all values that the
    problem is about, in any order, if there are more than its own and the related ones. ``figures`` are those that the message
    rests on.
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
    figures: Figures = ()

    @property
    def location(self) -> Location:
        return Location(self.path, self.part, self.chars, self.file, self.span)


class UnlocatedFinding(NamedTuple):
    """A problem with the name and severity of its rule, the id of its item, and a hash of the text that it is about.

    ``label`` names the problem in lists: the id of its item or, of several items, the id that sorts first.
    """

    rule: str
    severity: Severity
    problem: Problem
    item: str | None
    subject: str
    label: str = ""


class RelatedPosition(NamedTuple):
    """A related location as a line and a column from 1."""

    path: str
    line: int
    column: int
    message: str
    location: Location = Location(())


class Finding(NamedTuple):
    """A problem at a line and a column (characters from 1; the end column is the character after).

    ``location`` is what they were computed from, for reports that show the item and not the file; ``label`` is as in
    ``UnlocatedFinding``.
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
    figures: Figures = ()


class Suppressed(NamedTuple):
    """A finding that is not reported, what suppresses it, and the reason that is given."""

    finding: Finding
    by: str
    reason: str
