"""The tables of French. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="fr",
    name="French",
    function_words=frozenset((
        "afin", "ainsi", "alors", "après", "au", "aucun", "aucune", "aussi", "autre", "autres", "aux", "avant", "avec", "avoir",
        "beaucoup", "c", "car", "ce", "ceci", "cela", "celle", "celles", "celui", "cependant", "ces", "cet", "cette", "ceux",
        "chaque", "chez", "ci", "comme", "comment", "contre", "d", "dans", "de", "depuis", "des", "deux", "doit", "doivent", "donc",
        "dont", "du", "elle", "elles", "en", "encore", "entre", "est", "et", "eu", "eux", "fait", "font", "fut", "ici", "il", "ils",
        "j", "je", "jusqu", "l", "la", "laquelle", "le", "lequel", "les", "lesquelles", "lesquels", "leur", "leurs", "lors",
        "lorsque", "lui", "m", "mais", "moins", "même", "n", "ne", "ni", "nos", "notre", "nous", "on", "ont", "ou", "où", "par",
        "parmi", "pas", "pendant", "peut", "peuvent", "plus", "plusieurs", "pour", "pourquoi", "qu", "quand", "que", "quel", "quelle",
        "quelles", "quels", "qui", "quoi", "s", "sa", "sans", "se", "selon", "sera", "ses", "si", "son", "sont", "sous", "suivant",
        "suivante", "suivantes", "suivants", "sur", "t", "tous", "tout", "toute", "toutes", "trop", "très", "un", "une", "vers",
        "voici", "vos", "votre", "vous", "y", "à", "ça", "étaient", "était", "être",
    )),
    number_signs=(",. ",),
    rare_number_signs=(". ",),
    number_words=(
        ("zéro zero", 0), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6), ("sept", 7), ("huit", 8), ("neuf", 9),
        ("dix", 10), ("onze", 11), ("douze", 12), ("treize", 13), ("quatorze", 14), ("quinze", 15), ("seize", 16), ("dix-sept", 17),
        ("dix-huit", 18), ("dix-neuf", 19), ("vingt", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50), ("soixante", 60),
        ("septante", 70), ("huitante octante quatre-vingt quatre-vingts", 80), ("nonante", 90), ("soixante-dix", 70),
        ("quatre-vingt-dix", 90), ("cent", 100), ("mille", 1000), ("un-seul une-seule un-unique une-unique", 1),
    ),
    number_compounds=(
        "{tens} {unit}", "{tens} et {unit}", "{tens} et {article}", "{tens} {article}", "{tens} {teen}", "{tens} et {teen}",
    ),
    number_articles=frozenset(("un", "une")),
    magnitudes=(
        ("cent cents", 2), ("mille", 3), ("million millions", 6), ("milliard milliards md mds mrd", 9), ("billion billions", 12),
        ("billiard billiards", 15), ("trillion trillions", 18),
    ),
    zero_phrases=("(?:il n['’]y a )?aucune? {noun}", "aucune?", "pas de {noun}"),
    hedges=frozenset((
        "$", "c'est", "d'", "de", "des", "du", "environ", "exactement", "presque", "près", "quelque", "seulement", "sont",
        "uniquement", "us",
    )),
    plural_letters="sx",
    percent_phrases=("pour[ -]?cent",),
    number_and="et",
    range_links=("à", "a", "jusqu'à", "jusqu’à"),
    range_openings=("de", "environ", "seulement", "du"),
    between=("entre", "et"),
    asks_range=(
        "plages?\\b", "intervalles?\\b", "fourchettes?\\b", "entre\\b", "limites?\\b", "spectre\\b", "fréquences?\\b",
        "longueurs? d['’]onde", "bandes?\\b", "gammes?\\b", "périodes?\\b", "saisons?\\b", "normale?s?\\b", "normaux\\b",
        "référence\\b", "valeurs\\b", "années\\b", "ans\\b", "ères?\\b", "époques?\\b", "dates?\\b", "décennies?\\b", "siècles?\\b",
        "chapitres?\\b", "pages?\\b", "versets?\\b", "lignes?\\b", "vécu\\b", "régné\\b", "étendue\\b", "tranches?\\b",
    ),
    asks_number=(
        "combien\\b", "pourcentage\\b", "nombre\\s+de\\b", "nombre\\s+d['’]",
        "quel(?:le)?\\s+(?:\\w+\\s+){0,3}(?:âge|poids|longueur|hauteur|durée|profondeur|vitesse|taille|température|dose|part|proportion|quantité)\\b",
    ),
    about_form=(
        "arrondi", "chiffres? significatif", "simplifi", "irréductible", "équivalen", "notation", "scientifique", "décimal",
        "fraction", "exprim", "expression", "convert", "écri[rtsv]", "format", "orthograph", "ponctu", "majuscul", "version",
        "binaire", "hexadécimal", "octal", "type de donnée", "imprim", "sortie", "affich", "log", "console", "chaîne", "précision",
        "phrase", "grammai", "virgule", "point\\b", "forme correcte", "évalu", "résultat",
    ),
    spaced_marks="?!:;»",
    joining_words=frozenset((
        "au", "aux", "avec", "ce", "ces", "cette", "comme", "contre", "dans", "de", "depuis", "des", "dont", "du", "elle", "en",
        "entre", "est", "et", "il", "ils", "leur", "lorsque", "mais", "ne", "non", "nos", "notre", "on", "ou", "où", "par", "pas",
        "pendant", "pour", "qu", "quand", "que", "qui", "sa", "sans", "se", "ses", "si", "son", "sont", "sous", "sur", "vers", "vos",
        "votre", "à",
    )),
    open_words=frozenset((
        "au", "aux", "avec", "ce", "ces", "cette", "dans", "de", "des", "du", "en", "et", "la", "le", "les", "mais", "ou", "par",
        "pour", "que", "sa", "sans", "ses", "son", "sur", "un", "une", "à",
    )),
    never_doubled=frozenset((
        "alors", "au", "aussi", "aux", "avec", "ce", "cela", "celle", "celui", "ces", "cet", "cette", "ceux", "chez", "comme", "dans",
        "de", "depuis", "des", "donc", "dont", "du", "elles", "est", "et", "il", "ils", "je", "la", "le", "les", "leurs", "lorsque",
        "mais", "ne", "ni", "nos", "notre", "on", "ont", "ou", "par", "parce", "pendant", "peut", "pour", "pourquoi", "quand", "que",
        "quel", "quelle", "quelles", "quels", "sa", "sans", "se", "ses", "sont", "sur", "ta", "tes", "un", "une", "vos", "votre", "à",
        "était",
    )),
    may_double=frozenset((
        "allez", "attention", "beau", "belle", "bien", "bora", "bébé", "car", "cela est est", "chut", "cinq", "coin", "contre",
        "dada", "de de gaulle", "elle", "elle est est", "elles sont sont", "en", "encore", "entre", "eux", "faire", "fait", "font",
        "grand", "huit", "il est est", "ils sont sont", "jamais", "jour", "lettre", "leur", "lui", "mama", "merci", "mieux", "moins",
        "même", "neuf", "non", "nous", "or", "oui", "papa", "pas", "petit", "peu", "plus", "presque", "quatre", "qui", "qui est est",
        "qui sont sont", "sept", "si", "son", "sous", "tant", "toujours", "tour", "tous", "tout", "trois", "trop", "très", "vers",
        "vieux", "vite", "vous", "voyons", "été",
    )),
    quotation_marks=("«»", "“”"),
    sentence_openers=(
        "Le", "La", "Les", "Un", "Une", "Des", "Il", "Elle", "Ils", "Elles", "On", "Ce", "Cette", "Ces", "Cet", "Quel", "Quelle",
        "Quels", "Quelles", "Qui", "Que", "Comment", "Pourquoi", "Quand", "Où", "Si", "Dans", "Pour", "Par", "Sur", "Avec", "Mais",
        "Donc", "Ainsi", "Cependant", "Lorsque", "Son", "Sa", "Ses", "Leur", "Leurs", "Nous", "Vous", "Chaque", "Tous", "Toutes",
        "Selon", "Après", "Avant", "Depuis", "Parmi", "Combien", "En", "Au", "Aux",
    ),
    all_of=("tou(?:te)?s(?: les)?(?: (?:trois|quatre|cinq|[3-6]))?",),
    count_of=("les (?:trois|quatre|cinq|[3-6])",),
    every_of=(
        "tout", "chacune?", "chaque", "l' ensemble", "n' importe (?:lequel|laquelle|quelle)",
    ),
    none_of=("aucune?s?",),
    nothing_of=("rien",),
    both_of=(
        "(?:tou(?:te)?s )?les (?:deux|2)(?: a la fois)?", "l' une? et l' autre",
    ),
    neither_of=("ni l' une? ni l' autre",),
    some_of=(
        "certaine?s", "quelques[- ]une?s", "quelques", "une?", "deux", "trois", "plusieurs", "la plupart", "l' une?",
        "(?:seule(?:ment)? )une?", "au moins une?", "plus d' une?",
    ),
    not_all_of=("pas tou(?:te)?s",),
    of_words=("de", "d'", "des", "parmi"),
    article_words=(
        "les", "la", "le", "l'", "deux", "trois", "quatre", "cinq", "[2-6]",
    ),
    above=(
        "ci-dessus", "ci-dessous", "dessus", "dessous", "susmentionnee?s?", "susditee?s", "haut",
    ),
    previous=("precedente?s?", "precede", "suivante?s?", "anterieure?s"),
    listed=(
        "mentionnee?s?", "cite(?:e)?s?", "enumeree?s?", "enonce(?:e)?s?", "nommee?s?", "listee?s?", "decrite?s?",
    ),
    these=("ces",),
    them=(
        "elles", "eux", "ceux", "celles", "ceux-ci", "ceux-la", "celles-ci", "celles-la", "cela", "ca", "ceci",
    ),
    answer_nouns=(
        "propositions?", "affirmations?", "enonces?", "assertions?", "items?", "phrases",
    ),
    label_nouns=("reponses?", "options?", "choix", "alternatives?"),
    answer_verdicts=(
        "correcte?s?", "vraie?s?", "justes?", "exacte?s?", "bon(?:ne)?s?", "fausses?", "faux", "valables?", "valides?", "possibles",
        "incorrecte?s?", "inexacte?s?", "acceptables", "conviennent", "convient",
    ),
    answer_links=(
        "sont", "est", "peut", "peuvent", "etre", "qui", "que", "ce", "ne", "n'", "pas", "y", "a", "et", "oui", "ici", "entre",
        "aussi", "egalement", "toutes", "tous", "donnee?s", "proposee?s", "presentee?s", "indiquee?s", "autres?", "possible", "ci",
        "question", "il", "tout", "dans", "aux", "points",
    ),
    no_answer=(
        "(?:il n' y a )?(?:pas de|aucune) (?:bonne|vraie) (?:reponse|proposition)",
        "(?:il n' y a )?pas de reponse (?:correcte|juste|exacte)",
    ),
    unknown_answers=(
        "on ne peut (?:pas )?(?:le |la |rien )?(?:determiner|savoir|dire|calculer|conclure|repondre|deduire|connaitre|predire|prevoir)(?: .*)?",
        "(?:il est |c' est )?impossible (?:de|a) (?:le |la )?(?:determiner|savoir|dire|calculer|prevoir)(?: .*)?",
        "(?:cela |ca |la reponse |il |elle )?ne peut (?:pas )?etre (?:determine|calcule|connu|deduit|etabli)e?(?: .*)?",
        "(?:les )?(?:donnees|informations?) (?:sont )?insuffisantes?",
        "(?:il n' y a )?pas assez (?:d' informations?|de donnees|d' elements)(?: .*)?",
        "(?:on )?manque (?:d' informations?|de donnees)", "je ne sais pas",
    ),
    measures=(
        "certaine?s", "quelques", "quelques-une?s", "plusieurs", "peu", "beaucoup", "plupart", "moitie", "tiers", "personne", "rien",
        "tout", "une?", "deux", "trois", "quatre", "cinq", "six", "zero", "toujours", "jamais",
    ),
    bare_none=("aucune?",),
    label_joints=("et", "ou", "ni", "ainsi que", "et aussi"),
    label_only=("seulement", "uniquement", "seule?s?", "exclusivement"),
    label_only_leads=("seulement", "uniquement", "seule?s?"),
    label_leads=(
        "les", "la", "le", "a", "fois", "ni", "propositions?", "affirmations?", "enonces?", "assertions?",
    ),
    label_pairs=("ni", "fois"),
    label_neither=("ni",),
    label_copulas=("sont", "est"),
    label_tails=("toutes", "tous", "les", "deux", "aussi"),
    named_by_letter=(
        "vitamines?", "hepatites?", "sanguins?", "sang", "alleles?", "chromosomes?", "accords?", "grippe",
    ),
    named_by_numeral=(
        "actes?", "articles?", "bandes?", "livres?", "categories?", "chapitres?", "classes?", "collagene", "complexes?", "facteurs?",
        "grades?", "groupes?", "derivations?", "niveaux?", "nerfs?", "ordre", "parties?", "periodes?", "phases?", "quadrants?",
        "stades?", "etapes?", "titres?", "types?", "tomes?", "volumes?", "guerres?", "siecles?", "rois?", "paires?",
    ),
    ordinals=(
        "premi(?:er|ere)", "deuxieme", "seconde?", "troisieme", "quatrieme", "cinquieme", "derni(?:er|ere)", "suivante?",
        "precedente?",
    ),
    verdict_pairs=(
        "vrai/faux", "vraie/fausse", "oui/non", "correct/incorrect", "exact/inexact", "juste/faux", "v/f",
    ),
    right_words=("correcte?s?", "bon(?:ne)?s?", "justes?", "exacte?s?"),
    because=("car", "parce\\s+qu[e']", "puisque"),
    key_nouns=("corrige", "solution"),
    letter_nouns=("lettre",),
    placeholders=(
        "à (?:venir|compléter|rédiger|définir|préciser|faire|remplir)", "a (?:completer|rediger|definir|preciser)",
        "texte d['’]exemple", "explication (?:à venir|manquante)",
    ),
    negatives=("pas", "jamais", "aucune?", "nullement"),
    negative_particles=("ne\\b", "n['’]"),
    negated=("pas", "jamais", "aucune?", "nullement"),
    negative_idioms=(
        "\\bn['’]est-ce\\s+pas\\b", "\\bpas\\s+(?:seulement|uniquement|que\\b|qu['’]|forcément|nécessairement|encore)",
        "\\bne\\s+(?:pas|jamais)\\b", "\\b(?:ou|mais|et|si|donc|car|ni)\\s+(?:ne\\b|n['’])", "\\b(?:ou|pourquoi)\\s+pas\\b",
        "\\bpas\\s+[àa]\\s+pas\\b", "\\bpas\\s+(?:moins|plus)\\s+d(?:e\\b|['’])",
        "\\b(?:vraie?s?|correcte?s?|justes?|exacte?s?)\\s*(?:ou|et|/)\\s*(?:est-elle\\s+)?(?:faux|fausses?|incorrecte?s?|inexacte?s?)\\b",
        "\\b(?:faux|fausses?|incorrecte?s?|inexacte?s?)\\s*(?:ou|et|/)\\s*(?:vraie?s?|correcte?s?|justes?|exacte?s?)\\b",
        "\\b(?:faux|fausses?)\\s+(?:positi[fv]|négati[fv]|alerte|ami)\\w*",
    ),
    exceptions=(
        "(?<!\\bet )sauf", "exceptée?s?", "hormis", "[àa]\\s+l['’]exception\\s+d(?:e|u|es|['’]une?(?:\\s+seule?)?)",
        "[àa]\\s+une\\s+exception\\s+près", "mis\\s+à\\s+part",
    ),
    least_words=(
        "(?<=\\bl[ea] )moins(?=\\s+(?:probable|adapté|appropri|important|fréquent|courant|recommand|efficace|pertinent|utile|indiqué|sûr|fiable|vraisemblable|correct)\\w*)",
        "(?<=\\bles )moins(?=\\s+(?:probable|adapté|appropri|important|fréquent|courant|recommand|efficace|pertinent|utile|indiqué|sûr|fiable)\\w*)",
    ),
    exception_ones=("une?", "deux", "trois", "2", "3"),
    exception_ends=(
        "(?:dans|à|en|de|avec|sur|pour)(?:\\s+une?)?",
        "(?:l['’])?une?(?:\\s+seule?)?(?:\\s+d[\\w'’]+(?:\\s+\\w+)?)?(?:\\W+l(?:e|a)quel(?:le)?)?", "l(?:e|a)quel(?:le)?",
        "lesquel(?:le)?s", "quoi", "qui", "l[ea]s?\\s+suivante?s?", "cel(?:ui|le)-ci",
    ),
    universals=("tout", "toute", "tous", "toutes"),
    false_words=(
        "non\\s+(?:correcte?|vraie?|exacte?|conforme)s?", "fausses?", "faux", "incorrecte?s?", "erronée?s?", "inexacte?s?",
    ),
    statement_words=(
        "affirmations?", "propositions?", "réponses?", "reponses?", "phrases?", "énoncés?", "enoncés?", "assertions?", "items?",
        "options?", "choix", "déclarations?", "declarations?",
    ),
    statement_articles=(
        "celle", "celles", "celui", "ceux", "la", "le", "l['’]", "les", "une", "un", "des",
    ),
    copulas=(
        "est", "sont", "est-elle", "est-il", "sont-elles", "sont-ils", "serait", "était", "soit",
    ),
    adverbs=("totalement", "clairement", "complètement", "manifestement"),
    about_words=(
        "concernant", "sur", "à", "au", "aux", "quant", "en", "dans", "pour", "parmi", "relative", "relatives", "de", "du", "des",
    ),
    relatives=("qui", "que", "qu['’]", "dont"),
    choices=(
        "lequel", "laquelle", "lesquels", "lesquelles", "une?\\s+d(?:es|e\\s+ces)",
    ),
    interrogatives=(
        "l[ea]quel(?:le)?\\s+ou\\s+lesquel(?:le)?s", "quel(?:le)?s?", "l[ea]quel(?:le)?", "lesquel(?:le)?s", "duquel", "auquel",
        "desquel(?:le)?s", "auxquel(?:le)?s", "qu['’]est-ce\\s+qu[ie]", "qu['’]est-ce\\s+qu['’]\\w+",
    ),
    opening_interrogatives=(
        "(?:l['’])?une?\\s+d(?:es|e\\s+ces)", "qu['’]est-ce\\s+qu[ie]", "qu['’]est-ce\\s+qu['’]\\w+", "qui(?:\\s+est-ce\\s+qu[ie])?",
        "que", "quoi", "où(?:\\s+est-ce\\s+que)?", "quand(?:\\s+est-ce\\s+que)?",
    ),
    asking_conjunctions=("quand", "où"),
    opening_prepositions=(
        "à", "a", "de", "d'", "en", "dans", "par", "pour", "avec", "sur", "sous", "vers", "chez", "entre", "contre", "depuis",
    ),
    reasons=(
        "pourquoi", "pour\\s+quel(?:le)?s?", "comment", "à\\s+quoi\\s+est", "en\\s+raison\\s+de\\s+quoi",
    ),
    counts=(
        "combien",
        "qu(?:el|elle)s?\\s+(?:(?:est|était|sera)\\s+(?:le|la)\\s+)?(?:pourcentage|proportion|part|nombre|probabilité|fraction|quantité|total|somme|moyenne)",
    ),
    choice_openings=(
        "parmi", "dans", "de", "concernant", "sur", "à propos", "a propos",
    ),
    order_openings=("s['’]il\\s+vous\\s+pla[iî]t",),
    orders=(
        "choisissez", "choisis", "choisir", "cochez", "coche", "cocher", "indiquez", "indique", "indiquer", "sélectionnez",
        "sélectionne", "sélectionner", "selectionnez", "entourez", "entoure", "trouvez", "trouve", "trouver", "identifiez",
        "identifie", "identifier", "désignez", "désigne", "donnez", "donne", "dites", "repérez", "repère", "relevez", "relever",
        "donner", "nommer", "désigner", "entourer", "repérer", "signaler", "signalez", "nommez", "nomme",
    ),
    subordinators=(
        "(?<!est-ce )que", "(?<!est-ce )qu['’]\\w*", "(?<!est-ce )qui", "dont", "où", "si", "s['’]ils?", "quand", "lorsque",
        "lorsqu['’]\\w*", "puisque", "puisqu['’]\\w*", "quoique", "comme", "tandis", "l[ea]quel(?:le)?", "lesquel(?:le)?s", "duquel",
        "auquel", "pourquoi", "comment", "(?:pour|de|sans|à)(?=\\s*$)",
    ),
    verbs=frozenset((
        "a", "ait", "appartenait", "appartiennent", "appartient", "aura", "aurait", "avaient", "avait", "comporte", "comportent",
        "constitue", "constituent", "contiennent", "contient", "correspond", "correspondent", "devait", "devrait", "doit", "doivent",
        "dépend", "dépendent", "est", "est-elle", "est-il", "existe", "existent", "faisait", "fait", "fait-il", "figure", "figurent",
        "font", "furent", "fut", "ont", "permet", "permettent", "peut", "peuvent", "possède", "possèdent", "pourrait", "pouvait",
        "produisent", "produit", "présente", "présentent", "relève", "représente", "représentent", "s'est", "se", "sera", "serait",
        "seront", "sert", "servent", "situe", "soient", "soit", "sont", "trouve", "trouvent", "va", "vont", "étaient", "était",
    )),
    lead_in_abbreviations=frozenset((
        "art", "av", "bd", "cf", "chap", "dr", "env", "ex", "fig", "m", "max", "min", "mlle", "mm", "mme", "no", "pr", "prof", "st",
        "ste", "tél", "vol",
    )),
    quoting_words=(
        "adverbes?", "verbes?", "pronoms?", "sujet", "soulignée?s?", "adjectifs?", "conjonctions?", "ponctu\\w+", "citations?",
        "chansons?", "paroles", "titres?", "vers", "proverbes?", "(?:a\\s+)?dit", "slogans?", "grammatical\\w*", "écrite?s?",
    ),
    lettered_nouns=(
        "reponses?", "options?", "propositions?", "affirmations?", "assertions?", "items?", "enonces?", "alternatives?", "choix",
    ),
    numbered_nouns=("options?", "propositions?", "choix", "alternatives?"),
    letter_references=(
        "\\b{noun}(?i:(?: (?:correcte?|juste|bonne|exacte?|vraie?|fausse)s?)?(?: (?:est|sont|etait|serait)(?: l[ae]s?)?)?(?:\\s?:)?)\\s(?:(?i:l[ae]s?|lettre) )?\\(?{mark}",
        "\\b{numbered}(?i: numero| n°)? {number}\\b(?![.,]?\\d|\\s?%|\\s?[€$])",
    ),
    lone_letter_references=(
        "(?:{start}|(?<=\\bet )|(?<=\\bou )|(?<=\\bque )|\\b(?i:l[ae]s?) )(?:(?i:l[ae]s?) )?{letter}(?= (?i:(?:n'|ne )?(?:est|sont|etait|etaient|serait) (?:pas |aussi |egalement |donc |la |les |le )?{verdict})\\b)",
        "\\b(?i:(?:la|les) (?:{verdict}) (?:est|sont))(?:\\s?:)? (?:(?i:l[ae]s?) )?{mark}",
    ),
    position_references=(
        "\\b(?i:la|le) {position} (?i:option|reponse|proposition|affirmation|choix|alternative)(?= (?i:(?:n'|ne )?(?:est|etait|serait) (?:pas |aussi |donc |la |le )?{verdict}|decrit|designe)\\b)",
    ),
    positions=(
        "premiere", "premier", "deuxieme", "seconde", "second", "troisieme", "quatrieme", "cinquieme", "derniere", "dernier",
    ),
    after_a_word="\\w",
    lettered_parts=frozenset((
        "alinea", "annexe", "art", "article", "classe", "clause", "groupe", "hepatite", "loi", "paragraphe", "partie", "regle",
        "section", "type", "vitamine", "§",
    )),
    pictures=(
        "figure", "image", "graphique", "schema", "diagramme", "dessin", "photo", "photographie", "illustration", "carte",
        "radiographie", "document", "courbe", "electrocardiogramme", "ecg", "capture", "vignette",
    ),
    passages=(
        "texte", "passage", "extrait", "cas", "scenario", "situation", "code", "tableau", "dialogue", "poeme", "programme",
    ),
    described_people=(
        "patient", "patiente", "client", "cliente", "personne", "homme", "femme", "enfant", "entreprise",
    ),
    reference_endings=("s", "x", "xs"),
    reference_names=(
        "question", "questions", "fig", "represente", "representee", "representes", "representees", "montre", "montree", "montres",
        "montrees", "illustre", "illustree", "illustres", "illustrees", "dessine", "dessinee", "dessines", "dessinees", "affiche",
        "affichee", "affiches", "affichees", "tableaux",
    ),
    reference_end="\\b(?! (?:de|du|des|la|le|les|un|une)\\b)",
    figure_references=(
        "\\b(?:l[ae]|(?<!\\bparmi )(?<!\\bentre )les|cette|ces?|du|aux?) {picture}s?(?: \\w+){0,2},? (?:est |sont )?(?:ci-?(?: ?dessous|dessus|contre|jointe?s?|apres)|ci (?:dessous|dessus|contre|jointe?s?)|a (?:gauche|droite)|de (?:gauche|droite)|en bas){end}",
        "\\bl'{picture}(?: \\w+){0,2},? (?:est )?(?:ci-?(?: ?dessous|dessus|contre|jointe?|apres)|ci (?:dessous|dessus|contre|jointe?)|a (?:gauche|droite)|de (?:gauche|droite)|en bas){end}",
        "\\b(?:dans|sur|selon|d'apres|de|observez|regardez|a partir de|avec) (?:(?:la|le) |l'){picture} (?:suivante?|precedente?)\\b(?! (?:l[ae]s?|une?|de|du|des)\\b)(?!\\s*:\\s*\\S)",
        "\\b(?:sur|dans|de|par|d'apres|selon) (?:cette|ce) {picture}\\b(?! d(?:e|es|u)\\b)(?! d')",
        "\\b(?:(?:represente|montre|indique|dessine|illustre)e?s? (?:sur|dans|par)|voir|voyez|observez|observe|regardez|regarde|voit-on (?:sur|dans)|vois-tu (?:sur|dans)|voyez-vous (?:sur|dans)) (?:(?:la|le) |l'){picture}\\b(?! d(?:e|es|u)\\b)(?! d')",
        "\\b(?:sur|de|dans|voir|a|d'apres|par|selon) la (?:figure|fig\\.|photo) (?:n° ?)?\\d+\\b",
        "\\b(?:(?:sur|dans|de|voici|observez|voir) )?(?:(?:le|la|ce|cette) |l'){picture} [^.?!:,\\n]{0,40}?\\bci-? ?(?:dessous|dessus|contre|jointe?s?){end}",
        "\\b(?:represente|montre|illustre|dessine|affiche)e?s? ci-?(?: ?dessous|dessus|contre)\\b",
    ),
    question_references=(
        "\\b(?:la|votre|ta) (?:question precedente|precedente question)\\b",
        "\\b(?:a|de|dans|voir) la question (?:n° ?|numero )?\\d+\\b(?! d(?:e|u)\\b)", "\\bla question ci-?(?: ?dessus)\\b",
    ),
    above_references=(
        "\\b(?:(?:le|la|les|du|ce|cette|cet|au) |l'){passage}x?s?(?: \\w+)? (?:ci-? ?dessus|precedente?s?|(?:(?:decrit|presente|cite|mentionne|donne)e?s? )(?:ci-? ?dessus|precedemment|plus haut)){end}",
        "\\b(?:(?:le|la|du|au) |l'){person} (?:(?:decrit|presente|cite|mentionne)e? (?:ci-? ?dessus|precedemment|plus haut))\\b",
    ),
    below_references=(
        '\\b(?:(?:le|la|les|du|ce|cette|cet|au) |l\'){passage}x?s?(?: \\w+)? (?:(?:decrit|presente|cite|reproduit|donne)e?s? )?(?:ci-? ?dessous|ci-? ?apres|ci-? ?contre){end}(?![^\\n]{0,80}["“«‘(:]\\s*\\S)',
        '\\b(?:dans|de|d\'apres|selon|lisez|avec|a partir de) (?:(?:le|la) |l\')(?:texte|passage|extrait|tableau|code|programme|dialogue|poeme|scenario) suivant\\b(?! (?:l[ae]s?|une?)\\b)(?![^\\n]{0,80}["“«‘(:]\\s*\\S)',
    ),
    source_references=(
        "(?:d'apres|selon|a partir de|suivant|en vous (?:basant|appuyant) sur) (?:(?:le|la|les|ce|cet|cette) |l'|les donnees du |les informations du )(?:texte|passage|extrait|tableau|{picture})(?=,)",
        "(?:dans) (?:(?:le|la|ce|cet) |l')(?:texte|passage|extrait)(?=,)",
    ),
    closing_source_references=(
        "(?:selon|d'apres) (?:(?:le|la|ce|cet|cette) |l')(?:texte|passage|extrait|tableau|{picture})(?=[\\s?.:]*$)",
    ),
    introduced=("ce", "cette"),
    about_questions=(
        "sondage", "entretien", "questionnaire", "parlement", "debat", "interview", "motion", "enquete", "enqueteur", "temoin",
    ),
    about_networks=("sommets?", "aretes?", "noeuds?"),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {"ca": {"number_signs": (",. ", "., "), "rare_number_signs": ()}, "ch": {"number_signs": (",'’. ", ".'’ "), "rare_number_signs": ()}}
