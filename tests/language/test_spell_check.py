"""Words that the dictionary of the speller lacks, and those that it knows by their parts."""

from __future__ import annotations

import pytest

from crs_lint.language.spell_check import is_foreign, unknown_words

ENDINGS = """
    es ed d ing er ers or ors ly ness able ably less like wise ish al ally ity ism ist ists ful ize ized izes izing ization
    ation ational ment ments y ier iest ic ics
"""
BEGINNINGS = """
    anti auto bi bio co counter cross cyber de deep dis down electro ex extra fore geo hydro hyper il im in infra inter intra ir
    macro mega meta micro mid mini mis mono multi nano neo neuro non off on out over photo poly post pre pro proto pseudo psycho
    quasi radio re self semi socio sub super tele thermo trans tri ultra un under uni up
"""
FOREIGN = "de del la el los las que por para con un una en es se y di il che per le les des et du der die das und ist os um uma não"
NAMING = "word term called named phrase name mean means loco vice per command file method function"
BRITISH = "honour favours realise analyse marvellous programme kilogramme offences centre fibres calibre aetiology caesium oestrogen oedema"
TERMS = """
    priori posteriori habitus pneumoniae bonafide codecs symlink symlinks stderr stdout tuples iterable iterables mutexes
    middleware cronjob franca bonjour
"""


def _unknown(text: str) -> list[str]:
    return [unknown.word for unknown in unknown_words(text)]


@pytest.mark.parametrize("ending", ENDINGS.split())
def test_a_word_with_a_usual_ending_is_known(ending: str) -> None:
    assert _unknown(f"We saw the gopher{ending} in town") == []
    assert _unknown(f"We saw the gqpher{ending} in town") != []


def test_a_plural_is_known() -> None:
    assert _unknown("We saw the birthings in town") == []


@pytest.mark.parametrize("beginning", BEGINNINGS.split())
def test_a_word_with_a_usual_beginning_is_known(beginning: str) -> None:
    assert _unknown(f"We saw the {beginning}gopher in town") == []
    assert _unknown(f"We saw the {beginning}gqpher in town") != []


@pytest.mark.parametrize("word", (BRITISH + TERMS).split())
def test_british_forms_and_terms_are_known(word: str) -> None:
    assert _unknown(f"We saw the {word} in town") == []


@pytest.mark.parametrize("word", NAMING.split())
def test_a_word_beside_one_that_names_it_is_left_out(word: str) -> None:
    assert _unknown(f"Here the {word} gqphers is") == []
    assert _unknown("Here the thing gqphers is") == ["gqphers"]


@pytest.mark.parametrize("word", FOREIGN.split())
def test_a_text_with_function_words_of_another_language_is_foreign(word: str) -> None:
    assert is_foreign(f"{word} {word} {word} {word} sol")
    assert not is_foreign(f"{word} {word} {word} sol")
    assert not is_foreign(f"{word} {word} {word} {word}" + " sun" * 45)
