"""One thread that does the work of the server, so that the loop of messages never waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from crs_lint.server.linter import InterruptedRun

T = TypeVar("T")


class OutdatedError(Exception):
    """The documents have changed since a question was asked, so that its answer would be wrong."""


class _Question:
    """The state of the documents that a question is about, and whether somebody still waits for the answer."""

    def __init__(self, state: int) -> None:
        self.state = state
        self.is_awaited = True


class Worker:
    """Answers questions in turn. One about an older ``state`` of the documents is not answered, nor is one that was cancelled."""

    def __init__(self) -> None:
        self.state = 0
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="crs-lint")
        self._question: _Question | None = None

    def change(self) -> None:
        """Makes all questions so far outdated."""
        self.state += 1

    def interrupt(self) -> None:
        """Raises InterruptedRun in the thread if the answer to the present question has become useless."""
        question = self._question
        if question is not None and not (question.is_awaited and question.state == self.state):
            raise InterruptedRun

    async def ask(self, answer: Callable[[], T]) -> T:
        """What a function returns, which the thread calls. Raises OutdatedError, and whatever the function raises."""
        question = _Question(self.state)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._executor, self._answer, question, answer)
        finally:
            question.is_awaited = False

    def _answer(self, question: _Question, answer: Callable[[], T]) -> T:
        self._question = question
        try:
            self.interrupt()
            found = answer()
            self.interrupt()
            return found
        except InterruptedRun:
            raise OutdatedError from None
        finally:
            self._question = None

    def close(self) -> None:
        """Ends the thread after the present question, which is interrupted."""
        self.change()
        self._executor.shutdown(wait=False, cancel_futures=True)
