"""The page of one rule and the list of all, made from the rules themselves: for the terminal and for docs/rules."""

from __future__ import annotations

from typing import Any

from crs_lint.rule import CATEGORIES, Example, Rule
from crs_lint.rules import ALL


def listing() -> str:
    """Every rule by category: name, severity, whether it is on."""
    lines = []
    for category, meaning in CATEGORIES.items():
        rules = [rule for rule in ALL if rule.category == category]
        if rules:
            lines.append(f"{category}: {meaning}")
            lines += [f"  {rule.name:26} {rule.severity.word:8} {'on ' if rule.default else 'off'} {headline(rule)}" for rule in rules]
            lines.append("")
    return "\n".join(lines)


def headline(rule: Rule) -> str:
    """The first sentence of the rule's docs."""
    return " ".join(rule.docs.split("\n\n")[0].split())


def page(rule: Rule) -> str:
    """The rule's page in Markdown."""
    parts = [f"# {rule.name}", _standing(rule), rule.docs, f"Source: {rule.source}.", _options(rule)]
    parts += [_example("Not reported", example) for example in rule.good]
    parts += [_example("Reported", example) for example in rule.bad]
    return "\n\n".join(part for part in parts if part) + "\n"


def _standing(rule: Rule) -> str:
    state = "always on" if rule.forced else "on by default" if rule.default else "off by default"
    drafts = " Items with `status: draft` are excused." if rule.completeness else ""
    return f"Category {rule.category}, severity {rule.severity.word}, {state}.{drafts}"


def _options(rule: Rule) -> str:
    if not rule.options:
        return ""
    rows = "\n".join(f"- `{name}` (default: `{_toml(value)}`)" for name, value in rule.options.items())
    return f"## Options\n\nIn crs-lint.toml under `[rules.{rule.name}]`:\n\n{rows}"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _example(title: str, example: Example) -> str:
    blocks = [_yaml("exam.yaml", example.exam)] if example.exam else []
    blocks += [_yaml(example.name, example.text), *(_yaml(name, text) for name, text in example.files.items())]
    found = [f"- {one}" for one in example.found]
    return "\n\n".join([f"## {title}", *blocks, *(["\n".join(found)] if found else [])])


def _yaml(name: str, text: str) -> str:
    return f"```yaml\n# {name}\n{visible(text)}\n```"


def visible(text: str) -> str:
    """A text for a page: what nobody could see is written out."""
    from crs_lint.clean import clean

    return "\n".join(clean(line) for line in text.rstrip("\n").split("\n"))
