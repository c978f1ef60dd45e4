"""The cache of a process that lints without end."""

from __future__ import annotations

import pytest

from crs_lint.cache.cache import MemoryCache
from crs_lint.cache.recent_cache import RecentCache


def test_values_are_found_while_they_are_used() -> None:
    cache = RecentCache()
    cache.put(b"used", 1)
    cache.put(b"unused", 2)
    for _ in range(3):
        cache.age()
        assert cache.get([b"used"]) == {b"used": 1}
    assert cache.get([b"unused"]) == {}
    assert cache.size == 1


def test_a_value_that_was_replaced_stays_replaced() -> None:
    cache = RecentCache()
    cache.put(b"key", 1)
    cache.age()
    cache.put(b"key", 2)
    assert (cache.get([b"key"]), cache.size) == ({b"key": 2}, 1)


def test_a_value_below_is_read_once_and_none_is_written() -> None:
    below = MemoryCache()
    below.put(b"key", 1)
    cache = RecentCache(below)
    assert cache.get([b"key", b"other"]) == {b"key": 1}
    below.put(b"key", 2)
    assert cache.get([b"key"]) == {b"key": 1}
    cache.put(b"new", 3)
    assert below.get([b"new"]) == {}


def test_added_values_are_copied_once_and_forgotten_ones_never() -> None:
    cache = RecentCache()
    cache.put(b"forgotten", 0)
    cache.age()
    cache.age()
    cache.put(b"key", 1)
    cache.put(b"older", 2)
    assert cache.added == 2
    first, second = MemoryCache(), MemoryCache()
    cache.copy_added(first)
    cache.copy_added(second)
    assert first.get([b"key", b"older", b"forgotten"]) == {b"key": 1, b"older": 2}
    assert second.get([b"key", b"older"]) == {}


def test_every_access_can_end_the_run() -> None:
    def refuse() -> None:
        raise KeyboardInterrupt

    cache = RecentCache(None, refuse)
    with pytest.raises(KeyboardInterrupt):
        cache.get([b"key"])
    with pytest.raises(KeyboardInterrupt):
        cache.put(b"key", 1)
