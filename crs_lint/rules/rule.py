"""What a rule is: a check with its name, its category, its severity and its source, and examples that are tests."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Path, Problem, Related, Severity, Span
from crs_lint.model.item import Exam, Item
from crs_lint.text.normalize import shorten

CATEGORIES = {
    "schema": "the file and its shape",
    "key": "exactly one right answer",
    "options": "the answers as a set",
    "cue": "right for the wrong reason",
    "stem": "the question",
    "explanation": "what learners read afterwards",
    "text": "damage",
    "language": "words",
    "article": "the study page",
    "bank": "what only the whole bank shows",
    "exam": "the blueprint",
    "meta": "the suppressions",
}


class File(NamedTuple):
    """A file as rules see it. ``seen`` holds what reading and the schema already found, by rule.

    ``plain`` tells which of some paths lead to a text that is written without quotes; ``figure_state`` whether a picture
    is ``present``, ``missing`` or ``outside`` the bank. Both are asked only when a rule has a reason to.
    """

    path: str
    is_exam: bool
    text: str
    data: Any
    foreign: str
    exam: Exam
    items: tuple[Item, ...]
    seen: Mapping[str, list[Problem]]
    plain: Callable[[Sequence[Path]], frozenset[Path]]
    figure_state: Callable[[str], str]

    def reported(self, rule: str) -> Iterator[Problem]:
        yield from self.seen.get(rule, ())


class Bank(NamedTuple):
    """All items of one exam."""

    exam: Exam
    items: tuple[ItemFacts, ...]

    def clusters(self, key: Callable[[ItemFacts], Any]) -> Iterator[list[ItemFacts]]:
        """Items that share a key other than None or empty, two or more at a time, in the order of the bank."""
        first: dict[Any, ItemFacts] = {}
        groups: dict[Any, list[ItemFacts]] = {}
        for item in self.items:
            if (value := key(item)) and (other := first.setdefault(value, item)) is not item:
                groups.setdefault(value, [other]).append(item)
        return iter(groups.values())


def cluster_problem(items: Sequence[ItemFacts], field: str, message: str, remedy: str, note: str = "Here, too.") -> Problem:
    """One problem for items that belong together: at the second of them, with the places of all others."""
    first, second, *others = items
    place = second.place(field)
    return Problem(
        place.path, message, remedy, file=place.file, related=tuple(Related(item.place(field), note) for item in (first, *others))
    )


_MOST_NAMED = 6


def named(items: Sequence[ItemFacts]) -> str:
    """The ids of some items, to be read in a sentence."""
    ids = ", ".join(f'"{shorten(item.id)}"' for item in items[:_MOST_NAMED])
    return ids + (f" and {len(items) - _MOST_NAMED} more" if len(items) > _MOST_NAMED else "")


class Directive(NamedTuple):
    """A suppression once all is known: which of the names it gives are no rules, are off, or silenced nothing.

    ``fault`` says why a comment cannot be understood at all; ``known`` are the names of all rules. ``text`` is the comment.
    """

    span: Span
    fault: str
    reason: str
    unknown: tuple[str, ...]
    disabled: tuple[str, ...]
    unused: tuple[str, ...]
    known: tuple[str, ...]
    text: str = ""


class Example(NamedTuple):
    """A bank that a rule has something to say of, or nothing.

    ``found`` are the findings to expect, as ``LINE:COLUMN message``; ``exam`` is the text of an exam.yaml; ``files`` are
    other files beside ``text``, by name, and ``name`` is its own. ``options`` are the rule's. ``also`` names other
    rules that rightly speak up. ``fixed`` is what fixes make of ``text``, the unsafe ones included; None where there is none.
    """

    text: str
    found: tuple[str, ...] = ()
    exam: str = ""
    files: Mapping[str, str] = {}
    name: str = "items.yaml"
    options: Mapping[str, Any] = {}
    also: tuple[str, ...] = ()
    fixed: str | None = None


Check = Callable[..., Iterable[Problem]]
# Rules that tell of a file that could not be read: nobody knows what else is in it, so no comment in it silences them.
UNREAD = frozenset(("invalid-yaml", "invalid-encoding", "unreadable-file", "limit-exceeded"))
SCOPES = ("File", "Item", "Exam", "Bank", "Directive")


class Rule(NamedTuple):
    """A check and what the registry knows of it.

    ``forced`` rules cannot be switched off, lowered or suppressed; ``whole_bank`` ones are silent when only
    some files of a bank are reported on; ``completeness`` ones excuse drafts, which are not finished yet. ``mends`` says whether
    a machine can mend what they find: ``safe``, ``unsafe`` or not at all.
    """

    name: str
    category: str
    severity: Severity
    default: bool
    source: str
    scope: str
    check: Check
    forced: bool = False
    whole_bank: bool = False
    completeness: bool = False
    mends: str = ""

    @property
    def can_be_silenced(self) -> bool:
        return not (self.forced or self.name in UNREAD)

    @property
    def options(self) -> dict[str, Any]:
        """The rule's options with their defaults: the keyword-only parameters of its check."""
        return dict(getattr(self.check, "__kwdefaults__", None) or {})

    @property
    def docs(self) -> str:
        """Why it matters, how to repair it, when to ignore it: the docstring of the rule's file."""
        return (sys.modules[self.check.__module__].__doc__ or "").strip()

    @property
    def good(self) -> tuple[Example, ...]:
        return tuple(getattr(sys.modules[self.check.__module__], "GOOD", ()))

    @property
    def bad(self) -> tuple[Example, ...]:
        return tuple(getattr(sys.modules[self.check.__module__], "BAD", ()))


def rule(
    name: str,
    *,
    category: str,
    severity: Severity,
    source: str,
    default: bool = True,
    forced: bool = False,
    whole_bank: bool = False,
    completeness: bool = False,
    mends: str = "",
) -> Callable[[Check], Rule]:
    """Makes a check a rule. What the check looks at is told by the type of its first parameter."""

    def register(check: Check) -> Rule:
        scope = str(next(iter(check.__annotations__.values())))
        return Rule(name, category, severity, default, source, scope, check, forced, whole_bank, completeness, mends)

    return register
