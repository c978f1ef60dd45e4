"""Finds the dialect that fits some groups of fields: which field is the question, which holds the answers, how the key is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from crs_lint.formats.dialect import Dialect, KeyForm
from crs_lint.formats.dialect_key import named_answers
from crs_lint.formats.dialect_names import (
    EXPLANATIONS,
    IDS,
    KEYS,
    OPTIONS,
    STEMS,
    TEXTS,
    can_be_key,
    can_be_options,
    is_distractors,
    is_key_name,
    is_likely,
    is_options_name,
    is_options_pattern,
    rank,
    weight,
)
from crs_lint.formats.dialect_paths import MISSING, option_fields
from crs_lint.model.item import text_of

_MOST_CANDIDATES = 8
_MOST_FIELDS = 60
_HALF = 0.5
_MOST = 0.8
_ENOUGH_TOLD = 2
# What the field of the first answer has at the end of its name.
_FIRST_PLACE = re.compile(r"(?:(?<=[\W_])[aA]|(?<=[a-z])A|[01])\Z")
_LONGEST_NAME = 40
_MARKS = ("correct", "iscorrect", "right", "isright", "istrue")
Group: TypeAlias = Mapping[str, Any]


class Container(NamedTuple):
    """Groups of fields that may be items, and the way to them as the setting ``items`` writes it."""

    items: str
    groups: Sequence[Group]


class Shape(NamedTuple):
    """The dialect of some items. ``is_index_ambiguous`` tells that their keys fit indexes from 0 as well as from 1."""

    dialect: Dialect
    is_index_ambiguous: bool = False


class _Key(NamedTuple):
    """How items write their key: the field, its form, and the field of an answer's text."""

    field: str
    form: KeyForm
    text: str
    is_index_ambiguous: bool = False


def shape_of(container: Container, most: int) -> tuple[Shape, int] | None:
    """The shape of some groups, and about how many of them have it, by a sample of ``most`` at most; None where there is none.

    Names are trusted before values, so that a fault in the values makes no other field the key.
    """
    groups = _sample(container.groups, most)
    pattern = _options_pattern(groups)
    groups = [_with_options(one, pattern) for one in groups] if pattern else groups
    options = pattern or _distractors(groups) or _best(groups, OPTIONS, _is_options, can_be_options)
    stem = _best([_without(one, options) for one in groups], STEMS, _is_text) if options else ""
    is_list = _is_distractors if is_distractors(options) else _is_options
    items = [one for one in groups if stem in one and is_list(one.get(options))]
    if not stem or len(items) * 2 < sum(stem in one for one in groups):
        return None
    rest = [_without(one, stem, options) for one in items]
    key = _key(items, rest, options)
    if key is None or _told(stem, options, key) < _ENOUGH_TOLD:
        return None
    rest = [_without(one, key.field) for one in rest]
    uid = _named(rest, IDS)
    dialect = Dialect(
        container.items,
        stem,
        options,
        "" if key.text == "text" else key.text,
        key.field,
        key.form,
        _named(rest, EXPLANATIONS),
        "" if uid == "id" else uid,
    )
    return Shape(dialect, key.is_index_ambiguous), round(len(items) * len(container.groups) / len(groups))


def _told(stem: str, options: str, key: _Key) -> float:
    """How much the names tell that this is a bank: many other files have a text, a list and a number."""
    likely = ((stem, is_likely(stem, STEMS)), (options, is_options_name(options)), (key.field, is_key_name(key.field)))
    return (key.form == KeyForm.MAPPING) + sum(weight(name, is_likely=is_one) for name, is_one in likely)


def _sample(groups: Sequence[Group], most: int) -> Sequence[Group]:
    """Groups from all of a list: what is rare at its head may be usual further on."""
    return groups[:: len(groups) // most + 1]


def _without(group: Group, *fields: str) -> dict[str, Any]:
    return {name: value for name, value in group.items() if name not in fields}


def _is_options(value: Any) -> bool:
    """Whether a value may be the answers of an item: two or more, all groups or all scalars; a group of one field may mark a scalar."""
    values = _values(value) if isinstance(value, (list, dict)) else ()
    if len(values) < 2 or any(isinstance(one, list) for one in values):
        return False
    groups = [one for one in values if isinstance(one, dict)]
    return len(groups) in (0, len(values)) or all(len(one) == 1 for one in groups)


def _values(value: Any) -> Sequence[Any]:
    return list(value.values()) if isinstance(value, dict) else value


def _options_pattern(groups: Sequence[Group]) -> str:
    """The pattern of fields that hold one answer each, as "answer_*" for answer_a and answer_b; empty where there are none."""
    counts: Counter[str] = Counter()
    for one in groups:
        names = (name for name in islice(one, _MOST_FIELDS) if len(name) < _LONGEST_NAME)
        patterns = {f"{name[: place.start()]}*" for name in names if (place := _FIRST_PLACE.search(name))}
        named = filter(is_options_pattern, patterns)
        counts.update(pattern for pattern in named if len(option_fields(Dialect(options=pattern), one)) > 1)
    return _most_frequent(counts, groups)


def _with_options(group: Group, pattern: str) -> Group:
    """A group with its fields of one answer each in one field: under their names if a value is one of these, else what differs in them."""
    fields = option_fields(Dialect(options=pattern), group)
    rest = {name: value for name, value in group.items() if name not in fields.values()}
    has_names = any(value in fields.values() for value in rest.values() if isinstance(value, str))
    answers = {name if has_names else place: group[name] for place, name in fields.items() if group[name] not in (None, "")}
    return {**rest, pattern: answers}


def _distractors(groups: Sequence[Group]) -> str:
    """The field of wrong answers; empty where there is none in half of the groups."""
    counts = Counter(name for one in groups for name in islice(one, _MOST_FIELDS) if is_distractors(name) and _is_distractors(one[name]))
    return _most_frequent(counts, groups)


def _most_frequent(counts: Counter[str], groups: Sequence[Group]) -> str:
    """The name that most groups have; empty if that is under half of them."""
    return next((name for name, count in counts.most_common(1) if count >= _HALF * len(groups)), "")


def _is_distractors(value: Any) -> bool:
    return isinstance(value, (dict, list)) and bool(value) and not any(isinstance(one, (dict, list)) for one in _values(value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


# Fields by their names


def _best(groups: Sequence[Group], likely: Sequence[str], fits: Callable[[Any], bool], may_be: Callable[[str], bool] = bool) -> str:
    """The field with a fitting value in about as many groups as any: one with a likely name, or else the one with the most text.

    Where half of the groups have a field of a likely name, no other one is taken for it, whatever its values are.
    """
    counts: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for one in groups:
        for name, value in islice(one.items(), _MOST_FIELDS):
            if name and may_be(name):
                present[name] += 1
                if fits(value):
                    counts[name] += 1
                    sizes[name] += len(value)
    named = [name for name, count in present.items() if is_likely(name, likely) and count >= _HALF * len(groups)]
    most = max(counts.values(), default=0)
    often = [name for name, count in counts.items() if count >= _HALF * most and (not named or is_likely(name, likely))]
    return min(often or named, key=lambda name: (rank(name, likely), -sizes[name]), default="")


def _named(groups: Sequence[Group], likely: Sequence[str]) -> str:
    """The field with a likely name that half of the groups have, with a text or a number in it."""
    counts = Counter(name for one in groups for name, value in islice(one.items(), _MOST_FIELDS) if name and isinstance(value, (str, int)))
    often = [name for name, count in counts.items() if count >= _HALF * len(groups) and is_likely(name, likely)]
    return min(often, key=lambda name: rank(name, likely), default="")


# The key


def _key(items: Sequence[Group], rest: Sequence[Group], options: str) -> _Key | None:
    """The key: on the answers or in the item where a name says so, and else where the values do."""
    if is_distractors(options):
        return _right_answer(rest)
    answers = _groups_of_answers(items, options)
    has_texts = any(not isinstance(one, dict) for item in items for one in _values(item[options]))
    if answers and all(len(one) == 1 for one in answers) and (mapped := _key_by_name(answers, has_texts=has_texts)):
        return _Key(mapped, KeyForm.MAPPING, "")
    text = _text_of_answers(answers)
    mark = _mark(answers, text) if text else ""
    if mark and is_key_name(mark):
        return _Key(mark, KeyForm.BOOLEAN, text)
    in_item = _key_of_item(items, rest, options, text)
    if mark and (in_item is None or not is_key_name(in_item.field)):
        return _Key(mark, KeyForm.BOOLEAN, text)
    return in_item


def _right_answer(rest: Sequence[Group]) -> _Key | None:
    """The key beside wrong answers: the right answer itself."""
    counts = Counter(name for one in rest for name in islice(one, _MOST_FIELDS) if is_key_name(name))
    often = [name for name, count in counts.items() if count >= _HALF * len(rest)]
    return _Key(min(often, key=lambda name: rank(name, KEYS)), KeyForm.DISTRACTORS, "") if often else None


def _mark(answers: Sequence[Group], text: str) -> str:
    """The field of answers that tells whether they are right: one whose name says so, or else one that is true or false."""
    fields = [(name, value) for one in answers for name, value in islice(one.items(), _MOST_FIELDS) if name and name != text]
    marks = Counter(name for name, value in fields if isinstance(value, bool) and can_be_key(name))
    if not any(map(is_key_name, marks)):
        marks = Counter(name for name, value in fields if is_likely(name, _MARKS) and not isinstance(value, (dict, list))) or marks
    return min(marks, key=lambda name: (not is_key_name(name), rank(name, KEYS), -marks[name]), default="")


def _groups_of_answers(items: Sequence[Group], options: str) -> list[Group]:
    return [one for item in items for one in _values(item[options]) if isinstance(one, dict)]


def _text_of_answers(answers: Sequence[Group]) -> str:
    return _best(answers, TEXTS, lambda value: isinstance(value, str))


def _key_by_name(answers: Sequence[Group], *, has_texts: bool) -> str:
    """The name that right answers have, where answers have two or three, or are texts unless they are right."""
    names = Counter(name for one in answers for name in one)
    likely = [name for name in names if is_likely(name, KEYS)]
    return min(likely, key=lambda name: rank(name, KEYS), default="") if (1 - has_texts) < len(names) <= 3 else ""


def _key_of_item(items: Sequence[Group], rest: Sequence[Group], options: str, text: str) -> _Key | None:
    """The key where a field of the item names the right answer; ``rest`` are the items without stem and answers.

    Of the fields whose names say so, the first that mostly names answers is the key, or else the one that looks most like a key.
    Only without them is it a field of another name, and then nearly all of its values must name answers.
    """
    names = Counter(name for one in rest for name in islice(one, _MOST_FIELDS))
    often = [name for name in names if names[name] >= _HALF * len(items) and can_be_key(name)]
    fits = [
        _key_fit(name, [(one[name], item[options]) for one, item in zip(rest, items, strict=True) if name in one], text)
        for name in sorted(often, key=lambda name: (not is_key_name(name), rank(name, KEYS)))[:_MOST_CANDIDATES]
    ]
    named = [fit for fit in fits if is_key_name(fit.key.field)]
    found = next((fit for fit in named if fit.share >= _HALF), None) or max(named, key=lambda fit: fit.looks, default=None)
    if found is None or found.looks < _HALF:
        found = max((fit for fit in fits if fit.share >= _MOST and fit not in named), key=lambda fit: fit.share, default=None)
    return found.key if found is not None else None


class _KeyFit(NamedTuple):
    """How well a field fits as the key: the share of its values that name answers, and of those that look like keys."""

    key: _Key
    share: float
    looks: float


def _key_fit(name: str, pairs: Sequence[tuple[Any, Any]], text: str) -> _KeyFit:
    """The form of a field that fits best, or else the form in which it is written; each value is given with the answers of its item."""
    shares = _shares(pairs, text)
    written = {form: sum(_is_written(value, form, answers) for value, answers in pairs) / len(pairs) for form in _KEY_FORMS}
    numbered = _numbered(pairs)
    form = max(_KEY_FORMS, key=lambda one: (shares[one], written[one], one == numbered))
    is_ambiguous = form == KeyForm.INDEX0 != numbered and shares[KeyForm.INDEX1] == shares[form]
    return _KeyFit(_Key(name, form, text, is_ambiguous), shares[form], max(shares[form], written[form]))


def _is_written(value: Any, form: KeyForm, answers: Any) -> bool:
    """Whether a value looks like a key in a form, even if it names no answer."""
    values = value if isinstance(value, list) and value else [value]
    if form in (KeyForm.INDEX0, KeyForm.INDEX1):
        return all(isinstance(one, int) or (isinstance(one, str) and one.strip().isdecimal()) for one in values)
    if not all(isinstance(one, str) for one in values):
        return False
    if form == KeyForm.LETTER:
        return all(len(one.strip()) == 1 and one.strip().isalpha() for one in values)
    longest = max((len(text) for one in _values(answers) for text in _texts_in(one)), default=0)
    return form == KeyForm.TEXT and all(0 < len(one.strip()) <= 2 * longest for one in values)


def _texts_in(answer: Any) -> list[str]:
    return [str(one) for one in (answer.values() if isinstance(answer, dict) else (answer,)) if isinstance(one, (str, int, float))]


_KEY_FORMS = (KeyForm.INDEX0, KeyForm.INDEX1, KeyForm.LETTER, KeyForm.TEXT, KeyForm.LETTERS)


def _numbered(pairs: Sequence[tuple[Any, Any]]) -> KeyForm | None:
    """The form of numbers as the answers have them for names: "1" and "2" are counted from 1; None where they have other names."""
    firsts = {next(iter(answers), "") if isinstance(answers, dict) else "" for _, answers in pairs}
    return {"0": KeyForm.INDEX0, "1": KeyForm.INDEX1}.get(firsts.pop()) if len(firsts) == 1 else None


def _shares(pairs: Sequence[tuple[Any, Any]], text: str) -> dict[KeyForm, float]:
    """The share of values that each form fits; each value is given with the answers of its item."""
    return {form: sum(_names_answer(value, answers, form, text) for value, answers in pairs) / len(pairs) for form in _KEY_FORMS}


def _names_answer(value: Any, answers: Any, form: KeyForm, text: str) -> bool:
    """Whether a value in a form names answers, and nothing else."""
    named = named_answers(value, (), form, [_text_of(one, text) for one in _values(answers)], list(_steps(answers)))
    return bool(named.paths) and not named.stray


def _text_of(answer: Any, field: str) -> str | None:
    written = answer.get(field or "text", MISSING) if isinstance(answer, dict) else answer
    return None if written is MISSING else text_of(written)


def _steps(answers: Any) -> Iterable[str | int]:
    """The names of the answers in a group, or their indexes in a list."""
    return answers if isinstance(answers, dict) else range(len(answers))
