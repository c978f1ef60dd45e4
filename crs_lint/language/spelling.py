"""American and British spellings: which forms a text uses, and the counterpart of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable


def _pairs(words: str) -> tuple[tuple[str, str], ...]:
    return tuple((first, second) for first, _, second in (pair.partition("/") for pair in words.split()))


_PAIRS = _pairs(
    """color/colour colors/colours colored/coloured coloring/colouring colorful/colourful colorless/colourless favor/favour favors/favours
    favored/favoured favorable/favourable favorite/favourite favorites/favourites behavior/behaviour behaviors/behaviours
    behavioral/behavioural honor/honour honors/honours honored/honoured honorable/honourable labor/labour labors/labours
    laborer/labourer laborers/labourers neighbor/neighbour neighbors/neighbours neighboring/neighbouring neighborhood/neighbourhood
    neighborhoods/neighbourhoods rumor/rumour rumors/rumours humor/humour flavor/flavour flavors/flavours flavored/flavoured
    harbor/harbour harbors/harbours vapor/vapour tumor/tumour tumors/tumours odor/odour odors/odours rigor/rigour vigor/vigour
    splendor/splendour armor/armour armored/armoured parlor/parlour endeavor/endeavour endeavors/endeavours savior/saviour
    center/centre centers/centres centered/centred theater/theatre theaters/theatres fiber/fibre fibers/fibres liter/litre
    liters/litres caliber/calibre somber/sombre luster/lustre meager/meagre kilometer/kilometre kilometers/kilometres
    centimeter/centimetre centimeters/centimetres millimeter/millimetre millimeters/millimetres milliliter/millilitre
    milliliters/millilitres defense/defence defenses/defences offense/offence offenses/offences pretense/pretence catalog/catalogue
    catalogs/catalogues analyze/analyse analyzed/analysed analyzing/analysing paralyze/paralyse paralyzed/paralysed catalyze/catalyse
    catalyzed/catalysed traveled/travelled traveling/travelling traveler/traveller travelers/travellers canceled/cancelled
    canceling/cancelling labeled/labelled labeling/labelling modeled/modelled modeling/modelling signaled/signalled
    signaling/signalling counselor/counsellor counselors/counsellors counseling/counselling counseled/counselled fueled/fuelled
    leveled/levelled channeled/channelled quarreled/quarrelled tunneling/tunnelling jewelry/jewellery marvelous/marvellous
    woolen/woollen enrollment/enrolment fulfill/fulfil fulfillment/fulfilment skillful/skilful skillfully/skilfully
    installment/instalment installments/instalments willful/wilful gray/grey plow/plough plows/ploughs mold/mould moldy/mouldy
    mustache/moustache pajamas/pyjamas aluminum/aluminium maneuver/manoeuvre maneuvers/manoeuvres pediatric/paediatric
    pediatrician/paediatrician anesthesia/anaesthesia anesthetic/anaesthetic anemia/anaemia anemic/anaemic estrogen/oestrogen
    diarrhea/diarrhoea hemoglobin/haemoglobin hemorrhage/haemorrhage hemophilia/haemophilia leukemia/leukaemia edema/oedema
    esophagus/oesophagus orthopedic/orthopaedic gynecology/gynaecology hypoglycemia/hypoglycaemia hyperglycemia/hyperglycaemia
    ischemia/ischaemia ischemic/ischaemic airplane/aeroplane airplanes/aeroplanes cozy/cosy skeptical/sceptical skepticism/scepticism
    artifact/artefact artifacts/artefacts aging/ageing"""
)
# Oxford spelling has "organize", so only the form with "s" identifies British spelling.
_BRITISH = _pairs(
    """organise/organize organised/organized organising/organizing recognise/recognize recognised/recognized realise/realize
    realised/realized emphasise/emphasize emphasised/emphasized summarise/summarize minimise/minimize maximise/maximize
    criticise/criticize criticised/criticized prioritise/prioritize categorise/categorize apologise/apologize utilise/utilize
    utilised/utilized specialise/specialize specialised/specialized characterise/characterize characterised/characterized
    hospitalised/hospitalized stabilise/stabilize normalise/normalize optimise/optimize optimised/optimized standardise/standardize
    generalise/generalize memorise/memorize immunised/immunized legalise/legalize colonised/colonized civilised/civilized
    authorise/authorize authorised/authorized"""
)

# Each form that identifies a spelling, with its counterpart.
AMERICAN: dict[str, str] = dict(_PAIRS)
BRITISH: dict[str, str] = {british: american for american, british in _PAIRS} | dict(_BRITISH)
_FORMS = frozenset(AMERICAN) | frozenset(BRITISH)


def spellings(texts: Iterable[tuple[Collection[str], str]]) -> tuple[str, ...]:
    """The American-only and British-only forms in some texts, sorted.

    Each text is given as its lowercase words and as written. Forms written with a capital are left out, since they may
    belong to a name ("Pearl Harbor").
    """
    return tuple(sorted({word for words, text in texts for word in _FORMS.intersection(words) if word in text}))
