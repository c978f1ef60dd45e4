"""The pages of the reference in docs/reference, and the page on why the rules exist, made from the code."""

from __future__ import annotations

import argparse
import ast
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from crs_lint.cli import check_arguments, exit_codes, form, init, pages, preview, rule, server, stats, transfer
from crs_lint.convert.registry import READS, WRITES
from crs_lint.report.format_names import FORMATS
from crs_lint.rules import docs
from crs_lint.rules.rule import CATEGORIES, Rule
from tools import report_schema
from tools.rule_table import RULES

ROOT = Path(__file__).resolve().parent.parent
_MADE = "<!-- Made by `make generate` from the code. -->"


def reference_pages(config_schema: Mapping[str, Any]) -> dict[str, str]:
    """The pages: the path from the root, and the text."""
    return {
        "docs/reference/commands.md": commands(),
        "docs/reference/settings.md": settings(config_schema),
        "docs/reference/formats.md": formats(),
        "docs/reference/exit-codes.md": codes(),
        "docs/reference/report.md": report(),
        "docs/why.md": why((ROOT / "docs" / "literature.md").read_text("utf-8")),
    }


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", _MADE, *parts]) + "\n"


# Commands


def commands() -> str:
    """All commands and their options, from the parsers of the command line."""
    modules = {"rule": rule, "stats": stats, "init": init, "preview": preview, "pages": pages, "form": form, "server": server}
    parsers: dict[str, argparse.ArgumentParser] = {
        "check": check_arguments.parser(),
        **{name: module.parser() for name, module in modules.items()},
        **transfer.parsers(),
    }
    opening = "`crs-lint PATH …` is short for `crs-lint check PATH …`. `--help` prints the same in the terminal."
    return _page("Commands", opening, *(_command(name, one) for name, one in sorted(parsers.items(), key=_check_first)))


def _check_first(named: tuple[str, argparse.ArgumentParser]) -> tuple[bool, str]:
    return named[0] != "check", named[0]


def _command(name: str, parser: argparse.ArgumentParser) -> str:
    rows = [f"| {_names(action)} | {_cell(str(action.help))} |" for action in parser._actions if action.help != argparse.SUPPRESS]
    head = ["| argument | meaning |", "|---|---|"]
    return f"## crs-lint {name}\n\n{parser.description}\n\n" + "\n".join([*head, *rows])


def _names(action: argparse.Action) -> str:
    """The names of an option, and what it takes."""
    takes = "" if action.nargs == 0 else f" {_taken(action)}"
    return ", ".join(f"`{one}{takes}`" for one in action.option_strings) or f"`{_taken(action)}`"


def _taken(action: argparse.Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    return "{" + ",".join(map(str, action.choices)) + "}" if action.choices else action.dest.upper()


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("%%", "%")


# Settings


def settings(schema: Mapping[str, Any]) -> str:
    """All settings of the config file, from its schema."""
    opening = (
        "What `crs-lint.toml` may hold, or the table `[tool.crs-lint]` of `pyproject.toml`. [Settings](../output.md#settings) explains "
        "which file applies. `schemas/config.schema.json` is the same for editors."
    )
    single = [(name, one) for name, one in schema["properties"].items() if name not in ("rules", "house-rules", "dialect")]
    parts = [f"## {name}\n\n{one['description']}\n\n{_example(name, one)}" for name, one in single]
    nested = {"dialect": schema["properties"]["dialect"], "house-rules": schema["properties"]["house-rules"]["items"]}
    parts += [f"## {name}\n\n{_table_of(schema['properties'][name], node)}" for name, node in nested.items()]
    return _page("Settings", opening, *parts, _rule_settings(schema["properties"]["rules"]["properties"]))


def _example(name: str, setting: Mapping[str, Any]) -> str:
    example = setting["examples"][0]
    if isinstance(example, dict):
        return f"```toml\n[{name}]\n" + "\n".join(f"{json.dumps(key)} = {_toml(value)}" for key, value in example.items()) + "\n```"
    return f"```toml\n{name} = {_toml(example)}\n```"


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _table_of(setting: Mapping[str, Any], node: Mapping[str, Any]) -> str:
    rows = [f"| `{name}` | {_cell(one['description'])} | `{_cell(_toml(_first(one)))}` |" for name, one in node["properties"].items()]
    return "\n".join([setting["description"], "", "| setting | meaning | example |", "|---|---|---|", *rows])


def _first(setting: Mapping[str, Any]) -> Any:
    return setting["examples"][0] if "examples" in setting else setting["default"]


def _rule_settings(rules: Mapping[str, Any]) -> str:
    """The options of all rules that have some."""
    opening = (
        "## rules\n\nA table for each rule. Every rule has `severity`, which is `error`, `warning` or `info`; the default is on its page. "
        "These have more:"
    )
    rows = [
        f"| [{name}](../rules/{name}.md) | `{option}` | {_cell(one['description'])} | `{_cell(_toml(one['default']))}` |"
        for name, table in rules.items()
        for option, one in table["properties"].items()
        if option != "severity"
    ]
    return "\n".join([opening, "", "| rule | option | meaning | default |", "|---|---|---|---|", *rows])


# Formats and exit codes


def formats() -> str:
    """The names of all formats of reports, and of those to import and export."""
    reports = [f"| [`{name}`](../output.md#{name}) | {_opening_of(f'report/{name}.py')} |" for name in FORMATS]
    names = dict.fromkeys((*READS, *WRITES))
    rows = [f"| `{name}` | {'yes' if name in READS else ''} | {'yes' if name in WRITES else ''} |" for name in names]
    return _page(
        "Formats",
        "## Reports\n\nWhat `--format` takes.\n\n" + "\n".join(["| format | is |", "|---|---|", *reports]),
        "## Import and export\n\n[Import and export](../convert.md) says what each format can hold.\n\n"
        + "\n".join(["| format | `crs-lint import` | `crs-lint export` |", "|---|---|---|", *rows]),
    )


def _opening_of(module: str) -> str:
    """The first sentence of a module's docstring."""
    text = ast.get_docstring(ast.parse((ROOT / "crs_lint" / module).read_text("utf-8"))) or ""
    return re.split(r"(?<=\.)\s", " ".join(text.split()))[0]


_MEANINGS = {
    "OK": "No finding reaches the fail level, and everything could be checked.",
    "FINDINGS": "Findings reach the fail level: `error`, or the level of `--fail-level`.",
    "COULD_NOT_LINT": "Something could not be checked: an invalid option or setting, a path that does not exist, a folder without items, "
    "a file that cannot be read, a rule that failed. Everything else is checked and reported.",
    "INTERRUPTED": "Ctrl-C.",
    "CLOSED_PIPE": "The reader of the output closed the pipe.",
}


def codes() -> str:
    """The exit codes. Raises ValueError for one without a meaning, or without a code."""
    known = {name: value for name, value in vars(exit_codes).items() if name.isupper()}
    if known.keys() != _MEANINGS.keys():
        raise ValueError(f"crs_lint.cli.exit_codes has {sorted(known)}, tools.reference has {sorted(_MEANINGS)}")
    rows = [f"| {known[name]} | {meaning} |" for name, meaning in _MEANINGS.items()]
    opening = "The exit code does not depend on the format. [Usage](../output.md#exit-codes) has the details."
    return _page("Exit codes", opening, "\n".join(["| code | meaning |", "|---|---|", *rows]))


def report() -> str:
    """The fields of ``--format json``."""
    opening = (
        "What `crs-lint --format json` prints, as `schemas/report.schema.json` has it. A later version may add fields; the meaning of a "
        "field changes only with a new `version`. `[]` stands for each entry of a list."
    )
    return _page("JSON report", opening, report_schema.table())


# Why


def why(literature: str) -> str:
    """Each rule with its reason and its source. Raises ValueError for a work that the page on the literature lacks."""
    missing = [f"{one.name}: {work} {year}" for one in RULES for work, year in _works(one.source) if not _is_listed(work, year, literature)]
    if missing:
        raise ValueError(f"docs/literature.md lacks works that rules name: {', '.join(missing)}")
    opening = (
        "A rule exists because the literature, a standard or a damaged bank gave a reason for it. The works are listed under "
        "[Literature](literature.md); the page of each rule has its examples and says how often it is right."
    )
    return _page("Why each rule", opening, *_by_category())


def _by_category() -> Iterator[str]:
    for category, meaning in CATEGORIES.items():
        rows = [
            f"| [{one.name}](rules/{one.name}.md) | {_cell(_reason(one))} | {_cell(one.source)} |"
            for one in RULES
            if one.category == category
        ]
        if rows:
            yield "\n".join([f"## {category}: {meaning}", "", "| rule | why | source |", "|---|---|---|", *rows])


def _reason(one: Rule) -> str:
    """The first sentence after the headline of the rule's docs."""
    _, _, rest = one.docs.partition("\n\n")
    return re.split(r"(?<=[.!?]) (?=[A-Z\"`])", " ".join(rest.split("\n\n")[0].split()))[0] or docs.headline(one)


def _works(source: str) -> list[tuple[str, str]]:
    """The last name of the authors, and the year, of each work that a source names."""
    return re.findall(r"(\w+)(?: et al\.)? (\d{4})\b", source)


def _is_listed(work: str, year: str, literature: str) -> bool:
    return any(work in line and year in line for line in literature.splitlines() if line.startswith("- "))
