"""Markdown of a bank to HTML, as candidates see it: what is no markup in a bank stays the characters that the author wrote.

Markup is a block of code between fences of backticks, code, bold, italics, formulas, links to the web and balanced tags such as
<sup>. Lists, quotations and headings stay lines of text, and underscores and other tags stay characters, as in the preview.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape, unescape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, fence
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, emphasis, link
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_RULES = ["fence", "backticks", "newline", "emphasis", "link", "escape"]
_ESCAPED = re.compile(r"\\([\\*`<$_])")
_FORMULA = re.compile(
    r"\$\$(?P<display>[^$]{1,800})\$\$(?![\w$])|(?<![\w$])\$(?=\S)(?P<inline>[^$\n]{1,400})(?<=\S)\$(?![\w${])"
    r"|\\\((?P<inline2>[^\n]{1,400}?)\\\)|\\\[(?P<display2>.{1,800}?)\\\]",
    re.DOTALL,
)
_KEPT = re.compile(r"<(sub|sup|u|s|del|ins)>(?=[^<>\n]{1,80}</\1>)|</(sub|sup|u|s|del|ins)>")
_WEB_LINK = re.compile(r"\[[^\n]{1,500}?\]\(\s*<?(?:https?://|mailto:)", re.IGNORECASE)
# What stands before the mark that opens bold or italics and after the one that closes it, and what is inside them.
_BEFORE, _AFTER = frozenset("([{\"'“‘«‹¿¡—–-"), frozenset(")]}\"'”’»›.,;:!?…—–-")
_FIRST, _LAST = frozenset("\"'“‘«‹¿¡`$\\#@+<"), frozenset(")]}\"'”’»›`$.,;:!?…%+>")
_CJK = "\u2e80"  # the first of the scripts that put no spaces between words
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_WITH_SOURCE = re.compile(r'<(?:div|span) data-markdown="([^"]*)">')


def rendered(text: str) -> str:
    """The HTML of Markdown; text of a single paragraph is not wrapped in an element."""
    renderer = _parser()
    tokens = renderer.parse(text)
    if len(tokens) == 3 and tokens[1].type == "inline":
        tokens = tokens[1:2]
    return str(renderer.renderer.render(tokens, renderer.options, {})).strip("\n")


def with_source(text: str) -> str:
    """The HTML of Markdown in an element that keeps the Markdown, for texts that HTML alone does not give back."""
    html = rendered(text)
    tag = "div" if html.startswith(("<p>", "<pre>")) else "span"
    return f'<{tag} data-markdown="{escape(text)}">{html}</{tag}>'


def source_of(html: str) -> str | None:
    """The Markdown that ``with_source`` kept in HTML; None if there is none, or if the HTML was edited since."""
    found = _WITH_SOURCE.match(html)
    source = unescape(found[1]) if found else ""
    return source if found and with_source(source) == html else None


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"breaks": True}).enable(_RULES)
    parser.core.ruler.after("block", "indents", _keep_indents)
    parser.block.ruler.at("fence", _code_block, {"alt": ["paragraph"]})
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.at("escape", _escape)
    parser.inline.ruler.before("escape", "formula", _formula)
    parser.inline.ruler.push("kept", _kept_tag)
    parser.add_render_rule("softbreak", _line_break)
    parser.add_render_rule("hardbreak", _line_break)
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("paragraph_close", _paragraph_close)
    return parser


def _line_break(_self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: EnvType) -> str:
    return "<br>"


def _paragraph_close(_self: RendererHTML, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: EnvType) -> str:
    return "</p>"


def _fence(_self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
    return f"<pre><code>{escape(tokens[index].content.rstrip(chr(10)), quote=False)}</code></pre>"


def _code_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block between fences of backticks that has something in it; other fences are text, so that candidates see them."""
    if state.src[state.bMarks[start] + state.tShift[start]] != "`" or not fence(state, start, end, silent):
        return False
    if silent or state.tokens[-1].content.strip():
        return True
    state.tokens.pop()
    state.line = start
    return False


def _keep_indents(state: StateCore) -> None:
    """Keeps spaces, which HTML would join, where lines of a paragraph are indented or their words are apart."""
    lines = state.src.split("\n")
    for token in state.tokens:
        if token.type == "inline" and token.map:
            text = "\n".join(line.rstrip() for line in lines[token.map[0] : token.map[1]]).strip("\n")
            text = _INDENT.sub(lambda match: "\u00a0" * len(match[0].expandtabs(4)), text)
            token.content = text


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Bold and italics of asterisks at the edges of words, so that products and patterns keep theirs."""
    if state.src[state.pos] != "*":
        return False
    known, start = len(state.delimiters), state.pos
    if not emphasis.tokenize(state, silent):
        return False
    opens, closes = _edges(state.src, start, state.pos)
    for delimiter in state.delimiters[known:]:
        delimiter.open, delimiter.close = opens, closes
    return True


def _edges(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether the asterisks from ``start`` to ``end`` can open and can close."""
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = (_is_apart(before) or before in _BEFORE) and (after.isalnum() or after in _FIRST or after >= _CJK) and bool(after)
    closes = (_is_apart(after) or after in _AFTER) and (before.isalnum() or before in _LAST or before >= _CJK) and bool(before)
    return opens, closes


def _is_apart(character: str) -> bool:
    return not character.strip() or character >= _CJK


def _link(state: StateInline, silent: bool) -> bool:
    """Links to the web only: other brackets before parentheses are code or text."""
    return bool(_WEB_LINK.match(state.src, state.pos)) and link(state, silent)


def _escape(state: StateInline, silent: bool) -> bool:
    """A backslash before a sign that is markup here; any other stays, since patterns and paths hold many."""
    found = _ESCAPED.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.pending += found[1]
    state.pos = found.end()
    return True


def _formula(state: StateInline, silent: bool) -> bool:
    found = _FORMULA.match(state.src, state.pos)
    display, inline = (found["display"] or found["display2"], found["inline"] or found["inline2"]) if found else ("", "")
    if not found or not _is_balanced(display or inline):
        return _false_formula(state, silent)
    if not silent:
        state.pending += rf"\[{display}\]" if display else rf"\({inline}\)"
    state.pos = found.end()
    return True


def _false_formula(state: StateInline, silent: bool) -> bool:
    """Signs that a formula begins with, such as those of a pattern, in a form that no filter of a web page takes for one."""
    sign = state.src[state.pos : state.pos + 2]
    if sign not in ("$$", r"\(", r"\["):
        return False
    if not silent:
        state.pending += sign[0]
        state.push("html_inline", "", 0).content = f"<span>{sign[1]}</span>"
    state.pos += 2
    return True


def _is_balanced(formula: str) -> bool:
    """Whether brackets match, which they do in a formula and not between the dollar signs of a program."""
    opened = sum(map(formula.count, "([")), formula.count("{") - formula.count("\\{")
    closed = sum(map(formula.count, ")]")), formula.count("}") - formula.count("\\}")
    return opened == closed


def _kept_tag(state: StateInline, silent: bool) -> bool:
    """A tag that Markdown has no mark for, if it is closed; all other tags are text."""
    found = _KEPT.match(state.src, state.pos)
    if not found or (found[2] and not state.env.get(found[2])):
        return False
    if not silent:
        tag = found[1] or found[2]
        state.env[tag] = state.env.get(tag, 0) + (1 if found[1] else -1)  # how many of them are open
        state.push("html_inline", "", 0).content = found[0]
    state.pos = found.end()
    return True
