"""Numbers with the noun that they count."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """The number and its noun, in the plural where that is due: "1 file", "2,000 files"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
