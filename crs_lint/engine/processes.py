"""Spreads work over processes, and gives the results back in the order of the work."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
# Starting workers costs about as much as looking at this many files.
FEW = 24
_CHUNKS_A_WORKER = 8
_SAFE_PATH = "PYTHONSAFEPATH"


def no_progress(done: int, total: int) -> None:
    """Progress that nobody watches: files done, of all."""


def cores() -> int:
    """The processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def spread(work: Callable[[T], R], tasks: Sequence[T], jobs: int, died: Callable[[T], R], progress: Callable[[int, int], None]) -> list[R]:
    """The result of each task, in order, from ``jobs`` processes.

    ``work`` and the tasks travel to other processes, so ``work`` is a function of a module, or a partial of one. Where a
    process ends without a word, killed or brought down by what it read, ``died`` says what its task comes to.
    ``progress`` hears how many are done of how many. Raises what ``work`` raises.
    """
    from concurrent.futures.process import BrokenProcessPool

    results: list[R] = []
    try:
        for result in _mapped(work, tasks, jobs):
            results.append(result)
            progress(len(results), len(tasks))
        return results
    except BrokenProcessPool:
        results = []
    for task in tasks:  # one at a time, to tell the task that kills from those that shared its pool
        try:
            results += _mapped(work, [task], 1)
        except BrokenProcessPool:
            results.append(died(task))
    return results


def _mapped(work: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor

    size = max(1, -(-len(tasks) // (jobs * _CHUNKS_A_WORKER)))
    with _safe_path():
        try:
            pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_prepare_worker)
            results = pool.map(work, tasks, chunksize=size)
        except (OSError, ImportError):  # too few descriptors or processes, or no shared memory
            pool = None
        if pool is not None:
            with pool:
                yield from results
            return
        _clear_away()
    yield from map(work, tasks)


def _clear_away() -> None:
    """Ends what was started of a pool, for which Python would wait at exit, and closes its pipes."""
    import gc
    import multiprocessing

    for child in multiprocessing.active_children():
        child.terminate()
    gc.collect()


@contextmanager
def _safe_path() -> Iterator[None]:
    """Keeps the working directory off the import path of processes that are spawned: it may be a stranger's checkout."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        del os.environ[_SAFE_PATH]
        if before is not None:
            os.environ[_SAFE_PATH] = before


def _prepare_worker() -> None:
    """Makes a worker end at Ctrl-C, where Python would go on with the next task, and when the process that started it ends."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _context() -> Any:
    """Forking is by far the fastest start, and safe here: this program has no threads. Elsewhere the platform's own way."""
    import multiprocessing
    import sys

    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)
