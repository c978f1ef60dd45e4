"""The traits of an item: what one look at it tells, by which most rules are not called for it."""

from crs_lint.language.numbers import may_start_with_number
from crs_lint.model.item import Exam, Item
from crs_lint.rules.hints import Trait
from crs_lint.text.normalize import may_be_blank

_BY_FIELD = {
    **dict.fromkeys(("domain", "task", "level"), Trait.BLUEPRINT),
    **dict.fromkeys(("figure", "scenario"), Trait.FIGURE),
    "references": Trait.REFERENCES,
    "article": Trait.ARTICLE,
}
_FIELDS = frozenset(_BY_FIELD)


def traits_of(item: Item) -> int:
    """The traits of an item that has no more answers than the limit: some bits of ``Trait``."""
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
    return traits
