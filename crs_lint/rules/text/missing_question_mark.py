"""A stem that begins as a question ends with a period or with nothing.

A candidate who reads quickly takes it for a statement to be completed. End a question with a question mark.

Only the last sentence of a stem is checked, and only if it begins with a question word and a verb or a noun, as in "Which
of these", "What is", "How many". Stems with code below the question, with a blank, or with a colon at the end are not
reported, nor are titles ("What Women Want is a film by"), clauses ("When the war ended, ...") and "How to".
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.negation import lead_in_start
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.text.lazy_pattern import LazyPattern

_VERBS = "is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|shall|may|might|must|isn['’]t|aren['’]t|wasn['’]t|doesn['’]t|didn['’]t|can['’]t"
_QUESTION = LazyPattern(
    r"(?:(?:in|on|at|for|from|to|by|with|of|about|under|through|during)\s+)?"
    rf"(?:(?:which|whose|what)\s+(?!(?:a|an|if|we|you|they|he|she|I|it|the)\b)[\w'’]+|(?:what|who|whom|where|when|why|how)(?:['’]s|\s+(?:{_VERBS})\b)"
    r"|who(?:m|se)?\s+(?:[a-z]+(?:ed|s)|won|made|sang|wrote|led|became|said|built|found|took|gave)\b"
    r"|how\s+(?:many|much|long|often|old|far|big|large|tall|high|deep|fast|soon|likely)\b"
    r"|(?:is|are|was|were|does|did|can|could|will|would|should|has)\s+(?:the|an?|it|this|that|there|he|she|they|you|we|these|those|his|her|their|all|any)\b)",
)
_TITLE = LazyPattern(r"\w+\s+[A-Z][\w'’]*\s+(?:\w{1,3}\s+)?[A-Z]")
_CLAUSE = LazyPattern(r"Which\s+(?:to|is|was|are|were|means|makes)\b")
_SHORTEST = 3


@rule(
    "missing-question-mark",
    category="text",
    severity=Severity.INFO,
    default=False,
    source="Haladyna, Downing and Rodriguez 2002, guideline 11: correct punctuation",
    languages=ENGLISH,
)
def check(item: Item) -> Iterator[Problem]:
    stem = item.stem_prose.rstrip()
    if stem.endswith("?") or len(item.stem.rstrip()) > len(stem):
        return  # a question, or a stem that ends with code
    start = lead_in_start(stem)
    lead_in = stem[start:].strip("\"'”’)* ")
    if "__" in item.stem[start:] or (start and _CLAUSE.match(lead_in)) or not _asks(lead_in):
        return
    ends = "ends with a period" if stem.rstrip("\"'”’)* ").endswith(".") else "has no mark at its end"
    yield Problem(item.at("stem"), f"The stem is a question and {ends}.", "End it with a question mark.", chars=(start, len(stem)))


def _asks(sentence: str) -> bool:
    """Whether a sentence begins as a question and has neither a question mark nor an open end."""
    if len(sentence.split(None, _SHORTEST)) < _SHORTEST or "?" in sentence or "\n" in sentence:
        return False
    if sentence.endswith((":", "…", "_", ",", ";", "-", "–", "—", "...")) or _TITLE.match(sentence):
        return False
    return sentence[:1].isupper() and _QUESTION.match(sentence[:1].lower() + sentence[1:]) is not None


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
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
    stem: Planets go around the sun. Which of them is nearest to it.
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=("3:38 The stem is a question and ends with a period.",),
    ),
]
