"""The rule type, the ``@rule`` decorator, and the values that a check receives."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import Any, TypeAlias, cast

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.language.tables import Tables
from crs_lint.model.figure_state import FigureState
from crs_lint.model.finding import Path, Problem, Severity, Span
from crs_lint.model.item import Exam, Item
from crs_lint.model.lazy_attribute import lazy_attribute
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.hints import Hint

CATEGORIES = {
    "schema": "the file and its fields",
    "key": "exactly one right answer",
    "options": "the answers as a set",
    "cue": "clues that give the key away",
    "stem": "the question",
    "explanation": "explanations, rationales and references",
    "text": "damaged or unfinished text",
    "language": "word choice",
    "article": "the study page",
    "bank": "problems across items",
    "exam": "the blueprint",
    "evidence": "what candidates answered",
    "meta": "suppression comments",
    "house": "the team's own rules",
}


class File(NamedTuple):
    """A file as rules receive it.

    ``reported`` holds the problems that the reader and the schema found, by rule. ``non_ascii`` is the characters of
    ``text`` beyond ASCII, in order. ``plain_spans`` takes paths and returns the spans in ``text`` of those whose value has no
    quotes. ``figure_state`` takes the path of an image as the file gives it. Both are functions because few files need the answer.
    """

    path: str
    is_exam: bool
    text: str
    data: Any
    non_ascii: str
    exam: Exam
    items: tuple[Item, ...]
    reported: Mapping[str, Sequence[Problem]]
    plain_spans: Callable[[Sequence[Path]], Mapping[Path, Span]]
    figure_state: Callable[[str], FigureState]


Sums: TypeAlias = Counter[Any]
"""Numbers of items or answers, by what is counted: texts, numbers, or tuples of numbers."""


class Bank(NamedTuple):
    """All items of one exam.

    A rule that declares what it compares receives the items that have something of it in common with others, and all that are
    linked to them in this way. A rule that declares sums receives those of all items; ``items`` are then loaded once it asks
    for them.
    """

    exam: Exam
    items: Sequence[ItemFacts]
    sums: Sums | None = None

    def clusters(self, by: Callable[[ItemFacts], Any]) -> Iterator[list[ItemFacts]]:
        """Groups of two or more items with the same truthy value of ``by(item)``, in the order of the bank."""
        first: dict[Any, ItemFacts] = {}
        groups: dict[Any, list[ItemFacts]] = {}
        for item in self.items:
            if (value := by(item)) and (other := first.setdefault(value, item)) is not item:
                groups.setdefault(value, [other]).append(item)
        return iter(groups.values())


class Directive(NamedTuple):
    """A suppression comment, after all other rules have run.

    ``text`` is the comment; ``fault`` says why it cannot be parsed, and is empty if it can. Of the rule names in the
    comment, ``unknown`` do not exist, ``disabled`` are switched off, and ``unused`` suppressed nothing. ``known`` holds
    all rule names, for a suggestion.
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
    """A small bank, and what the rule reports on it. Examples are tests, and they appear on the rule's page.

    - ``text``: the file, called ``name``; ``exam``: the text of exam.yaml; ``files``: more files, by name.
    - ``options``: the rule's options, where they differ from the defaults.
    - ``found``: the expected findings, as ``LINE:COLUMN message``.
    - ``also``: other rules that have findings here.
    - ``fixed``: ``text`` after all fixes, unsafe ones included; None if nothing can be fixed.
    - ``responses``: how many candidates chose each option of the first item, by its letter, from those with the lowest score on 20
      other items to those with the highest; an empty letter stands for no answer. ``asked`` is the text that they answered, where
      that is not ``text``.
    """

    text: str
    found: tuple[str, ...] = ()
    exam: str = ""
    files: Mapping[str, str] = {}
    name: str = "items.yaml"
    options: Mapping[str, Any] = {}
    also: tuple[str, ...] = ()
    fixed: str | None = None
    responses: Mapping[str, tuple[int, ...]] = {}
    asked: str = ""


class Scope(Enum):
    """What a check looks at, a value at a time: the name of the type of its first parameter."""

    FILE = "File"
    ITEM = "Item"
    EXAM = "Exam"
    BANK = "Bank"
    EVIDENCE = "ItemEvidence"
    DIRECTIVE = "Directive"


class Fixable(Enum):
    """Whether the rule's problems carry a fix. A safe fix never changes what a text means."""

    NO = ""
    SAFELY = "safe"
    UNSAFELY = "unsafe"


Check = Callable[..., Iterable[Problem]]
# The file could not be read in full, so a comment in it must not suppress these.
ENGLISH = ("en",)
UNREAD = frozenset(("invalid-yaml", "invalid-encoding", "unreadable-file", "limit-exceeded"))


class Declaration(NamedTuple):
    """What is known of a rule before its file is imported. ``scope`` comes from the check's signature.

    - ``function``: the check; None in the table of rules, since it is in the rule's file. So are ``sums_function`` and
      ``links_function``.
    - ``default``: the rule is on unless the config says otherwise.
    - ``always_on``: the rule cannot be switched off, lowered or suppressed.
    - ``needs_whole_bank``: the rule is skipped when only some files of a bank are checked, and its exam is not one of them.
    - ``excuses_drafts``: the rule skips items with ``status: draft``, which may be incomplete.
    - ``defaults``: the names of the rule's options, each with its default: the keyword-only parameters of its check.
    - ``needs_report``: the rule looks only at files for which the reader or the schema has problems under the name of the rule.
    - ``needs_field``: the rule of files looks only at those that have this field, beside their items; empty for all files.
    - ``needs_exam``: the rule is skipped for banks without an exam.yaml.
    - ``needs``: the tables of a language without which the rule skips an item, by the names in ``language.tables.Tables``.
    - ``languages``: the codes of the languages that the patterns in the rule's own file are for; all if there are none.
    - ``compares``: what a bank rule compares items by, as the kinds of ``bank.item_keys``: what it reports on items depends only
      on those that are linked with them by such keys, directly or through others. None for a rule that needs all items.
    - ``links_function``: for a rule that compares an item with at most ``bank.near_duplicates.MOST_CANDIDATES`` of those with the same key:
      whether two items may be reported together, from the items and the options of the rule. Where no more items have a key, it
      links those only. None if a key always links.
    - ``counts``: whether a bank rule has a ``sums_function``, which counts: from items to their sums. The sums of two groups of items that no
      key of ``compares`` links are those of both groups together.
    - ``hints``: what an item must have before the rule can say anything about it; see ``rules.hints``.
    - ``own_docs``: the docs of a rule that has no file, since its team defines it as data.
    - ``habit``: the rule is about how items are written, and never an error. Where most items of an exam are written so, the
      reports for people say it once.
    - ``plugin_module``: the name of the module of a rule that does not come with crs-lint; ``plugin`` is the package that has it.
    """

    name: str
    category: str
    severity: Severity
    default: bool
    source: str
    scope: Scope
    function: Check | None = None
    always_on: bool = False
    needs_whole_bank: bool = False
    excuses_drafts: bool = False
    fixable: Fixable = Fixable.NO
    habit: bool = False
    own_docs: str = ""
    plugin_module: str = ""
    plugin: str = ""
    needs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    defaults: tuple[tuple[str, Any], ...] = ()
    needs_report: bool = False
    needs_field: str = ""
    needs_exam: bool = False
    compares: tuple[str, ...] | None = None
    counts: bool = False
    sums_function: Callable[[Iterable[ItemFacts]], Sums] | None = None
    links_function: Callable[..., bool] | None = None


class Rule(Declaration):
    """A check with its metadata. ``@rule`` makes one; ``crs_lint.rules.table`` has those that come with crs-lint."""

    @lazy_attribute
    def check(self) -> Check:
        """The check, which is called with what the rule looks at, and the options. The first use imports the rule's file."""
        return self.function or cast(Check, self.module.check.function)

    @property
    def sums(self) -> Callable[[Iterable[ItemFacts]], Sums] | None:
        """The function that counts for a rule that does. The first use imports the rule's file."""
        return (self.sums_function or self.module.check.sums_function) if self.counts else None

    @property
    def links(self) -> Callable[..., bool] | None:
        """What tells whether two items may be reported together. The first use imports the rule's file."""
        return self.links_function or (self.module.check.links_function if self.function is None else None)

    @property
    def suppressible(self) -> bool:
        return not (self.always_on or self.name in UNREAD)

    @property
    def is_house_rule(self) -> bool:
        """Whether a team defines the rule as data, in its settings."""
        return bool(self.own_docs)

    def applies_to(self, tables: Tables) -> bool:
        """Whether the rule looks at items in the language of these tables."""
        return (not self.languages or tables.code in self.languages) and (not self.needs or tables.has(self.needs))

    @property
    def options(self) -> dict[str, Any]:
        """The rule's options with their defaults, as a new dict."""
        return dict(self.defaults)

    @property
    def module(self) -> ModuleType:
        """The rule's file, which holds its check, its docs and its examples. A house rule has none."""
        return import_module(self.plugin_module or f"{__package__}.{self.category}.{self.name.replace('-', '_')}")

    @property
    def docs(self) -> str:
        """Why it matters, how to repair it, when to ignore it: the docstring of the rule's file."""
        return self.own_docs or (self.module.__doc__ or "").strip()

    @property
    def good(self) -> tuple[Example, ...]:
        return () if self.is_house_rule else tuple(getattr(self.module, "GOOD", ()))

    @property
    def bad(self) -> tuple[Example, ...]:
        return () if self.is_house_rule else tuple(getattr(self.module, "BAD", ()))


def rule(
    name: str,
    *,
    category: str,
    severity: Severity,
    source: str,
    default: bool = True,
    always_on: bool = False,
    needs_whole_bank: bool = False,
    excuses_drafts: bool = False,
    fixable: Fixable = Fixable.NO,
    habit: bool = False,
    needs: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    hints: tuple[Hint, ...] = (),
    needs_report: bool = False,
    needs_field: str = "",
    needs_exam: bool = False,
    compares: tuple[str, ...] | None = None,
    sums: Callable[[Iterable[ItemFacts]], Sums] | None = None,
    links: Callable[..., bool] | None = None,
) -> Callable[[Check], Rule]:
    """Turn a check into a rule. The annotation of the check's first parameter gives the scope."""

    def register(check: Check) -> Rule:
        subject = next(iter(check.__annotations__.values()))
        scope = Scope(subject if isinstance(subject, str) else subject.__name__)
        return Rule(
            name,
            category,
            severity,
            default,
            source,
            scope,
            check,
            always_on,
            needs_whole_bank,
            excuses_drafts,
            fixable,
            habit,
            needs=needs,
            languages=languages,
            hints=hints,
            defaults=tuple((getattr(check, "__kwdefaults__", None) or {}).items()),
            needs_report=needs_report,
            needs_field=needs_field,
            needs_exam=needs_exam,
            compares=compares,
            counts=sums is not None,
            sums_function=sums,
            links_function=links,
        )

    return register
