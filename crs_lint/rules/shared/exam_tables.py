"""Tables of what an exam declares, made once for each exam and not for each of its items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from crs_lint.model.item import Exam

T = TypeVar("T")


class per_exam(Generic[T]):  # noqa: N801 - it is used as a decorator
    """Decorates a function of an exam: the value for the last exam is kept. Comparing exams takes as long as making a table."""

    def __init__(self, compute: Callable[[Exam], T]) -> None:
        self.compute = compute
        self._last: tuple[Exam, T] | None = None

    def __call__(self, exam: Exam) -> T:
        if self._last is None or self._last[0] is not exam:
            self._last = (exam, self.compute(exam))
        return self._last[1]
