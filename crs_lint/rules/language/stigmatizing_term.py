r"""The text uses a term that the recovery field avoids because it shames or blames people.

Words such as "addict" and "clean" turn an illness into a moral failing. Studies show that they make professionals judge
more harshly, and people who are called so seek help later. An exam for people who give support also teaches by its own
language. Use the person-first term that the help proposes.

The rule checks exams with `vocabulary: [recovery]`. The terms come from "Words Matter" of the National Institute on Drug
Abuse and the language guide of the Substance Abuse and Mental Health Services Administration; each finding names its
source. Not reported are wrong answers, quotations, words in italics that are discussed as words, names of
organizations and laws, and what people call themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from crs_lint.language.terms import LISTS, Term, occurrences
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import Trait
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.text.normalize import shorten


@rule(
    "stigmatizing-term",
    category="language",
    severity=Severity.WARNING,
    source="NIDA, Words Matter; SAMHSA, A Guide to the Use of Language",
    languages=ENGLISH,
    hints=(Trait.VOCABULARY,),
)
def check(item: Item) -> Iterator[Problem]:
    if not item.exam.vocabulary:
        return
    terms = _terms(item.exam.vocabulary)
    if not terms:
        return
    wrong = {option.at("text") for option in item.distractors}
    for path, text in item.shown_texts:
        if path in wrong:
            continue
        said = set()
        for match, term in occurrences(terms, text):
            if term not in said:
                said.add(term)
                message = f'"{shorten(match[0])}" is a term that the field asks authors to avoid ({term.source}).'
                yield Problem(path, message, f'Write "{term.preferred}".', chars=match.span())


@lru_cache(maxsize=16)
def _terms(lists: frozenset[str]) -> tuple[Term, ...]:
    return tuple(term for name in sorted(lists & LISTS.keys()) for term in LISTS[name])


GOOD = [
    Example(
        """\
items:
  - id: words-person
    stem: A man introduces himself as an addict, and a note calls him a "junkie". Which words does the National Institute on Drug Abuse prefer?
    options:
      - text: Person with an addiction
        correct: true
      - text: Substance abuser and drug addict
      - text: Alcoholic
    explanation: The word addict defines a person by an illness, as do *drug abuser* and “alcoholic”. Alcoholics Anonymous is a name, child abuse a crime, and an alcoholic beverage a drink.
""",
        exam="exam: example\nvocabulary: [recovery]\n",
    ),
    Example(
        """\
items:
  - id: words-person
    stem: What is an addict called in this bank, whose exam asks for no list of words?
    options:
      - text: A person
        correct: true
      - text: A junkie
    explanation: The exam decides on its lists.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: words-person
    stem: Addicts who have been clean for two years ask you for help. What do you offer first?
    options:
      - text: To listen to the drug abuser's story
        correct: true
      - text: To check for dirty urine
        rationale: Substance abuse is no reason for a test.
      - text: To call the police
        rationale: It breaks their trust.
    explanation: Listening builds trust.
""",
        exam="exam: example\nvocabulary: [recovery]\n",
        found=(
            '3:11 "Addicts" is a term that the field asks authors to avoid (NIDA, Words Matter).',
            '3:28 "been clean" is a term that the field asks authors to avoid (NIDA, Words Matter).',
            '5:32 "drug abuser" is a term that the field asks authors to avoid (NIDA, Words Matter).',
            '8:20 "Substance abuse" is a term that the field asks authors to avoid (NIDA, Words Matter).',
        ),
        also=("uneven-rationale",),
    ),
]
