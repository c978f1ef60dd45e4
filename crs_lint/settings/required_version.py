"""``required-version``: the versions of crs-lint that some settings are written for."""

import re
from operator import eq, ge, gt, le, lt
from typing import Any

from crs_lint import __version__
from crs_lint.settings.config import ConfigError

_COMPARISONS = {">=": ge, "<=": le, "==": eq, ">": gt, "<": lt, "": eq}
_CLAUSE = re.compile(r"(>=|<=|==|>|<|)\s*([0-9]{1,6}(?:\.[0-9]{1,6}){0,4})")
_PARTS = 5


def check_required_version(value: Any, where: str, version: str = __version__) -> None:
    """Raises ConfigError if a version does not meet a requirement such as ``>=0.2,<1`` or ``0.2.1``, or that is none."""
    clauses = [_CLAUSE.fullmatch(clause.strip()) for clause in value.split(",")] if isinstance(value, str) else [None]
    if None in clauses:
        raise ConfigError(f'{where}"required-version" must be a version or a range of versions, as in ">=0.2,<1".')
    for clause in filter(None, clauses):
        if not _COMPARISONS[clause[1]](_parts(version), _parts(clause[2])):
            raise ConfigError(f'{where}these settings require crs-lint "{value}", and this is version {version}.')


def _parts(version: str) -> tuple[int, ...]:
    """The numbers at the start of a version, filled up with zeros: 0.2 is 0.2.0."""
    numbers = re.match(r"[0-9.]*[0-9]|", version)
    found = [int(part) for part in (numbers[0] if numbers else "").split(".") if part]
    return tuple(found + [0] * (_PARTS - len(found)))
