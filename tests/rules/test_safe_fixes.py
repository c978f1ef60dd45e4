"""Safe fixes change no meaning: what is quoted, is code or a formula, or is about writing itself, gets unsafe fixes only."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence

import pytest

from crs_lint.fixing import change_files
from crs_lint.fixing.outcome import ChangeOptions, Outcome
from crs_lint.language import verbatim
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request

ANSWERS = ("Mercury", "Venus", "Mars")


def bank(stem: str, answers: Sequence[str] = ANSWERS, explanation: str = "Its orbit is small.") -> str:
    """A file with one item, whose texts are written in double quotes."""
    options = "".join(
        f"      - text: {json.dumps(text, ensure_ascii=False)}\n        correct: {str(not i).lower()}\n" for i, text in enumerate(answers)
    )
    stem, explanation = json.dumps(stem, ensure_ascii=False), json.dumps(explanation, ensure_ascii=False)
    return f"items:\n  - id: planet\n    stem: {stem}\n    options:\n{options}    explanation: {explanation}\n"


def change(text: str, rule: str, *, unsafe: bool = False) -> Outcome:
    request = Request(
        ("-",), Overrides(select=(rule,)), isolated=True, stdin=text.encode(), stdin_name=os.path.abspath("no such folder/a.yaml")
    )
    return change_files.change(request, ChangeOptions(safe=True, unsafe=unsafe), write=False)


def fixed(text: str, rule: str, *, unsafe: bool = False) -> str:
    outcome = change(text, rule, unsafe=unsafe)
    return outcome.changes[0].after.decode() if outcome.changes else text


QUOTES = ['"{}"', "'{}'", "“{}”", "„{}“", "‘{}’", "« {} »", "»{}«", "‚{}‘", "‹{}›", "`{}`", "$a {} b$", "<code>{}</code>", "```\n{}\n```"]
DAMAGE = {"mojibake": "caf\u00c3\u00a9s", "hidden-character": "caf\u200bes", "extra-space": "the cafes  of it"}


@pytest.mark.parametrize("quotes", QUOTES)
@pytest.mark.parametrize("rule", DAMAGE)
def test_a_safe_fix_changes_nothing_verbatim(rule: str, quotes: str) -> None:
    faulty = bank(f"Where does the text {quotes.format(DAMAGE[rule])} appear on the wall?")
    assert fixed(faulty, rule) == faulty


@pytest.mark.parametrize("rule", DAMAGE)
def test_what_is_not_verbatim_is_fixed(rule: str) -> None:
    faulty = bank(f'Where does "this" and {DAMAGE[rule]} and "that" appear on the wall?')
    assert fixed(faulty, rule) != faulty


@pytest.mark.parametrize("rule", ["mojibake", "hidden-character"])
def test_an_unsafe_fix_changes_quotations(rule: str) -> None:
    faulty = bank(f'Where does the text "{DAMAGE[rule]}" appear?')
    assert fixed(faulty, rule, unsafe=True) == bank('Where does the text "caf' + ('és" appear?' if rule == "mojibake" else 'es" appear?'))


@pytest.mark.parametrize("rule", ["mojibake", "extra-space"])
def test_only_the_damage_outside_quotations_is_fixed_safely(rule: str) -> None:
    damage = DAMAGE[rule]
    faulty = bank(f'Where does "{damage}" appear, and {damage} too?')
    repaired = {"mojibake": "cafés", "extra-space": "the cafes of it"}[rule]
    assert fixed(faulty, rule) == bank(f'Where does "{damage}" appear, and {repaired} too?')


@pytest.mark.parametrize("rule", DAMAGE)
@pytest.mark.parametrize("subject", ["encoding", "punctuation", "typography"])
def test_items_about_writing_get_no_safe_fix(rule: str, subject: str) -> None:
    faulty = bank(f"Where does the text {DAMAGE[rule]} appear on the wall?", explanation=f"This is about {subject}.")
    assert fixed(faulty, rule) == faulty
    assert fixed(faulty, rule, unsafe=True) != faulty


FRENCH = bank(
    "Quelle est la plus grande ville du pays ?", ("Paris", "Lyon , la deuxième"), "Elle compte plus de deux millions d'habitants !"
)


def test_french_without_a_declared_language_keeps_its_spaces() -> None:
    assert fixed(FRENCH, "extra-space") == FRENCH.replace("Lyon , la", "Lyon, la")  # no language has a space before a comma
    quoted = bank("Que veut dire le mot « chat » : un animal ou un outil de la langue ?")
    assert change(quoted, "extra-space", unsafe=True).changes == ()


def test_english_with_a_french_name_loses_its_spaces() -> None:
    assert fixed(bank("Which of the painters of Le Moulin de la Galette is it ?"), "extra-space") == bank(
        "Which of the painters of Le Moulin de la Galette is it?"
    )


LABELS: Mapping[tuple[str, ...], tuple[bool, bool]] = {
    ("A. Lincoln", "B. B. King"): (False, False),
    ("A. Lincoln", "B. Franklin"): (False, False),
    ("A. Lincoln", "B. Franklin", "C. Darwin", "Hume"): (False, False),
    ("A. Lincoln", "B. B. King", "C. Darwin"): (False, False),
    ("A. Paris", "B. London", "C. Rome"): (True, False),
    ("A. de Gaulle", "B. von Suttner", "C. O'Brien"): (True, False),
    ("A. a planet", "B. Venus", "C. a star"): (True, True),
    ("A) Paris", "B) London", "C) Rome"): (True, True),
    ("a. Paris", "b. London", "c. Rome"): (True, True),
    ("1. Paris", "2. London", "3. Rome"): (True, True),
    ("A) Paris", "B) London"): (True, True),
    ("A. U.S. law applies here.", "B. It does not apply.", "C. Nothing applies."): (True, True),
}


@pytest.mark.parametrize(("answers", "wanted"), LABELS.items(), ids=lambda value: value[0] if isinstance(value[0], str) else "")
def test_initials_are_no_labels(answers: tuple[str, ...], wanted: tuple[bool, bool]) -> None:
    faulty = bank("Who was it?", answers)
    report = change(faulty, "option-label").report
    assert report is not None
    assert (bool(report.findings), fixed(faulty, "option-label") != faulty) == wanted
    assert (fixed(faulty, "option-label", unsafe=True) != faulty) == wanted[0]


def test_an_item_of_many_findings_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether an item is about writing is asked for each finding that has a fix."""
    searched: list[str] = []

    class Counting:
        def search(self, text: str) -> None:
            searched.append(text)

    monkeypatch.setattr(verbatim, "_WRITING", Counting())
    answers = [f"The planet  of  number {number}" for number in range(200)]
    outcome = change(bank("Which planet is the one?", answers), "extra-space")
    assert "  of" not in outcome.changes[0].after.decode()
    assert len(searched) < 10
