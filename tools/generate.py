"""Generates documentation from the code: the pages of the rules, the schema of the config file, parts of documents, the tables of
languages, and the table of rules.

``make generate`` writes the files; tests/project/test_generated.py fails if they differ from the committed ones. A generated
part of a document is between ``<!-- made: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from crs_lint.formats import dialect, native_schema
from crs_lint.language import tags
from crs_lint.language.tables import LANGUAGES, tables_of
from crs_lint.model.finding import Severity
from crs_lint.rules import docs
from crs_lint.rules.rule import CATEGORIES, Fixable, Rule
from crs_lint.rules.shared.house_rules import FIELDS
from crs_lint.settings import house_rules, resolve, rule_options, values
from tools import languages, made_responses, reference, report_schema, rule_table
from tools.rule_table import RULES

ROOT = Path(__file__).resolve().parent.parent
PAGES = "docs/rules"
OTHER_LANGUAGES = tuple(code for code in LANGUAGES if code != "en")
WITH_PARTS = (
    "README.md",
    *(f"docs/{name}.md" for name in ("bank", "index", "languages", "measured", "output", "responses", "start")),
)


def main() -> None:
    made = files()
    for stale in stale_pages(made):
        (ROOT / stale).unlink()
    for name, text in made.items():
        file = ROOT / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def files() -> dict[str, str]:
    """All files that are generated in whole or in part: the path from the root, and the text."""
    return {
        **{f"{PAGES}/{rule.name}.md": docs.page(rule) for rule in RULES},
        f"{PAGES}/README.md": table_of_rules(),
        "schemas/config.schema.json": json.dumps(config_schema(), indent=2, ensure_ascii=False) + "\n",
        "schemas/report.schema.json": json.dumps(report_schema.report_schema(), indent=2, ensure_ascii=False) + "\n",
        **reference.reference_pages(config_schema()),
        **{name: with_parts((ROOT / name).read_text("utf-8")) for name in WITH_PARTS},
        **languages.modules(ROOT),
        "crs_lint/rules/table.py": rule_table.module(),
    }


def stale_pages(made: Mapping[str, str]) -> list[str]:
    """Committed pages of rules that no longer exist."""
    return [name for file in sorted((ROOT / PAGES).glob("*.md")) if (name := f"{PAGES}/{file.name}") not in made]


# Rules


def table_of_rules() -> str:
    """The list of all rules by category, with links to their pages."""
    parts = [
        "# Rules",
        f"There are {len(RULES)} rules. `crs-lint rule NAME` prints the same pages in the terminal. An error means that an item is broken, "
        "a warning that it is unfair or unclear, and an info that it is a matter of a team's preference.",
    ]
    for category, meaning in CATEGORIES.items():
        rules = [rule for rule in RULES if rule.category == category]
        if rules:
            rows = [f"| [{rule.name}]({rule.name}.md) | {rule.severity.word} | {_state(rule)} | {docs.headline(rule)} |" for rule in rules]
            parts.append(f"## `{category}`: {meaning}")
            parts.append("\n".join(["| rule | severity | state | what is wrong |", "|---|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _state(rule: Rule) -> str:
    state = "always on" if rule.always_on else "on" if rule.default else "off"
    return state + {Fixable.NO: "", Fixable.SAFELY: ", fixable", Fixable.UNSAFELY: ", fixable (unsafe)"}[rule.fixable]


# The schema of the config file


def config_schema() -> dict[str, Any]:
    properties = _settings("house-name")
    if tuple(properties) != resolve.KEYS:
        raise ValueError(f"crs_lint.settings.resolve has {resolve.KEYS}, tools.generate has {tuple(properties)}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://crs-lint.invalid/schemas/config.schema.json",
        "title": "crs-lint settings",
        "description": "A crs-lint.toml file, or the table tool.crs-lint in pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        # Only with house rules may a name be one that crs-lint does not know.
        "if": {"not": {"anyOf": [{"required": ["house-rules"]}, {"required": ["extend"]}]}},
        "then": {"properties": {name: setting for name, setting in _settings("name").items() if name in _WITH_NAMES}},
        "$defs": {
            "name": {
                "title": "Rule or category",
                "description": "The name of a rule or of a category, or all.",
                "enum": ["all", *CATEGORIES, *(rule.name for rule in RULES)],
            },
            "house-name": {
                "title": "Rule or category",
                "description": "The name of a rule or of a category, or all.",
                "anyOf": [{"$ref": "#/$defs/name"}, {"type": "string", "pattern": house_rules.NAME}],
            },
            "pattern": {
                "title": "Pattern",
                "description": "A pattern as in a .gitignore file, relative to the folder of this file, with at most three wildcards.",
                "type": "string",
            },
        },
    }


_WITH_NAMES = ("select", "extend-select", "ignore", "per-file-ignores")


def _settings(name: str) -> dict[str, Any]:
    """The schemas of all settings; ``name`` is the part of the schema that names of rules and categories match."""
    return {
        "required-version": {
            "title": "Required version",
            "description": "The version of crs-lint that these settings are for, or a range of versions.",
            "type": "string",
            "pattern": r"^\s*(>=|<=|==|>|<)?\s*[0-9]+(\.[0-9]+)*\s*(,\s*(>=|<=|==|>|<)?\s*[0-9]+(\.[0-9]+)*\s*)*$",
            "examples": [">=0.1,<1"],
        },
        "extend": {
            "title": "Extend",
            "description": "The path of a config file, relative to this one, that provides the settings that this file does not set.",
            "type": "string",
            "minLength": 1,
            "examples": ["../crs-lint.toml"],
        },
        "include": _list("Include", "Files that belong to a bank although no exam.yaml applies to them.", "pattern", ["questions/*.yaml"]),
        "exclude": _list("Exclude", "Files to skip.", "pattern", ["drafts/"]),
        "select": _list("Select", "The rules to run. Default: the rules that are on by default.", name, ["schema", "key"]),
        "extend-select": _list("Select more", "Rules to run in addition.", name, ["short-explanation"]),
        "ignore": _list("Ignore", "Rules to switch off.", name, ["option-count"]),
        "per-file-ignores": {
            "title": "Ignore in certain files",
            "description": "Rules to switch off for the files that match a pattern.",
            "type": "object",
            "additionalProperties": _list("Ignored rules", "Rules to switch off for these files.", name, ["option-count"]),
            "examples": [{"archive/": ["option-count"]}],
        },
        "rules": {
            "title": "Rules",
            "description": "The severity and options of individual rules.",
            "type": "object",
            "additionalProperties": False,
            "properties": {rule.name: _rule_table(rule) for rule in RULES},
            "examples": [{"option-count": {"severity": "error"}}],
        },
        "house-rules": {
            "title": "House rules",
            "description": "The team's own rules, each a list of terms or a pattern to search for.",
            "type": "array",
            "maxItems": house_rules.MOST_RULES,
            "items": _house_rule(),
            "examples": [[_HOUSE_RULE]],
        },
        "language": {
            "title": "Language",
            "description": "The language tag of items whose file and exam declare none. Default: it is told from the words of each file.",
            "type": "string",
            "pattern": f"^{tags.TAG}$",
            "examples": ["fr", "es-MX"],
        },
        "dialect": {
            "title": "Dialect",
            "description": "Where the items are in files that are not in the native format, and what their fields are called.",
            "type": "object",
            "additionalProperties": False,
            "properties": {name: _dialect_setting(name, *words) for name, words in _DIALECT.items()},
            "examples": [{"items": "questions", "stem": "question", "options": "answers", "key": "correct", "key-form": "letter"}],
        },
        "responses": _list("Responses", "Files with what candidates answered, inside the repository.", "pattern", ["data/2026-*.csv"]),
        "scoring": {
            "title": "Scoring",
            "description": "How items were scored where that is not by their key of today: a table by item, or the path of a YAML file.",
            "type": ["string", "object"],
            "examples": [{"planet-red": ["A", "C"], "planet-old": "dropped", "planet-both": "all"}, "data/scoring.yaml"],
        },
        "docs-url": {
            "title": "Address of the docs",
            "description": "The address of a site of these docs, to which reports and editors link the names of rules.",
            "type": "string",
            "pattern": f"^{values.WEB_ADDRESS}$",
            "maxLength": values.MOST_IN_ADDRESS,
            "examples": ["https://docs.example/crs-lint/"],
        },
    }


_HOUSE_RULE: dict[str, Any] = {
    "name": "plain-words",
    "terms": ["utilize => use", "in order to => to"],
    "message": '"{found}" is harder to read than a plain word.',
}


def _house_rule() -> dict[str, Any]:
    """The schema of one house rule."""

    def text(title: str, description: str, longest: int, example: str) -> dict[str, Any]:
        shape = {"type": "string", "minLength": 1, "maxLength": longest, "pattern": r"\S"}
        return {"title": title, "description": description, **shape, "examples": [example]}

    def listed(title: str, description: str, entry: dict[str, Any], example: list[str]) -> dict[str, Any]:
        items = {"title": "Entry", "description": f"One entry of {title.lower()}.", **entry}
        return {"title": title, "description": description, "type": "array", "minItems": 1, "items": items, "examples": [example]}

    term = {"type": "string", "minLength": 1, "maxLength": house_rules.LONGEST}
    language = {"type": "string", "pattern": f"^{tags.TAG}$"}
    message = "One sentence on what is wrong. {found} stands for the words that are found."
    advice = "What to do about it. Default: to write the replacement, or else another term."
    replacement = "What to write instead, as a fix that needs review."
    properties = {
        "name": {
            "title": "Name",
            "description": "The name of the rule, in small letters, digits and hyphens.",
            "type": "string",
            "pattern": house_rules.NAME,
            "maxLength": house_rules.LONGEST_NAME,
            "not": {"enum": ["all", *CATEGORIES, *(rule.name for rule in RULES)]},
            "examples": ["plain-words"],
        },
        "message": text("Message", message, house_rules.LONGEST_TEXT, _HOUSE_RULE["message"]),
        "help": text("Help", advice, house_rules.LONGEST_TEXT, "Use the term of the glossary."),
        "terms": {
            **listed("Terms", 'What to search for: entries such as "log in", "client*" or "client => person".', term, ["utilize => use"]),
            "maxItems": house_rules.MOST_TERMS,
        },
        "pattern": text("Pattern", "A regular expression to search for, without look-around.", house_rules.LONGEST, "[Aa]cme( Corp)?"),
        "fields": listed("Fields", "Where to search. Default: all texts.", {"enum": list(FIELDS)}, ["stem", "options"]),
        "languages": listed("Languages", "The languages of items to check. Default: all.", language, ["en"]),
        "severity": {
            "title": "Severity",
            "description": "The severity of findings.",
            "enum": [severity.word for severity in sorted(Severity, reverse=True)],
            "default": Severity.WARNING.word,
        },
        "replacement": text("Replacement", replacement, house_rules.LONGEST, "to"),
    }
    return {
        "title": "House rule",
        "description": "A rule of the team, in category house.",
        "type": "object",
        "additionalProperties": False,
        "required": ["name", "message"],
        "oneOf": [{"required": ["terms"]}, {"required": ["pattern"]}],
        "properties": properties,
    }


_DIALECT = {
    "items": (
        "Where the items are: a field, with dots for nested fields and * for any, or a single dot for the root of the file.",
        "questions",
    ),
    "stem": ("The field that holds the question.", "question"),
    "options": ("The field that holds the answers, as a list or a group; or fields of one answer each, as answer_*.", "answers"),
    "text": ("The field of an answer that holds its text. Omit it if the answers are plain texts.", "value"),
    "key": ("The field, of an answer or of the item, that says which answer is right.", "correct"),
    "key-form": ("How the key is written.", "letter"),
    "explanation": ("The field that holds the explanation. Omit it if items need none.", "help"),
    "id": ("The field that holds the item's id. Omit it if items need none.", "uid"),
    "language": ("The field of an item or of the file that holds the language.", "lang"),
    "type": ("The field of an item that holds its type.", "kind"),
    "types": ("What the values of the type mean: single, multiple, true-false, or skip, which leaves items out. * is any other.", ""),
    "schema": ("The path of a JSON Schema, relative to this file, that the files must match.", "bank.schema.json"),
}


def _dialect_setting(name: str, description: str, example: str) -> dict[str, Any]:
    if name == "types":
        meaning = {"title": "Type", "description": "What a value of your own means.", "enum": list(dialect.TYPES), "examples": ["skip"]}
        meanings = {"type": "object", "minProperties": 1, "additionalProperties": meaning}
        return {"title": name, "description": description, **meanings, "examples": [{"mcq_multi": "multiple", "essay": "skip"}]}
    form: dict[str, Any] = {"enum": list(dialect.FORMS)} if name == "key-form" else {"type": "string", "minLength": 1}
    return {"title": name, "description": description, **form, "examples": [example]}


def _list(title: str, description: str, part: str, example: list[str]) -> dict[str, Any]:
    return {"title": title, "description": description, "type": "array", "items": {"$ref": f"#/$defs/{part}"}, "examples": [example]}


def _rule_table(rule: Rule) -> dict[str, Any]:
    severities = [severity.word for severity in sorted(Severity, reverse=True) if not rule.always_on or severity >= rule.severity]
    severity = {
        "title": "Severity",
        "description": f"The severity of findings of {rule.name}.",
        "enum": severities,
        "default": rule.severity.word,
    }
    return {
        "title": rule.name,
        "description": docs.headline(rule),
        "type": "object",
        "additionalProperties": False,
        "properties": {"severity": severity, **{name: _option(rule, name, value) for name, value in rule.options.items()}},
    }


def _bounds(kind: type) -> dict[str, int]:
    least, most = rule_options.BOUNDS[kind]
    return {"minimum": least, "maximum": most}


def _option(rule: Rule, name: str, default: Any) -> dict[str, Any]:
    kinds: dict[type, dict[str, Any]] = {
        bool: {"type": "boolean"},
        int: {"type": "integer", **_bounds(int)},
        float: {"type": "number", **_bounds(float)},
        str: {"type": "string"},
        tuple: {"type": "array", "items": {"title": "Entry", "description": f"One of the {name} of {rule.name}.", "type": "string"}},
    }
    value = list(default) if isinstance(default, tuple) else default
    return {"title": name, "description": _option_description(rule, name), **kinds[type(default)], "default": value}


def _option_description(rule: Rule, option: str) -> str:
    """The first sentence of the rule's docs that names the option."""
    for paragraph in rule.docs.split("\n\n"):
        for sentence in re.split(r"(?<=[.:;]) ", " ".join(paragraph.split())):
            if f"`{option}`" in sentence:
                return sentence
    return f'The option "{option}" of {rule.name}. {docs.headline(rule)}'


# Parts of documents


def with_parts(text: str) -> str:
    """The document with its generated parts brought up to date."""

    def renewed(match: re.Match[str]) -> str:
        return f"{match['opening']}\n{PARTS[match['name']]().rstrip()}\n{match['closing']}"

    return re.sub(r"(?P<opening><!-- made: (?P<name>[\w.-]+) -->)\n.*?(?P<closing><!-- end -->)", renewed, text, flags=re.DOTALL)


def blocks(text: str, language: str) -> list[str]:
    """The contents of the document's fenced code blocks in one language, in order."""
    return [match[1] for match in re.finditer(rf"^```{language}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)]


def write_example_bank(folder: Path) -> None:
    """Write the example bank of docs/start.md: its YAML blocks that begin with a file name in a comment."""
    for block in blocks((ROOT / "docs" / "start.md").read_text("utf-8"), "yaml"):
        if match := re.match(r"# (bank/\S+)\n", block):
            file = folder / match[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block, encoding="utf-8")


def printed(*arguments: str) -> str:
    """What crs-lint prints for the example bank of docs/start.md. Raises RuntimeError if the check itself fails."""
    with tempfile.TemporaryDirectory() as folder:
        write_example_bank(Path(folder))
        command = [sys.executable, "-P", "-m", "crs_lint", "--isolated", *arguments, "bank/"]
        fixed = {"NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1767225600", "GITHUB_STEP_SUMMARY": ""}
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **fixed}
        run = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"crs-lint ended with {run.returncode} on the bank of docs/start.md.")
    return run.stdout


_SLIP = (
    """      - text: Answer the question, and document who was told and why
        correct: true
""",
    """      - text: Answer the question, and document who was told and why
""",
)
_WRONG_KEY = (
    """      - text: Answer only as far as the consent in her file allows
""",
    """      - text: Answer only as far as the consent in her file allows
        correct: true
""",
)


def on_responses(*arguments: str, has_slip: bool = True, lines: slice = slice(None)) -> str:
    """What crs-lint prints for the bank of this repository with made responses, after an author's slip in one key."""
    with tempfile.TemporaryDirectory() as folder:
        example = Path(folder) / "example"
        shutil.copytree(ROOT / "bank" / "crs", example)
        made_responses.write(example, Path(folder) / "responses.csv")
        if has_slip:
            file = example / "ethical-responsibility" / "confidentiality-part-2.yaml"
            file.write_text(file.read_text("utf-8").replace(*_SLIP, 1).replace(*_WRONG_KEY, 1), "utf-8")
        command = [sys.executable, "-P", "-m", "crs_lint", *arguments, "--isolated", "--responses", "responses.csv"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1", "GITHUB_STEP_SUMMARY": ""}
        run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"crs-lint ended with {run.returncode} on made responses: {run.stderr}")
    return "\n".join(run.stdout.splitlines()[lines]) + "\n"


def figures_of_responses() -> str:
    """The head of the statistics of made responses: the form, and the items that need attention most."""
    printed_lines = on_responses("stats", "example").partition("What candidates answered\n")[2].splitlines()
    start = next(index for index, line in enumerate(printed_lines) if line.startswith("Items"))
    return "\n".join(line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…" for line in printed_lines[: start + 6]) + "\n"


_WIDTH = 126
_ERRORS = ("check", "example", "--select", "likely-miskey")


def fields(name: str, part: str) -> str:
    """A Markdown table of the fields of one part of a schema; the root if ``part`` is empty."""
    whole = native_schema.load(name)
    node = whole["$defs"][part] if part else whole
    rows = [_row(field, prop, field in node.get("required", ()), whole) for field, prop in node["properties"].items()]
    return "\n".join(["| field | is | meaning |", "|---|---|---|", *rows])


def _row(field: str, prop: Mapping[str, Any], required: bool, whole: Mapping[str, Any]) -> str:
    prop = _resolved(prop, whole)
    default = ""
    if "default" in prop and not re.search("Left out|[Dd]efault", prop["description"]):
        default = f" Default: `{prop['default'] if isinstance(prop['default'], str) else json.dumps(prop['default'])}`."
    return f"| `{field}`{' (required)' if required else ''} | {_kind(prop)} | {prop['description']}{default} |"


def _resolved(prop: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = whole["$defs"][prop["$ref"].rpartition("/")[2]] if "$ref" in prop else prop
    return found


_KINDS = {
    "string": "text",
    "array": "a list",
    "object": "a group of fields",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}


def _kind(prop: Mapping[str, Any]) -> str:
    if "enum" in prop:
        return "one of " + ", ".join(f"`{value}`" for value in prop["enum"])
    kinds = prop.get("type", [])
    names = [_KINDS[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null"]
    return " or ".join(names) or "anything"


def table_of_languages() -> str:
    """The rules that look at items in some languages only, by these languages, as a Markdown table."""
    by_languages: dict[tuple[str, ...], list[str]] = {}
    for rule in RULES:
        if named := docs.languages(rule):
            by_languages.setdefault(named, []).append(f"[{rule.name}](rules/{rule.name}.md)")
    widest_first = sorted(by_languages.items(), key=lambda row: (-len(row[0]), row[0]))
    rows = [f"| {', '.join(named)} | {', '.join(sorted(links))} |" for named, links in widest_first]
    return "\n".join(["| languages | rules |", "|---|---|", *rows])


def findings_read() -> str:
    """What readers said of findings on public banks in other languages, as a Markdown table: right, arguable and wrong ones."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    read = ROOT / "benchmarks" / "read" / "languages"
    for file in (file for code in OTHER_LANGUAGES if (file := read / f"{code}.tsv").exists()):  # a new language was not read yet
        code = file.stem
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                counts.setdefault(row["rule"], Counter())[code, row["verdict"]] += 1

    def cell(rule: str, code: str) -> str:
        verdicts = [counts[rule][code, verdict] for verdict in ("right", "arguable", "wrong")]
        return " / ".join(map(str, verdicts)) if any(verdicts) else "not measured"

    rows = [[f"[{rule}](rules/{rule}.md)", *(cell(rule, code) for code in OTHER_LANGUAGES)] for rule in sorted(counts)]
    head = ["rule", *(tables_of(code).name for code in OTHER_LANGUAGES)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])


_FEWEST_JUDGED = 10


def measured() -> str:
    """What people said of the findings of each rule on public banks, as a Markdown table: those that they judged 10 times or more."""
    measures = json.loads((ROOT / "crs_lint" / "rules" / "measures.json").read_text("utf-8"))
    counts = [(rule, measures.get(rule.name, {}).get("banks", {})) for rule in RULES]
    rows = [
        f"| [{rule.name}](rules/{rule.name}.md) | {'on' if rule.default else 'off'} | {one['hits']:,} | {one['read']} | {one['right']} | "
        f"{one['arguable']} | {one['wrong']} | {one['right'] / judged:.2f} | {docs.lower_limit(one['right'], judged):.2f} |"
        for rule, one in counts
        if one and (judged := one["right"] + one["wrong"]) >= _FEWEST_JUDGED
    ]
    head = "| rule | default | findings | read | right | arguable | wrong | precision | at least |"
    return "\n".join([head, "|---|---|" + "---:|" * 7, *rows])


PARTS: dict[str, Callable[[], str]] = {
    "languages": table_of_languages,
    "measured": measured,
    "languages.read": findings_read,
    "output": lambda: f"```text\n{printed()}```",
    "concise": lambda: f"```text\n{printed('--quiet', '--format', 'concise')}```",
    "json": lambda: f"```json\n{printed('--quiet', '--format', 'json')}```",
    "github": lambda: f"```text\n{printed('--quiet', '--format', 'github')}```",
    "junit": lambda: f"```xml\n{printed('--quiet', '--format', 'junit')}```",
    "markdown": lambda: f"```markdown\n{printed('--quiet', '--format', 'markdown')}```",
    "exam": partial(fields, "exam", ""),
    "responses.check": lambda: f"```text\n{on_responses(*_ERRORS)}```",
    "responses.stats": lambda: f"```text\n{figures_of_responses()}```",
    "responses.mended": lambda: f"```text\n{on_responses(*_ERRORS, has_slip=False)}```",
    **{f"{name}.{part}": partial(fields, name, part) for name in ("bank", "exam") for part in native_schema.load(name)["$defs"]},
}


if __name__ == "__main__":
    main()
