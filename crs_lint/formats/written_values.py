"""Schema errors that need the text of a file: what is written for a value, null for a text, and merge keys."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crs_lint.document.load import Document
from crs_lint.formats import native_schema
from crs_lint.formats.native_schema import SchemaError
from crs_lint.model.finding import Path, Problem
from crs_lint.model.item import Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern

_NULLS = frozenset(("null", "Null", "NULL", "~"))
_NULL = LazyPattern(r"[\s:,\[{-](?:null|Null|NULL|~)[ \t]*(?:[,\]}#\r\n]|\Z)")
_MERGE_KEY = "<<"


def quote_sources(errors: Sequence[SchemaError], document: Document) -> list[SchemaError]:
    """The errors, with the source of each value in place of the value that was read."""
    sources = _sources([one.problem.path for one in errors if one.as_written is not None], document)
    return [
        one._replace(problem=one.as_written(sources[one.problem.path]))
        if one.as_written is not None and one.problem.path in sources
        else one
        for one in errors
    ]


def _sources(paths: Sequence[Path], document: Document) -> Mapping[Path, str]:
    """What is written without quotes at some paths; nothing is an empty text."""
    if not paths:
        return {}
    from crs_lint.document.positions import spans_in

    spans = spans_in(document, paths, keep=True)
    found = ((path, spans.plain_span(path)) for path in paths)
    return {path: document.text[span.start : span.end] for path, span in found if span is not None}


def nulls_for_texts(document: Document, items: Sequence[Item]) -> list[SchemaError]:
    """The errors of stems and answers that are written as null, which the schema takes for blank ones."""
    text = document.text
    if not any(word in text for word in _NULLS) or _NULL.search(text) is None:
        return []
    blank = {path: (subject, is_answer) for item in items for path, subject, is_answer in _blank_texts(item)}
    return [
        SchemaError("wrong-type", native_schema.not_text(None, path, blank[path][0], source, fixes_null=blank[path][1]))
        for path, source in _sources(list(blank), document).items()
        if source in _NULLS
    ]


def _blank_texts(item: Item) -> Iterator[tuple[Path, str, bool]]:
    """The path of each text that is empty, its name in a sentence, and whether it is that of an answer."""
    if item.has("stem") and not item.stem:
        yield item.at("stem"), f'The "{item.wording.name("stem")}"', False
    for option in item.options:
        if option.has_text and not option.text and not option.has_figure:
            yield option.at("text"), option.name, True


class MergeKeys(NamedTuple):
    """The errors of merge keys, and the paths at which others would only repeat them."""

    errors: tuple[SchemaError, ...] = ()
    repeated: frozenset[Path] = frozenset()

    def without_repetitions(self, errors: Sequence[SchemaError]) -> list[SchemaError]:
        """These errors and the given ones, without those of fields that a merge key would give."""
        own = {one.problem.path for one in self.errors}
        groups = {path[:-1] for path in own}
        kept = [
            one
            for one in errors
            if one.problem.path not in own
            and one.problem.path not in groups
            and not (one.rule == "missing-field" and one.problem.path[:-1] in groups)
        ]
        return [*kept, *self.errors]


def merge_keys(document: Document, data: Any, *, native: bool) -> MergeKeys:
    """The merge keys in the data of a file. ``native`` tells a file in the bank's own form from one in a dialect."""
    if _MERGE_KEY not in document.text:
        return MergeKeys()
    groups = list(_merging_groups(data))
    repeated = {path for path, _ in groups if path and not native}
    if native and groups:
        fields = {name for part in native_schema.load("bank")["$defs"].values() for name in part.get("properties", ())}
        repeated = {(*path, field) for path, group in groups for field in fields - group.keys()}
    return MergeKeys(tuple(_merge_key(path) for path, _ in groups), frozenset(repeated))


def _merging_groups(data: Any) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The groups of fields that have a merge key."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            if _MERGE_KEY in value:
                yield path, value
            waiting.extend(((*path, name), one) for name, one in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, index), one) for index, one in enumerate(value))


def _merge_key(path: Path) -> SchemaError:
    message = 'This is a merge key ("<<"), which is not read: the fields that it refers to are missing.'
    return SchemaError("unknown-field", Problem((*path, _MERGE_KEY), message, "Write the fields out in its place.", "key"))
