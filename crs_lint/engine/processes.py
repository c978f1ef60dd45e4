"""Runs tasks in worker processes, and returns the results in the order of the tasks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from crs_lint.text.light_import import prepare_reader, prepare_validator

T = TypeVar("T")
R = TypeVar("R")
# Starting workers takes about as long as checking this many files.
FEW = 24
_CHUNKS_A_WORKER = 8
_LARGEST_CHUNK = 64  # tasks: a worker keeps the results of a chunk until it is done
_SAFE_PATH = "PYTHONSAFEPATH"


def no_progress(done: int, total: int) -> None:
    """A progress callback that does nothing."""


def cores() -> int:
    """The number of processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def spread(work: Callable[[T], R], tasks: Sequence[T], jobs: int, died: Callable[[T], R], progress: Callable[[int, int], None]) -> list[R]:
    """The result of each task, in order, from ``jobs`` processes.

    ``work`` and the tasks are pickled, so ``work`` is a function of a module, or a partial of one. If a worker process crashes
    or is killed, ``died`` returns the result of its task. ``progress`` is called with the number of finished tasks and of all
    tasks. Raises what ``work`` raises.
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
    for task in tasks:  # one at a time, to find the task that kills its worker
        try:
            results += _mapped(work, [task], 1)
        except BrokenProcessPool:
            results.append(died(task))
    return results


def _mapped(work: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor

    size = min(max(1, -(-len(tasks) // (jobs * _CHUNKS_A_WORKER))), _LARGEST_CHUNK)
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
    """Removes the working directory from the import path of spawned processes: it may be an untrusted checkout."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        del os.environ[_SAFE_PATH]
        if before is not None:
            os.environ[_SAFE_PATH] = before


def _prepare_worker() -> None:
    """Makes a worker end at Ctrl-C, where Python would continue with the next task, and when its parent process ends."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    prepare_validator()  # before there is a second thread, beside which it does nothing
    prepare_reader()
    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _context() -> Any:
    """The start method: fork on Linux, since it is the fastest and this program has no threads; else the default.

    polars, which analyzes responses, has threads, and a fork of them may wait forever.
    """
    import multiprocessing
    import sys

    fastest = "fork" if sys.platform == "linux" else None
    return multiprocessing.get_context("spawn" if "polars" in sys.modules else fastest)
