"""The words with which candidates judge a statement: true and false, yes and no."""

from __future__ import annotations

from collections.abc import Sequence

# Pairs of each language, in lower case.
PAIRS = tuple(
    frozenset(pair.split("/"))
    for pair in (
        "true/false",
        "yes/no",
        "t/f",
        "right/wrong",
        "correct/incorrect",
        "verdadero/falso",
        "sí/no",
        "vrai/faux",
        "oui/non",
        "wahr/falsch",
        "ja/nein",
    )
)
_LONGEST = 12


def are_verdicts(texts: Sequence[str]) -> bool:
    """Whether the answers are the two words of a pair."""
    if len(texts) != 2 or any(len(text) > _LONGEST for text in texts):
        return False
    return {text.strip().lower().rstrip(".!") for text in texts} in PAIRS
