"""American and British forms."""

from __future__ import annotations

import pytest

from crs_lint.language.spelling import AMERICAN, BRITISH, spellings
from crs_lint.language.words import words


def _spellings(*texts: str) -> tuple[str, ...]:
    return spellings((words(text), text) for text in texts)


def test_forms_are_found_in_lower_case_and_sorted() -> None:
    assert _spellings("The labour of colors", "The centre") == ("centre", "colors", "labour")
    assert _spellings("Pearl Harbor") == ()
    assert _spellings("discolored", "the center's") == ()


def test_oxford_spelling_is_neither() -> None:
    assert _spellings("organize") == ()
    assert _spellings("organise") == ("organise",)


def test_counterparts_lead_back() -> None:
    assert BRITISH["colour"] == "color"
    assert all(BRITISH[british] == american for american, british in AMERICAN.items())
    assert AMERICAN.keys().isdisjoint(BRITISH)


# An American and a British form each.
FORMS = """
    color/colour colors/colours colored/coloured coloring/colouring colorful/colourful colorless/colourless favor/favour
    favors/favours favored/favoured favorable/favourable favorite/favourite favorites/favourites behavior/behaviour
    behaviors/behaviours behavioral/behavioural honor/honour honors/honours honored/honoured honorable/honourable labor/labour
    labors/labours laborer/labourer laborers/labourers neighbor/neighbour neighbors/neighbours neighboring/neighbouring
    neighborhood/neighbourhood neighborhoods/neighbourhoods rumor/rumour rumors/rumours humor/humour flavor/flavour
    flavors/flavours flavored/flavoured harbor/harbour harbors/harbours vapor/vapour tumor/tumour tumors/tumours odor/odour
    odors/odours rigor/rigour vigor/vigour splendor/splendour armor/armour armored/armoured parlor/parlour endeavor/endeavour
    endeavors/endeavours savior/saviour center/centre centers/centres centered/centred theater/theatre theaters/theatres
    fiber/fibre fibers/fibres liter/litre liters/litres caliber/calibre somber/sombre luster/lustre meager/meagre
    kilometer/kilometre kilometers/kilometres centimeter/centimetre centimeters/centimetres millimeter/millimetre
    millimeters/millimetres milliliter/millilitre milliliters/millilitres defense/defence defenses/defences offense/offence
    offenses/offences pretense/pretence catalog/catalogue catalogs/catalogues analyze/analyse analyzed/analysed
    analyzing/analysing paralyze/paralyse paralyzed/paralysed catalyze/catalyse catalyzed/catalysed traveled/travelled
    traveling/travelling traveler/traveller travelers/travellers canceled/cancelled canceling/cancelling labeled/labelled
    labeling/labelling modeled/modelled modeling/modelling signaled/signalled signaling/signalling counselor/counsellor
    counselors/counsellors counseling/counselling counseled/counselled fueled/fuelled leveled/levelled channeled/channelled
    quarreled/quarrelled tunneling/tunnelling jewelry/jewellery marvelous/marvellous woolen/woollen enrollment/enrolment
    fulfill/fulfil fulfillment/fulfilment skillful/skilful skillfully/skilfully installment/instalment installments/instalments
    willful/wilful gray/grey plow/plough plows/ploughs mold/mould moldy/mouldy mustache/moustache pajamas/pyjamas
    aluminum/aluminium maneuver/manoeuvre maneuvers/manoeuvres pediatric/paediatric pediatrician/paediatrician
    anesthesia/anaesthesia anesthetic/anaesthetic anemia/anaemia anemic/anaemic estrogen/oestrogen diarrhea/diarrhoea
    hemoglobin/haemoglobin hemorrhage/haemorrhage hemophilia/haemophilia leukemia/leukaemia edema/oedema esophagus/oesophagus
    orthopedic/orthopaedic gynecology/gynaecology hypoglycemia/hypoglycaemia hyperglycemia/hyperglycaemia ischemia/ischaemia
    ischemic/ischaemic airplane/aeroplane airplanes/aeroplanes cozy/cosy skeptical/sceptical skepticism/scepticism
    artifact/artefact artifacts/artefacts aging/ageing
"""
# A form that only British texts have, and one that both have.
BRITISH_FORMS = """
    organise/organize organised/organized organising/organizing recognise/recognize recognised/recognized realise/realize
    realised/realized emphasise/emphasize emphasised/emphasized summarise/summarize minimise/minimize maximise/maximize
    criticise/criticize criticised/criticized prioritise/prioritize categorise/categorize apologise/apologize utilise/utilize
    utilised/utilized specialise/specialize specialised/specialized characterise/characterize characterised/characterized
    hospitalised/hospitalized stabilise/stabilize normalise/normalize optimise/optimize optimised/optimized
    standardise/standardize generalise/generalize memorise/memorize immunised/immunized legalise/legalize colonised/colonized
    civilised/civilized authorise/authorize authorised/authorized
"""


@pytest.mark.parametrize("pair", FORMS.split())
def test_a_form_identifies_a_spelling_and_has_a_counterpart(pair: str) -> None:
    american, british = pair.split("/")
    assert _spellings(f"A {american}, a {british}") == tuple(sorted((american, british)))
    assert (AMERICAN[american], BRITISH[british]) == (british, american)


@pytest.mark.parametrize("pair", BRITISH_FORMS.split())
def test_a_form_with_s_is_british_and_one_with_z_is_neither(pair: str) -> None:
    british, other = pair.split("/")
    assert _spellings(f"To {british}, to {other}") == (british,)
    assert BRITISH[british] == other
