"""What a plugin is: an installed package with rules that need code."""

from collections.abc import Callable
from typing import Any

from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Rule


class Plugin(NamedTuple):
    """A package of rules, by the name as indexes compare it.

    ``file_states`` are the names, sizes and times of its files, on which results depend as on its version.
    """

    name: str
    version: str
    rules: tuple[Rule, ...]
    file_states: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """A text that is the same in each process, since it is part of cache keys."""
        return f"Plugin({self.name!r}, {self.version!r}, {self.file_states!r})"

    def __reduce__(self) -> tuple[Callable[[str], Any], tuple[str]]:
        """Rules hold functions, so a worker process loads the plugin itself."""
        from crs_lint.settings.load_plugins import plugin_named

        return plugin_named, (self.name,)
