"""Completes ids of items, articles, domains, tasks, levels and sources, and the names of rules in comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lsprotocol import types

from crs_lint.api import ConfigError, Report
from crs_lint.document.load import read
from crs_lint.document.scalar_writer import scalar
from crs_lint.model.item import text_of
from crs_lint.model.shared_articles import listed_articles
from crs_lint.rules.docs import headline
from crs_lint.rules.registry import ALL
from crs_lint.server.positions import Positions
from crs_lint.server.view import View
from crs_lint.text.sanitize import sanitize

TRIGGERS = (" ", "[", ",", ":")
_MOST = 500
_RULE = re.compile(r"#[ \t]*crs-lint:[ \t]*ignore(?:-file)?\[(?:[^\]#]{0,500},)?[ \t]{0,9}(?P<typed>[\w-]{0,99})$")
_DIRECTIVE = re.compile(r"#[ \t]*crs-lint:[ \t]*(?P<typed>[\w-]*)$")
_FIELD = re.compile(r"^(?:[ \t]*-)*[ \t]*(?P<field>domain|task|level|article)[ \t]*:[ \t]+(?P<quote>[\"']?)(?P<typed>[^\s\"'#]*)$")
_SOURCE = re.compile(r"(?:^[ \t]*(?:-[ \t]+)?|[{,][ \t]*)source[ \t]*:[ \t]+(?P<quote>[\"']?)(?P<typed>[^\s\"'#,}]*)$")
_ENEMY = re.compile(r"^[ \t]*(?:-[ \t]+)?enemies[ \t]*:[ \t]*\[(?:[^\]]*,)?[ \t]*(?P<quote>[\"']?)(?P<typed>[^\s\"',\]#]*)$")
_ENTRY = re.compile(r"^(?P<indent>[ \t]*)-[ \t]+(?P<quote>[\"']?)(?P<typed>[^\s\"'#:]*)$")
_ENEMIES = re.compile(r"^[ \t]*(?:-[ \t]+)?enemies[ \t]*:[ \t]*(?:#.*)?$")


class Choice(NamedTuple):
    """A value that can be completed, and what it stands for."""

    value: str
    detail: str = ""


class _Asked(NamedTuple):
    """What is completed: the field it is in, what is typed of it, and whether that is in quotes or in brackets."""

    field: str
    typed: str
    is_quoted: bool = False
    in_flow: bool = False


def completions(view: View, path: str, position: types.Position) -> types.CompletionList:
    """What fits at a position."""
    try:
        report = view.report(path)
    except ConfigError:
        return types.CompletionList(False, [])
    positions = view.positions(path, report)
    asked = _asked(positions, position)
    if asked is None:
        return types.CompletionList(False, [])
    offset = positions.offset(position)
    choices = _articles(positions, position, asked) if asked.field == "article" else _choices(view, path, asked.field, report)
    fitting = [one for one in choices if asked.typed.lower() in one.value.lower()]
    where = positions.range(offset - len(asked.typed), offset)
    return types.CompletionList(len(fitting) > _MOST, [_item(one, where, asked) for one in fitting[:_MOST]])


def _item(choice: Choice, where: types.Range, asked: _Asked) -> types.CompletionItem:
    is_comment = asked.field in ("rule", "directive")
    written = choice.value if asked.is_quoted or is_comment else scalar(choice.value, in_flow=asked.in_flow)
    kind = types.CompletionItemKind.Keyword if is_comment else types.CompletionItemKind.Value
    return types.CompletionItem(
        sanitize(choice.value), kind=kind, detail=sanitize(choice.detail) or None, text_edit=types.TextEdit(where, written)
    )


def _asked(positions: Positions, position: types.Position) -> _Asked | None:
    """What is to be completed at a position; None where nothing is. The text need not be valid YAML, since it is being typed."""
    before = positions.text[positions.start_of(position.line) : positions.offset(position)]
    for field, pattern in (("rule", _RULE), ("directive", _DIRECTIVE)):
        if found := pattern.search(before):
            return _Asked(field, found["typed"])
    if found := _FIELD.search(before):
        return _Asked(found["field"], found["typed"], bool(found["quote"]))
    if found := _SOURCE.search(before):
        return _Asked("source", found["typed"], bool(found["quote"]), "{" in before)
    if found := _ENEMY.search(before):
        return _Asked("enemies", found["typed"], bool(found["quote"]), in_flow=True)
    if (found := _ENTRY.search(before)) and _is_under_enemies(positions, position.line, len(found["indent"])):
        return _Asked("enemies", found["typed"], bool(found["quote"]))
    return None


def _is_under_enemies(positions: Positions, line: int, indent: int) -> bool:
    """Whether an entry of a list belongs to the field of enemies."""
    for number in range(line - 1, -1, -1):
        above = positions.line(number)
        entry = re.match(r"([ \t]*)-[ \t]", above)
        if _ENEMIES.match(above):
            return True
        if above.strip() and (entry is None or len(entry[1]) != indent):
            return False
    return False


def _choices(view: View, path: str, field: str, report: Report) -> Iterable[Choice]:
    if field == "rule":
        return [Choice(rule.name, headline(rule)) for rule in (*ALL, *report.team_rules)]
    if field == "directive":
        return [Choice("ignore", "suppresses rules here"), Choice("ignore-file", "suppresses rules in this file")]
    return _of_bank(view, path, field)


def _articles(positions: Positions, position: types.Position, asked: _Asked) -> Iterator[Choice]:
    """The articles of the file, which is read without what is typed: a quote that is not closed yet would hide all that follows."""
    text, end = positions.text, positions.start_of(position.line) + len(positions.line(position.line))
    start = positions.offset(position) - len(asked.typed) - asked.is_quoted
    for name, _, given in listed_articles(read((text[:start] + text[end:]).encode("utf-8", "surrogatepass")).data):
        yield Choice(name, text_of(given.get("title")))


def _of_bank(view: View, path: str, field: str) -> Iterator[Choice]:
    for exam, items in view.report(path, needs_facts=True).banks:
        if field == "domain":
            yield from (Choice(one.id, one.title) for one in exam.domains)
        elif field == "task":
            yield from (Choice(task, one.title) for one in exam.domains for task in one.tasks)
        elif field == "level":
            yield from map(Choice, exam.levels)
        elif field == "source":
            yield from (Choice(one.id, one.title) for one in exam.sources)
        else:
            yield from (Choice(one.id) for one in items if one.id)
