"""Text of items as HTML that shows candidates what the author wrote: the same pieces as on the page of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from crs_lint.convert.record import normalized
from crs_lint.text.inline_markup import styled

_TAGS = {"code": "code", "strong": "strong", "emphasis": "em"}
# What a reader of HTML puts a backslash before, since Markdown would take it for markup.
_ESCAPED = re.compile(r"\\(?=[*`$<])|\\(?=\\[!-/:-@\[-`{-~])")
# Markup that Markdown has no sign for.
_TAGGED = re.compile(r"&lt;(sub|sup|u|s|del|ins)&gt;([^<&]{1,200})&lt;/\1&gt;")


def shown_html(text: str) -> str:
    """The HTML of a text on one line: code, emphasis, and formulas as ``\\( \\)``; all other characters stand for themselves."""
    return "".join(_parts(normalized(text)))


def _parts(text: str) -> Iterator[str]:
    spans = list(styled(text))
    for index, (words, style) in enumerate(spans):
        if style == "block":
            yield f"<pre><code>{_with_breaks(escape(words, quote=False), '&#10;')}</code></pre>"
        elif style == "formula":
            yield _formula(words)
        elif style in _TAGS:
            yield f"<{_TAGS[style]}>{_lines(words)}</{_TAGS[style]}>"
        else:
            before = index and spans[index - 1][1] == "block"
            after = index + 1 < len(spans) and spans[index + 1][1] == "block"
            words = words.lstrip("\n") if before else words
            yield _lines(_ESCAPED.sub("", words.rstrip("\n") if after else words))


def _lines(text: str) -> str:
    return _TAGGED.sub(r"<\1>\2</\1>", _with_breaks(escape(text, quote=False), "<br>"))


def _with_breaks(text: str, mark: str) -> str:
    return text.replace("\n", mark)


def _formula(words: str) -> str:
    if words.startswith("$$"):
        words = rf"\[{words[2:-2]}\]"
    elif words.startswith("$"):
        words = rf"\({words[1:-1]}\)"
    return _with_breaks(escape(words, quote=False), " ")
