"""Renders the rules as text: the list of all rules, and the Markdown page of one, for the terminal and for docs/rules."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import Any

from crs_lint.language.tables import LANGUAGES, tables_of
from crs_lint.model.finding import Severity
from crs_lint.rules.registry import ALL
from crs_lint.rules.rule import CATEGORIES, Example, Fixable, Rule, Scope
from crs_lint.text.toml_writer import toml_value


def listing(categories: Sequence[str] = tuple(CATEGORIES), known: Sequence[Rule] = ALL) -> str:
    """The rules of some categories, one a line: name, severity, on or off, and headline."""
    lines = []
    for category, meaning in ((category, CATEGORIES[category]) for category in categories):
        rules = [rule for rule in known if rule.category == category]
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
    parts = [f"# {rule.name}", _summary(rule), _languages(rule), rule.docs, f"Source: {rule.source}.", _options(rule), _accuracy(rule)]
    parts += [_example("Not reported", example) for example in rule.good]
    parts += [_example("Reported", example) for example in rule.bad]
    return "\n\n".join(part for part in parts if part) + "\n"


def _summary(rule: Rule) -> str:
    state = "always on" if rule.always_on else "on by default" if rule.default else "off by default"
    drafts = " Items with `status: draft` are excused." if rule.excuses_drafts else ""
    return f"Category {rule.category}, severity {rule.severity.word}, {state}.{drafts}{_FIXABLE[rule.fixable]}"


def languages(rule: Rule) -> tuple[str, ...]:
    """The English names of the languages that the rule looks at; empty for a rule about no words, which looks at all."""
    if not (rule.needs or rule.languages):
        return ()
    known = map(tables_of, LANGUAGES)
    return tuple(sorted(tables.name for tables in known if rule.applies_to(tables)))


def _languages(rule: Rule) -> str:
    *first, last = languages(rule) or ("",)
    named = f"{', '.join(first)} and {last}" if first else last
    measured = " Measured in English only." if first and _measurements().get(rule.name) else ""
    return f"Looks at items in {named}.{measured}" if named else ""


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


def _accuracy(rule: Rule) -> str:
    """The rule's accuracy, as measured by the scripts in benchmarks/; empty if it was not measured."""
    measures = _measurements().get(rule.name, {})
    labeled = [_on_labels(name, one) for name, one in sorted(measures.items()) if name != "banks"]
    banks = measures.get("banks")
    lines = labeled or (["No labeled items exist for this rule."] if banks else [])
    lines += [_on_banks(banks, judges=rule.scope in (Scope.ITEM, Scope.BANK) and rule.severity < Severity.ERROR)] if banks else []
    return "## Accuracy\n\n" + "\n".join(lines) if lines else ""


_FEWEST_JUDGED = 10
_FEWEST_FOUND = 20


def precision(rule: Rule) -> float | None:
    """The share of the rule's findings that people judged correct, from 0 to 1; None if they judged fewer than 10.

    Findings that are arguable count as neither correct nor wrong.
    """
    measures = _measurements().get(rule.name, {})
    judged = sum(one["right"] + one["wrong"] if name == "banks" else one["hits"] for name, one in measures.items())
    return sum(one["right"] for one in measures.values()) / judged if judged >= _FEWEST_JUDGED else None


@lru_cache
def _measurements() -> dict[str, Any]:
    file = Path(__file__).with_name("measures.json")
    measures: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return measures


def _on_labels(name: str, one: dict[str, Any]) -> str:
    items, positives, hits, right = (one[key] for key in ("items", "positives", "hits", "right"))
    head = f"Of {items:,} items labeled by people ({name}, `{one['label']}`), it reports {hits:,}"
    if not hits:
        return f"{head}; people found {positives:,} to be flawed."
    missed = "" if one["label"] == "error" else f", recall {right / positives:.2f}" if positives else ""
    return f"{head}, {right:,} of them correctly: precision {right / hits:.2f}{missed}."


def _on_banks(one: dict[str, Any], *, judges: bool) -> str:
    head = f"In {one['items']:,} items of {one['banks']} public banks, it has {one['hits']:,} findings"
    if judges and max(one["hits"], one["right"] + one["wrong"]) < _FEWEST_FOUND:
        head += ", too few to say how often it is right"
    return f"{head}. {_review(one)}" if one["read"] else f"{head}."


def _review(one: dict[str, Any]) -> str:
    """What people said of the findings that they read: the precision, with its 95 percent limit, leaves out the arguable ones."""
    right, wrong = one["right"], one["wrong"]
    sets = "1 set" if one["read_banks"] == 1 else f"{one['read_banks']} sets"
    verdicts = f"{right:,} are correct, {one['arguable']:,} arguable and {wrong:,} wrong"
    text = f"Of {one['read']:,} findings from {sets} of items that people reviewed, {verdicts}"
    if right + wrong < _FEWEST_JUDGED:
        return f"{text}."
    return f"{text}: precision {right / (right + wrong):.2f}, with 95% confidence at least {lower_limit(right, right + wrong):.2f}."


def lower_limit(right: int, judged: int) -> float:
    """The lower limit of Wilson's 95% interval for a proportion of one or more (Wilson 1927)."""
    z, share = 1.96, right / judged
    spread = z * sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
    return (share + z * z / (2 * judged) - spread) / (1 + z * z / judged)


def _example(title: str, example: Example) -> str:
    files = {**({"exam.yaml": example.exam} if example.exam else {}), example.name: example.text, **example.files}
    blocks = [_yaml(name, text, alone=len(files) == 1) for name, text in files.items()]
    found = [f"- {one}" for one in example.found]
    if example.responses:
        blocks += [*_asked(example), _answers(example)]
    fixed = ["Fixed:", _yaml(example.name, example.fixed, alone=True)] if example.fixed is not None else []
    return "\n\n".join([f"## {title}", *blocks, *(["\n".join(found)] if found else []), *fixed])


def _asked(example: Example) -> list[str]:
    return ["What candidates answered was:", _yaml(example.name, example.asked, alone=True)] if example.asked else []


def _answers(example: Example) -> str:
    """How many candidates chose each option, by their score on other items."""
    groups = max(map(len, example.responses.values()))
    names = ("low score", "middle", "high score") if groups == 3 else tuple(f"group {number}" for number in range(1, groups + 1))
    rows = [f"| {letter or 'left blank'} | {' | '.join(map(str, counts))} |" for letter, counts in example.responses.items()]
    head = [f"| candidates who chose | {' | '.join(names)} |", "|---|" + "---:|" * groups]
    return "\n".join(["By the score on 20 other items:", "", *head, *rows])


def _yaml(name: str, text: str, *, alone: bool) -> str:
    """A file as a fenced code block, with a fence that the text does not contain."""
    fence = "````" if "```" in text else "```"
    head = "" if alone else f"`{name}`:\n\n"
    return f"{head}{fence}{'toml' if name.endswith('.toml') else 'yaml'}\n{visible(text)}\n{fence}"


def visible(text: str) -> str:
    """The text with invisible characters as escapes."""
    from crs_lint.text.sanitize import sanitize

    return "\n".join(sanitize(line) for line in text.rstrip("\n").split("\n"))
