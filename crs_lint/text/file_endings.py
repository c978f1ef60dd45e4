"""The kinds of files that can hold items, told by the endings of their names; capitals do not matter."""

_YAML = (".yaml", ".yml")
_MARKDOWN = (".md", ".markdown")


def is_yaml(path: str) -> bool:
    return path.endswith(_YAML) or path.lower().endswith(_YAML)


def is_markdown(path: str) -> bool:
    return path.endswith(_MARKDOWN) or path.lower().endswith(_MARKDOWN)


def is_json(path: str) -> bool:
    return path.lower().endswith(".json")
