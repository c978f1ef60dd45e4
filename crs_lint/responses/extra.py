"""Whether the packages of the extra ``responses`` are installed."""

from __future__ import annotations

from importlib.util import find_spec


def missing_extra() -> str:
    """A sentence on what to install before responses can be read; empty if nothing is missing. Imports nothing."""
    missing = [name for name in ("polars", "openpyxl") if find_spec(name) is None]
    if not missing:
        return ""
    return (
        f'reading responses needs the package {missing[0]}; install crs-lint with its extra "responses", '
        'as in: python -m pip install "../crs-lint[responses]"'
    )
