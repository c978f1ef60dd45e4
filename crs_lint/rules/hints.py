"""Hints: what an item must have before a rule can say anything about it. A rule is called only for items that have it.

Most rules have nothing to say about most items, and asking each of them takes most of the time of a run. So one look at an item
tells its traits, and a few searches tell which literals it holds. Literals are derived from the pattern or table that they are for:
written by hand beside a pattern, they would miss what is later added to it.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from crs_lint.language.numbers import may_start_with_number
from crs_lint.model.item import Exam, Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.normalize import may_be_blank
from crs_lint.text.phrases import PhrasePattern


class Trait:
    """What one look at an item tells, as bits. They are no members of an enumeration, since reading those takes five times as long."""

    REQUIREMENTS = 1 << 0  # the exam requires fields
    PRESCRIBED_COUNT = 1 << 1  # the exam prescribes the number of answers
    VOCABULARY = 1 << 2  # the exam names lists of terms
    BLUEPRINT = 1 << 3  # a field that gives the place in the blueprint
    REFERENCES = 1 << 4
    ARTICLE = 1 << 5
    FIGURE = 1 << 6  # a field that may show one
    RATIONALE = 1 << 7
    MULTIPLE = 1 << 8  # candidates choose several answers
    SHUFFLED = 1 << 9
    DECLARED_LANGUAGE = 1 << 10
    NO_KEY = 1 << 11
    SEVERAL_KEYS = 1 << 12
    STRAY_KEY = 1 << 13  # a key that names no answer
    FEW_OPTIONS = 1 << 14  # fewer than two
    TWO_OPTIONS = 1 << 15
    BLANK_STEM = 1 << 16  # it may be blank; so may the next two
    BLANK_OPTION = 1 << 17
    BLANK_EXPLANATION = 1 << 18
    EQUAL_OPTIONS = 1 << 19  # two are the same text
    ALIKE_OPTIONS = 1 << 20  # two are the same text but for white space and a final period
    NUMBER = 1 << 21  # an answer holds a digit or a word with which a number may begin
    OPEN_STEM = 1 << 22  # its prose does not end in a question mark
    OUTSIDE = 1 << 23  # an answer stands for others, or is a list of labels


_BY_FIELD = {
    **dict.fromkeys(("domain", "task", "level"), Trait.BLUEPRINT),
    **dict.fromkeys(("figure", "scenario"), Trait.FIGURE),
    "references": Trait.REFERENCES,
    "article": Trait.ARTICLE,
}


_FIELDS = frozenset(_BY_FIELD)


TextField: TypeAlias = Literal["stem", "options", "explanation", "shown"]
"""A field of an item as one text; ``shown`` stands for every text that is shown."""


class Literals(NamedTuple):
    """Literals in lower case, one of which a text of the item must hold. Items in other languages than ``language``, if any, need none."""

    field: TextField
    texts: tuple[str, ...]
    language: str = ""


Hint: TypeAlias = int | Literals | tuple[int | Literals, ...]
"""Traits that an item must have, or literals; of a tuple, one is enough."""


def literals(field: TextField, *sources: PhrasePattern | Iterable[str], language: str = "") -> Literals:
    """The literals that patterns require, and further ones. Raises ValueError for a pattern that requires none."""
    found: list[str] = []
    for source in sources:
        texts = source.literals if isinstance(source, PhrasePattern) else tuple(source)
        if not texts:
            raise ValueError("A pattern without required literals is no hint.")
        found += texts
    shortest = [text for text in dict.fromkeys(found) if not any(other != text and other in text for other in found)]
    return Literals(field, tuple(shortest), language)


Look: TypeAlias = tuple[str, tuple[str, ...]]
"""The name of an attribute of items, and literals of which its text may hold one."""

Clauses: TypeAlias = tuple[tuple[int, tuple[Look, ...]], ...]
"""Traits and looks: of each clause, an item must have one."""


class Guard(NamedTuple):
    """The hints of a rule for the items of one language: the traits that an item must all have, and clauses."""

    traits: int
    clauses: Clauses


def guard_of(hints: Sequence[Hint], language: str) -> Guard:
    """The guard of a rule for items in a language, which is given by its code."""
    traits = 0
    clauses = []
    for hint in hints:
        alternatives = hint if isinstance(hint, tuple) and not isinstance(hint, Literals) else (hint,)
        texts = [one for one in alternatives if isinstance(one, Literals)]
        bits = [one for one in alternatives if isinstance(one, int)]
        if not texts and len(bits) == 1:
            traits |= bits[0]
        elif all(one.language in ("", language) for one in texts):
            clauses.append((sum(bits), tuple((f"{one.field}_lowered", one.texts) for one in texts)))
    return Guard(traits, tuple(clauses))


def meets(item: Item, traits: int, clauses: Clauses) -> bool:
    """Whether an item with some traits has what each clause asks for."""
    for bits, looks in clauses:  # a loop, since all() takes twice as long
        if not bits & traits and not _holds_one(item, looks):
            return False
    return True


def _holds_one(item: Item, looks: Iterable[Look]) -> bool:
    for attribute, texts in looks:
        text = getattr(item, attribute)
        for literal in texts:
            if literal in text:
                return True
    return False


def traits_of(item: Item) -> int:
    """The traits of an item: some bits of ``Trait``."""
    return _of_exam(item.exam) | _of_fields(item) | _of_keys(item) | _of_texts(item) | _of_options(item)


def _of_exam(exam: Exam) -> int:
    traits = Trait.REQUIREMENTS if exam.requires else 0
    if exam.option_count is not None:
        traits |= Trait.PRESCRIBED_COUNT
    return traits | Trait.VOCABULARY if exam.vocabulary else traits


def _of_fields(item: Item) -> int:
    traits = 0
    for field in item.fields if item.gives(_FIELDS) else ():
        traits |= _BY_FIELD.get(field, 0)
    if item.type == "multiple":
        traits |= Trait.MULTIPLE
    if item.shuffled:
        traits |= Trait.SHUFFLED
    return traits | Trait.DECLARED_LANGUAGE if item.is_language_declared else traits


def _of_keys(item: Item) -> int:
    count = len(item.keys)
    traits = 0 if count == 1 else Trait.SEVERAL_KEYS if count else Trait.NO_KEY
    return traits | Trait.STRAY_KEY if item.stray else traits


def _of_texts(item: Item) -> int:
    traits = Trait.BLANK_STEM if may_be_blank(item.stem) else 0
    if item.stem_prose[-1:] != "?":
        traits |= Trait.OPEN_STEM
    return traits | Trait.BLANK_EXPLANATION if may_be_blank(item.explanation) else traits


def _of_options(item: Item) -> int:
    options = item.options
    count = len(options)
    traits = 0 if count > 2 else Trait.TWO_OPTIONS if count == 2 else Trait.FEW_OPTIONS
    for option in options:
        if option.has_figure:
            traits |= Trait.FIGURE
        if option.has_rationale:
            traits |= Trait.RATIONALE
        if may_be_blank(option.text):
            traits |= Trait.BLANK_OPTION
    if len({option.normalized for option in options}) < count:
        traits |= Trait.EQUAL_OPTIONS
    if len({"".join(option.text.split()).removesuffix(".") for option in options}) < count:
        traits |= Trait.ALIKE_OPTIONS
    if may_start_with_number(item.options_lowered, [option.words[0] for option in options if option.words], item.tables):
        traits |= Trait.NUMBER
    return traits | Trait.OUTSIDE if item.stand_ins or item.listed_labels else traits
