"""The request that the arguments of ``crs-lint check`` stand for."""

from __future__ import annotations

import argparse
import os
import sys

from crs_lint.cache.disk_cache import default_folder
from crs_lint.cli.failure import UsageError
from crs_lint.document.limits import Limits
from crs_lint.engine.processes import cores
from crs_lint.report.format_names import FORMATS_WITH_ITEMS
from crs_lint.settings.config import Overrides
from crs_lint.settings.plugin import Plugin
from crs_lint.settings.request import BaselineUse, Request, ResponsesRequest


def request_of(options: argparse.Namespace) -> Request:
    """What to check and how; reads standard input where it is among the paths, and loads plugins.

    Raises UsageError where standard input is closed, and ConfigError where a plugin cannot be used.
    """
    overrides = _overrides(options)
    return Request(
        tuple(options.paths),
        overrides,
        config=options.config,
        isolated=options.isolated,
        force_exclude=options.force_exclude,
        gitignore=not options.no_gitignore,
        stdin=_stdin(overrides.limits.file_size + 1) if "-" in options.paths else None,
        stdin_name=options.stdin_filename,
        jobs=options.jobs or cores(),
        cache_folder=cache_folder(options),
        needs_facts=any(name in FORMATS_WITH_ITEMS for name, _ in options.format),
        baseline=options.write_baseline or options.baseline,
        baseline_use=_baseline_use(options),
        since=options.since or "",
        responses=responses_of(options, uses_settings=not (options.force_exclude or _is_hook(options.paths))),
    )


def responses_of(options: argparse.Namespace, *, uses_settings: bool) -> ResponsesRequest:
    """What candidates answered: the files of the options, or else those of the settings."""
    return ResponsesRequest(
        tuple(options.responses), uses_settings, options.responses_form, options.responses_at, options.scoring, options.max_responses or 0
    )


def _is_hook(paths: list[str]) -> bool:
    """Whether a hook of commits runs the program, which checks what changed and is not to wait for responses."""
    return bool(os.environ.get("PRE_COMMIT")) or not any(map(os.path.isdir, paths))


def cache_folder(options: argparse.Namespace) -> str:
    """The folder of the cache; empty if none is to be used."""
    return "" if options.no_cache else options.cache_dir or os.environ.get("CRS_LINT_CACHE_DIR") or default_folder()


def _overrides(options: argparse.Namespace) -> Overrides:
    default = Limits()
    limits = Limits(
        options.max_file_size or default.file_size, default.depth, options.max_values or default.nodes, options.max_text or default.scalar
    )
    select, extend_select, ignore = map(_names, (options.select, options.extend_select, options.ignore))
    return Overrides(select, extend_select, ignore, limits, options.no_ignores, loaded_plugins(options.plugin))


def loaded_plugins(names: list[str]) -> tuple[Plugin, ...]:
    """The plugins of ``--plugin``. Raises ConfigError."""
    if not names:
        return ()
    from crs_lint.settings.load_plugins import plugins_named

    return plugins_named(names)


def _names(given: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for one in given for name in one.split(",") if name.strip())


def _stdin(limit: int) -> bytes:
    """The first bytes of standard input, which Python sets to None where it is closed."""
    stdin = sys.stdin
    if stdin is None:
        raise UsageError("standard input is closed, and - reads it")
    return stdin.buffer.read(limit)


def _baseline_use(options: argparse.Namespace) -> BaselineUse:
    if options.write_baseline:
        return BaselineUse.WRITE
    return BaselineUse.PRUNE if options.prune_baseline else BaselineUse.APPLY
