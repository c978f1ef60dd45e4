"""The types of questions in JSON files: those that are multiple choice, and others, which are left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from crs_lint.formats.dialect import Dialect
from crs_lint.formats.dialect_names import plain, rank
from crs_lint.formats.dialect_types import TYPE_FIELDS

_MEANINGS = {
    "single": ("multiplechoice", "mcq", "mc", "single", "singlechoice", "singleanswer", "singleselect", "choice", "radio"),
    "multiple": (
        *("manychoice", "multipleresponse", "multipleanswer", "multipleanswers", "multiselect", "multipleselect", "multi", "msq"),
        *("checkbox", "checkboxes", "selectall", "selectallthatapply", "mcqmulti", "multiplecorrect", "multiresponse"),
    ),
    "true-false": ("truefalse", "trueorfalse", "boolean", "bool", "tf", "vraifaux"),
    "skip": (
        *("numeric", "numerical", "number", "calculated", "essay", "shortanswer", "short", "string", "text", "freetext", "open"),
        *("openended", "fillintheblank", "fillintheblanks", "fillblank", "fill", "fib", "cloze", "matching", "match", "ordering", "order"),
        *("sequence", "sorting", "draganddrop", "dragdrop", "hotspot", "description", "flashcard"),
    ),
}
_KNOWN = {name: meaning for meaning, names in _MEANINGS.items() for name in names}
# Fields that are true if several answers may be chosen.
_SEVERAL = frozenset(("multiple", "ismultiple", "multiselect", "ismultiselect", "allowmultiple", "multiselection", "ismultichoice"))


def says_several(name: str, value: Any) -> bool | None:
    """Whether a field says that several answers may be chosen; None if it is about something else."""
    return value if isinstance(value, bool) and plain(name) in _SEVERAL else None


def with_known_types(dialect: Dialect, groups: Iterable[Mapping[str, Any]]) -> Dialect:
    """The dialect of some groups of fields with what their types mean by their names, and otherwise as it was detected."""
    found = list(groups)
    names = dict.fromkeys(name for group in found for name in group if rank(name, TYPE_FIELDS) < len(TYPE_FIELDS))
    field = dialect.type or ("type" if dialect.types else min(names, key=lambda name: rank(name, TYPE_FIELDS), default=""))
    if not field or field in (dialect.stem, dialect.options, dialect.key):
        return dialect
    written = dict.fromkeys(value for group in found if isinstance(value := group.get(field), str))
    known = {name: meaning for name in written if (meaning := _KNOWN.get(plain(name)))}
    types = {**dict(dialect.types), **known}
    return dialect._replace(type="" if field == "type" else field, types=tuple(types.items())) if types else dialect
