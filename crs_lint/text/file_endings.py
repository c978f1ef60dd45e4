"""The kinds of files that can hold items, told by the endings of their names; capitals do not matter."""

_YAML = (".yaml", ".yml")
_MARKDOWN = (".md", ".markdown")
_JSON = ".json"


def is_yaml(path: str) -> bool:
    return path.endswith(_YAML) or path.lower().endswith(_YAML)


def is_markdown(path: str) -> bool:
    return path.endswith(_MARKDOWN) or path.lower().endswith(_MARKDOWN)


def is_json(path: str) -> bool:
    return path.endswith(_JSON) or path.lower().endswith(_JSON)


def is_item_file(path: str) -> bool:
    """Whether a file is of a kind that can hold items."""
    return is_yaml(path) or needs_include(path)


def needs_include(path: str) -> bool:
    """Whether a file is of a kind that mostly holds other things than items, so that an exam above does not make it a file of items."""
    return is_markdown(path) or is_json(path)
