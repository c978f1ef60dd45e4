"""What a cache is: JSON values by key. A cache only saves time; a run without one has the same result."""

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
        """Adds or replaces a value, which consists of what JSON has."""
        ...

    def close(self) -> None: ...


class NoCache:
    """A cache that keeps nothing."""

    problem = ""
    is_used = False

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
