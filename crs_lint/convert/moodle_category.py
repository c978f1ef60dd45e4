"""Moodle's way to name a category, as in $course$/top/Biology/Cells, made a domain and a task, and the other way round."""

from __future__ import annotations

import re

from crs_lint.convert.record import ItemRecord, Loss

_CONTEXT = re.compile(r"\$[a-z]+\$(?:/top)?(?:/|\Z)")
# A slash that belongs to a name is written twice.
_PATH = re.compile(r"((?:[^/]|//)*+)(?:/(.*))?", re.DOTALL)


def parted(path: str) -> tuple[str, str]:
    """The domain, and the task: all below the first name."""
    path = path.strip()
    context = _CONTEXT.match(path)
    match = _PATH.fullmatch(path[context.end() :] if context else path)
    domain, task = (match[1], match[2] or "") if match else (path, "")
    return domain.replace("//", "/").strip(), task.strip()


def path(record: ItemRecord) -> str:
    """The category of an item, on one line; empty where it has no domain."""
    domain = " ".join(record.domain.split())
    if not domain:
        return ""
    task = _task(record)
    return f"$course$/top/{domain.replace('/', '//')}" + (f"/{task}" if task else "")


def losses(record: ItemRecord, of: str) -> list[Loss]:
    """A task that has no place without a domain above it, or that cannot be told from it."""
    if record.task and not (record.domain and _task(record)):
        return [Loss(record.line, f'{of} does not support the task "{record.task}" without a domain')]
    return []


def _task(record: ItemRecord) -> str:
    task = " ".join(record.task.split())
    return "" if task.startswith("/") else task
