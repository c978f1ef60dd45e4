"""Names of pages, made of the ids of items: they mean the same in a path, in an address and on every file system."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crs_lint.text.hashing import blake2b

_OTHER = re.compile(r"[^a-z0-9]++")
_LONGEST = 80
# Pages of their own, and names that Windows keeps for devices.
_TAKEN = frozenset(("", "index", "practice", "con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))))


def page_names(ids: Iterable[tuple[str, str]]) -> list[str]:
    """A name for each pair of an id and what tells it from others of the same id; the name of an id is the same in every run.

    Where an id is no name itself, and where two ids have one name, a digest follows.
    """
    taken: set[str] = set()
    names = []
    for one, other in ids:
        name = _OTHER.sub("-", one.lower()).strip("-")[:_LONGEST].strip("-")
        if name != one or name in _TAKEN or name in taken:
            name = "-".join(filter(None, (name, _short(one))))
        if name in taken:
            name = f"{name}-{_short(other)}"
        while name in taken:
            name += "x"
        taken.add(name)
        names.append(name)
    return names


def _short(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
