"""Questions that ask for what is not so, by the tables of a language: the negative stands in the main clause of the question.

A negative in a subordinate clause, in a question for a reason or a number, in a quotation, or before a mere attribute
("energía no renovable") leaves the question positive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from crs_lint.language.grammar import Grammar, grammar
from crs_lint.text.lazy_pattern import LazyPattern

_SENTENCE_END = LazyPattern(r"\s[—–]\s|(?<![.?!:;…])[.?!:;…]{1,4}[\"'”’“»›)\]*]{0,8}\s+(?=\S)|\n+")
# A number, a letter or letters with periods between them: "3. Oktober", "z. B.", "p.ej.".
_ORDINAL_OR_INITIAL = LazyPattern(r"(?<!\w)(?:\d{1,4}|[^\W\d_]|[^\W\d_](?:\.[^\W\d_]{1,2}){1,3})$")
_LAST_WORD = LazyPattern(r"\w{1,12}$")
_QUOTED = LazyPattern(
    r"\([^()\n]*\)|(?<!\w)['‘‚][^'‘’\n]{0,400}['’](?!\w)|\"[^\"\n]*\"|“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|»[^«»\n]*«|‹[^‹›\n]*›"
)
_COMMA = LazyPattern(",")
_REACH = 160
_MOST_NEGATIVES = 8
_MOST_WORDS_OF_ORDER = 4
_FIRST_WORDS = 9
_SHORTEST_QUESTION = 2

Span = tuple[int, int]


def negative_of(stem: str, code: str, *, is_statement: bool) -> Span | None:
    """The start and end index of the word that reverses the question; see ``negation.negative_lead_in``."""
    words = grammar(code)
    text = _QUOTED.blanked(stem).rstrip()
    for start, end in _candidates(text, words):
        span = (_in_statement if is_statement else _in_question)(text[start:end].rstrip(), words)
        if span is not None:
            return start + span[0], start + span[1]
    return None


def is_negated(prose: str, code: str) -> bool:
    """Whether an answer has a negated verb."""
    words = grammar(code)
    return words.negated.may_match(prose.lower()) and next(_negations(prose, words), None) is not None


def negation_of(prose: str, code: str) -> Span | None:
    """The span of the negation of an answer's own verb, not of one in another clause: "No tienen", "n'ont pas", "keine"."""
    words = grammar(code)
    for start, match in _negations(prose, words) if words.negated.may_match(prose.lower()) else ():
        before = prose[:start]
        if len(before.split()) >= _FIRST_WORDS or _is_subordinate(before, words):
            continue
        verb = words.next_word.match(prose, match.end()) if words.tables.clitics else None
        return start, match.end() if verb is None else verb.end("word")
    return None


def _negations(prose: str, words: Grammar) -> Iterator[tuple[int, re.Match[str]]]:
    """The negatives of verbs in an answer, each with the index at which it or its particle begins."""
    text = _QUOTED.blanked(prose)
    for match, before in _without_idioms(words.negated.finditer(text), text, words):
        if _negates_verb(before, text[match.end() :], words):
            yield len(before), match


def asks_to_choose(stem: str, code: str) -> bool:
    """Whether a question is about the truth of its answers, and not about quotations."""
    words = grammar(code)
    if words.quoting.search(stem) is not None:
        return False
    return any(pattern.search(stem) is not None for pattern in (words.choice, words.statement, words.universal)) or any(
        words.order.match(stem, start) is not None for start, _ in _candidates(stem, words)
    )


def _candidates(text: str, words: Grammar) -> Iterator[Span]:
    """The last sentence, and the question before it if the last only tells how to answer."""
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text) if not _is_abbreviation(text, match, words))]
    yield starts[-1], len(text)
    if len(starts) > 1 and _asks_before(text[starts[-2] : starts[-1]].strip(), text[starts[-1] :], words):
        yield starts[-2], starts[-1]


def _asks_before(question: str, last: str, words: Grammar) -> bool:
    """Whether the sentence before the last is the question, and the last tells how to answer, begins the answers or asks "Which?"."""
    if question.endswith("?"):
        return words.order.match(last) is not None
    if len(last.split()) <= _SHORTEST_QUESTION and words.choice.search(last) is not None:
        return True
    return not last.endswith("?") and words.choice.match(question) is not None


def _is_abbreviation(text: str, sign: re.Match[str], words: Grammar) -> bool:
    if not sign[0].startswith("."):
        return False
    before = text[max(sign.start() - _REACH, 0) : sign.start()]
    word = _LAST_WORD.search(before)
    return _ORDINAL_OR_INITIAL.search(before) is not None or (word is not None and word[0].lower() in words.tables.lead_in_abbreviations)


def _in_statement(text: str, words: Grammar) -> Span | None:
    """The span of the word that negates the main clause of a statement to be judged."""
    most_verbs = 1 if words.tables.is_verb_second else 0
    for match, before in _own_negatives(text, words):
        if not before.strip() or _is_subordinate(before, words) or words.order.match(before) is not None:
            continue
        is_first_clause = sum(1 for _ in islice(words.verb.finditer(before), most_verbs + 1)) <= most_verbs
        if is_first_clause and _negates_verb(before, text[match.end() :], words):
            return match.span()
    return None


def _in_question(text: str, words: Grammar) -> Span | None:
    exception = _exception(text, words)
    if exception is not None:
        return exception
    question = text.rfind("¿") + 1
    lead_in = text[question:]
    span = _in_lead_in(lead_in, words)
    return None if span is None else (question + span[0], question + span[1])


def _exception(text: str, words: Grammar) -> Span | None:
    """The span of "except" at the end of a text; of a word that also compares ("menos") only after "all"."""
    match = words.exception.search(text)
    if match is None:
        match = words.comparing_exception.search(text) or words.inserted_exception.search(text)
        if match is None or words.universal.search(text, 0, match.start()) is None:
            return None
    return match.span("word") if text[: match.start()].strip(" \t¿¡") else None


def _in_lead_in(lead_in: str, words: Grammar) -> Span | None:
    is_asked = lead_in.endswith("?")
    order = words.order.match(lead_in)
    is_order = order is not None
    is_choice = words.choice.match(lead_in) is not None
    if not (is_asked or is_order or is_choice) and lead_in.endswith((".", "!")) and not lead_in.endswith("..."):
        return None  # a statement that the answers complete
    anchor = _interrogative(lead_in, words, is_free=is_asked or is_order)
    if anchor is not None:
        span = _after_interrogative(lead_in, anchor[1], words)
    elif is_order:
        span = _after_order(lead_in, words)
    else:
        span = None if is_asked else _in_completion(lead_in, words)
    if span is not None:
        return _strongest(span, lead_in, words)
    is_question = anchor is not None or is_order
    return (
        (_in_capitals(lead_in, words) if is_question else None)
        or _false_word(lead_in, anchor, order, words)
        or (None if anchor is None else _least(lead_in, anchor[1], words))
    )


def _strongest(span: Span, lead_in: str, words: Grammar) -> Span:
    """The span of the second of two negatives, as in "non deve mai", if the first is not in capitals."""
    stronger = None if lead_in[slice(*span)].isupper() else words.stronger.match(lead_in, span[1])
    return span if stronger is None else stronger.span("word")


def _least(lead_in: str, start: int, words: Grammar) -> Span | None:
    """The span of "least" where the question asks for the least likely or suitable of the answers."""
    match = words.least.search(lead_in, start)
    if match is None or _is_exempt(lead_in, match.start(), words):
        return None
    is_asked = not _is_subordinate(lead_in[start : match.start()], words) and words.reason.search(lead_in, 0, match.start()) is None
    return match.span() if is_asked else None


def _interrogative(lead_in: str, words: Grammar, *, is_free: bool) -> Span | None:
    """The span of the first question word; where nothing else shows a question, one that opens no clause, at the start."""
    opening = words.opening_interrogative.match(lead_in)
    if not is_free:
        if opening is not None and words.subordinator.search(opening[0]) is None:
            return opening.span()
        choice = None if words.tables.is_verb_second else words.choice.search(lead_in)  # "Tra questi, quale non è ...:"
        if choice is None:
            return None
        is_introduced = words.introduction.match(lead_in) is not None or lead_in[: choice.start()].rstrip().endswith(",")
        return choice.span() if is_introduced else None
    if words.tables.is_verb_second and words.opening_verb.match(lead_in) is not None:
        return None  # "Darf man etwas, was nicht brennt, verwenden?"
    if opening is not None and words.conjunction.match(lead_in) is not None:
        opening = _later_opening(lead_in, words) or opening  # "Quando non c'è luce, che cosa succede?"
    match = words.interrogative.search(lead_in)
    if opening is not None and (match is None or opening.start() <= match.start()):
        return opening.span()
    return None if match is None else match.span()


def _later_opening(lead_in: str, words: Grammar) -> re.Match[str] | None:
    commas = (match.end() for match in islice(_COMMA.finditer(lead_in), _MOST_NEGATIVES))
    return next((found for comma in commas if (found := words.opening_interrogative.match(lead_in, comma)) is not None), None)


def _after_interrogative(lead_in: str, start: int, words: Grammar) -> Span | None:
    for match, before in _own_negatives(lead_in, words):
        between = before[start:]
        if match.start() < start or words.reason.search(before) is not None:
            continue
        if words.cleft.fullmatch(between) is None and _is_subordinate(between, words):
            continue
        if _negates_verb(between, lead_in[match.end() :], words):
            return match.span()
    return None


def _after_order(lead_in: str, words: Grammar) -> Span | None:
    """The span of the negative that says what is to be chosen: "Señale la opción que no es correcta"."""
    for match, before in _own_negatives(lead_in, words):
        if words.chosen.fullmatch(before) is not None:
            return match.span()
    return None


def _in_completion(lead_in: str, words: Grammar) -> Span | None:
    """The span of a negative with which a stem begins that the answers complete: "NO es función del hígado:"."""
    match, before = next(_own_negatives(lead_in, words), (None, ""))
    if match is None or not _negates_verb("", lead_in[match.end() :], words):
        return None
    if before.strip():
        is_denied = before.rstrip().endswith(",") and words.denial.match(lead_in, match.end()) is not None
        return match.span() if is_denied else None  # "Sobre el hígado, no es cierto que:"
    verb = words.next_word.match(lead_in, match.end())
    is_clear = match[0].isupper() or lead_in.endswith((":", "_", "…", "...")) or (verb is not None and verb["word"] in words.tables.verbs)
    return match.span() if is_clear else None


def _in_capitals(lead_in: str, words: Grammar) -> Span | None:
    """The span of a verb's negative in capitals among words that are not: its author says that it reverses the question."""
    if sum(map(str.isupper, lead_in)) > sum(map(str.islower, lead_in)):
        return None
    for match, before in _own_negatives(lead_in, words):
        if match[0].isupper() and before.strip() and _negates_verb(before, lead_in[match.end() :], words):
            return match.span()
    return None


def _false_word(lead_in: str, anchor: Span | None, order: re.Match[str] | None, words: Grammar) -> Span | None:
    """The span of "false" where the question asks for the false statement."""
    for match in islice(words.false_statement.finditer(lead_in), _MOST_NEGATIVES):
        before = lead_in[: match.start()]
        is_chosen = order is not None and len(before[order.end() :].split()) <= _MOST_WORDS_OF_ORDER
        if is_chosen or words.before_choice.search(before[-_REACH:]) is not None or _is_completed(before, lead_in):
            return _span_of(match, lead_in, words)
    for match in islice(words.false_predicate.finditer(lead_in), _MOST_NEGATIVES):
        before = lead_in[: match.start()]
        is_judged = anchor is not None and anchor[1] <= len(before) and _is_judged(lead_in, anchor, len(before), words)
        if is_judged or (anchor is None and _is_completed(before[before.rfind(",") + 1 :], lead_in)):
            return _span_of(match, lead_in, words)
    opening = words.false_opening.match(lead_in) if anchor is None else None
    return _span_of(opening, lead_in, words) if opening is not None and _is_completed("", lead_in) else None


def _span_of(match: re.Match[str], lead_in: str, words: Grammar) -> Span | None:
    start, end = next(match.span(name) for name, text in match.groupdict().items() if text)
    return None if _is_exempt(lead_in, start, words) else (start, end)


def _is_completed(before: str, lead_in: str) -> bool:
    """Whether nothing stands before a word of a stem that is no question: "Es falso que:"."""
    return not before.strip() and not lead_in.endswith("?")


def _is_judged(lead_in: str, anchor: Span, end: int, words: Grammar) -> bool:
    """Whether a question is about statements, or "which of these", up to an index."""
    between = lead_in[anchor[1] : end]
    if _is_subordinate(between, words) or words.reason.search(lead_in, 0, end) is not None:
        return False
    if words.statement.search(lead_in, 0, end) is not None:
        return True
    others = set(re.findall(r"\w+", between.lower())) - words.tables.function_words - set(words.tables.copulas)
    return words.choice.search(lead_in, *anchor) is not None and not others


def _own_negatives(text: str, words: Grammar) -> Iterator[tuple[re.Match[str], str]]:
    """The first negatives that are no part of "not only" or of a tag question, each with the text before it and its particle."""
    return _without_idioms(words.negative.finditer(text), text, words)


def _without_idioms(matches: Iterable[re.Match[str]], text: str, words: Grammar) -> Iterator[tuple[re.Match[str], str]]:
    for match in islice(matches, _MOST_NEGATIVES):
        start = match.start()
        if match[0].istitle() and text[:start].strip(" \t¿¡"):
            continue  # a title: "la película Nunca es tarde"
        if words.particle is not None:
            first = max(start - _REACH, 0)
            particle = words.particle.search(text[first:start])
            if particle is None:
                continue
            start = first + particle.start()
        if not _is_exempt(text, match.start(), words) and (start == match.start() or not _is_exempt(text, start, words)):
            yield match, text[:start]


def _is_exempt(text: str, index: int, words: Grammar) -> bool:
    start = max(index - _REACH, 0)
    return any(other.start() <= index < other.end() for other in words.idiom.finditer(text, start, index + _REACH))


def _is_subordinate(before: str, words: Grammar) -> bool:
    """Whether these words of a sentence open a clause beside the main one and do not end it."""
    last = None
    for last in words.subordinator.finditer(before):  # noqa: B007 - the last one counts
        pass
    if last is None:
        return False
    is_inserted = last[0].startswith((",", ";")) or before[: last.start()].rstrip().endswith(",")
    after = before[last.end() :]
    return not (is_inserted and (("," in after and after.rstrip().endswith(",")) or words.clause_end.search(after) is not None))


def _negates_verb(before: str, after: str, words: Grammar) -> bool:
    """Whether a negative between these words belongs to the verb, unlike that of "energía no renovable"."""
    if not words.tables.clitics:
        return True
    match = words.next_word.match(after)
    if match is None:
        return False
    word = match["word"].lower().replace("’", "'")
    if word in words.tables.verbs:
        return True
    word = word.rstrip("'")
    is_attribute = words.attribute.fullmatch(word) is not None or word in words.tables.function_words
    return not is_attribute and words.verb.search(before) is None
