"""Moodle categories, such as $course$/top/Biology/Cells, from and to a domain and a task."""

from __future__ import annotations

import re

from crs_lint.convert.record import ItemRecord, Loss

_CONTEXT = re.compile(r"\$[a-z]+\$(?:/top)?(?:/|\Z)")
# A slash in a name is doubled.
_PATH = re.compile(r"((?:[^/]|//)*+)(?:/(.*))?", re.DOTALL)


def parted(path: str) -> tuple[str, str]:
    """The domain, which is the first name, and the task, which is all below it."""
    path = path.strip()
    context = _CONTEXT.match(path)
    match = _PATH.fullmatch(path[context.end() :] if context else path)
    domain, task = (match[1], match[2] or "") if match else (path, "")
    return domain.replace("//", "/").strip(), task.strip()


def path(record: ItemRecord) -> str:
    """The category of an item, on one line; empty without a domain."""
    domain = " ".join(record.domain.split())
    if not domain:
        return ""
    task = _task(record)
    return f"$course$/top/{domain.replace('/', '//')}" + (f"/{task}" if task else "")


def losses(record: ItemRecord, of: str) -> list[Loss]:
    """The loss of a task that has no domain, or that begins with a slash."""
    if record.task and not (record.domain and _task(record)):
        return [Loss(record.line, f'{of} does not support the task "{record.task}" without a domain')]
    return []


def _task(record: ItemRecord) -> str:
    task = " ".join(record.task.split())
    return "" if task.startswith("/") else task
