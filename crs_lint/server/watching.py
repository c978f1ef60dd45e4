"""Waits for changes of the files that a report depends on."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from threading import Event

from watchfiles import Change, DefaultFilter, watch

from crs_lint.cache.file_digests import file_state
from crs_lint.files.discover import exam_above, is_at_or_below

# Items, pages, settings, schemas, lists of words, pictures.
_ENDINGS = (".yaml", ".yml", ".md", ".markdown", ".toml", ".json", ".txt", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".gitignore")
_PAUSE = 100  # milliseconds without a change: editors write a file in several steps
_STEP = 50
_LONGEST_WAIT = 200  # milliseconds


class _RelevantChanges(DefaultFilter):
    """Leaves out folders of tools, temporary files of editors, kinds of files that matter to no bank, and ``ignored`` files."""

    def __init__(self, ignored: Collection[str]) -> None:
        super().__init__()
        self._ignored = frozenset(map(os.path.realpath, ignored))

    def __call__(self, change: Change, path: str) -> bool:
        return path.lower().endswith(_ENDINGS) and os.path.realpath(path) not in self._ignored and super().__call__(change, path)


def folders_of(paths: Iterable[str]) -> tuple[str, ...]:
    """The folders to watch for some files and folders: each with all of its bank, and none inside another."""
    full = [os.path.abspath(path) for path in paths]
    named = {path if os.path.isdir(path) else os.path.dirname(path) for path in full}
    banks = {os.path.dirname(exam) for exam in map(exam_above, named) if exam}
    found = sorted(os.path.realpath(one) for one in named | banks if os.path.isdir(one))
    return tuple(one for one in found if not any(is_at_or_below(one, other) and one != other for other in found))


def changes(
    folders: Collection[str], others: Callable[[], Iterable[str]], stop: Event | None = None, ignored: Collection[str] = ()
) -> Iterator[None]:
    """Yields once, and then after each change below some folders or of one of the ``others``, until ``stop`` is set.

    The first time, watching has begun: no change after it is missed. ``others`` are few, since they are looked at all the time.
    ``ignored`` are files that the program writes itself. Raises KeyboardInterrupt.
    """
    if not folders:
        yield
        return
    watched = watch(
        *folders,
        watch_filter=_RelevantChanges(ignored),
        debounce=_PAUSE,
        step=_STEP,
        stop_event=stop,
        rust_timeout=_LONGEST_WAIT,
        yield_on_timeout=True,
    )
    states: dict[str, list[int]] = {}
    is_first = True
    for found in watched:
        now = _states(others())
        differ = any(state != states.get(path, state) for path, state in now.items())
        states = now
        if is_first or found or differ:
            is_first = False
            yield


def _states(paths: Iterable[str]) -> dict[str, list[int]]:
    return {path: file_state(path) for path in paths}
