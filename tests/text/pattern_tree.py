"""The parser of regular expressions and its constants, which have no public interface."""

from importlib import import_module
from typing import Any

sre: Any = import_module("re._constants")
parser: Any = import_module("re._parser")
