"""Reporters: one file a format, each a function of a Report and a stream."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, TextIO

from crs_lint.run import Report

FORMATS = ("text", "concise", "json")


class Reporter(Protocol):
    def __call__(self, report: Report, stream: TextIO) -> None: ...


def reporter(name: str) -> Reporter:
    """The reporter of a format among FORMATS, imported only now."""
    found: Reporter = import_module(f"crs_lint.report.{name}").write
    return found
