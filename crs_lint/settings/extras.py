"""Modules that need a package of an extra, imported only when they are used."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from types import ModuleType


class MissingExtraError(Exception):
    """A format or a command needs a package that comes with an extra; the text is one line."""


def import_with_extra(module: str, user: str, extra: str, packages: Collection[str]) -> ModuleType:
    """A module that needs ``packages`` of an extra, for ``user``. Raises MissingExtraError if one is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name not in packages:
            raise
        raise MissingExtraError(
            f'{user} needs the package {error.name}; install crs-lint with its extra "{extra}", '
            f'as in: python -m pip install "../crs-lint[{extra}]"'
        ) from None
