"""Imports libraries without modules that they import and a check does not need, which take longer to import than the libraries.

A module with a few names stands in for each during the import, so no other thread may run that could import it meanwhile.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


def prepare_validator() -> None:
    """Imports ``jsonschema_rs`` without ``email.utils``, which it needs only to know when it was built, and which brings ``socket``."""
    _import_without("email.utils", "jsonschema_rs", parsedate_to_datetime=str)


def prepare_reader() -> None:
    """Imports ``yaml_rs`` without ``pathlib``, which it needs only to write files, and which brings ``urllib`` and ``ipaddress``."""
    _import_without("pathlib", "yaml_rs", Path=_Path)


def prepare_arguments() -> None:
    """Imports ``argparse`` without ``gettext``, which would look for translations of its words, and which brings ``locale``."""
    _import_without("gettext", "argparse", gettext=str, ngettext=_one_or_several)


def _import_without(left_out: str, library: str, **names: Any) -> None:
    """Imports a library, so that its next import is quick. If that fails here, its next import does all that it asks for.

    ``names`` are those that the library imports from the module that is left out. Does nothing in a process with several threads,
    or where the library or the module is there already.
    """
    if library in sys.modules or left_out in sys.modules or _has_threads():
        return
    before = set(sys.modules)
    sys.modules[left_out] = stand_in = ModuleType(left_out)
    vars(stand_in).update(names)
    try:
        import_module(library)
    except Exception:
        for name in sys.modules.keys() - before:
            del sys.modules[name]
    finally:
        if sys.modules.get(left_out) is stand_in:
            del sys.modules[left_out]


def _has_threads() -> bool:
    """Whether another thread runs Python code, which may import a module at any time."""
    return len(sys._current_frames()) > 1


class _PathType(type):
    def __instancecheck__(cls, value: object) -> bool:
        from pathlib import Path

        return isinstance(value, Path)


class _Path(metaclass=_PathType):
    """Makes paths of ``pathlib``, and takes them for its own, so that whoever writes files by the library can go on."""

    def __new__(cls, *parts: Any) -> Any:
        from pathlib import Path

        return Path(*parts)


def _one_or_several(one: str, several: str, count: int) -> str:
    return one if count == 1 else several
