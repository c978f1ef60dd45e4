r"""The stem asks for what comes first or is best without emphasis, where the exam emphasizes such words in other items.

"What should the peer do FIRST?" has several answers that are right and one that comes first. A candidate who is used to
capitals overlooks the word where it has none. Write it as in the other items.

The rule compares the items of an exam. It reports "first", "next", "best" and "most" in the last sentence of a stem, as in
"best describes" and "do next", if at least `least` items of the exam emphasize such a word, and at least `percent` percent of
those that have one. Capitals and Markdown marks are emphasis. An exam that emphasizes none is consistent, and not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.priority import EMPHASIZED
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import ENGLISH, Bank, Example, rule


@rule(
    "unemphasised-priority",
    category="stem",
    severity=Severity.INFO,
    default=False,
    source="NBME item-writing guide: one-best-answer lead-ins; seen in public banks",
    languages=ENGLISH,
)
def check(bank: Bank, *, least: int = 3, percent: float = 50.0) -> Iterator[Problem]:
    asking = [item for item in bank.items if item.priority and not item.is_retired]
    emphasized = sum(item.priority == EMPHASIZED for item in asking)
    if emphasized < least or emphasized * 100 < percent * len(asking):
        return
    for item in asking:
        if item.priority != EMPHASIZED:
            start, end = item.priority
            place = item.location("stem")
            message = f"The stem asks for a priority without emphasis; {emphasized} of {len(asking)} such stems of this exam have it."
            yield Problem(place.path, message, "Write the word as in the other items.", chars=(start, end), file=place.file)


def _bank(words: tuple[str, ...]) -> str:
    """Items whose stems ask what to do first, with the given words for "first"."""
    lines = ["items:"]
    for number, word in enumerate(words, 1):
        lines += [f"  - id: step-{number}", f"    stem: A peer calls from work for the {number}. time. What should you do {word}?"]
        lines += ["    options:", "      - text: Ask them", "        correct: true", "      - text: Call them"]
        lines.append(f"    explanation: Whether they can talk comes first, {number} times.")
    return "\n".join(lines) + "\n"


GOOD = [Example(_bank(("FIRST", "**first**", "NEXT"))), Example(_bank(("first", "next", "FIRST")))]
BAD = [
    Example(
        _bank(("FIRST", "**first**", "NEXT", "next")),
        found=("24:70 The stem asks for a priority without emphasis; 3 of 4 such stems of this exam have it.",),
    ),
]
