"""A cache in this process that forgets what no run has used for a while."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from crs_lint.cache.cache import Cache, NoCache, RecentObjects


class RecentCache:
    """Values in two generations, on top of a cache that is read and never written.

    It is for a process that lints without end, so that its memory does not grow: a value that was not used between two calls of
    ``age`` is forgotten. ``before_access`` is called before each access, and ends the run that asks if it raises.
    """

    problem = ""
    is_used = True

    def __init__(self, below: Cache | None = None, before_access: Callable[[], None] = lambda: None) -> None:
        self._below = below if below is not None else NoCache()
        self._before_access = before_access
        self._young: dict[bytes, Any] = {}
        self._old: dict[bytes, Any] = {}
        self._added: set[bytes] = set()
        self.objects = RecentObjects()

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, Any]:
        self._before_access()
        found: dict[bytes, Any] = {}
        missing: list[bytes] = []
        for key in keys:
            if key in self._young:
                found[key] = self._young[key]
            elif key in self._old:
                found[key] = self._young[key] = self._old.pop(key)
            else:
                missing.append(key)
        if missing:
            loaded = self._below.get(missing)
            self._young |= loaded
            found |= loaded
        return found

    def put(self, key: bytes, value: Any) -> None:
        self._before_access()
        self._old.pop(key, None)
        self._young[key] = value
        self._added.add(key)

    def close(self) -> None:
        pass

    def age(self) -> None:
        """Forgets what was not used since the last call."""
        self._old, self._young = self._young, {}
        self._added &= self._old.keys()
        self.objects.age()

    def copy_added(self, cache: Cache) -> None:
        """Puts the values that were added, and are not forgotten, into another cache; each only once."""
        while self._added:
            self._before_access()
            key = self._added.pop()
            value = self._young.get(key, self._old.get(key))
            if value is not None:
                cache.put(key, value)

    @property
    def added(self) -> int:
        """How many values ``copy_added`` would put."""
        return len(self._added)

    @property
    def size(self) -> int:
        """How many values it holds itself."""
        return len(self._young) + len(self._old) + self.objects.size
