r"""Answers that begin with a certain word are right far more often than chance.

Where "Ask" or "Without" begins right answers and hardly any wrong ones, a candidate learns to choose by the first word.
Begin wrong answers with the same word, or word some right answers otherwise.

For each word, the rule takes the items that offer an answer with it, and that have other answers, too. It reports the word
if at least `least` such items exist, the answer is right in `percent` percent of them or more and in twice as many as
chance would give, and the difference is significant (p below 0.001, divided by the number of words compared). An answer
that is right in several items counts once. Up to ten of the right answers are listed with the finding.
"""

from collections.abc import Iterator, Sequence
from math import exp, lgamma, log, log1p
from operator import attrgetter

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Problem, Related, Severity
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Bank, Example, rule
from crs_lint.text.normalize import shorten

_SIGNIFICANT = 0.001
_FEWEST_OPTIONS = 3
_MOST_RELATED = 10


class _Offer(NamedTuple):
    """An item that offers answers with a certain first word: how likely a guesser hits one, and the position of the key if it is one."""

    item: ItemFacts
    chance: float
    key: int | None


@rule(
    "pattern-key",
    category="bank",
    severity=Severity.WARNING,
    source="NBME item-writing guide: testwiseness; seen in public banks",
    needs_whole_bank=True,
    needs_exam=True,
)
def check(bank: Bank, *, least: int = 10, percent: float = 70.0) -> Iterator[Problem]:
    if not bank.exam.file:
        return
    offers = [offers for offers in _offers(bank.items).values() if len(offers) >= least]
    for word in offers:
        right = [offer for offer in word if offer.key is not None]
        chance = sum(offer.chance for offer in word) / len(word)
        if len(right) * 100 < percent * len(word) or len(right) < 2 * chance * len(word):
            continue
        if _tail(len(right), len(word), chance) * len(offers) < _SIGNIFICANT:
            yield _problem(bank.exam.file, right, len(word), chance)


def _offers(items: Sequence[ItemFacts]) -> dict[int, list[_Offer]]:
    """The items that offer each first word, by its hash and in the order of their ids; of items with the same key, the first."""
    found: dict[int, list[_Offer]] = {}
    keys = set()
    # The items that are listed identify the finding, so they must not depend on the order of the files.
    for item in sorted(items, key=attrgetter("id", "language", "question")):
        if len(item.key_positions) != 1 or item.option_count < _FEWEST_OPTIONS or item.is_retired or item.keys in keys:
            continue
        keys.add(item.keys)
        openings = memoryview(item.openings).cast("I").tolist()
        key = item.key_positions[0]
        for word in set(openings):
            if word and (count := openings.count(word)) < len(openings):
                found.setdefault(word, []).append(_Offer(item, count / len(openings), key if openings[key] == word else None))
    return found


def _tail(hits: int, count: int, chance: float) -> float:
    """The upper tail of the binomial distribution: P(X >= ``hits``) of ``count`` trials with the same ``chance``."""
    ways = lgamma(count + 1)
    terms = (ways - lgamma(n + 1) - lgamma(count - n + 1) + n * log(chance) + (count - n) * log1p(-chance) for n in range(hits, count + 1))
    return sum(map(exp, terms))


def _problem(file: str, right: Sequence[_Offer], count: int, chance: float) -> Problem:
    places = [offer.item.location("options", offer.key or 0, "text") for offer in right]
    message = (
        f'Answers with the first word of the right one of "{shorten(right[0].item.id)}" are right in {len(right)} of {count} items '
        f"that offer one; chance would give {chance:.0%}."
    )
    related = tuple(Related(place, "This right answer begins with the word.") for place in places[:_MOST_RELATED])
    return Problem(("exam",), message, "Begin some wrong answers with this word, too.", file=file, related=related)


def _bank(right: Sequence[str]) -> str:
    """Twelve items with answers that begin with "Ask", "Look" and "Call"; the right ones begin with these words in turn."""
    lines = ["items:"]
    for number in range(12):
        lines += [f"  - id: step-{number}", f"    stem: What is the first step in case {number}?", "    options:"]
        for word in ("Ask", "Look", "Call"):
            lines += [f"      - text: {word} for the name of peer {number}"]
            lines += ["        correct: true"] if word == right[number % len(right)] else []
        lines.append(f"    explanation: The name comes first in case {number}.")
    return "\n".join(lines) + "\n"


GOOD = [Example(_bank(("Ask", "Look", "Call")))]
BAD = [
    Example(
        _bank(("Ask",)),
        found=(
            'exam.yaml:1:7 Answers with the first word of the right one of "step-0" are right in 12 of 12 items that offer one; '
            "chance would give 33%.",
        ),
    ),
]
