r"""The text that candidates would read is a placeholder: TODO, TBD, "lorem ipsum", "Option A".

The item was started and not finished. Write the text. Until then, mark the item `status: draft`, and it is not
reported. Code and sentences about a TODO are not reported, nor is the Spanish word "todo".

The rule reads English, French, German, Italian, Portuguese and Spanish: "Pendiente de redactar", "A completar".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from crs_lint.language.tables import tables_of
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten
from crs_lint.text.phrases import PhrasePattern, either

_LONGEST = 80
_OPEN, _CLOSE = r"[\[(<{*_\s]*", r"[\])>}*_.…!\s]*"
_ABBREVIATED = PhrasePattern(("TODO", "TBD", "TBC", "TBA", "FIXME"), f"{_OPEN}{{}}{_CLOSE}", re.NOFLAG)
_PARTS = "(?:question|stem|answer|option|explanation|rationale|text|feedback|distractor)s?"
# Nobody answers with these; the others below may be what a poster or a plan says.
_STUBS = (
    *(rf"{verb} (?:your |the |an? )?{_PARTS}(?: text)?(?: here)?" for verb in ("insert", "add", "enter", "write", "type", "put")),
    *(rf"your {part}(?: goes)? here" for part in ("question", "answer", "explanation", "text")),
)
_STUB = PhrasePattern(_STUBS, f"{_OPEN}{{}}{_CLOSE}")
_WHOLES = (
    *_STUBS,
    *(f"to be {done}" for done in ("written", "done", "added", "completed", "determined", "confirmed")),
    *("coming soon", "placeholder(?: text)?", "question text", "sample (?:question|text|answer)"),
    *("à venir", "à compléter", "por definir", "pendiente de redacción"),
)
_OPENING = PhrasePattern(
    (r"TODO\s*(?::|\]|\)|-\s)", r"TBD\s*(?::|\]|\)|-\s)", r"FIXME\s*(?::|\]|\)|-\s)", "(?i:lorem) ipsum dolor"), f"{_OPEN}{{}}", re.NOFLAG
)
_FIRST_WORD = LazyPattern(r"[\W_]*([^\W_]+)")
_OPTION = PhrasePattern(
    (
        "option",
        "answer",
        "choice",
        "distractor",
        "respuesta",
        "opci[oó]n",
        "r[ée]ponse",
        "resposta",
        "op[cç][ãa]o",
        "alternativa",
        "antwort(?:m[öo]glichkeit|option)?",
        "risposta",
        "opzione",
    ),
    r"{}\s*#?(?:[A-H]|\d)\.?",
)
_NAME = LazyPattern(r"[A-Z]{2,6}")
_ABOUT_NAMES = PhrasePattern(("todo", "fixme", "abbreviat", "acronym", "initials", "stands? for", "comment", "marker"), r"\b{}")


class _Looks(NamedTuple):
    """The patterns of a language: whole texts that are placeholders, the words that they begin with, and a line with such a beginning."""

    whole: PhrasePattern
    first_words: frozenset[str]
    line: LazyPattern


@lru_cache(maxsize=1 << 4)
def _looks_of(code: str) -> _Looks:
    whole = PhrasePattern((*_WHOLES, *tables_of(code or "en").placeholders), f"{_OPEN}{{}}{_CLOSE}")
    first_words = frozenset(
        re.split(r"\W", alternative.removeprefix("(?i:"), maxsplit=1)[0].lower()
        for pattern in (_ABBREVIATED, whole, _OPENING)
        for alternative in pattern.alternatives
    )
    # The line feed comes first, since the search skips to it.
    line = LazyPattern(rf"\n[^\na-zà]*+{either(sorted(first_words))}(?![^\W_])", re.IGNORECASE)
    return _Looks(whole, first_words, line)


@rule("placeholder-text", category="text", severity=Severity.ERROR, source="seen in public banks", excuses_drafts=True)
def check(item: Item) -> Iterator[Problem]:
    if len(item.options) > 1 and _OPTION.may_match(item.options[0].lowered) and _are_stubs(item):
        yield Problem(item.at("options"), f'The answers are placeholders ("{shorten(item.options[0].text)}").', "Write the answers.")
    looks = _looks_of(item.tables.code)
    if looks.line.search(f"\n{item.shown}"):
        yield from _placeholders(item, looks)


def _may_be_placeholder(text: str, looks: _Looks) -> bool:
    """A quick look at the first word."""
    first = _FIRST_WORD.match(text)
    return first is not None and first[1].lower() in looks.first_words


def _are_stubs(item: Item) -> bool:
    """Whether all answers are "Option A" and the like, and neither a figure nor a text says what these are."""
    texts = [option.text.strip() for option in item.options]
    if item.shows_figure or not all(_OPTION.fullmatch(text) for text in texts):
        return False
    return not any(text.rstrip(".").lower() in f"{item.scenario} {item.stem}".lower() for text in texts)


def _placeholders(item: Item, looks: _Looks) -> Iterator[Problem]:
    answers = {option.at("text"): option.text.strip() for option in item.options}
    for path, text in ((path, text.strip()) for path, text in item.shown_texts if _may_be_placeholder(text, looks)):
        if _OPENING.match(text) or (len(text) <= _LONGEST and _stands_for_text(item, text, looks, is_answer=path in answers)):
            yield Problem(path, f'"{shorten(text)}" is a placeholder.', "Write the text.")


def _stands_for_text(item: Item, text: str, looks: _Looks, *, is_answer: bool) -> bool:
    """Whether a whole text is a placeholder. An answer is judged beside the others: "TBC" among "BBC" and "NBC" is a name."""
    lowered = text.lower()
    if not is_answer:
        return (looks.whole.may_match(lowered) and looks.whole.fullmatch(text) is not None) or _ABBREVIATED.fullmatch(text) is not None
    if _ABBREVIATED.fullmatch(text):
        others = [option.text.strip() for option in item.options if option.text.strip() != text]
        names = sum(_NAME.fullmatch(other) is not None for other in others)
        return names * 2 < max(len(others), 1) and not _ABOUT_NAMES.search(item.stem)
    return _STUB.may_match(lowered) and _STUB.fullmatch(text) is not None


GOOD = [
    SOUND_ITEM,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: todo
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: TODO
""",
        found=('8:18 "TODO" is a placeholder.',),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Option A
        correct: true
      - text: Option B
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:5 The answers are placeholders ("Option A").',),
    ),
]
