r"""Some answers are noun phrases, and others begin with a verb.

"The plan", "A list of goals" and "Ask the peer" do not answer the same question, so one form fits the stem better, and a
candidate can rule the others out. Word all answers in the same form.

A noun phrase begins with an article, a pronoun such as "their", or "one of"; a verb stands after "to", or is an imperative
from a list of common ones. The rule reports an item if each answer is one or the other, and both occur. Items with full
sentences, titles, code or answers of one word are not reported. The rule misses noun phrases without an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from crs_lint.language.answer_kind import is_code
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.rule import ENGLISH, Example, rule
from crs_lint.rules.shared.answer_names import names_of
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS

_FEWEST = 3
_SHORTEST = 2
_DETERMINERS = frozenset(
    ("a", "an", "the", "his", "her", "its", "their", "your", "our", "my", "this", "these", "those", "some", "any", "another")
)
_VERBS = frozenset(
    """accept add address adjust advise agree allow analyze apply arrange ask assess assist assume avoid begin break bring build buy calculate call
    cancel carry change check choose clean clear close collect come compare complete confirm connect consider consult contact continue convert
    create cut decide decline decrease delete deny describe detect determine develop disconnect discuss display divide do document eliminate
    encourage end enter ensure erase establish evaluate examine exit explain explore fill find fix focus follow force gather generate get give go
    hang help hide hold identify ignore improve increase inform insert install invite keep learn leave let limit listen look lower maintain make
    measure meet merge monitor move notify obtain offer open order pass pay perform pick place plan prepare press prevent print promote protect
    prove provide pull push put raise reach read recognize recommend record reduce refer refuse reject remain remind remove repeat replace report
    require respond restart return review run save say scan schedule search select send separate set share show speak start stay stop store
    submit suggest switch take talk teach tell test transfer try turn understand update use validate verify visit wait walk warn wear withdraw
    write""".split()  # noqa: SIM905 - quotes would hide the words
)
# Many verbs of the list are nouns, too; before one of these, they are verbs.
_OBJECTS = _DETERMINERS | frozenset(
    (
        "that",
        "it",
        "them",
        "him",
        "all",
        "each",
        "every",
        "to",
        "up",
        "out",
        "off",
        "down",
        "on",
        "with",
        "for",
        "if",
        "whether",
        "at",
        "in",
    )
)
_AFTER_PREPOSITION = _DETERMINERS | {"both", "each", "every", "all", "no", "one", "him", "them", "us", "whom", "which"}
_FINITE = frozenset(
    """is are was were am be been has have had can could will would should must may might shall cannot does did do isn't aren't wasn't doesn't didn't don't
    won't can't means makes takes gets gives goes comes uses contains becomes became requires allows needs""".split()  # noqa: SIM905
)


class _Form(Enum):
    NOUN = "noun phrase"
    VERB = "verb"


@rule(
    "mixed-form-options",
    category="options",
    severity=Severity.INFO,
    default=False,
    source="Haladyna, Downing and Rodriguez 2002, guideline 23: homogeneous options; NBME item-writing guide: parallel options",
    languages=ENGLISH,
)
def check(item: Item) -> Iterator[Problem]:
    options = [option for option in item.options if not item.stands_outside(option)]
    if len(options) < _FEWEST:
        return
    forms = [_form(option) for option in options]
    if None in forms or len(set(forms)) == 1:
        return
    verbs = [option for option, form in zip(options, forms, strict=True) if form is _Form.VERB]
    nouns = [option for option, form in zip(options, forms, strict=True) if form is _Form.NOUN]
    fewer = min(verbs, nouns, key=len)[0]
    begin = "begins" if len(verbs) == 1 else "begin"
    are = "is a noun phrase" if len(nouns) == 1 else "are noun phrases"
    message = f"{names_of(verbs)} {begin} with a verb, and {names_of(nouns).lower()} {are}."
    yield Problem(fewer.at("text"), message, "Word all answers in the same form.")


def _form(option: Option) -> _Form | None:
    """The form of an answer; None for one word, a full sentence, code, and what the lists do not tell."""
    words = option.words
    if len(words) < _SHORTEST or is_code(option.text):
        return None
    if words[0] in _DETERMINERS or words[:2] == ("one", "of"):
        return None if not _FINITE.isdisjoint(words) else _Form.NOUN
    is_verb = words[1] not in _AFTER_PREPOSITION if words[0] == "to" else words[0] in _VERBS and words[1] in _OBJECTS
    return _Form.VERB if is_verb and not _is_title(option.text) else None


def _is_title(text: str) -> bool:
    """Whether a text may be a title, such as "Leave It to the Girls": its first and last words are capitalized."""
    return text[:1].isupper() and text.split()[-1][:1].isupper()


GOOD = [SOUND_ITEM_WITH_FOUR_OPTIONS]
BAD = [
    Example(
        """\
items:
  - id: peer-first
    stem: What comes first?
    options:
      - text: Ask the peer
        correct: true
      - text: Call the family
      - text: A list of goals
    explanation: The peer decides.
""",
        found=("8:15 Answers 1 and 2 begin with a verb, and answer 3 is a noun phrase.",),
    ),
]
