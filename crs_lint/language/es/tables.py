"""The tables of Spanish. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="es",
    name="Spanish",
    function_words=frozenset((
        "a", "al", "algo", "alguna", "algunas", "alguno", "algunos", "ante", "antes", "aquel", "aquella", "aquello", "así", "aunque",
        "cada", "casi", "como", "con", "contra", "cual", "cualquier", "cuando", "cuanto", "cuál", "cuáles", "cuándo", "cuántas",
        "cuánto", "cuántos", "de", "del", "desde", "después", "donde", "dos", "durante", "dónde", "e", "el", "ella", "ellas", "ellos",
        "en", "entonces", "entre", "era", "eran", "es", "esa", "esas", "ese", "eso", "esos", "esta", "estas", "este", "esto", "estos",
        "está", "están", "fue", "fueron", "ha", "han", "hasta", "hay", "la", "las", "le", "les", "lo", "los", "me", "mi", "mientras",
        "muy", "más", "ni", "ninguna", "ningún", "no", "nos", "o", "otra", "otras", "otro", "otros", "para", "pero", "poco", "por",
        "porque", "pueda", "puede", "pueden", "que", "quien", "quién", "quiénes", "qué", "se", "sea", "sean", "según", "ser", "si",
        "siempre", "siguiente", "siguientes", "sin", "sobre", "son", "su", "sus", "sí", "también", "tan", "tanto", "tiene", "tienen",
        "toda", "todas", "todo", "todos", "tras", "tu", "un", "una", "unas", "uno", "unos", "y", "ya", "él",
    )),
    number_signs=(",. ", "., "),
    number_words=(
        ("cero", 0), ("uno", 1), ("dos", 2), ("tres", 3), ("cuatro", 4), ("cinco", 5), ("seis", 6), ("siete", 7), ("ocho", 8),
        ("nueve", 9), ("diez", 10), ("once", 11), ("doce", 12), ("trece", 13), ("catorce", 14), ("quince", 15),
        ("dieciséis dieciseis", 16), ("diecisiete", 17), ("dieciocho", 18), ("diecinueve", 19), ("veinte", 20),
        ("veintiuno veintiún veintiun veintiuna", 21), ("veintidós veintidos", 22), ("veintitrés veintitres", 23),
        ("veinticuatro", 24), ("veinticinco", 25), ("veintiséis veintiseis", 26), ("veintisiete", 27), ("veintiocho", 28),
        ("veintinueve", 29), ("treinta", 30), ("cuarenta", 40), ("cincuenta", 50), ("sesenta", 60), ("setenta", 70), ("ochenta", 80),
        ("noventa", 90), ("cien ciento", 100), ("doscientos doscientas", 200), ("trescientos trescientas", 300),
        ("cuatrocientos cuatrocientas", 400), ("quinientos quinientas", 500), ("seiscientos seiscientas", 600),
        ("setecientos setecientas", 700), ("ochocientos ochocientas", 800), ("novecientos novecientas", 900), ("mil", 1000),
        ("un-solo una-sola un-único una-única un-unico una-unica", 1),
    ),
    number_compounds=("{tens} y {unit}", "{tens} y {article}"),
    number_articles=frozenset(("un", "una")),
    magnitudes=(
        ("mil miles", 3), ("millón millon millones", 6), ("millardo millardos", 9), ("billón billon billones", 12),
        ("trillón trillon trillones", 18),
    ),
    zero_phrases=(
        "(?:no hay )?ning[uú]na? {noun}", "ningun[oa]", "no hay {noun}",
    ),
    hedges=frozenset((
        "$", "alrededor", "aproximadamente", "casi", "cerca", "de", "del", "es", "exactamente", "hay", "solamente", "solo", "son",
        "sólo", "unas", "unos", "us", "únicamente",
    )),
    plural_letters="es",
    percent_phrases=("por\\s?ciento",),
    number_and="y",
    range_links=("a", "hasta"),
    range_openings=(
        "de", "desde", "aproximadamente", "unos", "unas", "solo", "sólo", "del",
    ),
    between=("entre", "y"),
    asks_range=(
        "rangos?\\b", "intervalos?\\b", "entre\\b", "límites?\\b", "limites?\\b", "espectro\\b", "frecuencias?\\b",
        "longitud(?:es)? de onda\\b", "bandas?\\b", "per[ií]odos?\\b", "temporadas?\\b", "normal(?:es)?\\b", "referencia\\b",
        "valores\\b", "años\\b", "eras?\\b", "[ée]pocas?\\b", "fechas?\\b", "décadas?\\b", "siglos?\\b", "capítulos?\\b",
        "páginas?\\b", "versículos?\\b", "líneas?\\b", "vivió\\b", "reinó\\b", "razón\\b", "proporciones\\b", "franjas?\\b",
    ),
    asks_number=(
        "cu[aá]nt[oa]s?\\b",
        "qué\\s+(?:\\w+\\s+){0,2}(?:edad|peso|longitud|altura|duración|profundidad|velocidad|tamaño|temperatura|dosis|porcentaje|cantidad)\\b",
        "porcentaje\\b", "número\\s+de\\b", "con\\s+qué\\s+frecuencia\\b",
    ),
    about_form=(
        "redonde", "cifras? significativ", "simplific", "irreducible", "mínima expresión", "equivalent", "notación", "científic",
        "decimal", "fracci(?!ón de(?:l|(?: la| los| las| una?)) )", "express?", "expresi", "convi[eé]rt", "convert", "escrib",
        "escrit", "formato", "ortogr", "puntua", "mayúscul", "versi", "binari", "hexadecimal", "octal", "tipo de dato", "imprim",
        "salida", "muestra", "log", "consola", "cadena", "precisi", "dígito", "oraci", "frase", "gramátic", "coma\\b", "punto\\b",
        "forma correcta", "evalu", "resultado",
    ),
    joining_words=frozenset((
        "a", "al", "ante", "antes", "bajo", "con", "contra", "cuando", "de", "del", "desde", "después", "donde", "durante", "e", "en",
        "entre", "era", "es", "esta", "este", "está", "fue", "ha", "hasta", "mientras", "no", "o", "para", "pero", "por", "porque",
        "que", "quien", "se", "ser", "sin", "sobre", "son", "su", "sus", "tras", "u", "y",
    )),
    open_words=frozenset((
        "a", "al", "con", "de", "del", "e", "el", "en", "la", "las", "los", "o", "para", "pero", "por", "que", "su", "u", "un", "una",
        "y",
    )),
    never_doubled=frozenset((
        "a", "al", "ante", "aunque", "cada", "como", "con", "contra", "cual", "cuando", "cuyo", "cuándo", "de", "del", "desde",
        "donde", "dónde", "e", "el", "ella", "ellos", "en", "entre", "es", "esa", "ese", "eso", "esta", "este", "esto", "fueron",
        "ha", "han", "hasta", "la", "las", "le", "les", "lo", "los", "me", "mi", "más", "ni", "nos", "o", "pero", "por", "porque",
        "que", "quien", "quién", "qué", "se", "sea", "según", "ser", "si", "sin", "sobre", "son", "su", "sus", "también", "te",
        "tiene", "tienen", "tu", "u", "un", "una", "unas", "unos", "y",
    )),
    may_double=frozenset((
        "abajo", "adiós", "ahora", "arriba", "así", "bla", "bonito", "bora", "bueno", "casi", "cerca", "cinco", "claro", "cuatro",
        "dale", "dame", "despacio", "era", "este", "está", "fue", "gracias", "hay", "haya", "hola", "igual", "lejos", "lento",
        "lindo", "luego", "mejor", "menos", "mucha", "mucho", "muy", "nada", "no", "nueve", "nunca", "ocho", "para", "peor", "poco",
        "pronto", "que es es", "que son son", "rápido", "siempre", "siete", "sí", "tan", "tarde", "todo", "todos", "toma", "tres",
        "vamos", "venga", "vino", "ya",
    )),
    quotation_marks=("«»", "“”"),
    sentence_openers=(
        "El", "La", "Los", "Las", "Un", "Una", "Unos", "Unas", "Este", "Esta", "Estos", "Estas", "Ese", "Esa", "Esos", "Esas", "Se",
        "Si", "Según", "Cuando", "Cuál", "Cuáles", "Qué", "Quién", "Cómo", "Dónde", "Por", "Para", "Pero", "También", "Además", "Es",
        "Son", "Hay", "Su", "Sus", "Lo", "En", "Con", "De", "Al", "Del", "No", "Cada", "Todos", "Todas", "Entre", "Desde", "Aunque",
        "Porque",
    ),
    all_of=("tod[oa]s(?: l[oa]s)?(?: (?:dos|tres|cuatro|cinco|[2-6]))?",),
    count_of=("l[oa]s (?:tres|cuatro|cinco|[3-6])",),
    every_of=("todo", "cada un[oa]", "cualquiera?"),
    none_of=("ningun[oa]s?",),
    nothing_of=("nada", "ningun"),
    both_of=(
        "amb[oa]s(?: dos)?(?: cosas)?(?: a la vez)?", "l[oa]s dos(?: cosas)?(?: a la vez)?",
    ),
    neither_of=(
        "ni un[oa] ni (?:la |el )?otr[oa]", "ni l[oa] un[oa] ni l[oa] otr[oa]",
    ),
    some_of=(
        "algun[oa]s?", "un[oa]", "dos", "tres", "vari[oa]s", "la mayoria", "solo (?:un[oa]|dos)", "mas de un[oa]", "al menos un[oa]",
        "cuatro",
    ),
    not_all_of=("no tod[oa]s", "no amb[oa]s"),
    of_words=("de", "entre"),
    article_words=(
        "la", "las", "los", "dos", "tres", "cuatro", "cinco", "[2-6]", "el",
    ),
    above=("arriba", "abajo", "susodich[oa]s?"),
    previous=("anterior(?:es)?", "precedentes?", "previ[oa]s", "siguientes"),
    listed=(
        "mencionad[oa]s?", "mencionan", "citad[oa]s?", "nombrad[oa]s?", "enumerad[oa]s?", "antedich[oa]s", "descrit[oa]s?",
    ),
    these=("est[ao]s", "es[ao]s"),
    them=("ellas", "ell[oa]s?", "esto", "eso"),
    answer_nouns=(
        "enunciados?", "afirmaci(?:on|ones)", "proposici(?:on|ones)", "aseveraci(?:on|ones)", "frases", "items?", "incisos?",
    ),
    label_nouns=("respuestas?", "opci(?:on|ones)", "alternativas?"),
    answer_verdicts=(
        "correct[oa]s?", "ciert[oa]s?", "verdader[oa]s?", "fals[oa]s?", "incorrect[oa]s?", "valid[oa]s?", "posibles", "acertad[oa]s?",
        "erroneas?", "exact[oa]s?", "aplican?", "valen", "adecuad[oa]s",
    ),
    answer_links=(
        "lo", "es", "son", "estan", "ser", "puede", "pueden", "que", "se", "si", "no", "y", "e", "o", "a", "han", "en", "sido",
        "aqui", "hay", "tambien", "igualmente", "otr[oa]s?", "demas", "dad[oa]s", "indicad[oa]s?", "propuest[oa]s", "presentad[oa]s?",
        "presentes", "senalad[oa]s", "posible", "pregunta", "todo", "puntos",
    ),
    no_answer=(
        "(?:no hay|sin) (?:ninguna )?(?:respuesta|opcion|alternativa) (?:correcta|valida)", "ni un[oa] ni (?:la |el )?otr[oa]",
    ),
    unknown_answers=(
        "no se puede (?:determinar|saber|calcular|deducir|conocer|concluir|decir|afirmar|inferir|predecir)(?: .*)?",
        "no puede (?:determinarse|saberse|calcularse|deducirse|concluirse)(?: .*)?",
        "(?:es )?imposible (?:de )?(?:determinar|saber|calcular)(?:lo)?(?: .*)?",
        "no hay (?:suficientes?|bastantes?) (?:datos|informacion)(?: .*)?", "no hay (?:datos|informacion) suficientes?(?: .*)?",
        "(?:faltan datos|falta informacion)(?: .*)?", "(?:los )?(?:datos|informacion) (?:son )?insuficientes?", "no (?:lo )?se",
    ),
    measures=(
        "algun[oa]s?", "poc[oa]s?", "much[oa]s?", "vari[oa]s", "nadie", "nada", "todo", "algo", "mayoria", "minoria", "mitad",
        "un[oa]", "dos", "tres", "cuatro", "cinco", "seis", "cero", "siempre", "nunca",
    ),
    bare_none=("ningun[oa]",),
    label_joints=("y", "e", "o", "ni", "como", "y tambien"),
    label_only=(
        "solamente", "unicamente", "solo", "nada mas", "exclusivamente",
    ),
    label_only_leads=("solo", "solamente", "unicamente"),
    label_leads=(
        "el", "la", "las", "los", "tanto", "ni", "son", "es", "enunciados?", "afirmaci(?:on|ones)", "proposici(?:on|ones)",
    ),
    label_pairs=("amb[oa]s", "tanto", "ni"),
    label_neither=("ni",),
    label_copulas=("son", "es", "estan"),
    label_tails=("ambas", "todas", "las", "dos", "ambos", "tambien"),
    named_by_letter=(
        "vitaminas?", "hepatitis", "sangre", "sanguineos?", "alelos?", "cromosomas?", "acordes?", "gripe", "influenza",
    ),
    named_by_numeral=(
        "actos?", "articulos?", "bandas?", "libros?", "categorias?", "capitulos?", "clases?", "colageno", "complejos?",
        "factor(?:es)?", "grados?", "grupos?", "derivacion(?:es)?", "nivel(?:es)?", "nervios?", "par(?:es)?", "orden", "partes?",
        "periodos?", "fases?", "cuadrantes?", "estadios?", "etapas?", "titulos?", "tipos?", "tomos?", "volumen(?:es)?", "guerras?",
        "siglos?", "rey(?:es)?",
    ),
    ordinals=(
        "primer[oa]?", "segund[oa]", "tercer[oa]?", "cuart[oa]", "quint[oa]", "ultim[oa]", "siguiente", "anterior",
    ),
    verdict_pairs=(
        "verdadero/falso", "verdadera/falsa", "cierto/falso", "correcto/incorrecto", "correcta/incorrecta", "sí/no", "v/f",
    ),
    right_words=("correct[oa]s?", "acertad[oa]s?", "exact[oa]s?"),
    because=("porque", "ya\\s+que", "pues", "puesto\\s+que", "dado\\s+que"),
    key_nouns=("clave", "solucion"),
    letter_nouns=("letra", "inciso", "literal", "apartado"),
    placeholders=(
        "pendiente(?: de (?:redac(?:tar|ci[oó]n)|escribir|completar|definir|explicar))?",
        "por (?:definir|completar|redactar|escribir|hacer|determinar|confirmar)", "a completar",
        "texto de (?:ejemplo|relleno|prueba)", "falta (?:la )?(?:explicaci[oó]n|respuesta|justificaci[oó]n)",
        "falta (?:completar|redactar|escribir)", "próximamente",
        "escriba (?:aquí |aqui )?(?:su |tu |la |el )?(?:texto|pregunta|respuesta|explicaci[oó]n|enunciado)(?: aqu[ií])?",
        "escribe (?:aquí |aqui )?(?:su |tu |la |el )?(?:texto|pregunta|respuesta|explicaci[oó]n|enunciado)(?: aqu[ií])?",
        "inserte (?:aquí |aqui )?(?:su |tu |la |el )?(?:texto|pregunta|respuesta|explicaci[oó]n|enunciado)(?: aqu[ií])?",
    ),
    negatives=("no(?!-)", "nunca", "jamás", "jamas"),
    negated=(
        "no(?!-)(?!\\s*(?:[,.;:!?)]|$))", "nunca", "jamás", "jamas", "tampoco",
    ),
    negative_idioms=(
        "\\bno\\s+(?:s[oó]lo|solamente|[uú]nicamente|necesariamente|a[uú]n|todav[ií]a|obstante|importa)\\b",
        "\\b(?:ya|a[uú]n|todav[ií]a|o|u|si|pero|sino|y|e|aunque|el|un|al|del|ni)\\s+no\\b", "\\ba\\s+no\\s+ser\\b", "\\bno\\s*[,?]",
        "\\bno\\s+(?:menos|m[aá]s|mayor(?:es)?|menor(?:es)?|inferior(?:es)?|superior(?:es)?)\\s+(?:de|que|a)\\b",
        ",\\s*no\\s+(?:es\\s+(?:as[ií]|cierto|verdad|eso)|crees?|cree\\s+usted|te\\s+parece|le\\s+parece)\\s*\\?",
        "\\b(?:verdader|ciert|correct)[oa]s?\\s*(?:[oyu/]|o\\s+es|y/o)\\s*(?:fals|incorrect)[oa]s?\\b",
        "\\b(?:fals|incorrect)[oa]s?\\s*(?:[oyu/]|y/o)\\s*(?:verdader|ciert|correct)[oa]s?\\b",
        "\\bfals[oa]s?\\s+(?:positiv|negativ|alarm)\\w+",
    ),
    exceptions=(
        "excepto", "(?<!\\ba )salvo", "exceptuando", "a excepción de", "a excepcion de", "con excepción de", "con excepcion de",
        "con la excepción de",
    ),
    comparing_exceptions=("menos",),
    least_words=(
        "(?<!\\bal )(?<!\\blo )(?<!\\bo )menos(?=\\s+(?:probable|adecuad|apropiad|important|frecuent|com[uú]n|recomend|eficaz|eficac|efectiv|relevant|[uú]til|indicad|convenient|segur|fiable|correct|verdader)\\w*)",
    ),
    stronger_negatives=("nunca", "jam[aá]s"),
    exception_ones=("un[oa]", "dos", "tres"),
    exception_ends=(
        "(?:en|a|con|de|sobre|por|para)(?:\\s+un[oa])?", "(?:la|el|los|las)\\s+siguientes?",
        "un[oa]s?(?:\\s+de\\s+\\w+(?:\\s+siguientes)?)?", "¿?\\s*cu[aá]l(?:es)?",
    ),
    universals=("todo", "toda", "todos", "todas", "cualquier", "cualquiera"),
    false_words=(
        "no\\s+(?:correct|verdader|ciert)[oa]s?", "fals[oa]s?", "incorrect[oa]s?", "err[oó]ne[oa]s?", "equivocad[oa]s?",
    ),
    statement_words=(
        "afirmaci[oó]n", "afirmaciones", "aseveraci[oó]n", "aseveraciones", "enunciados?", "respuestas?", "opci[oó]n", "opciones",
        "alternativas?", "proposici[oó]n", "proposiciones", "frases?", "sentencias?", "premisas?", "planteamientos?", "[ií]tems?",
        "declaraci[oó]n", "declaraciones",
    ),
    statement_articles=("la", "las", "el", "los", "una", "un", "lo"),
    copulas=(
        "es", "son", "sea", "sean", "era", "eran", "resulta", "resultan", "sería", "serían", "está", "están",
    ),
    adverbs=("muy", "totalmente", "claramente", "completamente", "más"),
    about_words=(
        "sobre", "respecto", "acerca", "en", "con", "entre", "según", "para", "de", "del",
    ),
    relatives=("que",),
    choices=("cu[aá]l", "cu[aá]les", "un[oa]\\s+de\\s+(?:l[ao]s|est[ao]s)"),
    interrogatives=(
        "qué\\s+es\\s+lo\\s+que", "qué", "cuál", "cuáles", "cual(?:es)?(?=\\s+(?:de|es|son)\\b)", "quién", "quiénes", "dónde",
        "cuándo",
    ),
    opening_interrogatives=(
        "un[oa]\\s+de\\s+(?:l[ao]s|est[ao]s|ell[ao]s)", "qu[eé]\\s+es\\s+lo\\s+que", "qu[eé]", "cu[aá]l(?:es)?", "qui[eé]n(?:es)?",
        "d[oó]nde", "cu[aá]ndo",
    ),
    asking_conjunctions=("cuando", "donde", "como"),
    opening_prepositions=(
        "a", "de", "en", "con", "por", "para", "sobre", "desde", "hasta", "entre", "según", "bajo", "contra", "ante", "hacia",
    ),
    reasons=(
        "por\\s+qu[eé]", "porqué", "a\\s+qu[eé]\\s+se\\s+deb\\w+", "por\\s+cu[aá]l", "cómo", "^\\W*como",
    ),
    counts=(
        "cuánt[oa]s?", "^\\W*cuant[oa]s?",
        "(?:qu[eé]|cu[aá]l\\s+(?:es|fue|era|ser[ií]a)\\s+(?:el|la))\\s+(?:porcentaje|proporci[oó]n|parte|cantidad|n[uú]mero|fracci[oó]n|probabilidad|total|suma|diferencia|promedio)",
    ),
    choice_openings=("de", "entre", "sobre", "respecto"),
    order_openings=("por\\s+favor",),
    orders=(
        "señale", "señala", "señalar", "seleccione", "selecciona", "seleccionar", "indique", "indica", "indicar", "elija", "elige",
        "elegir", "escoja", "escoge", "escoger", "marque", "marca", "marcar", "identifique", "identifica", "identificar", "encuentre",
        "encuentra", "diga", "di", "determine", "determina", "determinar", "busque", "busca", "subraye", "subraya", "responda",
        "responde",
    ),
    subordinators=(
        "que", "quien(?:es)?", "cuy[oa]s?", "donde", "cuando", "si", "porque", "aunque", "mientras", "como", "pues", "qué", "cómo",
        "dónde", "cuándo", "(?:para|por|al|de|a|con|sin|en)(?=\\s*$)",
    ),
    verbs=frozenset((
        "afecta", "afectan", "aparece", "aparecen", "aplica", "aplican", "causa", "causan", "coincide", "comunica", "considera",
        "consideran", "constituye", "constituyen", "contiene", "contienen", "corresponde", "corresponden", "cumple", "cumplen",
        "debe", "deben", "debería", "deberían", "debía", "depende", "dependen", "encuentra", "encuentran", "era", "eran", "es",
        "esta", "estaba", "estaban", "estan", "está", "están", "existe", "existen", "explica", "fabrica", "forma", "formaba",
        "forman", "formó", "fue", "fueron", "ha", "había", "habían", "hace", "hacen", "han", "hay", "haya", "hubo", "implica",
        "implican", "incluye", "incluyen", "indica", "influye", "influyen", "limita", "limitan", "modifica", "necesita", "necesitan",
        "participa", "participan", "participaron", "participó", "permite", "permiten", "pertenece", "pertenecen", "perteneció",
        "pertenecía", "pertenecían", "podia", "podría", "podrían", "podía", "podían", "presenta", "presentan", "produce", "producen",
        "publica", "pudo", "puede", "pueden", "representa", "representan", "requiere", "requieren", "sea", "sean", "seria", "será",
        "serán", "sería", "serían", "significa", "sirve", "sirven", "son", "suele", "suelen", "tendría", "tenia", "tenía", "tenían",
        "tiene", "tienen", "tuvo", "usa", "usan", "utiliza", "utilizan", "va", "van",
    )),
    clitics=(
        "se", "le", "les", "lo", "la", "los", "las", "me", "te", "nos", "os",
    ),
    attribute_endings=(
        "[ai]bles?", "[ai]d[oa]s?", "al(?:es)?", "ari[oa]s?", "os[oa]s?", "[áéíóú]\\w{1,3}ic[oa]s?", "icos?", "iv[oa]s", "ivo",
        "[aei]r(?:es|se)?", "[aei]dor(?:a|es|as)?", "[ae]ndo", "ci[oó]n", "ciones", "violencia", "dad", "escrit[oa]s?", "hech[oa]s?",
        "abiert[oa]s?", "resuelt[oa]s?", "elect[oa]s?", "ismo", "ficción",
    ),
    lead_in_abbreviations=frozenset((
        "aprox", "art", "arts", "av", "cap", "cía", "depto", "dr", "dra", "ej", "fig", "gral", "ing", "lic", "máx", "mín", "num",
        "núm", "pag", "prof", "pág", "págs", "sr", "sra", "srta", "ss", "tel", "ud", "uds", "vd", "vol",
    )),
    quoting_words=(
        "adverbi\\w+", "verb\\w+", "pronombres?", "sujeto", "subrayad\\w+", "adjetiv\\w+", "sustantiv\\w+", "conjunci\\w+",
        "puntuaci\\w+", "destacad\\w+", "cita(?:s|do|da)?", "canci[oó]n", "canciones", "letras?", "títulos?", "versos?", "refr[aá]n",
        "refranes", "dijo", "oraci[oó]n", "oraciones", "eslogan", "gramatical\\w*", "escrit[oa]s?",
    ),
    lettered_nouns=(
        "respuestas?", "opci(?:on|ones)", "alternativas?", "enunciados?", "afirmaci(?:on|ones)", "proposici(?:on|ones)",
    ),
    numbered_nouns=("opci(?:on|ones)", "alternativas?"),
    letter_references=(
        "\\b{noun}(?i:(?: (?:correct|incorrect|verdader|fals|valid)[ao]s?)?(?: (?:es|son|era|seria)(?: l[ao]s?)?)?(?:\\s?:)?)\\s(?:(?i:l[ao]s?|letra) )?\\(?{mark}",
        "\\b{numbered}(?i: numero)? {number}\\b(?![.,]?\\d|%|\\s?[€$])",
    ),
    lone_letter_references=(
        "(?:{start}|(?<=\\b[yo] )|(?<=\\bque )|(?<=\\bporque )|\\b(?i:l[ao]s?|el) )(?:(?i:l[ao]s?|el) )?{letter}(?= (?i:(?:no )?(?:es|son|era|eran|seria|serian|esta|estan) (?:tambien |tampoco |ambas |claramente |la |las )?{verdict})\\b)",
        "\\b(?i:las? (?:{verdict}) (?:es|son)):? (?:(?i:las?) )?{mark}",
    ),
    position_references=(
        "\\b(?i:la) {position} (?i:opcion|respuesta|alternativa)(?= (?i:no )?(?i:(?:es|era|seria|esta) (?:la |tambien )?{verdict}|describe|falla|nombra)\\b)",
    ),
    positions=("primera", "segunda", "tercera", "cuarta", "quinta", "ultima"),
    after_a_word="\\w",
    lettered_parts=frozenset((
        "anexo", "apartado", "art", "articulo", "clase", "grupo", "hepatitis", "inciso", "letra", "ley", "norma", "parrafo", "parte",
        "regla", "seccion", "tipo", "vitamina", "§",
    )),
    pictures=(
        "figura", "imagen", "grafico", "grafica", "diagrama", "dibujo", "fotografia", "foto", "ilustracion", "mapa", "esquema",
        "radiografia", "electrocardiograma", "ecg", "captura", "vineta",
    ),
    passages=(
        "texto", "pasaje", "fragmento", "extracto", "caso", "escenario", "situacion", "codigo", "tabla", "cuadro", "dialogo", "poema",
        "programa",
    ),
    described_people=(
        "paciente", "cliente", "persona", "hombre", "mujer", "nino", "nina", "empresa",
    ),
    reference_endings=("s",),
    reference_names=(
        "pregunta", "preguntas", "fig", "imagenes", "ilustraciones", "situaciones", "lectura", "mostrado", "mostrada", "mostrados",
        "mostradas", "representado", "representada", "representados", "representadas", "ilustrado", "ilustrada", "ilustrados",
        "ilustradas", "dibujado", "dibujada", "dibujados", "dibujadas",
    ),
    reference_end="\\b(?! (?:al?|del?|de (?:la|los|las|un|una))\\b)",
    figure_references=(
        "\\b(?:el|la|(?<!\\bde )(?<!\\bentre )l[ao]s|del|al|esta|este|estas|estos) (?:{picture}s?|imagenes|ilustraciones)(?: \\w+)?,? (?:de (?:abajo|arriba|la (?:izquierda|derecha))|a la (?:izquierda|derecha)|(?:que )?(?:se (?:muestran?|presentan?|adjuntan?) )?a continuacion|adjunt[oa]s?|inferior|(?:(?:mostrad|dad|presentad)[oa]s? )?(?:mas )?(?:abajo|arriba)){end}",
        "\\b(?:en|segun|a partir de|observ[ae]|observad|mir[ae]|ve(?:a|ase)?|analic?z?[ae]|con|de|sobre|por) (?:(?:el|la) (?:siguiente {picture}|{picture} (?:siguiente|anterior))|(?:el|la) anterior {picture})\\b(?! (?:al?|del?)\\b)(?!\\s*:\\s*\\S)",
        "\\b(?:el|la) siguiente {picture}(?= (?:muestra|representa|ilustra|corresponde)\\b|[,.?]|$)",
        "\\b(?:en|de|sobre|segun) (?:esta|este) {picture}\\b(?! del?\\b)",
        "\\b(?:(?:se (?:muestra|ve|observa|representa|indica|aprecia|senala)n?|mostrad[oa]s?|representad[oa]s?|senalad[oa]s?|indicad[oa]s?|marcad[oa]s?|aparecen?|observe|vease|ver|mire|observa|mira) (?:en )?(?:la|el|las|los)) {picture}s?\\b(?! del?\\b)",
        "\\b(?:en|de|segun|ver|vease|a|por|con) la (?:figura|fig\\.|imagen) (?:n\\.?[oº°] ?)?\\d+\\b",
        "\\b(?:aqui (?:mostrad|representad|ilustrad)[oa]s?|(?:mostrad|representad|ilustrad|dibujad)[oa]s? (?:aqui|abajo|arriba|a continuacion))\\b",
    ),
    question_references=(
        "\\b(?:la|tu|su|esta) pregunta (?:anterior|precedente|previa)\\b",
        "\\b(?:la|tu|su) (?:anterior|precedente|previa) pregunta\\b",
        "\\b(?:en|de|a|ver|vease|con) la pregunta (?:numero |n\\.?[oº°] ?)?\\d+\\b(?! del?\\b)",
    ),
    above_references=(
        "\\b(?:el|la|los|las|del|al|este|esta) (?:{passage}s?|situaciones) (?:anterior(?:es)?|precedentes?|de arriba|(?:(?:descrit|mencionad|presentad|mostrad|dad|citad|expuest)[oa]s? )(?:anteriormente|arriba|mas arriba|antes)){end}",
        "\\b(?:el|la|del|al) anterior {passage}\\b",
        "\\b(?:el|la|del|al) {person} (?:(?:descrit|mencionad|presentad|citad)[oa] (?:anteriormente|arriba|mas arriba|antes))\\b",
    ),
    below_references=(
        '\\b(?:el|la|del|al) siguiente {passage}\\b(?!\\s*:\\s*\\S)(?![^\\n]{0,80}["“«‘(:]\\s*\\S)',
        '\\b(?:el|la|del|al|este|esta) {passage} (?:siguiente|(?:que )?(?:(?:se )?(?:muestra|presenta|reproduce|sigue|aparece) )?(?:a continuacion|abajo|mas abajo)|(?:(?:mostrad|dad|presentad|reproducid)[oa] )(?:a continuacion|abajo)){end}(?![^\\n]{0,80}["“«‘(:]\\s*\\S)',
    ),
    source_references=(
        "(?:segun|de acuerdo (?:con|a)|conforme a|a partir de|basandose en|con base en|en base a) (?:los datos de |la informacion de )?(?:el |la |l )?(?:del |al )?(?:texto|pasaje|fragmento|extracto|tabla|lectura|{picture})(?=,)",
        "(?:de acuerdo |conforme |a partir |en base )?(?:al|del) (?:texto|pasaje|fragmento|extracto|{picture})(?=,)",
        "(?:en el|en la|en) (?:texto|pasaje|fragmento|extracto)(?=,)",
    ),
    closing_source_references=(
        "segun (?:el|la) (?:texto|pasaje|fragmento|extracto|lectura|{picture})(?=[\\s?.:]*$)",
    ),
    introduced=("este", "esta"),
    about_questions=(
        "encuest", "entrevist", "cuestionario", "parlament", "debate", "interrogator", "testigo", "adaptativ", "chatbot", "mocion",
    ),
    about_networks=("vertices?", "aristas?", "nodos?"),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {"es": {"number_signs": (",. ",)}, "ar": {"number_signs": (",. ",)}, "bo": {"number_signs": (",. ",)}, "cl": {"number_signs": (",. ",)}, "co": {"number_signs": (",. ",)}, "cr": {"number_signs": (",. ",)}, "ec": {"number_signs": (",. ",)}, "gq": {"number_signs": (",. ",)}, "py": {"number_signs": (",. ",)}, "uy": {"number_signs": (",. ",)}, "ve": {"number_signs": (",. ",)}, "mx": {"number_signs": ("., ",)}, "us": {"number_signs": ("., ",)}, "pr": {"number_signs": ("., ",)}, "do": {"number_signs": ("., ",)}, "gt": {"number_signs": ("., ",)}, "hn": {"number_signs": ("., ",)}, "ni": {"number_signs": ("., ",)}, "pa": {"number_signs": ("., ",)}, "sv": {"number_signs": ("., ",)}, "pe": {"number_signs": ("., ",)}}
