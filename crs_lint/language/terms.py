"""Stigmatizing terms of the recovery field, with their sources and person-first replacements, and how to find them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import required_literals

NIDA = "NIDA, Words Matter"
SAMHSA = "SAMHSA, A Guide to the Use of Language"


class Term(NamedTuple):
    """A term to avoid: a pattern for its forms, the preferred wording, and the guide that asks for it."""

    pattern: str
    preferred: str
    source: str


_DRUGS = (
    r"(?:drugs?|substances?|alcohol|opioids?|opiates?|heroin|cocaine|crack|meth(?:amphetamine)?|marijuana|cannabis|fentanyl|pills"
    r"|prescriptions?|medications?)"
)
_DRUG = r"(?:drug|substance|opioid|opiate|heroin|cocaine|crack|meth(?:amphetamine)?|marijuana|fentanyl|narcotics?)"
_BABY = r"(?:bab(?:y|ies)|infants?|newborns?)"
_PERSON = "person with a substance use disorder"
_RECOVERY = "person in recovery"
_ABSTINENT = "in recovery, or not using drugs"
# Things, not people, that are called alcoholic.
_DRINK = (
    r"(?:[- ](?:beverages?|drinks?|liver|hepatitis|cirrhosis|cardio\w+|ketoacidosis|neuropathy|pancreatitis|content|solutions?|extracts?"
    r"|spirits?|gastritis|fatty|dementia|wines?|ferment\w+)| (?:and|or) (?:soft|non))"
)
# What follows "clean" if it describes a person rather than a room.
_SPAN = r"(?= (?:for|from|since|after|until|and|at|in|on|as|if|through|today|by|with)\b|[.,;:!?]|$)"
_SINCE = r"(?= (?:for (?:\w+ ){1,3}(?:days?|weeks?|months?|years?)|since|from (?:drugs|alcohol|heroin|opioids|substances))\b)"
_NOW = r"(?= (?:now|today|again|and sober|for|since|from|at last|this|these)\b|[.,;:!?]|$)"
_TEST = r"(?:urines?|(?:drug )?(?:tests?|screens?)|samples?|results?)"
_AFTER = r"(?= (?:who|in|on|at|with|and|or|is|was|will|has|had)\b|[.,;:!?]|$)"
_THERAPY = r"(?: therap(?:y|ies)| treatments?)?"

# Longer terms precede the shorter ones that they contain, since the first match is reported.
RECOVERY: tuple[Term, ...] = (
    Term(r"(?:former|ex)[- ]addicts?", _RECOVERY, NIDA),
    Term(r"reformed addicts?", _RECOVERY, NIDA),
    Term(r"recovering addicts?", _RECOVERY, NIDA),
    Term(r"recovered addicts?", _RECOVERY, NIDA),
    Term(r"(?:former|ex)[- ]alcoholics?", _RECOVERY, NIDA),
    Term(r"recovering alcoholics?", _RECOVERY, NIDA),
    Term(rf"drug[- ]addicted {_BABY}", "baby exposed to substances before birth", NIDA),
    Term(rf"addicted {_BABY}", "baby exposed to substances before birth", NIDA),
    Term(rf"crack {_BABY}", "baby exposed to substances before birth", NIDA),
    Term(r"drug addicts?", _PERSON, NIDA),
    Term(r"(?:opioid|opiate) addicts?", "person with an opioid use disorder", NIDA),
    Term(r"heroin addicts?", "person with an opioid use disorder", NIDA),
    Term(r"(?:cocaine|crack) addicts?", "person with a cocaine use disorder", NIDA),
    Term(r"meth addicts?", "person with a methamphetamine use disorder", NIDA),
    Term(r"addicts?", _PERSON, NIDA),
    Term(rf"alcoholics?(?!{_DRINK})", "person with an alcohol use disorder", NIDA),
    Term(r"substance abusers?", _PERSON, NIDA),
    Term(r"drug abusers?", _PERSON, NIDA),
    Term(r"alcohol abusers?", "person with an alcohol use disorder", NIDA),
    Term(r"(?:opioid|opiate|heroin|cocaine) abusers?", _PERSON, NIDA),
    Term(r"junk(?:ies|ie|y)", _PERSON, NIDA),
    Term(r"(?:injection|iv|intravenous) drug users?", "person who injects drugs", NIDA),
    Term(r"drug users?", "person who uses drugs", NIDA),
    Term(r"substance users?", "person who uses substances", NIDA),
    Term(r"(?:opioid|opiate) users?", "person who uses opioids", NIDA),
    Term(r"(?:heroin|cocaine|crack|meth|fentanyl) users?", "person who uses that drug", NIDA),
    Term(rf"(?<=\ba )drunk{_AFTER}", "person who misuses alcohol", NIDA),
    Term(r"drunks", "people who misuse alcohol", NIDA),
    Term(r"prescription (?:drug|opioid|medication) abuse", "prescription misuse", NIDA),
    Term(r"polysubstance abuse", "polysubstance use", NIDA),
    Term(r"substance abuse", "substance use", NIDA),
    Term(r"drug abuse", "drug use", NIDA),
    Term(r"alcohol abuse", "alcohol misuse", NIDA),
    Term(r"(?:opioid|opiate) abuse", "opioid use, or misuse of a prescription", NIDA),
    Term(r"(?:heroin|cocaine|crack|meth(?:amphetamine)?|marijuana|cannabis|stimulant) abuse", "use of that drug", NIDA),
    Term(rf"abus(?:e|es|ed|ing) {_DRUGS}", "use, or misuse of a prescription", NIDA),
    Term(rf"{_DRUG} habits?", "substance use disorder", NIDA),
    Term(r"drinking habits?", "alcohol use, or alcohol use disorder", NIDA),
    Term(r"kick(?:s|ed|ing)? (?:the|a|his|her|their) habit", "recover, or stop using", NIDA),
    Term(rf"(?:opioid|opiate|methadone) replacement{_THERAPY}", "medication for opioid use disorder", NIDA),
    Term(rf"(?:opioid|opiate|methadone) substitution{_THERAPY}", "medication for opioid use disorder", NIDA),
    Term(r"medication[- ]assisted (?:treatments?|therap(?:y|ies))", "medication for a substance use disorder", NIDA),
    Term(rf"clean {_TEST}", "negative test", NIDA),
    Term(rf"dirty {_TEST}", "positive test", NIDA),
    Term(r"test(?:s|ed|ing)? clean", "test negative", NIDA),
    Term(r"test(?:s|ed|ing)? dirty", "test positive", NIDA),
    Term(r"clean and sober", _ABSTINENT, NIDA),
    Term(r"clean time", "time in recovery", NIDA),
    Term(rf"(?:stay|stays|stayed|staying) clean{_SPAN}", _ABSTINENT, NIDA),
    Term(rf"(?:get|gets|got|getting|gotten|become|became) clean{_SPAN}", "enter recovery, or stop using", NIDA),
    Term(rf"(?<=\bwho )(?:is|are|was|were) clean{_NOW}", _ABSTINENT, NIDA),
    Term(rf"(?:been|am|is|was|being) clean{_SINCE}", _ABSTINENT, NIDA),
    Term(rf"(?:days?|weeks?|months?|years?) clean{_SPAN}", "in recovery", NIDA),
    Term(r"drug problems?", "substance use disorder, or problems with drugs", SAMHSA),
    Term(r"crack ?heads?", _PERSON, SAMHSA),
    Term(r"meth ?heads?", _PERSON, SAMHSA),
    Term(r"dope ?(?:heads?|fiends?)", _PERSON, SAMHSA),
    Term(r"pot ?heads?", "person who uses cannabis", SAMHSA),
    Term(r"drugg(?:ies|ie|y)", _PERSON, SAMHSA),
    Term(r"tweakers?", "person who uses methamphetamine", SAMHSA),
    Term(r"stoners?", "person who uses cannabis", SAMHSA),
    Term(r"winos?", "person with an alcohol use disorder", SAMHSA),
    Term(r"boozers?", "person with an alcohol use disorder", SAMHSA),
)  # fmt: skip

LISTS: dict[str, tuple[Term, ...]] = {"recovery": RECOVERY}

# Quotations, and words that the text discusses as words.
_QUOTED = LazyPattern(
    r"\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|(?<![\w'])['‘][^'‘’\n]{1,200}['’](?!\w)"
    r"|(?<!\w)[*_]{1,2}[\w ,-]{1,60}[*_]{1,2}(?!\w)"
)
_MENTIONED = LazyPattern(
    r"(?:\b(?:words?|terms?|labels?|phrases?)(?: such as| like)?"
    r"|\b(?:call|introduc|describ|identif|refer)\w*(?: to)? (?:him|her|them|my|your|our|one)(?:self|selves)(?: as)?)"
    r",?\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_SENTENCE_START = LazyPattern(r"(?:^|[.!?:]\s+|\n\s*|[-*]\s+)[\"“(]?$")


def blank_quotes(text: str) -> str:
    """The text with quotations and emphasized phrases replaced by spaces, so that indexes stay valid."""
    return _QUOTED.blanked(text)


def occurrences(terms: tuple[Term, ...], text: str) -> Iterator[tuple[re.Match[str], Term]]:
    """Matches of terms in the author's own voice: not in quotations, in names, or discussed as words."""
    lowered = text.lower()
    if not any(literal in lowered for literal in _literals(terms)):
        return
    expression = _compiled(terms)
    text = blank_quotes(text)
    for match in expression.finditer(text):
        before = text[max(match.start() - 80, 0) : match.start()]
        if not _MENTIONED.search(before) and not _is_name(text, match):
            number = int((match.lastgroup or "_0")[1:])
            yield match, terms[number]


@lru_cache(maxsize=16)
def _literals(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """A quick look: every form of every term holds one of these."""
    return required_literals(term.pattern for term in terms)


@lru_cache(maxsize=16)
def _compiled(terms: tuple[Term, ...]) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?=[a-z])(?:" + "|".join(f"(?P<_{number}>{term.pattern})" for number, term in enumerate(terms)) + r")(?![\w-])",
        re.IGNORECASE,
    )


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a match is part of a capitalized name, such as "National Institute on Drug Abuse"."""
    first, *others = match[0].split()
    if any(word[0].isupper() for word in others):
        return True
    if not first[0].isupper():
        return False
    following = text[match.end() : match.end() + 2].strip()
    return following.isupper() or not _SENTENCE_START.search(text, max(match.start() - 80, 0), match.start())
