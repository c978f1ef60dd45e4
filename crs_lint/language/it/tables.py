"""The tables of Italian. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="it",
    name="Italian",
    function_words=frozenset((
        "a", "ad", "agli", "ai", "al", "all", "alla", "alle", "allo", "altra", "altre", "altri", "altro", "anche", "ancora", "c",
        "che", "chi", "ci", "ciascuna", "ciascuno", "ciò", "come", "con", "contro", "cosa", "così", "cui", "d", "da", "dagli", "dai",
        "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della", "delle", "dello", "dentro", "di", "dopo",
        "dove", "due", "durante", "e", "ed", "era", "erano", "essere", "fa", "fino", "fra", "fu", "furono", "già", "gli", "ha",
        "hanno", "i", "il", "in", "invece", "io", "l", "la", "le", "lei", "lo", "loro", "lui", "ma", "mentre", "mi", "molto", "ne",
        "negli", "nei", "nel", "nell", "nella", "nelle", "nello", "nessun", "nessuna", "nessuno", "noi", "non", "né", "o", "ogni",
        "oppure", "per", "perché", "però", "più", "poi", "possono", "prima", "può", "qual", "quale", "quali", "qualsiasi", "quando",
        "quanta", "quante", "quanti", "quanto", "quasi", "quella", "quelle", "quelli", "quello", "questa", "queste", "questi",
        "questo", "qui", "s", "se", "seguente", "seguenti", "sempre", "senza", "si", "sia", "siano", "sono", "sopra", "sotto",
        "stata", "stati", "stato", "su", "sua", "sue", "sugli", "sui", "sul", "sull", "sulla", "sulle", "sullo", "suo", "suoi", "tra",
        "tutta", "tutte", "tutti", "tutto", "un", "una", "uno", "vengono", "verso", "viene", "è",
    )),
    number_signs=(",. ",),
    rare_number_signs=(". ",),
    number_words=(
        ("zero", 0), ("due", 2), ("tre", 3), ("quattro", 4), ("cinque", 5), ("sei", 6), ("sette", 7), ("otto", 8), ("nove", 9),
        ("dieci", 10), ("undici", 11), ("dodici", 12), ("tredici", 13), ("quattordici", 14), ("quindici", 15), ("sedici", 16),
        ("diciassette", 17), ("diciotto", 18), ("diciannove", 19), ("venti", 20), ("trenta", 30), ("quaranta", 40), ("cinquanta", 50),
        ("sessanta", 60), ("settanta", 70), ("ottanta", 80), ("novanta", 90), ("ventuno ventun ventuna", 21),
        ("trentuno trentun trentuna", 31), ("quarantuno quarantun", 41), ("cinquantuno cinquantun", 51), ("sessantuno sessantun", 61),
        ("settantuno settantun", 71), ("ottantuno ottantun", 81), ("novantuno novantun", 91), ("ventotto", 28), ("trentotto", 38),
        ("quarantotto", 48), ("cinquantotto", 58), ("sessantotto", 68), ("settantotto", 78), ("ottantotto", 88), ("novantotto", 98),
        ("ventitré", 23), ("trentatré", 33), ("quarantatré", 43), ("cinquantatré", 53), ("sessantatré", 63), ("settantatré", 73),
        ("ottantatré", 83), ("novantatré", 93), ("cento", 100), ("duecento", 200), ("trecento", 300), ("quattrocento", 400),
        ("cinquecento", 500), ("seicento", 600), ("settecento", 700), ("ottocento", 800), ("novecento", 900), ("mille", 1000),
        ("duemila", 2000), ("tremila", 3000), ("quattromila", 4000), ("cinquemila", 5000), ("seimila", 6000), ("settemila", 7000),
        ("ottomila", 8000), ("novemila", 9000), ("diecimila", 10000), ("ventimila", 20000), ("cinquantamila", 50000),
        ("centomila", 100000), ("un-solo una-sola uno-solo un-unico una-unica un-unica", 1),
    ),
    number_compounds=("{tens}{unit}",),
    number_articles=frozenset(("un", "una", "uno")),
    magnitudes=(
        ("cento", 2), ("mila mille", 3), ("milione milioni mln mio", 6), ("miliardo miliardi mld mrd", 9), ("bilione bilioni", 12),
        ("biliardo biliardi", 15), ("trilione trilioni", 18),
    ),
    zero_phrases=("nessun(?:[oa] |['’]| ){noun}", "nessun[oa]"),
    hedges=frozenset((
        "$", "all'incirca", "c'è", "ci", "circa", "d'", "di", "esattamente", "intorno", "quasi", "solamente", "solo", "soltanto",
        "sono", "us",
    )),
    plural_letters="aeio",
    percent_phrases=("per\\s?cento",),
    number_and="e",
    range_links=("a", "ai", "al", "fino a"),
    range_openings=("da", "dai", "dal", "circa", "solo"),
    between=("(?:tra|fra)", "e"),
    asks_range=(
        "intervall[oi]\\b", "[tf]ra\\b", "limit[ei]\\b", "spettro\\b", "frequenz[ae]\\b", "lunghezz[ae] d['’]onda", "band[ae]\\b",
        "gamm[ae]\\b", "fasci[ae]\\b", "period[oi]\\b", "stagion[ei]\\b", "normal[ei]\\b", "riferimento\\b", "valori\\b", "anni\\b",
        "er[ae]\\b", "epoc(?:a|he)\\b", "dat[ae]\\b", "decenni[o]?\\b", "secol[oi]\\b", "capitol[oi]\\b", "pagin[ae]\\b",
        "versett[oi]\\b", "righ?[ae]\\b", "visse\\b", "regnò\\b", "rapporto\\b", "range\\b",
    ),
    asks_number=(
        "quant[oaie]\\b", "quant['’]", "percentuale\\b", "numero\\s+di\\b",
        "(?:qual|quale|che)\\s+(?:\\w+\\s+){0,3}(?:età|peso|lunghezza|altezza|durata|profondità|velocità|dimensione|temperatura|dose|quota|quantità)\\b",
    ),
    about_form=(
        "arrotond", "cifre significative", "semplific", "minimi termini", "equivalent", "notazione", "scientific", "decimal",
        "frazion", "esprim", "espression", "convert", "scriv", "scritt", "format", "ortograf", "punteggiatur", "maiuscol", "version",
        "binari", "esadecimal", "ottal", "tipo di dat", "stamp", "output", "visualizz", "log", "console", "stringa", "precision",
        "cifr", "frase", "grammatic", "virgola", "punto\\b", "forma corretta", "valut", "risultato",
    ),
    joining_words=frozenset((
        "a", "ad", "agli", "ai", "al", "alla", "alle", "che", "chi", "con", "da", "dai", "dal", "dalla", "dalle", "dei", "del",
        "della", "delle", "di", "dopo", "dove", "e", "ed", "era", "fra", "ha", "in", "ma", "mentre", "nei", "nel", "nella", "nelle",
        "non", "o", "per", "perché", "quando", "se", "si", "sono", "su", "sui", "sul", "sulla", "sulle", "tra", "è",
    )),
    open_words=frozenset((
        "a", "ad", "ai", "al", "alla", "alle", "con", "da", "dal", "dalla", "dei", "del", "della", "delle", "di", "e", "ed", "gli",
        "i", "il", "in", "la", "le", "lo", "ma", "nel", "nella", "o", "per", "su", "sul", "sulla", "tra", "un", "una", "uno",
    )),
    never_doubled=frozenset((
        "a", "ad", "agli", "ai", "al", "alla", "alle", "allo", "anche", "che", "chi", "con", "cui", "da", "dagli", "dal", "dalla",
        "dalle", "degli", "del", "della", "delle", "dello", "di", "dove", "e", "ed", "essere", "fra", "gli", "i", "il", "in", "la",
        "le", "lo", "loro", "mentre", "ne", "negli", "nel", "nella", "nelle", "nello", "non", "o", "oppure", "per", "perché", "però",
        "quale", "quali", "quando", "quella", "quello", "questa", "questo", "se", "si", "sono", "stata", "stati", "stato", "su",
        "sua", "sugli", "sul", "sulla", "sulle", "sullo", "suo", "tra", "un", "una", "uno", "vengono", "viene",
    )),
    may_double=frozenset((
        "adesso", "ancora", "appena", "attento", "avanti", "bella", "bello", "ben", "bene", "bora", "buona", "buono", "caldi",
        "caldo", "che sono sono", "cinque", "così", "dei", "dopo", "era", "erano", "fine", "fitto", "forte", "giro", "grande", "ha",
        "hanno", "leggera", "leggero", "lemme", "lontano", "lungo", "mai", "man", "mano", "molto", "no", "nove", "nuovo", "ora",
        "otto", "pari", "passo", "pian", "piano", "piccola", "piccolo", "pochi", "poco", "presto", "prima", "quasi", "quatto",
        "quattro", "se se ne", "sempre", "sette", "sia", "sola", "solo", "sopra", "sotto", "subito", "sì", "tondo", "tutta", "tutti",
        "tutto", "via", "vicino", "zitta", "zitto",
    )),
    quotation_marks=("«»", "“”"),
    sentence_openers=(
        "Il", "Lo", "La", "Gli", "Le", "Un", "Una", "Uno", "Questo", "Questa", "Questi", "Queste", "Quello", "Quella", "Quale",
        "Quali", "Qual", "Che", "Chi", "Cosa", "Come", "Dove", "Quando", "Quanto", "Quanti", "Perché", "Se", "Si", "Nel", "Nella",
        "Nei", "Per", "Con", "Ma", "Anche", "Inoltre", "Tuttavia", "Quindi", "Non", "È", "Sono", "Tra", "Fra", "Ogni", "Tutti",
        "Tutte", "Secondo", "Dopo", "Durante", "Dal", "Dalla", "Al", "Alla",
    ),
    all_of=(
        "tutt[ie](?: (?:le|i|gli))?(?: e (?:tre|quattro|cinque|[3-6]))?",
    ),
    count_of=("le (?:tre|quattro|cinque|[3-6])",),
    every_of=(
        "tutto", "ciascun[ao]?", "ognun[ao]", "ogni", "qualsiasi", "qualunque",
    ),
    none_of=("nessun[ao]",),
    nothing_of=("niente", "nulla", "nessun"),
    both_of=(
        "entramb[ie](?: le cose)?", "ambedue", "tutt[ie] e (?:due|2)", "le due cose",
    ),
    neither_of=("ne l' un[ao]? ne l' altr[ao]",),
    some_of=(
        "alcun[ei]", "un[ao]?", "due", "tre", "diverse", "la maggior parte", "solo (?:un[ao]|due)", "piu di un[ao]", "almeno un[ao]",
        "soltanto un[ao]",
    ),
    not_all_of=("non tutt[ei]", "non entramb[ei]"),
    of_words=("di", "dei", "delle", "degli", "tra", "fra"),
    article_words=(
        "le", "i", "gli", "la", "l'", "due", "tre", "quattro", "cinque", "[2-6]",
    ),
    above=(
        "sopra", "sotto", "suddett[eio]", "sopraelencat[ei]", "sopraindicat[ei]", "soprariportat[ei]", "sopraccitat[ei]",
        "sopracitat[ei]",
    ),
    previous=("precedent[ei]", "seguent[ei]", "antecedenti"),
    listed=(
        "menzionat[eio]", "citat[eio]", "elencat[eio]", "nominat[ei]", "enunciat[ei]", "descritt[ei]", "riportat[eio]",
    ),
    these=("quest[ei]",),
    them=("ess[ei]", "loro", "questo", "cio"),
    answer_nouns=(
        "affermazion[ei]", "proposizion[ei]", "enunciat[io]", "asserzioni", "frasi",
    ),
    label_nouns=("rispost[ae]", "opzion[ei]", "alternativ[ae]", "scelte"),
    answer_verdicts=(
        "corrett[aeio]", "ver[aeio]", "giust[aeio]", "esatt[aeio]", "fals[aeio]", "valid[aeio]", "possibili", "errat[aei]",
        "sbagliat[aei]", "applicabili",
    ),
    answer_links=(
        "e", "sono", "sia", "puo", "possono", "essere", "che", "ci", "non", "si", "qui", "quanto", "quelle", "quelli", "detto",
        "anche", "ugualmente", "stat[aeio]", "altr[aei]", "dat[ei]", "indicat[aeio]", "propost[aei]", "presentat[aei]", "present[ei]",
        "possibile", "tutto", "nei", "nelle", "punti",
    ),
    no_answer=(
        "(?:non c' e |non esiste )?nessuna risposta (?:corretta|esatta|giusta)",
        "non c' e (?:una )?risposta (?:corretta|esatta|giusta)", "non c' e alcuna risposta (?:corretta|esatta|giusta)",
    ),
    unknown_answers=(
        "non (?:si puo|e possibile) (?:determinar|stabilir|saper|calcolar|dir|dedurr|concluder|risponder|preveder)(?:e|lo)(?: .*)?",
        "non (?:lo )?puo essere (?:determinat|stabilit|calcolat|dedott)[oa](?: .*)?",
        "(?:e )?impossibile (?:da )?(?:determinar|stabilir|saper|calcolar|dir)(?:e|lo)(?: .*)?",
        "(?:i )?(?:dati|informazioni) (?:sono )?insufficienti",
        "(?:non ci sono|mancano) (?:i |abbastanza |sufficienti )?(?:dati|informazioni)(?: .*)?", "non (?:lo )?so",
    ),
    measures=(
        "alcun[ei]", "poch[ei]", "molt[ei]", "divers[ei]", "parecch(?:i|ie)", "maggioranza", "meta", "parte", "nulla", "niente",
        "tutto", "qualcosa", "qualcuno", "un[ao]?", "due", "tre", "quattro", "cinque", "sei", "zero", "sempre", "mai",
    ),
    bare_none=("nessun[oa]",),
    label_joints=(
        "e", "ed", "o", "oppure", "ne", "che", "sia", "e anche", "quanto",
    ),
    label_only=("soltanto", "solamente", "solo", "unicamente"),
    label_only_leads=("solo", "soltanto", "solamente", "unicamente"),
    label_leads=(
        "le", "la", "i", "sia", "ne", "affermazion[ei]", "proposizion[ei]", "enunciat[io]", "tanto", "sono",
    ),
    label_pairs=("entramb[ei]", "sia", "ne", "tanto"),
    label_neither=("ne",),
    label_copulas=("sono",),
    label_tails=("e", "entrambe", "tutte", "anche"),
    named_by_letter=(
        "vitamin[ae]", "epatite", "sangue", "sanguign[oi]", "allel[ei]", "cromosom[ai]", "accord[oi]", "influenza",
    ),
    named_by_numeral=(
        "att[oi]", "articol[oi]", "band[ae]", "libr[oi]", "categori[ae]", "capitol[oi]", "class[ei]", "collagene", "compless[oi]",
        "fattor[ei]", "grad[oi]", "grupp[oi]", "derivazion[ei]", "livell[oi]", "nerv[oi]", "paia", "paio", "ordine", "part[ei]",
        "period[oi]", "fas[ei]", "quadrant[ei]", "stadi", "stadio", "titol[oi]", "tip[oi]", "volum[ei]", "guerr[ae]", "secol[oi]",
        "re", "cant[oi]",
    ),
    ordinals=(
        "prim[oa]", "second[oa]", "terz[oa]", "quart[oa]", "quint[oa]", "ultim[oa]", "seguente", "precedente", "successiv[oa]",
    ),
    verdict_pairs=(
        "vero/falso", "vera/falsa", "sì/no", "corretto/errato", "corretto/scorretto", "corretta/errata", "giusto/sbagliato", "v/f",
    ),
    right_words=("corrett[oaei]", "esatt[oaei]", "giust[oaei]"),
    because=("perche", "poiche", "in\\s+quanto", "dato\\s+che"),
    key_nouns=("soluzione",),
    letter_nouns=("lettera",),
    placeholders=(
        "da (?:completare|definire|scrivere|redigere|inserire|fare)", "in arrivo", "testo (?:di esempio|segnaposto|provvisorio)",
        "spiegazione mancante", "manca (?:la )?spiegazione",
    ),
    negatives=("non(?!-)",),
    negated=("non(?!-)(?!\\s*(?:[,.;:!?)]|$))", "neppure", "nemmeno"),
    negative_idioms=(
        "\\bnon\\s+(?:solo|soltanto|solamente|necessariamente|ancora|obbligatoriamente|appena|importa)\\b",
        "\\b(?:ancora|o|e|ed|ma|se|oppure|bensì|né|un|il|anche)\\s+non\\b", "\\bnon\\s+[\\wè]+\\s+pi[ùu]\\b", "\\bnon\\s*[,?]",
        "\\bnon\\s+(?:meno|pi[ùu]|oltre|superior[ei]|inferior[ei]|prima|oltre)\\b",
        ",\\s*non\\s+(?:[èe]|credi|crede|ti\\s+(?:pare|sembra)|trovi)(?:\\s+(?:vero|così))?\\s*\\?",
        "\\b(?:ver|corrett|giust|esatt)[oaei]\\s*(?:o|e|/|oppure)\\s*(?:fals|errat|sbagliat|scorrett)[oaei]\\b",
        "\\b(?:fals|errat|sbagliat|scorrett)[oaei]\\s*(?:o|e|/|oppure)\\s*(?:ver|corrett|giust|esatt)[oaei]\\b",
        "\\bfals[oaei]\\s+(?:positiv|negativ|allarm)\\w+",
    ),
    exceptions=(
        "tranne", "eccetto", "fuorch[éèe]", "(?<!\\bin )salvo", "ad?\\s+eccezione\\s+d(?:i|el|ei|ella|elle|egli|ello)",
        "con\\s+l['’]eccezione\\s+d(?:i|el|ella)", "all['’]infuori\\s+d(?:i|el|ella)", "escluso", "esclusa",
        "con\\s+una(?:\\s+sola)?\\s+eccezione",
    ),
    comparing_exceptions=("meno",),
    least_words=(
        "(?<!\\bo )(?<!\\bil )meno(?=\\s+(?:probabil|adeguat|appropriat|important|frequent|comun|raccomand|consigliabil|efficac|rilevant|util|indicat|sicur|corrett)\\w*)",
    ),
    stronger_negatives=("mai",),
    exception_ones=("un[oa]", "due", "tre"),
    exception_ends=(
        "(?:in|a|con|di|su|per)(?:\\s+un[oa])?", "un[oa]?(?:\\s+(?:sol[oa]|d[\\w'’]+(?:\\s+\\w+)?))?",
        "qual[ei](?:\\s+d\\w+\\s+\\w+)?", "(?:il|la|i|le)\\s+seguent[ei]",
    ),
    universals=(
        "tutto", "tutta", "tutti", "tutte", "qualsiasi", "qualunque", "ogni",
    ),
    false_words=(
        "non\\s+(?:corrett|ver|esatt|giust)[oaei]", "fals[oaei]", "errat[oaei]", "sbagliat[oaei]", "scorrett[oaei]", "inesatt[oaei]",
        "erroné?[oaei]",
    ),
    statement_words=(
        "affermazion[ei]", "rispost[ae]", "opzion[ei]", "fras[ei]", "enunciat[oi]", "alternativ[ae]", "proposizion[ei]",
        "asserzion[ei]", "dichiarazion[ei]",
    ),
    statement_articles=(
        "quella", "quello", "quelle", "quelli", "la", "il", "lo", "l['’]", "le", "i", "gli", "una", "un", "un['’]",
    ),
    copulas=(
        "è", "e['’]", "sono", "sia", "siano", "era", "erano", "risulta", "risultano",
    ),
    adverbs=("molto", "totalmente", "chiaramente", "completamente"),
    about_words=(
        "su", "sul", "sulla", "sui", "sulle", "riguardo", "relativamente", "in", "nel", "nella", "a", "al", "alla", "circa", "per",
        "di", "del", "della", "dei", "delle", "tra", "fra",
    ),
    relatives=("che", "cui"),
    choices=("qual[ei]?", "un[oa]\\s+(?:dei|degli|delle|di\\s+quest[ei])"),
    interrogatives=(
        "che\\s+cosa", "cos['’]è(?:\\s+che)?",
        "(?<!\\bil )(?<!\\bla )(?<!\\bi )(?<!\\ble )(?<!\\bdel )(?<!\\bnel )(?<!\\bdal )(?<!\\bal )(?<!\\bsul )(?<!\\bdella )(?<!\\bnella )(?<!\\bdalla )(?<!\\balla )(?<!\\bsulla )qual[ei]?",
    ),
    opening_interrogatives=(
        "un[oa]\\s+(?:dei|degli|delle|di\\s+quest[ei])", "che\\s+cosa", "cos['’]è(?:\\s+che)?", "cosa", "che", "chi", "dove",
        "quando", "qual[ei]?",
    ),
    asking_conjunctions=("quando", "dove"),
    opening_prepositions=(
        "a", "ad", "di", "da", "in", "con", "su", "per", "tra", "fra", "al", "del", "nel",
    ),
    reasons=(
        "perch[éèe]", "come\\s+mai", "per\\s+qual[ei]\\s+(?:motiv[oi]|ragion[ei]|caus[ae])", "^\\W*come",
    ),
    counts=(
        "quant[oaie]",
        "(?:che|quale|qual\\s+(?:è|era|fu|e['’])\\s+(?:il|la|l['’]))\\s*(?:percentuale|numero|parte|proporzione|quantità|probabilità|frazione|totale|somma|media)",
    ),
    choice_openings=("tra", "fra", "delle", "dei", "degli"),
    order_openings=("per\\s+favore",),
    orders=(
        "indica", "indicare", "indicate", "indichi", "individua", "individuare", "individuate", "individui", "scegli", "scegliere",
        "scegliete", "scelga", "seleziona", "selezionare", "selezionate", "selezioni", "segna", "segnare", "trova", "trovare",
        "trovate", "identifica", "identificare", "identificate", "segnala", "segnalare", "barra", "barrare", "cerchia",
    ),
    subordinators=(
        "che", "chi", "cui", "se", "quando", "mentre", "perch[éèe]", "poich[éèe]", "siccome", "affinch[éèe]", "bench[éèe]", "sebbene",
        "dove", "come", "qualora", "finch[éèe]", "(?:il|la|i|le|del|della|nel|nella|al|alla|dal|dalla|sul|sulla)\\s+qual[ei]",
        "(?:per|a|di|da|nel|con|in)(?=\\s*$)",
    ),
    verbs=frozenset((
        "abbia", "appaiono", "appare", "apparteneva", "appartengono", "appartiene", "aveva", "avevano", "bisogna", "compaiono",
        "compare", "comprende", "comprendono", "concorre", "confina", "confinano", "contengono", "contiene", "corre", "corrisponde",
        "corrispondono", "costituisce", "costituiscono", "deve", "devono", "dipende", "dipendono", "doveva", "dovrebbe", "dovrebbero",
        "e'", "ebbe", "equivale", "era", "erano", "esiste", "esistono", "fa", "faceva", "fanno", "fece", "fu", "furono", "ha",
        "hanno", "include", "includono", "indica", "influisce", "muore", "occorre", "pare", "parteciparono", "partecipò", "permette",
        "permettono", "possono", "poteva", "potrebbe", "potrebbero", "presenta", "presentano", "prevale", "produce", "producono",
        "può", "rappresenta", "rappresentano", "ricorre", "rientra", "rientrano", "riguarda", "riguardano", "sale", "sarebbe", "sarà",
        "scompare", "scorre", "serve", "servono", "sia", "siano", "significa", "sono", "spetta", "sta", "stanno", "trova", "trovano",
        "va", "vale", "vanno", "vengono", "venne", "viene", "è",
    )),
    clitics=(
        "si", "ci", "vi", "ne", "lo", "la", "li", "le", "mi", "gli", "c['’]", "l['’]", "v['’]", "n['’]",
    ),
    attribute_endings=(
        "bil[ei]", "at[oaei]", "ut[oaei]", "it[oi]", "al[ei]", "ari[oa]?", "os[oaei]", "iv[oi]", "ic[oi]", "[aei]re",
        "t(?:or[ei]|rice|rici)", "[ae]ndo", "zion[ei]", "metall[oi]", "ativ[ae]", "scritt[oaei]", "fatt[oaei]", "apert[oaei]",
        "elett[oaei]", "violenza", "ità", "ismo", "lineare", "lineari",
    ),
    lead_in_abbreviations=frozenset((
        "arch", "art", "artt", "avv", "ca", "cap", "dott", "es", "fig", "ing", "max", "min", "num", "pag", "pagg", "prof", "rag",
        "sec", "sig", "sigg", "tel", "vol",
    )),
    quoting_words=(
        "avverbi\\w*", "verb[oi]", "pronom\\w+", "soggetto", "sottolineat\\w+", "aggettiv\\w+", "sostantiv\\w+", "congiunzion\\w+",
        "punteggiatura", "citazion[ei]", "canzon[ei]", "titol[oi]", "vers[oi]", "proverbi[o]?", "disse", "slogan", "grammatical\\w*",
        "scritt[oaie]",
    ),
    lettered_nouns=(
        "rispost[ae]", "opzion[ei]", "alternativ[ae]", "affermazion[ei]", "proposizion[ei]", "scelt[ae]",
    ),
    numbered_nouns=("opzion[ei]", "alternativ[ae]"),
    letter_references=(
        "\\b{noun}(?i:(?: (?:corrett|esatt|giust|errat|sbagliat|ver|fals)[ae])?(?: (?:e'?|sono|era|sarebbe)(?: l[ae])?)?(?:\\s?:)?)\\s(?:(?i:l[ae]|lettera) )?\\(?{mark}",
        "\\b{numbered}(?i: numero| n\\.)? {number}\\b(?![.,]?\\d|%|\\s?[€$])",
    ),
    lone_letter_references=(
        "(?:{start}(?!E )|(?<=\\boppure )|(?<=\\bche )|(?<=\\bperche )|\\b(?i:l[ae]) )(?:(?i:l[ae]) )?{letter}(?= (?i:(?:non )?(?:e'?|sono|era|erano|sarebbe) (?:anche |neanche |chiaramente |entrambe |la |le )?{verdict})\\b)",
        "\\b(?i:l[ae] (?:{verdict}) (?:e'?|sono)):? (?:(?i:l[ae]) )?{mark}",
    ),
    position_references=(
        "\\b(?i:la) {position} (?i:opzione|risposta|alternativa|affermazione)(?= (?i:(?:non )?(?:e'?|era|sarebbe) (?:anche |la )?{verdict}|descrive|indica)\\b)",
    ),
    positions=("prima", "seconda", "terza", "quarta", "quinta", "ultima"),
    after_a_word="\\w",
    lettered_parts=frozenset((
        "allegato", "art", "articolo", "classe", "comma", "epatite", "gruppo", "legge", "lettera", "paragrafo", "parte", "regola",
        "sezione", "tipo", "vitamina", "§",
    )),
    pictures=(
        "figura", "immagine", "grafico", "diagramma", "disegno", "foto", "fotografia", "illustrazione", "mappa", "cartina", "schema",
        "radiografia", "schermata", "vignetta", "elettrocardiogramma", "ecg",
    ),
    passages=(
        "testo", "brano", "passo", "estratto", "caso", "situazione", "scenario", "codice", "tabella", "dialogo", "poesia",
        "frammento", "programma",
    ),
    described_people=(
        "paziente", "cliente", "persona", "uomo", "donna", "bambino", "bambina", "azienda",
    ),
    reference_endings=("s",),
    reference_names=(
        "domanda", "domande", "quesito", "fig", "figure", "immagini", "grafici", "situazioni",
    ),
    reference_end="\\b(?! (?:al?|all|alla|allo|alle|ai|agli|di|del|della|dello|dei|degli|delle|il|lo|la|un|una)\\b)",
    figure_references=(
        "\\b(?:(?:la|il|lo|(?<!\\bfra )(?<!\\btra )le|(?<!\\bfra )(?<!\\btra )i|gli|nella|nel|della|del|dalla|dal|alla|al|sulla|sul|questa|questo) |(?:l|nell|dell|dall|all|sull|quest)')(?:{picture}|figure|immagini|grafici)(?: \\w+)?,? (?:qui (?:sotto|sopra|accanto|a (?:fianco|lato|destra|sinistra))|sottostant[ei]|soprastant[ei]|(?:riportat|mostrat|raffigurat|rappresentat|indicat|disegnat)[aoie] (?:qui )?(?:sotto|sopra|di seguito|a (?:lato|fianco|destra|sinistra))|allegat[aoie]|a (?:fianco|lato)|sotto|di seguito){end}",
        "\\b(?:(?:nella|nel|della|del|dalla|dal|alla|al|sulla|sul) |osserva(?:re|te)? (?:la|il) |(?:si consideri|considera) (?:la|il) )(?:seguente {picture}|{picture} (?:seguente|precedente))\\b(?! (?:al?|di|del)\\b)(?!\\s*:\\s*\\S)",
        "\\b(?:la|il) seguente {picture}(?= (?:mostra|rappresenta|illustra|raffigura)\\b|[,.?]|$)",
        "\\b(?:in|di|su|da|secondo) (?:questa |questo |quest'){picture}\\b(?! d(?:i|el|ella|ello|ei|elle|egli)\\b)(?! dell')",
        "\\b(?:(?:mostrat|rappresentat|indicat|raffigurat|riportat|illustrat|disegnat|segnalat|evidenziat)[oaie] (?:in|nella|nel|dalla|dal|sulla|sul)|(?:si (?:vede|osserva|riconosce) (?:in|nella|nel))) {picture}\\b(?! d(?:i|el|ella|ello|ei|elle|egli)\\b)",
        "\\b(?:(?:mostrat|rappresentat|indicat|raffigurat|riportat|illustrat|disegnat)[oaie] nell'|osserva(?:re|te)? l'|vedi l')(?:immagine|illustrazione)\\b(?! d(?:i|el|ella|ello|ei|elle|egli)\\b)",
        "\\bin figura(?=[,.:;?)]|\\s*$)",
        "\\b(?:nella |la |dalla |della |nell'|l'|dall'|dell'){picture} [^.?!:,\\n]{0,40}?\\b(?:qui (?:sotto|sopra|accanto|a (?:fianco|lato|destra|sinistra))|riportata (?:sotto|di seguito)){end}",
        "\\b(?:in|nella|della|alla|vedi|dalla|di) (?:figura|fig\\.) (?:n\\. ?)?\\d+\\b",
    ),
    question_references=(
        "\\b(?:la|alla|nella|della|dalla|il|al|nel|del|dal) (?:domanda|quesito) precedente\\b",
        "\\b(?:la|alla|nella|della|dalla|il|al|nel|del|dal) precedente (?:domanda|quesito)\\b",
        "\\b(?:alla|nella|della|dalla|vedi) domanda (?:n\\. ?|numero )?\\d+\\b(?! d(?:i|el)\\b)",
    ),
    above_references=(
        "\\b(?:(?:la|il|lo|nella|nel|della|del|dalla|dal|alla|al|questo|questa) |(?:l|nell|dell|dall|all)'){passage} (?:precedente|qui sopra|di cui sopra|soprastante|sopra(?: (?:descritt|riportat|citat|indicat)[oa])?|(?:descritt|riportat|citat|presentat)[oa] (?:qui )?(?:sopra|in precedenza)){end}",
        "\\b(?:(?:la|il|lo|nella|nel|della|del|dalla|dal|alla|al) )precedente {passage}\\b",
        "\\b(?:(?:la|il|lo|del|della|al|alla) |(?:l|dell|all)'){person} (?:sopra (?:descritt|citat|presentat)[oa]|(?:descritt|citat|presentat)[oa] (?:sopra|in precedenza))\\b",
    ),
    below_references=(
        '\\b(?:(?:nella|nel|della|del|dalla|dal|alla|al) |leggi(?:amo)? (?:la|il) |leggere (?:la|il) )(?:seguente {passage}|{passage} (?:seguente|che segue))\\b(?![^\\n]{0,80}["“«‘(:]\\s*\\S)',
        '\\b(?:(?:la|il|lo|nella|nel|della|del|dalla|dal|alla|al|questo|questa) |(?:l|nell|dell|dall|all)\'){passage} (?:qui sotto|sottostante|(?:riportat|mostrat|presentat)[oa] (?:qui )?(?:sotto|di seguito)|sotto|di seguito){end}(?![^\\n]{0,80}["“«‘(:]\\s*\\S)',
    ),
    source_references=(
        "(?:secondo|stando a|in base a|sulla base di) (?:i dati (?:della |del )|(?:il|la|lo|i) |l')(?:testo|brano|passo|estratto|tabella|{picture})(?=,)",
        "(?:(?:in base|stando) (?:al |alla |allo |all')|(?:sulla base )?(?:del |della |dell'|dello )|(?:dal|nel) )(?:testo|brano|passo|estratto|tabella)(?=,)",
    ),
    closing_source_references=(
        "secondo (?:(?:il|la|lo) |l')(?:testo|brano|passo|estratto|tabella|{picture})(?=[\\s?.:]*$)",
    ),
    introduced=("questa", "questo", "quest"),
    about_questions=(
        "sondaggi", "intervist", "questionari", "parlament", "dibattit", "testimon", "adattiv", "chatbot", "mozion",
    ),
    about_networks=("vertic[ei]", "nod[io]", "arch?i"),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {"ch": {"number_signs": (".'’ ", ",'’. "), "rare_number_signs": ()}}
