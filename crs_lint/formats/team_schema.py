"""A JSON Schema of a team's own: taken from inside the repository, never from elsewhere, and only if it cannot take long."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote

from crs_lint.files import discover
from crs_lint.text.hashing import blake2b
from crs_lint.text.normalize import shorten

_LARGEST = 256 * 1024  # bytes of all its files
_MOST_FILES = 20
_MOST_PATTERNS = 200
_MOST_CHOICES = 5000
_LARGEST_PATTERN = 1 << 18  # bytes of its automaton
# How often one value may be looked at, however deep it lies: what grows beyond takes twice as long for each level.
_MOST_LOOKS = 1000
_DEEPEST = 64

_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("not", "if", "then", "else")
_NAMED = ("dependentSchemas", "dependencies")
_OF_GROUPS = ("additionalProperties", "unevaluatedProperties", "propertyNames")
_OF_LISTS = ("items", "prefixItems", "additionalItems", "unevaluatedItems", "contains")
_STORES = ("$defs", "definitions")
_NOT_FOLLOWED = ("$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", "$recursiveAnchor")


class UnusableSchemaError(Exception):
    """The schema cannot be used; the text is one sentence for the user."""


class TeamSchema(NamedTuple):
    """A schema that was found sound, and its files. ``digest`` names what they say.

    ``gate`` is its fast validator; ``whole`` and ``draft`` make the one that explains.
    """

    files: tuple[str, ...]
    digest: str
    gate: Any
    whole: Any
    draft: str

    def __repr__(self) -> str:
        return f"TeamSchema({self.digest})"

    def accepts(self, data: Any) -> bool:
        """Whether data fits. Raises ValueError for values that JSON does not have."""
        return bool(self.gate.is_valid(data))


def load(path: str, folder: str, inside: str) -> TeamSchema:
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

    def load(self, path: str, folder: str) -> TeamSchema:
        first = self._document(path, folder)
        try:
            waiting: list[tuple[Any, _Document]] = [(first.data, first)]
            while waiting:
                waiting += self._look(*waiting.pop())
            _Cost(self.targets, first.file).check(first.data)
        except RecursionError:
            raise UnusableSchemaError(f"{first.file}: is nested too deep for a schema.") from None
        whole = {"$ref": f"#/$defs/{first.name}", "$defs": {one.name: one.data for one in self.documents.values()}}
        return TeamSchema(tuple(self.documents), self.digest.hexdigest(), self._gate(whole, first.file), whole, self.draft)

    def _gate(self, whole: Any, file: str) -> Any:
        import jsonschema_rs

        kind = jsonschema_rs.Draft7Validator if self.draft == "7" else jsonschema_rs.Draft202012Validator
        options = jsonschema_rs.RegexOptions(size_limit=_LARGEST_PATTERN)
        for pattern in self.patterns:
            if _finder(pattern) is None:
                raise UnusableSchemaError(
                    f'{file}: the pattern "{shorten(pattern)}" cannot be used: it is broken, too large, or looks ahead or back.'
                )
        try:
            return kind(whole, offline=True, pattern_options=options, validate_formats=False)
        except (ValueError, TypeError, jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError) as error:
            raise UnusableSchemaError(f"{file}: is no valid JSON Schema ({shorten(str(error), 120)}).") from None

    # Files

    def _document(self, path: str, folder: str) -> _Document:
        named = os.path.normpath(os.path.join(folder, path))
        file = discover.resolved(named)
        if os.path.isabs(path) or "\\" in path or "\0" in path or not file.startswith(self.inside):
            raise UnusableSchemaError(f'the schema "{shorten(path)}" leads out of the repository, or of the folder of these settings.')
        if file in self.documents:
            return self.documents[file]
        if len(self.documents) >= _MOST_FILES:
            raise UnusableSchemaError(f"{named}: this schema has more than {_MOST_FILES} files.")
        content = discover.read_bytes(file, _LARGEST)
        if not isinstance(content, bytes):
            raise UnusableSchemaError(f"{named}: cannot be read. {content.message}")
        self.size += len(content)
        if self.size > _LARGEST:
            raise UnusableSchemaError(f"{named}: this schema is larger than {_LARGEST:,} bytes.")
        self.digest.update(b"%d:" % len(content) + content)
        document = _Document(file, str(len(self.documents)), self._parsed(content, named))
        self.documents[file] = document
        return document

    def _parsed(self, content: bytes, named: str) -> Any:
        try:
            data = json.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise UnusableSchemaError(f"{named}: is no JSON ({shorten(str(error), 80)}).") from None
        if not isinstance(data, (dict, bool)):
            raise UnusableSchemaError(f"{named}: is no JSON Schema.")
        draft = data.pop("$schema", "") if isinstance(data, dict) else ""
        number = _draft(draft) or self.draft or "2020-12"
        if number not in ("7", "2020-12") or (self.draft and number != self.draft):
            raise UnusableSchemaError(f'{named}: "$schema" must name draft 7 or 2020-12, the same in all files.')
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
            raise UnusableSchemaError(f'{home.file}: "{unknown}" is not followed here; write "$ref" with a path, as in "#/$defs/item".')
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
                raise UnusableSchemaError(f'{home.file}: "$ref" leads nowhere ({shorten(reference)}).')
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
            raise UnusableSchemaError(f'{home.file}: has both "unevaluatedProperties" and "patternProperties", which is not supported.')
        if len(self.patterns) > _MOST_PATTERNS:
            raise UnusableSchemaError(f"{home.file}: has more than {_MOST_PATTERNS} patterns.")
        if self.choices > _MOST_CHOICES:
            raise UnusableSchemaError(f'{home.file}: has more than {_MOST_CHOICES:,} values under "enum".')

    def _referred(self, reference: str, home: _Document) -> tuple[_Document, str]:
        """The document and the pointer that a reference names."""
        path, _, fragment = reference.partition("#")
        if ":" in path.split("/")[0] or path.startswith("//"):
            raise UnusableSchemaError(f'{home.file}: "$ref" leads elsewhere ({shorten(reference)}), and nothing is fetched.')
        if fragment and not fragment.startswith("/"):
            raise UnusableSchemaError(f'{home.file}: "$ref" must be a path, as in "#/$defs/item"; it is "{shorten(reference)}".')
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
                raise UnusableSchemaError(f"{self.file}: a part of it refers to itself for the same value.")
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
            raise UnusableSchemaError(f"{self.file}: would take too long: too many of its parts look at the same value.")
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


def finds(pattern: str, text: str) -> bool:
    """Whether a pattern of a sound schema means something in a text."""
    finder = _finder(pattern)
    return finder is not None and finder(text)
