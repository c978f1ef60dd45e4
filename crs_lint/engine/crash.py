"""A failure inside crs-lint: a rule or a step that raised an exception, or a worker process that died."""

from crs_lint.named_tuple import NamedTuple

_LARGEST_TRACEBACK = 20_000  # characters
_CUT = "\n  [...]\n"


class Crash(NamedTuple):
    """One failure. The other rules and files are still checked, and the run exits with 2.

    ``rule`` is the name of the rule, or of the step where ``is_step`` is set. ``error`` is the type and the message of the
    exception; ``traceback`` is its formatted traceback, which is not sanitized and is empty where a process died.
    """

    rule: str
    file: str
    error: str
    traceback: str = ""
    is_step: bool = False


def crash_of(rule: str, file: str, error: Exception, *, is_step: bool = False) -> Crash:
    """The crash for an exception that is being handled."""
    return Crash(rule, file, _described(error), _traceback(error), is_step)


def _described(error: Exception) -> str:
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # a broken __str__
        return type(error).__name__


def _traceback(error: Exception) -> str:
    """The formatted traceback, the middle cut out where it is too long; empty where memory does not suffice to format it."""
    import traceback

    try:
        text = "".join(traceback.format_exception(error))
    except Exception:
        return ""
    half = _LARGEST_TRACEBACK // 2
    return text if len(text) <= _LARGEST_TRACEBACK else text[:half] + _CUT + text[-half:]
