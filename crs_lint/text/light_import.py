"""Imports the validator in Rust without ``email.utils``, which it needs only to know when it was built.

``email.utils`` brings ``socket``, ``urllib`` and a dozen more modules, which take longer to import than the validator itself.
A module with one function stands in for it during the import, so no other thread may run that could import ``email.utils`` meanwhile.
"""

import sys
from types import ModuleType

_NAME = "email.utils"


def prepare_validator() -> None:
    """Imports ``jsonschema_rs``, so that its next import is quick. If that fails here, its next import does all that it asks for.

    Does nothing in a process with several threads.
    """
    if "jsonschema_rs" in sys.modules or _NAME in sys.modules or _has_threads():
        return
    before = set(sys.modules)
    sys.modules[_NAME] = stand_in = _stand_in()
    try:
        import jsonschema_rs  # noqa: F401
    except Exception:
        for name in sys.modules.keys() - before:
            del sys.modules[name]
    finally:
        if sys.modules.get(_NAME) is stand_in:
            del sys.modules[_NAME]


def _has_threads() -> bool:
    """Whether another thread runs Python code, which may import a module at any time."""
    return len(sys._current_frames()) > 1


def _stand_in() -> ModuleType:
    """A module with the one function that is called, which leaves a date as it is written."""
    module = ModuleType(_NAME)
    vars(module)["parsedate_to_datetime"] = str
    return module
