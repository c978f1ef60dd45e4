"""Reads YAML as plain data: with yaml-rs, or with ruamel.yaml where the environment asks for it.

The second reader exists so that no result depends on the work of one author. It is some 20 times slower, and it refuses a few
texts that YAML allows; tests/document/test_second_reader.py names them.
"""

import os
from typing import Any

from crs_lint.document.events import Events
from crs_lint.text.light_import import prepare_reader

VARIABLE = "CRS_LINT_READER"
"""The environment variable that names the reader; the first of ``READERS`` reads if it is empty or not set."""
READERS = ("yaml-rs", "ruamel")


def unknown_reader() -> str:
    """What the environment names as the reader, if that is none; else an empty text."""
    name = os.environ.get(VARIABLE, "")
    return "" if name in READERS else name


def is_ruamel() -> bool:
    """Whether the environment asks for the second reader."""
    return os.environ.get(VARIABLE) == "ruamel"


def load_data(events: Events, *, max_values: int, last_wins: bool = False) -> Any:
    """The data of a text: one value, or a list of values if it has several documents.

    Raises ValueError with a message that ``syntax_errors.explain`` knows, for a field given twice too unless ``last_wins``, and if
    references stand for more than ``max_values`` values. May raise TypeError if the name of a field is a group.
    """
    if is_ruamel():
        from crs_lint.document.ruamel_reader import compose_data

        return compose_data(events, max_values=max_values, last_wins=last_wins)
    prepare_reader()
    import yaml_rs

    limits = yaml_rs.AliasLimits(max_total_replayed_events=max_values)
    policy = yaml_rs.DuplicateKeyPolicy.LastWins if last_wins else yaml_rs.DuplicateKeyPolicy.Error
    return yaml_rs.loads(events.text, parse_datetime=False, alias_limits=limits, duplicate_key_policy=policy)
