"""The output formats as their consumers read them: small readers and schemas, written from the documentation of each.

Every reader ends in an error where the format is not kept, and tells the positions of the findings, to be compared with
those of ``json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

import jsonschema_rs
import junitparser
from markdown_it import MarkdownIt
from markdown_it.token import Token


class Position(NamedTuple):
    """The position of a finding in some format: columns in characters, except in rdjson."""

    path: str
    line: int
    column: int
    rule: str


# GitHub: workflow commands


class Command(NamedTuple):
    """A workflow command: ``::name key=value,key=value::message``, with its escapes undone."""

    name: str
    properties: dict[str, str]
    message: str


_ANNOTATIONS = {"error", "warning", "notice"}
_PROPERTIES = {"file", "line", "endLine", "col", "endColumn", "title"}
_DATA_ESCAPES = {"%25": "%", "%0D": "\r", "%0A": "\n"}
_PROPERTY_ESCAPES = {**_DATA_ESCAPES, "%3A": ":", "%2C": ","}


def commands(output: str) -> list[Command]:
    """The commands that a runner finds in some output: a line that starts with ``::`` once it is trimmed."""
    return [_command(line.lstrip()) for line in output.splitlines() if line.lstrip().startswith("::")]


def _command(line: str) -> Command:
    head, separator, message = line[2:].partition("::")
    assert separator, line
    name, _, rest = head.partition(" ")
    properties = dict(one.split("=", 1) for one in rest.split(",") if one)
    return Command(
        name, {key: _unescaped(value, _PROPERTY_ESCAPES) for key, value in properties.items()}, _unescaped(message, _DATA_ESCAPES)
    )


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    """The text without its escapes, undone in one pass; fails on a percent sign that is no escape."""

    def undone(match: re.Match[str]) -> str:
        return escapes[match[0]]

    return re.sub("%..?", undone, text)


def annotated(output: str) -> list[Command]:
    """The annotations of an output, which has nothing else, and no more of each kind than GitHub shows."""
    found = commands(output)
    assert len(found) == len(output.splitlines())
    for one in found:
        assert one.name in _ANNOTATIONS, one
        assert one.properties.keys() <= _PROPERTIES, one
        assert one.message, one
        for key in ("line", "endLine", "col", "endColumn"):
            assert one.properties.get(key, "1").isdecimal(), one
        if one.properties.get("line") != one.properties.get("endLine"):
            assert not one.properties.keys() & {"col", "endColumn"}, one
    for name in _ANNOTATIONS:
        assert sum(one.name == name for one in found) <= 10
    return found


def orders(output: str) -> list[str]:
    """The parts of an output, in any format, that a runner would execute as a command."""
    found = [line for line in output.splitlines() if line.lstrip().startswith("::")]
    return found + re.findall(r"##\w*\[[^\n]*", output)


# GitLab: Code Quality

_POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
CODE_QUALITY = jsonschema_rs.validator_for(
    {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "positions"],
                    "properties": {
                        "path": {"type": "string", "minLength": 1, "not": {"pattern": r"^\./"}},
                        "positions": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": _POSITION, "end": _POSITION},
                            "additionalProperties": False,
                        },
                    },
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        },
    }
)


def gitlab(text: str) -> Iterator[Position]:
    issues = json.loads(text)
    CODE_QUALITY.validate(issues)
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints)
    for issue in issues:
        assert issue["description"].startswith(f"{issue['check_name']}: ")
        unmarked(issue["description"])
        begin = issue["location"]["positions"]["begin"]
        yield Position(issue["location"]["path"], begin["line"], begin["column"], issue["check_name"])


# reviewdog


def rdjson(text: str) -> Iterator[Position]:
    """The diagnostics. What the published schema leaves open, reviewdog needs: a path, a start, a known severity."""
    result = json.loads(text)
    assert result["source"]["name"] == "crs-lint"
    for one in result["diagnostics"]:
        assert one["severity"] in ("ERROR", "WARNING", "INFO")
        start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        assert (1, 1) <= (start["line"], start["column"]) <= (end["line"], end["column"])
        unmarked(one["message"])
        yield Position(one["location"]["path"], start["line"], start["column"], one["code"]["value"])


# JUnit


def junit(text: str) -> Iterator[Position]:
    """The failing cases, as junitparser reads them; the counts of a suite are those of its cases."""
    for suite in junitparser.JUnitXml.fromstring(text.encode()):
        cases = list(suite)
        results = [case.result[0] if case.result else None for case in cases]
        assert (suite.tests, suite.errors) == (len(cases), sum(isinstance(one, junitparser.Error) for one in results))
        assert suite.failures == sum(isinstance(one, junitparser.Failure) for one in results)
        assert len({case.name for case in cases}) == len(cases) > 0
        for case, result in zip(cases, results, strict=True):
            if isinstance(result, junitparser.Failure):
                assert case.classname == suite.name
                line, column = result.text.removeprefix(f"{case.classname}:").split(": ")[0].split(":")
                yield Position(case.classname, int(line), int(column), case.name.split(" ")[0])


# SARIF

LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(([^)]*)\)")


def sarif(text: str, *, suppressed: bool = False) -> Iterator[Position]:
    """The results that are not suppressed, or those that are. What GitHub requires has to be there and not empty."""
    log = json.loads(text)
    assert (log["$schema"], log["version"]) == ("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert run["automationDetails"]["id"]
    for rule in driver["rules"]:
        assert rule["id"]
        assert all(0 < len(rule[field]["text"]) <= 1024 for field in ("shortDescription", "fullDescription"))
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert "security-severity" not in rule["properties"]
    results = run["results"]
    assert len(results) <= 25_000
    fingerprints = [one["partialFingerprints"]["primaryLocationLineHash"] for one in results]
    assert len(set(fingerprints)) == len(fingerprints)
    for one in results:
        assert driver["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
        check_message(one)
        if bool(one["suppressions"]) == suppressed:
            position = one["locations"][0]["physicalLocation"]
            region = position["region"]
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
            yield Position(path_of(position["artifactLocation"]["uri"]), region["startLine"], region["startColumn"], one["ruleId"])


def path_of(uri: str) -> str:
    assert re.fullmatch(r"(?:file:///?)?(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), uri
    assert not uri.startswith("./")
    return unquote_to_bytes(uri.removeprefix("file://")).decode("utf-8", "surrogateescape")


def check_message(result: dict[str, Any]) -> None:
    """Fails unless every link of a message leads to one of the related locations, and braces are paired."""
    text = result["message"]["text"]
    assert text
    ids = {str(one["id"]) for one in result.get("relatedLocations", ())}
    assert {target for _, target in LINK.findall(text)} <= ids, text
    unmarked(LINK.sub("", text))
    assert not re.search(r"[{}]", re.sub(r"\{\{|\}\}", "", text)), text


# Markdown

# The syntax of the page: no emphasis, code, links, pictures and HTML.
_PAGE = {"heading", "paragraph", "inline", "text", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "text_special"}
_INERT = _PAGE | {"em", "strong", "code_inline", "s", "entity", "softbreak"}


def _kinds(tokens: list[Token]) -> set[str]:
    found = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    return found.union(*(_kinds(token.children) for token in tokens if token.children))


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def unmarked(text: str) -> None:
    """Fails unless a message has one line without links, pictures, HTML and mentions."""
    assert _kinds(_parser().parseInline(text)) <= _INERT, text
    assert not re.search(r"@[\w.-]", text), text


def rows(text: str) -> list[list[str]]:
    """The cells of all tables of a page that contains nothing but text, as they are shown."""
    tokens = _parser().parse(text)
    assert _kinds(tokens) <= _PAGE, _kinds(tokens) - _PAGE
    assert not re.search(r"://|\bwww\.", text), "addresses become links by themselves"
    found: list[list[str]] = []
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            found.append([])
        if before.type in ("td_open", "th_open"):
            shown = "".join(child.content for child in token.children or ())
            assert not re.search(r"@[\w.-]", shown), shown
            found[-1].append(shown)
    return found


def markdown(text: str) -> Iterator[Position]:
    table = rows(text)
    for cells in (
        table[table.index(["place", "severity", "rule", "finding"]) + 1 :] if ["place", "severity", "rule", "finding"] in table else []
    ):
        path, line, column = cells[0].rsplit(":", 2)
        yield Position(path.replace("\u200b", ""), int(line), int(column), cells[2])


def github(text: str) -> Iterator[Position]:
    for one in annotated(text):
        if "file" in one.properties:
            yield Position(
                one.properties["file"], int(one.properties["line"]), int(one.properties.get("col", "0")), one.properties["title"]
            )


READERS: dict[str, Callable[[str], Iterator[Position]]] = {
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "rdjson": rdjson,
    "markdown": markdown,
}
