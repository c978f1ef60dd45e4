r"""The text holds HTML that was left behind: an entity such as "&#39;", or a tag such as `<div id="x">`.

Such marks come from the page or the program that the text was copied from. Candidates see them as they are, since texts
are plain text with Markdown. Write the character itself, and remove the tags. Text that is meant as code stands in
backticks: `<ul>`, `&nbsp;`.

Items about markup are not reported: those whose texts speak of HTML, XML, tags, elements, entities or the like, or that
have an answer of nothing but tags. Generics (`List<String>`), comparisons ("a < b and c > d"), placeholders
(`<name>`), and inline tags that Markdown lacks and that have no attributes (`<sup>`, `<sub>`) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Path, Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import literals
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.code_spans import without_code_spans
from crs_lint.text.lazy_pattern import LazyPattern

_TAG_NAMES = (
    "a|b|big|blockquote|br|center|dd|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|label|li|main|nav|o:p"
    "|ol|p|pre|script|section|small|span|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul"
)
_BLOCKS = "blockquote|br|center|div|h[1-6]|hr|li|ol|p|table|tbody|td|tfoot|th|thead|tr|ul"
_TAG = LazyPattern(
    rf"<(?:{_TAG_NAMES})\s+[a-z:-]+\s*=\s*(?:\"[^\"<>\n]*\"|'[^'<>\n]*')[^<>\n]{{0,300}}>|(?<!\w)</?(?:{_BLOCKS})\s*/?>|</?o:p>|<!--",
    re.IGNORECASE,
)
_MARKUP = LazyPattern(r"</?[a-zA-Z!][^<>\n]{0,300}>|&#?\w{1,10};")
_ENTITY = LazyPattern(
    r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|nbsp|amp|lt|gt|quot|apos|[lr][sd]quo|sbquo|bdquo|laquo|raquo|[nm]dash|hellip|shy|deg|times|divide"
    r"|plusmn|minus|frac\d\d|sup[123]|micro|middot|bull|euro|pound|cent|sect|para|copy|reg|trade|[lr]arr|le|ge|ne|asymp|infin|radic|pi|alpha|beta"
    r"|[a-zA-Z](?:grave|acute|circ|tilde|uml|ring|cedil|slash)|szlig|[aA][eE]lig|ensp|emsp|thinsp|zwnj|zwj|ordm|ordf|iexcl|iquest);"
)
# An item about these can have tags in its texts, and one about characters can have entities.
_TAG_SUBJECT = LazyPattern(
    r"\b(?:x?html\d?|xml|svg|css|tags?|attributes?|markup|markdown|entit(?:y|ies)|web ?(?:pages?|sites?)|browsers?|dom|jsx?|javascript|typescript|php|twig"
    r"|angular|react|vue|django|symfony|snippets?|(?:source|following|this|above|example) code|code (?:below|block|fragment|example)|url|urls"
    r"|etiquetas?|balises?)\b",
    re.IGNORECASE,
)
_ENTITY_SUBJECT = LazyPattern(
    r"\b(?:x?html\d?|xml|markup|markdown|entit(?:y|ies)|characters?|symbols?|escap\w+|encod\w+|decod\w+|saniti[sz]\w+|xss|url|urls|entidad(?:es)?|entités?)\b",
    re.IGNORECASE,
)


@rule(
    "leftover-markup",
    category="text",
    severity=Severity.WARNING,
    source="seen in public banks; HTML Living Standard, named character references",
    hints=(literals("shown", ("&", "<")),),
)
def check(item: Item) -> Iterator[Problem]:
    shown = item.shown
    patterns = [
        pattern
        for sign, pattern, subject in (("&", _ENTITY, _ENTITY_SUBJECT), ("<", _TAG, _TAG_SUBJECT))
        if sign in shown and pattern.search(shown) and not _is_about(item, subject)
    ]
    for path, text in item.shown_texts if patterns else ():
        found = (pattern.search(without_code_spans(text)) for pattern in patterns)
        if mark := next(filter(None, found), None):
            yield from _problems(path, text, mark)


def _is_about(item: Item, subject: LazyPattern) -> bool:
    """Whether the item tests markup or code, so that its tags and entities are the point of the question."""
    marked = [option.text for option in item.options if "<" in option.text or "&" in option.text]
    return any(not _MARKUP.sub("", text).strip() for text in marked) or subject.search(_MARKUP.sub(" ", item.shown)) is not None


def _problems(path: Path, text: str, mark: re.Match[str]) -> Iterator[Problem]:
    if mark[0].startswith("&"):
        message = f'The text holds "{mark[0]}", which stands for a character in HTML.'
        yield Problem(path, message, "Write the character itself.", chars=mark.span())
    elif not _is_in_table(text, mark):
        message = f'The text holds the HTML tag "{_name(mark[0])}".'
        yield Problem(path, message, "Remove the tag, or put code in backticks.", chars=mark.span())


def _name(tag: str) -> str:
    """A tag without its attributes."""
    return tag if tag == "<!--" else f"{tag.split(None, 1)[0].rstrip('/>')}>"


def _is_in_table(text: str, tag: re.Match[str]) -> bool:
    """Whether a line break stands in a Markdown table, which has no other way to break a line."""
    line = text[text.rfind("\n", 0, tag.start()) + 1 : tag.start()]
    return tag[0].lower().startswith("<br") and "|" in line


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: If a <b and c> d in a List<P> of R&D; AT&T, which planet `&nbsp;` is nearest to the sun in 10<sup>6</sup> km?
    options:
      - text: Mercury
        correct: true
      - text: "`<div id='x'>`"
    explanation: "Its orbit lies inside.\\n\\n| a | b |\\n|---|---|\\n| 1<br>2 | 3 |\\n"
""",
    ),
    Example(
        """\
items:
  - id: list-tag
    stem: What makes a list?
    options:
      - text: <ul>
        correct: true
      - text: <p>
    explanation: Its entries follow.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which of Kepler&#39;s planets is nearest to the sun?
    options:
      - text: "<div id=\\"gtx\\">Mercury</div>"
        correct: true
      - text: "<p>Venus</p>"
    explanation: Its orbit&nbsp;lies inside that of every other planet.
""",
        found=(
            '3:26 The text holds "&#39;", which stands for a character in HTML.',
            '5:16 The text holds the HTML tag "<div>".',
            '7:16 The text holds the HTML tag "<p>".',
            '8:27 The text holds "&nbsp;", which stands for a character in HTML.',
        ),
    ),
]
