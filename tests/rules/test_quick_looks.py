"""Quick looks that are written by hand pass every text that their pattern matches: a new phrase without its first word fails here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

import pytest

from crs_lint.language import answer_kind, answer_labels, negation, numbers, priority, stand_ins, verbatim
from crs_lint.language import words as language_words
from crs_lint.language.grammar import grammar
from crs_lint.language.tables import LANGUAGES, tables_of
from crs_lint.language.words import words
from crs_lint.rules.cue import article_cue
from crs_lint.rules.key import key_contradicted
from crs_lint.rules.options import combined_option, letter_reference, near_duplicate_option, option_label, overlapping_options
from crs_lint.rules.schema import ambiguous_scalar, control_character
from crs_lint.rules.stem import dangling_reference, mid_stem_blank, opinion_stem
from crs_lint.rules.text import (
    a_or_an,
    extra_space,
    leftover_markup,
    lost_exponent,
    missing_space,
    mojibake,
    placeholder_text,
    repeated_word,
    review_note,
    spreadsheet_date,
    unbalanced_markup,
)
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern
from tests.project.patterns import source_of
from tests.rules.samples import samples


def _holds(signs: Iterable[str], text: str) -> bool:
    return any(sign in text for sign in signs)


def _holds_in_any_case(literals: Iterable[str], text: str) -> bool:
    return _holds(literals, text.lower())


class Look(NamedTuple):
    """A quick look, the patterns that it guards, and the method with which they are used."""

    passes: Callable[[str], Any]
    patterns: Sequence[LazyPattern]
    method: str = "search"


def _may_ask_in_the_negative(code: str, text: str) -> bool:
    return negation.may_ask_in_the_negative(text.lower(), tables_of(code))


def _may_be_placeholder(looks: placeholder_text._Looks, text: str) -> bool:
    return placeholder_text._may_be_placeholder(text, looks)


def _has_line(looks: placeholder_text._Looks, text: str) -> Any:
    return looks.line.search(f"\n{text}")


def _may_match(pattern: PhrasePattern, text: str) -> bool:
    return pattern.may_match(text.lower())


def _may_refer(code: str, text: str) -> bool:
    return dangling_reference._may_refer(text, words(text), dangling_reference._patterns(code))


OTHERS = [code for code in LANGUAGES if code != "en"]
_RANGES = overlapping_options._patterns("en")
LOOKS = {
    "stand-ins": Look(lambda text: stand_ins.may_stand_in(text.lower()), [pattern for _, pattern in stand_ins._PATTERNS], "fullmatch"),
    "stand-ins: one answer": Look(
        lambda text: stand_ins._BEGINNING.match(text.lower()) or stand_ins._LED.may_match(text.lower()),
        [pattern for _, pattern in stand_ins._PATTERNS],
        "fullmatch",
    ),
    "labels": Look(
        lambda text: answer_labels.may_list_labels(text.lower()), list(answer_labels._patterns_of("en").lists.values()), "fullmatch"
    ),
    **{
        f"joined labels in {code}": Look(
            answer_labels._patterns_of(code).joined.search, list(answer_labels._patterns_of(code).lists.values()), "fullmatch"
        )
        for code in LANGUAGES
    },
    "negatives": Look(lambda text: negation.may_ask_in_the_negative(text.lower()), [negation._NEGATIVE, negation._EXCEPTION]),
    **{
        f"negatives in {code}": Look(
            partial(_may_ask_in_the_negative, code),
            [getattr(grammar(code), name) for name in ("negative", "exception", "false_statement", "false_predicate", "least")],
        )
        for code in OTHERS
    },
    **{
        f"labels in {code}": Look(
            answer_labels._patterns_of(code).opening.match, list(answer_labels._patterns_of(code).lists.values()), "fullmatch"
        )
        for code in LANGUAGES
    },
    "code": Look(lambda text: not answer_kind._CODE_SIGNS.isdisjoint(text), [answer_kind._CODE]),
    "markup": Look(
        lambda text: not language_words._MARKUP_SIGNS.isdisjoint(text) or "://" in text, [language_words._OTHER, language_words._MARKS]
    ),
    "elements": Look(partial(_holds, "<"), [verbatim._ELEMENT]),
    "fences": Look(partial(_holds, ("~~~",)), [verbatim._FENCE]),
    "noise beside numbers": Look(lambda text: not numbers._MARKUP_SIGNS.isdisjoint(text), [numbers._NOISE, numbers._LATEX]),
    "powers": Look(partial(_holds, "^"), [numbers._POWER], "fullmatch"),
    "names of values": Look(partial(_holds, "="), [numbers._NAMED], "match"),
    "priority": Look(lambda text: priority._HINT.may_match(text.lower()), [priority._PRIORITY]),
    **{
        f"placeholder-text in {code}: {name}": look
        for code in LANGUAGES
        for looks in [placeholder_text._looks_of(code)]
        for name, look in {
            "first words": Look(partial(_may_be_placeholder, looks), [placeholder_text._ABBREVIATED, looks.whole], "fullmatch"),
            "lines": Look(partial(_has_line, looks), [placeholder_text._ABBREVIATED, looks.whole], "fullmatch"),
            "lines that go on": Look(partial(_has_line, looks), [placeholder_text._OPENING], "match"),
            "openings": Look(partial(_may_be_placeholder, looks), [placeholder_text._OPENING], "match"),
            "texts": Look(partial(_may_match, looks.whole), [looks.whole], "fullmatch"),
        }.items()
    },
    "placeholder-text: labels": Look(
        lambda text: placeholder_text._OPTION.may_match(text.lower()), [placeholder_text._OPTION], "fullmatch"
    ),
    "placeholder-text: stubs": Look(lambda text: placeholder_text._STUB.may_match(text.lower()), [placeholder_text._STUB], "fullmatch"),
    **{
        f"dangling-reference in {code}": Look(partial(_may_refer, code), list(dangling_reference._patterns(code)[1:6]))
        for code in LANGUAGES
    },
    **{
        f"dangling-reference in {code}: questions": Look(partial(_may_match, of), [of])
        for code, of in ((code, dangling_reference._patterns(code).question) for code in LANGUAGES)
    },
    "opinion-stem": Look(partial(_holds, opinion_stem._QUICK), [opinion_stem._OPINION, opinion_stem._SHOULD]),
    "key-contradicted": Look(
        lambda text: key_contradicted._QUICK.may_match(text.lower()),
        [key_contradicted._NAMES_LETTER, key_contradicted._NAMES_TEXT],
    ),
    "overlapping-options": Look(partial(_holds, _RANGES.signs), [_RANGES.range], "fullmatch"),
    "overlapping-options: two numbers": Look(overlapping_options._TWO_NUMBERS.search, [_RANGES.range], "fullmatch"),
    **{
        f"letter-reference in {code}": Look(partial(_holds_in_any_case, of.nouns), [*of.named, *of.positioned])
        for code, of in ((code, letter_reference._patterns(code)) for code in LANGUAGES)
    },
    "option-label": Look(lambda text: option_label._may_have_label(text.lstrip()), [option_label._LABEL], "match"),
    "combined-option": Look(lambda text: not combined_option._JOINT.isdisjoint(text), [combined_option._PAIR], "fullmatch"),
    "article-cue": Look(lambda text: text.rstrip(article_cue._AFTER).rsplit(None, 1)[-1:] in article_cue._ARTICLES, [article_cue._ARTICLE]),
    "leftover-markup: entities": Look(partial(_holds, "&"), [leftover_markup._ENTITY]),
    "leftover-markup: tags": Look(partial(_holds, "<"), [leftover_markup._TAG]),
    "repeated-word": Look(repeated_word._repeats, [repeated_word._PAIR]),
    "mid-stem-blank": Look(lambda text: mid_stem_blank._may_have_blank(f"{text} x"), [mid_stem_blank._BLANK]),
    "percents": Look(lambda text: "cent" in text.lower(), [near_duplicate_option._PERCENT]),
    "a-or-an": Look(a_or_an._QUICK.search, [a_or_an._PAIR]),
    "extra-space": Look(extra_space._may_have, [extra_space._BEFORE, extra_space._DOUBLE]),
    "missing-space": Look(missing_space._has_tight_mark, [missing_space._pair(())]),
    "mojibake": Look(mojibake._QUESTION_MARK.search, [mojibake._APOSTROPHE]),
    "lost-exponent: signs": Look(partial(_holds, lost_exponent._SIGNS), list(lost_exponent._TRACES)),
    "lost-exponent: traces": Look(
        lambda text: any(trace.search(text) for trace in lost_exponent._TRACES),
        [lost_exponent._TEN, lost_exponent._ORDER, lost_exponent._SQUARE],
    ),
    "lost-exponent: ten": Look(partial(_holds, ("10",)), [lost_exponent._TEN]),
    "lost-exponent: order": Look(partial(_holds, ("O(",)), [lost_exponent._ORDER]),
    "lost-exponent: square": Look(partial(_holds, "23"), [lost_exponent._SQUARE]),
    "review-note": Look(
        lambda text: "[" in text or review_note._HEADED.may_match(text.lower()), [review_note._IN_BRACKETS, review_note._HEADED]
    ),
    "spreadsheet-date": Look(lambda text: len(text) <= spreadsheet_date._LONGEST and "-" in text, [spreadsheet_date._DATE], "fullmatch"),
    "unbalanced-markup": Look(
        partial(_holds, unbalanced_markup._SIGNS),
        [getattr(unbalanced_markup, name) for name in ("_TICK", "_BOLD", "_LATEX", "_RAISED", "_LINK")],
    ),
    "ambiguous-scalar": Look(
        lambda text: text[:1] in ambiguous_scalar._FIRST_CHARACTERS, [pattern for pattern, _ in ambiguous_scalar._KINDS], "fullmatch"
    ),
    "control-character": Look(
        control_character._RARE.search,
        [LazyPattern("[\x85\u2028\u2029\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"), control_character._BREAK_RUN],
    ),
}
# What a sample needs after it to match: a pattern may look behind, or go on after what it looks ahead for.
_FRAMES = ("{}", " {}", "{} ", "a {} ", "on {} is", "x\n{}", "{} m", "{}x", "({})", "the answers {} ", "A {} is so, ", "ab{} a", "a{} a")


def matches(pattern: LazyPattern, method: str) -> list[str]:
    """Texts that a pattern matches: one or more for each choice that it leaves, where a frame fits what it looks ahead and behind for."""
    texts = chain.from_iterable((frame.replace("{}", sample) for frame in _FRAMES) for sample in samples(*source_of(pattern)))
    return [text for text in texts if getattr(pattern, method)(text) is not None]


@pytest.mark.parametrize("name", LOOKS)
def test_a_quick_look_lets_pass_what_its_pattern_matches(name: str) -> None:
    look = LOOKS[name]
    for pattern in look.patterns:
        texts = matches(pattern, look.method)
        assert texts, pattern.source
        assert [text for text in texts if not look.passes(text)] == []
