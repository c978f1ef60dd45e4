from __future__ import annotations

import pytest

from crs_lint.text.file_endings import is_item_file, is_json, is_markdown, is_yaml, needs_include


@pytest.mark.parametrize("path", ["a.yaml", "a.yml", "a.YAML", "bank/a.Yml"])
def test_yaml_endings_are_known_in_capitals_too(path: str) -> None:
    assert is_yaml(path)
    assert is_item_file(path)
    assert not is_markdown(path)
    assert not needs_include(path)


@pytest.mark.parametrize("path", ["a.md", "a.MD", "a.Markdown"])
def test_markdown_endings_are_known_in_capitals_too(path: str) -> None:
    assert is_markdown(path)
    assert is_item_file(path)
    assert needs_include(path)
    assert not is_yaml(path)


@pytest.mark.parametrize("path", ["a.json", "bank/A.JSON"])
def test_json_needs_to_be_included(path: str) -> None:
    assert is_json(path)
    assert is_item_file(path)
    assert needs_include(path)
    assert not is_yaml(path)


@pytest.mark.parametrize("path", ["a.yaml.bak", "yaml", "a.jsonl", "a.mdx", ""])
def test_other_endings_are_neither(path: str) -> None:
    assert not is_item_file(path)
    assert not is_yaml(path)
    assert not is_markdown(path)
