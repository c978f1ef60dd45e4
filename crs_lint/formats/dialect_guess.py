"""Sees what shape items have that are not in the bank's own form, and which settings would fit."""

from __future__ import annotations

import json
import os
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from crs_lint.document.load import Limits, read_file
from crs_lint.files import discover
from crs_lint.files.discover import Target
from crs_lint.formats import dialect_reader
from crs_lint.formats.dialect import Dialect, DialectError, read_dialect
from crs_lint.model.finding import Path
from crs_lint.model.item import Exam, Item, read_items
from crs_lint.text.suggest import is_misspelling

_MOST_FILES = 200
_MOST_BYTES = 8 << 20
# Shapes are made out from a few files and items; all that was read is then seen to fit, or not.
_ENOUGH = 1000
_MOST_CONTAINERS = 10
_FEW_ITEMS = 40
_MOST_ITEMS = 300
_MOST_CANDIDATES = 8
_MOST_ENTRIES = 300
_MOST_FIELDS = 60
_MOST_LINES = 6
_MOST_PATTERNS = 20
_DEPTH = 3
_LIMITS = Limits(file_size=1 << 20)
# What tells that a field is what it seems to be; its name without signs, in lower case.
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
_KEYS: tuple[str, ...] = (
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
)
_KEYS += ("isright", "istrue", "true", "correctoption", "answerkey", "correctchoice", "c")
_EXPLANATIONS = ("explanation", "help", "rationale", "feedback", "reason", "justification", "explain", "comment", "solution", "why")
_IDS = ("id", "uid", "uuid", "qid", "identifier", "questionid", "code")
_HALF = 0.5
_MOST = 0.8


class Shape(NamedTuple):
    """What items look like: a dialect that reads them. ``doubt`` says what the items do not tell."""

    dialect: Dialect
    doubt: str = ""


class Sight(NamedTuple):
    """The shape of the items of some files: which files have it, with how many items, and which do not."""

    shape: Shape
    fitting: Mapping[str, int]
    others: tuple[str, ...]


def look(files: Iterable[tuple[str, str]]) -> Sight | None:
    """The shape that most items of some files have; None where there is none. Each file is a path to tell it by, and its real one."""
    known = dict(_sample(files))
    votes: Counter[Shape] = Counter()
    pool: list[_Container] = []
    for data in known.values():
        found = list(islice(_containers(data), _MOST_CONTAINERS))
        best = max((one for one in (_shape(each, _FEW_ITEMS) for each in found) if one is not None), key=lambda pair: pair[1], default=None)
        if best is not None:
            votes[best[0]._replace(doubt="")] += best[1]
            pool += found
        if len(votes) and votes.total() >= _ENOUGH:
            break
    if not votes:
        return None
    first = votes.most_common(1)[0][0].dialect
    shape = _shape(_Container(first.items, [one for each in pool if each.way == first.items for one in each.groups]), _MOST_ITEMS)
    dialect = shape[0] if shape is not None else Shape(first)
    fitting = {path: count for path, data in known.items() if (count := _read_well(data, dialect.dialect))}
    if not fitting or not _is_usable(dialect.dialect) or _is_slip(dialect.dialect):
        return None
    return Sight(dialect, fitting, tuple(path for path in known if path not in fitting))


def _given(dialect: Dialect) -> dict[str, str]:
    """What settings need to say of a dialect, by their names."""
    given = {name.replace("_", "-"): value for name, value in dialect._asdict().items() if value != Dialect._field_defaults[name]}
    return given if dialect.key_form == "boolean" else {**given, "key": dialect.key}


def _is_usable(dialect: Dialect) -> bool:
    """Whether settings can have the names that were seen."""
    try:
        read_dialect(_given(dialect))
    except DialectError:
        return False
    return True


def _is_slip(dialect: Dialect) -> bool:
    """Whether this is the bank's own form, with the name of the list of items mistyped."""
    return dialect._replace(items="", explanation="") == Dialect() and is_misspelling(dialect.items, "items")


def settings(sight: Sight) -> str:
    """The lines of a crs-lint.toml that fit, six at most."""
    homes = _homes(list(sight.fitting))
    inside = [path for path in sight.others if any(path.startswith(home) for home, _ in homes)]
    named = len(inside) > _MOST_PATTERNS >= len(sight.fitting)
    lines = [f"include = {_toml([_escaped('/' + path) for path in sight.fitting] if named else _patterns(homes))}"]
    if inside and not named:
        lines.append(f"exclude = {_toml([_escaped('/' + path) for path in inside[:_MOST_PATTERNS]])}")
    dialect = sight.shape.dialect
    given = _given(dialect)
    ordered = {name: given[name] for name in ("items", "id", "stem", "options", "text", "key", "key-form", "explanation") if name in given}
    table = [f"{name} = {_toml(value)}" for name, value in ordered.items()]
    if len(lines) + 1 + len(table) > _MOST_LINES:
        return "\n".join([*lines, "dialect = { " + ", ".join(table) + " }"]) + "\n"
    return "\n".join([*lines, "[dialect]", *table]) + "\n"


def words(sight: Sight) -> str:
    """What the items look like, in a sentence or two."""
    dialect, doubt = sight.shape
    where = {"": "", ".": " at the root of each file"}.get(dialect.items, f' under "{dialect.items}"')
    files, items = len(sight.fitting), sum(sight.fitting.values())
    parts = [f'the question is "{dialect.stem}"', f'the answers are "{dialect.options}"']
    parts += [f'an answer\'s text is "{dialect.text}"'] if dialect.text else []
    parts.append(f'the key is "{dialect.key}", written as {_FORMS[dialect.key_form]}')
    parts += [f'the explanation is "{dialect.explanation}"'] if dialect.explanation else []
    counted = f"{items:,} {'item' if items == 1 else 'items'}{where} in {files:,} {'file' if files == 1 else 'files'}"
    others = f" {len(sight.others):,} other files do not look like this: name their folder to see to them." if sight.others else ""
    return f"{counted} of another form: {', '.join(parts)}.{others}{' ' + doubt if doubt else ''}"


_FORMS = {
    "boolean": "true or false on each answer",
    "index0": "a number from 0",
    "index1": "a number from 1",
    "letter": "a letter",
    "letters": "letters",
    "text": "the text of the answer",
    "mapping": "the name of the answer's field",
}


def advice(path: str, files: Iterable[Target]) -> str:
    """What to tell somebody whose files are not in the bank's own form, in lines; empty where no shape is seen.

    ``path`` is what they named, the settings belong into its folder.
    """
    folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
    full = os.path.abspath(folder)
    sight = look((discover.posix(os.path.relpath(one.full, full)), one.full) for one in files)
    if sight is None:
        return ""
    place = discover.posix(os.path.join(folder, "crs-lint.toml")) if folder not in (".", "") else "crs-lint.toml"
    verb = "is" if sum(sight.fitting.values()) == 1 else "are"
    head = f"there is no bank in the form of crs-lint here, but there {verb} {words(sight)}"
    return (
        f"{head}\nThese settings in {place} would fit; crs-lint init writes them at the root of a repository:\n\n{settings(sight).rstrip()}"
    )


def is_native(data: Any) -> bool:
    """Whether some item of a file is in the bank's own form."""
    return any(item.has("options") and item.has("stem") for item in read_items(data, Exam()))


# Looking at files


def _sample(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """The data of the first files that can be read, as much as is needed to see."""
    left = _MOST_BYTES
    for path, full in islice(files, _MOST_FILES):
        content = discover.read_bytes(full, _LIMITS.file_size)
        if isinstance(content, bytes) and len(content) <= min(left, _LIMITS.file_size):
            left -= len(content)
            source = read_file(path, content, _LIMITS)
            if source.readable and isinstance(source.data, (dict, list)) and not is_native(source.data):
                yield path, source.data


class _Container(NamedTuple):
    """Groups of fields that may be items, and the way to them as a dialect writes it."""

    way: str
    groups: Sequence[Mapping[str, Any]]


def _containers(data: Any) -> Iterator[_Container]:
    """Lists and groups of groups, from the root down; the root itself, which may be an item."""
    if isinstance(data, dict):
        yield _Container(".", [data])
    waiting: deque[tuple[Any, Path]] = deque([(data, ())])
    while waiting:
        value, path = waiting.popleft()
        listed = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
        groups = [one for one in listed[:_MOST_ENTRIES] if isinstance(one, dict)]
        if groups:
            yield _Container(_way(path), groups)
        if isinstance(value, dict) and len(path) < _DEPTH:
            waiting.extend((one, (*path, name)) for name, one in islice(value.items(), _MOST_FIELDS) if name and "." not in name)


def _way(path: Path) -> str:
    return "" if path in ((), ("items",)) else ".".join(map(str, path))


# The shape of groups


def _shape(container: _Container, most: int) -> tuple[Shape, int] | None:
    """The shape of the first of some groups, so many at most, and how many of them are items of it."""
    groups = _spread(container.groups, most)
    options = _best(groups, _OPTIONS, lambda value: _is_answers(value))
    if not options:
        return None
    stem = _best(
        [{name: value for name, value in one.items() if name != options} for one in groups],
        _STEMS,
        lambda value: isinstance(value, str) and bool(value.strip()),
    )
    items = [one for one in groups if stem in one and _is_answers(one.get(options))]
    if not stem or len(items) * 2 < len([one for one in groups if stem in one]):
        return None
    rest = [{name: value for name, value in one.items() if name not in (stem, options)} for one in items]
    found = _key_on_answers(items, options) or _key_of_item(items, rest, options)
    if found is None:
        return None
    key, form, text, doubt = found
    rest = [{name: value for name, value in one.items() if name != key} for one in rest]
    explanation = _named(rest, _EXPLANATIONS)
    uid = _named(rest, _IDS)
    dialect = Dialect(container.way, stem, options, text, key, form, explanation, "" if uid == "id" else uid)
    return Shape(dialect, doubt), len(items)


def _spread(groups: Sequence[Mapping[str, Any]], most: int) -> Sequence[Mapping[str, Any]]:
    """So many groups from all of a list: what is rare at its head may be usual further on."""
    return groups[:: len(groups) // most + 1]


def _is_answers(value: Any) -> bool:
    listed = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    return len(listed) > 1 and (all(isinstance(one, dict) for one in listed) or not any(isinstance(one, (dict, list)) for one in listed))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _rank(name: str, hints: Sequence[str]) -> int:
    """How well a name fits: the lower the better."""
    plain = _plain(name)
    return hints.index(plain) if plain in hints else len(hints)


def _best(groups: Sequence[Mapping[str, Any]], hints: Sequence[str], fits: Callable[[Any], bool]) -> str:
    """The field that has a fitting value in half of the groups at least: one that is named so, else the one with most to say."""
    counts: Counter[str] = Counter()
    weights: Counter[str] = Counter()
    for one in groups:
        for name, value in islice(one.items(), _MOST_FIELDS):
            if name and fits(value):
                counts[name] += 1
                weights[name] += len(value)
    often = [name for name, count in counts.items() if count >= _HALF * max(map(counts.__getitem__, counts))]
    return min(often, key=lambda name: (_rank(name, hints), -weights[name]), default="")


def _named(groups: Sequence[Mapping[str, Any]], hints: Sequence[str]) -> str:
    """The field with one of some names that half of the groups have, with text or a number in it."""
    counts = Counter(name for one in groups for name, value in islice(one.items(), _MOST_FIELDS) if name and isinstance(value, (str, int)))
    often = [name for name, count in counts.items() if count >= _HALF * len(groups) and _plain(name) in hints]
    return min(often, key=lambda name: _rank(name, hints), default="")


def _answers(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value


def _key_on_answers(items: Sequence[Mapping[str, Any]], options: str) -> tuple[str, str, str, str] | None:
    """Key, form, field of the text and doubt, where each answer tells whether it is right."""
    answers = [one for item in items for one in _answers(item[options]) if isinstance(one, dict)]
    if not answers:
        return None
    if all(len(one) == 1 for one in answers) and (mapped := _key_by_name(answers)):
        return mapped, "mapping", "", ""
    text = _best(answers, _TEXTS, lambda value: isinstance(value, str))
    marks = Counter(name for one in answers for name, value in one.items() if isinstance(value, bool) and name != text)
    if not text or not marks:
        return None
    return min(marks, key=lambda name: (_rank(name, _KEYS), -marks[name])), "boolean", "" if text == "text" else text, ""


def _key_by_name(answers: Sequence[Mapping[str, Any]]) -> str:
    """The name that right answers have, where answers have two or three."""
    names = Counter(name for one in answers for name in one)
    known = [name for name in names if _plain(name) in _KEYS]
    return min(known, key=lambda name: _rank(name, _KEYS), default="") if 1 < len(names) <= 3 else ""


def _key_of_item(items: Sequence[Mapping[str, Any]], rest: Sequence[Mapping[str, Any]], options: str) -> tuple[str, str, str, str] | None:
    """Key, form, field of the text and doubt, where a field of the item names the right answer."""
    names = Counter(name for one in rest for name in islice(one, _MOST_FIELDS))
    likely = [name for name in names if names[name] >= _HALF * len(items)]
    text = _text_of_answers(items, options)
    found = []
    for name in sorted(likely, key=lambda name: _rank(name, _KEYS))[:_MOST_CANDIDATES]:
        pairs = [(one[name], item[options]) for one, item in zip(rest, items, strict=True) if name in one]
        form, share, doubt = _form(pairs, text)
        if share >= _MOST:
            found.append((_rank(name, _KEYS), -share, name, form, doubt))
    if not found:
        return None
    _, _, key, form, doubt = min(found)
    return key, form, "" if text == "text" else text, doubt


def _text_of_answers(items: Sequence[Mapping[str, Any]], options: str) -> str:
    answers = [one for item in items for one in _answers(item[options]) if isinstance(one, dict)]
    return _best(answers, _TEXTS, lambda value: isinstance(value, str)) if answers else ""


def _form(pairs: Sequence[tuple[Any, Any]], text: str) -> tuple[str, float, str]:
    """The form of key that fits most values of a field, the share that it fits, and what stays in doubt."""
    shares = {form: sum(_names_answer(value, answers, form, text) for value, answers in pairs) / len(pairs) for form in _TRIED}
    form = max(_TRIED, key=lambda one: shares[one])
    doubt = ""
    if form == "index0" and shares["index1"] == shares["index0"]:
        doubt = 'No key here tells whether answers are counted from 0 or from 1: see to "key-form".'
    return form, shares[form], doubt


_TRIED = ("index0", "index1", "letter", "text", "letters")


def _names_answer(value: Any, answers: Any, form: str, text: str) -> bool:
    """Whether a value names answers in a form, as the reader of dialects takes it."""
    dialect = Dialect(stem="s", options="o", text=text, key="k", key_form=form)
    item = next(iter(dialect_reader.read_items([{"s": "s", "o": answers, "k": value}], dialect, Exam())), None)
    return item is not None and bool(item.keys) and not item.stray


def _read_well(data: Any, dialect: Dialect) -> int:
    """How many items of a file a dialect reads; 0 where it does not fit most of them."""
    items = dialect_reader.read_items(data, dialect, Exam())
    good = sum(_is_whole(item) for item in items)
    return len(items) if items and good >= _HALF * len(items) else 0


def _is_whole(item: Item) -> bool:
    return item.has("stem") and bool(item.options) and bool(item.keys)


# Patterns


def _homes(paths: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The folders that hold files, each with a slash at its end, and the endings of the files there."""
    groups: dict[str, list[str]] = {}
    is_flat = any("/" not in path for path in paths)
    for path in paths:
        groups.setdefault("" if is_flat else path.split("/")[0], []).append(path)
    found = []
    for top, inside in groups.items():
        home = os.path.commonpath([os.path.dirname(path) for path in inside]) if top else ""
        found.append((f"{home}/" if home else "", sorted({os.path.splitext(path)[1] for path in inside})))
    return found


def _patterns(homes: Sequence[tuple[str, list[str]]]) -> list[str]:
    if len(homes) > _MOST_PATTERNS:
        return sorted({f"*{ending}" for _, endings in homes for ending in endings})
    return [f"/{_escaped(home)}**/*{ending}" if home else f"*{ending}" for home, endings in homes for ending in endings]


def _escaped(path: str) -> str:
    return re.sub(r"([\\*?\[\]!#])", r"\\\1", path)


def _toml(value: Any) -> str:
    """A text or a list of texts in TOML, which writes them as JSON does."""
    return json.dumps(value, ensure_ascii=False)
