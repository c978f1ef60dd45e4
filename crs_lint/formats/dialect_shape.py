"""Finds the dialect that fits some groups of fields: which field is the question, which holds the answers, how the key is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from crs_lint.formats import dialect_reader
from crs_lint.formats.dialect import Dialect, KeyForm
from crs_lint.model.item import Exam

_MOST_CANDIDATES = 8
_MOST_FIELDS = 60
_HALF = 0.5
_MOST = 0.8
# Names that such a field often has, the likeliest first: in lower case, letters and digits only.
_STEMS = (
    "stem",
    "question",
    "questiontext",
    "prompt",
    "query",
    "q",
    "text",
    "problem",
    "statement",
    "title",
    "frage",
    "pregunta",
    "enunciado",
)
_OPTIONS = ("options", "answers", "choices", "alternatives", "responses", "opciones", "respuestas", "antworten", "possibilities")
_TEXTS = ("text", "value", "label", "answer", "option", "content", "body", "choice", "title", "t")
_KEYS = (
    "correct",
    "iscorrect",
    "right",
    "answer",
    "correctanswer",
    "answers",
    "correctanswers",
    "key",
    "solution",
    "answerindex",
    "correctindex",
    "isright",
    "istrue",
    "true",
    "correctoption",
    "answerkey",
    "correctchoice",
    "c",
)
_EXPLANATIONS = ("explanation", "help", "rationale", "feedback", "reason", "justification", "explain", "comment", "solution", "why")
_IDS = ("id", "uid", "uuid", "qid", "identifier", "questionid", "code")

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
    """The shape of a sample of some groups, ``most`` at most, and how many of the sample have it; None where there is none."""
    groups = _sample(container.groups, most)
    options = _best(groups, _OPTIONS, _is_options)
    if not options:
        return None
    stem = _best([_without(one, options) for one in groups], _STEMS, lambda value: isinstance(value, str) and bool(value.strip()))
    items = [one for one in groups if stem in one and _is_options(one.get(options))]
    if not stem or len(items) * 2 < sum(stem in one for one in groups):
        return None
    rest = [_without(one, stem, options) for one in items]
    key = _key_on_answers(items, options) or _key_of_item(items, rest, options)
    if key is None:
        return None
    rest = [_without(one, key.field) for one in rest]
    uid = _named(rest, _IDS)
    dialect = Dialect(
        container.items,
        stem,
        options,
        "" if key.text == "text" else key.text,
        key.field,
        key.form,
        _named(rest, _EXPLANATIONS),
        "" if uid == "id" else uid,
    )
    return Shape(dialect, key.is_index_ambiguous), len(items)


def _sample(groups: Sequence[Group], most: int) -> Sequence[Group]:
    """Groups from all of a list: what is rare at its head may be usual further on."""
    return groups[:: len(groups) // most + 1]


def _without(group: Group, *fields: str) -> dict[str, Any]:
    return {name: value for name, value in group.items() if name not in fields}


def _is_options(value: Any) -> bool:
    """Whether a value may be the answers of an item: two or more, all groups or all scalars."""
    values = _values(value) if isinstance(value, (list, dict)) else ()
    return len(values) > 1 and (all(isinstance(one, dict) for one in values) or not any(isinstance(one, (dict, list)) for one in values))


def _values(value: Any) -> Sequence[Any]:
    return list(value.values()) if isinstance(value, dict) else value


# Fields by their names


def _rank(name: str, likely: Sequence[str]) -> int:
    """How well a name fits: the lower the better."""
    plain = re.sub(r"[\W_]+", "", name).lower()
    return likely.index(plain) if plain in likely else len(likely)


def _best(groups: Sequence[Group], likely: Sequence[str], fits: Callable[[Any], bool]) -> str:
    """The field with a fitting value in about as many groups as any: one with a likely name, or else the one with the most text."""
    counts: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for one in groups:
        for name, value in islice(one.items(), _MOST_FIELDS):
            if name and fits(value):
                counts[name] += 1
                sizes[name] += len(value)
    most = max(counts.values(), default=0)
    often = [name for name, count in counts.items() if count >= _HALF * most]
    return min(often, key=lambda name: (_rank(name, likely), -sizes[name]), default="")


def _named(groups: Sequence[Group], likely: Sequence[str]) -> str:
    """The field with a likely name that half of the groups have, with a text or a number in it."""
    counts = Counter(name for one in groups for name, value in islice(one.items(), _MOST_FIELDS) if name and isinstance(value, (str, int)))
    often = [name for name, count in counts.items() if count >= _HALF * len(groups) and _rank(name, likely) < len(likely)]
    return min(often, key=lambda name: _rank(name, likely), default="")


# The key


def _key_on_answers(items: Sequence[Group], options: str) -> _Key | None:
    """The key where each answer tells whether it is right."""
    answers = _groups_of_answers(items, options)
    if not answers:
        return None
    if all(len(one) == 1 for one in answers) and (mapped := _key_by_name(answers)):
        return _Key(mapped, KeyForm.MAPPING, "")
    text = _text_of_answers(answers)
    marks = Counter(name for one in answers for name, value in one.items() if isinstance(value, bool) and name != text)
    if not text or not marks:
        return None
    return _Key(min(marks, key=lambda name: (_rank(name, _KEYS), -marks[name])), KeyForm.BOOLEAN, text)


def _groups_of_answers(items: Sequence[Group], options: str) -> list[Group]:
    return [one for item in items for one in _values(item[options]) if isinstance(one, dict)]


def _text_of_answers(answers: Sequence[Group]) -> str:
    return _best(answers, _TEXTS, lambda value: isinstance(value, str))


def _key_by_name(answers: Sequence[Group]) -> str:
    """The name that right answers have, where answers have two or three."""
    names = Counter(name for one in answers for name in one)
    likely = [name for name in names if _rank(name, _KEYS) < len(_KEYS)]
    return min(likely, key=lambda name: _rank(name, _KEYS), default="") if 1 < len(names) <= 3 else ""


def _key_of_item(items: Sequence[Group], rest: Sequence[Group], options: str) -> _Key | None:
    """The key where a field of the item names the right answer; ``rest`` are the items without stem and answers."""
    names = Counter(name for one in rest for name in islice(one, _MOST_FIELDS))
    often = [name for name in names if names[name] >= _HALF * len(items)]
    text = _text_of_answers(_groups_of_answers(items, options))
    found = []
    for name in sorted(often, key=lambda name: _rank(name, _KEYS))[:_MOST_CANDIDATES]:
        pairs = [(one[name], item[options]) for one, item in zip(rest, items, strict=True) if name in one]
        shares = _shares(pairs, text)
        form = max(shares, key=lambda one: shares[one])
        if shares[form] >= _MOST:
            is_ambiguous = form == KeyForm.INDEX0 and shares[KeyForm.INDEX1] == shares[form]
            found.append((_rank(name, _KEYS), -shares[form], name, form, is_ambiguous))
    if not found:
        return None
    _, _, field, form, is_ambiguous = min(found)
    return _Key(field, form, text, is_ambiguous)


_KEY_FORMS = (KeyForm.INDEX0, KeyForm.INDEX1, KeyForm.LETTER, KeyForm.TEXT, KeyForm.LETTERS)


def _shares(pairs: Sequence[tuple[Any, Any]], text: str) -> dict[KeyForm, float]:
    """The share of values that each form fits; each value is given with the answers of its item."""
    return {form: sum(_names_answer(value, answers, form, text) for value, answers in pairs) / len(pairs) for form in _KEY_FORMS}


def _names_answer(value: Any, answers: Any, form: KeyForm, text: str) -> bool:
    """Whether a value in a form names answers, and nothing else."""
    dialect = Dialect(stem="s", options="o", text=text, key="k", key_form=form)
    item = next(iter(dialect_reader.read_items([{"s": "s", "o": answers, "k": value}], dialect, Exam())), None)
    return item is not None and bool(item.keys) and not item.stray
