"""What an editor shows at the mouse: the docs of a rule, an item as candidates see it, or the head of an article."""

from __future__ import annotations

import re

from lsprotocol import types

from crs_lint.api import ConfigError, Report
from crs_lint.bank.recorded_statistics import is_outdated, recorded
from crs_lint.model.item import Article, Item, read_article
from crs_lint.report.escape_markdown import escape
from crs_lint.report.item_texts import ItemText, item_facts, item_texts
from crs_lint.report.recorded_figures import sentence
from crs_lint.rules.docs import page
from crs_lint.rules.registry import ALL
from crs_lint.rules.rule import Rule
from crs_lint.server.bank_files import outline_of, same_mentions
from crs_lint.server.diagnostics import range_of
from crs_lint.server.mentions import IdKind, Mention
from crs_lint.server.positions import Positions
from crs_lint.server.view import View

_COMMENT = re.compile(r"#[ \t]*crs-lint:.*")
_WORD = re.compile(r"[A-Za-z0-9][\w-]*")


def hover(view: View, path: str, position: types.Position) -> types.Hover | None:
    """The docs of a rule that a comment names or that reports something here, and the item or article whose id stands here."""
    try:
        report = view.report(path)
    except ConfigError:
        return None
    positions = view.positions(path, report)
    rules = {rule.name: rule for rule in (*ALL, *report.team_rules)}
    if named := _named_rule(positions, position, rules):
        return _hover(page(rules[named]))
    found = dict.fromkeys(one.rule for one in report.findings if _holds(range_of(one, positions), position))
    parts = (_named_at(view, path, report, positions.offset(position)), *(page(rules[name]) for name in found if name in rules))
    text = "\n\n---\n\n".join(filter(None, parts))
    return _hover(text) if text else None


def _hover(text: str) -> types.Hover:
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text))


def _named_rule(positions: Positions, position: types.Position, rules: dict[str, Rule]) -> str:
    """The rule that a comment names at a position; empty if it names none."""
    line = positions.line(position.line)
    comment = _COMMENT.search(line)
    if comment is None:
        return ""
    column = positions.offset(position) - positions.start_of(position.line)
    words = (word for word in _WORD.finditer(line, comment.start()) if word.start() <= column <= word.end())
    return next((word[0] for word in words if word[0] in rules), "")


def _holds(one: types.Range, position: types.Position) -> bool:
    at = (position.line, position.character)
    return (one.start.line, one.start.character) <= at <= (one.end.line, one.end.character)


def _named_at(view: View, path: str, report: Report, offset: int) -> str:
    """The item or article whose id stands at an offset; empty if nothing has this id."""
    outline = outline_of(view, path, report)
    found = outline.mention_at(offset)
    if found is not None and found[0].kind is IdKind.ARTICLE:
        given = outline.items[0].shared_articles.get(found[0].name)
        return _head(read_article(*given)) if given is not None else ""
    item = _item_of(view, path, report, found[0]) if found is not None and found[0].kind is IdKind.ITEM else None
    return _as_seen(item) if item is not None else ""


def _item_of(view: View, path: str, report: Report, mention: Mention) -> Item | None:
    """The item that a mention names, in this file or another."""
    given = ((outline, one) for outline, one in same_mentions(view, path, report, IdKind.ITEM, mention.name) if one.defines)
    if mention.defines:
        given = ((outline, one) for outline, one in given if (outline.path, one.path) == (path, mention.path))
    outline, definition = next(given, (None, None))
    if outline is None or definition is None:
        return None
    return next((item for item in outline.items if item.at("id") == definition.path), None)


def _head(article: Article) -> str:
    """The title and the summary of an article, which a list of articles would show."""
    return "\n\n".join(filter(None, (f"**{escape(article.title)}**" if article.title else "", escape(article.summary))))


def _as_seen(item: Item) -> str:
    """An item as candidates see it, and below a line what they do not see."""
    titles = {domain.id: domain.title for domain in item.exam.domains}
    texts = list(item_texts(item, {source.id: source.title for source in item.exam.sources}))
    shown = [_text(one) for one in texts if one.part in ("question", "options")]
    key = next((one.text for one in texts if one.kind == "key"), "")
    facts = [f"{name}: {escape(value)}" for name, value in item_facts(item, titles)]
    facts += [f"Candidates: {escape(sentence(one, is_outdated(item, one)))}" for one in recorded(item)]
    return "\n\n".join([*filter(None, shown), "---", f"Right answer: {escape(key)}", *(["  \n".join(facts)] if facts else [])])


def _text(one: ItemText) -> str:
    lines = "  \n".join(map(escape, one.text.splitlines()))
    if one.figure is not None:
        lines = "  \n".join(filter(None, (lines, f"({escape(one.figure.file)}: {escape(one.figure.alt)})")))
    return f"**{one.label}.** {lines}" if one.kind == "option" else lines
