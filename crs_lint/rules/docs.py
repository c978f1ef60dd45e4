"""The page of one rule and the list of all, made from the rules themselves: for the terminal and for docs/rules."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from crs_lint.rules.registry import ALL
from crs_lint.rules.rule import CATEGORIES, Example, Fixable, Rule
from crs_lint.text.toml_writer import toml_value


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
    parts = [f"# {rule.name}", _standing(rule), rule.docs, f"Source: {rule.source}.", _options(rule), _measured(rule)]
    parts += [_example("Not reported", example) for example in rule.good]
    parts += [_example("Reported", example) for example in rule.bad]
    return "\n\n".join(part for part in parts if part) + "\n"


def _standing(rule: Rule) -> str:
    state = "always on" if rule.always_on else "on by default" if rule.default else "off by default"
    drafts = " Items with `status: draft` are excused." if rule.excuses_drafts else ""
    return f"Category {rule.category}, severity {rule.severity.word}, {state}.{drafts}{_FIXABLE[rule.fixable]}"


_FIXABLE = {
    Fixable.NO: "",
    Fixable.SAFELY: " Fixable (safe): `--fix` repairs it.",
    Fixable.UNSAFELY: " Fixable (unsafe): `--unsafe-fixes` repairs it; review the change.",
}


def _options(rule: Rule) -> str:
    if not rule.options:
        return ""
    rows = "\n".join(f"- `{name}` (default: `{toml_value(value)}`)" for name, value in rule.options.items())
    return f"## Options\n\nIn crs-lint.toml under `[rules.{rule.name}]`:\n\n{rows}"


def _measured(rule: Rule) -> str:
    """How often the rule is right, as the scripts in benchmarks/ measured it."""
    measures = _measures().get(rule.name, {})
    labelled = [_on_labels(name, one) for name, one in sorted(measures.items()) if name != "banks"]
    banks = measures.get("banks")
    lines = labelled or (["No labelled items exist for this rule."] if banks else [])
    lines += [_on_banks(banks)] if banks else []
    return "## How often it is right\n\n" + "\n".join(lines) if lines else ""


_FEWEST_JUDGED = 10


def precision(rule: Rule) -> float | None:
    """The share of the rule's findings that people found right, 0 to 1; None where fewer than 10 were judged."""
    measures = _measures().get(rule.name, {})
    judged = sum(one["read" if name == "banks" else "hits"] for name, one in measures.items())
    return sum(one["right"] for one in measures.values()) / judged if judged >= _FEWEST_JUDGED else None


@lru_cache
def _measures() -> dict[str, Any]:
    file = Path(__file__).with_name("measures.json")
    measures: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return measures


def _on_labels(name: str, one: dict[str, Any]) -> str:
    items, positives, hits, right = (one[key] for key in ("items", "positives", "hits", "right"))
    head = f"Of {items:,} items that people labelled ({name}, `{one['label']}`), it speaks of {hits:,}"
    if not hits:
        return f"{head}; people found {positives:,} flawed."
    missed = "" if one["label"] == "error" else f", recall {right / positives:.2f}" if positives else ""
    return f"{head}, of {right:,} rightly: precision {right / hits:.2f}{missed}."


def _on_banks(one: dict[str, Any]) -> str:
    head = f"In {one['items']:,} items of {one['banks']} public banks it has {one['hits']:,} findings"
    return f"{head}. Of {one['read']:,} findings read by eye, {one['right']:,} are right." if one["read"] else f"{head}."


def _example(title: str, example: Example) -> str:
    files = {**({"exam.yaml": example.exam} if example.exam else {}), example.name: example.text, **example.files}
    blocks = [_yaml(name, text, alone=len(files) == 1) for name, text in files.items()]
    found = [f"- {one}" for one in example.found]
    fixed = ["Fixed:", _yaml(example.name, example.fixed, alone=True)] if example.fixed is not None else []
    return "\n\n".join([f"## {title}", *blocks, *(["\n".join(found)] if found else []), *fixed])


def _yaml(name: str, text: str, *, alone: bool) -> str:
    """A file in a fence that no line of it can close."""
    fence = "````" if "```" in text else "```"
    head = "" if alone else f"`{name}`:\n\n"
    return f"{head}{fence}{'toml' if name.endswith('.toml') else 'yaml'}\n{visible(text)}\n{fence}"


def visible(text: str) -> str:
    """A text for a page: what nobody could see is written out."""
    from crs_lint.text.sanitize import sanitize

    return "\n".join(sanitize(line) for line in text.rstrip("\n").split("\n"))
