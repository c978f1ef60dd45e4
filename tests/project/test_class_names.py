"""A public class name stands in one module of the program, so that a reader need not ask which one is meant."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import crs_lint

ROOT = Path(crs_lint.__file__).parent


def test_a_class_name_stands_in_one_module() -> None:
    modules: dict[str, list[str]] = defaultdict(list)
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                modules[node.name].append(str(file.relative_to(ROOT)))
    assert len(modules) > 100
    assert {name: files for name, files in modules.items() if len(files) > 1} == {}
