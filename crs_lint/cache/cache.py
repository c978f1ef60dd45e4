"""What a cache is: JSON values and bytes by key. A cache only saves time; a run without one has the same result."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol


class Cache(Protocol):
    """Values by key. No method raises: ``problem`` says why a cache cannot be used, and is empty where it can."""

    @property
    def problem(self) -> str: ...

    @property
    def is_used(self) -> bool:
        """Whether values can be found later, so that it is worth computing their keys."""
        ...

    def get(self, keys: Sequence[bytes], /) -> Mapping[bytes, Any]:
        """The values of those keys that are in the cache."""
        ...

    def put(self, key: bytes, value: Any, /) -> None:
        """Adds or replaces a value, which is bytes or consists of what JSON has."""
        ...

    @property
    def objects(self) -> "RecentObjects | None":
        """Where objects are kept for the next run in this process; None where no run is expected to follow."""
        ...

    def close(self) -> None: ...


class RecentObjects:
    """Objects in two generations: one that was not used between two calls of ``age`` is forgotten."""

    def __init__(self) -> None:
        self._young: dict[bytes, Any] = {}
        self._old: dict[bytes, Any] = {}

    def get(self, key: bytes) -> Any:
        """The object of a key; None without one."""
        if key in self._old:
            self._young[key] = self._old.pop(key)
        return self._young.get(key)

    def put(self, key: bytes, value: Any) -> None:
        self._young[key] = value

    def age(self) -> None:
        """Forgets what was not used since the last call."""
        self._old, self._young = self._young, {}

    @property
    def size(self) -> int:
        """How many objects there are."""
        return len(self._young) + len(self._old)


class NoCache:
    """A cache that keeps nothing."""

    problem = ""
    is_used = False
    objects = None

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, Any]:
        del keys
        return {}

    def put(self, key: bytes, value: Any) -> None:
        pass

    def close(self) -> None:
        pass


class MemoryCache:
    """A cache in this process on top of another one, which is read and never written.

    It is for a process that lints the same files many times, with contents that are not on the disk.
    """

    problem = ""
    is_used = True
    objects = None

    def __init__(self, below: Cache | None = None) -> None:
        self._below = below if below is not None else NoCache()
        self._values: dict[bytes, Any] = {}

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, Any]:
        wanted = list(keys)
        found = {key: self._values[key] for key in wanted if key in self._values}
        return {**self._below.get([key for key in wanted if key not in found]), **found}

    def put(self, key: bytes, value: Any) -> None:
        self._values[key] = value

    def close(self) -> None:
        pass
