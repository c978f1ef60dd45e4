"""The tables of German. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="de",
    name="German",
    function_words=frozenset((
        "ab", "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "andere", "anderen", "auch", "auf",
        "aus", "außer", "bei", "beim", "bereits", "bis", "bzw", "da", "dabei", "dadurch", "dafür", "damit", "dann", "das", "dass",
        "dem", "den", "denen", "der", "deren", "des", "dessen", "die", "dies", "diese", "diesem", "diesen", "dieser", "dieses",
        "doch", "dort", "durch", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "etwa", "folgende", "folgenden",
        "folgender", "für", "gegen", "gibt", "haben", "hat", "hatte", "hatten", "hier", "ihm", "ihn", "ihr", "ihre", "ihrem", "ihren",
        "ihrer", "im", "in", "ist", "ja", "jede", "jedem", "jeden", "jeder", "jedes", "jedoch", "kann", "kein", "keine", "keinem",
        "keinen", "keiner", "können", "könnte", "lassen", "man", "mehr", "mehrere", "mit", "muss", "müssen", "nach", "nicht",
        "nichts", "noch", "nur", "ob", "oder", "ohne", "sehr", "sein", "seine", "seinem", "seinen", "seiner", "seit", "sich", "sie",
        "sind", "so", "sobald", "sollte", "sollten", "sondern", "sowie", "um", "und", "uns", "unter", "vom", "von", "vor", "wann",
        "war", "waren", "warum", "was", "weil", "welche", "welchem", "welchen", "welcher", "welches", "wenn", "wer", "werden", "wie",
        "wieviel", "wird", "wo", "wodurch", "worden", "wurde", "wurden", "zu", "zum", "zur", "zwischen",
    )),
    number_signs=(",. ",),
    rare_number_signs=(". ",),
    number_words=(
        ("null", 0), ("eins", 1), ("zwei zwo", 2), ("drei", 3), ("vier", 4), ("fünf fuenf", 5), ("sechs", 6), ("sieben", 7),
        ("acht", 8), ("neun", 9), ("zehn", 10), ("elf", 11), ("zwölf zwoelf", 12), ("dreizehn", 13), ("vierzehn", 14),
        ("fünfzehn fuenfzehn", 15), ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18), ("neunzehn", 19), ("zwanzig", 20),
        ("dreißig dreissig", 30), ("vierzig", 40), ("fünfzig fuenfzig", 50), ("sechzig", 60), ("siebzig", 70), ("achtzig", 80),
        ("neunzig", 90), ("hundert einhundert", 100), ("zweihundert", 200), ("dreihundert", 300), ("vierhundert", 400),
        ("fünfhundert fuenfhundert", 500), ("sechshundert", 600), ("siebenhundert", 700), ("achthundert", 800), ("neunhundert", 900),
        ("tausend eintausend", 1000), ("zweitausend", 2000), ("dreitausend", 3000), ("viertausend", 4000),
        ("fünftausend fuenftausend", 5000), ("sechstausend", 6000), ("siebentausend", 7000), ("achttausend", 8000),
        ("neuntausend", 9000), ("zehntausend", 10000), ("hunderttausend", 100000), (
                "ein-einziger ein-einziges eine-einzige einen-einzigen einem-einzigen einer-einzigen", 1,     ),
    ),
    number_compounds=("{unit}und{tens}", "{article}und{tens}"),
    number_articles=frozenset(("ein", "eine", "einem", "einen", "einer")),
    magnitudes=(
        ("hundert", 2), ("tausend tsd", 3), ("million millionen mio mill", 6), ("milliarde milliarden mrd", 9),
        ("billion billionen bio", 12), ("billiarde billiarden", 15), ("trillion trillionen", 18),
    ),
    zero_phrases=("(?:es gibt )?keine?n? {noun}", "keine?[rs]?"),
    hedges=frozenset((
        "$", "ca", "circa", "es", "etwa", "fast", "genau", "gibt", "ist", "knapp", "lediglich", "nur", "rund", "sind", "ungefähr",
        "us", "von", "zirka",
    )),
    plural_letters="en",
    percent_phrases=("prozent",),
    number_and="und",
    range_links=("bis",),
    range_openings=("von", "etwa", "circa", "ca.", "rund", "nur", "ungefähr"),
    between=("zwischen", "und"),
    asks_range=(
        "\\w*bereiche?s?\\b", "\\w*intervalle?s?\\b", "\\w*spannen?\\b", "zwischen\\b", "\\w*grenzen?\\b", "\\w*spektrum\\b",
        "\\w*frequenz(?:en)?\\b", "wellenlängen?\\b", "b[aä]nd(?:er)?\\b", "\\w*zeitra[uä]me?s?\\b", "periode", "saison",
        "normal\\w*", "referenz", "\\w*werte\\b", "jahre\\b", "jahren\\b", "epoche", "datum\\b", "daten\\b", "jahrzehnt",
        "jahrhundert", "kapitel\\b", "seiten?\\b", "vers\\b", "verse\\b", "zeilen?\\b", "lebte\\b", "regierte\\b", "verhältnis",
    ),
    asks_number=(
        "wie\\s?viele?\\b", "wie\\s+(?:lange?|alt|oft|weit|schnell|groß|gross|hoch|tief|breit|schwer|bald)\\b", "prozent",
        "anzahl\\b", "zahl\\s+der\\b",
        "welche[sr]?\\s+(?:\\w+\\s+){0,3}(?:alter|gewicht|länge|höhe|dauer|tiefe|geschwindigkeit|größe|temperatur|dosis|anteil|menge)\\b",
    ),
    about_form=(
        "rund", "signifikant", "kürz", "gekürzt", "vereinfach", "gleichwertig", "äquivalent", "schreibweise", "notation",
        "wissenschaftlich", "dezimal", "bruch", "brüche", "drück", "umwandel", "umgewandelt", "wandel", "schreib", "geschrieben",
        "format", "rechtschreib", "zeichensetz", "groß", "version", "binär", "hexadezimal", "oktal", "datentyp", "ausgab",
        "ausgegeben", "anzeig", "log", "konsole", "zeichenkette", "genauigkeit", "ziffer", "stellen", "satz", "grammati", "komma",
        "punkt\\b", "ausdruck", "auswert", "ergebnis",
    ),
    joining_words=frozenset((
        "als", "am", "an", "auf", "aus", "bei", "bis", "dass", "durch", "er", "es", "für", "gegen", "hat", "im", "in", "ist", "kann",
        "mit", "nach", "nicht", "ob", "oder", "ohne", "seit", "sich", "sie", "sind", "um", "und", "unter", "von", "vor", "war",
        "wenn", "werden", "wie", "wird", "wurde", "zu", "zum", "zur", "zwischen", "über",
    )),
    open_words=frozenset((
        "als", "an", "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "durch", "ein", "eine", "einem", "einen", "einer",
        "für", "in", "mit", "nach", "oder", "ohne", "und", "unter", "von", "vor", "zu", "zum", "zur", "über",
    )),
    never_doubled=frozenset((
        "als", "am", "auch", "auf", "aus", "bei", "beim", "bis", "dass", "deren", "des", "dessen", "diese", "diesem", "diesen",
        "dieser", "dieses", "durch", "eines", "er", "für", "gegen", "hat", "ich", "im", "ist", "jede", "jeder", "jedes", "kann",
        "können", "muss", "müssen", "nicht", "noch", "nur", "ob", "oder", "ohne", "seit", "sich", "sind", "sowie", "um", "und",
        "unter", "vom", "von", "wann", "warum", "was", "weil", "welche", "welchem", "welchen", "welcher", "welches", "wenn", "wie",
        "wird", "wo", "wurde", "wurden", "zum", "zur", "zwischen",
    )),
    may_double=frozenset((
        "acht", "an", "bald", "blabla", "bora", "das", "dem", "den", "denen", "der", "die", "drei", "ein", "eine", "einen", "es",
        "fast", "fünf", "ganz", "gleich", "haben", "hatten", "ihr", "ihre", "ihren", "immer", "in", "ja", "klopf", "kurz", "lange",
        "langsam", "links", "miau", "mit", "nach", "nein", "neun", "niemals", "rechts", "schnell", "sechs", "sehr", "sein", "seinen",
        "sie", "sieben", "so", "ticktack", "viel", "viele", "vier", "von von karajan", "von von neumann", "von von weizsäcker", "vor",
        "waren", "wau", "weit", "werden", "wieder", "worden", "zu", "über",
    )),
    quotation_marks=("„“”", "»«", "«»", "“”"),
    sentence_openers=(
        "Der", "Die", "Das", "Ein", "Eine", "Einen", "Er", "Es", "Sie", "Wir", "Ihr", "Wenn", "Welche", "Welcher", "Welches",
        "Welchen", "Welchem", "Was", "Wie", "Wer", "Wo", "Wann", "Warum", "Dies", "Diese", "Dieser", "Dieses", "Beim", "Bei", "Mit",
        "Für", "Auf", "Aus", "Nach", "Vor", "Durch", "Daher", "Dabei", "Dann", "Damit", "Deshalb", "Jedoch", "Aber", "Auch", "Alle",
        "Jeder", "Jede", "Jedes", "Man", "Im", "Zur", "Zum", "Kein", "Keine", "Nur", "Obwohl", "Weil", "Während", "Seit", "Zwischen",
    ),
    all_of=(
        "alle[rn]?(?: (?:zwei|drei|vier|funf|[2-6]))?", "samtliche[rn]?",
    ),
    count_of=("die (?:drei|vier|funf|[3-6])",),
    every_of=("alles", "all", "jede[rs]?", "jedwede[rs]?"),
    none_of=("keine[rs]?", "keins"),
    nothing_of=("nichts", "kein"),
    both_of=("beide[rs]?", "die beiden"),
    neither_of=("weder noch", "weder das eine noch das andere"),
    some_of=(
        "einige", "eine[rs]?", "zwei", "drei", "mehrere", "manche", "die meisten", "(?:nur|genau|mindestens) eine[rs]?",
        "mehr als eine[rs]?",
    ),
    not_all_of=("nicht alle", "nicht beide"),
    of_words=("der", "von", "davon", "dieser", "den"),
    article_words=("die", "beiden", "zwei", "drei", "vier", "funf", "[2-6]"),
    above=(
        "oben", "obige[nrs]?", "unten", "obenstehende[nrs]?", "obengenannte[nrs]?", "untenstehende[nrs]?", "o[.]g",
        "untengenannte[nrs]?",
    ),
    previous=(
        "vorherigen?", "vorangehenden?", "vorangegangenen?", "vorstehenden?", "vorigen?", "folgende[nrs]?", "nachfolgenden?",
        "nachstehenden?",
    ),
    listed=(
        "genannte[nrs]?", "erwahnte[nrs]?", "angefuhrte[nrs]?", "aufgefuhrte[nrs]?", "aufgezahlte[nrs]?", "aufgelistete[nrs]?",
        "gelistete[nrs]?", "beschriebene[nrs]?", "stehende[nrs]?",
    ),
    these=("diese[rn]?",),
    them=("davon", "dies", "ihnen", "hiervon"),
    answer_nouns=(
        "aussagen?", "behauptungen?", "satze", "satz", "feststellungen?", "moglichkeiten?", "antwortmoglichkeit(?:en)?",
        "auswahlmoglichkeit(?:en)?", "punkten?",
    ),
    label_nouns=(
        "antwort(?:en)?", "optionen?", "option", "alternativen?", "antwortoptionen", "antwortalternativen", "vorschlage",
    ),
    answer_verdicts=(
        "richtige?[nrs]?", "korrekte?[nrs]?", "wahr", "falsche?[nrs]?", "zutreffende?[nrs]?", "stimmt", "stimmen", "trifft",
        "treffen", "gultig", "passt", "passen", "unrichtig", "unzutreffend",
    ),
    answer_links=(
        "ist", "sind", "waren", "sein", "kann", "konnen", "es", "das", "sich", "auch", "ebenfalls", "gleichermassen", "zu", "hier",
        "ja", "als", "gegeben(?:en?)?", "vorgeschlagen(?:en?)?", "angegeben(?:en?)?", "anderen?", "ubrigen", "weiteren",
        "moglich(?:en)?", "in",
    ),
    no_answer=(
        "es gibt keine (?:richtige|korrekte) (?:antwort|losung)",
        "keine (?:richtige|korrekte) (?:antwort|losung)(?: (?:dabei|vorhanden|moglich))?",
    ),
    unknown_answers=(
        "(?:das |dies |es )?kann (?:man )?nicht (?:bestimmt|berechnet|beantwortet|entschieden|gesagt|ermittelt|vorhergesagt|festgestellt) werden(?: .*)?",
        "(?:das |dies |es )?(?:kann man|lasst sich|kann ich) (?:so )?nicht (?:bestimmen|sagen|wissen|berechnen|beantworten|entscheiden|ermitteln|feststellen|vorhersagen)(?: .*)?",
        "(?:ist )?nicht (?:bestimmbar|berechenbar|entscheidbar|feststellbar|zu bestimmen)",
        "(?:zu wenige?|nicht genug|nicht genugend|ungenugende|keine ausreichenden) (?:informationen|angaben|daten)(?: .*)?",
        "(?:das )?weiss (?:ich |man )?nicht", "ich weiss (?:es |das )?nicht", "keine angaben?",
    ),
    measures=(
        "einige", "manche", "mehrere", "wenige", "viele", "meisten", "halfte", "niemand", "jemand", "alles", "nichts", "etwas",
        "eine?[nrs]?", "zwei", "drei", "vier", "funf", "sechs", "null", "immer", "nie",
    ),
    bare_none=("keine[rs]?", "keins"),
    label_joints=("und", "oder", "noch", "sowie", "als auch", "und auch"),
    label_only=("allein", "alleine", "ausschliesslich"),
    label_only_leads=("nur", "lediglich", "ausschliesslich", "allein"),
    label_leads=(
        "die", "der", "sowohl", "weder", "entweder", "aussagen?", "satze", "behauptungen?",
    ),
    label_pairs=("beide", "sowohl", "weder", "entweder"),
    label_neither=("weder",),
    label_copulas=("sind", "ist", "treffen", "trifft"),
    label_tails=("beide", "alle", "zu", "auch"),
    named_by_letter=(
        "vitamine?n?", "hepatitis", "blut\\w*", "allele?", "chromosomen?", "akkorde?", "grippe", "influenza",
    ),
    named_by_numeral=(
        "akte?", "artikel", "band", "bande", "bander", "buch", "bucher", "kategorien?", "kapitel", "klassen?", "kollagen\\w*",
        "komplexe?", "faktor(?:en)?", "grade?", "gruppen?", "ableitung(?:en)?", "stufen?", "nerv(?:en)?", "hirnnerv(?:en)?",
        "ordnung", "teile?", "perioden?", "phasen?", "quadrant(?:en)?", "stadi(?:um|en)", "titel", "typ(?:en)?", "\\w*kriege?",
        "konige?",
    ),
    ordinals=(
        "erste[nrs]?", "zweite[nrs]?", "dritte[nrs]?", "vierte[nrs]?", "funfte[nrs]?", "letzte[nrs]?", "nachste[nrs]?",
        "vorige[nrs]?", "erstere[nrs]?", "letztere[nrs]?",
    ),
    verdict_pairs=(
        "wahr/falsch", "richtig/falsch", "ja/nein", "korrekt/inkorrekt", "zutreffend/unzutreffend", "trifft zu/trifft nicht zu",
        "stimmt/stimmt nicht", "w/f", "r/f", "j/n",
    ),
    right_words=("richtige?[nrs]?", "korrekte?[nrs]?"),
    because=("weil", "denn", "da"),
    key_nouns=("losung",),
    letter_nouns=("buchstabe",),
    order_endings=("aus", "an"),
    placeholders=(
        "noch (?:zu (?:ergänzen|schreiben|formulieren)|offen)", "folgt(?: noch)?", "wird (?:noch )?(?:ergänzt|nachgereicht)",
        "fehlt noch", "platzhalter", "beispieltext", "erklärung (?:folgt|fehlt)(?: noch)?",
    ),
    is_verb_second=True,
    negatives=("nicht(?!-)", "kein(?:e[mnrs]?)?", "nie", "niemals"),
    negated=("nicht(?!-)", "kein(?:e[mnrs]?)?", "nie", "niemals", "weder"),
    negative_idioms=(
        "\\b(?:nicht|keine)\\s+(?:weniger|mehr|länger|später|früher|kleiner|größer)\\s+als\\b",
        "\\bnicht\\s+(?:nur|bloß|bloss|allein|zuletzt|unbedingt|zwangsläufig|notwendigerweise|mehr|zwingend|etwa|so\\s+\\w)",
        "\\bnoch\\s+(?:nicht|nie|niemals|kein\\w*)\\b",
        "(?:\\b(?:oder|aber|und|sondern|jedoch|doch|wenn|ob)|,)\\s*(?:(?:auch|selbst|dennoch|trotzdem)\\s+)?(?:nicht|kein\\w*|nie|niemals)\\b",
        "\\b(?:ein(?:e[mnrs]?)?|d(?:er|ie|as|en|em|es)|welche[mnrs]?|diese[mnrs]?|folgenden?|zu[rm]?|aus|von|vom|mit|bei|für|im|am)\\s+nicht\\s+[a-zäöüß]+e[mnrs]?\\s+(?-i:[A-ZÄÖÜ])",
        "\\bnicht\\s+[a-zäöüß]+(?:(?<!\\bfolg)end|bar|iert|lich|isch)e[mnrs]?\\s+(?-i:[A-ZÄÖÜ])",
        "\\b(?:\\w*(?:genannt|folgend|stehend|aufgeführt|aufgelistet)e[nrs]?)\\s+nicht\\b",
        "\\bnicht\\s+(?!(?:auf|unter|in|an|mit|zu|bei|von|aus|für|durch|über|nach|vor|im|am|zum|zur|der|die|das|den|dem|des|als|ohne|alle)\\b)[a-zäöüß]+\\s+[a-zäöüß]+(?:en|t|end)e[mnrs]\\s+(?-i:[A-ZÄÖÜ])",
        "\\bnicht\\s+[a-zäöüß]*ge[a-zäöüß]+(?:t|en)e[mnrs]?\\s+(?-i:[A-ZÄÖÜ])",
        "\\b(?:richtig|wahr|korrekt)(?:e[mnrs]?)?\\s*(?:oder|und|/|bzw\\.)\\s*(?:falsch|unwahr|inkorrekt)(?:e[mnrs]?)?\\b",
        "\\b(?:falsch|unwahr|inkorrekt)(?:e[mnrs]?)?\\s*(?:oder|und|/|bzw\\.)\\s*(?:richtig|wahr|korrekt)(?:e[mnrs]?)?\\b",
        "\\bfalsch(?:e[mnrs]?)?[\\s-]+(?:positiv|negativ|alarm)\\w*", "\\ban\\s+(?:dies\\w+|de[rmn])\\s+\\w+\\s+(?:ist\\s+)?falsch\\b",
    ),
    exceptions=(
        "außer", "ausser", "ausgenommen", "mit\\s+ausnahme\\s+(?:von|der|des)", "mit\\s+einer(?:\\s+einzigen)?\\s+ausnahme",
    ),
    comparing_exceptions=("bis\\s+auf",),
    least_words=(
        "(?<=\\bam )wenigsten(?=\\s+(?:\\w+lich|geeignet|wichtig|häufig|sinnvoll|effektiv|relevant|zutreffend|richtig|empfehlenswert|passend|angemessen)\\w*)",
    ),
    exception_ones=("eine[mnrs]?", "zwei", "zweien"),
    exception_ends=(
        "in", "im", "bei", "an", "auf", "mit", "(?:der|die|das|dem|den)\\s+folgende[nrs]?", "eine?[mnrs]?(?:\\s+\\w+)?",
        "welche[mnrs]?", "folgende[nrms]?", "was", "wem",
    ),
    universals=(
        "alle", "alles", "allen", "aller", "sämtliche", "jede", "jeder", "jedes",
    ),
    false_words=(
        "nicht\\s+(?:korrekt|richtig|zutreffend)(?:e[mnrs]?)?", "falsch(?:e[mnrs]?)?", "unzutreffend(?:e[mnrs]?)?",
        "unwahr(?:e[mnrs]?)?", "unrichtig(?:e[mnrs]?)?", "inkorrekt(?:e[mnrs]?)?",
    ),
    statement_words=(
        "aussagen?", "antwort(?:en)?", "behauptung(?:en)?", "option(?:en)?", "satz", "sätze", "feststellung(?:en)?", "alternativen?",
        "angaben?", "antwortmöglichkeit(?:en)?", "antwortalternativen?", "lösung(?:en)?", "äußerung(?:en)?", "aussagesatz",
        "erklärung(?:en)?", "beschreibung(?:en)?",
    ),
    statement_articles=("die", "der", "das", "den", "dem", "eine", "einen", "ein"),
    copulas=(
        "ist", "sind", "war", "waren", "wäre", "wären", "lautet", "lauten",
    ),
    adverbs=("eindeutig", "völlig", "ganz", "klar", "vollständig"),
    about_words=(
        "über", "zu", "zum", "zur", "in", "im", "bezüglich", "hinsichtlich", "bei", "von",
    ),
    relatives=(
        "die", "der", "das", "den", "dem", "denen", "welche[mnrs]?", "was", "wo",
    ),
    choices=("welch(?:e[mnrs]?)?", "eine[rs]?\\s+(?:der|dieser)"),
    interrogatives=(
        "welch(?:e[mnrs]?)?", "was", "wer", "wen", "wem", "wessen", "wo", "wann", "womit", "wodurch", "wofür", "wozu", "woran",
        "worauf", "wobei", "woraus", "wohin", "woher", "wovon", "worin", "worüber", "wogegen",
    ),
    opening_interrogatives=("eine[rs]?\\s+(?:der|dieser)",),
    opening_prepositions=(
        "in", "an", "auf", "mit", "von", "zu", "bei", "für", "aus", "durch", "über", "unter", "nach", "um", "gegen", "ohne", "vor",
        "neben", "zwischen", "wegen", "seit", "bis", "am", "im", "zum", "zur", "beim", "vom",
    ),
    reasons=(
        "warum", "weshalb", "wieso", "weswegen", "aus\\s+welche[mn]\\s+gr(?:u|ü)nde?n?", "^\\W*wie",
    ),
    counts=(
        "wie\\s*viele?[rn]?", "welche[rn]?\\s+(?:anteil|prozentsatz|anzahl|zahl|menge|wahrscheinlichkeit|bruchteil|summe)",
        "wie\\s+(?:groß|hoch)",
    ),
    choice_openings=("von", "aus", "unter"),
    order_openings=("bitte",),
    orders=(
        "wählen\\s+sie", "wähle", "wählt", "kreuzen\\s+sie", "kreuze", "kreuzt", "markieren\\s+sie", "markiere", "nennen\\s+sie",
        "nenne", "geben\\s+sie", "gib", "finden\\s+sie", "finde", "bestimmen\\s+sie", "bestimme", "identifizieren\\s+sie",
        "identifiziere", "streichen\\s+sie", "streiche", "suchen\\s+sie", "suche", "benennen\\s+sie", "benenne", "markiert", "findet",
    ),
    subordinators=(
        "und\\s+(?:ist|sind|hat|haben|liegt|liegen|gehört|gehören|kann|können|war|waren|wird|wurde|darf|dürfen)", "sofern", "soweit",
        "dass", "daß", "weil", "wenn", "falls", "obwohl", "obgleich", "sodass", "solange", "sobald", "bevor", "nachdem", "ob", "indem",
    ),
    opening_subordinators=(
        "der", "die", "das", "den", "dem", "deren", "dessen", "denen", "welche[mnrs]?", "was", "wer", "wen", "wem", "wo", "wohin",
        "woher", "womit", "wodurch", "wofür", "wie", "als", "da", "damit", "während", "um", "ohne", "anstatt", "statt", "bis", "seit",
        "seitdem", "so", "je", "warum",
    ),
    verbs=frozenset((
        "befindet", "bestehen", "besteht", "bezeichnet", "bildet", "braucht", "darf", "dient", "durfte", "dürfen", "eignet",
        "enthalten", "enthält", "entspricht", "entsteht", "findet", "fließt", "führen", "führt", "galt", "gehören", "gehört",
        "gehörte", "gehörten", "gelten", "gibt", "gilt", "grenzt", "haben", "hat", "hatte", "hatten", "hilft", "ist", "kam", "kann",
        "kommen", "kommt", "konnte", "konnten", "können", "könnte", "lag", "liegen", "liegt", "machen", "macht", "muss", "musste",
        "müssen", "passen", "passt", "sind", "soll", "sollen", "sollte", "sollten", "spielt", "stand", "stehen", "steht", "stimmen",
        "stimmt", "treffen", "trifft", "war", "waren", "werden", "will", "wird", "wollte", "wurde", "wurden", "wäre", "wären",
        "zählen", "zählt",
    )),
    lead_in_abbreviations=frozenset((
        "abs", "art", "bsp", "bzw", "ca", "chr", "dipl", "dr", "etc", "evtl", "fr", "frau", "ggf", "hr", "ing", "inkl", "jh", "max",
        "min", "mio", "mrd", "nr", "prof", "sog", "st", "str", "usw", "vgl", "vs",
    )),
    quoting_words=(
        "adverb\\w*", "verb(?:en|s)?", "pronomen", "subjekts?", "unterstrichen\\w*", "adjektiv\\w*", "konjunktion\\w*", "komma\\w*",
        "zitate?n?", "lied(?:er|es)?", "titeln?", "verse?n?", "sprichw\\w+", "sagte", "slogans?", "grammat\\w*", "geschrieben\\w*",
        "sätzen?", "satz",
    ),
    lettered_nouns=(
        "antwort(?:en)?", "option(?:en)?", "alternativen?", "antwortoption(?:en)?", "antwortalternativen?",
        "(?:antwort|auswahl)moglichkeit(?:en)?", "aussagen?", "behauptungen?",
    ),
    numbered_nouns=(
        "option(?:en)?", "antwortoption(?:en)?", "antwortalternativen?", "(?:antwort|auswahl)moglichkeit(?:en)?",
    ),
    letter_references=(
        "\\b{noun}(?i:(?: (?:ist|sind|ware|lautet|lauten))?(?:\\s?:)?)\\s\\(?{mark}",
        "\\b{numbered}(?i: nummer| nr\\.)? {number}\\b(?![.,]?\\d|\\s?%|\\s?[€$])",
    ),
    lone_letter_references=(
        "(?:{start}|(?<=\\bund )|(?<=\\boder )|(?<=\\bdass )|(?<=\\bweil )){letter}(?= (?i:(?:ist|sind|war|waren|ware|waren) (?:auch |nicht |ebenfalls |daher |also |somit |eindeutig |beide |die )?{verdict}|(?:trifft|treffen) (?:auch |nicht |ebenfalls )?zu|stimmt|stimmen)\\b)",
        "\\b(?i:(?:richtig|falsch|korrekt|zutreffend) (?:ist|sind|ware)):? (?:(?i:nur|auch|hier) )?{mark}",
    ),
    position_references=(
        "\\b(?i:die) {position} (?i:option|antwort|alternative|aussage|antwortmoglichkeit)(?= (?i:(?:ist|war|ware) (?:auch |nicht |also |daher )?(?:die )?{verdict}|beschreibt|nennt|trifft|stimmt)\\b)",
    ),
    positions=("erste", "zweite", "dritte", "vierte", "funfte", "letzte"),
    lettered_parts=frozenset((
        "abs", "absatz", "abschnitt", "anhang", "art", "artikel", "blutgruppe", "gesetz", "gruppe", "hepatitis", "klasse",
        "paragraph", "regel", "satz", "teil", "typ", "vitamin", "§",
    )),
    pictures=(
        "abbildung", "abb", "bild", "bilde", "bildes", "grafik", "diagramm", "diagramme", "zeichnung", "skizze", "foto", "fotografie",
        "karte", "landkarte", "schema", "schaubild", "rontgenbild", "screenshot", "illustration", "ekg", "graphik",
    ),
    passages=(
        "text", "fall", "situation", "tabelle", "auszug", "textauszug", "textabschnitt", "passage", "gedicht", "dialog", "code",
        "quellcode", "programmcode", "szenario", "fallbeispiel", "textstelle",
    ),
    described_people=(
        "patient", "patienten", "patientin", "kunde", "kunden", "kundin", "person", "mann", "frau", "kind", "firma",
    ),
    reference_endings=("er", "ern", "en", "s", "n", "es"),
    reference_names=(
        "frage", "fragen", "bilder", "bildern", "abbildungen", "zeichnungen", "grafiken", "karten", "skizzen", "fotografien",
        "landkarten", "schemata", "texten", "textes", "falles", "situationen", "tabellen", "falls", "auszuges", "passagen",
        "gedichtes", "dialoges", "szenarios", "sehen", "abgebildet", "abgebildete", "abgebildeten", "abgebildeter", "abgebildetes",
        "abgebildetem", "dargestellt", "dargestellte", "dargestellten", "dargestellter", "dargestelltes", "dargestelltem",
    ),
    reference_end="\\b",
    figure_references=(
        "\\b(?:(?:im|am|vom|zum|beim|dem|das|die|der|den|des|diese[mnrs]?) )(?:obige[nmrs]?|untenstehende[nmrs]?|obenstehende[nmrs]?|nebenstehende[nmrs]?|nachstehende[nmrs]?|(?:unten |oben )stehende[nmrs]?|abgebildete[nmrs]?|gezeigte[nmrs]?|(?:oben |unten )?(?:abgebildete|gezeigte|dargestellte)[nmrs]?|vorherige[nmrs]?|vorige[nmrs]?|beigefugte[nmrs]?) {picture}(?:er|ern|en|s|n)?\\b",
        "\\b(?:(?:im|am|vom|zum|beim) |(?:in|auf|aus|von|zu|mit|an) (?:der|dem) |(?:anhand|mithilfe) (?:der|des) )(?:nach)?folgende[nr] {picture}\\b(?!\\s*:\\s*\\S)",
        "\\b(?:das|die) (?:nach)?folgende {picture}(?= (?:zeigt|stellt|gibt|veranschaulicht)\\b|[,.?]|$)",
        "\\b(?:in|auf|aus) (?:dieser|diesem) {picture}\\b(?! (?:von|der|des)\\b)",
        "\\b(?:auf|in) (?:dem|der|diesem|dieser) {picture} (?:oben|unten|rechts|links|zu sehen|zu erkennen|gezeigt|dargestellt|abgebildet|(?:sehen|erkennen) sie|sieht man|siehst du|erkennt man|markiert|gekennzeichnet)\\b",
        "\\b(?:siehe|betrachten sie|betrachte|vgl\\.) (?:die |das |den )?{picture}\\b(?! (?:von|der|des)\\b)",
        "\\b(?:in|auf|aus|von|zu|siehe|nach|gemass|laut) (?:der )?(?:abbildung|abb\\.|bild) \\d+\\b",
        "\\b(?:hier|oben|unten|nebenstehend|rechts|links|nachfolgend) (?:zu sehen|(?:abgebildet|dargestellt)(?:e[nmrs]?)?)\\b",
    ),
    question_references=(
        "\\b(?:der|die|zur|dieser|ihrer) (?:vorige|vorherige|vorhergehende|vorangegangene|obige|vorangehende)n? frage\\b",
        "\\b(?:in|zu|aus|siehe|von|auf) frage (?:nr\\. ?|nummer )?\\d+\\b",
    ),
    above_references=(
        "\\b(?:(?:im|am|vom|zum|beim|dem|das|die|der|den|des|diese[mnrs]?) )(?:obige[nmrs]?|obenstehende[nmrs]?|oben (?:stehende|genannte|beschriebene|angegebene|gezeigte|abgedruckte|dargestellte)[nmrs]?|vorstehende[nmrs]?|vorherige[nmrs]?|vorige[nmrs]?|vorangehende[nmrs]?|vorangegangene[nmrs]?) {passage}(?:es|s|n)?\\b",
        "\\b(?:der|die|das|dem|den|des) oben (?:genannte|beschriebene|erwahnte|vorgestellte)[nmrs]? {person}\\b",
    ),
    below_references=(
        '\\b(?:(?:im|am|vom|zum|beim) |(?:in|aus|von|zu|mit) (?:der|dem) |des |der |das |die |den )(?:untenstehende[nmrs]?|unten (?:stehende|abgedruckte|gezeigte|angegebene|dargestellte)[nmrs]?|nachstehende[nmrs]?) {passage}(?:es|s)?\\b(?![^\\n]{0,80}["„“«»(:]\\s*\\S)',
        '\\b(?:(?:im|am|vom|zum|beim) |(?:in|aus|von|zu|mit) (?:der|dem) )(?:nach)?folgende[nr] {passage}\\b(?![^\\n]{0,80}["„“«»(:]\\s*\\S)',
    ),
    source_references=(
        "(?:laut|gemass|nach|entsprechend|anhand) (?:(?:dem|der|des|diesem|dieser) )?(?:text|textes|textauszug|auszug|tabelle|textabschnitt|{picture})(?! (?:von|der|des|im|in|aus|uber)\\b)\\b",
        "(?:dem|der) (?:text|auszug|tabelle|{picture}) (?:zufolge|nach)\\b",
    ),
    closing_source_references=(
        "laut (?:(?:dem|der|des|diesem|dieser) )?(?:text|textes|textauszug|auszug|tabelle|textabschnitt|{picture})(?=[\\s?.:]*$)",
    ),
    introduced=("dieser", "diesem"),
    about_questions=(
        "umfrage", "interview", "fragebogen", "parlament", "debatte", "zeuge", "zeugin", "vernehm", "befrag", "adaptiv", "chatbot",
        "antrag",
    ),
    about_networks=("knoten", "kanten?"),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {"ch": {"number_signs": (".'’ ", ",'’. "), "rare_number_signs": ()}, "li": {"number_signs": (".'’ ", ",'’. "), "rare_number_signs": ()}}
