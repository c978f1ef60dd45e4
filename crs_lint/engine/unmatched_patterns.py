"""Patterns in settings that match no file of a run: a misspelled one excludes or includes nothing, and nobody notices."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice

from crs_lint.engine.discover import Discovery
from crs_lint.engine.settings_lookup import SettingsLookup
from crs_lint.files.discover import is_at_or_below
from crs_lint.settings.config import Patterns, Settings
from crs_lint.settings.request import Request
from crs_lint.text.lazy_pattern import LazyPattern

# The folders of a pattern before its first wildcard; none where a pattern without an inner slash matches at any depth.
_ANCHOR = LazyPattern(r"/?((?:[^/*?\[\\]+/)*)")
_MOST_JUDGED = 50  # each is compared with every file


def unmatched_patterns(request: Request, found: Discovery, lookup: SettingsLookup) -> tuple[str, ...]:
    """A sentence on each pattern that should match a file below the named folders and matches none, in the order of the settings.

    A pattern is judged only if a named folder holds everything that it could match.
    """
    walked = [os.path.abspath(path) for path in request.paths if os.path.isdir(path)]
    if request.force_exclude or request.isolated or not walked:
        return ()
    folders = dict.fromkeys((*walked, *map(os.path.dirname, found.candidates)))
    by_file = {settings.file: settings for settings in map(lookup.in_folder, folders)}
    doubtful = dict.fromkeys(
        (settings.given.origins.get((key,), settings.file), key, one)
        for settings in by_file.values()
        for key, one in _patterns(settings)
        if _is_walked(one, walked) and not _exists(one)
    )
    unmatched = (one for one in islice(doubtful, _MOST_JUDGED) if not any(map(one[2].fit, found.candidates)))
    return tuple(f'{file}: the pattern "{one.lines[0]}" in "{key}" matches no file.' for file, key, one in unmatched)


def _patterns(settings: Settings) -> Iterator[tuple[str, Patterns]]:
    """Each pattern of some settings alone, with the name of its setting."""
    for key, patterns in (("include", settings.include), ("exclude", settings.exclude)):
        yield from ((key, Patterns(patterns.root, (line.removeprefix("!"),))) for line in patterns.lines)
    yield from (("per-file-ignores", patterns) for patterns, _ in settings.per_file_ignores)


def _is_walked(one: Patterns, walked: Iterable[str]) -> bool:
    """Whether some folders hold everything that a pattern could match."""
    anchor = _ANCHOR.match(one.lines[0])
    folder = os.path.normpath(os.path.join(one.root, anchor[1] if anchor is not None and one.lines[0].rstrip("/").count("/") else ""))
    return any(is_at_or_below(folder, path) for path in walked)


def _exists(one: Patterns) -> bool:
    """Whether a pattern without wildcards names what exists, even if it is of no kind that a run checks."""
    return os.path.lexists(os.path.join(one.root, one.lines[0].strip("/")))
