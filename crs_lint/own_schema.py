"""A JSON Schema of a team's own: taken from inside the repository, never from elsewhere, and only if it cannot take long."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote

from crs_lint import discover, schema
from crs_lint.digest import blake2b
from crs_lint.finding import Path, Problem, Span
from crs_lint.item import Item
from crs_lint.names import did_you_mean
from crs_lint.schema import Refusal
from crs_lint.text import shorten
from crs_lint.wording import NATIVE

_LARGEST = 256 * 1024  # bytes of all its files
_MOST_FILES = 20
_MOST_PATTERNS = 200
_MOST_CHOICES = 5000
_LARGEST_PATTERN = 1 << 18  # bytes of its automaton
# How often one value may be looked at, however deep it lies: what grows beyond takes twice as long for each level.
_MOST_LOOKS = 1000
_DEEPEST = 64
# A step takes some microseconds.
_MOST_STEPS = 500_000

_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("not", "if", "then", "else")
_NAMED = ("dependentSchemas", "dependencies")
_OF_GROUPS = ("additionalProperties", "unevaluatedProperties", "propertyNames")
_OF_LISTS = ("items", "prefixItems", "additionalItems", "unevaluatedItems", "contains")
_STORES = ("$defs", "definitions")
_NOT_FOLLOWED = ("$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", "$recursiveAnchor")


class SchemaError(Exception):
    """The schema cannot be used; the text is one sentence for the user."""


class OwnSchema(NamedTuple):
    """A schema that was found sound, and its files. ``digest`` names what they say.

    ``gate`` is its fast validator; ``whole`` and ``draft`` make the one that explains.
    """

    files: tuple[str, ...]
    digest: str
    gate: Any
    whole: Any
    draft: str

    def __repr__(self) -> str:
        return f"OwnSchema({self.digest})"

    def check(self, data: Any, items: Sequence[Item]) -> list[Refusal]:
        """What data does not fit. Raises ValueError for values that JSON does not have."""
        return [] if self.gate.is_valid(data) else _explained(self, data, _Names(items))


def load(path: str, folder: str, inside: str) -> OwnSchema:
    """The schema in a file, by its path from ``folder``; it and all that it refers to must lie below ``inside``.

    Raises SchemaError.
    """
    return _Bundle(os.path.realpath(inside)).load(path, folder)


class _Document(NamedTuple):
    """A file of the schema: its real path, its place in the whole, and what it says."""

    file: str
    name: str
    data: Any


class _Bundle:
    """Gathers the files of a schema into one, in which every reference is local."""

    def __init__(self, inside: str) -> None:
        self.inside = os.path.join(inside, "")
        self.documents: dict[str, _Document] = {}
        self.draft = ""
        self.size = 0
        self.patterns: dict[str, None] = {}
        self.choices = 0
        self.unevaluated = False
        self.has_named_patterns = False
        self.digest = blake2b(digest_size=16)
        self.seen: set[int] = set()
        self.targets: dict[int, Any] = {}

    def load(self, path: str, folder: str) -> OwnSchema:
        first = self._document(path, folder)
        try:
            waiting: list[tuple[Any, _Document]] = [(first.data, first)]
            while waiting:
                waiting += self._look(*waiting.pop())
            _Cost(self.targets, first.file).check(first.data)
        except RecursionError:
            raise SchemaError(f"{first.file}: is nested too deep for a schema.") from None
        whole = {"$ref": f"#/$defs/{first.name}", "$defs": {one.name: one.data for one in self.documents.values()}}
        return OwnSchema(tuple(self.documents), self.digest.hexdigest(), self._gate(whole, first.file), whole, self.draft)

    def _gate(self, whole: Any, file: str) -> Any:
        import jsonschema_rs

        kind = jsonschema_rs.Draft7Validator if self.draft == "7" else jsonschema_rs.Draft202012Validator
        options = jsonschema_rs.RegexOptions(size_limit=_LARGEST_PATTERN)
        for pattern in self.patterns:
            if _finder(pattern) is None:
                raise SchemaError(
                    f'{file}: the pattern "{shorten(pattern)}" cannot be used: it is broken, too large, or looks ahead or back.'
                )
        try:
            return kind(whole, offline=True, pattern_options=options, validate_formats=False)
        except (ValueError, TypeError, jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError) as error:
            raise SchemaError(f"{file}: is no valid JSON Schema ({shorten(str(error), 120)}).") from None

    # Files

    def _document(self, path: str, folder: str) -> _Document:
        named = os.path.normpath(os.path.join(folder, path))
        file = discover.resolved(named)
        if os.path.isabs(path) or "\\" in path or "\0" in path or not file.startswith(self.inside):
            raise SchemaError(f'the schema "{shorten(path)}" leads out of the repository, or of the folder of these settings.')
        if file in self.documents:
            return self.documents[file]
        if len(self.documents) >= _MOST_FILES:
            raise SchemaError(f"{named}: this schema has more than {_MOST_FILES} files.")
        content = discover.read_bytes(file, _LARGEST)
        if not isinstance(content, bytes):
            raise SchemaError(f"{named}: cannot be read. {content.message}")
        self.size += len(content)
        if self.size > _LARGEST:
            raise SchemaError(f"{named}: this schema is larger than {_LARGEST:,} bytes.")
        self.digest.update(b"%d:" % len(content) + content)
        document = _Document(file, str(len(self.documents)), self._parsed(content, named))
        self.documents[file] = document
        return document

    def _parsed(self, content: bytes, named: str) -> Any:
        try:
            data = json.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise SchemaError(f"{named}: is no JSON ({shorten(str(error), 80)}).") from None
        if not isinstance(data, (dict, bool)):
            raise SchemaError(f"{named}: is no JSON Schema.")
        draft = data.pop("$schema", "") if isinstance(data, dict) else ""
        number = _draft(draft) or self.draft or "2020-12"
        if number not in ("7", "2020-12") or (self.draft and number != self.draft):
            raise SchemaError(f'{named}: "$schema" must name draft 7 or 2020-12, the same in all files.')
        self.draft = number
        if isinstance(data, dict):
            data.pop("$id", None)
        return data

    # Schemas

    def _look(self, part: Any, home: _Document) -> Iterator[tuple[Any, _Document]]:
        """Looks at one schema and makes its reference local; yields those within it and the one that it refers to."""
        if not isinstance(part, dict) or id(part) in self.seen:
            return
        self.seen.add(id(part))
        if unknown := next((name for name in (*_NOT_FOLLOWED, "$id") if name in part), None):
            raise SchemaError(f'{home.file}: "{unknown}" is not followed here; write "$ref" with a path, as in "#/$defs/item".')
        self._count(part, home)
        for one in _within(part):
            yield one, home
        for store in _STORES:
            if isinstance(part.get(store), dict):
                yield from ((one, home) for one in part[store].values())
        reference = part.get("$ref")
        if isinstance(reference, str):
            document, pointer = self._referred(reference, home)
            target = _at(document.data, pointer)
            if target is None:
                raise SchemaError(f'{home.file}: "$ref" leads nowhere ({shorten(reference)}).')
            part["$ref"] = f"#/$defs/{document.name}{pointer}"
            self.targets[id(part)] = target
            yield target, document

    def _count(self, part: Mapping[str, Any], home: _Document) -> None:
        given = part.get("patternProperties")
        self.has_named_patterns |= isinstance(given, dict)
        patterns = [part.get("pattern"), *(given if isinstance(given, dict) else ())]
        self.patterns |= dict.fromkeys(one for one in patterns if isinstance(one, str))
        self.choices += len(part["enum"]) if isinstance(part.get("enum"), list) else 0
        self.unevaluated |= "unevaluatedProperties" in part
        if self.unevaluated and self.has_named_patterns:
            raise SchemaError(f'{home.file}: has both "unevaluatedProperties" and "patternProperties", which is not supported.')
        if len(self.patterns) > _MOST_PATTERNS:
            raise SchemaError(f"{home.file}: has more than {_MOST_PATTERNS} patterns.")
        if self.choices > _MOST_CHOICES:
            raise SchemaError(f'{home.file}: has more than {_MOST_CHOICES:,} values under "enum".')

    def _referred(self, reference: str, home: _Document) -> tuple[_Document, str]:
        """The document and the pointer that a reference names."""
        path, _, fragment = reference.partition("#")
        if ":" in path.split("/")[0] or path.startswith("//"):
            raise SchemaError(f'{home.file}: "$ref" leads elsewhere ({shorten(reference)}), and nothing is fetched.')
        if fragment and not fragment.startswith("/"):
            raise SchemaError(f'{home.file}: "$ref" must be a path, as in "#/$defs/item"; it is "{shorten(reference)}".')
        return self._document(unquote(path), os.path.dirname(home.file)) if path else home, fragment.rstrip(
            "/"
        ) if fragment == "/" else fragment


def _draft(address: Any) -> str:
    """The number of the draft that an address names; empty where there is none."""
    if address == "":
        return ""
    name = str(address).rstrip("#").removeprefix("https:").removeprefix("http:")
    return {"//json-schema.org/draft-07/schema": "7", "//json-schema.org/draft/2020-12/schema": "2020-12"}.get(name, "other")


def _at(data: Any, pointer: str) -> Any:
    """What a JSON pointer leads to; None where that is no schema."""
    for step in pointer.split("/")[1:]:
        name = unquote(step).replace("~1", "/").replace("~0", "~")
        if isinstance(data, dict) and name in data:
            data = data[name]
        elif isinstance(data, list) and name.isascii() and name.isdigit() and len(name) < 6 and int(name) < len(data):
            data = data[int(name)]
        else:
            return None
    return data if isinstance(data, (dict, bool)) else None


def _in_place(part: Mapping[str, Any]) -> Iterator[Any]:
    """The schemas within one that look at the same value."""
    for name in _LISTS:
        yield from part[name] if isinstance(part.get(name), list) else ()
    for name in _SINGLE:
        if name in part:
            yield part[name]
    for name in _NAMED:
        yield from part[name].values() if isinstance(part.get(name), dict) else ()


def _of_lists(part: Mapping[str, Any]) -> Iterator[Any]:
    for name in _OF_LISTS:
        if name in part:
            yield from part[name] if isinstance(part[name], list) else (part[name],)


def _of_groups(part: Mapping[str, Any]) -> Iterator[Any]:
    """The schemas within one that look at values of a group by no name of theirs."""
    for name in _OF_GROUPS:
        if name in part:
            yield part[name]
    given = part.get("patternProperties")
    yield from given.values() if isinstance(given, dict) else ()


def _properties(part: Mapping[str, Any]) -> Mapping[str, Any]:
    given = part.get("properties")
    return given if isinstance(given, dict) else {}


def _within(part: Mapping[str, Any]) -> Iterator[Any]:
    yield from _in_place(part)
    yield from _of_lists(part)
    yield from _of_groups(part)
    yield from _properties(part).values()


class _Cost:
    """Counts how often a schema can look at one value of data that is as deep as may be."""

    def __init__(self, targets: Mapping[int, Any], file: str) -> None:
        self.targets = targets
        self.file = file
        self.known: dict[tuple[int, int], int] = {}

    def check(self, root: Any) -> None:
        self._of(root, _DEEPEST)

    def _of(self, part: Any, depth: int) -> int:
        if not isinstance(part, dict):
            return 1
        name = (id(part), depth)
        if name in self.known:
            if not self.known[name]:
                raise SchemaError(f"{self.file}: a part of it refers to itself for the same value.")
            return self.known[name]
        self.known[name] = 0
        own = 1 + sum(self._of(one, depth) for one in _in_place(part))
        own += self._of(self.targets[id(part)], depth) if id(part) in self.targets else 0
        below = 0
        if depth:
            of_lists = sum(self._of(one, depth - 1) for one in _of_lists(part))
            by_name = max((self._of(one, depth - 1) for one in _properties(part).values()), default=0)
            below = max(of_lists, by_name + sum(self._of(one, depth - 1) for one in _of_groups(part)))
        self.known[name] = own + below
        if own + below > _MOST_LOOKS:
            raise SchemaError(f"{self.file}: would take too long: too many of its parts look at the same value.")
        return own + below


@lru_cache(maxsize=1024)
def _finder(pattern: str) -> Callable[[Any], bool] | None:
    """Tells whether a text holds what a pattern means, in time that grows with the text alone; None for one that cannot be used."""
    import jsonschema_rs

    options = jsonschema_rs.RegexOptions(size_limit=_LARGEST_PATTERN)
    try:
        return jsonschema_rs.Draft7Validator({"pattern": pattern}, offline=True, pattern_options=options).is_valid
    except (ValueError, jsonschema_rs.ValidationError):
        return None


def _finds(pattern: str, text: str) -> bool:
    finder = _finder(pattern)
    return finder is not None and finder(text)


# Explaining: a validator that is lazy, counts its steps, and leaves patterns to the other one


class _TooManyStepsError(Exception):
    """To explain more would take too long."""


def _explained(own: OwnSchema, data: Any, names: _Names) -> list[Refusal]:
    """What is wrong with data that the gate refuses; never empty."""
    from referencing import Registry

    found: dict[tuple[str, Path, str], Refusal] = {}
    try:
        for error in _counting(own.draft)(own.whole, registry=Registry()).iter_errors(data):
            for one in _refusals(error, names):
                found.setdefault((one.rule, one.problem.path, one.problem.part), one)
    except (_TooManyStepsError, RecursionError):
        message = "The file does not fit the team's own form in more places than can be told."
        found["", (), ""] = Refusal(
            "limit-exceeded", Problem((), message, "Correct those that are told, and run the check again.", span=Span(0, 0))
        )
    whole = Problem((), "This file does not fit the team's own form.", "Compare it with one that does.", span=Span(0, 0))
    return list(found.values()) or [Refusal("invalid-value", whole)]


def _counting(draft: str) -> Any:
    """A class of validators whose objects together take so many steps and no more."""
    from jsonschema import Draft7Validator, Draft202012Validator, ValidationError, validators

    kind = Draft7Validator if draft == "7" else Draft202012Validator
    left = _MOST_STEPS

    def step(check: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
        def counted(validator: Any, value: Any, instance: Any, part: Any) -> Iterator[Any]:
            nonlocal left
            left -= 1
            if left < 0:
                raise _TooManyStepsError
            yield from check(validator, value, instance, part) or ()

        return counted

    def pattern(_validator: Any, value: Any, instance: Any, _part: Any) -> Iterator[Any]:
        if isinstance(instance, str) and not _finds(value, instance):
            yield ValidationError("")

    def pattern_properties(validator: Any, value: Any, instance: Any, _part: Any) -> Iterator[Any]:
        for written, below in value.items() if isinstance(instance, dict) else ():
            for name, one in instance.items():
                if _finds(written, name):
                    yield from validator.descend(one, below, path=name, schema_path=written)

    def additional(validator: Any, value: Any, instance: Any, part: Any) -> Iterator[Any]:
        extra = _extra(instance, part)
        if isinstance(value, dict):
            for name in extra:
                yield from validator.descend(instance[name], value, path=name)
        elif value is False and extra:
            yield ValidationError("")

    def unique(_validator: Any, value: Any, instance: Any, _part: Any) -> Iterator[Any]:
        if value is True and isinstance(instance, list):
            written = {json.dumps(one, sort_keys=True) for one in instance}
            if len(written) < len(instance):
                yield ValidationError("")

    own = {"pattern": pattern, "patternProperties": pattern_properties, "additionalProperties": additional, "uniqueItems": unique}
    return validators.extend(kind, {name: step(check) for name, check in {**kind.VALIDATORS, **own}.items()})


def _extra(instance: Any, part: Mapping[str, Any]) -> list[str]:
    """The fields of a group that a schema does not name."""
    if not isinstance(instance, dict):
        return []
    known, patterns = part.get("properties", {}), part.get("patternProperties", {})
    return [name for name in instance if name not in known and not any(_finds(one, name) for one in patterns)]


# What is wrong, in the author's words


class _Names:
    """What the parts of a file are called in a sentence."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.known: dict[Path, str] = {}
        for item in items:
            if item.path:
                self.known[item.path] = "This item"
            for option in item.options:
                self.known.setdefault(option.path, option.name)
                self.known.setdefault(option.at("text"), option.name)

    def of(self, path: Path) -> str:
        if path in self.known:
            return self.known[path]
        if not path:
            return "This file"
        last = path[-1]
        if isinstance(last, str):
            return f'The "{shorten(last)}"'
        above = f'"{shorten(str(path[-2]))}"' if len(path) > 1 else "this file"
        return f"Entry {last + 1} of {above}"


def _refusals(error: Any, names: _Names) -> Iterator[Refusal]:
    path: Path = tuple(error.absolute_path)
    name = names.of(path)
    if error.validator == "required":
        lacking = (field for field in error.validator_value if field not in error.instance)
        yield from (schema.missing((*path, field), name, shorten(field)) for field in lacking)
    elif error.validator == "additionalProperties":
        known = list(error.schema.get("properties", ()))
        for field in _extra(error.instance, error.schema):
            message = f'{name} has a field "{shorten(field)}", which the team\'s own form does not know.'
            remedy = did_you_mean(field, [one for one in known if one not in error.instance], "Remove it, or correct its name.")
            yield Refusal("unknown-field", Problem((*path, field), message, remedy, "key"))
    elif error.validator == "type" and error.validator_value not in ("null", ["null"]):
        yield Refusal("wrong-type", schema.wrong_type(error, path, NATIVE, name))
    else:
        message, remedy = _invalid(error, name)
        yield Refusal("invalid-value", Problem(path, message, remedy))


_BOUNDS = {"minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than", "exclusiveMaximum": "less than"}
_SIZES = {
    "minLength": ("at least", "character", "characters"),
    "maxLength": ("at most", "character", "characters"),
    "minItems": ("at least", "entry", "entries"),
    "maxItems": ("at most", "entry", "entries"),
    "minProperties": ("at least", "field", "fields"),
    "maxProperties": ("at most", "field", "fields"),
}


def _invalid(error: Any, name: str) -> tuple[str, str]:
    """What is wrong with a value of the right kind, and what to do."""
    kind, limit, value = error.validator, error.validator_value, error.instance
    written = _written(value)
    if kind == "enum":
        known = [_written(one) for one in limit]
        return f'{name} is "{written}"; it must be one of {shorten(", ".join(known), 120)}.', did_you_mean(
            written, known, "Choose one of them."
        )
    if kind == "pattern":
        return f'{name} is "{written}", which does not fit the pattern {shorten(limit)}.', "Change it so that it fits."
    if kind in _BOUNDS:
        return f"{name} is {written}; it must be {_BOUNDS[kind]} {limit}.", "Change the number."
    if kind in ("minLength", "minItems", "minProperties") and not value:
        return f"{name} is empty.", "Fill it in, or remove the field."
    if kind in _SIZES:
        bound, one, several = _SIZES[kind]
        return (
            f"{name} has {len(value)}; it must have {bound} {limit} {one if limit == 1 else several}.",
            "Shorten it." if bound == "at most" else "Add to it.",
        )
    if kind == "const":
        return f'{name} is "{written}"; it must be "{_written(limit)}".', "Change it."
    if kind == "uniqueItems":
        return f"{name} has an entry twice.", "Remove one of the two."
    if kind == "type":
        return f"{name} must be empty.", "Remove what stands there."
    return f"{name} fits none of the forms that the team allows here.", "Compare it with one that works."


def _written(value: Any) -> str:
    """A value in a sentence; of a large one only what kind it is."""
    if isinstance(value, str):
        return shorten(value, 40)
    return schema.kind(value) if isinstance(value, (dict, list)) else json.dumps(value)
