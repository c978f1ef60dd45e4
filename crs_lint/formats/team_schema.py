"""Loads the JSON Schema of a team: from inside the repository only, and only if validation with it cannot take long."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from crs_lint.files import discover
from crs_lint.formats.schema_cost import check_cost
from crs_lint.formats.schema_pattern import LARGEST_PATTERN, searcher
from crs_lint.formats.subschemas import within
from crs_lint.formats.unusable_schema import UnusableSchemaError
from crs_lint.text.hashing import blake2b
from crs_lint.text.light_import import prepare_validator
from crs_lint.text.normalize import shorten

_LARGEST = 256 * 1024  # bytes of all its files
_MOST_FILES = 20
_MOST_PATTERNS = 200
_MOST_CHOICES = 5000
_STORES = ("$defs", "definitions")
_NOT_FOLLOWED = ("$dynamicRef", "$recursiveRef", "$anchor", "$dynamicAnchor", "$recursiveAnchor")


class TeamSchema(NamedTuple):
    """A schema that can be used, and its files. ``digest`` is that of their contents.

    ``validator`` is the fast one; ``schema`` and ``draft`` are for the one that explains errors.
    """

    files: tuple[str, ...]
    digest: str
    validator: Any
    schema: Any
    draft: str

    def __repr__(self) -> str:
        return f"TeamSchema({self.digest})"

    def accepts(self, data: Any) -> bool:
        """Whether data fits. Raises ValueError for values that JSON does not have."""
        return bool(self.validator.is_valid(data))


def load(path: str, folder: str, inside: str) -> TeamSchema:
    """The schema in a file, by its path from ``folder``; it and all that it refers to must lie below ``inside``.

    Raises UnusableSchemaError.
    """
    return _Bundle(os.path.realpath(inside)).load(path, folder)


class _SchemaFile(NamedTuple):
    """A file of the schema: its real path, its name in the bundled schema, and its data."""

    file: str
    name: str
    data: Any


class _Bundle:
    """Gathers the files of a schema into one, in which every reference is local."""

    def __init__(self, inside: str) -> None:
        self.inside = os.path.join(inside, "")
        self.documents: dict[str, _SchemaFile] = {}
        self.draft = ""
        self.size = 0
        self.patterns: dict[str, None] = {}
        self.choices = 0
        self.unevaluated = False
        self.has_named_patterns = False
        self.digest = blake2b(digest_size=16)
        self.visited: set[int] = set()
        self.targets: dict[int, Any] = {}

    def load(self, path: str, folder: str) -> TeamSchema:
        first = self._file(path, folder)
        try:
            waiting: list[tuple[Any, _SchemaFile]] = [(first.data, first)]
            while waiting:
                waiting += self._visit(*waiting.pop())
            check_cost(first.data, self.targets, first.file)
        except RecursionError:
            raise UnusableSchemaError(f"{first.file}: is nested too deep for a schema.") from None
        whole = {"$ref": f"#/$defs/{first.name}", "$defs": {one.name: one.data for one in self.documents.values()}}
        return TeamSchema(tuple(self.documents), self.digest.hexdigest(), self._validator(whole, first.file), whole, self.draft)

    def _validator(self, whole: Any, file: str) -> Any:
        prepare_validator()
        import jsonschema_rs

        kind = jsonschema_rs.Draft7Validator if self.draft == "7" else jsonschema_rs.Draft202012Validator
        options = jsonschema_rs.RegexOptions(size_limit=LARGEST_PATTERN)
        for pattern in self.patterns:
            if searcher(pattern) is None:
                raise UnusableSchemaError(
                    f'{file}: the pattern "{shorten(pattern)}" cannot be used: it is invalid, too large, or has a lookaround.'
                )
        try:
            return kind(whole, offline=True, pattern_options=options, validate_formats=False)
        except (ValueError, TypeError, jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError) as error:
            raise UnusableSchemaError(f"{file}: is not a valid JSON Schema ({shorten(str(error), 120)}).") from None

    # Files

    def _file(self, path: str, folder: str) -> _SchemaFile:
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
        document = _SchemaFile(file, str(len(self.documents)), self._parsed(content, named))
        self.documents[file] = document
        return document

    def _parsed(self, content: bytes, named: str) -> Any:
        try:
            data = json.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise UnusableSchemaError(f"{named}: is not valid JSON ({shorten(str(error), 80)}).") from None
        if not isinstance(data, (dict, bool)):
            raise UnusableSchemaError(f"{named}: is not a JSON Schema.")
        draft = data.pop("$schema", "") if isinstance(data, dict) else ""
        number = _draft(draft) or self.draft or "2020-12"
        if number not in ("7", "2020-12") or (self.draft and number != self.draft):
            raise UnusableSchemaError(f'{named}: "$schema" must name draft 7 or 2020-12, the same in all files.')
        self.draft = number
        if isinstance(data, dict):
            data.pop("$id", None)
        return data

    # Schemas

    def _visit(self, part: Any, home: _SchemaFile) -> Iterator[tuple[Any, _SchemaFile]]:
        """Checks one schema and makes its reference local; yields the schemas inside it and the one that it refers to."""
        if not isinstance(part, dict) or id(part) in self.visited:
            return
        self.visited.add(id(part))
        if unknown := next((name for name in (*_NOT_FOLLOWED, "$id") if name in part), None):
            raise UnusableSchemaError(f'{home.file}: "{unknown}" is not supported; write "$ref" with a path, as in "#/$defs/item".')
        self._check_limits(part, home)
        for one in within(part):
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

    def _check_limits(self, part: Mapping[str, Any], home: _SchemaFile) -> None:
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

    def _referred(self, reference: str, home: _SchemaFile) -> tuple[_SchemaFile, str]:
        """The file and the pointer of a reference."""
        path, _, fragment = reference.partition("#")
        if ":" in path.split("/")[0] or path.startswith("//"):
            raise UnusableSchemaError(f'{home.file}: "$ref" names a remote schema ({shorten(reference)}); nothing is fetched.')
        if fragment and not fragment.startswith("/"):
            raise UnusableSchemaError(f'{home.file}: "$ref" must be a path, as in "#/$defs/item"; it is "{shorten(reference)}".')
        return self._file(unquote(path), os.path.dirname(home.file)) if path else home, fragment.rstrip(
            "/"
        ) if fragment == "/" else fragment


def _draft(address: Any) -> str:
    """The draft of a ``$schema``; empty where there is none."""
    if address == "":
        return ""
    name = str(address).rstrip("#").removeprefix("https:").removeprefix("http:")
    return {"//json-schema.org/draft-07/schema": "7", "//json-schema.org/draft/2020-12/schema": "2020-12"}.get(name, "other")


def _at(data: Any, pointer: str) -> Any:
    """The schema at a JSON pointer; None where there is none."""
    for step in pointer.split("/")[1:]:
        name = unquote(step).replace("~1", "/").replace("~0", "~")
        if isinstance(data, dict) and name in data:
            data = data[name]
        elif isinstance(data, list) and name.isascii() and name.isdigit() and len(name) < 6 and int(name) < len(data):
            data = data[int(name)]
        else:
            return None
    return data if isinstance(data, (dict, bool)) else None
