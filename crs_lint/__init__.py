"""A linter for banks of multiple-choice items."""

__version__ = "0.1.0"
